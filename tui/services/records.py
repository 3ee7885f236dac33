"""Between the project file and the native record."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.domain.layers import SCHEMA, Layer
from tui.domain.schema import Schema
from tui.formats.record import LOADED, Provenance, RecordArticle, RecordEncoder
from tui.formats.schema_json import schema_from_json
from tui.store.project import Article, NewArticle, Project

LOADED_REVISION = f"{LOADED}revision"
LOADED_CREATED = f"{LOADED}created"
LOADED_UPDATED = f"{LOADED}updated"

if TYPE_CHECKING:
    # What the adjudication knows is only loaded where it is asked for.
    from tui.formats.record_trail import Trail


class Encoders:
    """Writes each layer with the version of the schema that it was made with.

    Args:
        project: The open project.
        version: Of this program.
    """

    def __init__(self, project: Project, version: str) -> None:
        self._stored = {stored.name: stored.compiled for stored in project.schemas()}
        self._current = project.current_schema().name
        self._version = version
        self._schemas: dict[str, Schema] = {}
        self._encoders: dict[str, RecordEncoder] = {}

    def schema(self, name: str) -> Schema | None:
        """A version of the project's schema by its name; None if the project lacks it."""
        return self._schema(name) if name in self._stored else None

    def encode(
        self, article: RecordArticle, layer: Layer, provenance: Provenance, trail: "Trail | None" = None
    ) -> str:
        """The line of a layer, see `tui.formats.record.RecordEncoder`."""
        schema = self.schema_of(layer)
        if schema.name not in self._encoders:
            self._encoders[schema.name] = RecordEncoder(schema, self._version)
        return self._encoders[schema.name].encode(article, layer, provenance, trail)

    def schema_of(self, layer: Layer) -> Schema:
        """The version of the schema by which a layer was filled; the current one if it does not say."""
        name = layer.attributes.get(SCHEMA, "")
        return self._schema(name if name in self._stored else self._current)

    def _schema(self, name: str) -> Schema:
        if name not in self._schemas:
            self._schemas[name] = schema_from_json(self._stored[name])
        return self._schemas[name]


def provenance_of(layer: Layer, kind: str, created: str, updated: str) -> Provenance:
    """Where a layer comes from; one that was loaded goes on from where it was.

    Args:
        layer: The layer, with the attributes that `tui.services.loading` gave it if it was loaded.
        kind: Kind of its annotator.
        created: When its first entry was written here.
        updated: When its last entry was written here.
    """
    said = layer.attributes
    if LOADED_REVISION not in said:
        return Provenance(kind, created, updated, layer.revision)
    untouched = layer.revision == 1
    return Provenance(
        kind,
        said.get(LOADED_CREATED, ""),
        said.get(LOADED_UPDATED, "") if untouched else updated,
        int(said[LOADED_REVISION]) + layer.revision - 1,
    )


def loaded_attributes(provenance: Provenance) -> Mapping[str, str]:
    """The attributes that keep where a loaded layer comes from."""
    return {
        LOADED_REVISION: str(provenance.revision),
        LOADED_CREATED: provenance.created,
        LOADED_UPDATED: provenance.updated,
    }


def record_article(article: Article) -> RecordArticle:
    """An article of the project as a record holds it."""
    return RecordArticle(**{name: getattr(article, name) for name in RecordArticle.__slots__})


def new_article(article: RecordArticle) -> NewArticle:
    """An article of a record as a project takes it."""
    return NewArticle(**{name: getattr(article, name) for name in RecordArticle.__slots__})
