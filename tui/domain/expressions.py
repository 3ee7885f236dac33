"""The expression language of schemas: its syntax.

Expressions say when a field is asked, when it is required, when it needs evidence, what a check demands, how an
answer is worked out, and what stands in a column. The language is total: no loops, no functions of one's own,
bounded length and depth; `tui.domain.evaluation` evaluates it, nothing is ever executed. Loosest first:

    choice                             a if b else c
    or                                 a or b
    and                                a and b
    not                                not a
    comparison                         a == b   a != b   a < b   a <= b   a > b   a >= b   a in [b, c]   a not in b
    sum                                a + b   a - b
    product                            a * b   a / b
    sign                               -a
    value                              12   0.5   'text'   true   false   name   name.part   max(a, b)   (a)
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from tui.domain.errors import SchemaError
from tui.domain.functions import FUNCTIONS, NAMING, meant

MAX_LENGTH = 2_000
MAX_DEPTH = 20

WORDS = ("if", "else", "and", "or", "not", "in", "true", "false")
COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<number>\d+(?:\.\d+)?(?![\w.]))
  | (?P<text>'(?:[^']|'')*')
  | (?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)
  | (?P<sign>==|!=|<=|>=|[<>+\-*/()\[\],])
    """,
    re.VERBOSE | re.ASCII,
)
_MAX_NUMBER = 30
_HINTS = {
    "=": "'=='",
    '"': "single quotes around a text",
    "&": "'and'",
    "|": "'or'",
    "!": "'not', or '!='",
    "'": "a closing single quote",
    ".": "a name or number before and after the dot",
}


class ExpressionError(SchemaError):
    """An expression that cannot be parsed.

    Args:
        message: What was found; what was expected.
        column: Where in the expression, from 1, in code points.
    """

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


class Kind(StrEnum):
    """What a node of an expression is."""

    LITERAL = "literal"
    NAME = "name"
    CALL = "call"
    LIST = "list"
    NOT = "not"
    MINUS = "minus"
    OVER = "over"
    IF = "if"
    AND = "and"
    OR = "or"
    SUM = "sum"
    PRODUCT = "product"
    COMPARE = "compare"
    IN = "in"


Literal: TypeAlias = Decimal | str | bool


@dataclass(frozen=True, slots=True)
class Expression:
    """A node of a parsed expression; the whole expression is its outermost node.

    Attributes:
        kind: What it is.
        column: Where it begins in the source, from 1, in code points.
        text: The name of a `NAME`, the function of a `CALL`, the sign of a `COMPARE`; else empty.
        parts: The nodes inside it, in order. A sum keeps its terms side by side, a difference as a minus; a product
            its factors, a divisor as an over. A choice has a value and its condition by turns, and the last value.
        literal: The value of a `LITERAL`.
    """

    kind: Kind
    column: int
    text: str = ""
    parts: tuple["Expression", ...] = ()
    literal: Literal = False


_Rule: TypeAlias = Callable[[], Expression]


