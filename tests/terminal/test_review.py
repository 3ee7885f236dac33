"""The review as an adjudicator has it: a real terminal, the real program, keys, and the gold that comes of it."""

import json
import re
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import jsonschema
import pytest

from tests.support.exports import SCHEMA_FILE
from tests.support.hands import PROGRAM, copydesk, key_of
from tests.support.review_desk import AtReview
from tests.support.terminal import Terminal
from tui.domain.adjudication.decisions import Choice
from tui.domain.adjudication.topics import Family
from tui.domain.layers import GOLD
from tui.store.project import Project

pytestmark = pytest.mark.terminal

NAMES = re.compile(r"\b(ana|ben|cora)\b")
LEFT = re.compile(r"review · ([\d,]+) left")


def left_in(rows: Sequence[str]) -> int:
    """How many disagreements the header counts; -1 if it is not there."""
    found = LEFT.search(rows[0])
    return int(found[1].replace(",", "")) if found else -1


def pane_of(rows: Sequence[str]) -> list[str]:
    """The rows of the pane: from its title on, without the last line."""
    start = next(number for number, row in enumerate(rows) if number and re.match("─ .* ─", row))
    return list(rows[start:-1])


def is_whole(rows: Sequence[str]) -> bool:
    """Whether header and pane speak of the same moment, and the last line is there and not a row of the pane.

    While the terminal scrolls, rows of the pane pass through the last line. What is still to be compared
    when the desk opens is not counted yet.
    """
    count = left_in(rows)
    told = any(row.endswith(f"{count:,} left ─") for row in rows)
    last = bool(rows[-1]) and "│" not in rows[-1] and rows[-1] not in rows[:-1]
    is_counted = rows[0].endswith("saved") and " to compare" not in rows[0]
    return last and is_counted and (told or "Nothing" in "\n".join(rows))


