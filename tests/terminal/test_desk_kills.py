"""The desk, killed at any moment while somebody types: what the screen called saved is in the file.

`COPYDESK_KILLS` sets how often, `COPYDESK_SEED` repeats a run.
"""

import os
import random
import re
import signal
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.hands import PROGRAM, at_the_desk, key_of, new_project, read_form
from tests.support.terminal import Terminal
from tui.domain.edits import SpanChange, ValueChange
from tui.domain.history import Entry, EntryKind
from tui.domain.values import Value
from tui.store.project import Project

pytestmark = pytest.mark.terminal

KILLS = int(os.environ.get("COPYDESK_KILLS", "24"))
SEED = int(os.environ.get("COPYDESK_SEED", "20260225"))
KILLS_OF_A_PROJECT = 25
UNITS = 4
"""Edits of every kind that are typed until the desk is killed."""

OPENING, WORKING = 0.3, 0.8
"""Seconds that a desk lives at most: about what it takes to open, or to take the typed keys."""

PACE = 0.01
"""Seconds that the next key waits for an answer to the one before."""

DESK = ["python", *PROGRAM, "annotate"]

SCHEMA = """
schema: marks
version: "1"
labels: {word: Word}
article: {fields: {about: text}}
event:
  type: kind
  fields:
    kind: {type: choice, options: [one, two]}
    mark: text
"""


class Step(NamedTuple):
    """What an entry of the history is about: kind, action, and the number that was typed."""

    kind: EntryKind
    action: str
    number: int


def answer(number: int) -> str:
    """What is answered; most of its typing is done when the number is known."""
    return f"t{number:05}ok"


def number_of(said: Value | None) -> int:
    return int(said.literal[1:6]) if said is not None else 0


def keys_of_unit(number: int) -> list[str]:
    """Answers, undoes, redoes, labels and, at times, begins an event; the number is in all that is shown."""
    answered = [key_of("edit-value"), *answer(number), "enter", key_of("next-field")]
    undone = [key_of("undo"), key_of("redo")]
    labelled = [key_of("find"), *f"w{number:05}", "enter", "1"]
    begun = [key_of("new-event"), key_of("next-field")] if number % 4 == 0 else []
    return [*answered, *undone, *labelled, *begun]


def steps_of_unit(number: int) -> list[Step]:
    """What the history says of a unit."""
    begun = [Step(EntryKind.EDIT, "new-event", 0)] if number % 4 == 0 else []
    answered = Step(EntryKind.EDIT, "edit-value", number)
    undone, redone = answered._replace(kind=EntryKind.UNDO), answered._replace(kind=EntryKind.REDO)
    return [answered, undone, redone, Step(EntryKind.EDIT, "label", number), *begun]


def step_of(entry: Entry, text: str) -> Step:
    """What an entry of the history is about."""
    number = 0
    for change in entry.edit.changes:
        if isinstance(change, ValueChange):
            number = number_of((change.before if entry.kind is EntryKind.UNDO else change.after).value)
        elif isinstance(change, SpanChange) and change.after is not None:
            number = int(text[change.after.start + 1 : change.after.end])
    return Step(entry.kind, entry.edit.action, number)


class Screen(NamedTuple):
    """What the screen had said when the desk was killed; zeros and nothing where it said nothing."""

    events: int
    marked: int
    labelled: int
    typed: str


def read_screen(rows: list[str]) -> Screen:
    """Reads what stands beside the word `saved`."""
    assert "NOT SAVED" not in rows[0]
    form = read_form(rows)
    events = re.match(r"event \d+/(\d+)", form.title)
    marked = re.search(r"[ ▸]Mark +t(\d{5})", "\n".join(rows))
    labelled = re.search(r"Labelled “w(\d{5})”", rows[-1])
    return Screen(
        events=int(events[1]) if events else 0,
        marked=int(marked[1]) if marked else 0,
        labelled=int(labelled[1]) if labelled else 0,
        typed=form.typed if form.question == "Mark" else "",
    )


def promised(screen: Screen, steps: list[Step]) -> int:
    """How many of some steps must have been done before the screen could say that."""
    wanted = [
        Step(EntryKind.EDIT, "edit-value", screen.marked),
        Step(EntryKind.EDIT, "label", screen.labelled),
    ]
    begun = [index for index, step in enumerate(steps) if step.action == "new-event"]
    done = [steps.index(step) + 1 for step in wanted if step.number]
    return max([0, *done, *([begun[screen.events - 1] + 1] if screen.events else [])])


