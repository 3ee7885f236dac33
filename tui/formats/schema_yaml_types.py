"""Works out, before anything is answered, what can come out of an expression, and notes what does not fit."""

import itertools
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tui.domain.expressions import Expression, ExpressionError, Kind, parse
from tui.domain.literals import TIME
from tui.domain.ranges import date_literal
from tui.domain.references import ARTICLE_PREFIX, META_PREFIX, RECORD_PREFIX, Scope, Sort, Target, find, known_names
from tui.domain.schema import Field
from tui.formats.schema_yaml_reading import expected
from tui.formats.yaml_text import quoted

_MAX_NAMES = 2_000
_TRUTHS = {"yes": "true", "no": "false"}
_META = frozenset({"title", "published", "name", "language"})
_TIME = re.compile(TIME)
_ORDERED = frozenset({Sort.NUMBER, Sort.DATE, Sort.TIME})
_TEXTS = frozenset({Sort.TEXT, Sort.CODE})
_JOINED = frozenset({Sort.TEXT, Sort.CODE, Sort.TIME})


class Part(NamedTuple):
    """What is known of a part of an expression.

    Attributes:
        sort: What can be done with it; None where an earlier fault leaves that open.
        column: Where it stands, from 1.
        shown: How messages call it.
        codes: The codes that it can be, or hold; empty if any text will do.
        literal: Its text if it is a text in quotes, else None.
        element: If it holds several values, what can be done with each.
    """

    sort: Sort | None
    column: int
    shown: str
    codes: tuple[str, ...] = ()
    literal: str | None = None
    element: Sort | None = None

    @property
    def closed(self) -> tuple[str, ...]:
        """All texts that it can be; empty if any text will do."""
        return self.codes if self.literal is None else (self.literal,)

    @property
    def each(self) -> Sort | None:
        """The sort of its value, or of each of its values."""
        return self.element if self.sort is Sort.SEVERAL else self.sort


class Typed(NamedTuple):
    """What is known of an expression.

    Attributes:
        sort: What comes out of it; None where a fault leaves that open.
        element: If several values come out, the sort of each.
        codes: The texts that can come out; empty if any can, or none.
        faults: Column, from 1, and message of each fault.
    """

    sort: Sort | None
    element: Sort | None
    codes: tuple[str, ...]
    faults: tuple[tuple[int, str], ...]


def typed(source: str, scope: Scope) -> Typed:
    """Works out what can come out of an expression.

    Args:
        source: The expression.
        scope: Where its names are looked for.
    """
    try:
        expression = parse(source)
    except ExpressionError as error:
        return Typed(None, None, (), ((error.column, error.message),))
    examination = Examination(scope)
    part = examination.part(expression)
    return Typed(part.sort, part.element, part.closed, tuple(examination.faults))


