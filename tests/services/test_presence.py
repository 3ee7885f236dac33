import os
from pathlib import Path

import pytest

from tests.support.forms import small_desk
from tests.support.processes import run_python, start_python
from tui.domain import editing
from tui.domain.errors import StoreError
from tui.services import presence
from tui.services.desk import LOOKING, OpenDesk, open_desk
from tui.services.ids import milliseconds, stamp
from tui.store.project import Project, TakenOver

LEFT_BEHIND = """
import os, signal, sys
from pathlib import Path
from tui.services.desk import open_desk
with open_desk(Path(sys.argv[1]), "ana"):
    os.kill(os.getpid(), signal.SIGKILL)
"""

STAYING = """
import sys
from pathlib import Path
from tui.services.desk import open_desk
with open_desk(Path(sys.argv[1]), "ana"):
    print("open", flush=True)
    import signal
    signal.pause()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with small_desk(tmp_path):
        return tmp_path / "p.db"


def label(desk: OpenDesk, start: int = 0) -> bool:
    session = desk.session
    if not session.has_article:
        session.open(desk.find_article("1"))
    return session.perform(editing.label_span(session.layer, "what", [(start, start + 3)], session.new_id))


def test_one_desk_after_the_other_needs_no_question(file: Path) -> None:
    for number in range(2):
        with open_desk(file, "ana") as desk:
            assert desk.place.other is None
            assert label(desk, number * 5)


def test_a_second_desk_is_told_and_looks_only(file: Path) -> None:
    with open_desk(file, "ana") as first, open_desk(file, "ana") as second:
        assert second.place.other is not None
        assert second.place.other.pid == os.getpid()
        assert second.session.only_looks == LOOKING
        label(first)
        with pytest.raises(StoreError, match="only looks"):
            label(second, 10)
        second.session.save_draft("", "published", "20")
        second.session.save_place(second.session.open(second.find_article("1")))
        assert second.session.saved
        assert label(first, 5)
    with Project.open(file) as project:
        assert project.draft("ana", project.article_rows("ana")[0].id) is None
        assert len(project.history(project.article_rows("ana")[0].id, "ana")) == 2


def test_who_takes_over_sees_the_work_of_the_other_and_goes_on(file: Path) -> None:
    with open_desk(file, "ana") as first, open_desk(file, "ana") as second:
        second.session.open(second.find_article("1"))
        label(first)
        second.place.take()
        second.session.work()
        assert second.session.layer == first.session.layer
        label(second, 5)
        with pytest.raises(TakenOver, match=r"taken over .* The last edit could not be saved"):
            label(first, 10)
        # What it shows is what is there, and it stays so.
        assert first.session.layer == second.session.layer
        assert first.session.saved
        with pytest.raises(StoreError, match="only shows what was done"):
            label(first, 15)
        label(second, 20)


def test_the_one_that_lost_is_told_at_its_next_place(file: Path) -> None:
    with open_desk(file, "ana") as first, open_desk(file, "ana") as second:
        place = first.session.open(first.find_article("1"))
        second.place.take()
        second.session.open(second.find_article("1"))
        second.session.work()
        assert label(second)
        first.session.save_place(place)
        assert "taken over" in first.session.only_looks
        # What it shows is what is there, the work of the other one with it.
        assert first.session.layer == second.session.layer
        assert label(second, 10)
        with pytest.raises(StoreError, match="taken over"):
            label(first, 5)
        assert first.session.layer == second.session.layer


def test_the_one_that_lost_is_told_as_it_types(file: Path) -> None:
    with open_desk(file, "ana") as first, open_desk(file, "ana") as second:
        first.session.open(first.find_article("1"))
        second.place.take()
        second.session.open(second.find_article("1"))
        second.session.work()
        assert label(second)
        first.session.save_draft("", "published", "20")
        assert "taken over" in first.session.only_looks
        assert first.session.layer == second.session.layer


def test_a_take_over_can_be_taken_over(file: Path) -> None:
    with open_desk(file, "ana") as first, open_desk(file, "ana") as second, open_desk(file, "ana") as third:
        assert label(first)
        second.place.take()
        # The third one asked while the first had the place.
        third.place.take()
        third.session.work()
        assert label(third, 5)
        second.session.work()
        with pytest.raises(TakenOver):
            label(second, 10)


def test_a_desk_that_was_killed_stands_in_nobodys_way(file: Path) -> None:
    run_python(LEFT_BEHIND, file, exit_code=-9)
    with Project.open(file) as project:
        assert project.presence("ana") is not None
    with open_desk(file, "ana") as desk:
        assert desk.place.other is None
        assert label(desk)


def test_a_desk_of_another_process_is_seen(file: Path) -> None:
    with start_python(STAYING, file) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with open_desk(file, "ana") as desk:
            assert desk.place.other is not None
            assert desk.place.other.pid == other.pid
        with open_desk(file, "bob") as desk:
            assert desk.place.other is None
        other.kill()
        # Killed, but its parent has not asked yet what became of it.
        os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)
        with open_desk(file, "ana") as desk:
            assert desk.place.other is None


def test_a_number_that_another_process_has_got_is_not_the_desk(file: Path) -> None:
    with open_desk(file, "ana") as desk:
        found = desk.project.presence("ana")
    assert found is not None
    assert presence.is_there(found)
    assert not presence.is_there(found._replace(process=f"{found.process}1"))
    assert not presence.is_there(found._replace(pid=2**22 + 1))


@pytest.mark.parametrize(("minutes", "there"), [(1, True), (14, True), (16, False)])
def test_on_another_machine_age_decides(file: Path, minutes: int, *, there: bool) -> None:
    with open_desk(file, "ana") as desk:
        found = desk.project.presence("ana")
    assert found is not None
    seen = stamp(milliseconds() - minutes * 60_000)
    assert presence.is_there(found._replace(host="elsewhere", process="x", seen=seen)) is there


def test_where_one_sits_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.7 51234 10.0.0.1 22")
    assert presence.terminal().endswith(", from 10.0.0.7")
    monkeypatch.delenv("SSH_CONNECTION")
    assert presence.terminal().endswith(f" on {os.uname().nodename}")
