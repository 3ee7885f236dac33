from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain.errors import DeskError

TEXT = "Rockets fell. The rocket base, said Ana; Anas fled to Ánah.\nRest 大马士革."


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path, TEXT) as made:
        yield made


def selected(work: DeskAtWork) -> str | None:
    chosen = work.desk.selection
    return None if chosen is None else TEXT[slice(*chosen)]


def test_the_next_word_that_begins_so_is_selected(work: DeskAtWork) -> None:
    work.do("jump-to-word")
    seen = []
    for letter in "roc":
        work.type(letter)
        seen.append(selected(work))
    assert seen == ["rocket"] * 3
    work.type(" ")
    assert work.desk.asking is None
    assert selected(work) == "rocket"
    work.do("select-word")
    assert selected(work) == "rocket base"


def test_enter_answers_with_the_word(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    work.do("jump-to-word")
    work.type("ana", "tab", "tab", "enter")
    held = work.session.layer.value(work.desk.owner, "place")
    assert held.value is not None
    assert held.value.literal == "Ánah"
    (span,) = (work.session.layer.spans[each] for each in held.evidence)
    assert span.quotes(TEXT) == ("Ánah",)
    assert (work.desk.asking, selected(work)) == (None, None)
    assert work.desk.path != "place"


def test_a_word_that_is_no_answer_by_itself_opens_the_line(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("date")
    work.do("jump-to-word")
    work.type("base", "enter")
    assert work.desk.asking is not None
    assert (work.desk.asking.entry.prompt, work.desk.asking.entry.beside) == ("Date", "“base”")


def test_tab_goes_on_and_back_and_around(work: DeskAtWork) -> None:
    work.do("jump-to-word")
    work.type("an")
    seen = [selected(work)]
    for key in ("tab", "tab", "shift+tab", "tab", "tab", "shift+tab"):
        work.type(key)
        seen.append(selected(work))
    assert seen == ["Ana", "Anas", "Ánah", "Anas", "Ánah", "Ana", "Ana"]
    work.type("a", "s")
    assert selected(work) == "Anas"


def test_the_letters_of_before_count_while_none_are_typed(work: DeskAtWork) -> None:
    work.do("jump-to-word")
    work.type("an", " ")
    work.do("jump-to-word")
    work.type("enter")
    assert selected(work) == "Anas"
    work.do("jump-to-word")
    work.type("re", " ")
    assert selected(work) == "Rest"


def test_who_leaves_is_back_where_they_were(work: DeskAtWork) -> None:
    work.do("next-word", "jump-to-word")
    work.type("ana", "escape")
    assert (work.desk.cursor, selected(work)) == (TEXT.index("fell"), None)


def test_no_word_begins_so(work: DeskAtWork) -> None:
    work.do("jump-to-word")
    work.type("zz")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.hint == "No word begins so."
    with pytest.raises(DeskError, match="No word begins so"):
        work.type("enter")
    with pytest.raises(DeskError, match="No word begins so"):
        work.type("backspace", "backspace", " ")


def test_a_selection_that_follows_the_cursor_goes_along(work: DeskAtWork) -> None:
    work.do("select", "jump-to-word")
    work.type("bas", " ")
    assert selected(work) == "Rockets fell. The rocket base"
    work.do("next-word", "cursor-right")
    assert selected(work) == "Rockets fell. The rocket base, said"
