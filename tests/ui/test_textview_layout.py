import pytest

from tui.domain.text import ArticleText
from tui.ui.textview.layout import NARROWEST, TextLayout


def drawn(text: str, width: int) -> list[str]:
    return [row.drawn() for row in TextLayout(ArticleText(text), width).rows_from((0, 0))]


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 10, [""]),
        ("one two three", 10, ["one two ", "three"]),
        ("nine char word", 10, ["nine char ", "word"]),  # the space hangs over
        ("nine cha  word", 10, ["nine cha  ", "word"]),
        ("nine char  word", 10, ["nine char ", " word"]),  # only one space hangs over
        ("twelve chars", 10, ["twelve ", "chars"]),
        ("nine char ", 10, ["nine ", "char "]),  # the cursor needs a cell behind the last space
        ("abcdefghijklm no", 10, ["abcdefghi", "jklm no"]),
        ("a abcdefghijklm", 10, ["a ", "abcdefghi", "jklm"]),
        ("one\n\ntwo\r\nthree", 10, ["one", "", "two", "three"]),
        ("a\tb\x1b[0m", 10, ["a⇥b␛[0m"]),
        ("a\tbcdefghij", 10, ["a⇥", "bcdefghij"]),
        ("五枚のロケット弾が落下した。", 10, ["五枚のロ", "ケット弾", "が落下し", "た。"]),
        ("五枚のロ。ケット弾", 10, ["五枚の", "ロ。ケッ", "ト弾"]),  # no row begins with a full stop
        ("五枚の「ロケット」", 9, ["五枚の", "「ロケッ", "ト」"]),  # nor ends with an opening bracket
        ("UN五枚の", 9, ["UN五枚の"]),
        ("rockets五枚の", 10, ["rockets五", "枚の"]),
        ("e\u0301 " * 6, 10, ["é é é é é ", "é "]),
        ("👨\u200d👩\u200d👧👍🏽🇸🇾1\ufe0f\u20e3 कि", 10, ["👨👍SY1 ", "कइ"]),
        ("🇸🇾" * 5, 10, ["SYSYSYSY", "SY"]),
        ("مَرحَبا بكم", 8, ["مَرحَبا ", "بكم"]),
    ],
)
def test_text_is_wrapped_at_words_and_between_wide_characters(text: str, width: int, rows: list[str]) -> None:
    assert drawn(text, width) == rows


def test_a_row_knows_its_clusters() -> None:
    row = TextLayout(ArticleText("a五e\u0301🇸🇾\t"), 20).row((0, 0))
    assert list(row.clusters()) == [
        (0, 1, "a", 1),
        (1, 2, "五", 2),
        (2, 4, "é", 1),
        (4, 6, "SY", 2),
        (6, 7, "⇥", 1),
    ]
    assert [row.column_of(offset) for offset in range(9)] == [0, 1, 3, 3, 4, 4, 6, 7, 7]
    assert [row.offset_at(column) for column in range(9)] == [0, 1, 1, 2, 4, 4, 6, 7, 7]


def test_plain_rows_know_their_clusters_too() -> None:
    row = TextLayout(ArticleText("one two three"), 10).row((0, 1))
    assert (row.start, row.end, row.ends_paragraph) == (8, 13, True)
    assert next(iter(row.clusters())) == (8, 9, "t", 1)
    assert row.column_of(10) == 2
    assert row.offset_at(99) == 13


def test_behind_a_row_that_goes_on_is_its_last_cluster() -> None:
    row = TextLayout(ArticleText("one two three"), 10).row((0, 0))
    assert row.offset_at(99) == row.last_offset == 7


def test_a_place_between_paragraphs_is_the_end_of_the_first() -> None:
    layout = TextLayout(ArticleText("one\r\n\r\ntwo"), 10)
    assert [layout.place_of(offset) for offset in range(11)] == [
        *[(0, 0)] * 5,
        *[(1, 0)] * 2,
        *[(2, 0)] * 4,
    ]


def test_steps_cross_paragraphs_and_stop_at_the_ends() -> None:
    layout = TextLayout(ArticleText("one two three four\n\nfive six seven"), 11)
    places = [row.place for row in layout.rows_from((0, 0))]
    assert places == [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1)]
    for start, place in enumerate(places):
        for rows in range(-6, 7):
            expected = places[min(max(0, start + rows), len(places) - 1)]
            assert layout.step(place, rows) == expected


def test_narrow_windows_are_laid_out_as_if_they_were_wider() -> None:
    assert drawn("seven c seven c", 0) == drawn("seven c seven c", NARROWEST) == ["seven c ", "seven c"]


def test_only_the_rows_that_are_asked_for_are_wrapped() -> None:
    layout = TextLayout(ArticleText("word " * 200_000), 80)
    layout.row((0, 30))
    assert len(layout._starts[0]._found) < 40


def test_rows_and_paragraphs_far_from_each_other_are_forgotten() -> None:
    layout = TextLayout(ArticleText("a b c d e f g h i\n" * 5000), 10)
    assert sum(1 for _ in layout.rows_from((0, 0))) == 5000 * 2 + 1
    assert len(layout._rows) <= 2048
    assert len(layout._starts) <= 1024
