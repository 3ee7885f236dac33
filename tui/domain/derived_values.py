"""Makes an answer out of what an expression gives."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from tui.domain.evaluation import Operand
from tui.domain.indexes import ways_by_code
from tui.domain.literals import COUNTRY, TIME
from tui.domain.ranges import Interval
from tui.domain.schema import Field, FieldType
from tui.domain.values import Value

_TIME = re.compile(TIME)
_COUNTRY = re.compile(COUNTRY)


def value_of(field: Field, result: Operand) -> Value | None:
    """The answer that a result is for a field.

    Args:
        field: The field; not repeated.
        result: What its expression gives.

    Returns:
        None if the result is unknown, or is no answer of this field: a code that the field does not have, a number
        that is known only as a range where an exact one is asked for.
    """
    literal = None if result is None else _LITERALS.get(field.type, _text)(field, result)
    return None if literal is None else Value(field.type, literal)


def _text(_: Field, result: Operand) -> str | None:
    return result if isinstance(result, str) and result.strip() else None


def _line(_: Field, result: Operand) -> str | None:
    return " ".join(result.split()) or None if isinstance(result, str) else None


def _code(field: Field, result: Operand) -> str | None:
    return result if isinstance(result, str) and result in ways_by_code(field.options) else None


def _codes(field: Field, result: Operand) -> str | None:
    several = (result,) if isinstance(result, str) else result
    if not isinstance(several, tuple) or isinstance(several, Interval):
        return None
    given = dict.fromkeys(code for code in several if isinstance(code, str) and code)
    if field.type is FieldType.TAGS:
        return "\n".join(given) or None
    return "\n".join(code for code in ways_by_code(field.options) if code in given) or None


def _truth(_: Field, result: Operand) -> str | None:
    return str(result).lower() if isinstance(result, bool) else None


def _exact(result: Operand) -> Decimal | None:
    if isinstance(result, Interval) and result.low == result.high and isinstance(result.low, Decimal):
        return result.low
    return None


def _plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _whole(_: Field, result: Operand) -> str | None:
    number = _exact(result)
    return _plain(number) if number is not None and number == number.to_integral_value() else None


def _decimal(_: Field, result: Operand) -> str | None:
    number = _exact(result)
    return None if number is None else _plain(number)


def _quantity(_: Field, result: Operand) -> str | None:
    if not isinstance(result, Interval):
        return None
    low, high = (_plain(end) if isinstance(end, Decimal) else None for end in result)
    if low is not None and high is not None:
        return low if low == high else f"{low}..{high}"
    if low is not None:
        return f">={low}"
    return f"<={high}" if high is not None else None


def _date(_: Field, result: Operand) -> str | None:
    if not isinstance(result, Interval):
        return None
    low, high = (end if isinstance(end, date) else None for end in result)
    if low is None or high is None:
        return None if low is high else f"{low or '..'}/{high or '..'}"
    return _stretch(low, high)


def _stretch(low: date, high: date) -> str:
    """From one day to another; whole months and years as such."""
    from calendar import monthrange  # noqa: PLC0415 - the desk stands before anything is worked out

    if low == high:
        return low.isoformat()
    if low.day == 1 and high.day == monthrange(high.year, high.month)[1] and low.year == high.year:
        if low.month == high.month:
            return f"{low.year:04}-{low.month:02}"
        if (low.month, high.month) == (1, 12):
            return f"{low.year:04}"
    return f"{low.isoformat()}/{high.isoformat()}"


def _matching(pattern: re.Pattern[str]) -> Callable[[Field, Operand], str | None]:
    return lambda _, result: result if isinstance(result, str) and pattern.fullmatch(result) else None


_LITERALS: dict[FieldType, Callable[[Field, Operand], str | None]] = {
    FieldType.TEXT: _line,
    FieldType.ACTOR: _line,
    FieldType.PLACE: _line,
    FieldType.BOOLEAN: _truth,
    FieldType.CHOICE: _code,
    FieldType.TREE: _code,
    FieldType.SCALE: _code,
    FieldType.CHOICES: _codes,
    FieldType.TAGS: _codes,
    FieldType.INTEGER: _whole,
    FieldType.DECIMAL: _decimal,
    FieldType.QUANTITY: _quantity,
    FieldType.DATE: _date,
    FieldType.TIME: _matching(_TIME),
    FieldType.COUNTRY: _matching(_COUNTRY),
}
