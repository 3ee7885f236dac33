"""Every call of the system fails once, and from there on: a command says so in a line and leaves no half work.

`COPYDESK_STRIDE=1` lets every single call fail; without it, every seventh.
"""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.coders import Coder
from tests.support.coders import make_project as make_plain_project
from tests.support.faults import BROKEN, FULL, Failed, each_failing
from tests.support.projects import busy_project, make_project
from tui.cli.main import run
from tui.cli.output import tell
from tui.domain.errors import StoreError
from tui.domain.places import Place
from tui.store.migrations import STEPS
from tui.store.opening import open_database
from tui.store.project import Project
from tui.store.sqlite import sqlite3

pytestmark = [pytest.mark.usefixtures("watching"), pytest.mark.terminal]

READING = frozenset({"openat", "pread64"})

FAILURES = [(FULL, True), (BROKEN, False)]


class Ground:
    """A folder that is laid out anew for each run.

    Args:
        folder: Where.
    """

    def __init__(self, folder: Path) -> None:
        self.work = folder / "work"
        self._model = folder / "model"
        self._model.mkdir()

    def keep(self) -> None:
        """Makes what is there now what each run begins with."""
        shutil.rmtree(self._model)
        shutil.copytree(self.work, self._model)

    def lay_out(self) -> Path:
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self._model, self.work)
        return self.work

    def left(self) -> set[str]:
        return {path.name for path in self.work.iterdir()}


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    made = Ground(tmp_path)
    made.lay_out()
    return made


def check_said(failed: Failed) -> None:
    """A failure is one line, and never a traceback."""
    assert "Traceback" not in failed.said, failed
    assert failed.code in {0, 1}, failed
    if failed.code:
        assert failed.said.splitlines()[-1].startswith("copydesk: "), failed


def outcome(failed: Failed) -> str:
    """What the program said of a write: it is there, or not; or nobody can tell, as when the disk fails to sync."""
    if not failed.code:
        return "done"
    return "open" if "look whether it was written" in failed.said else "refused"


def tidy(path: Path, failed: Failed) -> None:
    """Removes the side file that could not be removed, as one is told to when opening."""
    if failed.call is not None and (failed.call.name, failed.call.path) == ("unlink", f"{path}-shm"):
        Path(f"{path}-shm").unlink(missing_ok=True)


def open_after(path: Path, failed: Failed) -> Project:
    """Opens the project again."""
    tidy(path, failed)
    return Project.open(path)


def check_leftovers(ground: Ground, failed: Failed, expected: set[str]) -> None:
    """Nothing unfinished stays, unless that call failed by which it would have gone."""
    if failed.call is None or failed.call.name != "unlink":
        assert ground.left() - {"p.db-wal", "p.db-shm"} <= expected, failed


@pytest.mark.parametrize(("failure", "lasts"), FAILURES)
def test_a_new_project_is_whole_or_not_there(ground: Ground, failure: int, *, lasts: bool) -> None:
    ground.keep()
    path = ground.work / "p.db"
    codes = []
    for failed in each_failing(
        lambda: run(["new", str(path), "--schema", "entities"]), ground.lay_out, failure, lasts=lasts
    ):
        check_said(failed)
        codes.append(failed.code)
        assert path.exists() or failed.code, failed
        if path.exists():
            with open_after(path, failed) as project:
                assert project.verify() == []
        if not lasts:
            check_leftovers(ground, failed, {"p.db"})
    assert len(set(codes)) == 2


@pytest.mark.parametrize(("failure", "lasts"), FAILURES)
def test_articles_are_added_but_those_that_cannot_be_read(ground: Ground, failure: int, *, lasts: bool) -> None:
    make_project(ground.work / "p.db", with_article=False)
    for number in range(3):
        (ground.work / f"{number}.txt").write_text(f"Article {number}. " * 900, encoding="utf-8")
    ground.keep()
    path = ground.work / "p.db"
    counts = set()
    for failed in each_failing(
        lambda: run(["add", str(path), str(ground.work)]), ground.lay_out, failure, lasts=lasts
    ):
        check_said(failed)
        with open_after(path, failed) as project:
            assert project.verify() == []
            unread = failed.call is not None and failed.call.path.endswith(".txt")
            counts.add((outcome(failed), unread, project.article_count()))
    always = {("done", False, 3), ("refused", False, 0), ("refused", True, 0 if lasts else 2)}
    assert always <= counts <= always | {("open", False, 3), ("open", False, 0)}


@pytest.mark.parametrize(("failure", "lasts"), FAILURES)
def test_all_records_are_loaded_or_none(ground: Ground, failure: int, *, lasts: bool) -> None:
    busy_project(ground.work / "from.db")
    assert run(["export", str(ground.work / "from.db"), "-o", str(ground.work / "records.jsonl")]) == 0
    make_project(ground.work / "p.db", with_article=False)
    ground.keep()
    path, records = ground.work / "p.db", ground.work / "records.jsonl"
    counts = set()
    for failed in each_failing(
        lambda: run(["load", str(path), str(records)]), ground.lay_out, failure, lasts=lasts
    ):
        check_said(failed)
        with open_after(path, failed) as project:
            assert project.verify() == []
            counts.add((outcome(failed), len(list(project.layers()))))
    assert {("done", 2), ("refused", 0)} <= counts <= {("done", 2), ("refused", 0), ("open", 2), ("open", 0)}


