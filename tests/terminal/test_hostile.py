"""Texts that would take over the terminal or the desk, on every screen: they are shown, and that is all."""

import json
import unicodedata
from pathlib import Path

import pytest

from tests.support.commands import run_program
from tests.support.desks import SAMPLES
from tests.support.hands import PROGRAM, Hands, at_the_desk, copydesk, read_form
from tests.support.hostile import ALL, NAME, STRIKES, hostile_project
from tests.support.keys import click
from tests.support.obedience import disobedience
from tui.store.project import Project

pytestmark = pytest.mark.terminal

STOLEN = [strike for strike in STRIKES if not strike.isprintable()]

DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / f"{NAME}p.db"
    path.parent.mkdir()
    return hostile_project(path)


@pytest.mark.parametrize("strike", [*STOLEN, ALL, (SAMPLES / "hostile.txt").read_text("utf-8")])
def test_the_judge_would_notice(strike: str) -> None:
    assert disobedience(f"before {strike} after".encode())


RESTS = 0.5
"""Seconds without output after which all has come that comes when nobody types."""


class Visitor:
    """Goes to every screen and looks whether it stands as the desk drew it.

    Args:
        hands: At the desk.
    """

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    def see(self, wanted: str) -> None:
        self.hands.see(wanted)

    def stands(self) -> None:
        """The article is on the screen as the desk thinks that it is."""
        for answer in ("Selections stay as drawn.", "Selections grow to whole words."):
            self.hands.do("toggle-snap")
            self.see(answer)
        self.looks_the_same_again()

    def looks_the_same_again(self) -> None:
        """Painted anew, the screen is as it was, but for the last line, in which a message may have been."""
        terminal = self.hands.terminal
        # Guideline and list of events change when nobody types for a moment, and nothing tells when they have.
        terminal.settle(quiet=RESTS, first=RESTS)
        before = terminal.screen[:-1]
        terminal.mark()
        self.hands.do("redraw")
        self.hands.see(lambda rows: b"\x1b[2J" in terminal.since_mark and rows[:-1] == before)

    def asked(self, action: str, hint: str = "") -> None:
        """An action asks something, shows it, and lets one leave."""
        self.hands.do(action)
        self.hands.see(lambda rows: bool(read_form(rows).question) and any(hint in row for row in rows))
        self.leave()

    def leave(self) -> None:
        self.hands.terminal.send("escape")
        self.hands.see_no_question()

    def through_a_page(self, action: str) -> None:
        self.hands.do(action)
        self.see("any other key goes back")
        for _ in range(4):
            self.hands.terminal.send("pagedown")
        self.hands.terminal.send("end", "x")
        self.hands.see_no_question()

    def through_the_text(self) -> None:
        self.hands.do("text-start")
        self.stands()
        for _ in range(5):
            self.hands.do("page-down")
            self.stands()
        self.hands.do("text-end", "toggle-lanes")
        self.stands()
        self.hands.do("toggle-lanes", "text-start")

    def through_the_form(self) -> None:
        self.hands.do("article-fields", "next-event")
        self.hands.see(lambda rows: read_form(rows).title.startswith("event 1/2"))
        for _ in range(9):
            self.stands()
            self.through_a_page("field-help")
            self.asked("edit-value")
            self.hands.do("next-field")
        self.hands.do("article-fields", "next-event", "next-field")
        self.asked("field-note", "Note on")
        self.asked("override", "Override")
        self.hands.do("next-problem", "confidence", "undo")
        self.stands()

    def through_what_is_taken(self) -> None:
        """The quote is offered as a value, kept as one, and comes back as a suggestion."""
        self.hands.do("next-event")
        self.hands.see(lambda rows: read_form(rows).title.startswith("event 2/2"))
        self.hands.find("Retitle")
        for _ in range(5):
            self.hands.do("select-word")
        self.hands.do("take")
        self.hands.see(lambda rows: bool(read_form(rows).question))
        self.hands.answer("leaf")
        self.hands.see_no_question()
        for _ in range(4):
            self.hands.find("Retitle")
            self.hands.do("select-sentence", "take")
            self.hands.see(lambda rows: rows[-1] != "")
        self.stands()
        self.hands.do("previous-field", "follow-evidence")
        self.stands()
        self.asked("edit-value")

    def through_the_questions(self) -> None:
        self.asked("label", "its letter")
        self.hands.find("Retitle")
        self.hands.do("select-sentence", "label")
        self.hands.see(lambda rows: bool(read_form(rows).question))
        self.hands.terminal.send("3")
        self.hands.see_no_question()
        self.stands()
        self.asked("find", "upper and lower case are one")
        self.hands.ask("find", "Find")
        self.hands.terminal.paste(ALL)
        self.see("in this article")
        self.hands.terminal.send("enter")
        self.see("“]0;mine]52;c;")
        self.leave()
        self.asked("events", "its number")
        self.asked("palette", "type a word")
        self.asked("note", "Note on the article")
        self.asked("flag", "Flag")
        self.hands.do("finish")
        self.hands.see(lambda rows: "about needs a value" in rows[-1])
        self.hands.do("unknown")
        self.see("about: unknown")
        self.asked("finish", "Finish all the same")

    def through_the_lists(self) -> None:
        terminal = self.hands.terminal
        self.through_a_page("help")
        self.hands.do("articles")
        self.see("2 articles")
        self.hands.see(lambda rows: rows[0].endswith(" ana") and rows[3].startswith("     2"))
        self.looks_the_same_again()
        self.hands.do("filter")
        self.see("Title or name contains:")
        terminal.paste(ALL.replace("\n", " "))
        self.see("No article here.")
        terminal.send("ctrl+u")
        terminal.type("second")
        self.see(f"▸{2:>5}")
        terminal.send("enter")
        self.see("1 article · with “second”")
        self.looks_the_same_again()
        self.hands.do("open")
        self.hands.see(lambda rows: "2/2" in rows[0])
        self.stands()
        self.asked("no-event", "type or ↑↓")
        for row in range(len(terminal.screen)):
            terminal.type(click(12, row) + click(30, row))
        self.hands.do("new-event")
        self.hands.see(lambda rows: read_form(rows).title.startswith("event 1/1"))


