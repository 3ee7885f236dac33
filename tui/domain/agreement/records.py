"""Events as they are compared: what one annotator answered, by path, with the evidence.

A path is `field`, or `group/field`; the ids of items are not part of it. A repeated field has several values at one
path. The items of a repeated group are records of their own, and what they say stands at the event's paths too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.domain.layers import Layer
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.spans import Range, join_ranges
from tui.domain.values import ITEMS, FieldValue, Nothing, Value


class Said(NamedTuple):
    """What is said at one path.

    Attributes:
        values: The values; several only for a repeated field.
        nothing: Why there are none.
        evidence: Code points that support it, sorted and disjoint.
    """

    values: tuple[Value, ...] = ()
    nothing: Nothing | None = None
    evidence: tuple[Range, ...] = ()


UNSAID = Said()


@dataclass(frozen=True, slots=True)
class Record:
    """An event, an item of a repeated group, or the article, as one annotator sees it.

    Attributes:
        id: Of the event or item.
        said: By path; paths without an answer are left out.
        items: The items of repeated groups, by the path of the group.
    """

    id: str
    said: Mapping[str, Said]
    items: Mapping[str, tuple["Record", ...]] = field(default_factory=dict)

    @property
    def evidence(self) -> tuple[Range, ...]:
        """Everything that supports any answer, sorted and disjoint."""
        return join_ranges(each for said in self.said.values() for each in said.evidence)


def records_of(layer: Layer, schema: Schema) -> tuple[Record, ...]:
    """The events of a layer, in its order."""
    by_owner = _by_owner(layer)
    return tuple(_record(layer, schema.event_fields, event, by_owner.get(event, {})) for event in layer.events)


def article_record(layer: Layer, schema: Schema) -> Record:
    """What a layer says of the article itself."""
    return _record(layer, schema.article_fields, "", _by_owner(layer).get("", {}))


def _by_owner(layer: Layer) -> dict[str, dict[str, FieldValue]]:
    found: dict[str, dict[str, FieldValue]] = {}
    for (owner, path), said in layer.values.items():
        found.setdefault(owner, {})[path] = said
    return found


def _record(layer: Layer, fields: tuple[Field, ...], name: str, values: Mapping[str, FieldValue]) -> Record:
    said: dict[str, Said] = {}
    items: dict[str, tuple[Record, ...]] = {}
    for each in fields:
        _read(layer, each, (each.id, each.id), values, (said, items))
    return Record(name, said, items)


def _read(
    layer: Layer,
    asked: Field,
    paths: tuple[str, str],
    values: Mapping[str, FieldValue],
    into: tuple[dict[str, Said], dict[str, tuple[Record, ...]]],
) -> None:
    """Reads one field; `paths` are that of its values, with items, and that of the record, without."""
    at, path = paths
    said, items = into
    if asked.type is FieldType.GROUP and not asked.many:
        for each in asked.fields:
            _read(layer, each, (f"{at}/{each.id}", f"{path}/{each.id}"), values, into)
    elif asked.type is FieldType.GROUP:
        _read_items(layer, asked, paths, values, into)
    elif asked.many:
        parts = [values[f"{at}/{item}"] for item in _items(values, at) if f"{at}/{item}" in values]
        _keep(said, path, _said(layer, [*parts, values[at]] if at in values else parts))
    elif at in values:
        _keep(said, path, _said(layer, [values[at]]))
    if asked.type is FieldType.GROUP and asked.many and at in values and values[at].nothing:
        items.setdefault(path, ())
        _keep(said, path, Said(nothing=values[at].nothing))


def _read_items(
    layer: Layer,
    asked: Field,
    paths: tuple[str, str],
    values: Mapping[str, FieldValue],
    into: tuple[dict[str, Said], dict[str, tuple[Record, ...]]],
) -> None:
    at, path = paths
    records = []
    for item in _items(values, at):
        inner: dict[str, Said] = {}
        inner_items: dict[str, tuple[Record, ...]] = {}
        for each in asked.fields:
            where = (f"{at}/{item}/{each.id}", f"{path}/{each.id}")
            _read(layer, each, where, values, (inner, inner_items))
        records.append(Record(item, inner, inner_items))
        for deeper, found in inner_items.items():
            into[1][deeper] = (*into[1].get(deeper, ()), *found)
        for deeper, said in inner.items():
            _keep(into[0], deeper, said)
    if records:
        into[1][path] = tuple(records)


def _items(values: Mapping[str, FieldValue], at: str) -> Iterator[str]:
    held = values[at].value if at in values else None
    if held is not None and held.type == ITEMS:
        yield from held.lines()


def _keep(said: dict[str, Said], path: str, more: Said) -> None:
    """Joins what several items say at one path."""
    if more == UNSAID:
        return
    before = said.get(path, UNSAID)
    values = (*before.values, *more.values)
    evidence = join_ranges((*before.evidence, *more.evidence))
    said[path] = Said(values, None if values else before.nothing or more.nothing, evidence)


def _said(layer: Layer, parts: list[FieldValue]) -> Said:
    values = tuple(part.value for part in parts if part.value is not None and part.value.type != ITEMS)
    nothing = None if values else next((part.nothing for part in parts if part.nothing is not None), None)
    spans = (layer.spans[each] for part in parts for each in part.evidence if each in layer.spans)
    return Said(values, nothing, join_ranges(each for span in spans for each in span.ranges))
