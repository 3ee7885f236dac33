"""Two versions of a schema between which every kind of change happens, and a project filled by the first."""

from pathlib import Path

from tests.support.desks import make_project, new_article
from tests.support.fixed import NumberedIds, TickingClock
from tui.domain import editing
from tui.domain.values import Nothing, make_value
from tui.formats.schema_json import schema_from_json
from tui.services.annotating import Session
from tui.services.ids import IdSource
from tui.store.project import Project

OLD = """
schema: raids
version: "1.0"
labels: {who: Who, harm: Harm}
confidence: [high, low]
no_event_reasons: [sport]
article:
  fields:
    relevant: boolean
event:
  type: kind
  fields:
    kind: {type: choice, options: [strike, march, talks]}
    side_a: actor
    side_b: actor
    dead: integer
    weapon: {type: choice, options: {gun: Gun, knife: Knife, bomb: Bomb}}
    notes: text
    source: actor
    who: {type: actor, many: yes}
  checks:
    few: {rule: dead < 100, message: Very many. Look again.}
    gone: {rule: dead < 200, message: Very many. Look again.}
"""

NEW = """
schema: raids
version: "1.1"
labels: {actor: {title: Actor, was: who}, place: Place}
confidence: {certain: {title: Certain, was: high}, low: Low}
no_event_reasons: {sports: {title: Sports, was: sport}}
article:
  fields:
    relevant: {type: choice, options: {"true": Yes, "false": No}}
event:
  type: kind
  fields:
    kind: {type: choice, options: [strike, march, talks]}
    dyad:
      type: group
      fields:
        side_a: {type: actor, was: side_a, required: yes}
        side_b: {type: actor, was: side_b}
    dead: quantity
    weapon: {type: choice, options: {firearm: {title: Gun, was: gun}, knife: {title: Knife, retired: yes}}}
    source: {type: actor, many: yes}
    who: actor
    where: place
  checks:
    few: {rule: dead < 50, message: Very many. Look again.}
"""

THIRD = NEW.replace('version: "1.1"', 'version: "1.2"').replace("where: place", "town: {type: place, was: where}")

WEAPONS = ("gun", "bomb", "knife")


def written(folder: Path, name: str, source: str) -> Path:
    """A schema's file."""
    path = folder / name
    path.write_text(source)
    return path


def raids(folder: Path, articles: int = 3) -> Path:
    """A project: one event an article, each with another weapon; the first names two sides, all are done."""
    source = written(folder, "old.yaml", OLD)
    texts = (new_article(f"{number}.txt", f"Raid number {number} was reported.") for number in range(articles))
    path = make_project(folder / "p.db", *texts, schema=str(source))
    with Project.open(path) as project:
        project.ensure_annotator("ana")
        ids = NumberedIds()
        for row in project.article_rows("ana"):
            session = new_session(project, ids)
            session.open(row.id)
            _fill(session, row.position - 1)
    return path


def new_session(project: Project, ids: NumberedIds | None = None) -> Session:
    """ana at work, as the desk opens a project."""
    schema = schema_from_json(project.current_schema().compiled)
    return Session(project, schema, "ana", new_id=ids or IdSource(), clock=TickingClock())


def _fill(session: Session, number: int) -> None:
    event = session.new_id("e")
    session.perform(editing.new_event(session.layer, event))
    answers = [
        ("side_a", "actor", "UN"),
        ("dead", "integer", "5"),
        ("notes", "text", "seen"),
        ("who/+", "actor", "EU"),
    ]
    answers += [("weapon", "choice", WEAPONS[number % 3]), ("source", "actor", "AFP")]
    answers += [("who/+", "actor", "AU")] if number == 0 else []
    for path, type_, literal in answers:
        value = make_value(type_, literal)
        session.perform(
            editing.answer(session.layer, event, path, value, session.new_id, ranges=[(0, 4)], label="who")
        )
    session.perform(editing.answer(session.layer, "", "relevant", make_value("boolean", "true"), session.new_id))
    session.perform(editing.answer(session.layer, event, "side_b", Nothing.UNKNOWN, session.new_id))
    session.perform(editing.set_confidence(session.layer, event, "dead", "high"))
    session.perform(editing.label_span(session.layer, "harm", [(5, 9)], session.new_id))
    session.perform(editing.override(session.layer, event, "gone", "it was a war"))
    session.perform(editing.finish(session.layer))
