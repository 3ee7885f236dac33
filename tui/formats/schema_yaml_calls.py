"""What the functions of expressions take, and what comes out of them."""

from collections.abc import Callable

from tui.domain.expressions import Expression
from tui.domain.ranges import date_literal
from tui.domain.references import Sort
from tui.domain.schema import FieldType
from tui.formats.schema_yaml_types import Examination, Part

_TEXTS = frozenset({Sort.TEXT, Sort.CODE})
_COMPARED = frozenset({Sort.NUMBER, Sort.DATE, Sort.TIME, Sort.TEXT, Sort.CODE})
_TITLED = frozenset({FieldType.REFERENCE, FieldType.ACTOR, FieldType.PLACE})


def call(examination: Examination, node: Expression) -> Part:
    """What is known of a call; notes what does not fit in it.

    Args:
        examination: Of the expression that it stands in.
        node: The call.
    """
    if node.text in {"answered", "stated"}:
        examination.target(node.parts[0])
        return _result(node, Sort.TRUTH)
    if node.text in {"count", "title"}:
        return (_count if node.text == "count" else _title)(examination, node)
    parts = [examination.part(part) for part in node.parts]
    if any(part.sort is None for part in parts):
        return _result(node, _ALWAYS.get(node.text))
    return _CALLS[node.text](examination, node, parts)


def _result(node: Expression, sort: Sort | None) -> Part:
    return Part(sort, node.column, f"{node.text}(…)")


def _count(examination: Examination, node: Expression) -> Part:
    name = node.parts[0]
    target = examination.target(name)
    known = target is not None and not examination.is_doubtful(target)
    if target is not None and known and target.sort is not Sort.SEVERAL and not target.repeated:
        examination.fault(
            name.column, f"'{name.text}' takes one value; expected a field with several, or stated(…)"
        )
    return _result(node, Sort.NUMBER)


def _title(examination: Examination, node: Expression) -> Part:
    name = node.parts[0]
    target = examination.target(name)
    if target is None or examination.is_doubtful(target):
        return _result(node, None)
    if not target.options and (target.part or target.field.type not in _TITLED):
        examination.fault(name.column, f"'{name.text}' has no titles; expected a field with options or a table")
        return _result(node, None)
    several = target.sort is Sort.SEVERAL
    return Part(
        Sort.SEVERAL if several else Sort.TEXT,
        node.column,
        f"{node.text}(…)",
        element=Sort.TEXT if several else None,
    )


def _wanted(examination: Examination, part: Part, sorts: frozenset[Sort], what: str) -> None:
    if part.sort not in sorts:
        examination.fault(part.column, f"{part.shown} is {part.sort}; expected {what}")


def _of_several(examination: Examination, part: Part) -> bool:
    """Whether a part holds several values; notes it if not."""
    if part.sort is Sort.SEVERAL:
        return True
    examination.fault(part.column, f"{part.shown} is {part.sort}; expected a name that holds several values")
    return False


def _one_of(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    """One of several values."""
    if not _of_several(examination, parts[0]):
        return _result(node, None)
    return _result(node, parts[0].element)._replace(codes=parts[0].codes)


def _distinct(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    _of_several(examination, parts[0])
    return parts[0]._replace(column=node.column, shown=f"{node.text}(…)")


def _join(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    _of_several(examination, parts[0])
    _wanted(examination, parts[1], _TEXTS, "a text to stand between the values")
    return _result(node, Sort.TEXT)


def _are_several(examination: Examination, node: Expression, parts: list[Part]) -> None:
    if len(parts) == 1 and parts[0].sort is not Sort.SEVERAL:
        examination.fault(
            parts[0].column, f"one value in {node.text}(…); expected several, or a name that holds several"
        )


def _extreme(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    _are_several(examination, node, parts)
    spread = [part._replace(sort=part.each, element=None) for part in parts]
    for part in spread:
        _wanted(examination, part, _COMPARED, "numbers, dates or texts")
        if part.codes and list(part.codes) != sorted(part.codes):
            examination.fault(
                part.column,
                f"the codes of {part.shown} are not in the order of texts; expected number(…), or .rank of a scale",
            )
    if any(part.sort not in _COMPARED for part in spread):
        return _result(node, None)
    dated = next((part for part in spread if part.sort in {Sort.DATE, Sort.TIME}), None)
    if dated is None:
        return examination.alike(spread, node.column)._replace(shown=f"{node.text}(…)")
    for part in spread:
        if part is not dated:
            examination.comparable(dated, part)
    return _result(node, dated.sort)


def _sum(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    _are_several(examination, node, parts)
    for part in parts:
        examination.number(part._replace(sort=part.each))
    return _result(node, Sort.NUMBER)


def _rounded(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    examination.number(parts[0])
    return _result(node, Sort.NUMBER)


def _number(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    _wanted(examination, parts[0], _TEXTS, "a text or code")
    return _result(node, Sort.NUMBER)


def _text(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    if parts[0].sort is Sort.SEVERAL:
        examination.fault(parts[0].column, f"{parts[0].shown} holds several values; expected join(…)")
    return _result(node, Sort.TEXT)


def _of_dates(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    for part in parts:
        if part.literal is None or date_literal(part.literal) is None:
            _wanted(examination, part, frozenset({Sort.DATE}), "a date")
    return _result(node, Sort.NUMBER)


def _either(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    return examination.alike(parts, node.column)._replace(shown="either(…)")


def _contains(examination: Examination, node: Expression, parts: list[Part]) -> Part:
    for part in parts:
        _wanted(examination, part, _TEXTS, "a text or code")
    return _result(node, Sort.TRUTH)


_ALWAYS: dict[str, Sort] = {
    "join": Sort.TEXT,
    "sum": Sort.NUMBER,
    "round": Sort.NUMBER,
    "floor": Sort.NUMBER,
    "number": Sort.NUMBER,
    "text": Sort.TEXT,
    "year": Sort.NUMBER,
    "month": Sort.NUMBER,
    "day": Sort.NUMBER,
    "days": Sort.NUMBER,
    "contains": Sort.TRUTH,
}
"""What comes out whatever goes in."""

_CALLS: dict[str, Callable[[Examination, Expression, list[Part]], Part]] = {
    "first": _one_of,
    "last": _one_of,
    "most_common": _one_of,
    "distinct": _distinct,
    "join": _join,
    "min": _extreme,
    "max": _extreme,
    "sum": _sum,
    "round": _rounded,
    "floor": _rounded,
    "number": _number,
    "text": _text,
    "year": _of_dates,
    "month": _of_dates,
    "day": _of_dates,
    "days": _of_dates,
    "either": _either,
    "contains": _contains,
}
