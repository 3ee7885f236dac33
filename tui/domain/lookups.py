"""Reads a layer through a schema's expressions: where names lead, and what stands there."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from tui.domain.evaluation import Lookup, Operand, holds
from tui.domain.expressions import parse
from tui.domain.layers import ARTICLE, Layer
from tui.domain.references import Scope, Target, find, operand
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.values import FieldValue

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


class Answers:
    """What the names in expressions stand for, in one event or in the article.

    Args:
        schema: The schema.
        layer: The layer.
        owner: An event's id; empty for the article.
    """

    def __init__(self, schema: Schema, layer: Layer, owner: str) -> None:
        self._schema = schema
        self._layer = layer
        self._owner = owner

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of all that is said, the lists of items included."""
        return tuple(path for path, _ in self._layer.values_of(self._owner))

    def top(self) -> FormPlace:
        """The level with which the form begins."""
        fields = self._schema.fields(self._owner)
        return FormPlace(fields, "", Scope((fields,), self._schema.article_fields if self._owner else ()), ("",))

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

    def lookup(self, place: FormPlace) -> Lookup:
        """What names stand for at a place of the form."""

        def look(name: str) -> Operand:
            function, bracket, inner = name.partition("(")
            target = find(place.scope, inner[:-1] if bracket else name)
            if target is None:
                return None
            owner = self._owner if target.level >= 0 else ARTICLE
            path = f"{place.prefixes[target.level] if target.level >= 0 else ''}{target.path}"
            return _FUNCTIONS[function](self, owner, path, target) if bracket else self._value(owner, path, target)

        return look

    def _value(self, owner: str, path: str, target: Target) -> Operand:
        if target.field.many:
            said = (self._layer.value(owner, f"{path}/{item}").value for item in self._layer.items(owner, path))
            return tuple(value.literal for value in said if value is not None)
        value = self._layer.value(owner, path).value
        return None if value is None else operand(target.field, target.part, value)

    def answered(self, owner: str, path: str, target: Target) -> bool:
        """Whether there is a value or a kind of nothing, in a group in any of its fields."""
        if target.part:
            return self._value(owner, path, target) is not None
        return self._any(owner, path, target, lambda said: said.answered)

    def stated(self, owner: str, path: str, target: Target) -> bool:
        """Whether there is a value, in a group in any of its fields."""
        if target.part:
            return self._value(owner, path, target) is not None
        return self._any(owner, path, target, lambda said: said.value is not None)

    def _any(self, owner: str, path: str, target: Target, test: Callable[[FieldValue], bool]) -> bool:
        if target.field.type is not FieldType.GROUP or target.field.many:
            return test(self._layer.value(owner, path))
        below = f"{path}/"
        return any(test(said) for held, said in self._layer.values_of(owner) if held.startswith(below))

    def count(self, owner: str, path: str, target: Target) -> int:
        """How many items, codes or tags there are."""
        value = self._layer.value(owner, path).value
        if value is None:
            return 0
        several = target.field.many or target.field.type in {FieldType.CHOICES, FieldType.TAGS}
        return len(value.lines()) if several else 1


_FUNCTIONS: dict[str, Callable[[Answers, str, str, Target], Operand]] = {
    "answered": Answers.answered,
    "stated": Answers.stated,
    "count": Answers.count,
}
