"""Projects in which several articles report the same incident."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.support.desks import NOW, new_article
from tests.support.fixed import NumberedIds, TickingClock
from tests.support.projects import at, write_layer
from tui.domain.adjudication.resolving import Desk
from tui.domain.incidents.linking import Node
from tui.domain.layers import GOLD, Layer
from tui.domain.schema import Field
from tui.domain.spans import Origin, Span
from tui.domain.values import FieldValue, Nothing, make_value
from tui.services.incidents import Incidents
from tui.services.schemas import read_version
from tui.store.project import AnnotatorKind, NewArticle, Project

SCHEMA = """
schema: strikes
version: "1"
title: Strikes
event:
  type: kind
  summary: [date, place, kind]
  align: {kind: 1, date: 1, place: 1}
  fields:
    kind: {type: choice, title: Kind, options: [grenade, shelling, march], aggregate: most_common}
    date: {type: date, title: Date, aggregate: most_precise}
    place: {type: place, title: Place, levels: [admin1, country]}
    actor: {type: actor, title: Actor, many: yes, aggregate: all}
    dead:
      type: group
      title: Dead
      fields:
        low: {type: quantity, title: Lowest, aggregate: min}
        best: {type: quantity, title: Best}
    hurt: {type: integer, title: Hurt, aggregate: max}
    weapons: {type: tags, title: Weapons, aggregate: all}
    notes: {type: longtext, title: Notes}
    related:
      type: link
      title: Has to do with
      many: yes
      relations:
        part_of: {title: Part of}
        response_to: {title: Response to}
        counter_event: {title: Against it}
"""

MARKET = "On Tuesday a man threw a hand grenade into the central market of Puerto Lirio and killed four people."
AGAIN = "Residents of Puerto Lirio buried the dead of the grenade attack on Friday, as the governor looked on."
MARCH = "In Kalomira some two thousand people marched through the harbour on Sunday against the sale."
COPY = MARKET + " The attacker escaped."

Answers = Mapping[str, str]


def gold_layer(
    article: NewArticle, *events: Answers, who: str = GOLD, schema: str = "strikes@1", first: int = 1
) -> Layer:
    """A layer of events, each with the first sentence as evidence of its kind.

    An answer is a literal, `-` for not stated; `actor/1` an item; a part of a value follows `|`, as in
    `Puerto Lirio|country=Colombia`.
    """
    end = article.text.find(".") + 1 or len(article.text)
    spans = {"s1": Span("s1", "evidence", ((0, end),), Origin.FIELD)}
    values: dict[tuple[str, str], FieldValue] = {}
    names = [f"e{number}" for number in range(first, first + len(events))]
    for name, answers in zip(names, events, strict=True):
        items: dict[str, list[str]] = {}
        for path, answer in answers.items():
            head, _, item = path.partition("/")
            if item.isdigit():
                items.setdefault(head, []).append(item)
            values[name, path] = _said(path, answer, ("s1",) if path == "kind" else ())
        for head, held in items.items():
            values[name, head] = FieldValue(make_value("items", "\n".join(held)))
    attributes = {"status": "done", "schema": schema}
    return Layer(article.id, who, spans, tuple(names), values, attributes)


_TYPES = {"kind": "choice", "date": "date", "place": "place", "actor": "actor", "hurt": "integer"}
_TYPES |= {"dead/low": "quantity", "dead/best": "quantity", "weapons": "tags", "notes": "longtext"}


def _said(path: str, answer: str, evidence: tuple[str, ...]) -> FieldValue:
    if answer == "-":
        return FieldValue(None, Nothing.NOT_STATED, evidence)
    literal, *parts = answer.split("|")
    named = dict(part.split("=", 1) for part in parts)
    return FieldValue(
        make_value(_TYPES.get(path) or _TYPES[path.split("/", maxsplit=1)[0]], literal, named), None, evidence
    )


GRENADE = {"kind": "grenade", "date": "2025-06-17", "place": "Puerto Lirio|country=Colombia|admin1=Lirio"}
THREE: Sequence[tuple[str, str, tuple[Answers, ...]]] = (
    (
        "one.txt",
        MARKET,
        ({**GRENADE, "actor/1": "Black River Front", "dead/low": "4", "dead/best": "4", "hurt": "17"},),
    ),
    (
        "two.txt",
        AGAIN,
        (
            {
                **GRENADE,
                "actor/1": "unknown men",
                "dead/low": "3",
                "dead/best": "5",
                "hurt": "19",
                "notes": "Buried.",
            },
        ),
    ),
    (
        "three.txt",
        MARCH,
        ({"kind": "march", "date": "2025-09-14", "place": "Kalomira", "actor/1": "Dockers", "hurt": "-"},),
    ),
)
"""Two articles that report the same, and a third one that does not."""


def incident_project(
    path: Path, articles: Sequence[tuple[str, str, tuple[Answers, ...]]] = THREE, who: str = GOLD
) -> Path:
    """A project with a finished layer of each article."""
    (path.parent / "strikes.yaml").write_text(SCHEMA, encoding="utf-8")
    _, stored, files = read_version(str(path.parent / "strikes.yaml"))
    with Project.create(path, schema=stored, name=path.stem, now=NOW, files=files) as project:
        made = [
            new_article(name, text, "2025-06-20")._replace(title=f"Title of {name}") for name, text, _ in articles
        ]
        project.add_articles(made)
        project.ensure_annotator(who, AnnotatorKind.GOLD if who == GOLD else AnnotatorKind.PERSON)
        for number, (article, (_, _, events)) in enumerate(zip(made, articles, strict=True)):
            write_layer(project, gold_layer(article, *events, who=who), at(number % 60))
    return path


def work(project: Project, author: str = "eve", annotator: str = GOLD) -> Incidents:
    """An adjudicator of incidents."""
    return Incidents(project, Desk(author, NumberedIds(), TickingClock()), annotator)


def node(project: Project, name: str, event: str = "e1") -> Node:
    """An event of the article of a name."""
    return Node(project.find_article(name) or "", event)


def field_of(work_: Incidents, path: str) -> Field:
    """A field of the schema."""
    found = work_.schema.field("event", path)
    assert found is not None
    return found
