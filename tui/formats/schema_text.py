"""Draws a schema as the form that it makes, in plain text."""

from collections.abc import Iterator

from tui.domain.schema import Check, Column, Export, Field, FieldType, Label, Option, Schema, Table
from tui.domain.values import Nothing

_STEP = "  "
_ROWS = {"event": "a row for each event", "article": "a row for each article"}


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
    yield ("Tables", _tables(schema.tables))
    yield ("Article", _fields(schema.article_fields, _STEP, help_texts=help_texts))
    yield ("Article checks", _checks(schema.article_checks))
    yield (f"Event (type: {schema.type_field})", _fields(schema.event_fields, _STEP, help_texts=help_texts))
    yield ("Event checks", _checks(schema.checks))
    yield ("Events as a whole", _events(schema))
    yield ("Confidence", _options(schema.confidence, _STEP, help_texts=help_texts))
    yield ("Reasons for no event", _options(schema.no_event_reasons, _STEP, help_texts=help_texts))
    yield ("Review", _review(schema, help_texts=help_texts))
    if schema.export is not None:
        yield (f"Exported table ({_rows(schema.export)})", _export(schema.export))


def _labels(labels: tuple[Label, ...], *, help_texts: bool) -> Iterator[str]:
    for label in labels:
        yield f"{_STEP}{label.key}  {label.title} ({label.id}){_was(label.was)}"
        if help_texts:
            yield from _help(label.help, _STEP * 3)


def _review(schema: Schema, *, help_texts: bool) -> Iterator[str]:
    for reason in schema.review_reasons:
        log = ", into the guideline log" if reason.guideline else ""
        yield f"{_STEP}{reason.key}  {reason.title} ({reason.id}){log}"
        if help_texts:
            yield from _help(reason.help, _STEP * 3)
    if schema.feedback:
        yield f"{_STEP}annotators may see where they differ from what was decided"
    if schema.audit:
        yield f"{_STEP}{schema.audit} % of what policies accept is asked again"


def _tables(tables: tuple[Table, ...]) -> Iterator[str]:
    for table in tables:
        yield f"{_STEP}{table.id}: {table.file}, with {_row(table.columns)}"
        yield f"{_STEP * 3}found by {_row(table.search)}; shown as {table.title}, told apart by {table.key}"
        for template in table.unlisted:
            yield f"{_STEP * 3}unlisted: {template}"


def _fields(fields: tuple[Field, ...], indent: str, *, help_texts: bool) -> Iterator[str]:
    for field in fields:
        yield f"{indent}{_required(field)} {field.title} ({field.id}): {', '.join(_traits(field))}"
        below = indent + _STEP * 2
        yield from (f"{below}{line}" for line in _conditions(field))
        if help_texts:
            yield from _help(field.help, below)
            yield from _sources(field.examples, field.codebook, below)
        yield from _options(field.options, below, help_texts=help_texts)
        if field.relations:
            yield f"{below}relation:"
            yield from _options(field.relations, below, help_texts=help_texts)
        yield from _fields(field.fields, below, help_texts=help_texts)


def _required(field: Field) -> str:
    return {"true": "*", "": " "}.get(field.required, "?")


def _conditions(field: Field) -> Iterator[str]:
    if field.when:
        yield f"when {field.when}"
    if field.not_applicable_when:
        yield f"not applicable when {field.not_applicable_when}"
    if field.required not in {"", "true"}:
        yield f"required when {field.required}"
    if field.evidence not in {"", "true"}:
        yield f"evidence when {field.evidence}"
    if field.derive:
        yield f"{'always' if field.readonly else 'begins as'} {field.derive}"


def _traits(field: Field) -> Iterator[str]:
    evidence = {"true": "!", "": ""}.get(field.evidence, "!?")
    yield f"{field.type}{'…' if field.many else ''}{evidence}"
    yield from _bounds(field)
    if field.label:
        yield f"label {field.label}"
    if field.no_evidence:
        yield "no evidence"
    if field.table:
        yield f"out of {field.table}"
    if field.precision:
        yield f"precision {' / '.join(f'{each.code} {each.title}' for each in field.precision)}"
    if field.levels:
        yield f"with {_row(tuple(each.code for each in field.levels))}"
    if field.words:
        yield f"words {' / '.join(f'{word} = {number}' for word, number in field.words)}"
    if field.default:
        yield f"begins as {_row(tuple(field.default.splitlines()))}"
    if field.readonly:
        yield "read-only"
    yield from _nothing(field)
    yield from _uses(field)


