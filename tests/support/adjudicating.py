"""Layers of several annotators in a few words, and an adjudicator who decides all of an article."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tests.support.fixed import NumberedIds, TickingClock
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Ruling
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.resolving import Desk, accept, resolve, settle_rest
from tui.domain.adjudication.review import Panel, review_of
from tui.domain.layers import GOLD, REASON, SCHEMA, STATUS, Layer, Status
from tui.domain.schema import Check, Field, FieldType, Label, Option, Schema, Severity
from tui.domain.spans import Origin, Range, Span
from tui.domain.values import FieldValue, Nothing, Value, make_value

TEXT = "On Monday five men were shot near the old bridge. " * 4

KINDS_OF_EVENT = (Option("attack", "Attack"), Option("arrest", "Arrest"), Option("march", "March"))
SCHEMA_OF_REVIEW = Schema(
    "review",
    "1",
    "Review",
    sha256="0" * 64,
    labels=(Label("actor", "Actor", "a"), Label("place", "Place", "p")),
    article_fields=(Field("relevant", FieldType.BOOLEAN, "Relevant"),),
    event_fields=(
        Field("type", FieldType.CHOICE, "Type", options=KINDS_OF_EVENT, required="true", nothing=()),
        Field("date", FieldType.DATE, "Date"),
        Field("place", FieldType.PLACE, "Place", label="place"),
        Field("dead", FieldType.INTEGER, "Dead", required="type == 'attack'", when="type != 'march'"),
        Field("hurt", FieldType.INTEGER, "Hurt"),
        Field("weapons", FieldType.TAGS, "Weapons"),
        Field("actor", FieldType.TEXT, "Actor", many=True, label="actor"),
        Field(
            "source",
            FieldType.GROUP,
            "Source",
            many=True,
            fields=(
                Field("name", FieldType.TEXT, "Name", required="true"),
                Field("said", FieldType.INTEGER, "Said"),
            ),
        ),
        Field("part_of", FieldType.LINK, "Part of"),
        Field("verdict", FieldType.CHOICE, "Verdict", options=KINDS_OF_EVENT, review_only=True),
    ),
    type_field="type",
    summary=("date", "place", "type"),
    checks=(Check("more_hurt", "hurt >= dead", "Fewer hurt than dead.", Severity.ERROR, ("hurt",)),),
    align=(("type", "1"), ("date", "1"), ("place", "2")),
)


class Hand:
    """One annotator's layer in the making.

    Args:
        annotator: Who.
        schema: By which.
    """

    def __init__(self, annotator: str, schema: Schema = SCHEMA_OF_REVIEW, article: str = "a1") -> None:
        self.annotator = annotator
        self._schema = schema
        self._article = article
        self._spans: dict[str, Span] = {}
        self._values: dict[tuple[str, str], FieldValue] = {}
        self._events: list[str] = []

    def event(self, name: str, answers: Mapping[str, str | Nothing], at: Range | None = None) -> "Hand":
        """An event: answers by path (`actor/1`, `source/1/name`), all with the same evidence if any."""
        self._events.append(name)
        for path, answer in answers.items():
            self.say(path, answer, event=name, at=at)
        return self

    def say(
        self, path: str, answer: str | Nothing, *, event: str = "", at: Range | None = None, **more: str
    ) -> "Hand":
        """An answer; literals with more lines are lists. A part of a value follows a slash behind a space."""
        field = self._schema.field(event, path)
        assert field is not None, path
        self._make_items(event, path)
        evidence = (self._evidence(field.label or "evidence", at),) if at else ()
        value = make_value(field.type, answer, more) if not isinstance(answer, Nothing) else None
        self._values[event, path] = FieldValue(value, answer if isinstance(answer, Nothing) else None, evidence)
        return self

    def note(self, path: str, note: str, confidence: str = "", event: str = "") -> "Hand":
        """A note on an answer."""
        self._values[event, path] = replace(self._values[event, path], note=note, confidence=confidence)
        return self

    def span(self, label: str, start: int, end: int) -> "Hand":
        """A labelled span."""
        name = f"s{self.annotator}{label}{start}-{end}"
        self._spans[name] = Span(name, label, ((start, end),), Origin.LABEL)
        return self

    def _evidence(self, label: str, at: Range) -> str:
        same = (span.id for span in self._spans.values() if span.label == label and span.ranges == (at,))
        known = next(same, None)
        if known is not None:
            return known
        name = f"f{self.annotator}{label}{at[0]}-{at[1]}"
        self._spans[name] = Span(name, label, (at,), Origin.FIELD)
        return name

    def _make_items(self, event: str, path: str) -> None:
        parts = path.split("/")
        for number in range(1, len(parts)):
            above = "/".join(parts[:number])
            field = self._schema.field(event, above)
            if field is None or not field.many or len(above.split("/")) % 2 == 0:
                continue
            held = self._values.get((event, above), FieldValue())
            lines = held.value.lines() if held.value else ()
            if parts[number] not in lines:
                value = make_value("items", "\n".join((*lines, parts[number])))
                self._values[event, above] = replace(held, value=value)

    def done(self, status: Status = Status.DONE, reason: str = "") -> Layer:
        """The layer, finished."""
        attributes = {STATUS: str(status), SCHEMA: self._schema.name, **({REASON: reason} if reason else {})}
        return Layer(
            self._article, self.annotator, self._spans, tuple(self._events), self._values, attributes, revision=1
        )


def panel(*layers: Layer, schema: Schema = SCHEMA_OF_REVIEW, gold: Layer | None = None) -> Panel:
    """An article under review, with nothing decided yet."""
    held = gold or Layer(layers[0].article, GOLD)
    return Panel(schema, {layer.annotator: layer for layer in layers}, held, text=TEXT)


def with_layers(before: Panel, *layers: Layer) -> Panel:
    """The same article with layers that came late or were corrected."""
    return replace(before, layers={**before.layers, **{layer.annotator: layer for layer in layers}})


def desk(author: str = "eve") -> Desk:
    """An adjudicator."""
    return Desk(author, NumberedIds(), TickingClock())


def open_cases(of: Panel) -> list[Case]:
    """The disagreements that wait for a decision."""
    return [case for case in review_of(of).cases() if case.state in {State.OPEN, State.LATER}]


def decide_all(before: Panel, ruling: Callable[[Case], Ruling], who: Desk | None = None, most: int = 400) -> Panel:
    """Decides one disagreement after the other until none is left."""
    who = who or desk()
    after = settle_rest(accept(before, who).panel, who).panel
    for _ in range(most):
        waiting = open_cases(after)
        if not waiting:
            return after
        after = resolve(after, waiting[0], ruling(waiting[0]), who).panel
    raise AssertionError(f"{len(open_cases(after))} disagreements are left: {open_cases(after)[0]}")


Shape = tuple[object, ...]


def content_of(layer: Layer) -> dict[str, object]:
    """All that a layer says, without ids: labelled spans, and each event with its answers, sorted."""

    def marks(said: FieldValue) -> frozenset[object]:
        return frozenset((layer.spans[each].label, layer.spans[each].ranges) for each in said.evidence)

    def entry(owner: str, path: str) -> object:
        said = layer.value(owner, path)
        value: object = said.value
        if said.value is not None and said.value.type == "items":
            value = [inside(owner, f"{path}/{item}") for item in said.value.lines()]
            value = sorted(value, key=repr)
        elif said.value is not None and said.value.type == "link":
            value = ("link", position_free(said.value.literal))
        return (value, said.nothing, marks(said), said.alternatives, said.optional)

    def inside(owner: str, prefix: str) -> object:
        own = [entry(owner, prefix)] if (owner, prefix) in layer.values else []
        below = {
            path[len(prefix) + 1 :].split("/")[0]
            for path, _ in layer.values_of(owner)
            if path.startswith(prefix + "/")
        }
        return (own, sorted(((name, inside(owner, f"{prefix}/{name}")) for name in below), key=repr))

    def position_free(event: str) -> object:
        return sorted((path, repr(layer.value(event, path).value)) for path in ("type", "date", "place"))

    def event(owner: str) -> object:
        tops = sorted({path.split("/")[0] for path, _ in layer.values_of(owner)})
        return [(top, entry(owner, top)) for top in tops]

    spans = sorted({(span.label, span.ranges) for span in layer.spans.values() if span.origin is not Origin.FIELD})
    return {"article": event(""), "events": sorted(repr(event(each)) for each in layer.events), "spans": spans}


def value_of(layer: Layer, path: str, number: int = 0) -> Value | None:
    """The value of a field in one of the layer's events."""
    return layer.value(layer.events[number], path).value


def literals(layer: Layer, path: str) -> Sequence[str]:
    """What the layer's events say in a field, by event."""
    said = (layer.value(event, path).value for event in layer.events)
    return [value.literal if value else "" for value in said]
