"""What the names in expressions stand for.

A name is the id of a field, with a dot before the id of a field inside its group, or before a part of its value:
`date`, `fatalities.low`, `type.parent`, `place.country`. Inside a repeated group a name means the same item's field
before it means the event's. In an event, `article.` leads to the fields of the article.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import NamedTuple

from tui.domain.answers_error import AnswerError
from tui.domain.evaluation import Interval, Operand
from tui.domain.indexes import fields_by_id, ways_by_code
from tui.domain.schema import Field, FieldType
from tui.domain.values import Value

ARTICLE_PREFIX = "article"


class Sort(StrEnum):
    """What can be done with a value in an expression."""

    TEXT = "a text"
    CODE = "a code"
    NUMBER = "a number"
    DATE = "a date"
    TIME = "a time of day"
    TRUTH = "true or false"
    SEVERAL = "several values"
    GROUP = "a group"


_SORTS: dict[FieldType, Sort] = {
    FieldType.BOOLEAN: Sort.TRUTH,
    FieldType.CHOICE: Sort.CODE,
    FieldType.SCALE: Sort.CODE,
    FieldType.TREE: Sort.CODE,
    FieldType.CHOICES: Sort.SEVERAL,
    FieldType.TAGS: Sort.SEVERAL,
    FieldType.INTEGER: Sort.NUMBER,
    FieldType.DECIMAL: Sort.NUMBER,
    FieldType.QUANTITY: Sort.NUMBER,
    FieldType.DATE: Sort.DATE,
    FieldType.TIME: Sort.TIME,
    FieldType.GROUP: Sort.GROUP,
}

_PARTS: dict[FieldType, dict[str, Sort]] = {
    FieldType.TREE: {"parent": Sort.CODE, "root": Sort.CODE, "path": Sort.SEVERAL},
    FieldType.DATE: {
        "earliest": Sort.DATE,
        "latest": Sort.DATE,
        "precision": Sort.CODE,
        "written": Sort.TEXT,
    },
    FieldType.PLACE: {"id": Sort.TEXT, "written": Sort.TEXT, "precision": Sort.CODE},
    FieldType.ACTOR: {"id": Sort.TEXT, "written": Sort.TEXT},
    FieldType.QUANTITY: {"low": Sort.NUMBER, "high": Sort.NUMBER, "words": Sort.TEXT},
    FieldType.LINK: {"relation": Sort.TEXT},
}


class Scope(NamedTuple):
    """Where a name is looked for.

    Attributes:
        levels: The fields that a name can begin with, innermost group first.
        article: The fields behind `article.`; empty where an expression of the article itself is read.
    """

    levels: tuple[tuple[Field, ...], ...]
    article: tuple[Field, ...] = ()


class Target(NamedTuple):
    """What a name stands for.

    Attributes:
        field: The field.
        level: Index of the level in the scope at which it was found; -1 for the article's.
        path: Path of the field below that level, without item ids.
        part: The part of the value; empty for the value itself.
    """

    field: Field
    level: int
    path: str
    part: str = ""

    @property
    def sort(self) -> Sort:
        """What can be done with it."""
        if self.field.many:
            return Sort.GROUP if self.field.type is FieldType.GROUP else Sort.SEVERAL
        if self.part:
            return parts_of(self.field)[self.part]
        return _SORTS.get(self.field.type, Sort.TEXT)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that it can be, or hold; empty if it is not a code of the schema."""
        options = self.field.precision if self.part == "precision" else self.field.options
        return tuple(ways_by_code(options))


def parts_of(field: Field) -> dict[str, Sort]:
    """The parts of a field's value that an expression can name, with their sorts."""
    if field.many:
        return {}
    parts = _PARTS.get(field.type, {})
    return {**parts, **{level.code: Sort.TEXT for level in field.levels}} if field.levels else parts


def find(scope: Scope, name: str) -> Target | None:
    """Finds what a name stands for.

    Args:
        scope: Where to look.
        name: With dots.

    Returns:
        The innermost field of that name, or None.
    """
    first, *rest = name.split(".")
    for number, fields in enumerate(scope.levels):
        field = fields_by_id(fields).get(first)
        if field is not None:
            return _below(field, number, first, rest)
    if first == ARTICLE_PREFIX and rest:
        field = fields_by_id(scope.article).get(rest[0])
        if field is not None:
            return _below(field, -1, rest[0], rest[1:])
    return None


