from tui.domain.text import ArticleText
from tui.ui.lines import Run
from tui.ui.textview.layout import Row, TextLayout
from tui.ui.textview.marks import NO_LETTER, Marks, RowMarks, SpanIndex, SpanMark, marks_on
from tui.ui.textview.painting import GUTTER, paint_lane, paint_row

WIDTH = 24


def span(start: int, end: int, label: int = 0, letter: str = "a", *, active: bool = True) -> SpanMark:
    return SpanMark(f"{start}-{end}", label, letter, ((start, end),), active)


def painted(text: str, marks: Marks, *, row: int = 0, lanes: bool = False) -> list[Run]:
    rows = list(TextLayout(ArticleText(text), WIDTH).rows_from((0, 0)))
    return paint_row(rows[row], on(rows, marks, row), WIDTH, lanes=lanes)


def lane(text: str, *spans: SpanMark, row: int = 0) -> list[Run]:
    rows = list(TextLayout(ArticleText(text), WIDTH).rows_from((0, 0)))
    return paint_lane(rows[row], on(rows, Marks(spans), row), WIDTH)


def on(rows: list[Row], marks: Marks, row: int) -> RowMarks:
    return marks_on(rows[row], marks, SpanIndex(marks.spans).pieces(rows)[row])


def text_of(runs: list[Run]) -> str:
    return "".join(text for text, _ in runs)


def test_an_unmarked_row_is_one_run() -> None:
    assert painted("five rockets", Marks()) == [("five rockets" + " " * (WIDTH - 12 + GUTTER), "")]


def test_one_span_is_underlined_and_its_letter_stands_in_the_gutter() -> None:
    assert painted("five rockets fell", Marks((span(5, 12, 2, "w"),))) == [
        ("five ", ""),
        ("rockets", "span-2 one"),
        (" fell" + " " * (WIDTH - 17 + GUTTER - 1), ""),
        ("w", "letter-2"),
    ]


def test_two_spans_are_bold_and_the_shorter_gives_the_colour() -> None:
    runs = painted("five rockets fell", Marks((span(0, 12, 1, "n"), span(5, 12, 2, "w"))))
    assert runs[:2] == [("five ", "span-1 one"), ("rockets", "span-2 many")]
    assert runs[-2:] == [("n", "letter-1"), ("w", "letter-2")]


def test_spans_at_full_strength_come_before_others() -> None:
    runs = painted("five rockets fell", Marks((span(5, 12, 2, "w", active=False), span(0, 17, 1, "n"))))
    assert runs[0:2] == [("five ", "span-1 one"), ("rockets", "span-1 many")]
    assert runs[-2:] == [("n", "letter-1"), ("w", "faint-letter-2")]
    assert painted("five", Marks((span(0, 4, 3, active=False),)))[0] == ("five", "faint-span-3 one")


def test_what_is_passed_over_is_faint_and_has_a_sign() -> None:
    marks = Marks((span(5, 12, 2, "w"),), cursor=1, aside=((0, 14),))
    runs = painted("five rockets fell", marks)
    assert [run for run in runs if run[0].strip()] == [
        ("f", "aside"),
        ("i", "cursor"),
        ("ve ", "aside"),
        ("rockets", "span-2 one"),
        (" f", "aside"),
        ("ell" + " " * (WIDTH - 17 + GUTTER - 2), ""),
        ("w", "letter-2"),
        ("~", "dim"),
    ]
    assert len(text_of(painted("five", Marks(aside=((0, 4),))))) == WIDTH + GUTTER
    full = Marks(tuple(span(i, i + 2, i, "abc"[i]) for i in range(3)), aside=((0, 4),))
    assert text_of(painted("five", full))[-GUTTER:] == "abc"


def test_a_gutter_with_too_many_letters_says_so() -> None:
    runs = painted("five rockets fell", Marks(tuple(span(i, i + 2, i, "abcd"[i]) for i in range(4))))
    assert runs[-3:] == [("a", "letter-0"), ("b", "letter-1"), ("+", "dim")]
    assert sum(len(text) for text, _ in runs) == WIDTH + GUTTER


def test_what_has_no_letter_takes_no_room_from_letters() -> None:
    spans = [span(0, 4, 0, "1"), span(5, 12, 1, "2"), span(0, 9, 2, "3"), span(0, 17, 7, NO_LETTER, active=False)]
    assert text_of(painted("five rockets fell", Marks(tuple(spans)))).endswith("fell" + " " * (WIDTH - 17) + "312")
    under = lane("five rockets fell", span(5, 12, 7, NO_LETTER, active=False))
    assert text_of(under).startswith("     ┄┄┄┄┄┄┄ ")


