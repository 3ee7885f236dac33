"""Checks the expressions of a schema: that they can be parsed, name what there is, and compare what is alike."""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.evaluation import date_literal
from tui.domain.expressions import Expression, ExpressionError, Kind, names, parse, walk
from tui.domain.indexes import fields_by_id
from tui.domain.references import ARTICLE_PREFIX, Scope, Sort, Target, find, known_names
from tui.domain.schema import Field, FieldType, Schema
from tui.formats.schema_yaml_reading import Reader, expected
from tui.formats.schema_yaml_rule import Rule
from tui.formats.yaml_text import quoted

_MAX_NAMES = 2_000
_TIME = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_COUNTED = frozenset({FieldType.CHOICES, FieldType.TAGS})
_ORDERED = frozenset({Sort.NUMBER, Sort.DATE, Sort.TIME})
_TEXTS = frozenset({Sort.TEXT, Sort.CODE})


class Typed(NamedTuple):
    """What is known of a part of an expression before anything is answered.

    Attributes:
        sort: What can be done with it; None where an earlier fault leaves that open.
        codes: The codes that it can be; empty if any text will do.
        literal: Its text if it is a text in quotes, else None.
        column: Where it stands, from 1.
        shown: How messages call it.
    """

    sort: Sort | None
    codes: tuple[str, ...]
    literal: str | None
    column: int
    shown: str


def check_rules(reader: Reader, schema: Schema, rules: list[Rule], doubtful: list[Field]) -> None:
    """Checks the expressions and notes their faults, each at its place.

    Args:
        reader: Collects the faults.
        schema: The schema with all its fields.
        rules: The expressions.
        doubtful: Fields about which nothing is known.
    """
    for rule in rules:
        scope, own = _scope(schema, rule)
        for column, message in _faults(rule, scope, own, doubtful):
            reader.fault_at(rule.scalar.place(column - 1), message)


def paths_named(schema: Schema, source: str, *, in_event: bool) -> tuple[str, ...]:
    """Paths of the fields that a check names, for where it is shown.

    Args:
        schema: The schema.
        source: The check's expression, which has no fault.
        in_event: Whether the check belongs to events, not to the article.
    """
    scope = Scope((schema.event_fields if in_event else schema.article_fields,))
    targets = (find(scope, name) for name in names(parse(source)))
    return tuple(dict.fromkeys(target.path for target in targets if target is not None))


def _scope(schema: Schema, rule: Rule) -> tuple[Scope, Field | None]:
    """Where the names of a rule are looked for, and the field that it must not name."""
    fields = schema.event_fields if rule.in_event else schema.article_fields
    levels = [fields]
    for group in rule.groups:
        field = fields_by_id(fields)[group]
        fields = field.fields
        if field.many:
            levels.insert(0, fields)
    own = fields_by_id(fields)[rule.own] if rule.own else None
    return (Scope(tuple(levels), schema.article_fields if rule.in_event else ()), own)


def _faults(rule: Rule, scope: Scope, own: Field | None, doubtful: list[Field]) -> Iterator[tuple[int, str]]:
    try:
        expression = parse(rule.scalar.text)
    except ExpressionError as error:
        yield (error.column, error.message)
        return
    examination = _Examination(scope, doubtful)
    examination.truth(expression)
    yield from examination.faults
    for node in walk(expression):
        target = find(scope, node.text) if own is not None and node.kind is Kind.NAME else None
        if target is not None and target.field is own:
            yield (node.column, f"'{node.text}' in its own 'when'; expected other fields")


