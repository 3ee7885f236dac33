"""The expression language of schemas: its meaning.

Evaluation knows three answers: true, false, and unknown for what an annotator has not said. Unknown spreads as in
Kleene's strong logic of indeterminacy (S. C. Kleene, Introduction to Metamathematics, 1952, section 64): `false and
unknown` is false, `true or unknown` is true, everything else that touches an unknown is unknown.

Numbers and dates are ranges, since "at least 40" and "January 2022" are answers too (see `tui.domain.ranges`).
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from tui.domain.expressions import Expression, Kind
from tui.domain.functions import NAMING
from tui.domain.ranges import (
    Interval,
    Numbers,
    Scalar,
    added,
    bounded,
    compared,
    date_literal,
    divided,
    exactly,
    multiplied,
    negated,
    numbers,
)

Single: TypeAlias = str | bool | int | Scalar | Interval
"""One text or code, truth, number or date."""

Operand: TypeAlias = Single | tuple[Single, ...] | None
"""What a name can stand for: one thing, or several of one sort; None is unknown."""

Lookup: TypeAlias = Callable[[str], Operand]
"""Finds what a name stands for. A function that asks about the name itself is looked up by its whole text, such as
`count(source)`; so is `text(NAME)`, the literal as it is stored, for a repeated field all of them."""


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
    if kind is Kind.NAME:
        return _ranged(lookup(expression.text))
    if kind is Kind.AND or kind is Kind.OR:
        return _joined(expression, lookup)
    special = _LAZY.get(kind)
    if special is not None:
        return special(expression, lookup)
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


def _ranged(found: Operand) -> Operand:
    """Numbers and dates as ranges; what is not finite is unknown."""
    if isinstance(found, tuple) and not isinstance(found, Interval):
        singles = (_ranged_single(each) for each in found)
        return tuple(each for each in singles if each is not None)
    return None if found is None else _ranged_single(found)


def _ranged_single(found: Single) -> Single | None:
    if isinstance(found, bool | str | Interval):
        return found
    if isinstance(found, date):
        return exactly(found)
    number = Decimal(found)
    return exactly(number) if number.is_finite() else None


def _joined(expression: Expression, lookup: Lookup) -> bool | None:
    deciding = expression.kind is Kind.OR
    open_ = False
    for part in expression.parts:
        said = evaluate(part, lookup)
        if said is deciding:
            return deciding
        open_ = open_ or not isinstance(said, bool)
    return None if open_ else not deciding


def _chosen(expression: Expression, lookup: Lookup) -> Operand:
    *choices, otherwise = expression.parts
    for value, condition in zip(choices[::2], choices[1::2], strict=True):
        said = evaluate(condition, lookup)
        if not isinstance(said, bool):
            return None
        if said:
            return evaluate(value, lookup)
    return evaluate(otherwise, lookup)


def _called(expression: Expression, lookup: Lookup) -> Operand:
    function, first = expression.text, expression.parts[0]
    if function in NAMING or (function == "text" and first.kind is Kind.NAME):
        return _ranged(lookup(f"{function}({first.text})"))
    if function == "either":
        tried = (evaluate(part, lookup) for part in expression.parts)
        return next((found for found in tried if found not in {None, ()}), None)
    operands = [evaluate(part, lookup) for part in expression.parts]
    if function == "join" and first.kind is Kind.NAME:
        operands[0] = lookup(f"text({first.text})")
    if None in operands:
        return None
    from tui.domain.calling import called  # noqa: PLC0415 - most forms open without a function

    return called(function, [each for each in operands if each is not None])


def _contained(expression: Expression, lookup: Lookup) -> bool | None:
    item, container = expression.parts
    left = evaluate(item, lookup)
    if left is None:
        return None
    held: Operand
    if container.kind is Kind.LIST:
        answers = [_compared("==", left, evaluate(part, lookup)) for part in container.parts]
    else:
        held = evaluate(container, lookup)
        if not isinstance(held, tuple) or isinstance(held, Interval):
            return None
        answers = [_compared("==", left, each) for each in held]
    if True in answers:
        return True
    return None if None in answers else False


_LAZY: dict[Kind, Callable[[Expression, Lookup], Operand]] = {
    Kind.IN: _contained,
    Kind.IF: _chosen,
    Kind.CALL: _called,
}


def _denied(_: Expression, operands: list[Operand]) -> bool | None:
    return not operands[0] if isinstance(operands[0], bool) else None


def _comparison(expression: Expression, operands: list[Operand]) -> bool | None:
    return _compared(expression.text, operands[0], operands[1])


def _compared(sign: str, left: Operand, right: Operand) -> bool | None:
    left, right = _alike(left, right)
    if isinstance(left, Interval) and isinstance(right, Interval):
        return compared(sign, left, right)
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


def _sum(_: Expression, operands: list[Operand]) -> Operand:
    """Numbers added up, or texts one behind the other."""
    texts = [each for each in operands if isinstance(each, str)]
    if len(texts) == len(operands):
        return "".join(texts)
    ranges = _all_numbers(operands)
    if ranges is None:
        return None
    total = ranges[0]
    for each in ranges[1:]:
        total = added(total, each)
    return bounded(*total)


def _minus(_: Expression, operands: list[Operand]) -> Operand:
    ranges = _all_numbers(operands)
    return None if ranges is None else bounded(*negated(ranges[0]))


def _over(_: Expression, operands: list[Operand]) -> Operand:
    """The divisor itself: the product around it divides."""
    return operands[0]


def _product(expression: Expression, operands: list[Operand]) -> Operand:
    ranges = _all_numbers(operands)
    if ranges is None:
        return None
    total = ranges[0]
    for part, each in zip(expression.parts[1:], ranges[1:], strict=True):
        total = (divided if part.kind is Kind.OVER else multiplied)(total, each)
    return bounded(*total)


def _all_numbers(operands: list[Operand]) -> list[Numbers] | None:
    ranges = [numbers(each) for each in operands if isinstance(each, Interval)]
    return ranges if len(ranges) == len(operands) else None


_REST: dict[Kind, Callable[[Expression, list[Operand]], Operand]] = {
    Kind.NOT: _denied,
    Kind.COMPARE: _comparison,
    Kind.MINUS: _minus,
    Kind.OVER: _over,
    Kind.SUM: _sum,
    Kind.PRODUCT: _product,
}
