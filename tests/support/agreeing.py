"""Projects in which annotators agree more or less, in a few words."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.support.desks import NOW, new_article
from tests.support.projects import at, write_layer
from tui.domain.layers import ARTICLE, Layer
from tui.domain.spans import Span
from tui.domain.values import FieldValue, make_value
from tui.services.schemas import read_version
from tui.store.project import AnnotatorKind, NewArticle, Project

RAIDS = """
schema: raids
version: "{version}"
title: Raids
labels:
  actor: {{key: a, title: Actor}}
  place: {{key: p, title: "{label}"}}
article:
  fields:
    relevant: {{type: choice, title: Relevant, options: ["yes", "no"]}}
    grade: {{type: scale, title: Grade, options: [low, middle, high]}}
event:
  type: kind
  summary: [kind, place, dead]
  align: {{kind: 1, place: 1}}
  fields:
    kind: {{type: choice, title: "{kind}", options: [raid, siege, march]}}
    place: {{type: text, title: Place}}
    dead: {{type: integer, title: Dead}}
"""

TEXT = "Armed men raided the market of Tall Rifat on Monday and left three dead. A march in Homs ended in peace."
TYPES = {
    "relevant": "choice",
    "grade": "scale",
    "kind": "choice",
    "place": "text",
    "dead": "integer",
    "where": "place",
}
Mark = tuple[str, int, int]


def articles(count: int, *, batch: str = "") -> tuple[NewArticle, ...]:
    """So many articles of the same text; with a batch, the first half belongs to another one than the second."""
    made = [new_article(f"a{number:02}.txt", f"{number:02} {TEXT}") for number in range(count)]
    if not batch:
        return tuple(made)
    return tuple(each._replace(meta={batch: "one" if 2 * n < count else "two"}) for n, each in enumerate(made))


def layer(
    article: NewArticle,
    who: str,
    marks: Sequence[Mark] = (),
    events: Sequence[Mapping[str, str]] = (),
    *,
    about: Mapping[str, str] | None = None,
    status: str = "done",
    schema: str = "raids@1",
) -> Layer:
    """A layer: labelled stretches, the answers of each event, and those about the article."""
    spans = {f"s{n}": Span(f"s{n}", label, ((start, end),)) for n, (label, start, end) in enumerate(marks)}
    values = {(ARTICLE, path): _said(path, answer) for path, answer in (about or {}).items()}
    for number, event in enumerate(events):
        values |= {(f"e{number}", path): _said(path, answer) for path, answer in event.items()}
    ids = tuple(f"e{number}" for number in range(len(events)))
    return Layer(article.id, who, spans, ids, values, {"status": status, "schema": schema})


def _said(path: str, answer: str) -> FieldValue:
    return FieldValue(make_value(TYPES[path], answer))


def raids(folder: Path, version: str = "1", *, label: str = "Place", kind: str = "Kind") -> str:
    """Writes the schema and tells its path."""
    path = folder / f"raids-{version}.yaml"
    path.write_text(RAIDS.format(version=version, label=label, kind=kind), encoding="utf-8")
    return str(path)


def agreeing_project(
    path: Path,
    added: Sequence[NewArticle],
    layers: Sequence[Layer],
    *,
    kinds: Mapping[str, AnnotatorKind] | None = None,
    schema: str = "",
) -> Path:
    """A project with these layers; the n-th is written in the n-th minute."""
    _, stored, files = read_version(schema or raids(path.parent))
    with Project.create(path, schema=stored, name=path.stem, now=NOW, files=files) as project:
        project.add_articles(added)
        for who in sorted({each.annotator for each in layers}):
            project.ensure_annotator(who, (kinds or {}).get(who, AnnotatorKind.PERSON))
        for minute, each in enumerate(layers):
            write_layer(project, each, at(minute % 60))
    return path
