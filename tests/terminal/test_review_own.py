"""Own answers and the alignment in a real terminal: keys in, gold out, nothing written before it is decided."""

import re
from pathlib import Path

import pytest

from tests.support.hands import PROGRAM, copydesk, key_of
from tests.support.terminal import Terminal
from tests.terminal.test_review import NAMES, Adjudicator, at_the_review, is_whole, left_in, pane_of
from tui.domain.layers import GOLD
from tui.store.project import Project

pytestmark = pytest.mark.terminal


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.db"
    copydesk("demo", "--review", "--no-open", "--project", path)
    return path


def go_to(eve: Adjudicator, asked: str) -> None:
    """Goes on until something is asked; without a decision."""
    for _ in range(60):
        if asked in pane_of(eve.rows)[0]:
            return
        eve.press("next-disagreement")
        eve.settled()
    raise AssertionError(f"{asked} is not asked")


def gold_values(project: Path) -> list[tuple[str, str]]:
    """Paths and values of the gold layer of the first article."""
    with Project.open(project, write=False) as opened:
        article = opened.find_article("1")
        assert article is not None
        values = opened.layer(article, GOLD).values
        return [(path, said.value.literal) for (_, path), said in values.items() if said.value is not None]


def test_the_demo_opens_the_review(tmp_path: Path) -> None:
    arguments = ["demo", "--review", "--project", str(tmp_path / "d.db"), "--as", "eve"]
    with Terminal(["python", *PROGRAM, *arguments], size=(80, 24)) as terminal:
        terminal.wait_for(is_whole)
        assert left_in(terminal.screen) > 100
        terminal.send(key_of("quit"))
        assert terminal.wait_exit() == 0


def test_an_own_answer_is_typed_or_left_without_a_trace(project: Path) -> None:
    with at_the_review(project, "--article", "1", size=(80, 24)) as eve:
        go_to(eve, "Fatalities › Best")
        begun = left_in(eve.rows)
        eve.ask("edit-value")
        eve.terminal.wait_for("your own answer · Fatalities › Best")
        eve.terminal.type("5")
        eve.terminal.send("escape")
        eve.terminal.wait_for("types or chooses it")
        assert not NAMES.search("\n".join(pane_of(eve.rows)))
        eve.terminal.send("escape")
        eve.settled()
        assert left_in(eve.rows) == begun
        assert "Fatalities › Best" in pane_of(eve.rows)[0]
        assert gold_values(project) == []
        eve.ask("edit-value")
        eve.terminal.type("5")
        eve.terminal.wait_for(re.compile(r"Best: 5"))
        eve.terminal.send("enter")
        eve.terminal.wait_for(lambda rows: left_in(rows) == begun - 1 and is_whole(rows))
        assert "Fatalities › Best: 5" in eve.rows[-1]
        eve.leave()
    assert ("fatalities/best", "5") in gold_values(project)


def test_words_are_taken_for_an_own_answer(project: Path) -> None:
    with at_the_review(project, "--article", "1", size=(80, 24)) as eve:
        go_to(eve, "Target: different")
        begun = left_in(eve.rows)
        eve.ask("edit-value")
        eve.terminal.send("escape")
        eve.terminal.wait_for("types or chooses it")
        eve.ask("find")
        eve.terminal.type("fuel store")
        eve.terminal.send("enter")
        eve.terminal.wait_for("types or chooses it")
        eve.press("take")
        eve.terminal.wait_for("accepts it.")
        eve.terminal.send(key_of("take"))
        eve.terminal.wait_for(lambda rows: left_in(rows) == begun - 1 and is_whole(rows))
        eve.leave()


def test_which_events_are_one_is_changed_and_taken_back(project: Path) -> None:
    with at_the_review(project, "--article", "1", size=(80, 24)) as eve:
        go_to(eve, "one event or several")
        begun = left_in(eve.rows)
        eve.terminal.send(key_of("alignment"))
        eve.terminal.wait_for("14 are 9")
        assert not NAMES.search("\n".join(eve.rows[:-1]))
        eve.terminal.send(key_of("hold-event"))
        eve.terminal.wait_for("1 held.")
        eve.terminal.send(key_of("next-row"))
        eve.terminal.wait_for(re.compile("─ [AB] in event 3"))
        eve.terminal.send(key_of("pair-events"))
        eve.terminal.wait_for("14 are 8 · 1 change by hand")
        assert "one event now" in eve.rows[-1]
        assert not NAMES.search("\n".join(eve.rows))
        eve.terminal.send(key_of("undo-alignment"))
        eve.terminal.wait_for("14 are 9")
        eve.terminal.send(key_of("redo-alignment"))
        eve.terminal.wait_for("14 are 8")
        eve.terminal.send(key_of("leave-alignment"))
        eve.settled()
        assert left_in(eve.rows) != begun
        # The key that takes decisions back takes this back as well.
        eve.press("undo")
        eve.settled()
        assert left_in(eve.rows) == begun
        eve.leave()
    with Project.open(project) as opened:
        assert opened.review.adjustments() == {}
        assert opened.verify() == []
