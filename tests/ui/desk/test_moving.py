from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain.errors import DeskError
from tui.ui.desk.moving import AROUND

TEXT = (
    "Strike in 大马士革 [/]\n"
    "\n"
    "Five rockets fell on Aleppo. Two people died in Aleppo, said Ana.\n"
    "The 👨\u200d👩\u200d👧 family fled; the cafe\u0301 on al-Assad Square was hit when the talks had begun.\n"
)
AT = TEXT.index("Five")


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path, TEXT) as made:
        yield made


def put(work: DeskAtWork, words: str, behind: str = "") -> None:
    """Puts the cursor in front of some words, or behind the first of them."""
    work.desk.move_to(TEXT.index(words) + len(behind))


def ahead(work: DeskAtWork, count: int = 8) -> str:
    """What stands at the cursor."""
    return TEXT[work.desk.cursor :][:count]


@pytest.mark.parametrize(
    ("start", "action", "end"),
    [
        ("Five", "cursor-right", "ive"),
        ("Five", "cursor-left", "\nFive"),
        ("👨", "cursor-right", " family"),
        (" family", "cursor-left", "👨"),
        ("e\u0301 on", "cursor-right", " on al"),
        ("Five", "next-word", "rockets"),
        ("rockets", "previous-word", "Five"),
        ("on al-", "next-word", "al-Assad"),
        ("al-Assad", "next-word", "Square"),
        ("Five", "next-sentence", "Two"),
        ("people", "previous-sentence", "Two"),
        ("Two", "previous-sentence", "Five"),
        ("Strike", "next-paragraph", "Five"),
        ("people", "previous-paragraph", "Five"),
        ("Five", "previous-paragraph", "Strike"),
        ("people", "text-start", "Strike"),
        ("Strike", "cursor-left", "Strike"),
        ("people", "line-start", "Five"),
        ("people", "line-end", "\nThe"),
        ("rockets", "cursor-down", "👨"),
        ("rockets", "cursor-up", "\nFive"),
    ],
)
def test_motions(work: DeskAtWork, start: str, action: str, end: str) -> None:
    put(work, start)
    work.do(action)
    assert TEXT[work.desk.cursor :].startswith(end), ahead(work)


def test_the_end_of_the_text(work: DeskAtWork) -> None:
    work.do("text-end")
    assert work.desk.cursor == len(TEXT)
    work.do("cursor-right", "next-word", "next-sentence", "next-paragraph", "cursor-down")
    assert work.desk.cursor == len(TEXT)


def test_rows_keep_the_column_that_was_aimed_at(work: DeskAtWork) -> None:
    put(work, "died")
    column = work.desk.cursor - AT
    work.do("cursor-up", "cursor-up")
    assert TEXT[work.desk.cursor - 1] == "]"
    work.do("cursor-down", "cursor-down")
    assert work.desk.cursor == AT + column
    work.do("cursor-up", "cursor-left", "cursor-down", "cursor-down")
    assert work.desk.cursor < AT + column


def test_pages(work: DeskAtWork) -> None:
    work.do("page-down")
    assert work.desk.cursor == len(TEXT)
    work.do("page-up")
    assert work.desk.cursor == 0


def test_a_selection_that_follows_the_cursor_stays_and_one_drawn_by_hand_goes(work: DeskAtWork) -> None:
    put(work, "Five")
    work.do("select", "next-word", "cursor-right")
    assert TEXT[slice(*work.desk.selection or ())] == "Five rockets"
    for motion in ("cursor-down", "cursor-right", "line-start", "next-word"):
        work.do("unselect", "extend-right", "extend-right")
        assert work.desk.selection is not None
        work.do(motion)
        assert work.desk.anchor is None


def test_find_shows_the_hit_while_it_is_typed(work: DeskAtWork) -> None:
    work.do("find")
    work.type("alepp")
    assert TEXT[slice(*work.desk.selection or ())] == "Aleppo"
    assert work.desk.asking is not None
    work.type("x")
    assert work.desk.asking.entry.hint == "Not in this article."
    work.type("backspace", "enter")
    assert work.desk.asking is None
    assert work.desk.selection == (TEXT.index("Aleppo"), TEXT.index("Aleppo") + 6)


def test_what_was_not_found_keeps_the_question_open(work: DeskAtWork) -> None:
    work.do("find")
    with pytest.raises(DeskError, match="“Homs” is not in this article"):
        work.type("Homs", "enter")
    assert work.desk.asking is not None


def test_leaving_find_leaves_everything_as_it_was(work: DeskAtWork) -> None:
    put(work, "Two")
    work.do("select-word")
    before = work.desk.selection
    work.do("find")
    work.type("cafe", "escape")
    assert work.desk.selection == before
    assert work.desk.query == ""


def test_a_hit_grows_to_whole_words_unless_told_not_to(work: DeskAtWork) -> None:
    work.do("find")
    work.type("ssad squ", "enter")
    assert TEXT[slice(*work.desk.selection or ())] == "al-Assad Square"
    work.do("toggle-snap", "find")
    work.type("ssad squ", "enter")
    assert TEXT[slice(*work.desk.selection or ())] == "ssad Squ"


def test_find_again_goes_around_in_both_directions(work: DeskAtWork) -> None:
    first, second = TEXT.index("Aleppo"), TEXT.rindex("Aleppo")
    work.do("find-next")
    assert work.desk.asking is not None
    work.type("Aleppo", "enter")
    seen = []
    for action in ("find-next", "find-next", "find-previous", "find-previous"):
        work.do(action)
        seen.append(((work.desk.selection or (0, 0))[0], work.desk.message == AROUND))
    assert seen == [(second, False), (first, True), (second, True), (first, False)]
    work.do("find")
    work.type("enter")
    assert work.desk.query == "Aleppo"
    assert work.desk.selection == (second, second + 6)
    work.do("unselect", "line-start", "find-previous")
    assert work.desk.selection == (second, second + 6)


def test_a_hit_before_the_cursor_is_told(work: DeskAtWork) -> None:
    put(work, "rockets")
    work.do("find")
    work.type("strike")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.hint == AROUND
    work.type("enter")
    assert work.desk.message == AROUND
    put(work, "rockets")
    work.do("find")
    work.type("rockets", "enter")
    assert work.desk.message == ""


def test_find_with_nothing_typed_finds_nothing(work: DeskAtWork) -> None:
    work.do("find")
    work.type("enter")
    assert work.desk.asking is None
    assert work.desk.selection is None


def test_what_was_sought_in_another_article_is_sought_here(work: DeskAtWork) -> None:
    work.desk.query = "Homs"
    with pytest.raises(DeskError, match="“Homs” is not in this article"):
        work.do("find-next")


def test_spans_are_walked_around(work: DeskAtWork) -> None:
    with pytest.raises(DeskError, match="Nothing is marked"):
        work.do("next-span")
    for words in ("Ana", "Aleppo", "rockets"):
        work.select(words)
        work.do("label:who")
    work.do("text-start")
    seen = []
    for action in ("next-span", "next-span", "next-span", "next-span", "previous-span", "previous-span"):
        work.do(action)
        seen.append(ahead(work, 3))
    assert seen == ["roc", "Ale", "Ana", "roc", "Ana", "Ale"]
    assert work.desk.selection is None
