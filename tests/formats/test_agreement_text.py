"""The report as text: it fits, it tells why, and nothing in it acts on a terminal."""

import pytest

from tests.support.hostile import ALL
from tests.support.reports import report
from tui.formats.agreement_text import WIDTH, agreement_text
from tui.formats.text_tables import Column, Notes, cells, fitted, table


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
    assert "! Identical in all articles that both finished and that hold something: ana and ben (5 articles)." in text
    assert text.count("~ rests on fewer than 20 units, or on fewer than 8 articles") == 1


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
    start = next(number for number, line in enumerate(lines) if line.startswith("== Changes, batch by batch"))
    assert lines[start + 2].split() == ["one", "→", "one", "2", "Place,", "alpha", "–", "a"]
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
