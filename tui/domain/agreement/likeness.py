"""How alike two answers are, from 0 to 1, when the question is whether two records mean the same event.

This is not agreement: here a partial match gives some credit, so that records find each other in spite of a
difference, and the difference is counted afterwards.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from tui.domain.agreement import distances
from tui.domain.agreement.answers import as_number, key, keys, known_quantity, minutes, partial_date, plain, scaled
from tui.domain.agreement.assignment import assign
from tui.domain.agreement.marks import length, shared_length
from tui.domain.agreement.records import Said
from tui.domain.dates import DatePoint, PartialDate
from tui.domain.indexes import ways_by_code
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range
from tui.domain.values import Value

PARTIAL = 0.5
"""The most that anything but equality counts."""

_SCALE = 10**9
_NEAR_MINUTES = 60
_SEVERAL = (FieldType.CHOICES, FieldType.TAGS)


def alike(field: Field, left: Said, right: Said) -> float | None:
    """How alike two answers to a field are.

    Returns:
        None if either side has no value.
    """
    if not left.values or not right.values:
        return None
    if left.values == right.values:
        return 1.0
    if field.type in _SEVERAL:
        first, second = set(keys(field, left)), set(keys(field, right))
        return 2 * len(first & second) / (len(first) + len(second)) if first or second else None
    if len(left.values) > 1 or len(right.values) > 1:
        return _several(field, left.values, right.values)
    return _one(field, left.values[0], right.values[0])


def _several(field: Field, left: Sequence[Value], right: Sequence[Value]) -> float:
    """Twice the credit of the best one-to-one matching of the entries, by the number of entries."""
    credits_of = {
        (number, other): round(_one(field, one, two) * _SCALE)
        for number, one in enumerate(left)
        for other, two in enumerate(right)
    }
    matched = sum(credits_of[pair] for pair in assign(credits_of))
    return 2 * matched / _SCALE / (len(left) + len(right))


def _one(field: Field, left: Value, right: Value) -> float:
    if key(field, left) == key(field, right):
        return 1.0
    found = _ALIKE.get(field.type)
    return found(field, left, right) if found else 0.0


def _tree(field: Field, left: Value, right: Value) -> float:
    first, second = (scaled_way(field, value) for value in (left, right))
    return min(PARTIAL, 1 - distances.tree(first, second))


def scaled_way(field: Field, value: Value) -> tuple[object, ...]:
    """The codes from the top of the tree to the value."""
    way = ways_by_code(field.options).get(value.literal, ())
    return tuple(option.code for option in way) or (value.literal,)


def _dates(_: Field, left: Value, right: Value) -> float:
    first, second = partial_date(left.literal), partial_date(right.literal)
    return dates_alike(first, second) if first and second else 0.0


def _times(_: Field, left: Value, right: Value) -> float:
    first, second = minutes(left.literal), minutes(right.literal)
    if first is None or second is None:
        return 0.0
    return PARTIAL * (distances.around_the_clock(first, second) <= _NEAR_MINUTES)


def _numbers(field: Field, left: Value, right: Value) -> float:
    found = as_number(field, left)
    return float(found is not None and found == as_number(field, right))


def _scale(field: Field, left: Value, right: Value) -> float:
    ranks = [scaled(field, Said((value,))) for value in (left, right)]
    steps = len(field.options) - 1
    if steps < 1 or not all(isinstance(rank, int) for rank in ranks):
        return 0.0
    first, second = (rank if isinstance(rank, int) else 0 for rank in ranks)
    return PARTIAL * (1 - abs(first - second) / steps)


def dates_alike(left: PartialDate, right: PartialDate) -> float:
    """Half if two dates that are not the same could be the same, or if two days are neighbours."""
    ends = (left.earliest(), left.latest(), right.earliest(), right.latest())
    if _without_year(left) or _without_year(right):
        return PARTIAL * _same_but_year(left, right)
    first, last, other_first, other_last = ends
    before = last is not None and other_first is not None and (other_first - last).days > _slack(left, right)
    after = first is not None and other_last is not None and (first - other_last).days > _slack(left, right)
    return 0.0 if before or after else PARTIAL


def _slack(left: PartialDate, right: PartialDate) -> int:
    return int(left.day() is not None and right.day() is not None)


def _without_year(of: PartialDate) -> bool:
    return any(point is not None and not point.year for point in (of.start, of.end))


def _same_but_year(left: PartialDate, right: PartialDate) -> bool:
    first, second = left.start or left.end, right.start or right.end
    return first is not None and second is not None and _parts_agree(first, second)


def _parts_agree(left: DatePoint, right: DatePoint) -> bool:
    pairs = ((left.year, right.year), (left.month, right.month), (left.day, right.day))
    return all(one == other or not one or not other for one, other in pairs)


def _quantities(_: Field, left: Value, right: Value) -> float:
    first, second = known_quantity(left.literal), known_quantity(right.literal)
    if first is None or second is None:
        return 0.0
    below = first.high is not None and second.low is not None and first.high < second.low
    above = second.high is not None and first.low is not None and second.high < first.low
    return 0.0 if below or above else PARTIAL


def _places(field: Field, left: Value, right: Value) -> float:
    levels = [level.code for level in field.levels if left.part(level.code) and right.part(level.code)]
    names = [level for level in levels if not level.startswith(("lat", "lon", "lng"))]
    shared = sum(left.part(level) == right.part(level) for level in names) / len(names) if names else 0.0
    # Of a shared country alone almost every pair of places would be alike.
    return max(_names(field, left, right), PARTIAL * shared if shared == 1 and len(names) > 1 else 0.0)


def _names(_: Field, left: Value, right: Value) -> float:
    return names_alike(plain(left.literal), plain(right.literal))


@lru_cache(maxsize=65536)
def names_alike(first: str, second: str) -> float:
    """How alike two names in plain letters are: half if all words of one are in the other, or by their letters."""
    words, others = set(first.split()), set(second.split())
    if words and others and (words <= others or others <= words):
        return PARTIAL
    near = 1 - distances.names(first, second)
    return PARTIAL * near if near >= PARTIAL else 0.0


_ALIKE: dict[FieldType, Callable[[Field, Value, Value], float]] = {
    FieldType.TEXT: _names,
    FieldType.LONGTEXT: _names,
    FieldType.MENTION: _names,
    FieldType.ACTOR: _names,
    FieldType.REFERENCE: _names,
    FieldType.TREE: _tree,
    FieldType.SCALE: _scale,
    FieldType.DATE: _dates,
    FieldType.TIME: _times,
    FieldType.INTEGER: _numbers,
    FieldType.DECIMAL: _numbers,
    FieldType.QUANTITY: _quantities,
    FieldType.PLACE: _places,
}


def evidence_alike(left: Sequence[Range], right: Sequence[Range]) -> float | None:
    """How far two pieces of evidence are the same stretch of text.

    The mean of what they share of the shorter one and of both: a word inside a sentence counts much, a whole
    paragraph around it less.

    Returns:
        None if either is empty.
    """
    if not left or not right:
        return None
    shared = shared_length(left, right)
    if not shared:
        return 0.0
    first, second = length(left), length(right)
    return (shared / min(first, second) + 2 * shared / (first + second)) / 2