class _Examination:
    """Walks one expression from the inside out."""

    def __init__(self, scope: Scope, doubtful: list[Field]) -> None:
        self._scope = scope
        self._doubtful = doubtful
        self.faults: list[tuple[int, str]] = []

    def _fault(self, column: int, message: str) -> None:
        self.faults.append((column, message))

    def truth(self, node: Expression) -> None:
        """Notes it if a part is not true or false."""
        typed = self._typed(node)
        if typed.sort not in {Sort.TRUTH, None}:
            self._fault(typed.column, f"{typed.shown} is {typed.sort}; expected a comparison")

    def _typed(self, node: Expression) -> Typed:
        match node.kind:
            case Kind.LITERAL:
                return _literal(node)
            case Kind.NAME:
                return self._name(node)
            case Kind.CALL:
                return self._call(node)
            case Kind.COMPARE:
                self._compare(node)
            case Kind.IN:
                self._contained(node)
            case Kind.AND | Kind.OR | Kind.NOT:
                for part in node.parts:
                    self.truth(part)
            case _:
                for part in node.parts:
                    self._number(self._typed(part))
                return Typed(Sort.NUMBER, (), None, node.column, "the result")
        return Typed(Sort.TRUTH, (), None, node.column, "the comparison")

    def _target(self, node: Expression) -> Target | None:
        target = find(self._scope, node.text)
        if target is None:
            known = tuple(itertools.islice(known_names(self._scope), _MAX_NAMES))
            self._fault(node.column, f"unknown name {quoted(node.text)}; {_meant(node.text, known)}")
        return target

    def _name(self, node: Expression) -> Typed:
        target = self._target(node)
        shown = f"'{node.text}'"
        if target is None or any(target.field is each for each in self._doubtful):
            return Typed(None, (), None, node.column, shown)
        if target.sort is Sort.GROUP:
            inside = target.field.fields[0].id if target.field.fields else "id"
            usable = f"count({node.text})" if target.field.many else f"a field in it, such as {node.text}.{inside}"
            self._fault(node.column, f"{shown} is a group; expected {usable}")
            return Typed(None, (), None, node.column, shown)
        return Typed(target.sort, target.codes, None, node.column, shown)

    def _call(self, node: Expression) -> Typed:
        shown = f"{node.text}(…)"
        named = node.parts[0]
        target = self._target(named)
        if target is not None and node.text == "count" and not _is_counted(target):
            self._fault(
                named.column, f"'{named.text}' takes one value; expected a field with several, or stated(…)"
            )
        return Typed(Sort.NUMBER if node.text == "count" else Sort.TRUTH, (), None, node.column, shown)

    def _number(self, typed: Typed) -> None:
        if typed.sort not in {Sort.NUMBER, None}:
            self._fault(typed.column, f"{typed.shown} is {typed.sort}; expected a number to calculate with")

    def _compare(self, node: Expression) -> None:
        left, right = (self._typed(part) for part in node.parts)
        for typed in (left, right):
            if typed.sort is Sort.SEVERAL:
                self._fault(typed.column, f"{typed.shown} holds several values; expected 'code' in …, or count(…)")
                return
        if not self._alike(left, right) or node.text in {"==", "!="}:
            return
        sorts = {left.sort, right.sort}
        if None not in sorts and not sorts & _ORDERED:
            self._fault(node.column, f"'{node.text}' between values without an order; expected == or !=")

    def _contained(self, node: Expression) -> None:
        left = self._typed(node.parts[0])
        container = node.parts[1]
        if container.kind is Kind.LIST:
            for part in container.parts:
                self._alike(left, self._typed(part))
            return
        held = self._typed(container)
        if held.sort not in {Sort.SEVERAL, None}:
            self._fault(held.column, f"{held.shown} is {held.sort}; expected a list such as ['a', 'b']")
        elif left.sort not in {*_TEXTS, None}:
            self._fault(left.column, f"{left.shown} is {left.sort}; expected a text or code")
        else:
            self._known_code(left, held)

    def _alike(self, left: Typed, right: Typed) -> bool:
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
        self._fault(right.column, f"{right.shown} is {right.sort} and {left.shown} is {left.sort}; {hint}")
        return False

    def _dated(self, left: Typed, right: Typed) -> bool:
        text = right.literal or ""
        fits = date_literal(text) is not None if left.sort is Sort.DATE else _TIME.fullmatch(text) is not None
        if not fits:
            form = "'2022-01-05'" if left.sort is Sort.DATE else "'09:30'"
            self._fault(
                right.column,
                f"{right.shown} beside {left.shown}, which is {left.sort}; expected a text such as {form}",
            )
        return fits

    def _known_code(self, typed: Typed, coded: Typed) -> bool:
        """Whether a text in quotes is one of the codes that it is compared with."""
        if typed.literal is None or not coded.codes or typed.literal in coded.codes:
            return True
        self._fault(
            typed.column, f"{typed.shown} is no code of {coded.shown}; {_meant(typed.literal, coded.codes)}"
        )
        return False


def _is_counted(target: Target) -> bool:
    return not target.part and (target.field.many or target.field.type in _COUNTED)


def _literal(node: Expression) -> Typed:
    if isinstance(node.literal, bool):
        return Typed(Sort.TRUTH, (), None, node.column, str(node.literal).lower())
    if isinstance(node.literal, str):
        return Typed(Sort.TEXT, (), node.literal, node.column, quoted(node.literal))
    return Typed(Sort.NUMBER, (), None, node.column, str(node.literal))


def _meant(name: str, known: tuple[str, ...]) -> str:
    if f"{ARTICLE_PREFIX}.{name}" in known:
        return f"did you mean '{ARTICLE_PREFIX}.{name}'?"
    return expected(name, known)
