"""Measures proposals: `python -m tests.benchmarks.proposals`, a part of `make bench`.

The events of the demo project's coders are coded once more, each from its own trigger, field after field, with the
coder's answers. Where a field has none yet, it is noted what is proposed, and whether the coder gave that answer,
or at least took the words for evidence of it. A proposal for what the coder left empty counts as wrong.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.desks import DrawnText, begin_event
from tests.support.fixed import NumberedIds, TickingClock
from tui.domain import editing
from tui.domain.layers import ARTICLE, Layer
from tui.domain.schema import Schema
from tui.domain.values import FieldValue
from tui.services.annotating import Session
from tui.services.demo import SCHEMA, make_demo
from tui.services.schemas import load_named_schema
from tui.store.project import Project
from tui.ui.desk.desk import Desk
from tui.ui.desk.questions import read_words

CODERS = ("ana", "ben")


class Proposed(NamedTuple):
    """What came of one field of one event.

    Attributes:
        path: The field's.
        answered: Whether the coder answered it from words of the article.
        proposed: Whether anything was proposed.
        right: Whether that is what the coder answered.
        near: Whether at least its words are evidence of the coder's answer.
    """

    path: str
    answered: bool
    proposed: bool
    right: bool
    near: bool


def measure() -> list[Proposed]:
    """Every question of every event of the coders."""
    schema = load_named_schema(SCHEMA)
    found: list[Proposed] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        make_demo(path, TickingClock())
        with Project.open(path) as project:
            layers = [project.layer(row.id, who) for row in project.article_rows("ana") for who in CODERS]
            for number, layer in enumerate(layer for layer in layers if layer.events):
                with _desk(project, schema, layer, f"somebody-{number}") as desk:
                    for event in layer.events:
                        found += _code(desk, layer, event)
    return found


@contextmanager
def _desk(project: Project, schema: Schema, layer: Layer, who: str) -> Iterator[Desk]:
    """A desk on the article, its own questions answered as the coder did."""
    project.ensure_annotator(who)
    session = Session(project, schema, who, new_id=NumberedIds(), clock=TickingClock())
    rows = DrawnText()
    desk = Desk(session, rows)
    desk.open(layer.article)
    rows.load(desk.text)
    for path, said in layer.values_of(ARTICLE):
        _say(desk, layer, path, said)
    yield desk


def _code(desk: Desk, layer: Layer, event: str) -> Iterator[Proposed]:
    """Codes an event, one question after the other."""
    schema = desk.session.schema
    starts = [layer.spans[each].start for each in layer.value(event, schema.type_field).evidence]
    if not starts:
        return
    begin_event(desk, min(starts))
    seen: set[str] = set()
    while row := next((row for row in desk.form if row.path not in seen), None):
        seen.add(row.path)
        if row.is_new_item:
            continue
        desk.go_to_field(row.path)
        said = layer.value(event, row.path)
        if not row.said.answered:
            yield _held(desk, layer, said)
        if said.answered and not (row.field.derive and row.field.readonly):
            _say(desk, layer, row.path, said)


def _held(desk: Desk, layer: Layer, said: FieldValue) -> Proposed:
    found, field = desk.proposing.now, desk.field
    answered = said.value is not None and bool(said.evidence)
    if found is None or field is None:
        return Proposed(desk.path, answered, proposed=False, right=False, near=False)
    value = read_words(desk, field, found)
    right = value is not None and said.value is not None and value.literal == said.value.literal
    near = any(layer.spans[each].overlaps(*found) for each in said.evidence)
    return Proposed(desk.path, answered, proposed=True, right=right, near=near)


def _say(desk: Desk, layer: Layer, path: str, said: FieldValue) -> None:
    """Gives the coder's answer, with the coder's evidence."""
    field = desk.session.schema.field(desk.owner, path)
    answer = said.value or said.nothing
    if field is None or field.many or "/" in path.removeprefix("fatalities/"):
        return
    stretches = [layer.spans[each].ranges for each in said.evidence] or [()]
    for ranges in stretches:
        edit = editing.answer(
            desk.session.layer, desk.owner, path, answer, desk.session.new_id, ranges=ranges, label=field.label
        )
        desk.perform(edit)
    if stretches[0]:
        desk.cursor = stretches[0][0][0]


class Counts(NamedTuple):
    """How often something was so.

    Attributes:
        answers: Answers that words of the article show.
        proposals: Proposals.
        right: Those that the coder answered.
        near: Those, and those of which at least the words are evidence of the coder's answer.
    """

    answers: int
    proposals: int
    right: int
    near: int


def counts(found: Iterable[Proposed]) -> Counts:
    """Counts all of them."""
    every = list(found)
    proposed = [each for each in every if each.proposed]
    right, near = (sum(hits) for hits in ([e.right for e in proposed], [e.right or e.near for e in proposed]))
    return Counts(sum(each.answered for each in every), len(proposed), right, near)


def main() -> None:
    """Measures and prints."""
    found = measure()
    paths = dict.fromkeys(each.path for each in found)
    rows = {path: counts(each for each in found if each.path == path) for path in paths}
    sys.stdout.write("answers  proposed  right  right or from the same words\n")
    for path, row in {**rows, "all": counts(found)}.items():
        if any(row):
            sys.stdout.write("{:7} {:9} {:6} {:6}   {}\n".format(*row, path))


if __name__ == "__main__":
    main()
