"""Project files with work in them, made through the same doors as real ones."""

from hashlib import sha256
from pathlib import Path

from tests.support.records import ARTICLE_OF_TESTS, SCHEMA_OF_TESTS, bare_layer, full_layer
from tui.domain.edits import AttributeChange, Change, Edit, EventsChange, SpanChange, ValueChange
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import Layer
from tui.domain.values import BLANK
from tui.formats.schema_json import schema_to_json
from tui.services.records import new_article
from tui.store.project import NewArticle, Project, StoredSchema

NOW = "2026-03-12T08:00:00.000Z"


def at(minute: int) -> str:
    """A moment on the day of the tests."""
    return f"2026-03-12T09:{minute:02}:00.000Z"


def stored_schema(version: str = SCHEMA_OF_TESTS.version) -> StoredSchema:
    """The schema of the tests as a project keeps it, or another version of it."""
    source = f"schema: blast {version}\n".encode()
    schema = SCHEMA_OF_TESTS._replace(version=version, sha256=sha256(source).hexdigest())
    return StoredSchema(schema.name, schema.sha256, source, schema_to_json(schema), schema.type_field)


def make_project(
    path: Path, *layers: Layer, articles: tuple[NewArticle, ...] = (), with_article: bool = True
) -> Path:
    """Makes a project file with the schema of the tests and some layers, each written as one edit."""
    with Project.create(path, schema=stored_schema(), name="tests", now=NOW) as project:
        project.add_articles([*articles, *([new_article(ARTICLE_OF_TESTS)] if with_article else [])])
        for minute, layer in enumerate(layers):
            project.ensure_annotator(layer.annotator)
            write_layer(project, layer, at(minute))
    return path


def write_layer(project: Project, layer: Layer, moment: str) -> None:
    """Writes a layer into an empty one as one edit."""
    changes: tuple[Change, ...] = (
        *(SpanChange(span.id, None, span) for span in layer.spans.values()),
        *([EventsChange((), layer.events)] if layer.events else []),
        *(ValueChange(owner, path, BLANK, said) for (owner, path), said in layer.values.items()),
        *(AttributeChange(name, "", value) for name, value in layer.attributes.items()),
    )
    entry = Entry(
        1,
        EntryKind.EDIT,
        0,
        Edit("test", "write it all", changes),
        layer.annotator,
        moment,
        f"o{layer.annotator}{layer.article}",
    )
    project.append(layer.article, layer.annotator, entry)


def busy_project(path: Path) -> Path:
    """A project with one article, on which ana has said much and ben that it reports no event."""
    return make_project(path, full_layer("ana"), bare_layer("ben"))
