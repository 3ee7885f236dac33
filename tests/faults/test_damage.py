"""Files that were damaged: every command says so in a line and a way on, or works; none makes it worse.

`COPYDESK_DAMAGES` sets how many random damages are tried.
"""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.support.commands import Result, make_runner
from tests.support.projects import busy_project
from tests.support.terminal import Terminal
from tui.store.project import Project

DAMAGES = int(os.environ.get("COPYDESK_DAMAGES", "25"))
SEED = int(os.environ.get("COPYDESK_SEED", "20260225"))
PAGE = 4096


def flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def zero(data: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(data) // PAGE) * PAGE
    data[page : page + PAGE] = bytes(PAGE)


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def swap(data: bytearray, chance: random.Random) -> None:
    one, two = (chance.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[two : two + PAGE] = data[two : two + PAGE], data[one : one + PAGE]


def scribble(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at : at + 100] = chance.randbytes(100)


HARMS: Final[dict[str, Callable[[bytearray, random.Random], None]]] = {
    "flipped bits": flip,
    "a page of zeros": zero,
    "cut short": cut,
    "pages swapped": swap,
    "scribbles": scribble,
}
COMMANDS = (["status"], ["history", "1"], ["export"], ["verify"])


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return busy_project(tmp_path / "model.db")


def check(result: Result) -> None:
    assert result.code in {0, 1}, result
    assert "Traceback" not in result.err, result
    assert len(result.err.splitlines()) <= 1 or result.code == 0, result


@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_file_is_said_or_works(model: Path, tmp_path: Path, harm: str) -> None:
    copydesk = make_runner(pytest.MonkeyPatch())
    chance = random.Random(f"{SEED} {harm}")  # noqa: S311 - damages, not secrets
    sound = model.read_bytes()
    exported = copydesk("export", model).out
    path = tmp_path / "p.db"
    for _ in range(DAMAGES):
        data = bytearray(sound)
        HARMS[harm](data, chance)
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        path.write_bytes(data)
        results = {command[0]: copydesk(command[0], path, *command[1:]) for command in COMMANDS}
        for result in results.values():
            check(result)
        # Whatever verify lets pass is what was there.
        if results["verify"].code == 0:
            assert results["export"] == (0, exported, results["export"].err), results


@pytest.mark.terminal
@pytest.mark.parametrize("harm", ["a page of zeros", "cut short"])
def test_the_desk_does_not_open_on_what_it_cannot_read(model: Path, tmp_path: Path, harm: str) -> None:
    data = bytearray(model.read_bytes())
    if harm == "cut short":
        del data[3 * PAGE :]
    else:
        data[PAGE:] = bytes(len(data) - PAGE)
    (tmp_path / "p.db").write_bytes(data)
    argv = ["python", "-m", "tui", "annotate", str(tmp_path / "p.db"), "--as", "ana"]
    with Terminal(argv, size=(250, 24)) as terminal:
        assert terminal.wait_exit() == 1
        assert b"damaged" in terminal.raw
        assert b"backup" in terminal.raw
        assert b"Traceback" not in terminal.raw


def test_without_its_log_of_newest_work_a_file_is_whole_as_of_before(model: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    shutil.copy(model, path)
    with Project.open(path) as project, Project.open(path) as other:
        other.save_draft("ana", project.article_rows("ana")[0].id, "", "date", "newest")
        beside = tmp_path / "beside.db"
        # Read through the file system on purpose: this is what somebody does who copies a project wrongly.
        beside.write_bytes(path.read_bytes())
    with Project.open(beside) as copied:
        assert copied.verify() == []
