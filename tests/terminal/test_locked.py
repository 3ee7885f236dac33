"""A lock that another program holds for long: the desk says so, goes on, and loses nothing."""

import re
import signal
from pathlib import Path

import pytest

from tests.support.forms import locked
from tests.support.hands import Hands, at_the_desk, key_of, new_project
from tui.store.project import Project

pytestmark = pytest.mark.terminal

SCHEMA = """
schema: marks
version: "1"
labels: {word: Word}
article: {fields: {about: text, more: text}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "marks.yaml").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "a.txt").write_text("One two three. " * 30, encoding="utf-8")
    return new_project(tmp_path / "p.db", tmp_path / "a.txt", schema=tmp_path / "marks.yaml")


def see_saved(hands: Hands, *, saved: bool) -> None:
    hands.see(lambda rows: rows[0].endswith("NOT SAVED") is not saved)


def ask(hands: Hands, title: str) -> None:
    """Begins to edit a value; the last line tells of the trouble meanwhile, not of the question."""
    hands.do("edit-value")
    hands.see(re.compile(rf"^ {title}:", re.MULTILINE))


def test_what_is_done_and_typed_meanwhile_is_kept_and_written_afterwards(project: Path) -> None:
    with at_the_desk(project) as hands:
        with locked(project):
            ask(hands, "About")
            hands.answer("first")
            hands.see_answer("About", "first")
            see_saved(hands, saved=False)
            # As long as somebody else has the lock, each of these would wait for it, one after the other.
            for number in range(20):
                hands.go_to("More")
                ask(hands, "More")
                hands.answer(f"{number}")
                hands.see_answer("More", f"{number}")
            hands.go_to("More")
            ask(hands, "More")
            hands.terminal.type("half")
            hands.see(re.compile("^ More: .*half", re.MULTILINE))
            see_saved(hands, saved=False)
        see_saved(hands, saved=True)
        hands.terminal.kill(signal.SIGKILL)
        hands.terminal.wait_exit()
    with Project.open(project) as opened:
        [article] = opened.article_rows("ana")
        layer = opened.layer(article.id, "ana")
        said = [layer.value("", path).value for path in ("about", "more")]
        assert [each.literal for each in said if each] == ["first", "19"]
        draft = opened.draft("ana", article.id)
        assert draft is not None
        assert draft[2].endswith("half")
        assert opened.verify() == []


def test_what_is_half_typed_counts_as_not_saved(project: Path) -> None:
    with at_the_desk(project) as hands:
        with locked(project):
            ask(hands, "About")
            hands.terminal.type("half")
            see_saved(hands, saved=False)
            hands.terminal.send("escape")
            hands.see(re.compile("▸About"))
            hands.do("quit")
            hands.see("Q again leaves all the same")
            assert hands.terminal.running
        see_saved(hands, saved=True)
        hands.terminal.send(key_of("quit"))
        assert hands.terminal.wait_exit() == 0