class Examination:
    """Walks one expression from the inside out.

    Args:
        scope: Where its names are looked for.
        doubtful: Fields about which nothing is known.
    """

    def __init__(self, scope: Scope, doubtful: Iterable[Field] = ()) -> None:
        self._scope = scope
        self._doubtful = tuple(doubtful)
        self.faults: list[tuple[int, str]] = []

    def fault(self, column: int, message: str) -> None:
        """Notes a fault."""
        self.faults.append((column, message))

    def truth(self, node: Expression) -> None:
        """Notes it if a part is not true or false."""
        part = self.part(node)
        if part.sort not in {Sort.TRUTH, None}:
            self.fault(part.column, f"{part.shown} is {part.sort}; expected a comparison")

    def ends(self, node: Expression) -> tuple[tuple[Expression, Part], ...]:
        """What can come out at the end: each value between which a choice decides, or the whole."""
        if node.kind is Kind.IF:
            for condition in node.parts[1::2]:
                self.truth(condition)
            return tuple(end for part in node.parts[::2] for end in self.ends(part))
        if node.kind is Kind.CALL and node.text == "either":
            return tuple(end for part in node.parts for end in self.ends(part))
        return ((node, self.part(node)),)

    def part(self, node: Expression) -> Part:
        """What is known of a node; notes what does not fit in it."""
        return _PARTS.get(node.kind, Examination.truths)(self, node)

    def truths(self, node: Expression) -> Part:
        """And, or, not."""
        for part in node.parts:
            self.truth(part)
        return Part(Sort.TRUTH, node.column, "the comparison")

    def literal(self, node: Expression) -> Part:
        """A value."""
        if isinstance(node.literal, bool):
            return Part(Sort.TRUTH, node.column, str(node.literal).lower())
        if isinstance(node.literal, str):
            return Part(Sort.TEXT, node.column, quoted(node.literal), literal=node.literal)
        return Part(Sort.NUMBER, node.column, str(node.literal))

    def call(self, node: Expression) -> Part:
        """A function."""
        from tui.formats.schema_yaml_calls import call  # noqa: PLC0415 - the two need each other

        return call(self, node)

    def calculated(self, node: Expression) -> Part:
        """What is calculated with numbers."""
        return self._numbers([self.part(part) for part in node.parts], node.column)

    def _numbers(self, parts: list[Part], column: int) -> Part:
        for part in parts:
            self.number(part)
        fits = all(part.sort is Sort.NUMBER for part in parts)
        return Part(Sort.NUMBER if fits else None, column, "the result")

    def target(self, node: Expression) -> Target | None:
        """Where a name leads; notes it if it leads nowhere."""
        target = find(self._scope, node.text)
        if target is None:
            self.fault(node.column, f"unknown name {quoted(node.text)}; {self._meant(node.text)}")
        return target

    def is_doubtful(self, target: Target) -> bool:
        """Whether nothing is known about a field."""
        return any(target.field is each for each in self._doubtful)

    def _meant(self, name: str) -> str:
        known = tuple(itertools.islice(known_names(self._scope), _MAX_NAMES))
        if f"{ARTICLE_PREFIX}.{name}" in known:
            return f"did you mean '{ARTICLE_PREFIX}.{name}'?"
        if name in _META:
            return f"did you mean '{META_PREFIX}.{name}'?"
        if name.startswith(f"{RECORD_PREFIX}."):
            known = tuple(f"{RECORD_PREFIX}.{each}" for each in self._scope.record)
            return expected(name, known) if known else "expected it in the columns of the export alone"
        if name in _TRUTHS:
            return f"did you mean '{_TRUTHS[name]}'?"
        hint = expected(name, known)
        if self._scope.record and hint.startswith("expected"):
            return hint.replace("expected", "expected a text in single quotes, or", 1)
        return hint

    def name(self, node: Expression) -> Part:
        """What a name stands for."""
        target = self.target(node)
        shown = f"'{node.text}'"
        if target is None or self.is_doubtful(target):
            return Part(None, node.column, shown)
        if target.sort is Sort.GROUP:
            inside = target.field.fields[0].id if target.field.fields else "id"
            usable = f"count({node.text})" if target.field.many else f"a field in it, such as {node.text}.{inside}"
            self.fault(node.column, f"{shown} is a group; expected {usable}")
            return Part(None, node.column, shown)
        element = target.element if target.sort is Sort.SEVERAL else None
        return Part(target.sort, node.column, shown, target.codes, element=element)

    def number(self, part: Part) -> None:
        """Notes it if a part is no number."""
        if part.sort not in {Sort.NUMBER, None}:
            self.fault(part.column, f"{part.shown} is {part.sort}; expected a number to calculate with")

    def choice(self, node: Expression) -> Part:
        """A value if a condition holds, else another."""
        for condition in node.parts[1::2]:
            self.truth(condition)
        return self.alike([self.part(part) for part in node.parts[::2]], node.column)

    def alike(self, parts: list[Part], column: int) -> Part:
        """What comes out of one of several parts; notes it if they are of different sorts.

        Args:
            parts: At least one.
            column: Where that what chooses between them stands.
        """
        result = parts[0]._replace(column=column, shown="the result")
        for part in parts[1:]:
            if part.sort is None or result.sort is None:
                return Part(None, column, "the result")
            if (part.sort is Sort.SEVERAL) is not (result.sort is Sort.SEVERAL):
                self.fault(part.column, f"{part.shown} is {part.sort} beside {result.sort}; expected one sort")
                return Part(None, column, "the result")
            each = _common(result, part)
            if each is None:
                self.fault(part.column, f"{part.shown} is {part.each} beside {result.each}; expected one sort")
                return Part(None, column, "the result")
            both = result.closed and part.closed
            codes = tuple(dict.fromkeys((*result.closed, *part.closed))) if both else ()
            if each in _TEXTS:
                each = Sort.CODE if codes else Sort.TEXT
            several = result.sort is Sort.SEVERAL
            result = Part(
                Sort.SEVERAL if several else each, column, "the result", codes, element=each if several else None
            )
        return result

    def sum(self, node: Expression) -> Part:
        """Numbers, or texts that are joined."""
        parts = [self.part(part) for part in node.parts]
        text = next((part for part in parts if part.sort in _JOINED), None)
        number = next((part for part in parts if part.sort is Sort.NUMBER), None)
        if text is None:
            return self._numbers(parts, node.column)
        if number is not None:
            self.fault(
                number.column,
                f"{number.shown} is a number and {text.shown} is {text.sort}; expected text(…) or number(…)",
            )
        for part in parts:
            if part.sort not in {*_JOINED, Sort.NUMBER, None}:
                self.fault(part.column, f"{part.shown} is {part.sort}; expected a text to join")
        fits = all(part.sort in _JOINED for part in parts)
        return Part(Sort.TEXT if fits else None, node.column, "the result")

    def comparison(self, node: Expression) -> Part:
        """A comparison."""
        left, right = (self.part(part) for part in node.parts)
        self._compare(left, right, node)
        return Part(Sort.TRUTH, node.column, "the comparison")

    def _compare(self, left: Part, right: Part, node: Expression) -> None:
        for part in (left, right):
            if part.sort is Sort.SEVERAL:
                self.fault(part.column, f"{part.shown} holds several values; expected 'code' in …, or count(…)")
                return
        if not self.comparable(left, right) or node.text in {"==", "!="}:
            return
        sorts = {left.sort, right.sort}
        if None not in sorts and not sorts & _ORDERED:
            self.fault(node.column, f"'{node.text}' between values without an order; expected == or !=")

    def contained(self, node: Expression) -> Part:
        """Whether a value is one of several."""
        self._contain(self.part(node.parts[0]), node.parts[1])
        return Part(Sort.TRUTH, node.column, "the comparison")

    def _contain(self, left: Part, container: Expression) -> None:
        if left.sort is Sort.SEVERAL:
            self.fault(left.column, f"{left.shown} holds several values; expected one value before 'in'")
            return
        if container.kind is Kind.LIST:
            for part in container.parts:
                self.comparable(left, self.part(part))
            return
        held = self.part(container)
        if held.sort not in {Sort.SEVERAL, None}:
            self.fault(held.column, f"{held.shown} is {held.sort}; expected a list such as ['a', 'b']")
        elif held.element in _TEXTS and left.sort not in {*_TEXTS, None}:
            self.fault(left.column, f"{left.shown} is {left.sort}; expected a text or code")
        elif held.sort is not None:
            self.comparable(held._replace(sort=held.element, element=None), left)

    def comparable(self, left: Part, right: Part) -> bool:
        """Whether two parts can be compared; notes it if not."""
        if left.sort is None or right.sort is None:
            return False
        if left.literal is not None and right.literal is None:
            left, right = right, left
        if right.literal is not None and left.sort in {Sort.DATE, Sort.TIME}:
            return self._dated(left, right)
        if left.sort in _TEXTS and right.sort in _TEXTS:
            return self._known_code(right, left)
        if left.sort is right.sort:
            return True
        hint = f"expected {left.sort}"
        if left.sort is Sort.CODE and right.sort is Sort.NUMBER:
            hint = "expected a code in quotes"
        elif left.sort is Sort.NUMBER and right.literal is not None:
            hint = "expected a number without quotes"
        self.fault(right.column, f"{right.shown} is {right.sort} and {left.shown} is {left.sort}; {hint}")
        return False

    def _dated(self, left: Part, right: Part) -> bool:
        text = right.literal or ""
        fits = date_literal(text) is not None if left.sort is Sort.DATE else _TIME.fullmatch(text) is not None
        if not fits:
            form = "'2022-01-05'" if left.sort is Sort.DATE else "'09:30'"
            self.fault(
                right.column,
                f"{right.shown} beside {left.shown}, which is {left.sort}; expected a text such as {form}",
            )
        return fits

    def _known_code(self, part: Part, coded: Part) -> bool:
        """Whether a text in quotes is one of the codes that it is compared with."""
        if part.literal is None or not coded.codes or part.literal in coded.codes:
            return True
        self.fault(part.column, f"{part.shown} is no code of {coded.shown}; {expected(part.literal, coded.codes)}")
        return False


def _common(left: Part, right: Part) -> Sort | None:
    """The sort of two parts of which one is taken; None if they have none in common."""
    sorts = {left.each, right.each}
    if len(sorts) == 1 or sorts <= _TEXTS:
        return left.each
    return Sort.TEXT if sorts <= _JOINED else None


_PARTS: dict[Kind, Callable[[Examination, Expression], Part]] = {
    Kind.LITERAL: Examination.literal,
    Kind.NAME: Examination.name,
    Kind.CALL: Examination.call,
    Kind.IF: Examination.choice,
    Kind.SUM: Examination.sum,
    Kind.MINUS: Examination.calculated,
    Kind.PRODUCT: Examination.calculated,
    Kind.OVER: Examination.calculated,
    Kind.COMPARE: Examination.comparison,
    Kind.IN: Examination.contained,
}