@pytest.mark.parametrize(
    ("size", "colour"), [((80, 24), "true"), ((120, 40), "256"), ((60, 16), "16"), ((200, 50), "none")]
)
def test_nothing_hostile_reaches_the_terminal_or_does_anything(
    project: Path, size: tuple[int, int], colour: str
) -> None:
    with at_the_desk(project, size=size, options=("--colour", colour)) as hands:
        visitor = Visitor(hands)
        visitor.stands()
        visitor.through_the_text()
        visitor.through_the_form()
        visitor.through_what_is_taken()
        visitor.through_the_questions()
        visitor.through_the_lists()
        hands.leave()
        assert disobedience(bytes(hands.terminal.raw)) == []
    with Project.open(project) as opened:
        assert opened.verify() == []


def harmless(written: bytes) -> bool:
    """Whether a command wrote lines of text and nothing else."""
    return disobedience(written) == [] and b"\r" not in written and b"\b" not in written


def test_what_commands_print_is_harmless(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / f"articles{NAME}"
    folder.mkdir(parents=True)
    (folder / f"{NAME.replace('/', '')}.txt").write_text(ALL, encoding="utf-8")
    (folder / f"guessed{NAME.replace('/', '')}.txt").write_bytes(
        "Ein Überfall an der Grenze, größer als der erste".encode("cp1252")
    )
    (folder / f"binary{NAME.replace('/', '')}").write_bytes(bytes(range(256)) * 9)
    broken, schema = tmp_path / f"broken{NAME.replace('/', '')}.jsonl", tmp_path / f"{NAME.replace('/', '')}.yaml"
    broken.write_text(json.dumps({ALL: ALL}) + "\n" + ALL, encoding="utf-8")
    schema.write_text(f"schema: {ALL}\n{ALL}: {ALL}\n", encoding="utf-8")
    cases: list[tuple[int, list[object]]] = [
        (0, ["status", project]),
        (0, ["verify", project]),
        (0, ["history", project, "1"]),
        (1, ["history", project, ALL.replace("\0", "")]),
        (0, ["add", project, folder]),
        (1, ["add", project, folder / f"binary{NAME.replace('/', '')}"]),
        (1, ["add", project, NAME]),
        (0, ["export", project, "-o", tmp_path / f"{NAME.replace('/', '')}.jsonl"]),
        (1, ["load", project, broken]),
        (1, ["schema", "check", schema]),
        (1, ["schema", "show", schema]),
        (1, ["new", project, "--schema", "conflict-event"]),
        (1, ["new", tmp_path / "new.db", "--schema", NAME]),
        (2, ["status", project, NAME]),
        (2, [NAME]),
        (2, ["annotate", project, "--as", NAME]),
        (1, ["annotate", project]),
    ]
    for expected, arguments in cases:
        done = run_program(*PROGRAM, *arguments)
        assert done.returncode == expected, (arguments, done.stdout, done.stderr)
        assert harmless(done.stdout), arguments
        assert harmless(done.stderr), arguments
        assert b"Traceback" not in done.stderr


def test_data_on_standard_output_cannot_steer_a_terminal(project: Path) -> None:
    records = copydesk("export", project).decode()
    categories = {character: unicodedata.category(character) for character in set(records)}
    assert {character for character, category in categories.items() if category in {"Cc", "Zl", "Zp"}} == {"\n"}
    assert not {unicodedata.bidirectional(character) for character in set(records)} & DIRECTIONS
    assert all(json.loads(line)["text"] for line in records.splitlines())
