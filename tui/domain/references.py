"""What the names in expressions stand for.

A name is the id of a field, with a dot before the id of a field inside its group, or before a part of its value:
`date`, `fatalities.low`, `type.parent`, `place.country`. Inside a repeated group a name means the same item's field
before it means the event's; from outside it, the name of a field in it stands for the values of all items. In an
event, `article.` leads to the fields of the article; `meta.` leads to what came with the article everywhere, and
`record.` to the row that is exported.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from tui.domain.indexes import fields_by_id, ways_by_code
from tui.domain.schema import Field, FieldType, Option

ARTICLE_PREFIX = "article"
META_PREFIX = "meta"
RECORD_PREFIX = "record"

ARTICLE_LEVEL = -1
META_LEVEL = -2
RECORD_LEVEL = -3
"""Where a name was found that begins with one of these words."""


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
    FieldType.SCALE: {"rank": Sort.NUMBER},
    FieldType.DATE: {
        "earliest": Sort.DATE,
        "latest": Sort.DATE,
        "middle": Sort.DATE,
        "precision": Sort.CODE,
        "written": Sort.TEXT,
    },
    FieldType.PLACE: {"id": Sort.TEXT, "written": Sort.TEXT, "precision": Sort.CODE},
    FieldType.ACTOR: {"id": Sort.TEXT, "written": Sort.TEXT},
    FieldType.REFERENCE: {"written": Sort.TEXT},
    FieldType.QUANTITY: {"low": Sort.NUMBER, "high": Sort.NUMBER, "words": Sort.TEXT},
    FieldType.LINK: {"relation": Sort.TEXT, "article": Sort.TEXT, "title": Sort.TEXT},
}
_FROM_TABLES = frozenset({FieldType.REFERENCE, FieldType.ACTOR, FieldType.PLACE})
_TYPES_OF_RECORD = {Sort.NUMBER: FieldType.INTEGER, Sort.DATE: FieldType.DATE}

RECORD_NAMES: Mapping[str, Sort] = {
    "row": Sort.NUMBER,
    "event": Sort.TEXT,
    "number": Sort.NUMBER,
    "item": Sort.NUMBER,
    "article": Sort.TEXT,
    "name": Sort.TEXT,
    "annotator": Sort.TEXT,
    "schema": Sort.TEXT,
    "created": Sort.TEXT,
    "updated": Sort.TEXT,
    "exported": Sort.TEXT,
}
"""What an exported column can name behind `record.`."""


class Scope(NamedTuple):
    """Where a name is looked for.

    Attributes:
        levels: The fields that a name can begin with, innermost group first.
        article: The fields behind `article.`; empty where an expression of the article itself is read.
        record: The names behind `record.`; empty where nothing is exported.
    """

    levels: tuple[tuple[Field, ...], ...]
    article: tuple[Field, ...] = ()
    record: Mapping[str, Sort] = {}


class Target(NamedTuple):
    """What a name stands for.

    Attributes:
        field: The field; for what came with the article and for the row one that stands for it.
        level: Index of the level in the scope at which it was found, or one of the `…_LEVEL`.
        path: Path of the field below that level, without item ids.
        part: The part of the value; empty for the value itself.
        repeated: Paths below that level of the repeated fields and groups on the way, the field itself included,
            the outermost first: the name stands for the values of all their items.
    """

    field: Field
    level: int
    path: str
    part: str = ""
    repeated: tuple[str, ...] = ()

    @property
    def sort(self) -> Sort:
        """What can be done with it."""
        if self.field.type is FieldType.GROUP:
            return Sort.GROUP
        return Sort.SEVERAL if self.repeated else self._single

    @property
    def element(self) -> Sort:
        """What can be done with each of the values if it has several, else with the value."""
        single = self._single
        if single is not Sort.SEVERAL:
            return single
        return Sort.TEXT if self.field.type is FieldType.TAGS else Sort.CODE

    @property
    def _single(self) -> Sort:
        if self.part:
            return parts_of(self.field)[self.part]
        return _SORTS.get(self.field.type, Sort.TEXT)

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers whose codes it can be, or hold; empty if it is not a code of the schema."""
        if self.part == "precision":
            return self.field.precision
        if self.part == "relation":
            return self.field.relations
        coded = not self.part or self.part in {"parent", "root", "path"}
        return self.field.options if coded else ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that it can be, or hold; empty if it is not a code of the schema: tags can always be others."""
        return () if self.field.type is FieldType.TAGS else tuple(ways_by_code(self.options))


def parts_of(field: Field) -> dict[str, Sort]:
    """The parts of a field's value that an expression can name, with their sorts."""
    parts = _PARTS.get(field.type, {})
    if not (field.levels or field.columns or field.relations):
        return parts
    columns = field.columns if field.type in _FROM_TABLES else ()
    related = {"relation": Sort.CODE} if field.relations else {}
    return {
        **dict.fromkeys(columns, Sort.TEXT),
        **{level.code: Sort.TEXT for level in field.levels},
        **parts,
        **related,
    }


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
            return _below(field, number, first, rest, ())
    if not rest:
        return None
    if first == ARTICLE_PREFIX:
        field = fields_by_id(scope.article).get(rest[0])
        return None if field is None else _below(field, ARTICLE_LEVEL, rest[0], rest[1:], ())
    if first == META_PREFIX:
        return _below(_meta(rest[0]), META_LEVEL, rest[0], rest[1:], ())
    if first == RECORD_PREFIX and rest[0] in scope.record:
        return _below(_of_record(rest[0], scope.record[rest[0]]), RECORD_LEVEL, rest[0], rest[1:], ())
    return None


def _below(field: Field, level: int, path: str, rest: list[str], repeated: tuple[str, ...]) -> Target | None:
    if field.many:
        repeated = (*repeated, path)
    if not rest:
        return Target(field, level, path, "", repeated)
    if field.type is FieldType.GROUP:
        inner = fields_by_id(field.fields).get(rest[0])
        return None if inner is None else _below(inner, level, f"{path}/{rest[0]}", rest[1:], repeated)
    if len(rest) == 1 and rest[0] in parts_of(field):
        return Target(field, level, path, rest[0], repeated)
    return None


@lru_cache(maxsize=256)
def _meta(name: str) -> Field:
    """Stands for what came with the article; the day of publication is a date, all else is text."""
    return Field(name, FieldType.DATE if name == "published" else FieldType.TEXT, name)


@lru_cache(maxsize=64)
def _of_record(name: str, sort: Sort) -> Field:
    return Field(name, _TYPES_OF_RECORD.get(sort, FieldType.TEXT), name)


def known_names(scope: Scope) -> Iterator[str]:
    """Every name that a scope knows, those of the innermost level first; not those of `meta.`, which takes any."""
    hidden: set[str] = set()
    for fields in scope.levels:
        yield from _names(tuple(field for field in fields if field.id not in hidden), "")
        hidden |= fields_by_id(fields).keys()
    yield from _names(scope.article, f"{ARTICLE_PREFIX}.")
    yield from (f"{RECORD_PREFIX}.{name}" for name in scope.record)


def _names(fields: tuple[Field, ...], prefix: str) -> Iterator[str]:
    for field in fields:
        yield f"{prefix}{field.id}"
        if field.type is FieldType.GROUP:
            yield from _names(field.fields, f"{prefix}{field.id}.")
        for part in parts_of(field):
            yield f"{prefix}{field.id}.{part}"
