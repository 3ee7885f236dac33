"""The fields of an event or article as rows: every declared field, touched or not, and back again."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.domain.errors import FormatError
from tui.domain.layers import Layer, ValueKey
from tui.domain.schema import Field, FieldType, Option, Schema, walk_options
from tui.domain.values import BLANK, ITEMS, FieldValue, Nothing, Value
from tui.domain.wire import Json, JsonObject
from tui.formats.record_shape import EMPTY, HOLDS_VALUE

_LISTS = {FieldType.CHOICES.value, FieldType.TAGS.value}


class Labels:
    """The titles of a schema's options, looked up once for each field."""

    def __init__(self) -> None:
        self._known: dict[int, dict[str, str]] = {}

    def of(self, field: Field, value: Value) -> str:
        """The titles of what was chosen: a tree's from the root on, a list's one a line; empty for other types."""
        if not field.options:
            return ""
        titles = self._known.get(id(field))
        if titles is None:
            ways = walk_options(field.options)
            titles = self._known[id(field)] = {way[-1].code: _way(way) for way in ways}
        codes = value.lines() if value.type in _LISTS else (value.literal,)
        return "\n".join(titles.get(code, "") for code in codes)


def _way(way: tuple[Option, ...]) -> str:
    return " › ".join(option.title for option in way)


class _Spot(NamedTuple):
    """Where a row belongs: the path with and without the ids of items, and the innermost item."""

    path: str
    name: str
    item: str = ""

    def field(self, field_id: str) -> "_Spot":
        """A field at this spot."""
        return (
            _Spot(f"{self.path}/{field_id}", f"{self.name}/{field_id}", self.item)
            if self.path
            else _Spot(field_id, field_id)
        )

    def slot(self, item: str) -> "_Spot":
        """An item of the repeated field at this spot."""
        return _Spot(f"{self.path}/{item}", self.name, item)


_TOP = _Spot("", "")


class RowWriter:
    """Writes the rows of one layer.

    Args:
        schema: The schema that the layer was made with.
        layer: The completed layer.
        quotes: The quote of each span, by id.
        labels: The titles of the schema's options.
    """

    def __init__(self, schema: Schema, layer: Layer, quotes: Mapping[str, str], labels: Labels) -> None:
        self._schema = schema
        self._quotes = quotes
        self._labels = labels
        self._said: dict[str, dict[str, FieldValue]] = {owner: {} for owner in ("", *layer.events)}
        self._derived = layer.derived
        for (owner, path), said in layer.values.items():
            self._said[owner][path] = said

    def rows(self, owner: str) -> list[Json]:
        """The rows of an event, or of the article: what the schema declares in its order, then what it does not."""
        left = dict(self._said[owner])
        rows = list(self._walk(self._schema.fields(owner), left, _TOP))
        rows.extend(self._row(_Spot(path, path), "", "", left[path]) for path in sorted(left))
        if self._derived:
            for row in rows:
                row["derived"] = (owner, row["path"]) in self._derived
        return list(rows)

    def _walk(self, fields: tuple[Field, ...], left: dict[str, FieldValue], inside: _Spot) -> Iterator[JsonObject]:
        """Writes the rows of some fields, and takes what it writes out of `left`."""
        for field in fields:
            spot = inside.field(field.id)
            said = left.pop(spot.path, BLANK)
            if not field.many:
                yield from self._one(field, said, left, spot)
                continue
            yield self._row(spot, ITEMS, "", said)
            for item in said.value.lines() if said.value is not None and said.value.type == ITEMS else ():
                slot = spot.slot(item)
                yield from self._one(field, left.pop(slot.path, BLANK), left, slot)

    def _one(
        self, field: Field, said: FieldValue, left: dict[str, FieldValue], spot: _Spot
    ) -> Iterator[JsonObject]:
        if field.type is not FieldType.GROUP or said != BLANK:
            label = self._labels.of(field, said.value) if said.value is not None else ""
            row = self._row(spot, field.type.value, label, said)
            if said.alternatives:
                row["alternatives"] = [
                    _alternative(each, self._labels.of(field, each)) for each in said.alternatives
                ]
            yield row
        if field.type is FieldType.GROUP:
            yield from self._walk(field.fields, left, spot)

    def _row(self, spot: _Spot, type_: str, label: str, said: FieldValue) -> JsonObject:
        value = said.value
        state = HOLDS_VALUE if value is not None else (said.nothing.value if said.nothing else EMPTY)
        return {
            "path": spot.path,
            "field": spot.name,
            "item": spot.item,
            "type": value.type if value is not None else type_,
            "state": state,
            "value": value.literal if value is not None else "",
            "label": label,
            "parts": _written_parts(value) if value is not None else [],
            "evidence": list(said.evidence),
            "quotes": [self._quotes[span] for span in said.evidence],
            "confidence": said.confidence,
            "note": said.note,
            "derived": False,
            "optional": said.optional,
            "alternatives": [_alternative(each, "") for each in said.alternatives],
        }


