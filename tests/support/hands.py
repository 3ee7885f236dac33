"""Hands at the real desk: they press the keys that `copydesk keys` names, and read the screen."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from string import punctuation
from typing import Final, NamedTuple

from textual.keys import _character_to_key

from tests.support.commands import run_program
from tests.support.terminal import Terminal, Wanted

PROGRAM: Final = ("-m", "tui")
"""What Python is given so that it is `copydesk`."""

_ASKING: Final = (" ↵ accept", " This was half typed", " NOT SAVED: ")
_QUESTION: Final = re.compile(r" ((?:No event|Flag|Override): [^?]+\?|[^▸:]+(?=:)):? ?(.*)")
_CHARACTERS: Final = {_character_to_key(character): character for character in punctuation}


def copydesk(*arguments: object, exit_code: int = 0) -> bytes:
    """Runs a command to its end, and gives what it printed."""
    done = run_program(*PROGRAM, *arguments)
    assert done.returncode == exit_code, (arguments, done.returncode, done.stdout, done.stderr)
    return done.stdout


def new_project(path: Path, *articles: object, schema: object = "conflict-event") -> Path:
    """A project, made and filled by the commands."""
    copydesk("new", path, "--schema", schema)
    copydesk("add", path, *articles)
    return path


@cache
def named_keys() -> Mapping[str, str]:
    """The main key of each action, as the program itself names it for scripts."""
    return {row["id"]: row["keys"][0] for row in json.loads(copydesk("keys", "--format", "json"))}


def key_of(action: str) -> str:
    """The main key of an action, as the harness names it."""
    key = named_keys()[action]
    return _CHARACTERS.get(key, key)


class Hands:
    """Somebody at the desk.

    Args:
        terminal: Where the desk is.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def do(self, *actions: str) -> None:
        """Presses the key of each action, one after the other, without looking."""
        for action in actions:
            self.terminal.send(key_of(action))

    def do_at_once(self, *actions: str) -> None:
        """Presses the keys so fast that they arrive in one piece."""
        self.terminal.send(*map(key_of, actions))

    def answer(self, text: str) -> None:
        """Types into the open question and accepts."""
        self.terminal.type(text)
        self.terminal.send("enter")

    def see(self, wanted: Wanted) -> None:
        """Waits until something is on the screen."""
        self.terminal.wait_for(wanted)

    def ask(self, action: str, prompt: str) -> None:
        """Presses the key of an action that asks something, and waits for the question."""
        self.do(action)
        self.see_question(prompt)

    def see_question(self, prompt: str) -> None:
        """Waits until something is asked."""
        self.see(lambda rows: read_form(rows).question == prompt)

    def find(self, words: str) -> None:
        """Selects words of the text by finding them."""
        self.ask("find", "Find")
        self.answer(words)
        self.see_no_question()

    def see_no_question(self) -> None:
        """Waits until the last question is closed: the form is back."""
        self.see(lambda rows: bool(read_form(rows).title and not read_form(rows).question))

    def see_active(self, title: str) -> None:
        """Waits until a field is the active one."""
        self.see(lambda rows: not read_form(rows).question and read_form(rows).active.startswith(title))

    def go_to(self, title: str) -> None:
        """Goes on through the fields to one of them, once what was done before has been drawn."""
        self.terminal.settle(first=0.2)
        while not (before := read_form(self.terminal.screen).active).strip().startswith(title):
            self.do("next-field")
            self.see(lambda rows, before=before: read_form(rows).active != before)  # type: ignore[misc]

    def see_answer(self, title: str, shown: str) -> None:
        """Waits until a field of the form shows an answer."""
        self.see(re.compile(rf"[ ▸]{re.escape(title)}\*? +{re.escape(shown)}"))

    @property
    def selected(self) -> str:
        """The words of the text that are shown as selected."""
        found = ""
        for row in self.terminal.emulator.cells():
            inside = False
            for cell in row:
                # The cursor swaps the colours of the last character back.
                inside = cell.bold and (cell.reverse or inside)
                found += cell.data if inside else ""
            found += " "
        return " ".join(found.split())

    def leave(self) -> None:
        """Quits."""
        self.do("quit")
        assert self.terminal.wait_exit() == 0


class Form(NamedTuple):
    """What the form shows.

    Attributes:
        title: What stands over it.
        question: What is asked there, or empty.
        typed: What was typed so far, if something is asked.
        active: The active row, from its title on, without the blanks between its parts; the highlighted choice if
            something is asked.
    """

    title: str
    question: str
    typed: str
    active: str


def read_form(rows: Sequence[str]) -> Form:
    """Reads the form off the screen; all is empty if there is none."""
    for number, row in enumerate(rows):
        if found := re.search("─ ((?:event|article) [^─]+) ─", row):
            lines = [each[found.start() :] for each in rows[number + 1 : -1]]
            active = next((part[1] for part in map(re.compile("▸(.*)").search, lines) if part), "")
            # While something is asked, the last line says how to answer, that an answer was half typed, or that
            # the disk does not take it.
            asked = _QUESTION.match(lines[0]) if rows[-1].startswith(_ASKING) else None
            # What becomes evidence of the answer stands at the end of the line.
            question, typed = (asked[1], re.sub(" +“.*”$", "", asked[2].rstrip())) if asked else ("", "")
            return Form(found[1], question, typed, " ".join(active.split()))
    return Form("", "", "", "")


def is_ready(rows: Sequence[str]) -> bool:
    """Whether header, form and footer of an article are drawn."""
    form = read_form(rows)
    return bool(rows[0].endswith("saved") and rows[-1] and (form.active or form.question))


@contextmanager
def at_the_desk(
    project: Path, *, who: str = "ana", size: tuple[int, int] = (80, 24), options: Sequence[str] = ()
) -> Iterator[Hands]:
    """The desk on a project, drawn and ready."""
    arguments = ["annotate", str(project), "--as", who, *options]
    with Terminal(["python", *PROGRAM, *arguments], size=size) as terminal:
        terminal.wait_for(is_ready)
        yield Hands(terminal)
