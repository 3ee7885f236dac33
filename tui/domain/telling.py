"""Tells in words what an edit changed, and what a layer says: for people who read a history."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.domain.answers_error import quoted
from tui.domain.answers_showing import show_answer
from tui.domain.edits import AttributeChange, Change, Edit, EventsChange, SpanChange, ValueChange
from tui.domain.layers import ALIGNMENT, ARTICLE, DECISION, OVERRIDE, SCHEMA, STATUS, Layer, ValueKey
from tui.domain.schema import Schema
from tui.domain.spans import EVIDENCE_LABEL, Span
from tui.domain.summaries import event_summary

EMPTY = "·"
"""Stands for nothing at all, as in lists."""


_EVENT = "event"
"""What else changed, where an event came or went."""


class Told(NamedTuple):
    """One thing that an edit changed.

    Attributes:
        event: Id of the event; empty for the article.
        name: Of the event as it was summed up at that moment; `article` for the article.
        field: Title of the field, or what else changed.
        path: The field's path; empty for what is no field.
        before: What was said; `EMPTY` for nothing.
        after: What is said; `EMPTY` for nothing.
    """

    event: str
    name: str
    field: str
    path: str
    before: str
    after: str

    @property
    def line(self) -> str:
        """All of it on one line."""
        return f"{self.name}: {self.field}: {self.before} → {self.after}"


def tell(schema: Schema, before: Layer, after: Layer, edit: Edit, text: str) -> tuple[Told, ...]:
    """What an edit changed, one thing after the other.

    Args:
        schema: The version by which the layer was filled.
        before: The layer before the edit.
        after: The layer after it.
        edit: The edit.
        text: The article's text.
    """
    return tuple(_Telling(schema, before, after, text).told(edit))


def in_short(told: Sequence[Told], here: str) -> str:
    """What an edit changed, on one line: the first thing, and how many others there are.

    Args:
        told: All that it changed.
        here: Id of the event that is open, which need not be named; empty for the article.
    """
    # That an article is in progress follows from the first edit; nobody asks about it.
    asked = [each for each in told if each.field != STATUS] or told[:1]
    if not asked:
        return ""
    first, others = asked[0], asked[1:]
    if first.field == _EVENT:
        others = [each for each in others if each.event != first.event]
    more = f" (and {len(others)} more)" if others else ""
    if first.field == _EVENT:
        return f"{first.name}: {first.after}{more}"
    name = f"{first.name}: " if first.event not in {here, ARTICLE} else ""
    return f"{name}{first.field}: {first.before} → {first.after}{more}"


def event_name(schema: Schema, layer: Layer, event: str) -> str:
    """An event by its number and what sums it up; `article` for the article."""
    if event == ARTICLE:
        return "article"
    number = layer.events.index(event) + 1 if event in layer.events else 0
    known = [part for part in event_summary(schema, layer, event) if part != EMPTY]
    return " · ".join([f"event {number or event}", *known])


class _Telling:
    def __init__(self, schema: Schema, before: Layer, after: Layer, text: str) -> None:
        self._schema = schema
        self._before = before
        self._after = after
        self._text = text

    def told(self, edit: Edit) -> Iterator[Told]:
        values = [change for change in edit.changes if isinstance(change, ValueChange)]
        # Evidence is told with the answer that it supports.
        quoted_with = {
            span for change in values for said in (change.before, change.after) for span in said.evidence
        }
        for change in edit.changes:
            if not (isinstance(change, SpanChange) and change.id in quoted_with):
                yield from self._change(change)

    def _change(self, change: Change) -> Iterator[Told]:
        match change:
            case ValueChange(owner=owner, path=path):
                before, after = (
                    said_text(self._schema, layer, (owner, path), self._text)
                    for layer in (self._before, self._after)
                )
                yield Told(owner, self._name(owner), self._title(owner, path), path, before, after)
            case SpanChange():
                spans = [self._span(each) for each in (change.before, change.after)]
                yield Told(ARTICLE, "article", "span", "", *spans)
            case EventsChange(before=before_order, after=after_order):
                yield from self._events(before_order, after_order)
            case AttributeChange(name=name) if not name.startswith((DECISION, ALIGNMENT)):
                # What a review did is what the edit is called; the id of a decision tells nobody anything.
                title = f"override of {name.removeprefix(OVERRIDE)}" if name.startswith(OVERRIDE) else name
                # Each first edit says by which version of the schema the layer is filled.
                if name != SCHEMA or (change.before and change.after):
                    yield Told(ARTICLE, "article", title, "", _word(name, change.before), _word(name, change.after))

    def _events(self, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Told]:
        for event in before:
            if event not in after:
                yield Told(event, event_name(self._schema, self._before, event), _EVENT, "", "there", "deleted")
        for event in after:
            if event not in before:
                yield Told(event, self._name(event), _EVENT, "", EMPTY, "made")
        kept = [event for event in before if event in after]
        moved = [event for event in after if event in before]
        if kept != moved:
            numbers = [str(before.index(event) + 1) for event in moved]
            yield Told(
                ARTICLE, "article", "order of events", "", " ".join(sorted(numbers, key=int)), " ".join(numbers)
            )

    def _name(self, owner: str) -> str:
        gone = owner not in self._after.events
        return event_name(self._schema, self._before if gone else self._after, owner)

    def _title(self, owner: str, path: str) -> str:
        return field_title(self._schema, self._after if owner in self._after.events else self._before, owner, path)

    def _span(self, span: Span | None) -> str:
        return EMPTY if span is None else span_text(self._schema, span, self._text)


def field_title(schema: Schema, layer: Layer, owner: str, path: str) -> str:
    """The title of a field, with the numbers of the items around it; the path itself if the schema lacks it."""
    titles: list[str] = []
    fields = schema.fields(owner)
    parts = path.split("/")
    at = 0
    while at < len(parts):
        field = next((each for each in fields if each.id == parts[at]), None)
        if field is None:
            return path
        title, at = field.title, at + 1
        if field.many and at < len(parts):
            items = layer.items(owner, "/".join(parts[:at]))
            number = items.index(parts[at]) + 1 if parts[at] in items else 0
            title, at = f"{title} {number or parts[at]}", at + 1
        titles.append(title)
        fields = field.fields
    return " › ".join(titles)


def said_text(schema: Schema, layer: Layer, key: ValueKey, text: str) -> str:
    """An answer on one line: the value or the kind of nothing, its evidence, how sure, and the note.

    Args:
        schema: The schema.
        layer: The layer.
        key: Owner and path of the field.
        text: The article's text.
    """
    said, spans = layer.value(*key), layer.spans
    parts: list[str] = []
    field = schema.field(*key)
    if said.value is not None:
        shown = show_answer(field, said.value) if field is not None else " ".join(said.value.literal.split())
        parts.append(shown or quoted(""))
    elif said.nothing is not None:
        parts.append(said.nothing.replace("_", " "))
    parts += [_quotes(spans[each], text) for each in said.evidence if each in spans]
    parts += [f"(or {show_answer(field, each) if field else each.literal})" for each in said.alternatives]
    parts += ["(or nothing)"] if said.optional else []
    parts += [f"[{said.confidence}]"] if said.confidence else []
    parts += [f"note: {' '.join(said.note.split())}"] if said.note else []
    return " ".join(parts) or EMPTY


def span_text(schema: Schema, span: Span, text: str) -> str:
    """A span on one line: its label and what it quotes."""
    title = next((label.title for label in schema.labels if label.id == span.label), span.label)
    return f"{'Evidence' if span.label == EVIDENCE_LABEL else title} {_quotes(span, text)}"


def _quotes(span: Span, text: str) -> str:
    return quoted(" … ".join(span.quotes(text)))


def _word(name: str, value: str) -> str:
    shown = value.replace("_", " ") if name == STATUS else " ".join(value.split())
    return shown or EMPTY


def layer_lines(schema: Schema, layer: Layer, text: str) -> Iterator[tuple[int, str]]:
    """All that a layer says: how far each line is indented, and the line.

    Args:
        schema: The version by which it was filled.
        layer: The layer.
        text: The article's text.
    """
    for name, value in sorted(layer.attributes.items()):
        if not name.startswith((DECISION, ALIGNMENT)):
            yield 0, f"{name.replace('/', ' ')}: {_word(name, value)}"
    for owner in (ARTICLE, *layer.events):
        answers = sorted(layer.values_of(owner), key=lambda each: _rank(schema, layer, owner, each[0]))
        if answers or owner:
            yield 0, event_name(schema, layer, owner)
        for path, _ in answers:
            title = field_title(schema, layer, owner, path)
            yield 1, f"{title}: {said_text(schema, layer, (owner, path), text)}"
    if layer.spans:
        yield 0, "spans"
    for span in sorted(layer.spans.values(), key=lambda span: (span.start, span.end, span.id)):
        ranges = ", ".join(f"{start}-{end}" for start, end in span.ranges)
        yield 1, f"{ranges} {span_text(schema, span, text)}"


def _rank(schema: Schema, layer: Layer, owner: str, path: str) -> tuple[int, ...]:
    """Where a path stands in the form."""
    ranks: list[int] = []
    fields = schema.fields(owner)
    parts = path.split("/")
    for at, part in enumerate(parts):
        ids = [field.id for field in fields]
        if part in ids:
            ranks.append(ids.index(part))
            fields = fields[ids.index(part)].fields
        else:
            items = layer.items(owner, "/".join(parts[:at]))
            ranks.append(items.index(part) if part in items else len(items))
    return tuple(ranks)
