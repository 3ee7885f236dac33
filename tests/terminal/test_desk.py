"""The desk as its users have it: a real terminal, the real program, and what is left on disk."""

import json
import re
import signal
import subprocess  # noqa: TID251 - tests run programs
import sys
from pathlib import Path

import pytest

from tests.support.exports import export_lines, exported, said
from tests.support.hands import PROGRAM, Hands, at_the_desk, copydesk, new_project, read_form
from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal

SAMPLES = Path(__file__).parents[2] / "sample_articles"
RIVER, MARKET, POTHOLES = (
    SAMPLES / name for name in ("01-river-bases.txt", "02-market-and-checkpoint.txt", "06-war-on-potholes.txt")
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "p.db", RIVER, MARKET, POTHOLES)


def test_a_window_that_is_too_small_loses_nothing(project: Path) -> None:
    with at_the_desk(project) as hands:
        hands.do("new-event")
        hands.see_active("Type")
        # What points to none of the types is asked about.
        hands.find("southern Chad")
        hands.do("take")
        hands.see_question("Type")
        hands.terminal.type("shell")
        hands.see(lambda rows: read_form(rows).typed == "shell")
        hands.terminal.resize(39, 11)
        hands.see("40x12 needed, this is 39x11")
        hands.see(lambda rows: not any(rows[1:]))
        hands.terminal.resize(80, 24)
        hands.see(lambda rows: (read_form(rows).question, read_form(rows).typed) == ("Type", "shell"))
        hands.terminal.send("enter")
        hands.see_answer("Type", "Shelling")
        hands.terminal.resize(40, 12)
        hands.see_active("Date")
        hands.leave()
    said_of_event = said(exported(project)["events"][0])
    assert said_of_event == {"type": ("shelling_artillery_missile", ["southern Chad"])}


