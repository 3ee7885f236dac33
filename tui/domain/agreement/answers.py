"""What of an answer is compared, by the type of the field."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

from tui.domain.agreement.records import Said
from tui.domain.agreement.units import Answer
from tui.domain.answers_error import AnswerError
from tui.domain.dates import PartialDate
from tui.domain.dates import parse as parse_date
from tui.domain.folding import fold
from tui.domain.indexes import ways_by_code
from tui.domain.operands import number
from tui.domain.quantities import Quantity
from tui.domain.quantities import parse as parse_quantity
from tui.domain.schema import Field, FieldType
from tui.domain.values import Nothing, Value


@dataclass(frozen=True, slots=True)
class Absent:
    """An answer that says that there is nothing: a category of its own, which no text equals."""

    kind: str

    def __str__(self) -> str:
        return f"({self.kind.replace('_', ' ')})"


NO_EVENT = Absent("no event")
"""The answer of an annotator who does not have the event at all, where such are counted."""

NO_ITEM = Absent("no item")
"""The same of an item of a repeated group."""


class Missing(Enum):
    """Why there is no answer that could be compared; none of them equals an answer of the same words."""

    BLANK = "left blank"
    NOT_APPLICABLE = "not applicable"
    NOT_STATED = "not stated"
    UNKNOWN = "unknown"
    NO_DAY = "no exact day"
    NO_NUMBER = "no number"
    NO_PLACE = "no coordinates"
    NO_RANK = "not on the scale"

    # Each is there once, and the hash of an enumeration by its name takes ten times as long.
    __hash__ = object.__hash__


Taken: TypeAlias = Answer | Missing
"""What is compared, or why nothing is."""

_DEFAULTS = {
    FieldType.LONGTEXT: "none",
    FieldType.CHOICES: "set",
    FieldType.TAGS: "set",
    FieldType.TREE: "tree",
    FieldType.SCALE: "ordinal",
    FieldType.INTEGER: "ratio",
    FieldType.DECIMAL: "ratio",
    FieldType.QUANTITY: "ratio",
    FieldType.DATE: "days",
    FieldType.TIME: "interval",
    FieldType.GROUP: "none",
}
_NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.QUANTITY)
_SEVERAL = (FieldType.CHOICES, FieldType.TAGS)
_NAMED = (FieldType.PLACE, FieldType.ACTOR)
_FOLDED = (FieldType.TEXT, FieldType.LONGTEXT, FieldType.MENTION, FieldType.PLACE, FieldType.ACTOR)
_KEPT = 256
_titles: dict[int, tuple[Mapping[str, object], Mapping[str, str]]] = {}
"""By the identity of what they were made of, as in `tui.domain.indexes`."""

LATITUDE = ("latitude", "lat")
LONGITUDE = ("longitude", "lon", "lng")


def comparison_of(field: Field) -> str:
    """How the answers of a field are compared: as the schema says, or as fits the type; `none` if not at all.

    The entries of a repeated field are compared as sets, whatever they are.
    """
    if field.many and field.type is not FieldType.GROUP and field.agreement != "none":
        return "set"
    return field.agreement or _DEFAULTS.get(field.type, "nominal")


def is_ordered(field: Field) -> bool:
    """Whether the answers of a list are compared as steps, so that coefficients for steps fit."""
    return bool(field.options) and comparison_of(field) in {"ordinal", "interval", "ratio"}


def key(field: Field, value: Value) -> Answer:
    """What makes two values the same: the id of a name out of a dictionary, else the text in plain letters."""
    named = value.part("id") if field.type in _NAMED else ""
    if named:
        return f"id {named}"
    return plain(value.literal) if field.type in _FOLDED else value.literal


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A text without case, accents and superfluous spaces."""
    return " ".join(fold(text).split())


def exact(field: Field, said: Said) -> Taken:
    """What counts as the same answer; that nothing is stated, or nothing known, is an answer too."""
    if said.values:
        return frozenset(keys(field, said)) if _holds_several(field) else key(field, said.values[0])
    if said.nothing is None:
        return Missing.BLANK
    return Missing.NOT_APPLICABLE if said.nothing is Nothing.NOT_APPLICABLE else Absent(said.nothing.value)


def option_titles(field: Field) -> Mapping[str, str]:
    """What the answers of a field with a list of answers are called, by code; no two of them alike."""
    if field.type is FieldType.BOOLEAN and not field.options:
        return {"true": "yes", "false": "no"}
    ways = ways_by_code(field.options)
    held = _titles.get(id(ways))
    if held is not None and held[0] is ways:
        return held[1]
    if len(_titles) >= _KEPT:
        _titles.clear()
    made = told_apart({code: way[-1].title for code, way in ways.items()})
    _titles[id(ways)] = (ways, made)
    return made


def told_apart(titles: Mapping[str, str]) -> Mapping[str, str]:
    """Titles by code, with the code behind those that are not the only ones of their words."""
    counts = Counter(titles.values())
    return {code: title if counts[title] == 1 else f"{title} ({code})" for code, title in titles.items()}