def _bounds(field: Field) -> Iterator[str]:
    for word, bound, what in (
        ("at least", field.fewest, " entries"),
        ("at most", field.most, " entries"),
        ("at least", field.minimum, ""),
        ("at most", field.maximum, ""),
    ):
        if bound:
            yield f"{word} {bound}{what}"


def _nothing(field: Field) -> Iterator[str]:
    codes = dict(field.codes)
    kinds = (f'{kind} as "{codes[kind]}"' if kind in codes else kind.value for kind in field.nothing)
    if codes or (len(field.nothing) < len(Nothing) and (field.type is not FieldType.GROUP or field.many)):
        yield f"nothing: {_row(tuple(kinds)) or 'never'}"


def _uses(field: Field) -> Iterator[str]:
    """What is done with the answers later."""
    if field.review_only:
        yield "in the adjudicated result only"
    if field.agreement:
        yield f"agreement {field.agreement}"
    if field.aggregate:
        yield f"aggregate {field.aggregate}"
    if field.was:
        yield f"was {_row(field.was)}"


def _options(options: tuple[Option, ...], indent: str, *, help_texts: bool) -> Iterator[str]:
    for option in options:
        code = "" if option.code == option.title else f" ({option.code})"
        yield f"{indent}- {option.title}{code}{''.join(_option_traits(option))}"
        if help_texts:
            yield from _help(option.help, indent + _STEP)
            yield from _sources(option.examples, option.codebook, indent + _STEP)
            if option.triggers:
                yield f"{indent}{_STEP}triggers: {_row(option.triggers)}"
        yield from _options(option.options, indent + _STEP, help_texts=help_texts)


def _option_traits(option: Option) -> Iterator[str]:
    if option.retired:
        yield ", retired"
    if option.note:
        yield ", needs a note"
    yield _was(option.was)
    if option.when:
        yield f", when {option.when}"


def _checks(checks: tuple[Check, ...]) -> Iterator[str]:
    for check in checks:
        yield f"{_STEP}{check.id} ({check.severity}): {check.rule}"
        yield f"{_STEP * 2}{check.message}"


def _events(schema: Schema) -> Iterator[str]:
    """What is said of an event and not of one of its fields."""
    if schema.summary not in {(), (schema.type_field,)}:
        yield f"{_STEP}named by {_paths(schema.summary)}"
    if schema.include_when:
        yield f"{_STEP}in the table when {schema.include_when}"
    if schema.same_when:
        same = (_paths(each) if len(each) == 1 else f"{_paths(each)} in any order" for each in schema.same_when)
        yield f"{_STEP}probably one when equal: {'; '.join(same)}"
    if schema.align:
        yield f"{_STEP}matched by {', '.join(f'{_paths((path,))} ({weight})' for path, weight in schema.align)}"
    if schema.sentence:
        yield f"{_STEP}read back: {' '.join(schema.sentence.split())}"
    if schema.alternatives:
        yield f"{_STEP}answers may have alternatives"


def _rows(export: Export) -> str:
    return _ROWS.get(export.rows, f"a row for each {_paths((export.rows,))}")


def _export(export: Export) -> Iterator[str]:
    for column in export.columns:
        yield f"{_STEP}{_heading(column)}: {' '.join(column.value.split())}{''.join(_column_traits(column))}"
    if export.codes:
        yield f"{_STEP}nothing: {_codes(export.codes)}"


def _heading(column: Column) -> str:
    return f"{column.name}1 … {column.name}{column.number}" if column.number else column.name


def _column_traits(column: Column) -> Iterator[str]:
    if column.join:
        yield f', joined by "{column.join}"'
    if column.codes:
        yield f", nothing: {_codes(column.codes)}"


def _codes(codes: tuple[tuple[str, str], ...]) -> str:
    return _row(tuple(f'{kind} as "{code}"' for kind, code in codes))


def _sources(examples: tuple[str, ...], codebook: str, indent: str) -> Iterator[str]:
    if examples:
        yield f"{indent}such as: {_row(examples)}"
    if codebook:
        yield f"{indent}codebook: {codebook}"


def _was(former: tuple[str, ...]) -> str:
    return f", was {_row(former)}" if former else ""


def _row(words: tuple[str, ...]) -> str:
    return " / ".join(words)


def _paths(paths: tuple[str, ...]) -> str:
    """Fields as expressions name them."""
    return ", ".join(path.replace("/", ".") for path in paths)


def _help(text: str, indent: str) -> Iterator[str]:
    return (f"{indent}{line.strip()}" for line in text.splitlines() if line.strip())