def test_a_letter_appears_once_and_is_never_wider_than_a_cell() -> None:
    runs = painted(
        "five rockets fell", Marks((span(0, 2), span(3, 5), span(6, 8, 1, "五"), span(9, 10, 2, "\x1b")))
    )
    assert [text for text, style in runs if style.startswith("letter")] == ["a", "·", "␛"]


def test_the_eleventh_label_has_the_colour_of_the_first() -> None:
    assert painted("five", Marks((span(0, 4, 10),)))[0] == ("five", "span-0 one")


def test_selection_candidate_hits_and_cursor_are_laid_on_spans_in_this_order() -> None:
    marks = Marks((span(0, 4),), cursor=2, selection=(1, 3), candidate=(2, 6), hits=((0, 3),))
    assert painted("five rockets", marks)[:5] == [
        ("f", "span-0 one hit"),
        ("i", "span-0 one hit selection"),
        ("v", "span-0 one hit candidate selection cursor"),
        ("e", "span-0 one candidate"),
        (" r", "candidate"),
    ]


def test_further_stretches_and_the_chosen_span_are_laid_on_too() -> None:
    marks = Marks(chosen=((0, 2), (5, 7)), held=((1, 3),), selection=(4, 5))
    text = "abcdefgh\nij"
    assert painted(text, marks)[:6] == [
        ("a", "chosen"),
        ("b", "chosen selection"),
        ("c", "selection"),
        ("d", ""),
        ("e", "selection"),
        ("fg", "chosen"),
    ]
    assert [style for _, style in painted(text, marks, row=1)] == [""]


def test_the_cursor_stands_behind_the_last_character() -> None:
    assert painted("five", Marks(cursor=4))[:2] == [("five", ""), (" ", "cursor")]
    assert painted("", Marks(cursor=0))[0] == (" ", "cursor")


def test_a_selection_over_the_end_of_a_paragraph_shows_there() -> None:
    assert painted("five\nsix", Marks(selection=(2, 6), cursor=4))[:3] == [
        ("fi", ""),
        ("ve", "selection"),
        (" ", "selection cursor"),
    ]
    assert painted("five\nsix", Marks(selection=(2, 6)), row=1)[:2] == [("s", "selection"), ("ix" + " " * 24, "")]
    assert painted("five\nsix", Marks(selection=(2, 4)))[1] == ("ve", "selection")


def test_a_cluster_is_never_split() -> None:
    marks = Marks((span(1, 2), span(5, 6, 1, "b")), cursor=0)
    assert painted("e\u0301 五🇸🇾x", marks)[:5] == [
        ("é", "span-0 one cursor"),
        (" 五", ""),
        ("SY", "span-1 one"),
        ("x" + " " * (WIDTH + GUTTER - 2 - 7), ""),
        ("a", "letter-0"),
    ]


def test_with_lanes_the_text_is_not_underlined() -> None:
    runs = painted("five rockets", Marks((span(0, 12), span(5, 12, 1))), lanes=True)
    assert runs[:2] == [("five ", "span-0"), ("rockets", "span-1")]


def test_a_lane_counts_spans_and_names_each_where_it_begins() -> None:
    spans = (span(0, 17, 1, "n"), span(5, 12, 2, "w"), span(8, 10, 3, "x"))
    assert text_of(lane("five rockets fell", *spans)).rstrip() == "n────w══x≡══─────"
    assert lane("five rockets fell", *spans)[:4] == [
        ("n", "letter-1"),
        ("────", "lane-1"),
        ("w", "letter-2"),
        ("══", "lane-2"),
    ]


def test_a_lane_of_weaker_spans_is_weaker() -> None:
    assert lane("five rockets", span(0, 4, active=False))[:2] == [("a", "faint-letter-0"), ("┄┄┄", "faint-lane-0")]


def test_a_lane_goes_on_in_the_next_row_without_a_letter() -> None:
    text = "five rockets were launched towards it"
    assert text_of(lane(text, span(5, 34))).rstrip() == "     a────────────"
    assert text_of(lane(text, span(5, 34), row=1)).rstrip() == "────────────────"


def test_spans_that_begin_together_have_their_letters_side_by_side() -> None:
    assert text_of(lane("five rockets", span(0, 12), span(0, 4, 1, "b"))).rstrip() == "ab══────────"
    assert text_of(lane("five", span(0, 1), span(0, 1, 1, "b"))).rstrip() == "a"


def test_a_discontinuous_span_is_named_at_each_part() -> None:
    parts = SpanMark("s", 0, "a", ((0, 4), (13, 17)))
    assert text_of(lane("five rockets fell", parts)).rstrip() == "a───         a───"


def test_lanes_are_as_wide_as_what_is_over_them() -> None:
    assert text_of(lane("五枚 e\u0301🇸🇾", span(0, 2), span(5, 7))).rstrip() == "a───  a─"
