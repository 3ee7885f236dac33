"""What `docs/project-file.md` says of the file is so."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.coders import Coder, make_project
from tests.support.processes import ROOT
from tui.domain import wire
from tui.store.ddl import APPLICATION_ID
from tui.store.project import Project
from tui.store.sqlite import sqlite3

PAGE = (ROOT / "docs/project-file.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found.group(1)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "syria.db"
    with make_project(path) as project:
        coder = Coder(project)
        coder.do(coder.span("s1", (0, 4)), coder.span("s2", (5, 12)), coder.events("e1"))
        coder.do(coder.value("e1", "weapon", "rocket", "s2", "s1"), coder.value("", "source", "agency"))
        coder.undo()
        coder.redo()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as reading:
        reading.row_factory = sqlite3.Row
        yield reading


def test_the_query_gives_values_with_evidence(connection: sqlite3.Connection) -> None:
    rows = [tuple(row) for row in connection.execute(block("sql"))]
    assert rows == [
        ("a000001", "ana", "", "source", "agency", None),
        ("a000001", "ana", "e1", "weapon", "rocket", "rockets"),
    ]


def test_the_hash_can_be_computed_as_described(connection: sqlite3.Connection) -> None:
    names: dict[str, object] = {}
    exec(block("python"), names)  # noqa: S102 - the page's own example
    entry_hash = names["entry_hash"]
    assert callable(entry_hash)
    rows = connection.execute("SELECT * FROM edit").fetchall()
    assert [entry_hash(row) for row in rows] == [row["hash"] for row in rows]


def test_the_changes_are_understood() -> None:
    encoded = wire.parse(block("json"))
    changes = wire.decode_changes(encoded)
    assert wire.encode_changes(changes) == encoded
    assert len({type(change) for change in changes}) == 4


def test_every_table_is_described(connection: sqlite3.Connection) -> None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    described = set(re.findall(r"^\| `(\w+)` \| [^|]+ \| (?:truth|derived|desk) \|$", PAGE, re.MULTILINE))
    assert described == tables
    assert f"`PRAGMA application_id` is {APPLICATION_ID} " in PAGE


def test_a_copy_is_a_project(connection: sqlite3.Connection, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    connection.execute("VACUUM INTO ?", (str(copy),))
    with Project.open(copy) as project:
        assert project.verify() == []
        assert len(project.history("a000001", "ana")) == 4
