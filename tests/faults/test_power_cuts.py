"""The power goes at any moment: what was acknowledged is there, and the file is whole.

`COPYDESK_CUTS` sets how many moments are tried, `COPYDESK_SEED` which.
"""

import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.support.coders import Coder, make_project
from tests.support.power import Disk, Event, Gone, Length, Recorder, Synced, Told, Write
from tests.support.syscalls import run_forked
from tui.domain.edits import AttributeChange
from tui.domain.places import Place
from tui.store.backing_up import back_up
from tui.store.project import Project

CUTS = int(os.environ.get("COPYDESK_CUTS", "120"))
SEED = int(os.environ.get("COPYDESK_SEED", "20260225"))
EDITS = 60
SMALL_LOG = "PRAGMA wal_autocheckpoint = 25"
"""Pages of the write-ahead log after which they go into the file: it happens several times in a short run."""


def work(path: Path, *pragmas: str) -> int:
    """Edits a layer, and says each revision when it was acknowledged; half of it is undone again."""
    with Project.open(path) as project:
        for pragma in (SMALL_LOG, *pragmas):
            project._database.connection.execute(pragma)
        coder = Coder(project)
        for turn in range(EDITS):
            span = f"s{turn}"
            if turn % 5 == 4:
                coder.undo()
            elif turn % 7 == 6:
                note = coder.layer.attributes.get("note", "")
                coder.do(AttributeChange("note", note, f"{turn} " * 900))
            else:
                coder.do(
                    coder.span(span, (turn, turn + 3)),
                    coder.events(*coder.layer.events, f"e{turn}"),
                    coder.value(f"e{turn}", "type", span * 20, span),
                )
            os.write(1, f"{coder.layer.revision}\n".encode())
            project.save_place("ana", Place("a000001", f"e{turn}", "type", turn))
    return 0


def recorded(tmp_path: Path, do: Callable[[Path], int]) -> tuple[Path, list[Event]]:
    """What a program does to a project, and the folder as it was before."""
    folder, before = tmp_path / "work", tmp_path / "before"
    folder.mkdir()
    before.mkdir()
    path = folder / "p.db"
    make_project(path, ["word " * 40]).close()
    (before / "p.db").write_bytes(path.read_bytes())
    output = tmp_path / "output"
    recorder = Recorder(folder, output)
    code = run_forked(lambda: do(path), recorder, output)
    assert code == 0, output.read_text("utf-8")
    return before, [_moved(event, folder, before) for event in recorder.events]


def _moved(event: Event, folder: Path, before: Path) -> Event:
    if isinstance(event, Told):
        return event
    return event._replace(path=event.path.replace(str(folder), str(before)))


def lost_after_cuts(before: Path, events: Sequence[Event], tmp_path: Path) -> int:
    """The most acknowledged edits that are missing after any of many power cuts; the file is whole after each."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    moments = sorted(chance.choices(range(1, len(events) + 1), k=CUTS))
    disk, taken, worst = Disk(before), 0, 0
    for number, moment in enumerate(moments):
        for event in events[taken:moment]:
            disk.take(event)
        taken = moment
        target = tmp_path / f"cut{number}"
        target.mkdir()
        disk.cut(target, chance, kept=(0.0, 0.5, 1.0)[number % 3])
        with Project.open(target / "p.db") as project:
            assert project.verify() == [], (SEED, number, moment)
            layer = project.layer("a000001", "ana")
        assert layer.revision <= EDITS
        worst = max(worst, disk.told - layer.revision)
    return worst


@pytest.mark.usefixtures("watching")
def test_what_was_acknowledged_survives_power_cuts(tmp_path: Path) -> None:
    before, events = recorded(tmp_path, work)
    synced = [event.path for event in events if isinstance(event, Synced)]
    assert synced.count(str(before / "p.db-wal")) >= EDITS
    assert synced.count(str(before / "p.db")) > 3
    assert [event.number for event in events if isinstance(event, Told)] == list(range(1, EDITS + 1))
    assert lost_after_cuts(before, events, tmp_path) == 0


@pytest.mark.usefixtures("watching")
def test_a_connection_that_does_not_sync_would_lose_edits(tmp_path: Path) -> None:
    before, events = recorded(
        tmp_path, lambda path: work(path, "PRAGMA synchronous = NORMAL", "PRAGMA wal_autocheckpoint = 400")
    )
    assert lost_after_cuts(before, events, tmp_path) > 3


def new_project(folder: Path) -> None:
    make_project(folder / "new.db", ["word " * 40]).close()


def new_backup(folder: Path) -> None:
    back_up(folder.with_name("p.db"), folder / "copy.db")


@pytest.mark.usefixtures("watching")
@pytest.mark.parametrize("make", [new_project, new_backup])
def test_a_new_file_and_its_name_are_synced_before_it_is_told(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make_project(tmp_path / "p.db", ["word " * 40]).close()
    folder = tmp_path / "work"
    folder.mkdir()
    recorder = Recorder(folder, tmp_path / "output")

    def make_it() -> int:
        make(folder)
        return 0

    assert run_forked(make_it, recorder, tmp_path / "output") == 0
    events = recorder.events
    (path,) = {event.path for event in events if isinstance(event, Write) and event.path.endswith(".new")}
    written = max(number for number, event in enumerate(events) if isinstance(event, Write) and event.path == path)
    synced = [event.path for event in events[written:] if isinstance(event, Synced)]
    assert path in synced
    assert str(folder) in synced


def test_the_disk_keeps_what_was_synced_and_any_part_of_the_rest(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    file, chance = str(tmp_path / "disk/f"), random.Random(1)  # noqa: S311
    disk = Disk(tmp_path / "disk")
    events: list[Event] = [Write(file, 0, b"a" * 600), Synced(file), Write(file, 500, b"b" * 600), Told(1)]
    for event in events:
        disk.take(event)
    found = set()
    for number in range(60):
        target = tmp_path / f"{number}"
        target.mkdir()
        disk.cut(target, chance, kept=(0.0, 0.5, 1.0)[number % 3])
        found.add((target / "f").read_bytes())
    first, second, third = b"b" * 12, b"b" * 512, b"b" * 76
    assert b"a" * 600 in found
    assert b"a" * 500 + first + second + third in found
    assert b"a" * 512 + second in found
    assert b"a" * 500 + first + b"a" * 88 in found
    assert all(content.startswith(b"a" * 500) for content in found)
    for later in (Length(file, 7), Synced(file), Gone(file)):
        disk.take(later)
    (tmp_path / "none").mkdir()
    disk.cut(tmp_path / "none", chance, kept=1.0)
    assert list((tmp_path / "none").iterdir()) == []
    assert disk.told == 1
