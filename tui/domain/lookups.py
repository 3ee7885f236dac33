"""Reads a layer through a schema's expressions: where names lead, and what stands there."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from tui.domain.evaluation import Lookup, Operand, Single, evaluate, holds
from tui.domain.expressions import parse
from tui.domain.form_places import FormPlace
from tui.domain.indexes import fields_by_id, ways_by_code
from tui.domain.layers import ARTICLE, Layer
from tui.domain.operands import operand
from tui.domain.ranges import Interval
from tui.domain.references import ARTICLE_LEVEL, META_LEVEL, RECORD_NAMES, Scope, Target, find
from tui.domain.schema import FieldType, Schema
from tui.domain.values import FieldValue, Value, make_value

ALWAYS = "true"
"""The expression that holds always; the empty one holds never, or for `when` always."""


class Answers:
    """What the names in expressions stand for, in one event or in the article.

    Args:
        schema: The schema.
        layer: The layer.
        owner: An event's id; empty for the article.
        record: What `record.` leads to, by name, while a table is exported: see `references.RECORD_NAMES`.
    """

    def __init__(
        self, schema: Schema, layer: Layer, owner: str, record: Mapping[str, Operand] | None = None
    ) -> None:
        self._schema = schema
        self._layer = layer
        self._owner = owner
        self._record = record

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of all that is said, the lists of items included."""
        return tuple(path for path, _ in self._layer.values_of(self._owner))

    def top(self) -> FormPlace:
        """The level with which the form begins."""
        fields = self._schema.fields(self._owner)
        record = {} if self._record is None else RECORD_NAMES
        scope = Scope((fields,), self._schema.article_fields if self._owner else (), record)
        return FormPlace(fields, "", scope, ("",))

    def holds(self, source: str, place: FormPlace, *, unknown: bool = False) -> bool:
        """Whether a condition holds.

        Args:
            source: The expression; empty for never.
            place: Where its names are looked for.
            unknown: What to make of an unknown result.
        """
        if source == ALWAYS:
            return True
        return bool(source) and holds(parse(source), self.lookup(place), unknown=unknown)

    def result(self, source: str, place: FormPlace) -> Operand:
        """What an expression gives; None if that is unknown.

        Args:
            source: The expression.
            place: Where its names are looked for.
        """
        return evaluate(parse(source), self.lookup(place))

    def places(self, group: str, place: FormPlace) -> Iterator[FormPlace]:
        """The level of each entry of a repeated group.

        Args:
            group: Path of the group below `place`; no group around it is repeated.
            place: The level that it stands in.
        """
        *around, last = group.split("/")
        for name in around:
            place = place.inside(fields_by_id(place.fields)[name])
        field = fields_by_id(place.fields)[last]
        items = self._layer.items(self._owner, f"{place.prefix}{last}")
        for number, item in enumerate(items, start=1):
            yield place.inside(field, item, number)

    def lookup(self, place: FormPlace) -> Lookup:
        """What names stand for at a place of the form."""

        def look(name: str) -> Operand:
            function, bracket, inner = name.partition("(")
            target = find(place.scope, inner[:-1] if bracket else name)
            if target is None:
                return None
            if target.level < ARTICLE_LEVEL:
                return self._beside(function if bracket else "", target)
            owner, prefix = self._start(place, target)
            return (_FUNCTIONS[function] if bracket else Answers._value)(self, owner, prefix, target)

        return look

    def _start(self, place: FormPlace, target: Target) -> tuple[str, str]:
        """The owner of a target and what its path begins with."""
        return (self._owner, place.prefixes[target.level]) if target.level >= 0 else (ARTICLE, "")

    def _beside(self, function: str, target: Target) -> Operand:
        """What came with the article, or belongs to the row that is exported."""
        found: Operand = None
        if target.level == META_LEVEL:
            text = self._layer.about.get(target.path, "")
            found = operand(target.field, target.part, make_value(target.field.type, text)) if text else None
            if function in {"text", "title"} and not target.part:
                found = text or None
        elif self._record is not None:
            found = self._record.get(target.path)
        if function in {"answered", "stated"}:
            return found is not None
        if function == "count":
            return int(found is not None)
        return as_text(found) if function else found

    def _paths(self, owner: str, prefix: str, target: Target) -> Iterator[str]:
        """The path of the field, or one in each item of what is repeated on the way."""
        starts, done = [prefix], ""
        for repeated in target.repeated:
            below = repeated.removeprefix(done)
            starts = [
                f"{start}{below}/{item}" for start in starts for item in self._layer.items(owner, f"{start}{below}")
            ]
            done = repeated
        rest = target.path.removeprefix(done)
        return (f"{start}{rest}" for start in starts)

    def _each(self, owner: str, prefix: str, target: Target, read: "Read") -> Operand:
        """One operand, or a tuple of them if the name stands for several values."""
        if not target.repeated:
            value = self._layer.value(owner, f"{prefix}{target.path}").value
            return None if value is None else read(self, target, value)
        found: list[Single] = []
        for path in self._paths(owner, prefix, target):
            value = self._layer.value(owner, path).value
            each = None if value is None else read(self, target, value)
            if isinstance(each, tuple) and not isinstance(each, Interval):
                found += each
            elif each is not None:
                found.append(each)
        return tuple(found)

    def _value(self, owner: str, prefix: str, target: Target) -> Operand:
        return self._each(owner, prefix, target, Answers._operand)

    def literals(self, owner: str, prefix: str, target: Target) -> Operand:
        """The answers as they are stored."""
        return self._each(owner, prefix, target, Answers.literal_of)

    def titles(self, owner: str, prefix: str, target: Target) -> Operand:
        """The answers as they are shown."""
        return self._each(owner, prefix, target, Answers.title_of)

    def _operand(self, target: Target, value: Value) -> Operand:
        return self._column(target, value) or operand(target.field, target.part, value)

    def literal_of(self, target: Target, value: Value) -> Operand:
        """A value, or the part of it that is meant, as it is stored."""
        if target.part:
            return as_text(self._operand(target, value))
        return value.lines() if target.field.type in _LINES else value.literal

    def title_of(self, target: Target, value: Value) -> Operand:
        """A value as it is shown."""
        table = self._schema.table(target.field.table) if target.field.table and not target.part else None
        if table is not None and target.field.type is FieldType.REFERENCE:
            return value.part(table.title) or value.literal
        found = self.literal_of(target, value)
        ways = ways_by_code(target.options)
        if isinstance(found, str):
            return ways[found][-1].title if found in ways else found
        codes = found if isinstance(found, tuple) else ()
        return tuple(ways[code][-1].title if code in ways else code for code in codes if isinstance(code, str))

    def _column(self, target: Target, value: Value) -> str:
        """A column that the value holds itself and not as a part: the key of its row, or its title."""
        if target.part not in target.field.columns or value.part(target.part):
            return ""
        table = self._schema.table(target.field.table)
        if table is None:
            return ""
        reference = target.field.type is FieldType.REFERENCE
        if target.part == table.key:
            return value.literal if reference else value.part("id")
        return value.literal if target.part == table.title and not reference else ""

    def answered(self, owner: str, prefix: str, target: Target) -> bool:
        """Whether there is a value or a kind of nothing, in a group in any of its fields."""
        return self._any(owner, prefix, target, lambda said: said.answered)

    def stated(self, owner: str, prefix: str, target: Target) -> bool:
        """Whether there is a value, in a group in any of its fields."""
        return self._any(owner, prefix, target, lambda said: said.value is not None)

    def _any(self, owner: str, prefix: str, target: Target, test: Callable[[FieldValue], bool]) -> bool:
        if target.part:
            found = self._value(owner, prefix, target)
            return found is not None and found != ()
        if target.field.many:
            *around, own = target.repeated
            lists = self._paths(owner, prefix, target._replace(path=own, repeated=tuple(around)))
            return any(test(self._layer.value(owner, path)) for path in lists)
        paths = self._paths(owner, prefix, target)
        if target.field.type is not FieldType.GROUP:
            return any(test(self._layer.value(owner, path)) for path in paths)
        below = tuple(f"{path}/" for path in paths)
        return any(test(said) for held, said in self._layer.values_of(owner) if held.startswith(below))

    def count(self, owner: str, prefix: str, target: Target) -> int:
        """How many items, codes or tags there are; of a field in a repeated group, how many values."""
        if target.field.many and not target.part:
            return sum(1 for _ in self._paths(owner, prefix, target))
        found = self.literals(owner, prefix, target)
        return len(found) if isinstance(found, tuple) else int(found is not None)


Read: TypeAlias = Callable[[Answers, Target, Value], Operand]
"""How a value is read: as it is stored, as it is shown, or as what it is in an expression."""

_LINES = frozenset({FieldType.CHOICES, FieldType.TAGS})


def as_text(found: Operand) -> Operand:
    """What an operand is as text, or each of several; None for what is not exact."""
    from tui.domain.calling import shown  # noqa: PLC0415 - most forms open without a function

    if isinstance(found, tuple) and not isinstance(found, Interval):
        return tuple(text for each in found if (text := shown(each)) is not None)
    return shown(found)


_FUNCTIONS: dict[str, Callable[[Answers, str, str, Target], Operand]] = {
    "answered": Answers.answered,
    "stated": Answers.stated,
    "count": Answers.count,
    "title": Answers.titles,
    "text": Answers.literals,
}
