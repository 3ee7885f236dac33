"""Numbers and dates as exact as they are known, and what can be compared and calculated with them.

A range stands for one number or day that lies somewhere in it. The result of a calculation covers everything that
can come out, and a comparison is decided only where all of it agrees (R. E. Moore, Interval Analysis, 1966).
"""

from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple, TypeAlias

Scalar: TypeAlias = Decimal | date

_EXACT = Context(prec=60, traps=[])
_QUOTIENT = Context(prec=28, traps=[])
_LONGEST = 60


class Interval(NamedTuple):
    """A number or a date, as exact as it is known.

    Attributes:
        low: The smallest that it can be; None if there is no such end.
        high: The largest that it can be; None if there is no such end.
    """

    low: Scalar | None
    high: Scalar | None


Numbers: TypeAlias = tuple[Decimal | None, Decimal | None]
"""The ends of a range of numbers; None is open."""


def exactly(found: Scalar) -> Interval:
    """The range of one number or day."""
    return Interval(found, found)


def date_literal(text: str) -> Interval | None:
    """The day that a text `YYYY-MM-DD` names; None for any other text."""
    if len(text) != len("YYYY-MM-DD") or text[4] != "-" or text[7] != "-":
        return None
    try:
        return exactly(date.fromisoformat(text))
    except ValueError:
        return None


def compared(sign: str, left: Interval, right: Interval) -> bool | None:
    """Whether a comparison holds; None if that depends on what lies in the ranges.

    Args:
        sign: One of `tui.domain.expressions.COMPARISONS`.
        left: Numbers or dates.
        right: The same.
    """
    match sign:
        case "<":
            return _below(left, right)
        case ">":
            return _below(right, left)
        case "<=":
            return _opposite(_below(right, left))
        case ">=":
            return _opposite(_below(left, right))
        case "!=":
            return _opposite(_same(left, right))
        case _:
            return _same(left, right)


def _opposite(said: bool | None) -> bool | None:  # noqa: FBT001 - three-valued, not a switch
    return None if said is None else not said


def _below(left: Interval, right: Interval) -> bool | None:
    """Whether every value of `left` is below every value of `right`."""
    if _less(left.high, right.low):
        return True
    if _less_or_same(right.high, left.low):
        return False
    return None


def _same(left: Interval, right: Interval) -> bool | None:
    if _less(left.high, right.low) or _less(right.high, left.low):
        return False
    exact = left.low is not None and left.low == left.high == right.low == right.high
    return True if exact else None


def _less(low: Scalar | None, high: Scalar | None) -> bool:
    """Whether both ends are there, of one sort, and in this order; dates and numbers have no order."""
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return low < high
    return isinstance(low, date) and isinstance(high, date) and low < high


def _less_or_same(low: Scalar | None, high: Scalar | None) -> bool:
    return _less(low, high) or (low is not None and low == high)


def numbers(found: Interval) -> Numbers:
    """The ends; open for a date, with which nothing can be calculated."""
    low, high = (end if isinstance(end, Decimal) and end.is_finite() else None for end in found)
    return (low, high)


def bounded(low: Decimal | None, high: Decimal | None) -> Interval | None:
    """The range; None where nothing is left to compare."""
    ends = numbers(Interval(low, high))
    return None if ends == (None, None) else Interval(*ends)


def negated(found: Numbers) -> Numbers:
    """The range of the opposite."""
    low, high = found
    return (
        _EXACT.minus(high) if high is not None else None,
        _EXACT.minus(low) if low is not None else None,
    )


def added(left: Numbers, right: Numbers) -> Numbers:
    """The range of the sums."""
    low, high = (
        _EXACT.add(one, other) if one is not None and other is not None else None
        for one, other in zip(left, right, strict=True)
    )
    return (low, high)


def multiplied(left: Numbers, right: Numbers) -> Numbers:
    """The range of the products; one open end leaves both ends open, as its sign is not known."""
    products = [
        _EXACT.multiply(one, other) for one in left for other in right if one is not None and other is not None
    ]
    return _covering(products, len(left) * len(right))


def divided(left: Numbers, right: Numbers) -> Numbers:
    """The range of the quotients, of 28 digits; open where the divisor is open or can be zero."""
    low, high = right
    if low is None or high is None or low <= 0 <= high:
        return (None, None)
    quotients = [
        _QUOTIENT.divide(one, other) for one in left for other in right if one is not None and other is not None
    ]
    return _covering(quotients, len(left) * len(right))


def _covering(results: list[Decimal], wanted: int) -> Numbers:
    if len(results) < wanted or any(result.is_nan() for result in results):
        return (None, None)
    return (min(results), max(results))


def rounded(found: Numbers, *, down: bool) -> Numbers:
    """The range of the whole numbers: the nearest ones, a half away from zero, or with `down` the ones below."""
    how = ROUND_FLOOR if down else ROUND_HALF_UP
    low, high = (
        end.quantize(Decimal(1), rounding=how, context=_EXACT)
        if end is not None and abs(end.adjusted()) < _LONGEST
        else end
        for end in found
    )
    return (low, high)


def outermost(ranges: list[Interval], *, smallest: bool) -> Interval | None:
    """The range of the smallest, or of the largest, of several; None if they cannot be compared.

    Args:
        ranges: At least one.
        smallest: Whether the smallest is looked for.
    """
    sorts = {type(end) for each in ranges for end in each if end is not None}
    if len(sorts) != 1:
        return None
    lows = [each.low for each in ranges]
    highs = [each.high for each in ranges]
    open_, closed = (lows, highs) if smallest else (highs, lows)
    choose = _least if smallest else _greatest
    outer = None if None in open_ else choose(open_)
    inner = choose(closed)
    if outer is None and inner is None:
        return None
    return Interval(outer, inner) if smallest else Interval(inner, outer)


def covering(ranges: list[Interval]) -> Interval | None:
    """The range that covers all of them; None if they are of several sorts, or nothing is known."""
    low, high = outermost(ranges, smallest=True), outermost(ranges, smallest=False)
    if low is None or high is None:
        return None
    found = Interval(low.low, high.high)
    return None if found == Interval(None, None) else found


def _least(ends: list[Scalar | None]) -> Scalar | None:
    return min((end for end in ends if end is not None), default=None, key=_order)


def _greatest(ends: list[Scalar | None]) -> Scalar | None:
    return max((end for end in ends if end is not None), default=None, key=_order)


def _order(end: Scalar) -> Decimal:
    """Ends of one sort in their order."""
    return end if isinstance(end, Decimal) else Decimal(end.toordinal())


def text_of(found: Interval) -> str | None:
    """An exact number in plain digits, or an exact day as `YYYY-MM-DD`; None for a range."""
    end = found.low
    if end is None or end != found.high:
        return None
    if isinstance(end, date):
        return end.isoformat()
    if not end.is_finite() or abs(end.adjusted()) >= _LONGEST:
        return None
    return format(end.normalize(_EXACT) + 0, "f") if end else "0"