@pytest.mark.parametrize(("columns", "lines"), [(120, 40), (200, 50)])
def test_in_a_wide_window_the_form_stands_beside_the_text(project: Path, columns: int, lines: int) -> None:
    with at_the_desk(project, size=(columns, lines)) as hands:
        hands.do("new-event")
        hands.see("event 1/1")
        hands.see("↵ takes it")
        # The tildes of repeated paragraphs and the guideline of the field come when no key comes for a moment.
        hands.see("What happened.")
        hands.see(lambda rows: any("~" in row[: columns // 2 + 30] for row in rows))
        rows = hands.terminal.screen
        at = rows[1].index("─ event 1/1 · type?")
        assert columns // 2 < at < columns - 40
        assert {row[at - 1 : at] for row in rows[1:-1]} <= {" ", ""}
        assert [row[at + 1 :].split("*")[0] for row in rows[2:6]] == ["Type", "Date", "Place", "Actor 1"]
        assert rows[0].endswith("saved")
        hands.terminal.resize(80, 24)
        hands.see(lambda rows: len(rows) == 24 and rows[15].startswith("─ event 1/1 · type?"))
        hands.terminal.resize(columns, lines)
        hands.see(lambda again: again == rows)


def test_an_article_without_an_event_is_finished_with_a_reason(project: Path) -> None:
    with at_the_desk(project, options=("--article", POTHOLES.name)) as hands:
        hands.ask("no-event", "No event: why?")
        hands.answer("figure")
        hands.see("No event. N goes to the next article.")
        assert "no event  saved" in hands.terminal.screen[0]
        hands.leave()
    record = exported(project)
    assert (record["status"], record["layer"]["reason"]) == ("no_event", "figurative")
    assert record["events"] == record["spans"] == []


def test_the_list_shows_filters_and_opens_articles(project: Path) -> None:
    with at_the_desk(project) as hands:
        hands.do("new-event")
        hands.see("event 1/1")
        hands.ask("flag", "Flag: what should be looked at?")
        hands.answer("two tolls")
        hands.see("Flagged.")
        hands.do("articles")
        hands.see("3 articles")
        assert re.fullmatch(r"▸ +1 … ⚑ Rockets hit .* 1 event +4,298 chars +in progress", hands.terminal.screen[2])
        assert hands.terminal.screen[3].endswith("untouched")
        hands.do("filter")
        hands.see("Title or name contains:")
        hands.terminal.type("MARK")
        hands.see(lambda rows: "Four killed" in rows[2] and not rows[3])
        hands.terminal.send("enter")
        hands.see("1 article · with “MARK”")
        hands.do("clear-filter")
        hands.see("3 articles")
        hands.do("filter-state")
        hands.see("2 articles · untouched")
        hands.do("filter-state")
        hands.see("1 article · in progress")
        hands.do("filter-state")
        hands.see("No article here.")
        hands.do("clear-filter")
        hands.see("3 articles")
        hands.do("list-last", "open")
        hands.see("3/3  Opinion")
        hands.do("articles")
        hands.see(lambda rows: rows[4].startswith("▸    3"))
        hands.do("back")
        hands.see("3/3  Opinion")
        hands.leave()


def test_the_help_names_the_keys_and_the_palette_runs_actions(project: Path) -> None:
    with at_the_desk(project) as hands:
        hands.do("help")
        hands.see("any other key goes back")
        hands.terminal.send("end")
        hands.see("Leaves the desk; everything is saved.")
        hands.terminal.send("escape")
        hands.see_active("Publication date")
        hands.ask("palette", "Do")
        hands.answer("new event")
        hands.see("event 1/1")
        hands.ask("palette", "Do")
        hands.terminal.type("leaves")
        hands.see(lambda rows: "nothing matches" in rows[18])
        hands.terminal.send("ctrl+u")
        hands.answer("quit")
        assert hands.terminal.wait_exit() == 0


def drag(start: tuple[int, int], end: tuple[int, int]) -> str:
    """What a terminal sends while somebody drags with the left button, by columns and rows from 0."""
    (x, y), (to_x, to_y) = start, end
    return (
        f"\x1b[<0;{x + 1};{y + 1}M\x1b[<32;{(x + to_x) // 2 + 1};{to_y + 1}M"
        f"\x1b[<32;{to_x + 1};{to_y + 1}M\x1b[<0;{to_x + 1};{to_y + 1}m"
    )


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("at_once", [False, True])
def test_dragging_selects_whole_words(project: Path, *, at_once: bool, backwards: bool) -> None:
    with at_the_desk(project, options=("--article", "2")) as hands:
        rows = hands.terminal.screen
        line = next(number for number, row in enumerate(rows) if "motorcycle" in row)
        ends = [(rows[line].index("torcycle"), line), (rows[line + 1].index("ral market"), line + 1)]
        dragged = drag(*reversed(ends) if backwards else ends)
        if at_once:
            hands.terminal.type(dragged + "lt")
        else:
            hands.terminal.type(dragged)
            hands.see(lambda _: hands.selected == "motorcycle threw a hand grenade into the central")
            hands.ask("label", "Label")
            hands.terminal.send("t")
        hands.see("Labelled “motorcycle threw a hand grenade into the…” as Trigger.")
        hands.leave()
    assert [span["quote"] for span in exported(project)["spans"]] == [
        "motorcycle threw a hand grenade into the central"
    ]


def test_a_click_goes_to_the_field_and_the_wheel_scrolls(project: Path) -> None:
    with at_the_desk(project) as hands:
        hands.do("new-event")
        hands.see_active("Type")
        y = next(number for number, row in enumerate(hands.terminal.screen) if row.startswith(" Place*"))
        hands.terminal.type(f"\x1b[<0;5;{y + 1}M\x1b[<0;5;{y + 1}m")
        hands.see_active("Place")
        first = hands.terminal.screen[4]
        hands.terminal.type("\x1b[<65;10;5M")
        hands.see(lambda rows: rows[1] == first)
        hands.leave()


@pytest.mark.parametrize("end", ["killed", "hung up"])
def test_a_half_typed_answer_comes_back(project: Path, end: str) -> None:
    with at_the_desk(project) as hands:
        hands.do("new-event")
        hands.see_active("Type")
        hands.go_to("Target")
        hands.ask("edit-value", "Target")
        hands.terminal.type("the fuel st")
        hands.see(lambda rows: read_form(rows).typed == "the fuel st")
        if end == "killed":
            hands.terminal.kill(signal.SIGKILL)
            assert hands.terminal.wait_exit() == -signal.SIGKILL
        else:
            hands.terminal.hang_up()
            assert hands.terminal.wait_exit() == 128 + signal.SIGHUP
    with at_the_desk(project) as hands:
        form = read_form(hands.terminal.screen)
        assert (form.title, form.question, form.typed) == ("event 1/1 · type?", "Target", "the fuel st")
        hands.answer("ore")
        hands.see_answer("Target", "the fuel store")
        hands.leave()
    assert said(exported(project)["events"][0]) == {"target": ("the fuel store", [])}


def test_a_desk_that_is_told_to_end_ends_and_gives_the_terminal_back(project: Path) -> None:
    with at_the_desk(project) as hands:
        hands.do("new-event")
        hands.see("event 1/1")
        hands.terminal.kill(signal.SIGTERM)
        assert hands.terminal.wait_exit() == 128 + signal.SIGTERM
        assert hands.terminal.since_mark.endswith(b"\x1b[?1049l\x1b[?25h")
        assert not any(hands.terminal.screen)
    assert len(exported(project)["events"]) == 1


def test_keys_that_were_typed_ahead_go_where_they_belong(project: Path) -> None:
    with at_the_desk(project) as hands:
        # In one piece, as a slow line delivers what was typed meanwhile.
        hands.do_at_once("articles", "list-last", "open", "new-event", "articles", "list-first", "open")
        hands.see("1/3  Rockets hit")
        hands.do_at_once("help", "no-event", "help", "delete-event", "new-event")
        hands.see("event 1/1")
        hands.do_at_once("articles", "quit", "back", "delete-event")
        assert hands.terminal.wait_exit() == 0
    events = {record["article"]["name"]: len(record["events"]) for record in map(json.loads, export_lines(project))}
    assert events == {RIVER.name: 1, POTHOLES.name: 1}


def test_keys_that_were_typed_before_the_desk_was_there_are_not_lost(project: Path) -> None:
    with Terminal(["python", *PROGRAM, "annotate", str(project), "--as", "ana"]) as terminal:
        hands = Hands(terminal)
        hands.do_at_once("new-event", "palette")
        terminal.type("duplicate")
        hands.see(lambda rows: read_form(rows).typed == "duplicate")
        terminal.send("enter")
        hands.see("event 2/2")


def test_the_installed_command_is_the_same_program() -> None:
    installed = Path(sys.executable).with_name("copydesk")
    if not installed.exists():
        pytest.skip("not installed beside this Python")
    done = subprocess.run([installed, "keys", "--format", "json"], capture_output=True, check=True, timeout=20)
    assert done.stdout == copydesk("keys", "--format", "json")
