"""What answers are in expressions: numbers, dates and ranges of them, codes, texts."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from tui.domain.answers_error import AnswerError
from tui.domain.evaluation import Operand
from tui.domain.indexes import ways_by_code
from tui.domain.ranges import Interval
from tui.domain.schema import Field, FieldType
from tui.domain.values import Value


def operand(field: Field, part: str, value: Value) -> Operand:
    """What a value, or a part of it, is in an expression.

    Args:
        field: The field that holds it.
        part: One of `parts_of(field)`, or empty.
        value: One value, not the list of items of a repeated field.

    Returns:
        None if the value does not have the form of its type.
    """
    computed = _COMPUTED.get((field.type, part))
    if computed is not None:
        return computed(field, part, value)
    return (value.part(part) or None) if part else value.literal


def number(literal: str) -> Decimal | None:
    """A number as written; None if it is none, or not finite."""
    try:
        found = Decimal(literal)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def date_range(literal: str) -> Interval | None:
    """The days that a date can mean; None if the literal is no date."""
    from tui.domain import dates  # noqa: PLC0415 - most forms open without one

    try:
        found = dates.parse(literal)
    except AnswerError:
        return None
    return Interval(found.earliest(), found.latest())


def quantity_range(literal: str) -> Interval | None:
    """The numbers that a quantity can mean; None if the literal is no quantity."""
    from tui.domain import quantities  # noqa: PLC0415 - most forms open without one

    try:
        found = quantities.parse(literal)
    except AnswerError:
        return None
    low, high = (None if end is None else Decimal(end) for end in (found.low, found.high))
    return Interval(low, high)


def _date_end(_: Field, part: str, value: Value) -> Operand:
    found = date_range(value.literal)
    if found is None or not part:
        return found
    if part == "middle":
        return _middle(found)
    return found.low if part == "earliest" else found.high


def _middle(days: Interval) -> Operand:
    """The day in the middle, of two such days the earlier one; None for a date with an open end."""
    first, last = days
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    return first + timedelta(days=(last - first).days // 2)


def _quantity_end(_: Field, part: str, value: Value) -> Operand:
    found = quantity_range(value.literal)
    if found is None or not part:
        return found
    return found.low if part == "low" else found.high


def _tree_part(field: Field, part: str, value: Value) -> Operand:
    codes = tuple(option.code for option in ways_by_code(field.options).get(value.literal, ()))
    if not codes or part == "path":
        return codes or None
    if part == "root":
        return codes[0]
    return codes[-2] if len(codes) > 1 else None


def _rank(field: Field, _: str, value: Value) -> Operand:
    codes = [option.code for option in field.options]
    return codes.index(value.literal) + 1 if value.literal in codes else None


def _number(_: Field, __: str, value: Value) -> Operand:
    return number(value.literal)


def _truth(_: Field, __: str, value: Value) -> Operand:
    return value.literal == "true"


def _lines(_: Field, __: str, value: Value) -> Operand:
    return value.lines()


_COMPUTED: dict[tuple[FieldType, str], Callable[[Field, str, Value], Operand]] = {
    (FieldType.BOOLEAN, ""): _truth,
    (FieldType.INTEGER, ""): _number,
    (FieldType.DECIMAL, ""): _number,
    (FieldType.SCALE, "rank"): _rank,
    (FieldType.CHOICES, ""): _lines,
    (FieldType.TAGS, ""): _lines,
    **{(FieldType.DATE, part): _date_end for part in ("", "earliest", "latest", "middle")},
    **{(FieldType.QUANTITY, part): _quantity_end for part in ("", "low", "high")},
    **{(FieldType.TREE, part): _tree_part for part in ("parent", "root", "path")},
}
