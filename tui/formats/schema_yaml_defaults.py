"""Reads what a new event starts with from a schema's YAML."""

import re
from collections.abc import Callable

from tui.domain.indexes import ways_by_code
from tui.domain.literals import COUNTRY, INTEGER, TIME
from tui.domain.operands import date_range, number, quantity_range
from tui.domain.schema import Field, FieldType
from tui.formats.schema_yaml_reading import Reader, expected
from tui.formats.yaml_text import Node, Sequence, quoted

LAST = "last"
"""The default that repeats the last answer."""

_PATTERNS = {
    FieldType.TIME: (re.compile(TIME), "a time such as 09:30"),
    FieldType.COUNTRY: (re.compile(COUNTRY), "two letters such as SY"),
    FieldType.INTEGER: (re.compile(INTEGER), "a whole number"),
}
_RANGES: dict[FieldType, tuple[Callable[[str], object], str]] = {
    FieldType.DATE: (date_range, "a date such as 2022-01-05"),
    FieldType.QUANTITY: (quantity_range, "a quantity such as 5 or >=8"),
    FieldType.DECIMAL: (number, "a number such as 0.5"),
}


def read_default(reader: Reader, node: Node | None, field: Field) -> str:
    """Reads a default.

    Args:
        reader: Collects faults.
        node: A text; a list for choices and tags.
        field: The field, complete but for the default.

    Returns:
        The literal, `last`, or empty for none.
    """
    if node is None:
        return ""
    what = f"the default of field {field.id}"
    if isinstance(node, Sequence) and field.type in {FieldType.CHOICES, FieldType.TAGS}:
        texts = [item.text for item in reader.items(node, what)]
    else:
        texts = [reader.text(node, what, lines=field.type is FieldType.LONGTEXT)]
    if texts in ([LAST], [""]):
        return texts[0]
    if field.type is FieldType.BOOLEAN:
        return "true" if reader.truth(node, what, otherwise=False) else "false"
    for text in texts:
        _check(reader, node, text, field, what)
    return "\n".join(texts)


def _check(reader: Reader, node: Node, text: str, field: Field, what: str) -> None:
    if field.options:
        codes = ways_by_code(field.options)
        if text not in codes:
            reader.fault(node, f"{quoted(text)} for {what}; {expected(text, codes)}")
        elif codes[text][-1].retired:
            reader.fault(node, f"{quoted(text)} for {what}, which is retired; expected an answer that is offered")
        return
    pattern, form = _PATTERNS.get(field.type, (None, ""))
    fits = pattern is None or pattern.fullmatch(text) is not None
    if field.type in _RANGES:
        read, form = _RANGES[field.type]
        fits = read(text) is not None
    if not fits:
        reader.fault(node, f"{quoted(text)} for {what}; expected {form}, or 'last'")
