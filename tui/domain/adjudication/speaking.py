"""What was said in a disagreement, in words: for people who read of it later, without the article beside it."""

from collections.abc import Iterator

from tui.domain import links
from tui.domain.adjudication.contents import Content, Part
from tui.domain.adjudication.decisions import Choice, Kind
from tui.domain.agreement.marks import Mark
from tui.domain.answers_showing import short_answer, show_answer
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.schema_paths import field_at
from tui.domain.spans import EVIDENCE_LABEL
from tui.domain.values import Value

BLANK_SAID = "left empty"
ABSENT = "nothing there"
_OTHER_EVENT = "another event"
_THINGS = frozenset({Kind.EVENT_MISSING, Kind.EVENT_DIVIDED, Kind.ITEM_MISSING, Kind.PROBLEM})
_SPANS = frozenset({Kind.SPAN_MISSING, Kind.SPAN_LABEL, Kind.SPAN_BOUNDARY})

KINDS_SAID = {
    Kind.ARTICLE_FIELD: "question about the article",
    Kind.EVENT_MISSING: "event that not all have",
    Kind.EVENT_DIVIDED: "one event or several",
    Kind.EVENT_TYPE: "type of the event",
    Kind.ITEM_MISSING: "entry that not all have",
    Kind.FIELD_VALUE: "answer",
    Kind.NOTHING: "why there is no value",
    Kind.EVIDENCE: "evidence",
    Kind.SPAN_MISSING: "span that not all marked",
    Kind.SPAN_LABEL: "label of a span",
    Kind.SPAN_BOUNDARY: "where a span begins and ends",
    Kind.PROBLEM: "check that fails",
}
"""What kinds of disagreements are about."""

CHOICES_SAID = {
    Choice.TAKE: "one version was taken",
    Choice.BOTH: "all versions were taken",
    Choice.NEITHER: "no version was taken",
    Choice.OWN: "another answer was given",
    Choice.ADOPT: "all of one version was taken",
    Choice.REJECT: "the event was rejected",
    Choice.LATER: "it was left for later",
    Choice.REOPEN: "it was reopened",
    Choice.ACCEPT: "a policy accepted it",
}
"""What was chosen."""


def say_content(schema: Schema, kind: str, path: str, content: Content | None, text: str) -> str:
    """What one side said, or what became gold, on one line.

    Args:
        schema: The schema.
        kind: Of the disagreement.
        path: Of the field, without the ids of items.
        content: What was said; None for a side that lacks the thing.
        text: The article's text.
    """
    if content is None:
        return ABSENT
    if kind in _SPANS:
        return " ".join(_span(schema, mark, text) for mark in content.part.evidence) or ABSENT
    field = field_of(schema, kind, path)
    if kind in _THINGS:
        fields = field.fields if field is not None else schema.event_fields
        return _inside(fields, content, schema.summary if field is None else ()) or BLANK_SAID
    return (_answer(field, content) if field is not None else _literals(content)) or BLANK_SAID


def say_quotes(kind: str, content: Content | None, text: str) -> tuple[str, ...]:
    """What the evidence of a content says, each once, in the order of the text; of whole things the first alone.

    Args:
        kind: Of the disagreement.
        content: What was said.
        text: The article's text.
    """
    marks = evidence_of(content) if content is not None else []
    return tuple(dict.fromkeys(quote(mark, text) for mark in (marks[:1] if kind in _THINGS else marks)))


def quote(mark: Mark, text: str) -> str:
    """What a stretch of text says, on one line."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in mark.ranges)


def fields_of(schema: Schema, kind: str, path: str) -> tuple[Field, ...]:
    """The level of the schema at which the path of a disagreement begins; none if no field is there any more."""
    levels = (schema.event_fields, schema.article_fields)
    ordered = levels[::-1] if kind == Kind.ARTICLE_FIELD else levels
    return next((fields for fields in ordered if field_at(fields, path) is not None), ())


def field_of(schema: Schema, kind: str, path: str) -> Field | None:
    """The field that a disagreement is about; None if there is none, or the schema does not have it any more."""
    return field_at(fields_of(schema, kind, path), path)


def _answer(field: Field, content: Content) -> str:
    if field.many and content.entries:
        return "; ".join(_entry(field, each) or BLANK_SAID for each in content.entries)
    return _part(field, content.part)


def _entry(field: Field, entry: Content) -> str:
    return _inside(field.fields, entry) if field.type is FieldType.GROUP else _part(field, entry.part)


def _part(field: Field, part: Part) -> str:
    if part.value is None:
        return part.nothing.replace("_", " ") if part.nothing is not None else ""
    said = [show_answer(field, _named(each)) for each in (part.value, *part.alternatives)]
    return " or ".join([*said, *(["nothing"] if part.optional else [])])


def _named(value: Value) -> Value:
    return links.renamed(value, lambda _: _OTHER_EVENT) or value


def _inside(fields: tuple[Field, ...], content: Content, first: tuple[str, ...] = ()) -> str:
    """The answers in a thing on one line: those that name it, or all."""
    said = []
    for path, each in content.inside:
        field = field_at(fields, path)
        if field is None or (first and path.replace("/", ".") not in first and path not in first):
            continue
        value = each.part.value
        plain = value is not None and not field.many and not each.part.alternatives
        said.append(short_answer(field, _named(value)) if plain and value is not None else _answer(field, each))
    return ", ".join(each for each in said if each)


def _literals(content: Content) -> str:
    """What is said in a field that the schema does not have any more."""
    part = content.part
    if part.value is not None:
        return " ".join(part.value.literal.split())
    if part.nothing is not None:
        return part.nothing.replace("_", " ")
    return "; ".join(filter(None, map(_literals, content.entries)))


def _span(schema: Schema, mark: Mark, text: str) -> str:
    found = schema.label(mark.label)
    title = "Evidence" if mark.label == EVIDENCE_LABEL else found.title if found is not None else mark.label
    return f"{title} “{quote(mark, text)}”"


def evidence_of(content: Content) -> list[Mark]:
    """The evidence of a content with that of all that lies in it, sorted, each once."""
    return sorted(set(_marks(content)))


def _marks(content: Content) -> Iterator[Mark]:
    yield from content.part.evidence
    for each in (*content.entries, *(inner for _, inner in content.inside)):
        yield from _marks(each)
