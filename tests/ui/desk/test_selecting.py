from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain.errors import DeskError

TEXT = (
    "Five rockets fell on al-Assad. Two people died, said Ana.\n"
    "\n"
    "The 👨\u200d👩\u200d👧 family fled; the cafe\u0301 closed.\n"
    "大马士革袭击。五人死亡。\n"
)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path, TEXT) as made:
        yield made


def put(work: DeskAtWork, words: str) -> None:
    work.desk.unselect()
    work.desk.move_to(TEXT.index(words))


def selected(work: DeskAtWork) -> str | None:
    chosen = work.desk.selection
    return None if chosen is None else TEXT[slice(*chosen)]


def test_words_are_taken_one_more_each_time_and_given_back(work: DeskAtWork) -> None:
    put(work, "ockets")
    seen = []
    for action in ("select-word", "select-word", "select-word", "select-word", *["shrink"] * 4):
        work.do(action)
        seen.append(selected(work))
    assert seen == [
        "rockets",
        "rockets fell",
        "rockets fell on",
        "rockets fell on al-Assad",
        "rockets fell on",
        "rockets fell",
        "rockets",
        None,
    ]
    assert (work.desk.cursor, work.desk.anchor) == (TEXT.index("rockets"), None)
    work.do("shrink")
    assert selected(work) is None


def test_between_words_the_next_one_is_taken(work: DeskAtWork) -> None:
    put(work, ". Two")
    work.do("select-word")
    assert selected(work) == "Two"


def test_behind_the_last_word_nothing_is_taken(work: DeskAtWork) -> None:
    work.desk.move_to(len(TEXT))
    work.do("select-word")
    assert selected(work) is None
    work.desk.move_to(len(TEXT) - 3)
    work.do("select-word")
    last = selected(work)
    work.do("select-word")
    assert selected(work) == last is not None


def test_a_part_of_a_word_that_was_drawn_by_hand_is_given_back_whole(work: DeskAtWork) -> None:
    start = TEXT.index("kets fell")
    work.desk.select_range((start, start + len("kets fell")))
    work.do("shrink")
    assert selected(work) == "kets"
    work.do("shrink")
    assert selected(work) is None
    assert work.desk.cursor == start


def test_signs_that_are_no_words_are_given_back(work: DeskAtWork) -> None:
    start = TEXT.index("👨")
    work.desk.select_range((start, start + len("👨\u200d👩\u200d👧 family")))
    work.do("shrink")
    assert (selected(work), work.desk.cursor, work.desk.anchor) == (None, start, None)


def test_sentences(work: DeskAtWork) -> None:
    put(work, "fell")
    work.do("select-sentence")
    assert selected(work) == "Five rockets fell on al-Assad."
    work.do("select-sentence")
    assert selected(work) == "Five rockets fell on al-Assad. Two people died, said Ana."
    work.do("select-sentence")
    assert (selected(work) or "").endswith("closed.")
    put(work, "袭击")
    work.do("select-sentence", "select-sentence")
    assert selected(work) == "大马士革袭击。五人死亡。"
    work.do("select-sentence")
    assert selected(work) == "大马士革袭击。五人死亡。"


def test_a_sentence_more_cuts_nothing_off(work: DeskAtWork) -> None:
    end = TEXT.index(" Two") + 1
    work.desk.select_range((0, end))
    work.desk.anchor, work.desk.cursor = end, 0
    work.do("select-sentence")
    assert selected(work) == "Five rockets fell on al-Assad. Two people died, said Ana."


def test_a_blank_line_holds_no_sentence(work: DeskAtWork) -> None:
    work.desk.move_to(TEXT.index("\n\n") + 1)
    work.do("select-sentence")
    assert selected(work) is None


def test_a_selection_within_a_sentence_grows_to_its_end(work: DeskAtWork) -> None:
    put(work, "rockets")
    work.do("select-word", "select-sentence")
    assert selected(work) == "rockets fell on al-Assad."


def test_a_selection_that_follows_the_cursor_holds_whole_words(work: DeskAtWork) -> None:
    put(work, "ckets")
    work.do("select")
    assert selected(work) == "rockets"
    work.do("next-word", "cursor-right")
    assert selected(work) == "rockets fell"
    work.do("previous-word", "previous-word", "previous-word")
    assert selected(work) == "Five rockets"
    work.do("select")
    assert selected(work) is None


def test_a_selection_that_does_not_snap_holds_whole_characters(work: DeskAtWork) -> None:
    work.do("toggle-snap")
    assert work.desk.message == "Selections stay as drawn."
    put(work, "👨")
    work.do("select")
    assert selected(work) == "👨\u200d👩\u200d👧"
    work.do("cursor-right", "cursor-right")
    assert selected(work) == "👨\u200d👩\u200d👧 "
    work.do("toggle-snap")
    assert work.desk.message == "Selections grow to whole words."


@pytest.mark.parametrize("snap", [True, False])
def test_at_the_end_of_the_text_there_is_nothing_to_select(work: DeskAtWork, *, snap: bool) -> None:
    work.desk.snap = snap
    work.desk.move_to(len(TEXT))
    work.do("select")
    assert selected(work) is None


def test_a_selection_is_extended_by_character(work: DeskAtWork) -> None:
    put(work, "cafe\u0301")
    work.do("extend-right", "extend-right", "extend-right", "extend-right")
    assert selected(work) == "cafe\u0301"
    work.do("extend-left")
    assert selected(work) == "caf"
    work.do("extend-left", "extend-left", "extend-left")
    assert selected(work) is None
    work.do("extend-left")
    assert selected(work) == " "


