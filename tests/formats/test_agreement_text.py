"""The report as text: it fits, it tells why, and nothing in it acts on a terminal."""

from dataclasses import replace

import pytest

from tests.support.hostile import ALL
from tests.support.reports import BESIDE, figure, report
from tui.domain.agreement.figures import NOT_ASKED, Undefined
from tui.domain.agreement.report import Entry, Matrix, Part
from tui.formats.agreement_cells import WIDTH, paragraph
from tui.formats.agreement_text import agreement_text
from tui.formats.text_tables import Column, Notes, cells, fitted, table

NONE = figure(0.5, why=NOT_ASKED)


@pytest.mark.parametrize("foreign", ["Place", ALL, "地名" * 40, "p" * 200, "e\u0301" * 90])
def test_no_line_is_wider_than_a_terminal_or_acts_on_it(foreign: str) -> None:
    text = agreement_text(report(foreign, who=("a" * 64, "b" * 64), group=foreign))
    for line in text.split("\n"):
        assert cells(line) <= WIDTH, line
        assert line.isprintable(), ascii(line)


def test_what_has_no_value_says_why() -> None:
    text = agreement_text(report())
    row, *_ = [line for line in text.splitlines() if line.startswith("Dead ")]
    letter = row.split("–")[1].split()[0]
    assert f"{letter}: undefined (no variation)" in text
    assert "nan" not in text.lower()


def test_beside_each_figure_of_a_field_stands_what_moves_it() -> None:
    [row, *_] = [
        line for line in agreement_text(report()).splitlines() if line.startswith("Place ") and "@" in line
    ]
    assert row.split() == ["Place", "~-0.050", "0.25..0.75", "0.997", "0.900", "0.997", "12", "0.80@0.5"]


def test_the_distance_of_each_field_and_what_n_counts_are_told() -> None:
    text = " ".join(agreement_text(report()).split())
    assert "Distances of alpha: the same or not: Place." in text
    assert text.count("n is what a figure rests on") == 1


def test_ranges_are_told_from_intervals() -> None:
    lines = agreement_text(report()).splitlines()
    [detection] = [line for line in lines if line.startswith("detection F1 ")]
    assert "(0.70..0.90)" in detection
    [spans] = [line for line in lines if line.startswith("F1 exact ")][:1]
    assert " 0.25..0.75 " in spans


def test_words_stand_once_with_what_a_figure_hides() -> None:
    text = " ".join(agreement_text(report()).split())
    assert text.count("alpha can be 0 although nearly all agree") == 1
    assert (
        "! Identical in all articles that both finished and that hold something: ana and ben (5 articles)." in text
    )
    assert text.count("~ rests on fewer than 20 units, or on fewer than 8 articles") == 1


def test_how_events_were_aligned_is_told_article_by_article() -> None:
    lines = agreement_text(report()).splitlines()
    start = lines.index("== How events were aligned ==")
    told = lines[lines.index("Place", start) :]
    assert told[:4] == [
        "Place",
        "  2 events together (ana 1, ben 2); a better alignment may exist",
        "   1 ana 1: Place [0-4] “Place”",
        "     ben 1: Place",
    ]
    assert told[4] == "       ana · ben 0.75: Place 1.00, evidence –"
    assert told[5] == "   2 ben 2: Place [7-9] “Place”"
    said = " ".join(" ".join(told[6:]).split())
    assert said.startswith(
        "ana: no such event; nearest is ana 1 (0.25 with that of ben), but contradicts it (Place):"
    )
    assert "ana 1 is in 1 and covers 2 as well (0.62)" in said
    assert "aligned ==" not in agreement_text(replace(report(), alignments=()))


def test_a_schema_without_events_has_no_word_of_them() -> None:
    """Figures of events are left out where there are none; so are their columns, and how they would be aligned."""
    made = report()
    without = tuple(each for each in made.sections[0].entries if each.part in {Part.SPAN, Part.ARTICLE})
    plain = replace(
        made,
        asks=frozenset({Part.SPAN, Part.ARTICLE}),
        sections=(replace(made.sections[0], entries=without, matrices=(), answers=(), divisions=()),),
        alignments=(),
        changes=(),
    )
    text = agreement_text(plain).split("Questions about the article")
    assert "Events are aligned" not in text[0]
    assert "detection F1" not in "".join(text)
    assert "F1 of events" not in text[1]
    assert "F1 of spans" in text[1]