def _alternative(value: Value, label: str) -> JsonObject:
    return {"type": value.type, "value": value.literal, "label": label, "parts": _written_parts(value)}


def _written_parts(value: Value) -> list[Json]:
    return [{"name": part, "value": text} for part, text in value.parts]


def read_rows(
    rows: list[JsonObject], owner: str, quotes: Mapping[str, str], where: str
) -> Iterator[tuple[ValueKey, FieldValue]]:
    """The field values that rows stand for; blank ones are passed over, and answers that were worked out.

    Args:
        rows: As `RECORD` describes them.
        owner: The event's id, or empty for the article.
        quotes: The quote of each span, by id.
        where: The place of the rows in the record, for errors.

    Raises:
        FormatError: A row contradicts itself, the spans, or another row.
    """
    seen: set[str] = set()
    for index, row in enumerate(rows):
        path = str(row["path"])
        place = f"{where}[{index}]"
        if path in seen or not path or not all(path.split("/")):
            raise FormatError(f"{place}: the path {path[:60]!r} stands twice or is not a path")
        seen.add(path)
        said = _read_row(row, quotes, place)
        if said != BLANK:
            yield (owner, path), said


def _read_row(row: JsonObject, quotes: Mapping[str, str], where: str) -> FieldValue:
    evidence = texts(row["evidence"])
    for span in evidence:
        if span not in quotes:
            raise FormatError(f"{where}: the evidence {span[:60]!r} is not a span of this record")
    if texts(row["quotes"]) != tuple(quotes[span] for span in evidence):
        raise FormatError(f"{where}: the quotes are not those of the evidence")
    state, value = str(row["state"]), None
    if state == HOLDS_VALUE:
        value = Value(str(row["type"]), str(row["value"]), _parts(row["parts"], where))
    elif row["value"] or row["parts"]:
        raise FormatError(f"{where}: the state is {state}, and yet there is a value")
    nothing = Nothing(state) if state not in {HOLDS_VALUE, EMPTY} else None
    alternatives = tuple(
        Value(str(each["type"]), str(each["value"]), _parts(each["parts"], where))
        for each in objects(row.get("alternatives", []))
    )
    optional = row.get("optional") is True
    if (alternatives or optional) and value is None:
        raise FormatError(f"{where}: the state is {state}, and yet it is optional or has alternatives")
    if row.get("derived") is True:
        value, nothing, alternatives, optional = None, None, (), False
    return FieldValue(value, nothing, evidence, str(row["confidence"]), str(row["note"]), alternatives, optional)


def _parts(encoded: Json, where: str) -> tuple[tuple[str, str], ...]:
    parts = pairs(encoded)
    if list(parts) != sorted(dict(parts).items()) or not all(name and text for name, text in parts):
        raise FormatError(f"{where}: the parts must be sorted by name, and none of them empty")
    return parts


def pairs(encoded: Json) -> tuple[tuple[str, str], ...]:
    """Names and texts of checked `{"name", "value"}` rows."""
    return tuple((str(each["name"]), str(each["value"])) for each in objects(encoded))


def objects(encoded: Json) -> list[JsonObject]:
    """The objects of a checked list."""
    return [each for each in encoded if isinstance(each, dict)] if isinstance(encoded, list) else []


def texts(encoded: Json) -> tuple[str, ...]:
    """The texts of a checked list."""
    return tuple(each for each in encoded if isinstance(each, str)) if isinstance(encoded, list) else ()
