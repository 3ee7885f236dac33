"""Levels of the form: where the names in its expressions are looked for."""

from typing import NamedTuple

from tui.domain.references import Scope
from tui.domain.schema import Field


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
