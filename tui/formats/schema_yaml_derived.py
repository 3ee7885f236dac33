"""Checks that what is worked out for a field is an answer of this field."""

import re
from decimal import Decimal

from tui.domain.expressions import Expression
from tui.domain.indexes import ways_by_code
from tui.domain.literals import COUNTRY, TIME
from tui.domain.references import Sort
from tui.domain.schema import Field, FieldType
from tui.formats.schema_yaml_reading import expected
from tui.formats.schema_yaml_types import Examination, Part
from tui.formats.yaml_text import quoted

_T = FieldType
_TEXTS = frozenset({Sort.TEXT, Sort.CODE})
_JOINED = _TEXTS | {Sort.TIME}
_NUMBER = frozenset({Sort.NUMBER})
_SORTS: dict[FieldType, frozenset[Sort]] = {
    _T.TEXT: _JOINED,
    _T.LONGTEXT: _JOINED,
    _T.ACTOR: _TEXTS,
    _T.PLACE: _TEXTS,
    _T.COUNTRY: _TEXTS,
    _T.CHOICE: _TEXTS,
    _T.TREE: _TEXTS,
    _T.SCALE: _TEXTS,
    _T.CHOICES: _TEXTS,
    _T.TAGS: _TEXTS,
    _T.TIME: _JOINED,
    _T.DATE: frozenset({Sort.DATE}),
    _T.BOOLEAN: frozenset({Sort.TRUTH}),
    _T.INTEGER: _NUMBER,
    _T.DECIMAL: _NUMBER,
    _T.QUANTITY: _NUMBER,
}
_SEVERAL = frozenset({_T.CHOICES, _T.TAGS})
_CLOSED = frozenset({_T.CHOICE, _T.CHOICES, _T.TREE, _T.SCALE})
_TIME = re.compile(TIME)
_COUNTRY = re.compile(COUNTRY)
_WORDS: dict[FieldType, str] = {
    _T.DATE: "a date",
    _T.BOOLEAN: "true or false",
    _T.INTEGER: "a number",
    _T.DECIMAL: "a number",
    _T.QUANTITY: "a number",
}


def check_derivation(examination: Examination, expression: Expression, field: Field) -> None:
    """Notes it if something can come out of a derivation that is no answer of its field.

    Args:
        examination: Notes the faults.
        expression: The derivation.
        field: The field.
    """
    for node, part in examination.ends(expression):
        sorts = _SORTS.get(field.type)
        if sorts is None or part.sort is None:
            continue
        if part.sort is Sort.SEVERAL and field.type not in _SEVERAL:
            message = f"{part.shown} holds several values; expected one for {field.id}, such as first(…) or join(…)"
            examination.fault(part.column, message)
        elif part.each not in sorts:
            wanted = _WORDS.get(field.type, "a text or code")
            wanted = f"{wanted} for {field.id}, of type {field.type}{_conversion(part, field)}"
            message = f"{part.shown} is {part.each}; expected {wanted}"
            examination.fault(part.column, message)
        else:
            _check_answer(examination, node, part, field)


def _conversion(part: Part, field: Field) -> str:
    """How what comes out could be made to fit."""
    if _SORTS[field.type] is _NUMBER and part.sort in _TEXTS:
        return ", such as number(…)"
    if _SORTS[field.type] >= _TEXTS and part.sort in {Sort.NUMBER, Sort.DATE}:
        return ", such as text(…)"
    return ""


def _check_answer(examination: Examination, node: Expression, part: Part, field: Field) -> None:
    """Whether a text or number in an expression is an answer of the field."""
    if field.type in _CLOSED:
        known = ways_by_code(field.options)
        fitting = tuple(code for code, way in known.items() if not (field.leaf_only and way[-1].options))
        if part.closed and not any(code in fitting for code in part.closed):
            hint = expected(part.literal or "", fitting)
            shown = f"{part.shown} is" if part.literal is not None else f"what {part.shown} holds is"
            examination.fault(part.column, f"{shown} no answer of {field.id}; {hint}")
    elif field.type is _T.TIME and part.literal is not None and not _TIME.fullmatch(part.literal):
        examination.fault(part.column, f"{part.shown} for {field.id}; expected a time of day such as '09:30'")
    elif field.type is _T.COUNTRY and part.literal is not None and not _COUNTRY.fullmatch(part.literal):
        examination.fault(
            part.column, f"{part.shown} for {field.id}; expected a country's two letters such as 'SY'"
        )
    elif field.type is _T.INTEGER and isinstance(node.literal, Decimal) and node.literal % 1:
        examination.fault(part.column, f"{quoted(part.shown)} for {field.id}; expected a whole number")
