"""The desk under what lines, terminals and cats on keyboards do to it: it stays, and does only what was typed."""

import json
import re
import signal
import subprocess  # noqa: TID251 - tests run programs
import sys
from pathlib import Path

import pytest

from tests.support.exports import export_lines, said
from tests.support.hands import PROGRAM, Hands, at_the_desk, is_ready, new_project, read_form
from tests.support.keys import click
from tests.support.obedience import disobedience
from tests.support.terminal import ROOT, Terminal

pytestmark = pytest.mark.terminal

SAMPLES = Path(__file__).parents[2] / "sample_articles"
ANSWERS_OF_TERMINALS = (
    b"\x1b]52;c;QUJD\x07",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b[?62;c",
    b"\x1b[12;40R",
    b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b[?2026;2$y",
    b"\x1b[48;60000;60000;0;0t",
)
NO_TEXT = (b"\xff", b"\x80", b"\xe9", b"\xc0\x80", b"\xed\xa0\x80", b"\xe6\xbc", b"\xf8\x88\x80\x80\x80")
SIGNS_OF_JOBS = ("ctrl+c", "ctrl+d", "ctrl+\\")
"""What a terminal makes signals of, unless a program takes the keys as they come."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "p.db", SAMPLES / "06-war-on-potholes.txt")


def memory(pid: int) -> int:
    """Resident megabytes."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text("ascii"))
    return int(found[1]) // 1024 if found else 0


def open_target(hands: Hands) -> None:
    hands.go_to("Target")
    hands.ask("edit-value", "Target")


def see_typed(hands: Hands, typed: str) -> None:
    hands.see(lambda rows: read_form(rows).typed == typed)


def test_nothing_that_arrives_ends_it_or_gets_into_an_answer(project: Path) -> None:
    with at_the_desk(project) as hands:
        terminal = hands.terminal
        hands.do("new-event")
        hands.see_active("Type")
        open_target(hands)
        for sent in ANSWERS_OF_TERMINALS:
            terminal.type(sent)
        terminal.type(click(99_998, 99_998) + b"\x1b[<35;-5;-9M\x1b[<0;9999999999;1M\x1b[M\xff\xff\xff")
        for sent in NO_TEXT:
            terminal.type(sent)
            terminal.send("backspace", "backspace", "backspace")
        terminal.send("ctrl+u")
        terminal.type("depot")
        see_typed(hands, "depot")
        # As Escape: what was typed is let go.
        terminal.send("ctrl+c")
        hands.see_no_question()
        hands.ask("edit-value", "Target")
        terminal.type("depot")
        terminal.send("ctrl+d", "ctrl+\\")
        # A paste without an end keeps the keys behind it for a while, and no longer.
        terminal.type("\x1b[200~s")
        see_typed(hands, "depots")
        terminal.send("!")
        see_typed(hands, "depots!")
        terminal.send("backspace", "enter")
        hands.see_answer("Target", "depots")
        for key in SIGNS_OF_JOBS:
            terminal.send(key)
        terminal.send("ctrl+z")
        hands.see("Undone: ")
        hands.do("redo")
        hands.see_answer("Target", "depots")
        hands.do("note")
        hands.see_question("Note on the article")
        terminal.paste("one\ntwo\r\x1b[31mQ\x00" + "x" * 1_000_000)
        hands.see(lambda rows: read_form(rows).typed != "")
        terminal.send("escape")
        hands.see_no_question()
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
        assert disobedience(bytes(terminal.raw)) == []
    record = json.loads(export_lines(project)[0])
    assert [said(event) for event in record["events"]] == [{"target": ("depots", [])}]
    assert record["layer"]["note"] == ""


def test_keys_are_taken_in_their_order_however_fast(project: Path) -> None:
    story = " ".join(f"{number:03}" for number in range(200))
    with at_the_desk(project) as hands:
        hands.do("new-event")
        hands.see_active("Type")
        open_target(hands)
        hands.terminal.type(story)
        hands.terminal.send("enter")
        hands.see_answer("Target", "000 001 002")
        hands.leave()
    record = json.loads(export_lines(project)[0])
    assert said(record["events"][0]) == {"target": (story, [])}


def test_windows_of_any_size_cost_no_memory_and_the_last_one_counts(project: Path) -> None:
    with at_the_desk(project) as hands:
        terminal = hands.terminal
        hands.do("new-event")
        hands.see("event 1/1")
        for size in ((65535, 65535), (1, 1), (0, 0), (2, 500), (500, 2)):
            terminal.claim_size(*size)
            terminal.kill(signal.SIGWINCH)
        terminal.type(b"\x1b[48;60000;60000;0;0t")
        for columns in range(2_000):
            terminal.claim_size(40 + columns % 100, 12 + columns % 30)
        terminal.resize(39, 11)
        hands.see("40x12 needed, this is 39x11")
        terminal.resize(100, 30)
        hands.see(lambda rows: len(rows) == 30 and is_ready(rows) and "event 1/1" in "".join(rows))
        assert memory(terminal.pid) < 200
        hands.leave()


def test_being_stopped_and_continued_draws_it_again(project: Path) -> None:
    with at_the_desk(project) as hands:
        terminal = hands.terminal
        for number in (signal.SIGSTOP, signal.SIGTSTP):
            terminal.mark()
            terminal.kill(number)
            if number == signal.SIGSTOP:
                terminal.emulator.feed(b"\x1b[2Jsomebody else")
                terminal.kill(signal.SIGCONT)
            hands.see(lambda rows: bool(terminal.since_mark) and is_ready(rows) and "somebody" not in rows[0])
        hands.do("new-event")
        hands.see("event 1/1")
        hands.leave()


LONG_TEXTS = {
    "a line of a megabyte": "word " * 200_000,
    "45,000 lines": "A line of text.\n" * 45_000,
    "combining marks": "e" + "\u0301" * 20_000 + " end",
    "families": "👨\u200d👩\u200d👧\u200d👦" * 5_000,
    "Chinese": "中文新闻报道火箭袭击基地" * 20_000,
    "blanks": " \n\t" * 100_000 + "end",
}


def test_long_and_odd_texts_open_and_can_be_moved_in(tmp_path: Path) -> None:
    for name, text in LONG_TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    project = new_project(tmp_path / "p.db", *(tmp_path / f"{name}.txt" for name in LONG_TEXTS))
    with at_the_desk(project) as hands:
        for number in range(1, len(LONG_TEXTS) + 1):
            hands.see(lambda rows, number=number: f" {number}/{len(LONG_TEXTS)} " in rows[0] and is_ready(rows))  # type: ignore[misc]
            hands.do("text-end", "text-start", "page-down", "next-word", "next-sentence", "select-word")
            hands.ask("note", "Note on the article")
            hands.answer("seen")
            hands.see_no_question()
            if number < len(LONG_TEXTS):
                hands.do("next-article")
        assert memory(hands.terminal.pid) < 300
        hands.leave()
    notes = [json.loads(line)["layer"]["note"] for line in export_lines(project)]
    assert notes == ["seen"] * len(LONG_TEXTS)


STREAMS = {
    "nothing to read": ("</dev/null", 1),
    "no errors to write": ("2>&-", None),
    "errors on a full disk": ("2>/dev/full", None),
    "output on a full disk": (">/dev/full", 1),
    "no output": (">&-", 1),
    "no input": ("<&-", 1),
}


@pytest.mark.parametrize("streams", STREAMS)
def test_a_desk_without_its_streams_ends_or_works_but_never_spins(project: Path, streams: str) -> None:
    redirected, code = STREAMS[streams]
    desk = f'"{sys.executable}" {" ".join(PROGRAM)} annotate "{project}" --as ana'
    command = f'{desk} {redirected}; code=$?; echo; echo "ended $code"'
    with Terminal(["sh", "-c", command]) as terminal:
        if code is None:
            # The screen is written to the terminal itself, wherever errors go.
            terminal.wait_for(lambda rows: is_ready(rows) or "ended" in "".join(rows))
            if "ended" not in "".join(terminal.screen):
                Hands(terminal).do("quit")
        terminal.wait_for(re.compile(r"ended \d+"))
        assert "Traceback" not in "\n".join(terminal.screen)
        assert code is None or f"ended {code}" in "\n".join(terminal.screen)


@pytest.mark.parametrize(
    "arguments", [["status"], ["verify"], ["history", "1"]], ids=lambda arguments: arguments[0]
)
@pytest.mark.parametrize("redirected", [">/dev/full", ">&-", ">/dev/full 2>&1", ">&- 2>&-"])
def test_a_command_that_cannot_write_says_so_and_fails(
    project: Path, arguments: list[str], redirected: str
) -> None:
    words = " ".join([arguments[0], f'"{project}"', *arguments[1:]])
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m tui {words} {redirected}'], capture_output=True, check=False, cwd=ROOT
    )
    assert done.returncode == 1, done
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == (0 if "2>" in redirected else 1), done