def title_of_answer(titles: Mapping[str, str], answer: Taken) -> str:
    """An answer as people see it: foreign text; in brackets that there is none."""
    if isinstance(answer, Missing):
        return f"({answer.value})"
    if isinstance(answer, frozenset):
        return ", ".join(sorted(title_of_answer(titles, each) for each in answer)) or "(none)"
    text = str(answer)
    return titles.get(text, text)


def keys(field: Field, said: Said) -> list[Answer]:
    """What makes the entries of an answer the same as others."""
    if field.type in _SEVERAL:
        return [line for value in said.values for line in value.lines()]
    return [key(field, value) for value in said.values]


def _holds_several(field: Field) -> bool:
    return field.many or field.type in _SEVERAL


def scaled(field: Field, said: Said) -> Taken:
    """What the distance of the field takes: a set, a way through the tree, a number, a day, a point, a name."""
    how = comparison_of(field)
    if how == "nominal":
        return exact(field, said)
    if not said.values:
        return _without(how, said.nothing)
    if how == "set":
        return frozenset(keys(field, said))
    return _SCALES[how](field, said.values[0])


def _without(how: str, nothing: Nothing | None) -> Taken:
    if nothing is None:
        return Missing.BLANK
    if nothing is Nothing.NOT_APPLICABLE or how not in {"set", "tree"}:
        return Missing(nothing.value.replace("_", " "))
    if how == "tree":
        return (Absent(nothing.value),)
    return frozenset() if nothing is Nothing.NOT_STATED else frozenset({Absent(nothing.value)})


def _way(field: Field, value: Value) -> Taken:
    way = ways_by_code(field.options).get(value.literal, ())
    return tuple(option.code for option in way) or (value.literal,)


def _rank(field: Field, value: Value) -> Taken:
    if not field.options:
        return _measured(field, value)
    rank = list(ways_by_code(field.options)).index(value.literal) if _known(field, value) else None
    return Missing.NO_RANK if rank is None else rank


def _known(field: Field, value: Value) -> bool:
    return value.literal in ways_by_code(field.options)


def _measured(field: Field, value: Value) -> Taken:
    if field.type is FieldType.DATE:
        return _day(field, value)
    found = minutes(value.literal) if field.type is FieldType.TIME else as_number(field, value)
    return Missing.NO_NUMBER if found is None else found


def _size(field: Field, value: Value) -> Taken:
    found = as_number(field, value)
    return Missing.NO_NUMBER if found is None or found < 0 else found


def as_number(field: Field, value: Value) -> float | None:
    """The number of a value: of a range the middle, of a bound the bound; None if it has none."""
    if field.type is not FieldType.QUANTITY:
        found = number(value.literal)
        return None if found is None else _plain(found)
    quantity = known_quantity(value.literal)
    if quantity is None:
        return None
    ends = [Decimal(end) for end in (quantity.low, quantity.high) if end is not None]
    return _plain(sum(ends, Decimal(0)) / len(ends)) if ends else None


def _plain(found: Decimal) -> float:
    return int(found) if found == found.to_integral_value() else float(found)


def minutes(literal: str) -> int | None:
    """Minutes since midnight of `hh:mm`; None if it is no time of day."""
    hours, _, rest = literal.partition(":")
    return 60 * int(hours) + int(rest) if hours.isdecimal() and rest.isdecimal() else None


@lru_cache(maxsize=65536)
def partial_date(literal: str) -> PartialDate | None:
    """The date of a literal; None if what came from elsewhere is none."""
    try:
        return parse_date(literal)
    except AnswerError:
        return None


@lru_cache(maxsize=65536)
def known_quantity(literal: str) -> Quantity | None:
    """The quantity of a literal; None if what came from elsewhere is none."""
    try:
        return parse_quantity(literal)
    except AnswerError:
        return None


def _day(_: Field, value: Value) -> Taken:
    found = partial_date(value.literal)
    day = found.day() if found else None
    return Missing.NO_DAY if day is None else day.toordinal()


def _point(_: Field, value: Value) -> Taken:
    found = point(value)
    return Missing.NO_PLACE if found is None else found


def point(value: Value) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, if the place has them and they are on the Earth."""
    ends = []
    for names, most in ((LATITUDE, 90), (LONGITUDE, 180)):
        found = next((number(value.part(name)) for name in names if value.part(name)), None)
        if found is None or abs(found) > most:
            return None
        ends.append(float(found))
    return ends[0], ends[1]


def _name(_: Field, value: Value) -> Taken:
    return plain(value.literal)


_SCALES: dict[str, Callable[[Field, Value], Taken]] = {
    "ordinal": _rank,
    "interval": _measured,
    "ratio": _size,
    "tree": _way,
    "days": _day,
    "distance": _point,
    "name": _name,
}