class Victim:
    """A project, whose desk is killed again and again.

    Args:
        folder: Where the project is made.
        chance: Says when to kill.
    """

    def __init__(self, folder: Path, chance: random.Random) -> None:
        folder.mkdir()
        (folder / "marks.yaml").write_text(SCHEMA, encoding="utf-8")
        words = (f"w{number:05}" for number in range(1, KILLS_OF_A_PROJECT * UNITS + 1))
        (folder / "words.txt").write_text(" ".join(words), encoding="utf-8")
        self._path = new_project(folder / "p.db", folder / "words.txt", schema=folder / "marks.yaml")
        self._chance = chance
        self._numbers = count(1)

    def begin(self) -> None:
        """Makes the first event."""
        with at_the_desk(self._path) as hands:
            hands.do("new-event")
            hands.see("event 1/1")
            hands.leave()

    def kill(self) -> int:
        """Opens the desk, works, kills it, and holds the file against the screen; how many edits that was."""
        before = self._steps()
        planned = [next(self._numbers) for _ in range(UNITS)]
        opening = self._chance.random() < 0.1
        rows = self._killed_while_opening() if opening else self._killed_at_work(planned)
        screen = read_screen(rows)
        steps = [*before, *(step for number in planned for step in steps_of_unit(number))]
        done = self._steps()
        assert done == steps[: len(done)], rows
        assert len(done) >= promised(screen, steps), rows
        self._check_draft(screen, done)
        return len(done) - len(before)

    def _killed_while_opening(self) -> list[str]:
        with Terminal([*DESK, str(self._path), "--as", "ana"]) as terminal:
            return self._killed(terminal, OPENING)

    def _killed_at_work(self, numbers: list[int]) -> list[str]:
        with at_the_desk(self._path) as hands:
            if read_form(hands.terminal.screen).question:
                hands.terminal.send("escape")
                hands.see_no_question()
            self._check_reopened(hands.terminal.screen)
            # What was selected is selected again, and would become evidence of what is typed.
            hands.terminal.send("escape")
            hands.go_to("Mark")
            return self._killed(
                hands.terminal, WORKING, [key for number in numbers for key in keys_of_unit(number)]
            )

    def _killed(self, terminal: Terminal, longest: float, keys: Sequence[str] = ()) -> list[str]:
        """Presses keys about as fast as they are answered, and kills the desk meanwhile."""
        moment = time.perf_counter() + self._chance.uniform(0, longest)
        for key in keys:
            if time.perf_counter() < moment:
                terminal.send(key)
                terminal.pump(PACE)
        while (left := moment - time.perf_counter()) > 0:
            terminal.pump(left)
        terminal.kill(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
        return terminal.screen

    def _steps(self) -> list[Step]:
        with Project.open(self._path) as project:
            assert project.verify() == []
            article = project.article_rows("ana")[0].id
            text = project.article(article).text
            return [step_of(entry, text) for entry in project.history(article, "ana")]

    def _check_reopened(self, rows: list[str]) -> None:
        """The desk shows the event that it says it shows, as the file has it."""
        with Project.open(self._path) as project:
            layer = project.layer(project.article_rows("ana")[0].id, "ana")
        found = re.fullmatch(r"event (\d+)/(\d+) · type\?", read_form(rows).title)
        assert found
        assert int(found[2]) == len(layer.events)
        said = layer.value(layer.events[int(found[1]) - 1], "mark").value
        assert read_screen(rows).marked == number_of(said)

    def _check_draft(self, screen: Screen, done: list[Step]) -> None:
        """What was half typed is there to be gone on with, or was meanwhile accepted."""
        with Project.open(self._path) as project:
            draft = project.draft("ana", project.article_rows("ana")[0].id)
        answers = [answer(step.number) for step in done if step.action == "edit-value"]
        kept = [*answers, draft[2] if draft else ""]
        # Before the number is typed, half an answer could be half of any.
        assert len(screen.typed) < 6 or any(text.startswith(screen.typed) for text in kept), (screen, draft)


def test_what_the_screen_calls_saved_survives_kills(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    edits = 0
    for number in range(KILLS):
        if number % KILLS_OF_A_PROJECT == 0:
            victim = Victim(tmp_path / f"{number}", chance)
            victim.begin()
        try:
            edits += victim.kill()
        except AssertionError as error:
            error.add_note(f"COPYDESK_SEED={SEED}, kill {number + 1}")
            raise
    assert edits > KILLS
