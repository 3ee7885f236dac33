"""The legend."""

from pathlib import Path

import pytest

from tests.support.forms import small_desk
from tests.support.screens import screens, small_project
from tui.domain.layers import Layer
from tui.domain.schema import Label, Schema
from tui.ui.commands import COMMANDS, Keys
from tui.ui.legend import legend_lines
from tui.ui.lines import Line, cells


def drawn(lines: list[Line]) -> list[str]:
    return ["".join(part for part, _ in line).rstrip() for line in lines]


def test_labels_are_told_with_their_marks_and_counts(tmp_path: Path) -> None:
    with small_desk(tmp_path) as work:
        work.select("Aleppo")
        work.do("label:who")
        work.do("new-event")
        work.select("Strike")
        work.do("take")
        work.type("strike", "enter")
        work.select("Five")
        work.desk.go_to_field("date")
        work.do("take-evidence")
        layer, schema = work.session.layer, work.session.schema
        lines = legend_lines(schema, layer, work.desk.owner, 70)
        assert drawn(lines)[1:4] == [
            "  1  w  words  What  1 here, 1 of the active event",
            "  2  x  words  Who  1 here",
            "     •  words  Evidence without a label  1 here, 1 of the active event",
        ]
        assert (" x ", "letter-1") in lines[2]
        without = Schema("s", "1", "S", labels=(Label("other", "Other", "o"),))
        assert "     ?  words  who, which the schema has no more  1 here" in drawn(
            legend_lines(without, layer, "", 70)
        )


def test_the_keys_are_the_annotators_own() -> None:
    schema = Schema("s", "1", "S", labels=(Label("who", "Who", "w"), Label("where", "Where", "r")))
    commands = tuple(each._replace(keys=("f7",)) if each.id == "take" else each for each in COMMANDS)
    lines = drawn(legend_lines(schema, Layer("a", "ana"), "", 80, keys=Keys(commands, {"where": ("f12",)})))
    assert lines[1:3] == ["  1  w  words  Who  none here", "f12  r  words  Where  none here"]
    assert "  words  the candidate that f7 takes" in lines
    assert "  words  two spans or more over one another; t shows them apart" in lines


@pytest.mark.parametrize("width", [1, 20, 80])
def test_lines_fill_the_width(width: int) -> None:
    labels = tuple(Label(f"l{n}", f"标签 {n} [/]\x1b[0m", "五"[: n % 2]) for n in range(12))
    with_labels = Schema("s", "1", "S", labels=labels)
    for line in legend_lines(with_labels, Layer("a", "ana"), "", width):
        assert cells(line) == width


async def test_it_is_a_key_away(tmp_path: Path) -> None:
    async with screens(small_project(tmp_path)) as seen:
        await seen.press("L")
        assert seen.rows[0].startswith("─ legend")
        assert seen.shows("1  w  words  What  none here")
        await seen.press("x")
        assert not seen.shows("─ legend")
