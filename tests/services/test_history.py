from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import reopened, small_desk
from tests.support.processes import run_python
from tui.domain import editing
from tui.domain.errors import FormatError, StoreError
from tui.domain.layers import ARTICLE, Layer, Status
from tui.domain.values import make_value
from tui.services.history import layer_at, moments

UNDO_ALL = """
import sys
from pathlib import Path
from tui.services.desk import open_desk
with open_desk(Path(sys.argv[1]), "ana") as desk:
    desk.session.open(desk.find_article("1"))
    step = getattr(desk.session, sys.argv[2])
    print(len(list(iter(step, None))))
"""


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        session = made.session
        session.perform(editing.new_event(session.layer, session.new_id("e")))
        event = session.layer.events[0]
        for path, value in (("kind", make_value("choice", "strike")), ("place", make_value("place", "Aleppo"))):
            session.perform(editing.answer(session.layer, event, path, value, session.new_id, ranges=[(0, 6)]))
        session.undo()
        session.redo()
        session.perform(editing.set_flag(session.layer, "odd"))
        yield made


def content(layer: Layer) -> tuple[object, ...]:
    return layer.spans, layer.events, layer.values, layer.attributes


def test_each_moment_is_told_by_what_the_event_was_then(work: DeskAtWork) -> None:
    session = work.session
    lines = [
        [each.line for each in moment.told]
        for moment in moments(session.project, session.article.id, "ana", lambda _: session.schema)
    ]
    assert lines[0] == ["event 1: event: · → made", "article: status: · → in progress"]
    assert lines[1] == ["event 1 · Strike: Kind: · → Strike “Strike”"]
    assert lines[2] == ["event 1 · Strike: Place: · → Aleppo “Strike”"]
    assert lines[3] == ["event 1 · Strike: Place: Aleppo “Strike” → ·"]
    assert lines[4] == lines[2]
    assert lines[5] == ["article: flag: · → odd"]


def test_the_layer_of_each_revision_is_the_one_that_was_there(tmp_path: Path) -> None:
    with small_desk(tmp_path) as work:
        session = work.session
        seen = []
        for number in range(4):
            session.perform(editing.label_span(session.layer, "what", [(number, number + 2)], session.new_id))
            seen.append(content(session.layer))
        session.undo()
        for revision, expected in enumerate((*seen, seen[2]), 1):
            past = layer_at(session.project, session.article.id, "ana", str(revision))
            assert content(past.layer) == expected
            assert (past.layer.revision, past.last) == (revision, 5)


def test_a_time_takes_all_that_was_done_until_it_ends(work: DeskAtWork) -> None:
    session = work.session
    times = [entry.at for entry in session.project.history(session.article.id, "ana")]

    def revision(when: str) -> int:
        return layer_at(session.project, session.article.id, "ana", when).layer.revision

    assert [revision(at) for at in times] == [1, 2, 3, 4, 5, 6]
    assert revision(times[2][:19]) == 3
    assert revision(times[0][:10]) == revision("2099-01-01") == revision("2099-01-01 12:30Z") == 6
    with pytest.raises(StoreError, match="was not there yet"):
        revision("2020-01-01")


@pytest.mark.parametrize(
    "when", ["", "x", "-1", "1.5", "2026", "2026-03", "2026-3-1", "٣", "1" * 10, "2026-03-12T"]
)
def test_what_is_no_moment_is_refused(work: DeskAtWork, when: str) -> None:
    with pytest.raises((FormatError, StoreError), match=r"is no moment|has 6 revisions"):
        layer_at(work.session.project, work.session.article.id, "ana", when)


def test_undo_reaches_the_first_edit_and_redo_the_last_from_one_program_to_the_next(
    work: DeskAtWork, tmp_path: Path
) -> None:
    done = content(work.session.layer)
    work.session.project.close()
    assert run_python(UNDO_ALL, tmp_path / "p.db", "undo") == "4\n"
    with reopened(work, tmp_path) as again:
        assert again.session.layer.status is Status.UNTOUCHED
        assert content(again.session.layer) == ({}, (), {}, {})
    assert run_python(UNDO_ALL, tmp_path / "p.db", "redo") == "4\n"
    with reopened(work, tmp_path) as again:
        assert content(again.session.layer) == done
        assert again.session.layer.value(ARTICLE, "published").blank
        assert again.session.project.verify() == []
