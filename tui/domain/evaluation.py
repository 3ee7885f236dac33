"""The expression language of schemas: its meaning.

Evaluation knows three answers: true, false, and unknown for what an annotator has not said. Unknown spreads as in
Kleene's strong logic of indeterminacy (S. C. Kleene, Introduction to Metamathematics, 1952, section 64): `false and
unknown` is false, `true or unknown` is true, everything else that touches an unknown is unknown.

Numbers and dates are ranges, since "at least 40" and "January 2022" are answers too; an exact one has equal ends,
an open end is None. A comparison of two ranges holds if it holds whatever lies in them, fails if it fails whatever
lies in them, and is unknown otherwise.
"""

from collections.abc import Callable
from datetime import date
from decimal import Context, Decimal
from typing import NamedTuple, TypeAlias

from tui.domain.expressions import Expression, Kind

Scalar: TypeAlias = Decimal | date

_EXACT = Context(prec=60, traps=[])


class Interval(NamedTuple):
    """A number or a date, as exact as it is known.

    Attributes:
        low: The smallest that it can be; None if there is no such end.
        high: The largest that it can be; None if there is no such end.
    """

    low: Scalar | None
    high: Scalar | None


Operand: TypeAlias = str | bool | int | Scalar | Interval | tuple[str, ...] | None
"""What a name can stand for: a text or code, a truth, a number or date, several codes; None is unknown."""

Lookup: TypeAlias = Callable[[str], Operand]
"""Finds what a name stands for; a call is looked up by its whole text, such as `count(source)`."""


def evaluate(expression: Expression, lookup: Lookup) -> Operand:
    """Evaluates an expression.

    Args:
        expression: From `tui.domain.expressions.parse`.
        lookup: What the names stand for.

    Returns:
        The result; numbers and dates as an `Interval`; None if it is unknown, or if the operands do not fit.
    """
    kind = expression.kind
    if kind is Kind.LITERAL:
        return _ranged(expression.literal)
    if kind in {Kind.NAME, Kind.CALL}:
        return _ranged(lookup(_looked_up(expression)))
    if kind is Kind.AND or kind is Kind.OR:
        return _joined(expression, lookup)
    if kind is Kind.IN:
        return _contained(expression, lookup)
    operands = [evaluate(part, lookup) for part in expression.parts]
    return _REST[kind](expression, operands)


def holds(expression: Expression, lookup: Lookup, *, unknown: bool) -> bool:
    """Whether an expression is true.

    Args:
        expression: From `tui.domain.expressions.parse`.
        lookup: What the names stand for.
        unknown: What to make of an unknown result.
    """
    said = evaluate(expression, lookup)
    return said if isinstance(said, bool) else unknown


def _looked_up(expression: Expression) -> str:
    return expression.text if expression.kind is Kind.NAME else f"{expression.text}({expression.parts[0].text})"


def _ranged(found: Operand) -> Operand:
    """Numbers and dates as ranges; what is not finite is unknown."""
    if isinstance(found, bool | str):
        return found
    if isinstance(found, int):
        found = Decimal(found)
    if isinstance(found, Decimal):
        return Interval(found, found) if found.is_finite() else None
    if isinstance(found, date):
        return Interval(found, found)
    return found


def _joined(expression: Expression, lookup: Lookup) -> bool | None:
    deciding = expression.kind is Kind.OR
    open_ = False
    for part in expression.parts:
        said = evaluate(part, lookup)
        if said is deciding:
            return deciding
        open_ = open_ or not isinstance(said, bool)
    return None if open_ else not deciding


def _contained(expression: Expression, lookup: Lookup) -> bool | None:
    item, container = expression.parts
    left = evaluate(item, lookup)
    if left is None:
        return None
    if container.kind is not Kind.LIST:
        held = evaluate(container, lookup)
        return left in held if isinstance(held, tuple) and not isinstance(held, Interval) else None
    answers = [_compared("==", left, evaluate(part, lookup)) for part in container.parts]
    if True in answers:
        return True
    return None if None in answers else False


def _denied(_: Expression, operands: list[Operand]) -> bool | None:
    return not operands[0] if isinstance(operands[0], bool) else None


def _comparison(expression: Expression, operands: list[Operand]) -> bool | None:
    return _compared(expression.text, operands[0], operands[1])


def _compared(sign: str, left: Operand, right: Operand) -> bool | None:
    left, right = _alike(left, right)
    if isinstance(left, Interval) and isinstance(right, Interval):
        return _compared_ranges(sign, left, right)
    if isinstance(left, str) and isinstance(right, str):
        return _ordered(sign, left, right)
    if isinstance(left, bool) and isinstance(right, bool) and sign in {"==", "!="}:
        return (left == right) is (sign == "==")
    return None


def _alike(left: Operand, right: Operand) -> tuple[Operand, Operand]:
    """A text that stands beside a date is read as a date."""
    if isinstance(left, str) and isinstance(right, Interval):
        return (date_literal(left), right)
    if isinstance(right, str) and isinstance(left, Interval):
        return (left, date_literal(right))
    return (left, right)


def date_literal(text: str) -> Interval | None:
    """The day that a text `YYYY-MM-DD` names; None for any other text."""
    if len(text) != len("YYYY-MM-DD") or text[4] != "-" or text[7] != "-":
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Interval(day, day)


def _ordered(sign: str, left: str, right: str) -> bool:
    match sign:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right


def _compared_ranges(sign: str, left: Interval, right: Interval) -> bool | None:
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


def _calculated(expression: Expression, operands: list[Operand]) -> Operand:
    ranges = [_numbers(each) for each in operands if isinstance(each, Interval)]
    if len(ranges) != len(operands):
        return None
    if expression.kind is Kind.MINUS:
        low, high = ranges[0]
        return _bounded(
            _EXACT.minus(high) if high is not None else None, _EXACT.minus(low) if low is not None else None
        )
    combine = _added if expression.kind is Kind.SUM else _multiplied
    total = ranges[0]
    for each in ranges[1:]:
        total = combine(total, each)
    return _bounded(*total)


_Numbers: TypeAlias = tuple[Decimal | None, Decimal | None]


def _numbers(found: Interval) -> _Numbers:
    """The ends; open for a date, with which nothing can be calculated."""
    low, high = (end if isinstance(end, Decimal) and end.is_finite() else None for end in found)
    return (low, high)


def _bounded(low: Decimal | None, high: Decimal | None) -> Interval | None:
    """None where nothing is left to compare."""
    found = Interval(low, high)
    ends = _numbers(found)
    return None if ends == (None, None) else Interval(*ends)


def _added(left: _Numbers, right: _Numbers) -> _Numbers:
    low, high = (
        _EXACT.add(one, other) if one is not None and other is not None else None
        for one, other in zip(left, right, strict=True)
    )
    return (low, high)


def _multiplied(left: _Numbers, right: _Numbers) -> _Numbers:
    """The range of the products; one open end leaves both ends open, as its sign is not known."""
    products = [
        _EXACT.multiply(one, other) for one in left for other in right if one is not None and other is not None
    ]
    if len(products) < len(left) * len(right) or any(product.is_nan() for product in products):
        return (None, None)
    return (min(products), max(products))


_REST: dict[Kind, Callable[[Expression, list[Operand]], Operand]] = {
    Kind.NOT: _denied,
    Kind.COMPARE: _comparison,
    Kind.MINUS: _calculated,
    Kind.SUM: _calculated,
    Kind.PRODUCT: _calculated,
}
