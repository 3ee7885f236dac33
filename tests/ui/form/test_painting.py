import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain import editing
from tui.domain.form_places import FormPlace
from tui.domain.layers import ARTICLE
from tui.domain.problems import Problem
from tui.domain.references import Scope
from tui.domain.schema import Field, FieldType, Option, Severity
from tui.domain.values import BLANK, FieldValue, Nothing, make_value
from tui.ui.commands import COMMANDS, Keys
from tui.ui.entry import Choice, Entry
from tui.ui.form.painting import (
    entry_lines,
    event_lines,
    foot_lines,
    form_lines,
    form_title,
    input_line,
    row_at,
    rule,
    wrap,
)
from tui.ui.form.rows import FormRow, Origin
from tui.ui.lines import Line, cells

FAMILY = "👨\u200d👩\u200d👧"
TITLES = (
    "Place",
    "大马士革的地方",
    f"{FAMILY} family",
    "مكان الحدث",
    "cafe\u0301",
    "x" * 60,
    "Retitle\x1b]0;a\x07",
    "[/]",
)
ANSWERS = (
    "Ain al-Assad",
    "叙利亚" * 30,
    FAMILY * 9,
    "قصفٌ " * 20,
    "",
    "two\nlines",
    "\x1b[31mred\u202e",
    "🇸🇾 " * 40,
)
SIZES = [(40, 4), (40, 5), (44, 11), (44, 12), (60, 20), (72, 9), (80, 24), (100, 10), (120, 40), (200, 50)]


def a_row(number: int = 0, *, title: str = "Place", shown: str = "", **more: object) -> FormRow:
    field = Field(f"f{number}", FieldType.TEXT, title, help=f"Help on {title}.")
    row = {"path": field.id, "depth": 0, "said": BLANK, "required": False, "problem": None}
    row["place"] = FormPlace((field,), "", Scope(((field,),)), ("",))
    return FormRow(field=field, title=title, shown=shown, **{**row, **more})  # type: ignore[arg-type]


def awkward_rows(count: int) -> tuple[FormRow, ...]:
    """Rows with all kinds of titles, answers, depths and marks."""
    return tuple(
        a_row(
            number,
            title=TITLES[number % len(TITLES)],
            shown=ANSWERS[(number * 3) % len(ANSWERS)],
            depth=number % 3,
            required=number % 2 == 0,
            said=FieldValue(
                make_value("text", "x"), evidence=("s1",) * (number % 12), confidence="高" * (number % 9)
            ),
            problem=a_problem(list(Severity)[number % 3]) if number % 4 == 1 else None,
        )
        for number in range(count)
    )


def a_problem(severity: Severity = Severity.ERROR, overridden: str = "") -> Problem:
    return Problem("e1", "f0", severity, "Place needs a value.", "required:f0", overridden)


def text(line: Line) -> str:
    return "".join(part for part, _ in line)


def drawn(lines: Sequence[Line]) -> list[str]:
    return [text(line).rstrip() for line in lines]


def style_of(line: Line, part: str) -> str:
    return next(style for run, style in line if part in run)


