import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.reviewed import coded, make_review, work_on
from tui.domain.adjudication.aligning import Change
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.store.chaining import CHAINED, chain_faults
from tui.store.migrations import STEPS, migrate
from tui.store.project import Project
from tui.store.sqlite import sqlite3

BEFORE = 6
"""The last version of the file whose decisions carry no hashes."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A review with several decisions about two articles, and a change of an alignment."""
    path = tmp_path / "p.db"
    layers = [
        coded(who, article, dead=dead) for article in ("a1", "a2") for who, dead in (("ana", "3"), ("ben", "5"))
    ]
    with make_review(path, *layers) as project:
        work = work_on(project)
        for article in ("a1", "a2"):
            opened = work.settle(article)
            case = next(each for each in opened.cases if each.open)
            work.decide(article, case.id, Ruling(Choice.LATER, note="é", seconds=11.4))
            work.decide(article, case.id, Ruling(Choice.TAKE, 0, unclear=True))
        events = {who: project.layer("a1", who).events[0] for who in ("ana", "ben")}
        work.change("a1", Change.UNPAIR, list(events.items()))
        assert project.verify() == []
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, with nothing that forbids changes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection


def test_the_hashes_are_those_that_the_pages_describe(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    for table, names in CHAINED.items():
        last = {row["id"]: row["sha256"] for row in connection.execute("SELECT id, sha256 FROM article")}
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall():  # noqa: S608
            assert row["previous"] == last[row["article"]]
            document = [row[name] for name in ("previous", *names)]
            text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            assert row["hash"] == hashlib.sha256(text.encode()).hexdigest()
            last[row["article"]] = row["hash"]


def test_every_column_is_hashed(connection: sqlite3.Connection) -> None:
    for table, names in CHAINED.items():
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        assert columns == {*names, "seq", "previous", "hash"}


@pytest.mark.parametrize(
    ("statement", "article", "said"),
    [
        ("UPDATE decision SET note = 'x' WHERE note = 'é' AND article = 'a2'", "a2", "was changed"),
        ("UPDATE decision SET seconds = 1 WHERE seconds > 2 AND article = 'a1'", "a1", "was changed"),
        ("UPDATE decision SET author = 'x' WHERE article = 'a1' AND choice = 'take'", "a1", "was changed"),
        ("UPDATE adjustment SET note = 'x'", "a1", "the adjustment "),
        ("DELETE FROM decision WHERE choice = 'later' AND article = 'a2'", "a2", "were taken out"),
        ("UPDATE decision SET article = 'a1' WHERE choice = 'later' AND article = 'a2'", "a1", "does not follow"),
        ("UPDATE decision SET hash = previous WHERE choice = 'later' AND article = 'a1'", "a1", "was changed"),
    ],
)
def test_tampering_is_found(connection: sqlite3.Connection, statement: str, article: str, said: str) -> None:
    assert not list(chain_faults(connection))
    assert connection.execute(statement).rowcount > 0
    found = dict(chain_faults(connection))
    assert said in found[article]


def test_verify_tells_of_a_broken_chain(path: Path, connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE decision SET reason = 'x' WHERE choice = 'take' AND article = 'a2'")
    with Project.open(path) as project:
        messages = [
            (each.article, each.annotator) for each in project.verify() if "not what its hash" in each.message
        ]
    assert messages == [("a2", "gold")]


def test_a_decision_that_does_not_carry_on_is_refused(path: Path) -> None:
    copied = ", ".join(name for name in CHAINED["decision"] if name != "id")
    with closing(sqlite3.connect(path)) as connection:
        for previous, own in (("previous", "hash"), ("hash", "''")):
            with pytest.raises(sqlite3.IntegrityError, match="carries the hash of the one before"):
                connection.execute(
                    f"INSERT INTO decision (id, {copied}, previous, hash) SELECT 'rx', {copied}, {previous}, {own}"  # noqa: S608
                    " FROM decision ORDER BY seq DESC LIMIT 1"
                )


def test_decisions_of_an_earlier_file_get_their_hashes(connection: sqlite3.Connection) -> None:
    """An earlier file is made of the same rows, less the hashes."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as earlier:
        migrate(earlier, STEPS[:BEFORE])
        for table in ("article", *CHAINED):
            columns = [row[1] for row in earlier.execute(f"PRAGMA table_info({table})")]
            assert not {"previous", "hash"} & set(columns)
            marks = ", ".join("?" * len(columns))
            rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()  # noqa: S608
            earlier.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608
        migrate(earlier)
        for table in CHAINED:
            query = f"SELECT seq, previous, hash FROM {table} ORDER BY seq"  # noqa: S608
            assert earlier.execute(query).fetchall() == connection.execute(query).fetchall()
        assert not list(chain_faults(earlier))
        with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
            earlier.execute("UPDATE decision SET note = 'x'")
