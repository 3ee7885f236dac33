from collections.abc import Sequence

import pytest

from tui.domain.agreement.marks import Mark
from tui.ui.lines import Run, cells
from tui.ui.review.painting.flow import Tokens, differing, elements_of, flow, squeezed, words_of
from tui.ui.review.painting.stretches import outside, shared_ranges, stretch_runs

TEXT = "On Monday the Sendero Luminoso faction robbed a man.\nNobody was hurt."


def text_of(runs: Sequence[Run]) -> str:
    return "".join(text for text, _ in runs)


def test_text_is_broken_at_blanks_and_says_where_more_would_follow() -> None:
    runs: list[Run] = [("five rock", "a"), ("ets fell", "b")]
    assert flow(runs, 8, 5) == [(("five", "a"),), (("rock", "a"), ("ets", "b")), (("fell", "b"),)]
    assert [text_of(line) for line in flow(runs, 8, 2)] == ["five", "rockets…"]
    assert flow(runs, 8, 0) == []
    assert flow([], 8, 2) == [()]


def test_what_is_wider_than_a_line_is_cut_between_clusters() -> None:
    lines = flow([("叙利亚e\u0301e\u0301", "")], 3, 9)
    assert [text_of(line) for line in lines] == ["叙", "利", "亚\xe9", "\xe9"]
    assert all(cells(line) <= 3 for line in lines)


@pytest.mark.parametrize(
    ("texts", "marked"),
    [
        (
            ["2022-01-05 Wed · exact", "2022-01-05 Wed · week"],
            ["2022-01-05 Wed · ⟦exact⟧", "2022-01-05 Wed · ⟦week⟧"],
        ),
        (["the army and police", "army and police"], ["⟦the⟧ army and police", "army and police"]),
        (["Ain", "Homs"], ["Ain", "Homs"]),
        (["one two three four", "one six seven eight"], ["one two three four", "one six seven eight"]),
        (["a b c", ""], ["a b c", ""]),
    ],
)
def test_what_differs_is_marked_where_much_is_shared(texts: list[str], marked: list[str]) -> None:
    assert [text_of(runs) for runs in differing([words_of(text) for text in texts])] == marked


def test_of_lists_the_elements_are_compared_in_any_order() -> None:
    lists = [elements_of(["gun", "knife"]), elements_of(["knife", "big gun", "gun"]), Tokens(())]
    assert [text_of(runs) for runs in differing(lists)] == ["gun; knife", "knife; ⟦big gun⟧; gun", ""]


def test_a_short_line_shows_what_differs_and_not_what_is_shared() -> None:
    long = "one two three four five six seven eight nine"
    runs = differing([words_of(f"{long} ten"), words_of(f"{long} eleven")])[0]
    assert text_of(squeezed(runs, 30)) == "…nine ⟦ten⟧"
    assert squeezed(runs, 80) == runs


def test_ends_are_told_by_what_all_share() -> None:
    marks = [Mark(((start, end),), "org") for start, end in ((10, 38), (14, 30), (10, 30))]
    shared = shared_ranges([mark.ranges for mark in marks])
    assert [text_of(stretch_runs(TEXT, [mark], shared)) for mark in marks] == [
        "“⟦the·⟧Sendero Luminoso⟦·faction⟧”",
        "“Sendero Luminoso”",
        "“⟦the·⟧Sendero Luminoso”",
    ]


def test_words_around_a_stretch_stay_in_its_paragraph() -> None:
    runs = stretch_runs(TEXT, [Mark(((46, 51),), "x")], [], around=True)
    assert text_of(runs) == "…Luminoso faction robbed “a man”."


def test_a_long_stretch_that_all_share_shows_its_ends() -> None:
    text = "word " * 60
    shared = ((0, 290),)
    shown = text_of(stretch_runs(text, [Mark(((0, 295),), "x")], shared))
    assert " … " in shown
    assert shown.endswith("⟦word·⟧”")


def test_what_lies_outside() -> None:
    assert outside([(0, 10), (20, 30)], [(3, 5), (8, 22)]) == ((0, 3), (5, 8), (22, 30))
    assert outside([(0, 4)], [(0, 4)]) == ()
    assert outside([(0, 4)], []) == ((0, 4),)