class TestForm:
    def test_a_small_form(self) -> None:
        rows = (
            a_row(0, title="Type", shown="March", required=True),
            a_row(
                1,
                title="Date",
                shown="2021-05-05 Wed",
                said=FieldValue(make_value("date", "x"), evidence=("a", "b")),
            ),
            a_row(2, title="Place", required=True, problem=a_problem()),
            a_row(3, title="Side", path="side/+"),
        )
        assert drawn(form_lines(rows, "f2", "event 1/2 · March", (40, 7))) == [
            "─ event 1/2 · March ────────────────────",
            " Type*    March",
            " Date     2021-05-05 Wed             e2",
            "▸Place*                               ✗",
            " Side     +",
            "",
            "Place needs a value.",
        ]

    def test_the_marks_of_a_row(self) -> None:
        said = FieldValue(make_value("text", "x"), evidence=("s",), confidence="certainly", note="why")
        shown = a_row(0, shown="Ain al-Assad", said=said, problem=a_problem(Severity.WARNING))
        [_, line, _] = form_lines((shown,), "f0", "t", (40, 3))
        assert text(line) == "▸Place    Ain al-Assad    certa… ✎ e1 ! "

    @pytest.mark.parametrize(
        ("problem", "mark", "style"),
        [
            (a_problem(Severity.ERROR), "✗", "error"),
            (a_problem(Severity.WARNING), "!", "warning"),
            (a_problem(Severity.INFO), "i", "info"),
            (a_problem(Severity.WARNING, "so it says"), "✓", "overridden"),
        ],
    )
    def test_problems_have_their_marks(self, problem: Problem, mark: str, style: str) -> None:
        _, line, foot = form_lines((a_row(problem=problem),), "f0", "t", (40, 3))
        assert text(line).endswith(f" {mark} ")
        assert style_of(line, mark) == style
        assert style_of(foot, "") == style

    def test_what_follows_names_the_annotators_own_keys(self) -> None:
        own = {"edit-value": ("f9",), "clear-value": ("f12",)}
        keys = Keys(tuple(each._replace(keys=own.get(each.id, each.keys)) for each in COMMANDS))
        field = Field("f0", FieldType.TEXT, "Place", derive="place")
        for origin, told in ((Origin.DERIVED, "; f9 overwrites it"), (Origin.OVERWRITTEN, "f12 brings back")):
            row = a_row()._replace(field=field, origin=origin)
            assert told in text(form_lines((row,), "f0", "t", (90, 3), keys=keys)[-1])

    def test_answers_have_their_styles(self) -> None:
        rows = (
            a_row(0, shown="March"),
            a_row(1, shown="not stated", said=FieldValue(nothing=Nothing.NOT_STATED)),
            a_row(2, path="f2/+"),
            a_row(3, shown="Homs"),
        )
        lines = form_lines(rows, "f0", "t", (40, 6))[1:5]
        parts = ("March", "not", "+", "Homs")
        styles = [style_of(line, part) for line, part in zip(lines, parts, strict=True)]
        assert styles == ["value-active", "nothing", "dim", "value"]

    @pytest.mark.parametrize("more", [{}, {"path": "f1/+"}])
    def test_what_is_offered_stands_dimly_at_the_active_field_alone(self, more: dict[str, str]) -> None:
        rows = (a_row(0), a_row(1, title="Town", **more), a_row(2, title="Site"))
        lines = form_lines(rows, rows[1].path, "event", (40, 6), offered="= Aleppo")
        assert [text.rstrip() for text in drawn(lines)[1:4]] == [" Place", "▸Town     = Aleppo", " Site"]
        assert style_of(lines[2], "= Aleppo") == "dim"
        rows = (rows[0], a_row(1, title="Town", shown="Homs"), rows[2])
        assert "Aleppo" not in "".join(drawn(form_lines(rows, "f1", "event", (40, 6), offered="= Aleppo")))

    def test_what_is_offered_is_told_in_full_under_the_form_where_it_is_cut(self) -> None:
        name = "= Unidentified Armed Group (Iraq)"
        for width, told in ((40, f"{name} · Hel…"), (80, "Help on Place.")):
            lines = drawn(form_lines((a_row(),), "f0", "event", (width, 4), offered=name))
            assert lines[-1].rstrip() == told

    def test_an_answer_has_all_the_room_that_there_is(self) -> None:
        [_, line, _] = form_lines((a_row(shown="x" * 50, said=FieldValue(evidence=("s",))),), "", "t", (40, 3))
        assert text(line) == "▸Place    " + "x" * 25 + "… e1 "

    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("count", [0, 1, 9, 60])
    def test_every_line_has_the_width(self, size: tuple[int, int], count: int) -> None:
        rows = awkward_rows(count)
        events = [(title, number == 1) for number, title in enumerate(TITLES)]
        for active in {0, count // 2, max(0, count - 1)}:
            path = rows[active].path if rows else ""
            lines = form_lines(rows, path, TITLES[1] * 9, size, events=events, evidence=ANSWERS)
            assert [cells(line) for line in lines] == [size[0]] * size[1]
            assert sum(text(line).count("▸") for line in lines) >= bool(rows)
            assert not any(char in text(line) for line in lines for char in "\x1b\n\u202e")

    @pytest.mark.parametrize("size", [(0, 5), (5, 0), (-1, 3)])
    def test_no_room_is_no_lines(self, size: tuple[int, int]) -> None:
        assert form_lines(awkward_rows(3), "f0", "t", size) == []
        assert entry_lines(Entry("What?"), "t", size) == []

    @pytest.mark.parametrize("height", [1, 2, 3])
    def test_hardly_any_room_is_used_from_the_top(self, height: int) -> None:
        lines = drawn(form_lines(awkward_rows(3), "f1", "t", (40, height)))
        assert len(lines) == height
        assert lines[0].startswith("─ t ")

    def test_titles_in_wide_characters_leave_the_answers_in_line(self) -> None:
        rows = (a_row(0, title="地方", shown="here"), a_row(1, title="Place it is", shown="there"))
        _, first, second, _ = form_lines(rows, "f0", "t", (40, 4))
        assert cells([(text(first).split("here")[0], "")]) == cells([(text(second).split("there")[0], "")])

    def test_long_titles_leave_half_of_the_line(self) -> None:
        _, line, _ = form_lines(
            (a_row(title="A very long title of a field", required=True, shown="x"),), "f0", "t", (44, 3)
        )
        assert text(line).rstrip() == "▸A very long title …* x"

    @pytest.mark.parametrize("active", [0, 7, 29])
    def test_the_window_keeps_the_active_row(self, active: int) -> None:
        rows = tuple(a_row(number, title=f"Field {number}") for number in range(30))
        lines = drawn(form_lines(rows, f"f{active}", "t", (60, 8)))
        assert [line for line in lines if f"▸Field {active} " in f"{line} "]

    def test_a_low_form_has_several_columns(self) -> None:
        rows = tuple(a_row(number, title=f"Field {number}", shown=f"v{number}") for number in range(8))
        assert drawn(form_lines(rows, "f4", "t", (76, 6))) == [
            "─ t ────────────────────────────────────────────────────────────────────────",
            " Field 0  v0                          ▸Field 4  v4",
            " Field 1  v1                           Field 5  v5",
            " Field 2  v2                           Field 6  v6",
            " Field 3  v3                           Field 7  v7",
            "Help on Field 4.",
        ]

    def test_one_column_needs_no_more_room_than_it_has(self) -> None:
        rows = tuple(a_row(number, title="F" * (number + 1), shown=f"v{number}") for number in range(12))
        lines = drawn(form_lines(rows, "f0", "t", (60, 6)))
        assert lines[1:5] == ["▸F            v0", " FF           v1", " FFF          v2", " FFFF         v3"]

    def test_events_are_listed_where_there_is_room(self) -> None:
        events = [(f"event {number}", number == 5) for number in range(9)]
        lines = form_lines((a_row(0), a_row(1)), "f0", "t", (40, 10), events=events)
        assert drawn(lines)[3:] == [
            "",
            "─ events ───────────────────────────────",
            " 4 event 3",
            " 5 event 4",
            "▸6 event 5",
            " 7 event 6",
            "Help on Place.",
        ]
        low = drawn(form_lines((a_row(0), a_row(1)), "f0", "t", (40, 6), events=events))
        assert not [line for line in low if "events" in line]

    def test_fewer_events_than_room(self) -> None:
        assert drawn(event_lines([("one", True)], 20, 4)) == ["─ events ───────────", "▸1 one", "", ""]


class TestTitle:
    @pytest.fixture
    def work(self, tmp_path: Path) -> Iterator[DeskAtWork]:
        with small_desk(tmp_path) as made:
            yield made

    def test_it_says_which_event_of_how_many(self, work: DeskAtWork) -> None:
        def title() -> str:
            return form_title(work.session.schema, work.session.layer, work.desk.owner)

        assert title() == "article · 0 events"
        work.do("new-event")
        assert title() == "event 1/1 · type?"
        layer, owner = work.session.layer, work.desk.owner
        edit = editing.answer(layer, owner, "kind", make_value("choice", "march"), work.session.new_id)
        work.desk.perform(edit)
        work.do("new-event", "previous-event")
        assert title() == "event 1/2 · March"
        assert form_title(work.session.schema, work.session.layer, ARTICLE) == "article · 2 events"

    def test_it_says_why_there_is_no_event(self, work: DeskAtWork) -> None:
        schema = work.session.schema._replace(no_event_reasons=(Option("sport", "Sport"),))
        for reason, title in (("sport", "no event · Sport"), ("own\x1b words", "no event · own␛ words")):
            work.desk.perform(editing.no_event(work.session.layer, reason))
            assert form_title(schema, work.session.layer, ARTICLE) == title
            work.desk.perform(editing.reopen(work.session.layer))


class TestRowAt:
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("active", [0, 11, 29])
    def test_a_click_finds_the_row_that_is_drawn_there(self, size: tuple[int, int], active: int) -> None:
        rows = tuple(a_row(number, title=f"F{number}") for number in range(30))
        lines = [text(line) for line in form_lines(rows, f"f{active}", "t", size)]
        hit = set()
        for y, line in enumerate(lines):
            for x in range(0, size[0], 4):
                index = row_at(rows, f"f{active}", (x, y), size)
                if index is not None:
                    *_, before = [found[1] for found in re.finditer(r"F(\d+) ", line) if found.start() - 1 <= x]
                    assert index == int(before)
                    hit.add(index)
        assert active in hit

    def test_rule_and_foot_are_no_rows(self) -> None:
        rows = (a_row(0), a_row(1))
        assert [row_at(rows, "f0", (3, y), (40, 6)) for y in range(6)] == [None, 0, 1, None, None, None]


class TestFoot:
    @pytest.mark.parametrize(
        ("row", "evidence", "shown", "style"),
        [
            (a_row(), (), "Help on Place.", "dim"),
            (a_row(shown="a " * 30), (), "a " * 30, "value"),
            (a_row(shown="a " * 30), ("two", "words"), f"{'a ' * 30} · “two” · “words”", "value"),
            (a_row(said=FieldValue(note="which?")), ("two",), "note: which?", "value"),
            (a_row(said=FieldValue(note="which?"), problem=a_problem()), (), "Place needs a value.", "error"),
            (a_row(problem=a_problem(Severity.WARNING, "so it says")), (), "overridden: so it says", "overridden"),
            (None, (), "", "dim"),
        ],
    )
    def test_the_weightiest_is_said(
        self, row: FormRow | None, evidence: Sequence[str], shown: str, style: str
    ) -> None:
        [line] = foot_lines(row, 80, 1, evidence)
        assert text(line).rstrip() == shown.rstrip()
        assert line[0][1] == style or not shown

    @pytest.mark.parametrize(
        ("words", "height", "lines"),
        [
            ("one two three", 2, ["one two", "three"]),
            ("one two three", 1, ["one two…"]),
            ("one", 3, ["one", "", ""]),
            ("", 1, [""]),
            ("incomprehensible", 2, ["incompr…", ""]),
            ("大马士革大马士革 a", 2, ["大马士…", "a"]),
            ("one two three", 0, []),
        ],
    )
    def test_text_is_broken_at_spaces(self, words: str, height: int, lines: list[str]) -> None:
        assert wrap(words, 8, height) == lines

    def test_a_rule_has_a_title(self) -> None:
        assert text(rule("events", 16)) == "─ events ───────"
        assert text(rule("a long title of it", 12)) == "─ a long … ─"


CHOICES = tuple(
    Choice(f"c{number}", title, detail=detail, help=f"When it is {title}.", key=key)
    for number, (title, detail, key) in enumerate(
        [("Armed clash", "Battles", "a"), ("大马士革", "Places", "b"), (FAMILY, "", "c"), ("x" * 90, "y" * 90, "d")]
    )
)


def press(entry: Entry, *keys: str) -> Entry:
    for key in keys:
        entry.press(key, key if len(key) == 1 else None)
    return entry


class TestEntry:
    def test_a_plain_line(self) -> None:
        lines = entry_lines(Entry("Date", text="2021-05-05", hint="Wed 2021-05-05"), "event 1/1", (40, 5))
        assert drawn(lines) == [
            "─ event 1/1 ────────────────────────────",
            " Date: 2021-05-05",
            "Wed 2021-05-05",
            "",
            "",
        ]
        assert style_of(lines[1], "2021") == "offered"

    def test_a_problem_stands_in_for_the_hint(self) -> None:
        lines = entry_lines(press(Entry("Date", hint="help"), "x"), "t", (40, 4), "There is no 13th month.")
        assert drawn(lines)[2] == "There is no 13th month."
        assert style_of(lines[2], "13th") == "error"
        assert style_of(lines[1], "x") == "typed"

    def test_a_problem_takes_the_lines_that_nothing_else_needs(self) -> None:
        problem = "It counts from the publication date, which is not known: type the whole date."
        entry = press(Entry("Date", choices=CHOICES[:1]), "m")
        told = ["It counts from the publication date,", "which is not known: type the whole date."]
        for listed, height in ((0, 4), (1, 9)):
            shown = drawn(entry_lines(entry if listed else Entry("Date"), "t", (40, height), problem))
            assert shown[2:4] == told
        assert drawn(entry_lines(entry, "t", (40, 7), problem))[2].endswith("…")

    def test_a_list_with_the_help_of_the_highlighted_choice(self) -> None:
        entry = Entry("Type", choices=CHOICES[:2], closed=True, hint="type or choose")
        assert drawn(entry_lines(press(entry, "down"), "t", (40, 9))) == [
            "─ t ────────────────────────────────────",
            " Type:",
            "type or choose",
            " a Armed clash                  Battles",
            "▸b 大马士革                      Places",
            "When it is 大马士革.",
            "",
            "",
            "",
        ]

    def test_ticks(self) -> None:
        entry = Entry("Means", choices=[Choice("r", "Rifle"), Choice("d", "Drone")], closed=True, chosen=["d"])
        assert drawn(entry_lines(entry, "t", (30, 5)))[2:4] == ["▸[ ] Rifle", " [x] Drone"]

    def test_nothing_matches(self) -> None:
        entry = press(Entry("Type", choices=CHOICES, closed=True), *"zzz")
        assert drawn(entry_lines(entry, "t", (60, 4)))[2] == " nothing matches; backspace widens the search"
        suggested = press(Entry("Actor", choices=CHOICES), *"zzz")
        assert drawn(entry_lines(suggested, "t", (60, 4)))[2] == ""

    def test_what_enter_takes_is_said_while_a_suggestion_is_highlighted(self) -> None:
        entry = press(Entry("Actor", choices=CHOICES[:2], hint="not in the table"), "down")
        assert drawn(entry_lines(entry, "t", (40, 6)))[2] == f"↵ takes {CHOICES[0].title}"
        assert drawn(entry_lines(press(entry, "up"), "t", (40, 6)))[2] == "not in the table"

    def test_a_long_list_has_columns_and_keeps_the_highlight(self) -> None:
        choices = [Choice(f"c{number}", f"Choice {number}") for number in range(40)]
        entry = Entry("Type", choices=choices, closed=True)
        entry.highlight_id("c37")
        lines = drawn(entry_lines(entry, "t", (80, 6)))
        assert any("▸Choice 37" in line for line in lines)
        assert any(line.count("Choice") == 2 for line in lines)
        keyed = Entry(
            "Field",
            choices=[Choice(str(number), f"Field {number}", key="k") for number in range(40)],
            single_keys=True,
        )
        assert any(line.count("Field") == 3 for line in drawn(entry_lines(keyed, "t", (80, 6))))

    @pytest.mark.parametrize("size", [*SIZES, (20, 2), (10, 3), (12, 1)])
    @pytest.mark.parametrize("closed", [True, False])
    def test_every_line_has_the_width(self, size: tuple[int, int], *, closed: bool) -> None:
        for choices in ((), CHOICES, CHOICES * 20):
            entry = Entry(
                TITLES[1] * 5, choices=choices, closed=closed, hint=ANSWERS[1], chosen=("c1",) if closed else None
            )
            for key in ("", "down", "down", "pagedown", "大", FAMILY, "home", "\u0301", "x" * 300, "left"):
                entry.press(key, None) if key.isascii() and len(key) < 9 else entry.paste(key)
                for problem in ("", ANSWERS[3]):
                    lines = entry_lines(entry, TITLES[3], size, problem)
                    assert [cells(line) for line in lines] == [size[0]] * size[1]

    @pytest.mark.parametrize(
        ("typed", "keys", "shown", "at"),
        [
            ("abc", (), " Why: abc", " "),
            ("abc", ("left",), " Why: abc", "c"),
            ("abc", ("home",), " Why: abc", "a"),
            ("cafe\u0301s", ("left", "left"), " Why: caf\u00e9s", "\u00e9"),
            (f"a{FAMILY}b", ("left", "left"), " Why: a👨b", "👨"),
            (f"{FAMILY} two ", (), " Why: 👨 two ", " "),
            (f"{FAMILY} two", ("home",), " Why: 👨 two", "👨"),
        ],
    )
    def test_the_cursor_stands_on_a_whole_character(
        self, typed: str, keys: Sequence[str], shown: str, at: str
    ) -> None:
        line = input_line(press(Entry("Why", text=typed), *keys), 40)
        assert text(line).startswith(shown)
        assert [run for run, style in line if style == "cursor"] == [at]

    def test_a_question_has_one_mark(self) -> None:
        assert text(input_line(Entry("Why?"), 20)).startswith(" Why?  ")

    def test_a_long_line_scrolls_to_the_cursor(self) -> None:
        entry = Entry("Note", text="".join(f"word{number} " for number in range(90)))
        assert "word89" in text(input_line(entry, 40))
        press(entry, "home")
        assert text(input_line(entry, 40)).startswith(" Note: word0 word1")

    def test_tells_what_stands_beside_it_where_that_fits(self) -> None:
        entry = Entry("Target", text="stalls")
        entry.beside = "“a grenade”"
        assert text(input_line(entry, 40)).endswith("  “a grenade” ")
        entry.paste("stallholders at the market")
        assert "“" not in text(input_line(entry, 40))
        entry.beside = f"“{'grenade ' * 20}”"
        assert cells(input_line(entry, 90)) == 90


GUIDE = [((f"guide {number}".ljust(44), "value"),) for number in range(9)]


def test_the_guideline_stands_under_the_events_where_there_is_room() -> None:
    rows = (a_row(0), a_row(1))
    lines = ["".join(text for text, _ in line) for line in form_lines(rows, "f0", "x", (44, 30), guide=GUIDE)]
    assert lines[4].startswith("─ guideline")
    assert [line.strip() for line in lines[5:14]] == [f"guide {number}" for number in range(9)]
    events = [("one", True), ("two", False)]
    drawn = form_lines(rows, "f0", "x", (44, 30), guide=GUIDE, events=events)
    lines = ["".join(text for text, _ in line).strip() for line in drawn]
    assert lines.index(next(line for line in lines if line.startswith("─ guideline"))) == 8
    assert len(drawn) == 30
    assert all(cells(line) == 44 for line in drawn)


def test_a_guideline_that_is_cut_says_so() -> None:
    rows = (a_row(0), a_row(1))
    drawn = form_lines(rows, "f0", "x", (44, 12), guide=GUIDE)
    lines = ["".join(text for text, _ in line).strip() for line in drawn]
    assert lines[4].startswith("─ guideline")
    assert lines[9] == "… all of it is in the help on the field"


def test_a_guideline_of_two_lines_is_not_worth_its_rule() -> None:
    drawn = form_lines((a_row(0), a_row(1)), "f0", "x", (44, 8), guide=GUIDE)
    assert not any("guideline" in text for line in drawn for text, _ in line)


@pytest.mark.parametrize("height", range(1, 16))
def test_a_form_with_events_and_guideline_fills_its_size(height: int) -> None:
    events = [(f"event {number}", number == 1) for number in range(5)]
    drawn = form_lines((a_row(0),), "f0", "x", (44, height), guide=GUIDE, events=events)
    assert len(drawn) == height
    assert all(cells(line) == 44 for line in drawn)
