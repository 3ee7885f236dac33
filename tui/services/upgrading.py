"""Brings a project to a new version of its schema: first what that would do, then all of it in one transaction.

Every layer goes from the version that it is stamped with through those that came after it. Layers are read and
written one at a time, so that memory does not grow with the project.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tui.domain.adjudication.carrying import carried
from tui.domain.adjudication.renames import Renames
from tui.domain.editing import NewId
from tui.domain.errors import SchemaError, StoreError
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import GOLD, SCHEMA, Layer
from tui.domain.schema import Schema
from tui.domain.schema_changes import SchemaChange, compare
from tui.domain.upgrading import upgrade_through
from tui.domain.upgrading_layer import LayerUpgrade, Upgrader
from tui.formats.schema_json import schema_from_json
from tui.services.ids import Clock
from tui.services.review_articles import panel_of
from tui.services.schemas import SchemaVersion
from tui.services.tables import index_tables
from tui.services.upgrading_tally import Tally, Told
from tui.store.bulk import BulkWriter, bulk_writer
from tui.store.project import Project, StoredSchema


class Upgrade:
    """A new version of a schema, on its way into a project.

    Args:
        path: The project file.
        version: The new version.

    Raises:
        SchemaError: It cannot follow the versions that the project has.
        StoreError: The project cannot be read.
    """

    def __init__(self, path: Path, version: SchemaVersion) -> None:
        self._path = path
        self._version = version
        with Project.open(path, write=False) as project:
            held = project.schemas()
        self._route = _Route(held, version)

    @property
    def old(self) -> Schema:
        """The version that the project has now."""
        return self._route.current

    @property
    def new(self) -> Schema:
        """The version that it is to have."""
        return self._version.schema

    @property
    def is_known(self) -> bool:
        """Whether the project has this version already; layers of others may be there all the same."""
        return self.old.name == self.new.name

    def changes(self) -> tuple[SchemaChange, ...]:
        """What differs between the two versions."""
        return compare(self.old, self.new)

    def look(self, new_id: NewId, told: Callable[[Told], None] = lambda _: None) -> Tally:
        """Says what the upgrade would do; writes nothing.

        Args:
            new_id: Makes ids.
            told: Given each answer that becomes something else, and each thing that needs a person.
        """
        tally = Tally()
        with Project.open(self._path, write=False) as project:
            for name, layer in project.layers_of_other_versions(self.new.name):
                done = self._route.lift(layer, new_id)
                if done.changes:
                    tally.add(name, done, told)
        return tally

    def carry_out(
        self, author: str, *, clock: Clock, new_id: NewId, progress: Callable[[int], None] = lambda _: None
    ) -> Tally:
        """Does it: the new version and all layers, or nothing.

        Args:
            author: Who does it.
            clock: Tells the time.
            new_id: Makes ids.
            progress: Told how many layers were written so far.

        Raises:
            StoreError: Nothing was written, and why.
        """
        tally, now = Tally(), clock()
        with bulk_writer(self._path) as writer:
            if writer.current_schema_name() not in {self.old.name, self.new.name}:
                raise StoreError("Somebody else has upgraded this project meanwhile: look again what would change.")
            writer.add_schema(self._version.stored, now, self._version.files)
            for name, layer in writer.layers_of_other_versions(self.new.name):
                done = self._route.lift(layer, new_id)
                if not done.changes:
                    continue
                if layer.annotator == GOLD:
                    done = self._with_decisions(writer, done, new_id)
                entry = Entry(layer.revision + 1, EntryKind.EDIT, 0, done.edit(), author, now, new_id("o"))
                writer.append(layer.article, layer.annotator, entry)
                tally.add(name, done)
                progress(tally.layers)
        with Project.open(self._path) as project:
            index_tables(project, self.new, self.old)
        return tally

    def _with_decisions(self, writer: BulkWriter, done: LayerUpgrade, new_id: NewId) -> LayerUpgrade:
        """Takes along what was decided about an article; its other layers are still as they were."""
        read = writer.reviewed(done.before.article)
        if not read.decisions:
            return done
        before = panel_of(read, self._route.version_of(done.before))
        after = replace(
            before,
            schema=self.new,
            layers={who: self._route.lift(layer, new_id).after for who, layer in before.layers.items()},
            gold=replace(done.after, about=before.gold.about),
        )
        made = carried(before, after, Renames(self._route.steps(done.before)), new_id)
        writer.put_decisions(made.decisions)
        return done._replace(after=replace(done.after, attributes=made.attributes))


class _Route:
    """The versions of a project's schema in their order, and the ways from each to the new one."""

    def __init__(self, held: Sequence[StoredSchema], version: SchemaVersion) -> None:
        self._held = {stored.name: stored.compiled for stored in held}
        self._new = version.schema
        self._known: dict[str, Schema] = {self._new.name: self._new}
        self._steps: dict[tuple[str, str], Upgrader] = {}
        last = held[-1]
        self.current = schema_from_json(last.compiled)
        self._require(last.name)
        self._known.setdefault(last.name, self.current)
        self._names = [*self._held, *([self._new.name] if self._new.name not in self._held else [])]

    def lift(self, layer: Layer, new_id: NewId) -> LayerUpgrade:
        """Brings a layer to the new version."""
        return upgrade_through(layer, self.steps(layer), new_id)

    def steps(self, layer: Layer) -> list[Upgrader]:
        """The way of a layer to the new version."""
        at = self._names.index(self._name_of(layer))
        return [self._step(*way) for way in zip(self._names[at:], self._names[at + 1 :], strict=False)]

    def version_of(self, layer: Layer) -> Schema:
        """The version by which a layer is filled."""
        return self._schema(self._name_of(layer))

    def _name_of(self, layer: Layer) -> str:
        """The name of a layer's version; one whose stamp the project lacks counts as of the current."""
        name = layer.attributes.get(SCHEMA, "")
        return name if name in self._held else self.current.name

    def _require(self, last: str) -> None:
        new = self._new
        if new.id != self.current.id:
            raise SchemaError(
                f"The schema of this project is {self.current.id}, this one is {new.id}: make a project for it."
            )
        if new.name not in self._held:
            return
        if new.name != last:
            raise SchemaError(
                f"{new.name} is an earlier version of this project, which is at {last}: to go back to it, give it a"
                " new version."
            )
        if new != self.current:
            raise SchemaError(f"Schema {new.name} is in the project with another content: give it a new version.")

    def _step(self, old: str, new: str) -> Upgrader:
        if (old, new) not in self._steps:
            self._steps[old, new] = Upgrader(self._schema(old), self._schema(new))
        return self._steps[old, new]

    def _schema(self, name: str) -> Schema:
        if name not in self._known:
            self._known[name] = schema_from_json(self._held[name])
        return self._known[name]
