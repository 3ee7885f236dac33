"""What an event is recognised by in other articles: its days, places, names, numbers, type and words.

Traits are small enough to be kept for every event of a large project, so that an event is compared with others
without reading their articles again.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from zlib import crc32

from tui.domain.agreement.answers import as_number, known_quantity, partial_date, plain
from tui.domain.agreement.records import Record
from tui.domain.indexes import ways_by_code
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.spans import Range
from tui.domain.values import Value

SKETCH = 32
"""So many of the smallest hashes stand for all phrases of the text around an event."""

PHRASE = 4
"""Words in a phrase."""

_LONGEST_WORD = 24
_LETTERS = 8
_AROUND = 600
"""So many code points on either side of a piece of evidence are looked at, as far as its paragraph goes."""

_NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.QUANTITY)
_WORDED = (FieldType.TEXT, FieldType.MENTION, FieldType.REFERENCE)
_FEWEST_LEVELS = 2


class Name(NamedTuple):
    """A place, an actor, or what else an event is called by.

    Attributes:
        plain: What makes two the same: without case, accents and superfluous spaces.
        shown: As it was answered.
        id: Of the entry in a dictionary; empty for none.
        within: The names of what surrounds a place, the widest last; empty for none.
    """

    plain: str
    shown: str
    id: str = ""
    within: str = ""


class Count(NamedTuple):
    """A number that is said of an event.

    Attributes:
        path: Of the field.
        title: Of the field.
        low: The smallest that it can mean.
        high: The largest; None if that is open.
    """

    path: str
    title: str
    low: float
    high: float | None


class Traits(NamedTuple):
    """What an event is recognised by.

    Attributes:
        first: Ordinal of the first day that it can have been on; 0 if no day is known.
        last: The same of the last day.
        places: Where it was.
        names: Who took part, and what else it is called by.
        type: Codes of its type, from the root on.
        counts: What is counted.
        sketch: The smallest hashes of the phrases around its evidence, sorted.
    """

    first: int = 0
    last: int = 0
    places: tuple[Name, ...] = ()
    names: tuple[Name, ...] = ()
    type: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    sketch: tuple[int, ...] = ()

    @property
    def days(self) -> int:
        """How many days it can have been on; 0 if none is known."""
        return self.last - self.first + 1 if self.first else 0


def traits_of(schema: Schema, record: Record, text: str) -> Traits:
    """What an event is recognised by.

    Args:
        schema: By which it was filled.
        record: The event; of a completed layer.
        text: The article.
    """
    first, last = _days(schema, record)
    type_field = schema.field("event", schema.type_field)
    types = record.said[schema.type_field].values if schema.type_field in record.said else ()
    way = ways_by_code(type_field.options).get(types[0].literal, ()) if type_field and types else ()
    places: dict[str, Name] = {}
    names: dict[str, Name] = {}
    counts: list[Count] = []
    for path, field in _fields(schema.event_fields):
        values = record.said[path].values if path in record.said else ()
        if field.type is FieldType.PLACE:
            places |= {plain(value.literal): _place(field, value) for value in values}
        elif field.type is FieldType.ACTOR or (field.type in _WORDED and _is_telling(schema, path)):
            names |= {plain(value.literal): _name(field, value) for value in values}
        elif field.type in _NUMBERS:
            counts += [found for value in values[:1] if (found := _count(path, field, value)) is not None]
    return Traits(
        first,
        last,
        tuple(places.values()),
        tuple(names.values()),
        tuple(option.code for option in way),
        tuple(counts),
        sketch(paragraphs_around(text, record.evidence)),
    )


def _fields(fields: tuple[Field, ...], above: str = "") -> Iterator[tuple[str, Field]]:
    for field in fields:
        path = f"{above}{field.id}"
        if field.type is FieldType.GROUP:
            yield from _fields(field.fields, f"{path}/")
        else:
            yield path, field


def _is_telling(schema: Schema, path: str) -> bool:
    """Whether events are told apart by a field: the schema names them so, or aligns them by it."""
    return path != schema.type_field and (path in schema.summary or path in dict(schema.align))


def _days(schema: Schema, record: Record) -> tuple[int, int]:
    """The first date that is known: of the fields by which events are told apart before others."""
    paths = [path for path, field in _fields(schema.event_fields) if field.type is FieldType.DATE]
    for path in sorted(paths, key=lambda each: not _is_telling(schema, each)):
        for value in record.said[path].values if path in record.said else ():
            date = partial_date(value.literal)
            first, last = (date.earliest(), date.latest()) if date else (None, None)
            if first and last:
                return first.toordinal(), last.toordinal()
    return 0, 0


def _place(field: Field, value: Value) -> Name:
    levels = [value.part(level.code) for level in field.levels if not level.code.startswith(("lat", "lon", "lng"))]
    known = [plain(level) for level in levels if level]
    # A country alone is shared by almost all.
    within = " / ".join(known) if len(known) >= _FEWEST_LEVELS else ""
    return Name(plain(value.literal), value.literal, value.part("id"), within)


def _name(field: Field, value: Value) -> Name:
    shown = value.literal
    if field.type is FieldType.REFERENCE:
        shown = next((value.part(column) for column in field.columns if value.part(column)), value.literal)
        return Name(plain(value.literal), shown, value.literal)
    return Name(plain(value.literal), shown, value.part("id"))


def _count(path: str, field: Field, value: Value) -> Count | None:
    if field.type is not FieldType.QUANTITY:
        number = as_number(field, value)
        return None if number is None else Count(path, field.title, number, number)
    quantity = known_quantity(value.literal)
    if quantity is None or (quantity.low is None and quantity.high is None):
        return None
    return Count(
        path, field.title, float(quantity.low or 0), None if quantity.high is None else float(quantity.high)
    )


def paragraphs_around(text: str, ranges: Iterable[Range]) -> list[str]:
    """The paragraphs in which stretches of a text stand, each once; long ones are cut.

    Args:
        text: The article.
        ranges: Half-open ranges of code points.
    """
    found: dict[tuple[int, int], None] = {}
    for start, end in ranges:
        low = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
        close = text.find("\n", end)
        high = min(len(text) if close < 0 else close, end + _AROUND)
        found[low, high] = None
    return [text[low:high] for low, high in found]


def sketch(texts: Iterable[str]) -> tuple[int, ...]:
    """The smallest hashes of the phrases of some texts: those of nearly equal texts are nearly equal.

    Broder 1997, "On the resemblance and containment of documents": the share of what two such lists have in common
    estimates the share of what the texts have in common.
    """
    hashes = {crc32(phrase.encode("utf-8", "surrogatepass")) for text in texts for phrase in _phrases(text)}
    return tuple(sorted(hashes)[:SKETCH])


def _phrases(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text.casefold())
    if any(len(word) > _LONGEST_WORD for word in words):
        # A script without spaces between words.
        letters = "".join(words)
        yield from (letters[at : at + _LETTERS] for at in range(max(0, len(letters) - _LETTERS + 1)))
    else:
        parts = (islice(words, at, None) for at in range(PHRASE))
        yield from (" ".join(phrase) for phrase in zip(*parts, strict=False))


def resemblance(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """About which share of their phrases two texts have in common, from 0 to 1.

    Args:
        left: A sketch.
        right: Another one.
    """
    shared = set(left).intersection(right)
    if not shared:
        return 0.0
    size = min(SKETCH, max(len(left), len(right)))
    smallest = sorted({*left, *right})[:size]
    return sum(each in shared for each in smallest) / len(smallest)
