"""Reads a layer through a schema's expressions: where names lead, and what stands there."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

from tui.domain.evaluation import Lookup, Operand, Single, evaluate, holds
from tui.domain.expressions import Kind, parse
from tui.domain.indexes import fields_by_id, ways_by_code
from tui.domain.layers import ARTICLE, Layer
from tui.domain.ranges import Interval
from tui.domain.references import (
    ARTICLE_LEVEL,
    META_LEVEL,
    RECORD_NAMES,
    Scope,
    Target,
    find,
    operand,
)
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.values import FieldValue, Value, make_value

ALWAYS = "true"
"""The expression that holds always; the empty one holds never, or for `when` always."""


class FormPlace(NamedTuple):
    """A level of the form: the event, a group, or an item of a repeated group.

    Attributes:
        fields: Its fields.
        prefix: What their paths begin with.
        scope: Where names in their expressions are looked for.
        prefixes: What the paths in each level of the scope begin with.
        title: What the titles of its fields are shown behind.
    """

    fields: tuple[Field, ...]
    prefix: str
    scope: Scope
    prefixes: tuple[str, ...]
    title: str = ""

    def inside(self, group: Field, item: str = "", number: int = 0) -> "FormPlace":
        """The level below a group, or below an item of it; only a repeated group opens a scope of its own."""
        prefix = f"{self.prefix}{group.id}/"
        title = f"{self.title}{group.title}: "
        if not group.many:
            return self._replace(fields=group.fields, prefix=prefix, title=title)
        prefix = f"{prefix}{item}/"
        scope = self.scope._replace(levels=(group.fields, *self.scope.levels))
        return FormPlace(
            group.fields, prefix, scope, (prefix, *self.prefixes), f"{self.title}{group.title} {number}: "
        )


class Told(NamedTuple):
    """What is said at a place, and how it is written.

    Attributes:
        said: The answer.
        texts: The texts of the value, then those of each of its alternatives; none if there is no value.
    """

    said: FieldValue
    texts: tuple[tuple[str, ...], ...]


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

    def list_said(self, path: str, place: FormPlace) -> FieldValue:
        """What is said of the list of a repeated field: its entries, or a kind of nothing.

        Args:
            path: Its path below `place`; no group around it is repeated.
            place: The level that it stands in.
        """
        return self._layer.value(self._owner, f"{place.prefix}{path}")

    def field_of(self, source: str, place: FormPlace) -> Field | None:
        """The field that an expression is the name of, its title, text or part; None if it is more than that.

        Args:
            source: The expression.
            place: Where its names are looked for.
        """
        named = self._named(source, place)
        return None if named is None else named[0].field

    def texts(self, source: str, place: FormPlace) -> tuple[str, ...] | None:
        """What an expression gives as text: a name the answers as they are stored, anything else what is exact.

        Args:
            source: The expression.
            place: Where its names are looked for.

        Returns:
            One text, or as many as there are values; None if nothing is known.
        """
        from tui.domain.calling import shown  # noqa: PLC0415 - most forms open without a function

        expression = parse(source)
        look = self.lookup(place)
        found = look(f"text({expression.text})") if expression.kind is Kind.NAME else evaluate(expression, look)
        if isinstance(found, tuple) and not isinstance(found, Interval):
            texts = tuple(shown(each) for each in found)
            return tuple(text for text in texts if text is not None) or None
        text = shown(found)
        return None if text is None else (text,)

    def told(self, source: str, place: FormPlace) -> Told | None:
        """What is said where a name leads, and how it is written.

        Args:
            source: The expression: the name, or its title or text.
            place: Where the name is looked for.

        Returns:
            None if the expression is no such name, or its name leads to several values.
        """
        named = self._named(source, place)
        if named is None or named[0].repeated:
            return None
        target, read = named
        owner, prefix = self._start(place, target)
        return self._told(read, target, self._layer.value(owner, f"{prefix}{target.path}"))

    def items(self, source: str, place: FormPlace) -> tuple[Told, ...] | None:
        """What a name gives in each item of the repeated field or group that it leads to, in order.

        Args:
            source: The expression: the name, or its title or text.
            place: Where the name is looked for.

        Returns:
            What is said in each item, and how it is written; the kind of nothing that stands for all of them; None
            if the expression is no such name.
        """
        named = self._named(source, place)
        if named is None or not named[0].repeated:
            return None
        target, read = named
        owner, prefix = self._start(place, target)
        whole = self._layer.value(owner, f"{prefix}{target.repeated[0]}")
        if whole.nothing is not None:
            return (Told(whole, ()),)
        paths = self._paths(owner, prefix, target)
        return tuple(self._told(read, target, self._layer.value(owner, path)) for path in paths)

    def _named(self, source: str, place: FormPlace) -> "tuple[Target, _Read] | None":
        """Where the name leads that an expression is, alone or as its title or text, and how it is read."""
        expression = parse(source)
        read = Answers._literal
        if expression.kind is Kind.CALL and expression.text in {"title", "text"}:
            read = Answers._titled if expression.text == "title" else read
            expression = expression.parts[0]
        target = find(place.scope, expression.text) if expression.kind is Kind.NAME else None
        return None if target is None or target.level < ARTICLE_LEVEL else (target, read)

    def _told(self, read: "_Read", target: Target, said: FieldValue) -> Told:
        values = () if said.value is None else (said.value, *said.alternatives)
        return Told(said, tuple(self._texts_of(read, target, value) for value in values))

    def _texts_of(self, read: "_Read", target: Target, value: Value) -> tuple[str, ...]:
        found = _as_text(read(self, target, value))
        if isinstance(found, str):
            return (found,)
        return tuple(text for text in found if isinstance(text, str)) if isinstance(found, tuple) else ()

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
        return _as_text(found) if function else found

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

    def _each(self, owner: str, prefix: str, target: Target, read: "_Read") -> Operand:
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
        return self._each(owner, prefix, target, Answers._literal)

    def titles(self, owner: str, prefix: str, target: Target) -> Operand:
        """The answers as they are shown."""
        return self._each(owner, prefix, target, Answers._titled)

    def _operand(self, target: Target, value: Value) -> Operand:
        return self._column(target, value) or operand(target.field, target.part, value)

    def _literal(self, target: Target, value: Value) -> Operand:
        if target.part:
            return _as_text(self._operand(target, value))
        return value.lines() if target.field.type in _LINES else value.literal

    def _titled(self, target: Target, value: Value) -> Operand:
        table = self._schema.table(target.field.table) if target.field.table and not target.part else None
        if table is not None and target.field.type is FieldType.REFERENCE:
            return value.part(table.title) or value.literal
        found = self._literal(target, value)
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


_Read: TypeAlias = Callable[[Answers, Target, Value], Operand]
_LINES = frozenset({FieldType.CHOICES, FieldType.TAGS})


def _as_text(found: Operand) -> Operand:
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
