from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.projects import busy_project
from tests.support.records import ARTICLE_OF_TESTS
from tui.store.sqlite import sqlite3


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return busy_project(tmp_path / "p.db")


def change(project: Path, *statements: str) -> None:
    connection = sqlite3.connect(project)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_what_is_wrong_is_listed_with_article_and_annotator(copydesk: Runner, project: Path) -> None:
    change(project, "UPDATE layer SET flag = 'x' WHERE annotator = 'ana'")
    result = copydesk("verify", "p.db")
    assert result.code == 1
    assert result.out.splitlines() == [
        f"{ARTICLE_OF_TESTS.id} ana: the table layer does not say what the log says",
        "p.db: 1 thing wrong.",
    ]


def test_a_repair_says_what_it_changed(copydesk: Runner, project: Path) -> None:
    change(project, "UPDATE layer SET flag = 'x' WHERE annotator = 'ana'")
    result = copydesk("verify", "p.db", "--repair")
    assert result.code == 0
    assert result.out.splitlines()[1:] == [
        "Repaired: 1 change.",
        f"{ARTICLE_OF_TESTS.id} ana: its tables are written anew from the history",
        "p.db: all promises are kept.",
    ]
    assert copydesk("verify", "p.db").code == 0


def test_what_cannot_be_repaired_stays_wrong(copydesk: Runner, project: Path) -> None:
    change(project, "DROP TRIGGER edit_no_update", "UPDATE edit SET author = 'x' WHERE annotator = 'ben'")
    result = copydesk("verify", "p.db", "--repair")
    assert result.code == 1
    assert result.out.splitlines()[-3:] == [
        "Still wrong:",
        f"{ARTICLE_OF_TESTS.id} ben: revision 1 of the log is not what its hash says",
        "p.db: 1 thing wrong.",
    ]
    result = copydesk("verify", "p.db", "--repair")
    assert "Nothing of it could be repaired." in result.out
    assert result.code == 1


def test_a_sound_project_is_not_touched(copydesk: Runner, project: Path) -> None:
    before = project.read_bytes()
    assert copydesk("verify", "p.db", "--repair") == (0, "p.db: all promises are kept.\n", "")
    assert project.read_bytes() == before


def test_a_project_that_is_cut_short_is_looked_through(copydesk: Runner, project: Path) -> None:
    project.write_bytes(project.read_bytes()[:-8192])
    result = copydesk("verify", "p.db")
    assert result.code == 1
    assert "cannot be read to the end" in result.out
    assert result.err == ""
    result = copydesk("verify", "p.db", "--repair")
    assert result.code == 1
    assert "go on with the last backup" in result.err
