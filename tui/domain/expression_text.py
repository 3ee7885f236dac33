"""Expressions as text again, for messages."""

from tui.domain.expressions import Expression, Kind
from tui.domain.facts import OPPOSITE

_LONGEST = 60


def shown(node: Expression, *, holds: bool = True) -> str:
    """A comparison as it is written, or its opposite; brackets of what is inside it may be missing.

    Args:
        node: A part of an expression.
        holds: Whether it is meant to hold.
    """
    text = _text(node, holds=holds)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _text(node: Expression, *, holds: bool = True) -> str:
    inside = [_text(part) for part in node.parts]
    match node.kind:
        case Kind.COMPARE:
            return f" {node.text if holds else OPPOSITE[node.text]} ".join(inside)
        case Kind.IN:
            return (" in " if holds else " not in ").join(inside)
        case Kind.LIST:
            return f"[{', '.join(inside)}]"
    text = _value(node, inside)
    return text if holds else f"not {text}"


def _value(node: Expression, inside: list[str]) -> str:
    match node.kind:
        case Kind.LITERAL if isinstance(node.literal, str):
            return "'" + node.literal.replace("'", "''") + "'"
        case Kind.LITERAL:
            return str(node.literal).lower()
        case Kind.NAME:
            return node.text
        case Kind.CALL:
            return f"{node.text}({', '.join(inside)})"
        case Kind.MINUS:
            return f"-{inside[0]}"
    return "…"