def test_a_selection_is_extended_by_rows(work: DeskAtWork) -> None:
    put(work, "Five")
    work.do("extend-down", "extend-down")
    assert selected(work) == TEXT[: TEXT.index("The")]
    work.do("extend-up")
    assert selected(work) == TEXT[: TEXT.index("\n\n") + 1]


@pytest.mark.parametrize(("motion", "extended"), [("next-word", "rockets fell"), ("previous-word", "Five rocket")])
def test_a_selection_that_follows_the_cursor_is_extended_from_where_it_is_seen(
    work: DeskAtWork, motion: str, extended: str
) -> None:
    put(work, "kets")
    work.do("select", motion)
    if motion == "previous-word":
        work.do("previous-word", "extend-right")
        assert selected(work) == "ive rockets"
    else:
        work.do("cursor-right", "extend-left")
        assert selected(work) == "rockets fel"


def test_unselect_drops_selection_and_candidate(work: DeskAtWork) -> None:
    put(work, "Five")
    work.do("select-word")
    work.desk.candidate = (0, 4)
    work.do("unselect")
    assert selected(work) is None
    assert work.desk.taken_ranges() == ()


@pytest.mark.parametrize("action", ["select", "select-word", "select-sentence", "extend-right"])
def test_selecting_drops_the_candidate(work: DeskAtWork, action: str) -> None:
    work.desk.candidate = (0, 4)
    work.do(action)
    assert work.desk.candidate is None


def test_the_start_moves_by_words(work: DeskAtWork) -> None:
    put(work, "fell")
    seen = []
    for action in ("extend-start", "extend-start", "extend-start", "extend-start", "shrink-start", "select-word"):
        work.do(action)
        seen.append(selected(work))
    assert seen == [
        "fell",
        "rockets fell",
        "Five rockets fell",
        "Five rockets fell",
        "rockets fell",
        "rockets fell on",
    ]
    assert work.desk.cursor == TEXT.index(" al-Assad")
    work.do("extend-start")
    assert work.desk.cursor == 0


def test_a_word_given_back_at_the_start_is_the_last_one(work: DeskAtWork) -> None:
    put(work, "fell")
    work.do("shrink-start")
    assert selected(work) is None
    work.do("select-word", "shrink-start")
    assert (selected(work), work.desk.cursor) == (None, TEXT.index("fell"))


def test_the_other_end_moves(work: DeskAtWork) -> None:
    put(work, "rockets")
    work.do("select-word", "other-end", "extend-left", "extend-left")
    assert selected(work) == "e rockets"
    work.do("other-end", "extend-left")
    assert selected(work) == "e rocket"
    work.do("unselect")
    with pytest.raises(DeskError, match="Select some text"):
        work.do("other-end")


def test_paragraphs(work: DeskAtWork) -> None:
    put(work, "fell")
    work.do("select-paragraph")
    assert selected(work) == TEXT.split("\n", maxsplit=1)[0]
    work.do("select-paragraph")
    assert selected(work) == TEXT[: TEXT.index("\n大")]
    work.do("select-paragraph", "select-paragraph")
    assert selected(work) == TEXT.rstrip("\n")


def test_a_selection_grows_to_its_paragraphs_end_first(work: DeskAtWork) -> None:
    put(work, "fell")
    work.do("select-word", "select-paragraph")
    assert selected(work) == "fell on al-Assad. Two people died, said Ana."


def test_a_blank_line_stands_for_the_paragraph_after_it(work: DeskAtWork) -> None:
    work.desk.move_to(TEXT.index("\n\n") + 1)
    work.do("select-paragraph")
    assert (selected(work) or "").startswith("The ")
    work.do("unselect")
    work.desk.move_to(len(TEXT))
    work.do("select-paragraph")
    assert selected(work) is None


def test_a_selection_runs_over_paragraphs(work: DeskAtWork) -> None:
    put(work, "died")
    work.do("select", "next-paragraph", "next-word", "next-word")
    assert selected(work) == "died, said Ana.\n\nThe 👨\u200d👩\u200d👧 family"
    work.do("unselect")
    put(work, "said")
    work.do("select-word", "extend-down", "extend-down")
    assert "\n\nThe" in (selected(work) or "")


def test_stretches_are_held_and_joined_with_what_is_selected_next(work: DeskAtWork) -> None:
    put(work, "Five")
    work.do("select-word", "add-stretch")
    assert work.desk.message == "1 stretch held: select the next one; esc drops all."
    put(work, "fell")
    work.do("select-word")
    assert [TEXT[slice(*each)] for each in work.desk.taken_ranges()] == ["Five", "fell"]
    work.do("add-stretch", "unselect")
    assert work.desk.taken_ranges() == ()
    with pytest.raises(DeskError, match="first stretch"):
        work.do("add-stretch")


def test_stretches_that_touch_are_one(work: DeskAtWork) -> None:
    work.desk.select_range((0, 4))
    work.do("add-stretch")
    work.desk.select_range((4, 12))
    assert work.desk.taken_ranges() == ((0, 12),)


def test_stretches_do_not_go_along_to_another_article(work: DeskAtWork) -> None:
    put(work, "Five")
    work.do("select-word", "add-stretch")
    work.open()
    assert work.desk.taken_ranges() == ()
