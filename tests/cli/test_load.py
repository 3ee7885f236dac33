"""`copydesk load`: its messages; what it writes is tested with the service."""

from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.projects import busy_project, make_project
from tui.cli.load import SHOWN


@pytest.fixture
def records(copydesk: Runner, tmp_path: Path) -> bytes:
    return copydesk("export", busy_project(tmp_path / "from.db")).out.encode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "p.db", with_article=False)


def test_standard_input_is_loaded(copydesk: Runner, records: bytes, project: Path) -> None:
    assert copydesk("load", project, "-", stdin=records) == (0, "2 layers and 1 new article loaded.\n", "")
    assert copydesk("export", project).out.encode() == records
    again = copydesk("load", project, "-", stdin=records)
    assert again == (0, "0 layers and 0 new articles loaded, 2 there already.\n", "")


def test_a_check_writes_nothing(copydesk: Runner, records: bytes, project: Path) -> None:
    result = copydesk("load", project, "-", "--check", stdin=records)
    assert result == (0, "2 layers and 1 new article would be loaded.\n", "")
    assert copydesk("export", project).out == ""


def test_each_line_that_cannot_be_loaded_is_named(copydesk: Runner, records: bytes, project: Path) -> None:
    lines = records.splitlines(keepends=True)
    data = b"{\n" + lines[0] + lines[0] + b'{"a": "\xff"}\n'
    result = copydesk("load", project, "-", stdin=data)
    assert (result.code, result.out) == (1, "")
    assert [line.partition(": ")[0] for line in result.err.splitlines()] == [
        "stdin:1",
        "stdin:3",
        "stdin:4",
        "copydesk",
    ]
    assert result.err.splitlines()[-1] == "copydesk: 3 lines cannot be loaded: nothing was written."
    assert copydesk("export", project).out == ""


def test_a_file_of_another_kind_does_not_flood_the_terminal(copydesk: Runner, project: Path) -> None:
    result = copydesk("load", project, "-", stdin=b"{}\n" * 1000)
    assert result.code == 1
    assert len(result.err.splitlines()) == SHOWN + 2
    assert result.err.splitlines()[-2] == "… and 980 more"


def test_an_annotator_can_be_named(copydesk: Runner, records: bytes, project: Path) -> None:
    one = records.splitlines(keepends=True)[0]
    assert copydesk("load", project, "-", "--as", "cleo", stdin=one).code == 0
    assert "cleo" in copydesk("status", project).out
    assert "ana" not in copydesk("status", project).out
