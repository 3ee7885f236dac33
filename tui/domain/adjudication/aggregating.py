"""How several answers to one question become one, by the rule that the schema names: `aggregate`."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from tui.domain.agreement.answers import as_number, key, minutes, partial_date
from tui.domain.dates import PartialDate
from tui.domain.indexes import ways_by_code
from tui.domain.schema import Field, FieldType
from tui.domain.values import Value

ALL = "all"
"""The rule that keeps all answers; it makes a list of them and chooses none."""


def choose(field: Field, values: Sequence[Value]) -> int | None:
    """Which of several values the field's rule takes.

    Args:
        field: The question, not repeated.
        values: At least one value.

    Returns:
        The number of the value, from 0; None if there is no such rule, or if it cannot tell.
    """
    rule = _RULES.get(field.aggregate)
    return rule(field, values) if rule is not None and values else None


def _most_common(field: Field, values: Sequence[Value]) -> int | None:
    keys = [key(field, value) for value in values]
    counts = sorted((keys.count(each), -keys.index(each)) for each in set(keys))
    if len(counts) > 1 and counts[-1][0] == counts[-2][0]:
        return None
    return -counts[-1][1]


def _sizes(field: Field, values: Sequence[Value]) -> list[float] | None:
    sizes = [_size(field, value) for value in values]
    known = [size for size in sizes if size is not None]
    return known if len(known) == len(values) else None


def _size(field: Field, value: Value) -> float | None:
    match field.type:
        case FieldType.DATE:
            held = partial_date(value.literal)
            day = held.day() if held is not None else None
            return None if day is None else float(day.toordinal())
        case FieldType.TIME:
            clock = minutes(value.literal)
            return None if clock is None else float(clock)
        case FieldType.SCALE:
            codes = list(ways_by_code(field.options))
            return float(codes.index(value.literal)) if value.literal in codes else None
    return as_number(field, value)


def _smallest(field: Field, values: Sequence[Value]) -> int | None:
    sizes = _sizes(field, values)
    return sizes.index(min(sizes)) if sizes else None


def _largest(field: Field, values: Sequence[Value]) -> int | None:
    sizes = _sizes(field, values)
    return sizes.index(max(sizes)) if sizes else None


def _middle(field: Field, values: Sequence[Value]) -> int | None:
    sizes = _sizes(field, values)
    if not sizes or len(sizes) % 2 == 0:
        return None
    return sizes.index(sorted(sizes)[len(sizes) // 2])


def _most_precise(field: Field, values: Sequence[Value]) -> int | None:
    """The most exact one, if all others could mean the same."""
    if field.type is not FieldType.DATE:
        ranks = [option.code for option in field.precision]
        known = [ranks.index(value.part("precision")) for value in values if value.part("precision") in ranks]
        exact = min(known, default=None)
        single = exact is not None and len(known) == len(values) and known.count(exact) == 1
        return known.index(exact) if single and exact is not None else None
    dates = [each for value in values if (each := partial_date(value.literal)) is not None]
    if len(dates) < len(values):
        return None
    lengths = [_days(each) for each in dates]
    shortest = min((each for each in lengths if each is not None), default=None)
    if shortest is None:
        return None
    best = lengths.index(shortest)
    return best if all(_holds(each, dates[best]) for each in dates) else None


def _days(of: PartialDate) -> Decimal | None:
    first, last = of.earliest(), of.latest()
    return None if first is None or last is None else Decimal((last - first).days)


def _holds(wide: PartialDate, narrow: PartialDate) -> bool:
    first, last = wide.earliest() or date.min, wide.latest() or date.max
    low, high = narrow.earliest(), narrow.latest()
    return low is not None and high is not None and first <= low and high <= last


_RULES: dict[str, Callable[[Field, Sequence[Value]], int | None]] = {
    "most_common": _most_common,
    "min": _smallest,
    "max": _largest,
    "median": _middle,
    "most_precise": _most_precise,
}
