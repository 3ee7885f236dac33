"""Whether one value is of the form that its field asks for."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from tui.domain.answers_error import quoted
from tui.domain.indexes import ways_by_code
from tui.domain.literals import COUNTRY, INTEGER, TIME
from tui.domain.operands import date_range, number, quantity_range
from tui.domain.ranges import Interval
from tui.domain.schema import Field, FieldType, Severity
from tui.domain.values import Value

_ALIKE: dict[str, str] = {
    FieldType.LONGTEXT: FieldType.TEXT,
    FieldType.SCALE: FieldType.CHOICE,
    FieldType.TREE: FieldType.CHOICE,
}
"""Types whose values have the same form, so that a field may change from one to the other."""

_OPEN = frozenset({FieldType.BOOLEAN, FieldType.TAGS})
"""Types whose options name some of their answers only."""

_NUMBERS = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.QUANTITY})


class ValueFault(NamedTuple):
    """What is wrong with a value.

    Attributes:
        kind: Begins the id of the problem.
        severity: How much it weighs.
        message: The rest of the sentence that the field's title begins.
    """

    kind: str
    severity: Severity
    message: str


def fault_of_value(field: Field, value: Value) -> ValueFault | None:
    """What is wrong with a value, looked at alone.

    Args:
        field: The question.
        value: One value, not the list of items of a repeated field.
    """
    if _family(value.type) != _family(field.type):
        return _corrupt("type", f"holds a value of type {value.type}, not {field.type}: answer it again.")
    if field.options and field.type not in _OPEN:
        return _fault_of_codes(field, value)
    if not _well_formed(field.type, value.literal):
        return _corrupt("form", f"cannot be {quoted(value.literal)}: answer it again.")
    for part, options in (("precision", field.precision), ("relation", field.relations)):
        if options and value.part(part) not in {"", *ways_by_code(options)}:
            return _corrupt(part, f"has no {part} {quoted(value.part(part))}: choose another.")
    if field.type in _NUMBERS and (field.minimum or field.maximum):
        return _fault_of_bounds(field, value)
    return None


def _corrupt(kind: str, message: str) -> ValueFault:
    return ValueFault(kind, Severity.ERROR, message)


def _family(type_: str) -> str:
    return _ALIKE.get(type_, type_)


def _fault_of_codes(field: Field, value: Value) -> ValueFault | None:
    ways = ways_by_code(field.options)
    codes = value.lines() if field.type is FieldType.CHOICES else (value.literal,)
    unknown = [code for code in codes if code not in ways]
    if unknown:
        return _corrupt("code", f"has no answer {quoted(unknown[0])}: choose another.")
    node = ways[codes[0]][-1] if codes else None
    if field.type is FieldType.TREE and field.leaf_only and node is not None and node.options:
        return ValueFault("leaf", Severity.WARNING, f"needs one of the answers below {quoted(node.title)}.")
    return None


def _fault_of_bounds(field: Field, value: Value) -> ValueFault | None:
    found = _number_range(field.type, value.literal)
    ends = [end for end in found or () if end is not None]
    minimum, maximum = number(field.minimum), number(field.maximum)
    if minimum is not None and any(end < minimum for end in ends):  # type: ignore[operator]
        return ValueFault("bounds", Severity.WARNING, f"should be at least {field.minimum}: check the number.")
    if maximum is not None and any(end > maximum for end in ends):  # type: ignore[operator]
        return ValueFault("bounds", Severity.WARNING, f"should be at most {field.maximum}: check the number.")
    return None


def _number_range(type_: FieldType, literal: str) -> Interval | None:
    if type_ is FieldType.QUANTITY:
        return quantity_range(literal)
    found = number(literal)
    return None if found is None else Interval(found, found)


def _well_formed(type_: FieldType, literal: str) -> bool:
    if type_ is FieldType.DATE:
        return date_range(literal) is not None
    if type_ is FieldType.QUANTITY:
        return quantity_range(literal) is not None
    if type_ is FieldType.DECIMAL:
        return number(literal) is not None
    pattern = _patterns().get(type_)
    return pattern is None or pattern(literal) is not None


@cache
def _patterns() -> dict[FieldType, Callable[[str], re.Match[str] | None]]:
    return {
        FieldType.BOOLEAN: re.compile("true|false").fullmatch,
        FieldType.INTEGER: re.compile(INTEGER).fullmatch,
        FieldType.TIME: re.compile(TIME).fullmatch,
        FieldType.COUNTRY: re.compile(COUNTRY).fullmatch,
    }
