"""What the application sends to a terminal."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal

DEMO = ["python", "-m", "tests.support.line_demo"]
SIZE = (100, 30)
MIXED = """\
Plain lines first, so that something scrolls.
漢字が混じった行です。 Wide characters from the first column on.
Decomposed accents: cafe\u0301, nai\u0308ve, and “quotes” — dashes…
العربية شَرق السُّوق Arabic with marks.
Ελληνικά και Кириллица.
Tab\there, escape \x1b]2;owned\x07\x1b[31m, bell \x07, NUL \x00, bidi \u202ereversed\u202c, C1 \x9b31m.
Flags 🇬🇷, family 👩\u200d👩\u200d👧, heart ❤\ufe0f, thumb 👍🏽, क्षि.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes((MIXED * 12).encode())
    return path


@pytest.fixture(scope="module")
def demo() -> Iterator[Terminal]:
    with Terminal(DEMO, size=SIZE) as terminal:
        terminal.wait_for("ready")
        yield terminal


def test_shows_what_textual_would(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    harmless = [line for line in MIXED.split("\n") if "Tab" not in line and "Flags" not in line]
    path.write_text("\n".join(f"{number} {line}" for number in range(9) for line in harmless), "utf-8")
    arguments = [*DEMO, "--panel", str(path)]
    with Terminal(arguments, size=SIZE) as ours, Terminal([*arguments, "--stock"], size=SIZE) as stock:
        for terminal in (ours, stock):
            terminal.wait_for("Plain lines")
            terminal.wait_for("ready")
        steps = [
            "down",
            "right",
            *["down"] * 29,
            "pagedown",
            "up",
            "m",
            "escape",
            "end",
            "home",
            "pagedown",
            "pagedown",
        ]
        for number, step in enumerate(steps):
            landmark = "ab"[number % 2]
            for terminal in (ours, stock):
                terminal.send(step)
                if step == "m":
                    terminal.wait_for("a question")
                elif step == "escape":
                    terminal.wait_for(lambda rows: "a question" not in "\n".join(rows))
                else:
                    terminal.send(landmark)
                    terminal.wait_for(f"key {landmark} ")
            same(ours, stock)
        for size in ((60, 15), (120, 40)):
            for terminal in (ours, stock):
                terminal.resize(*size)
            same(ours, stock)


def same(ours: Terminal, stock: Terminal) -> None:
    """Waits until both show the same cells in the same looks."""

    def agree(_: list[str]) -> bool:
        stock.pump()
        return ours.emulator.cells() == stock.emulator.cells()

    ours.wait_for(agree)


def test_nothing_of_an_article_reaches_the_terminal_raw(article: Path) -> None:
    with Terminal([*DEMO, str(article)], size=SIZE) as terminal:
        terminal.wait_for(
            "Tab␉here, escape ␛]2;owned␇␛[31m, bell ␇, NUL ␀, bidi \ufffdreversed\ufffd, C1 \ufffd31m."
        )
        terminal.send("pagedown", "down", "down", "end", "z")
        terminal.wait_for("key z")
        sent = terminal.raw.decode("utf-8")
    assert "owned\x07" not in sent
    assert not re.search(
        "[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", sent
    )


def test_a_cursor_key_sends_a_few_bytes(demo: Terminal) -> None:
    demo.send("home")
    for key, most in (("right", 20), ("down", 70), ("right", 20), ("left", 20), ("up", 70)):
        demo.settle(first=0.1)
        demo.mark()
        demo.send(key)
        demo.wait_for(lambda _: bool(demo.since_mark))
        demo.settle(first=0)
        assert len(demo.since_mark) <= most, key


def test_nothing_is_sent_if_nothing_changes(demo: Terminal) -> None:
    demo.send("home", "z")
    demo.wait_for("key z")
    demo.mark()
    demo.send("up", "up", "y")
    demo.wait_for("key y")
    assert len(demo.since_mark) < 20


def test_a_box_over_the_text_comes_and_goes(demo: Terminal) -> None:
    demo.send("home")
    demo.wait_for("   0 Fishermen")
    before = demo.screen
    demo.send("m")
    demo.wait_for("a question")
    demo.send("escape")
    demo.wait_for(lambda rows: rows == before)


def test_the_terminals_own_cursor_stays_where_it_was_put(demo: Terminal) -> None:
    demo.send("C")
    demo.wait_for(lambda _: demo.cursor == (3, 2))
    demo.send("right", "down", "x")
    demo.wait_for("key x")
    demo.wait_for(lambda _: demo.cursor == (3, 2))


@pytest.mark.parametrize(("synchronises", "expected"), [(True, True), (False, False)])
def test_large_frames_are_synchronised_where_the_terminal_can(synchronises: bool, expected: bool) -> None:  # noqa: FBT001
    with Terminal(DEMO, size=SIZE, synchronises=synchronises) as terminal:
        terminal.wait_for("ready")
        terminal.send("pagedown", "pagedown", "pagedown")
        terminal.wait_for("  60 ")
        terminal.mark()
        terminal.send("right")
        terminal.wait_for(lambda _: bool(terminal.since_mark))
        assert (b"\x1b[?2026h" in terminal.raw) is expected
        assert b"\x1b[?2026h" not in terminal.since_mark


@pytest.mark.parametrize(
    ("mode", "allowed"),
    [
        ("none", r"0?|[1234579]|2[1-9]|53|55"),
        ("16", r"0?|[1234579]|2[1-9]|53|55|3[0-79]|4[0-79]|9[0-7]|10[0-7]"),
        ("256", r"0?|[1234579]|2[1-9]|53|55|39|49|[34]8;5;\d+"),
    ],
)
def test_only_colours_that_were_asked_for_are_sent(mode: str, allowed: str) -> None:
    with Terminal([*DEMO, "--colour", mode], size=SIZE, env={"NO_COLOR": ""}) as terminal:
        terminal.wait_for("ready")
        terminal.send("down", "right", "m")
        terminal.wait_for("a question")
        looks = {match[1].decode() for match in re.finditer(rb"\x1b\[([0-9;]*)m", terminal.raw)}
    assert len(looks) > 2
    assert [look for look in looks if not re.fullmatch(rf"(?:(?:{allowed})(?:;|\Z))*", look)] == []


def test_no_color_leaves_attributes() -> None:
    with Terminal(DEMO, size=SIZE, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("ready")
        cells = [cell for row in terminal.emulator.cells() for cell in row]
    assert {(cell.fg, cell.bg) for cell in cells} == {("default", "default")}
    assert any(cell.underscore for cell in cells)
    assert any(cell.reverse for cell in cells)