class Adjudicator:
    """Somebody at the review desk, who counts their keys.

    Args:
        terminal: Where the desk is.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.keys: list[int] = []
        """How many keys each decision took."""
        self.choices: list[Choice] = []

    @property
    def rows(self) -> list[str]:
        """The screen."""
        return self.terminal.screen

    def press(self, *actions: str) -> None:
        """Presses the key of each action, and waits until something else is shown."""
        for action in actions:
            before = self.rows
            self.terminal.send(key_of(action))
            self.terminal.wait_for(lambda rows, before=before: rows != before)  # type: ignore[misc]

    def ask(self, action: str) -> None:
        """Presses the key of an action that asks something."""
        self.terminal.send(key_of(action))
        self.terminal.wait_for(" ↵ accept")

    def settled(self) -> None:
        """Waits until the next disagreement is drawn."""
        self.terminal.wait_for(is_whole)

    def decide(self, choice: Choice, *keys: str) -> None:
        """Decides, and waits for what comes next."""
        assert not NAMES.search("\n".join(pane_of(self.rows))), self.rows
        before = self.rows
        for key in keys:
            self.terminal.send(key)
        self.terminal.wait_for(
            lambda rows: rows[-1] != before[-1] and " ↵ accept" not in rows[-1] and is_whole(rows)
        )
        assert "does not fit" not in self.rows[-1], self.rows
        self.keys.append(len(keys))
        self.choices.append(choice)

    def offers(self, text: str) -> bool:
        """Whether the pane offers something."""
        return text in "\n".join(pane_of(self.rows))

    def decide_somehow(self, turn: int) -> None:
        """Decides in one of the ways that the pane offers, in turns."""
        if self.offers("something is wrong with what was decided"):
            self.decide(Choice.ADOPT, "A", "a")
        elif turn % 5 == 1 and (self.offers(" b both") or self.offers(" b all")):
            self.decide(Choice.BOTH, "b")
        elif (turn % 7 == 3 or Choice.NEITHER not in self.choices) and self.offers("0 leave it empty"):
            self.decide(Choice.NEITHER, "0")
        elif turn % 7 == 5 and self.offers("A… whole event") and self.offers(" A = "):
            self.decide(Choice.ADOPT, "A", "a")
        elif turn % 11 == 6:
            self.decide(Choice.TAKE, "r", "s", self._version(2))
        else:
            self.decide(Choice.TAKE, self._version(1 if turn % 2 else 2))

    def _version(self, wanted: int) -> str:
        """The key of a version; what some have and all of them alike is only one."""
        alone = any(self.offers(f"0 {each}") for each in ("mark nothing", "no such event", "no such entry"))
        return "1" if alone else str(wanted)

    def leave(self) -> None:
        """Quits."""
        self.terminal.send(key_of("quit"))
        assert self.terminal.wait_exit() == 0


@contextmanager
def at_the_review(project: Path, *options: str, size: tuple[int, int] = (120, 40)) -> Iterator[Adjudicator]:
    """The review desk on a project, drawn and ready."""
    arguments = ["review", str(project), "--as", "eve", *options]
    with Terminal(["python", *PROGRAM, *arguments], size=size) as terminal:
        terminal.wait_for(is_whole)
        yield Adjudicator(terminal)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.db"
    copydesk("demo", "--review", "--no-open", "--project", path)
    return path


def test_an_article_is_adjudicated_by_keys_alone(project: Path) -> None:
    with at_the_review(project, "--article", "1") as eve:
        begun = left_in(eve.rows)
        assert begun > 30
        for turn in range(15):
            eve.decide_somehow(turn)
        shown = eve.rows
        eve.leave()
    with at_the_review(project, "--article", "1") as again:
        # The same disagreement, with its versions in the same order.
        assert (again.rows[0], pane_of(again.rows)) == (shown[0], pane_of(shown))
        again.keys, again.choices = eve.keys, eve.choices
        turn = 15
        while left_in(again.rows):
            again.decide_somehow(turn)
            turn += 1
            assert turn < 200, again.rows
        assert "Nothing is left of this" in "\n".join(again.rows)
        again.leave()
    assert median(again.keys) <= 2
    assert {Choice.TAKE, Choice.BOTH, Choice.NEITHER} <= set(again.choices)
    check_gold(project, again.choices)


def check_gold(project: Path, choices: Sequence[Choice]) -> None:
    """The gold layer says what was decided, is valid when exported, and names where each value is from."""
    lines = [json.loads(line) for line in copydesk("export", project, "--layers", "gold").splitlines()]
    (record,) = [line for line in lines if line["status"] == "done"]
    jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_bytes())).validate(record)
    copydesk("verify", project)
    with Project.open(project) as opened:
        at = AtReview(opened)
        article = record["article_id"]
        review = at.work.open(article)
        assert not any(case.open for case in review.cases)
        decided = [each for each in review.panel.decisions if each.case]
        assert [each.choice for each in decided] == list(choices)
        assert {each.author for each in decided} == {"eve"}
        assert all(each.seconds > 0 for each in decided)
        assert {each.reason for each in decided} == {"", "slip"}
        found = at.work.provenance(article)
        gold = opened.layer(article, GOLD)
        assert {each.place[0] for each in found if each.family is Family.EVENT} == set(gold.events)
        for each in found:
            assert each.decision is not None
            assert not each.by_hand
            if each.family is Family.FIELD and each.decision.choice is Choice.TAKE:
                assert each.decision.took[0] in {who for who, _ in each.sources}


def test_a_disagreement_is_decided_at_80_columns_too(project: Path) -> None:
    with at_the_review(project, size=(80, 24)) as eve:
        begun = left_in(eve.rows)
        eve.decide(Choice.TAKE, "1")
        assert left_in(eve.rows) == begun - 1
        eve.press("undo")
        eve.settled()
        assert left_in(eve.rows) == begun
        eve.terminal.resize(39, 11)
        eve.terminal.wait_for("40x12 needed, this is 39x11")
        eve.terminal.wait_for(lambda rows: not any(rows[1:]))
        # What cannot be seen is not decided about; the screen is painted anew behind it.
        eve.terminal.mark()
        eve.terminal.type("1")
        eve.terminal.send(key_of("redraw"))
        eve.terminal.wait_for(lambda _: bool(eve.terminal.since_mark))
        eve.terminal.resize(80, 24)
        eve.settled()
        assert left_in(eve.rows) == begun
        eve.leave()


def test_who_is_killed_while_typing_a_note_finds_it_again(project: Path) -> None:
    with at_the_review(project, size=(80, 24)) as eve:
        begun = left_in(eve.rows)
        eve.press("unclear")
        eve.ask("review-note")
        eve.terminal.type("Which day")
        eve.terminal.wait_for("Which day")
        eve.terminal.kill(signal.SIGKILL)
        eve.terminal.wait_exit()
    arguments = ["review", str(project), "--as", "eve"]
    with Terminal(["python", *PROGRAM, *arguments], size=(80, 24)) as terminal:
        terminal.wait_for("Which day")
        terminal.wait_for("half typed")
        terminal.type(" is it?")
        terminal.send("enter")
        again = Adjudicator(terminal)
        terminal.wait_for("[guideline unclear]")
        again.settled()
        assert again.offers("[✎ Which day is it?]")
        again.decide(Choice.TAKE, "1")
        assert left_in(again.rows) == begun - 1
        again.leave()
    with Project.open(project) as opened:
        at = AtReview(opened)
        decided = [each for article in at.work.articles() for each in at.decisions(article)]
        assert [(each.note, each.unclear) for each in decided] == [("Which day is it?", True)]
    with at_the_review(project, size=(80, 24)) as eve:
        assert not eve.offers("[✎")
        eve.leave()