def _below(field: Field, level: int, path: str, rest: list[str]) -> Target | None:
    if not rest:
        return Target(field, level, path)
    if field.type is FieldType.GROUP and not field.many:
        inner = fields_by_id(field.fields).get(rest[0])
        return _below(inner, level, f"{path}/{rest[0]}", rest[1:]) if inner is not None else None
    if len(rest) == 1 and rest[0] in parts_of(field):
        return Target(field, level, path, rest[0])
    return None


def known_names(scope: Scope) -> Iterator[str]:
    """Every name that a scope knows, those of the innermost level first."""
    hidden: set[str] = set()
    for fields in scope.levels:
        yield from _names(tuple(field for field in fields if field.id not in hidden), "")
        hidden |= fields_by_id(fields).keys()
    yield from _names(scope.article, f"{ARTICLE_PREFIX}.")


def _names(fields: tuple[Field, ...], prefix: str) -> Iterator[str]:
    for field in fields:
        yield f"{prefix}{field.id}"
        if field.type is FieldType.GROUP and not field.many:
            yield from _names(field.fields, f"{prefix}{field.id}.")
        for part in parts_of(field):
            yield f"{prefix}{field.id}.{part}"


def operand(field: Field, part: str, value: Value) -> Operand:
    """What a value, or a part of it, is in an expression.

    Args:
        field: The field that holds it.
        part: One of `parts_of(field)`, or empty.
        value: One value, not the list of items of a repeated field.

    Returns:
        None if the value does not have the form of its type.
    """
    computed = _COMPUTED.get((field.type, part))
    if computed is not None:
        return computed(field, part, value)
    return (value.part(part) or None) if part else value.literal


def number(literal: str) -> Decimal | None:
    """A number as written; None if it is none, or not finite."""
    try:
        found = Decimal(literal)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def date_range(literal: str) -> Interval | None:
    """The days that a date can mean; None if the literal is no date."""
    from tui.domain import dates  # noqa: PLC0415 - most forms open without one

    try:
        found = dates.parse(literal)
    except AnswerError:
        return None
    return Interval(found.earliest(), found.latest())


def quantity_range(literal: str) -> Interval | None:
    """The numbers that a quantity can mean; None if the literal is no quantity."""
    from tui.domain import quantities  # noqa: PLC0415 - most forms open without one

    try:
        found = quantities.parse(literal)
    except AnswerError:
        return None
    low, high = (None if end is None else Decimal(end) for end in (found.low, found.high))
    return Interval(low, high)


def _date_end(_: Field, part: str, value: Value) -> Operand:
    found = date_range(value.literal)
    if found is None or not part:
        return found
    return found.low if part == "earliest" else found.high


def _quantity_end(_: Field, part: str, value: Value) -> Operand:
    found = quantity_range(value.literal)
    if found is None or not part:
        return found
    return found.low if part == "low" else found.high


def _tree_part(field: Field, part: str, value: Value) -> Operand:
    codes = tuple(option.code for option in ways_by_code(field.options).get(value.literal, ()))
    if not codes or part == "path":
        return codes or None
    if part == "root":
        return codes[0]
    return codes[-2] if len(codes) > 1 else None


def _number(_: Field, __: str, value: Value) -> Operand:
    return number(value.literal)


def _truth(_: Field, __: str, value: Value) -> Operand:
    return value.literal == "true"


def _lines(_: Field, __: str, value: Value) -> Operand:
    return value.lines()


_COMPUTED: dict[tuple[FieldType, str], Callable[[Field, str, Value], Operand]] = {
    (FieldType.BOOLEAN, ""): _truth,
    (FieldType.INTEGER, ""): _number,
    (FieldType.DECIMAL, ""): _number,
    (FieldType.CHOICES, ""): _lines,
    (FieldType.TAGS, ""): _lines,
    **{(FieldType.DATE, part): _date_end for part in ("", "earliest", "latest")},
    **{(FieldType.QUANTITY, part): _quantity_end for part in ("", "low", "high")},
    **{(FieldType.TREE, part): _tree_part for part in ("parent", "root", "path")},
}