@pytest.mark.parametrize(("failure", "lasts"), FAILURES)
@pytest.mark.parametrize("old", [None, b"what was exported before"])
def test_an_export_is_the_old_file_or_the_new_one(
    ground: Ground, old: bytes | None, failure: int, *, lasts: bool
) -> None:
    busy_project(ground.work / "p.db")
    out = ground.work / "records.jsonl"
    arguments = ["export", str(ground.work / "p.db"), "-o", str(out), "--force"]
    assert run(arguments) == 0
    new = out.read_bytes()
    out.unlink()
    if old is not None:
        out.write_bytes(old)
    ground.keep()
    for failed in each_failing(lambda: run(arguments), ground.lay_out, failure, lasts=lasts):
        check_said(failed)
        assert (out.read_bytes() if out.exists() else None) in {old, new}, failed
        assert failed.code or out.read_bytes() == new, failed
        if not lasts:
            check_leftovers(ground, failed, {"p.db", "records.jsonl"})


def save(path: Path) -> int:
    """Does what the desk does for one edit, and tells in the exit code whether it was acknowledged."""
    try:
        with Project.open(path) as project:
            coder = Coder(project)
            entry = coder.entry(
                coder.span("s9", (0, 4)),
                coder.events(*coder.layer.events, "e9"),
                coder.value("e9", "type", "x", "s9"),
            )
            project.append("a000001", "ana", entry, place=Place("a000001", "e9", "type", 3), clear_draft=True)
    except StoreError as error:
        tell(error.message)
        return 1
    return 0


@pytest.mark.parametrize(("failure", "lasts"), [*FAILURES, (FULL, False), (BROKEN, True)])
def test_an_edit_is_acknowledged_and_there_or_refused_and_not_there(
    ground: Ground, failure: int, *, lasts: bool
) -> None:
    path = ground.work / "p.db"
    with make_plain_project(path) as project:
        Coder(project).do(Coder(project).span("s1", (0, 3)))
        project.save_draft("ana", "a000001", "", "date", "half")
    ground.keep()
    revisions = set()
    for failed in each_failing(lambda: save(path), ground.lay_out, failure, lasts=lasts):
        assert "Traceback" not in failed.said, failed
        with open_after(path, failed) as project:
            assert project.verify() == []
            layer, draft = project.layer("a000001", "ana"), project.draft("ana", "a000001")
            assert (draft is None) == (layer.revision == 2), failed
            assert ("e9" in layer.events) == ("s9" in layer.spans) == (layer.revision == 2), failed
            revisions.add((outcome(failed), layer.revision))
    assert {("done", 2), ("refused", 1)} <= revisions <= {("done", 2), ("refused", 1), ("open", 2), ("open", 1)}


def upgrade(path: Path) -> int:
    step = (
        "CREATE TABLE more (name TEXT) STRICT",
        "INSERT INTO more VALUES ('one')",
        "CREATE INDEX m ON more (name)",
    )
    try:
        open_database(path, steps=(*STEPS, step)).close()
    except StoreError:
        return 1
    return 0


@pytest.mark.parametrize(("failure", "lasts"), FAILURES)
def test_an_upgrade_is_whole_or_has_not_begun(ground: Ground, failure: int, *, lasts: bool) -> None:
    path = ground.work / "p.db"
    make_plain_project(path).close()
    ground.keep()
    for failed in each_failing(lambda: upgrade(path), ground.lay_out, failure, lasts=lasts):
        assert "Traceback" not in failed.said, failed
        # Again, as somebody would; what was done already is not done twice.
        tidy(path, failed)
        assert upgrade(path) == 0, failed
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT name FROM more").fetchall() == [("one",)], failed
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(
    "command", [["status"], ["verify"], ["history", "1"], ["export"]], ids=lambda command: command[0]
)
def test_what_cannot_be_read_is_one_line(ground: Ground, command: list[str]) -> None:
    path = busy_project(ground.work / "p.db")
    ground.keep()

    def read() -> int:
        return run([command[0], str(path), *command[1:]])

    codes = []
    for failed in each_failing(read, ground.lay_out, BROKEN, lasts=True, names=READING):
        assert "Traceback" not in failed.said, failed
        codes.append(failed.code)
        if failed.code:
            lines = failed.said.splitlines()
            assert lines if command == ["verify"] else len(lines) == 1, failed
    assert set(codes) == {0, 1}


def test_a_call_that_fails_is_noticed(ground: Ground) -> None:
    def spoil() -> int:
        (ground.work / "file").write_bytes(b"half")
        return 0

    ground.keep()
    first, *_, last = each_failing(spoil, ground.lay_out, FULL, lasts=True)
    assert first.call is not None
    assert (first.call.name, first.call.path) == ("openat", str(ground.work / "file"))
    assert "No space left on device" in first.said
    assert (last.call, last.code) == (None, 0)
