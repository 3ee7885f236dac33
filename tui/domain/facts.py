"""Facts about one answer, and whether they can all be true of it.

Used to find conditions that can never hold. Where it is not certain that facts exclude each other, they do not.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple, TypeAlias

OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
"""For each comparison the one that holds when it does not."""

_MAX_COUNTED = 200


class OneOf(NamedTuple):
    """The answer is one of these codes."""

    name: str
    shown: str
    codes: frozenset[str]


class Ordered(NamedTuple):
    """The answer, a number or the ordinal of a day, stands in this relation to another."""

    name: str
    shown: str
    sign: str
    value: Decimal
    is_whole: bool


class Worded(NamedTuple):
    """The answer is this text, or is not."""

    name: str
    shown: str
    text: str
    same: bool


class Held(NamedTuple):
    """This text is among the answers, or is not."""

    name: str
    shown: str
    text: str
    inside: bool


class Given(NamedTuple):
    """There is an answer, or there is none."""

    name: str
    shown: str
    given: bool


Fact: TypeAlias = OneOf | Ordered | Worded | Held | Given


def conflict(facts: Sequence[Fact]) -> str:
    """Why facts about one answer exclude each other.

    Args:
        facts: All of one kind, the newest last; the others do not exclude each other.

    Returns:
        What excludes what, for people; empty if nothing does for certain.
    """
    if _fit(facts):
        return ""
    newest = facts[-1]
    if not _fit([newest]):
        return f"nothing that {newest.name} can be fits {newest.shown}"
    for fact in facts[:-1]:
        if not _fit([fact, newest]):
            return _pair(fact, newest)
    return f"{', '.join(fact.shown for fact in facts[:-1])} and {newest.shown} exclude each other"


def _pair(first: Fact, second: Fact) -> str:
    start = f"{first.name} == "
    if first.name == second.name and first.shown.startswith(start) and second.shown.startswith(start):
        return f"{first.name} is both {first.shown.removeprefix(start)} and {second.shown.removeprefix(start)}"
    return f"{first.shown} and {second.shown} exclude each other"


def _fit(facts: Sequence[Fact]) -> bool:
    codes = [fact.codes for fact in facts if isinstance(fact, OneOf)]
    if codes and not frozenset.intersection(*codes):
        return False
    ordered = [fact for fact in facts if isinstance(fact, Ordered)]
    if ordered and not _in_order(ordered):
        return False
    same = {fact.text for fact in facts if isinstance(fact, Worded) and fact.same}
    other = {fact.text for fact in facts if isinstance(fact, Worded) and not fact.same}
    inside = {fact.text for fact in facts if isinstance(fact, Held) and fact.inside}
    outside = {fact.text for fact in facts if isinstance(fact, Held) and not fact.inside}
    given = {fact.given for fact in facts if isinstance(fact, Given)}
    return len(same) <= 1 and not same & other and not inside & outside and len(given) <= 1


def _in_order(facts: list[Ordered]) -> bool:
    whole = any(fact.is_whole for fact in facts)
    bounds = [bound for fact in facts if fact.sign != "!=" for bound in _bounds(fact, whole=whole)]
    lows = [(value, is_open) for value, is_open, is_low in bounds if is_low]
    highs = [(value, is_open) for value, is_open, is_low in bounds if not is_low]
    excluded = {fact.value for fact in facts if fact.sign == "!="}
    if not lows or not highs:
        return True
    low, low_open = max(lows)
    high, high_open = min(highs, key=lambda high: (high[0], not high[1]))
    if low > high or (low == high and (low_open or high_open)):
        return False
    if low == high:
        return low not in excluded
    if whole and high - low <= _MAX_COUNTED:
        return any(low + step not in excluded for step in range(int(high - low) + 1))
    return True


def _bounds(fact: Ordered, *, whole: bool) -> list[tuple[Decimal, bool, bool]]:
    """Value, whether it is itself left out, and whether it is the lower end; whole numbers have closed ends."""
    found = []
    if fact.sign in {"==", ">", ">="}:
        found.append((fact.value, fact.sign == ">", True))
    if fact.sign in {"==", "<", "<="}:
        found.append((fact.value, fact.sign == "<", False))
    return [_closed(*bound) for bound in found] if whole else found


def _closed(value: Decimal, is_open: bool, is_low: bool) -> tuple[Decimal, bool, bool]:  # noqa: FBT001 - as found
    nearest = value.to_integral_value(rounding=ROUND_CEILING if is_low else ROUND_FLOOR)
    if is_open and nearest == value:
        nearest += 1 if is_low else -1
    return (nearest, False, is_low)
