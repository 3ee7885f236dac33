"""What a comparison in a condition says about single answers."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from tui.domain.evaluation import Operand, evaluate
from tui.domain.expression_text import shown
from tui.domain.expressions import Expression, Kind, walk
from tui.domain.facts import OPPOSITE, Fact, Held, OneOf, Ordered, Worded
from tui.domain.functions import NAMING
from tui.domain.indexes import ways_by_code
from tui.domain.operands import operand
from tui.domain.ranges import date_literal
from tui.domain.references import (
    ARTICLE_LEVEL,
    ARTICLE_PREFIX,
    META_LEVEL,
    META_PREFIX,
    RECORD_PREFIX,
    Scope,
    Sort,
    Target,
    find,
)
from tui.domain.schema import Field, FieldType
from tui.domain.values import Value

_MAX_CODES = 5_000
_KEPT = 256
_FINITE = frozenset({FieldType.CHOICE, FieldType.SCALE, FieldType.TREE})
_OF_CODES = frozenset({"", "parent", "root", "path", "rank"})
_OWN_LISTS = frozenset({"precision", "relation"})
_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Where(NamedTuple):
    """Where a condition looks for its names.

    Attributes:
        scope: The fields.
        prefixes: What the keys in each level of the scope begin with.
    """

    scope: Scope
    prefixes: tuple[str, ...]


class Claim(NamedTuple):
    """That a part of a condition is true, or that it is false.

    Attributes:
        node: The part.
        wanted: Which of both.
        where: Where its names are looked for.
    """

    node: Expression
    wanted: bool
    where: Where


def key_of(where: Where, target: Target) -> str:
    """What tells apart the answers that names stand for."""
    if target.level >= 0:
        start = where.prefixes[target.level]
    else:
        start = f"{ {ARTICLE_LEVEL: ARTICLE_PREFIX, META_LEVEL: META_PREFIX}.get(target.level, RECORD_PREFIX) }."
    return f"{start}{target.path}" + (f".{target.part}" if target.part else "")


def listed(claim: Claim) -> Expression | None:
    """For a name that is one of a list the comparisons with each; None for any other claim."""
    node = claim.node
    if node.kind is not Kind.IN or node.parts[1].kind is not Kind.LIST or node.parts[0].kind is not Kind.NAME:
        return None
    target = find(claim.where.scope, node.parts[0].text)
    if target is None or _codes_of(target):
        return None
    name = node.parts[0]
    parts = tuple(Expression(Kind.COMPARE, node.column, "==", (name, each)) for each in node.parts[1].parts)
    return Expression(Kind.OR, node.column, parts=parts)


def known_names_of(claim: Claim) -> Iterator[str]:
    """The names that have to stand for something for a claim to be true or false.

    A field with several values that has none decides `in` too, so it counts only where something is in it.
    """
    node = claim.node
    if node.kind is Kind.IN and node.parts[1].kind is Kind.NAME:
        yield from _known(node.parts[0])
        if claim.wanted:
            yield node.parts[1].text
    else:
        yield from _known(node)


def _known(node: Expression) -> Iterator[str]:
    if node.kind is Kind.NAME:
        yield node.text
    elif node.kind in {Kind.AND, Kind.OR, Kind.IF} or (node.kind is Kind.CALL and node.text in {*NAMING, "either"}):
        return
    elif node.kind is Kind.IN:
        yield from _known(node.parts[0])
    else:
        for part in node.parts:
            yield from _known(part)


def facts_of(claim: Claim) -> Iterator[tuple[str, Fact]]:
    """What a claim says about single answers, each with what it is about; nothing if that is not simple."""
    node = claim.node
    if node.kind is Kind.COMPARE and any(part.kind is Kind.CALL and part.text == "count" for part in node.parts):
        yield from _counted(claim)
        return
    nodes = tuple(walk(node))
    targets = {each.text: find(claim.where.scope, each.text) for each in nodes if each.kind is Kind.NAME}
    found = [target for target in targets.values() if target is not None]
    if any(each.kind is Kind.CALL for each in nodes) or len(found) != len(targets) or not found:
        return
    bases = {key_of(claim.where, _without_part(target)) for target in found}
    if len(bases) == 1 and all(_codes_of(target) for target in found):
        yield from _coded(claim, found[0], bases.pop())
    elif len(found) == 1 and found[0].sort is Sort.SEVERAL:
        yield from _held(claim, found[0])
    elif len(found) == 1:
        yield from _compared(claim, found[0])


def _without_part(target: Target) -> Target:
    """The answer itself where its parts follow from it."""
    return target._replace(part="") if target.part in _OF_CODES else target


def _codes_of(target: Target) -> tuple[str, ...]:
    """All answers that a name can stand for, or be worked out from; none if they cannot be listed."""
    if target.repeated:
        return ()
    if target.part in _OWN_LISTS:
        return target.codes
    if target.field.type is FieldType.BOOLEAN:
        return ("true", "false")
    coded = target.field.type in _FINITE and target.part in _OF_CODES
    return tuple(ways_by_code(target.field.options)) if coded else ()


def _coded(claim: Claim, target: Target, about: str) -> Iterator[tuple[str, Fact]]:
    codes = _codes_of(target)
    if len(codes) > _MAX_CODES:
        return
    text = shown(claim.node, holds=claim.wanted)
    named = {each.text: each for each in walk(claim.node) if each.kind is Kind.NAME}
    targets = {name: find(claim.where.scope, name) for name in named}
    columns = [_meanings(each, codes) for each in targets.values() if each is not None]
    fitting = _plain(claim, columns[0]) if len(columns) == 1 else None
    if fitting is None:
        fitting = _tried(claim, tuple(named), columns, codes)
    yield (about, OneOf(next(iter(named)), text, frozenset(fitting)))


_Meanings: TypeAlias = Mapping[str, Operand]
"""For each code what a name stands for if it is the answer."""

_meanings_kept: dict[tuple[int, str], tuple[Field, _Meanings]] = {}


def _meanings(target: Target, codes: tuple[str, ...]) -> _Meanings:
    if target.part in _OWN_LISTS:
        return {code: code for code in codes}
    key = (id(target.field), target.part)
    held = _meanings_kept.get(key)
    if held is not None and held[0] is target.field:
        return held[1]
    if len(_meanings_kept) >= _KEPT:
        _meanings_kept.clear()
    type_ = target.field.type
    made = {code: operand(target.field, target.part, Value(type_, code)) for code in codes}
    _meanings_kept[key] = (target.field, made)
    return made


def _plain(claim: Claim, meanings: _Meanings) -> Iterable[str] | None:
    """The codes that make a name equal to a text, or make a name hold it; None for any other claim."""
    node, wanted, _ = claim
    left, right = node.parts if node.kind in {Kind.COMPARE, Kind.IN} else (node, node)
    if node.kind is Kind.IN and left.kind is Kind.LITERAL and right.kind is Kind.NAME:
        text = left.literal
        several = ((code, held) for code, held in meanings.items() if isinstance(held, tuple))
        return [code for code, held in several if (text in held) is wanted]
    if node.kind is not Kind.COMPARE or node.text not in {"==", "!="}:
        return None
    if left.kind is not Kind.NAME or not isinstance(right.literal, str) or right.kind is not Kind.LITERAL:
        return None
    same = (node.text == "==") is wanted
    texts = ((code, held) for code, held in meanings.items() if isinstance(held, str))
    return [code for code, held in texts if (held == right.literal) is same]


def _tried(claim: Claim, named: tuple[str, ...], columns: list[_Meanings], codes: tuple[str, ...]) -> Iterable[str]:
    """The codes with which a claim is true, tried out once for all that mean the same."""
    alike: dict[tuple[Operand, ...], list[str]] = {}
    for code in codes:
        alike.setdefault(tuple(column[code] for column in columns), []).append(code)
    for meaning, members in alike.items():
        if evaluate(claim.node, dict(zip(named, meaning, strict=True)).get) is claim.wanted:
            yield from members


def _held(claim: Claim, target: Target) -> Iterator[tuple[str, Fact]]:
    node = claim.node
    if node.kind is not Kind.IN or node.parts[1].kind is not Kind.NAME or node.parts[0].kind is not Kind.LITERAL:
        return
    text = node.parts[0].literal
    if isinstance(text, str) and target.element in {Sort.TEXT, Sort.CODE}:
        name = node.parts[1].text
        yield (key_of(claim.where, target), Held(name, shown(node, holds=claim.wanted), text, claim.wanted))


def _counted(claim: Claim) -> Iterator[tuple[str, Fact]]:
    left, right = claim.node.parts
    call = left if left.kind is Kind.CALL else right
    name = call.parts[0].text
    target = find(claim.where.scope, name)
    value = _literal(right if call is left else left)
    if target is None or not isinstance(value, Decimal):
        return
    about = f"count {key_of(claim.where, target)}"
    text = shown(claim.node, holds=claim.wanted)
    yield (about, Ordered(f"count({name})", "no count is below 0", ">=", Decimal(0), True))
    yield (about, Ordered(f"count({name})", text, _sign(claim, turned=call is right), value, True))


def _compared(claim: Claim, target: Target) -> Iterator[tuple[str, Fact]]:
    """A name beside a number, day or text."""
    node = claim.node
    if node.kind is not Kind.COMPARE or {part.kind for part in node.parts} - {Kind.NAME, Kind.LITERAL, Kind.MINUS}:
        return
    left, right = node.parts
    if Kind.NAME not in {left.kind, right.kind}:
        return
    turned = right.kind is Kind.NAME
    name, value = (right.text, _literal(left)) if turned else (left.text, _literal(right))
    about, text, sign = key_of(claim.where, target), shown(node, holds=claim.wanted), _sign(claim, turned=turned)
    if target.sort is Sort.NUMBER and isinstance(value, Decimal):
        yield (about, Ordered(name, text, sign, value, target.field.type is FieldType.INTEGER))
    elif target.sort is Sort.DATE and isinstance(value, str):
        day = date_literal(value)
        if day is not None and isinstance(day.low, date):
            yield (about, Ordered(name, text, sign, Decimal(day.low.toordinal()), True))
    elif isinstance(value, str) and sign in {"==", "!="}:
        yield (about, Worded(name, text, value, sign == "=="))


def _sign(claim: Claim, *, turned: bool) -> str:
    sign = _TURNED[claim.node.text] if turned else claim.node.text
    return sign if claim.wanted else OPPOSITE[sign]


def _literal(node: Expression) -> Decimal | str | bool | None:
    if node.kind is Kind.MINUS and node.parts[0].kind is Kind.LITERAL:
        found = node.parts[0].literal
        return -found if isinstance(found, Decimal) else None
    return node.literal if node.kind is Kind.LITERAL else None
