"""Text with expressions in braces, such as `On {date}, {actor} …`; `{{` and `}}` stand for braces themselves."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from tui.domain.expressions import MAX_LENGTH, ExpressionError, parse

MAX_HOLES = 100

_PIECE = re.compile(r"(?P<brace>\{\{|\}\})|(?P<open>\{)|(?P<close>\})|(?P<text>[^{}]+)")
_HOLE = re.compile(r"((?:[^'{}]|'[^']*')*)\}")


class Piece(NamedTuple):
    """A piece of a template.

    Attributes:
        text: The text, or the source of the expression.
        column: Where it begins in the template, from 1, in code points.
        is_expression: Whether it is an expression, not text.
    """

    text: str
    column: int
    is_expression: bool


@lru_cache(maxsize=1024)
def pieces(template: str) -> tuple[Piece, ...]:
    """Takes a template apart.

    Args:
        template: At most `tui.domain.expressions.MAX_LENGTH` code points, with at most `MAX_HOLES` expressions.

    Returns:
        Texts and expressions in order, braces resolved; every expression can be parsed.

    Raises:
        ExpressionError: The first error, with its place in the template.
    """
    if len(template) > MAX_LENGTH:
        raise ExpressionError(f"{len(template):,} characters; expected at most {MAX_LENGTH:,}", 1)
    found: list[Piece] = []
    offset = 0
    while offset < len(template):
        piece = _PIECE.match(template, offset)
        if piece is None or piece.lastgroup == "close":
            raise ExpressionError("'}' without '{'; expected '}}' for a brace", offset + 1)
        if piece.lastgroup == "open":
            offset = _expression(template, offset, found)
        else:
            text = piece.group()
            found.append(Piece(text[:1] if piece.lastgroup == "brace" else text, offset + 1, False))
            offset = piece.end()
    if sum(piece.is_expression for piece in found) > MAX_HOLES:
        raise ExpressionError(f"more than {MAX_HOLES} expressions in braces; expected fewer", 1)
    return tuple(found)


def _expression(template: str, offset: int, found: list[Piece]) -> int:
    """Adds the expression whose brace stands at `offset`, and tells where the template goes on."""
    hole = _HOLE.match(template, offset + 1)
    if hole is None:
        raise ExpressionError("'{' without '}'; expected '}' after an expression, or '{{' for a brace", offset + 1)
    inside = hole.group(1)
    source = inside.strip()
    if not source:
        raise ExpressionError("'{}'; expected an expression in the braces, or '{{}}' for braces", offset + 1)
    column = offset + 2 + inside.index(source)
    try:
        parse(source)
    except ExpressionError as error:
        raise ExpressionError(error.message, column + error.column - 1) from None
    found.append(Piece(source, column, True))
    return hole.end()


def is_template(value: str) -> bool:
    """Whether the value of a column is a template and not an expression."""
    return "{" in value


def fill(template: str, show: Callable[[str], str]) -> str:
    """Fills a template.

    Args:
        template: One that `pieces` takes apart without error.
        show: Gives the text that stands for the source of an expression.
    """
    return "".join(show(piece.text) if piece.is_expression else piece.text for piece in pieces(template))