def test_why_there_is_no_interval_stands_below_the_table() -> None:
    why = figure(1.0, why="all draws give the same")
    entries = (Entry(Part.SPAN, "", "", (), "f1_exact", why), Entry(Part.SPAN, "", "", (), "mean_f1_exact", NONE))
    made = report()
    text = agreement_text(replace(made, sections=(replace(made.sections[0], entries=entries),)))
    lines = text.splitlines()
    [row] = [line for line in lines if line.startswith("F1 exact ")]
    assert row.split() == ["F1", "exact", "~1.000", "–", "a", "12", "3b"]
    assert "  a: no interval: all draws give the same; b: only one answer" in lines
    [mean] = [line for line in lines if line.startswith("mean of pairs, F1 exact ")]
    assert mean.split()[-3:] == ["~0.500", "12", "3b"]


def test_fields_that_nobody_answered_are_named_and_not_shown() -> None:
    empty = figure(Undefined.NOT_PAIRABLE)
    entries = tuple(
        Entry(Part.FIELD, about, title, (), kind, number, BESIDE)
        for about, title, number in (("kind", "Kind", figure(0.5)), ("tags", "Tags", empty))
        for kind in ("alpha", "percent")
    )
    made = report()
    text = agreement_text(replace(made, sections=(replace(made.sections[0], entries=entries, answers=()),)))
    assert "  Not shown, as no two answered the same question: Tags." in text.splitlines()
    assert not any(line.startswith("Tags ") for line in text.splitlines())


def test_that_nothing_was_answered_is_not_mixed_up_with_that_there_is_no_event() -> None:
    answers = ("Raid", "(left blank)", "(no event)")
    matrix = Matrix(Part.FIELD, "kind", "Kind", (), answers, ((0, 2, 4), (1, 2, 9)))
    made = report()
    lines = agreement_text(replace(made, sections=(replace(made.sections[0], matrices=(matrix,)),))).splitlines()
    start = lines.index("Most often mixed up: Kind (all pairs)")
    assert lines[start + 2].split() == ["Raid", "(no", "event)", "4"]
    assert not lines[start + 3].startswith("(left blank)")


def test_text_in_wide_characters_is_broken_and_not_cut() -> None:
    """Each takes two cells, so that half as many fit into a line."""
    lines = paragraph("地名" * 60)
    assert max(map(cells, lines)) <= 80
    assert "".join(lines) == "地名" * 60


def test_who_stands_apart_is_told_with_what_chance_would_not_do() -> None:
    lines = agreement_text(report()).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("== Who stands apart"))
    told = " ".join(" ".join(lines[start : start + 16]).split())
    assert "ana ~0.500 – a" in told
    assert "ana: over time, F1 with the others, spans: 0.5 → 0.75 (p 0.020)" in told
    assert "ana: share of Place: 0.25, others 0.5 (p 0.001)" in told
    assert "events: 1" not in told


def test_changes_stand_with_their_intervals_and_what_they_cannot_tell() -> None:
    lines = agreement_text(report()).splitlines()
    start = next(
        number for number, line in enumerate(lines) if line.startswith("== Changes from group to group, by batch")
    )
    assert lines[start + 1].split() == ["one", "→", "one", "2", "change", "interval"]
    assert lines[start + 2].split() == ["Place,", "alpha", "–", "a"]
    told = " ".join(" ".join(lines[start:]).split())
    assert "a: undefined (no variation)" in told
    assert "unless the same articles were coded again" in told
    assert not any("F1 exact" in line for line in lines[start : start + 4])


def test_drift_is_shown_from_two_months_on() -> None:
    lines = agreement_text(report()).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("Month by month: F1 exact"))
    assert [line.split()[0] for line in lines[start + 1 : start + 5]] == ["month", "2026-03", "2026-04", "2026-05"]


def test_a_table_cuts_what_is_too_wide() -> None:
    rows = list(table((Column("name", 6), Column("n", 4, right=True)), [("ana", "12"), ("地名地名地名", "3")], 80))
    assert rows == ["name      n", "ana      12", "地名…     3"]


def test_foreign_text_is_cut_in_cells() -> None:
    assert fitted("abcdef", 6) == "abcdef"
    assert fitted("abcdefg", 6) == "abcde…"
    assert fitted("a\x1b[2Jb", 20) == "a␛[2Jb"
    assert cells("e\u0301") == 1


def test_notes_give_each_reason_one_letter() -> None:
    notes = Notes()
    assert [notes.letter(each) for each in ("one", "two", "one")] == ["a", "b", "a"]
    assert notes.lines(40) == ["  a: one; b: two"]
    assert Notes().lines(40) == []
