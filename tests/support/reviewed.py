"""Project files with articles that several people finished, for reviews."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tests.support.adjudicating import SCHEMA_OF_REVIEW, TEXT, Hand, desk
from tests.support.projects import write_layer
from tui.domain.edits import Edit, ValueChange
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import Layer
from tui.domain.values import FieldValue, Value
from tui.formats.schema_json import schema_to_json
from tui.services.adjudicating import Adjudication
from tui.store.project import NewArticle, Project, StoredSchema

NOW = "2026-03-12T08:00:00.000Z"
ATTACK = {"type": "attack", "date": "2022-01-05", "place": "Ain", "hurt": "9"}


def coded(who: str, article: str, **said: str) -> Layer:
    """One attack, with answers of one's own."""
    return Hand(who, article=article).event("e1", {**ATTACK, "dead": "3", **said}, (0, 9)).done()


def make_review(path: Path, *layers: Layer) -> Project:
    """A project of the layers' articles; they can be `a1` to `a9`."""
    schema = SCHEMA_OF_REVIEW._replace(sha256=sha256(b"x").hexdigest())
    stored = StoredSchema(schema.name, schema.sha256, b"x", schema_to_json(schema), schema.type_field)
    project = Project.create(path, schema=stored, name="review", now=NOW)
    digest = sha256(TEXT.encode()).hexdigest()
    project.add_articles([NewArticle(f"a{n}", f"{n}.txt", f"Article {n}", TEXT, digest) for n in range(1, 10)])
    for layer in layers:
        add(project, layer)
    return project


def allow_feedback(project: Project) -> None:
    """Makes a version of the schema the current one by which annotators may see feedback."""
    schema = SCHEMA_OF_REVIEW._replace(version="2", feedback=True, sha256=sha256(b"y").hexdigest())
    stored = StoredSchema(schema.name, schema.sha256, b"y", schema_to_json(schema), schema.type_field)
    project.add_schema(stored, NOW, {})


def add(project: Project, layer: Layer) -> None:
    """Another layer."""
    project.ensure_annotator(layer.annotator)
    write_layer(project, layer, NOW)


def correct(project: Project, article: str, who: str, path: str, value: Value) -> None:
    """Gives a finished layer another answer in its first event."""
    layer = project.layer(article, who)
    event = layer.events[0]
    before = layer.value(event, path)
    change = ValueChange(event, path, before, replace(before, value=value) if before.value else FieldValue(value))
    edit = Edit("test", "correct", (change,))
    entry = Entry(layer.revision + 1, EntryKind.EDIT, 0, edit, who, NOW, f"o{who}{article}{layer.revision}")
    project.append(article, who, entry)


def work_on(project: Project, author: str = "eve") -> Adjudication:
    """An adjudicator at work."""
    return Adjudication(project, desk(author))