@lru_cache(maxsize=4096)
def parse(source: str) -> Expression:
    """Parses an expression.

    Args:
        source: At most `MAX_LENGTH` code points.

    Returns:
        The tree; the same one for the same source.

    Raises:
        ExpressionError: The first error, with its place.
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"{len(source):,} characters; expected at most {MAX_LENGTH:,}", 1)
    return _Parser(source).whole()


def names(expression: Expression) -> tuple[str, ...]:
    """The names in an expression, in order, each once."""
    return tuple(dict.fromkeys(node.text for node in walk(expression) if node.kind is Kind.NAME))


def walk(expression: Expression) -> Iterator[Expression]:
    """Every node, from the outside in, left to right."""
    yield expression
    for part in expression.parts:
        yield from walk(part)


def _tokens(source: str) -> Iterator[tuple[str, str, int]]:
    """Kind, text and column of each token; the last one is of kind `end`."""
    offset = 0
    while offset < len(source):
        found = _TOKEN.match(source, offset)
        if found is None:
            character = source[offset]
            shown = character if character.isprintable() else f"U+{ord(character):04X}"
            expected = _HINTS.get(character, "a name, number, text or operator")
            if character.isdigit():
                shown, expected = re.match(r"[\w.]+", source[offset:]).group()[:20], "a number such as 12 or 0.5"  # type: ignore[union-attr]
            raise ExpressionError(f"'{shown}'; expected {expected}", offset + 1)
        if found.lastgroup != "space":
            yield (found.lastgroup or "", found.group(), offset + 1)
        offset = found.end()
    yield ("end", "", len(source) + 1)


class _Parser:
    """Reads tokens from left to right; one method for each level of the table above."""

    def __init__(self, source: str) -> None:
        self._tokens = _tokens(source)
        self._depth = 0
        self._kind, self._text, self._column = next(self._tokens)

    def whole(self) -> Expression:
        if self._kind == "end":
            raise ExpressionError("nothing; expected an expression", 1)
        found = self._choice()
        if self._kind != "end":
            raise self._error("'and', 'or', an operator, or the end")
        return found

    def _error(self, expected: str) -> ExpressionError:
        found = "the end" if self._kind == "end" else f"'{self._text[:40]}'"
        return ExpressionError(f"{found}; expected {expected}", self._column)

    def _next(self) -> None:
        self._kind, self._text, self._column = next(self._tokens)

    def _at(self, *texts: str) -> bool:
        return self._kind in {"sign", "name"} and self._text in texts

    def _take(self, text: str, after: str) -> None:
        if not self._at(text):
            raise self._error(f"'{text}' {after}")
        self._next()

    def _choice(self) -> Expression:
        column = self._column
        parts = [self._alternatives()]
        while self._at("if"):
            self._next()
            parts.append(self._alternatives())
            self._take("else", "and the other value after the condition")
            parts.append(self._alternatives())
        return parts[0] if len(parts) == 1 else Expression(Kind.IF, column, parts=tuple(parts))

    def _alternatives(self) -> Expression:
        return self._several(Kind.OR, "or", self._conjunction)

    def _conjunction(self) -> Expression:
        return self._several(Kind.AND, "and", self._negation)

    def _several(self, kind: Kind, word: str, inner: _Rule) -> Expression:
        column = self._column
        parts = [inner()]
        while self._at(word):
            self._next()
            parts.append(inner())
        return parts[0] if len(parts) == 1 else Expression(kind, column, parts=tuple(parts))

    def _negation(self) -> Expression:
        if not self._at("not"):
            return self._comparison()
        column = self._column
        self._next()
        return Expression(Kind.NOT, column, parts=(self._nested(self._negation),))

    def _comparison(self) -> Expression:
        left = self._sum()
        column, text = self._column, self._text
        if self._at(*COMPARISONS):
            self._next()
            node = Expression(Kind.COMPARE, column, text, (left, self._sum()))
        elif self._at("in"):
            self._next()
            node = Expression(Kind.IN, column, parts=(left, self._container()))
        elif self._at("not"):
            self._next()
            self._take("in", "after 'not'")
            node = Expression(
                Kind.NOT, column, parts=(Expression(Kind.IN, column, parts=(left, self._container())),)
            )
        else:
            return left
        if self._at(*COMPARISONS, "in"):
            raise self._error("'and' between two comparisons: a <= b and b <= c")
        return node

    def _container(self) -> Expression:
        column = self._column
        if not self._at("["):
            return self._primary()
        self._next()
        parts = [self._nested(self._sum)]
        while self._at(","):
            self._next()
            parts.append(self._nested(self._sum))
        self._take("]", "at the end of the list, or ','")
        return Expression(Kind.LIST, column, parts=tuple(parts))

    def _sum(self) -> Expression:
        column = self._column
        parts = [self._product()]
        while self._at("+", "-"):
            minus, place = self._text == "-", self._column
            self._next()
            term = self._product()
            parts.append(Expression(Kind.MINUS, place, parts=(term,)) if minus else term)
        return parts[0] if len(parts) == 1 else Expression(Kind.SUM, column, parts=tuple(parts))

    def _product(self) -> Expression:
        column = self._column
        parts = [self._sign()]
        while self._at("*", "/"):
            over, place = self._text == "/", self._column
            self._next()
            factor = self._sign()
            parts.append(Expression(Kind.OVER, place, parts=(factor,)) if over else factor)
        return parts[0] if len(parts) == 1 else Expression(Kind.PRODUCT, column, parts=tuple(parts))

    def _sign(self) -> Expression:
        if not self._at("-"):
            return self._primary()
        column = self._column
        self._next()
        return Expression(Kind.MINUS, column, parts=(self._nested(self._sign),))

    def _nested(self, inner: _Rule) -> Expression:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError(f"more than {MAX_DEPTH} levels inside each other; expected fewer", self._column)
        found = inner()
        self._depth -= 1
        return found

    def _primary(self) -> Expression:
        kind, text, column = self._kind, self._text, self._column
        if self._at("("):
            self._next()
            inner = self._nested(self._choice)
            self._take(")", "at the end of the brackets, or an operator")
            return inner
        if kind == "number":
            if len(text) > _MAX_NUMBER:
                raise ExpressionError(f"a number of {len(text)} digits; expected at most {_MAX_NUMBER}", column)
            self._next()
            return Expression(Kind.LITERAL, column, literal=Decimal(text))
        if kind == "text":
            self._next()
            return Expression(Kind.LITERAL, column, literal=text[1:-1].replace("''", "'"))
        if kind == "name" and text in {"true", "false"}:
            self._next()
            return Expression(Kind.LITERAL, column, literal=text == "true")
        if kind == "name" and text not in WORDS:
            self._next()
            return self._call(text, column) if self._at("(") else Expression(Kind.NAME, column, text)
        raise self._error("a name, number or text")

    def _call(self, function: str, column: int) -> Expression:
        if function not in FUNCTIONS:
            raise ExpressionError(f"unknown function '{function[:40]}'; {meant(function)}", column)
        self._next()
        if function in NAMING:
            name, place = self._text, self._column
            if self._kind != "name" or name in WORDS:
                raise self._error(f"the name of a field in {function}(…)")
            self._next()
            self._take(")", f"after the name in {function}(…)")
            return Expression(Kind.CALL, column, function, (Expression(Kind.NAME, place, name),))
        parts = [self._nested(self._choice)]
        while self._at(","):
            self._next()
            parts.append(self._nested(self._choice))
        self._take(")", f"or ',' after a value in {function}(…)")
        fewest, most = FUNCTIONS[function]
        if not fewest <= len(parts) <= most:
            wanted = str(fewest) if fewest == most else f"at least {fewest}"
            given = "1 value" if len(parts) == 1 else f"{len(parts)} values"
            raise ExpressionError(f"{given} in {function}(…); expected {wanted}", column)
        return Expression(Kind.CALL, column, function, tuple(parts))
