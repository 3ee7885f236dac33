"""Draws a schema as the form that it makes, in plain text."""

from collections.abc import Iterator

from tui.domain.schema import Check, Field, FieldType, Label, Option, Schema
from tui.domain.values import Nothing

_STEP = "  "


def draw_schema(schema: Schema, *, help_texts: bool = False) -> Iterator[str]:
    """Draws a schema.

    Args:
        schema: The schema.
        help_texts: Whether the help of each field, label and answer is shown.

    Yields:
        Lines without line ends.
    """
    yield f"{schema.title} ({schema.id} {schema.version})"
    if help_texts:
        yield from _help(schema.help, _STEP)
    for title, lines in _parts(schema, help_texts=help_texts):
        drawn = list(lines)
        if drawn:
            yield ""
            yield title
            yield from drawn
    yield ""
    yield "* is required, ? in some cases; ! needs evidence, … takes several entries."


def _parts(schema: Schema, *, help_texts: bool) -> Iterator[tuple[str, Iterator[str]]]:
    yield ("Labels", _labels(schema.labels, help_texts=help_texts))
    yield ("Article", _fields(schema.article_fields, _STEP, help_texts=help_texts))
    yield ("Article checks", _checks(schema.article_checks))
    yield (f"Event (type: {schema.type_field})", _fields(schema.event_fields, _STEP, help_texts=help_texts))
    yield ("Event checks", _checks(schema.checks))
    yield ("Confidence", _options(schema.confidence, _STEP, help_texts=help_texts))
    yield ("Reasons for no event", _options(schema.no_event_reasons, _STEP, help_texts=help_texts))


def _labels(labels: tuple[Label, ...], *, help_texts: bool) -> Iterator[str]:
    for label in labels:
        yield f"{_STEP}{label.key}  {label.title} ({label.id})"
        if help_texts:
            yield from _help(label.help, _STEP * 3)


def _fields(fields: tuple[Field, ...], indent: str, *, help_texts: bool) -> Iterator[str]:
    for field in fields:
        yield f"{indent}{_required(field)} {field.title} ({field.id}): {', '.join(_traits(field))}"
        below = indent + _STEP * 2
        if field.when:
            yield f"{below}when {field.when}"
        if field.required not in {"", "true"}:
            yield f"{below}required when {field.required}"
        if field.evidence not in {"", "true"}:
            yield f"{below}evidence when {field.evidence}"
        if help_texts:
            yield from _help(field.help, below)
        yield from _options(field.options, below, help_texts=help_texts)
        yield from _fields(field.fields, below, help_texts=help_texts)


def _required(field: Field) -> str:
    return {"true": "*", "": " "}.get(field.required, "?")


def _traits(field: Field) -> Iterator[str]:
    evidence = {"true": "!", "": ""}.get(field.evidence, "!?")
    yield f"{field.type}{'…' if field.many else ''}{evidence}"
    if field.label:
        yield f"label {field.label}"
    if field.precision:
        yield f"precision {' / '.join(f'{each.code} {each.title}' for each in field.precision)}"
    if field.levels:
        yield f"with {' / '.join(each.code for each in field.levels)}"
    if field.minimum:
        yield f"at least {field.minimum}"
    if field.maximum:
        yield f"at most {field.maximum}"
    if field.words:
        yield f"words {' / '.join(f'{word} = {number}' for word, number in field.words)}"
    if field.default:
        yield f"begins as {field.default}"
    if len(field.nothing) < len(Nothing) and (field.type is not FieldType.GROUP or field.many):
        yield f"nothing: {' / '.join(field.nothing) or 'never'}"


def _options(options: tuple[Option, ...], indent: str, *, help_texts: bool) -> Iterator[str]:
    for option in options:
        code = "" if option.code == option.title else f" ({option.code})"
        yield f"{indent}- {option.title}{code}"
        if help_texts:
            yield from _help(option.help, indent + _STEP)
        yield from _options(option.options, indent + _STEP, help_texts=help_texts)


def _checks(checks: tuple[Check, ...]) -> Iterator[str]:
    for check in checks:
        yield f"{_STEP}{check.id} ({check.severity}): {check.rule}"
        yield f"{_STEP * 2}{check.message}"


def _help(text: str, indent: str) -> Iterator[str]:
    return (f"{indent}{line.strip()}" for line in text.splitlines() if line.strip())
