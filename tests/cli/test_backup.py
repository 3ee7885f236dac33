from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.projects import busy_project
from tui.cli.backup import _size


def test_it_says_what_the_backup_holds(copydesk: Runner, tmp_path: Path) -> None:
    busy_project(tmp_path / "p.db")
    result = copydesk("backup", "p.db", "copy.db")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("copy.db: ")
    assert result.out.endswith("kB, 1 article, 2 edits; verified.\n")
    assert copydesk("verify", "copy.db").code == 0
    assert copydesk("export", "copy.db").out == copydesk("export", "p.db").out


def test_what_is_there_stays(copydesk: Runner, tmp_path: Path) -> None:
    busy_project(tmp_path / "p.db")
    result = copydesk("backup", "p.db", "p.db")
    assert (result.code, result.out) == (1, "")
    assert result.err == "copydesk: p.db exists already: choose another name, nothing is overwritten.\n"


def test_a_directory_that_is_not_there_has_to_be_made(copydesk: Runner, tmp_path: Path) -> None:
    busy_project(tmp_path / "p.db")
    result = copydesk("backup", "p.db", "none/b.db")
    assert result == (1, "", "copydesk: none/b.db cannot be made: make the directory none first.\n")


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (123_456, "123 kB"),
        (999_999, "1000 kB"),
        (4_560_000, "4.56 MB"),
    ],
)
def test_sizes_are_short(count: int, shown: str) -> None:
    assert _size(count) == shown
