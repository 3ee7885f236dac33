import pytest

from tests.support.questions import FIELDS
from tui.domain.schema import Field, FieldType, Label, Option, Schema
from tui.ui.commands import COMMANDS, Keys, shown_key
from tui.ui.help import field_help_lines, help_lines, wrap_all
from tui.ui.lines import Line, cells
from tui.ui.registry.base import ANNOTATE, ARTICLES

LABELS = tuple(
    Label(f"l{number}", f"标签 {number}", "abcdefghijkl"[number], "Help\x1b[0m.") for number in range(11)
)
SCHEMA = Schema("s", "1", "S", labels=LABELS)
HELPED = Field(
    "place",
    FieldType.PLACE,
    "Place [/]",
    help="Where it happened, as exactly as the text says.",
    precision=(Option("1", "Town", "The town\x07."), Option("2", "Region")),
    levels=(Option("country", "Country"),),
    words=(("dozens", "12"), ("many", "10")),
)


def drawn(lines: list[Line]) -> list[str]:
    return ["".join(part for part, _ in line).rstrip() for line in lines]


@pytest.mark.parametrize("where", [ANNOTATE, ARTICLES])
def test_every_key_of_the_place_is_told_under_its_group(where: str) -> None:
    text = drawn(help_lines(where, SCHEMA, Keys(), 100))
    told = [line for line in text if line.startswith("  ")]
    wanted = [each for each in COMMANDS if where in each.where]
    for command, line in zip(wanted, told, strict=False):
        keys = " ".join(map(shown_key, command.keys))
        assert line.split(f" {command.title}. ") == [f"  {keys:<14}", command.help]
    groups = [line.strip() for before, line in zip(["", *text], text, strict=False) if not before and line]
    assert groups == [
        *dict.fromkeys(each.group for each in COMMANDS if where in each.where),
        "Labels of the schema",
    ]


def test_labels_have_their_letter_and_the_first_nine_a_digit() -> None:
    text = drawn(help_lines(ANNOTATE, SCHEMA, Keys(), 100))[-11:]
    assert text[0] == "  la 1           标签 0. Help␛[0m."
    assert text[8].startswith("  li 9 ")
    assert text[9].startswith("  lj    ")


@pytest.mark.parametrize("width", [45, 80])
def test_nothing_of_what_a_key_does_is_cut_in_a_narrow_window(width: int) -> None:
    lines = help_lines(ANNOTATE, SCHEMA, Keys(), width)
    text = drawn(lines)
    assert not any("…" in line for line in text)
    running = " ".join(line[17:].strip() for line in text)
    for command in COMMANDS:
        if ANNOTATE in command.where:
            assert f"{command.title}. {command.help}" in running
    titles = "".join(part for line in lines for part, style in line if style == "value")
    assert "Find next." in titles
    assert "To the next hit" not in titles


@pytest.mark.parametrize("width", [1, 20, 40, 80, 200])
def test_every_line_has_the_width(width: int) -> None:
    for lines in (
        help_lines(ANNOTATE, SCHEMA, Keys(), width),
        field_help_lines(HELPED, width),
        *(field_help_lines(field, width) for field in FIELDS.values()),
    ):
        assert [cells(line) for line in lines] == [width] * len(lines)
        assert not any(char in "".join(drawn(lines)) for char in "\x1b\x07\n")


def test_all_that_the_schema_says_of_a_field() -> None:
    text = drawn(field_help_lines(HELPED, 44))
    assert text[:3] == [" Place [/]", "  Where it happened, as exactly as the", "  text says."]
    assert text[text.index(" Precision") :] == [
        " Precision",
        "  Town  1",
        "    The town␇.",
        "  Region  2",
        "",
        " Further names",
        "  Country  country",
        "",
        " Words",
        "  dozens = 12, many = 10",
    ]


def test_the_answers_of_a_tree_stand_under_each_other() -> None:
    text = drawn(field_help_lines(FIELDS[FieldType.TREE], 60))
    at = text.index(" Answers")
    assert text[at + 1 : at + 4] == [
        "  Battles  battles",
        "    Armed clash  clash",
        "    Government regains territory  regains",
    ]


def test_a_field_without_help() -> None:
    assert drawn(field_help_lines(Field("x", FieldType.TEXT, "X"), 40))[0] == " X"


def test_wrapping_keeps_everything() -> None:
    assert wrap_all("one two three", 8) == ["one two", "three"]
    assert wrap_all("", 8) == []
    assert wrap_all("one two", 0) == ["…", "…"]
