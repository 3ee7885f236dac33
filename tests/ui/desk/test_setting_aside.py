from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import SCHEMA, small_desk
from tui.domain.errors import DeskError
from tui.domain.passages import set_aside

TEXT = """A truck burns in Aleppo
Rockets fell on Aleppo.

Sign up for our newsletter
A truck burns in Aleppo
Two people died in Homs.
Sign up for our newsletter
A truck burns in Aleppo
"""


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path, TEXT) as made:
        yield made


def aside(work: DeskAtWork) -> list[str]:
    return [TEXT[slice(*each)] for each in set_aside(work.session.layer)]


def offered(work: DeskAtWork) -> list[str]:
    assert work.desk.asking is not None
    return [f"{choice.key} {choice.title}" for choice in work.desk.asking.entry.listed]


def test_a_paragraph_and_those_like_it(work: DeskAtWork) -> None:
    work.do("mark-passage")
    assert offered(work) == [
        "c Caption",
        "C Caption: all 3 that say the same",
        "b Boilerplate",
        "B Boilerplate: all 3 that say the same",
        "d Duplicate",
        "D Duplicate: each time but the first",
        "r Duplicate: all 3 paragraphs that repeat another one",
    ]
    work.type("C")
    assert aside(work) == ["A truck burns in Aleppo"] * 3
    assert work.desk.message == "3 paragraphs are marked: caption; candidates and searches pass over."
    work.do("mark-passage")
    assert offered(work)[-2:] == [
        "r Duplicate: the paragraph that repeats another one",
        "x Part of the story after all",
    ]
    work.type("x")
    assert aside(work) == ["A truck burns in Aleppo"] * 2
    work.do("undo", "undo")
    assert aside(work) == []


def test_all_repeats_at_once(work: DeskAtWork) -> None:
    work.desk.move_to(TEXT.index("Rockets"))
    work.do("mark-passage")
    work.type("r")
    assert aside(work) == [
        "A truck burns in Aleppo",
        "Sign up for our newsletter",
        "A truck burns in Aleppo",
    ]
    assert set_aside(work.session.layer)[0][0] == TEXT.index("A truck", 9)


def test_selected_paragraphs_and_again(work: DeskAtWork) -> None:
    start = TEXT.index("fell")
    work.desk.select_range((start, TEXT.index("newsletter")))
    work.do("mark-passage")
    work.type("b")
    assert aside(work) == ["Rockets fell on Aleppo.", "Sign up for our newsletter"]
    work.desk.move_to(TEXT.index("Two"))
    work.do("repeat")
    assert aside(work)[-1] == "Two people died in Homs."


def test_repeats_are_found_by_themselves_and_brought_back(work: DeskAtWork) -> None:
    repeated = TEXT.index("A truck", 9)
    assert [TEXT[slice(*each)] for each in work.desk.repeats()] == [
        "A truck burns in Aleppo",
        "Sign up for our newsletter",
        "A truck burns in Aleppo",
    ]
    work.do("new-event")
    work.desk.go_to_field("place")
    finder = work.desk.candidates()
    assert finder is not None
    offers = finder.within(0, len(TEXT))
    assert offers
    assert not any(low < end and start < high for start, end in offers for low, high in work.desk.aside())
    work.desk.move_to(repeated)
    work.do("mark-passage")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.prompt == "This repeats another paragraph, and is"
    work.type("x")
    assert work.desk.message == "The paragraph is part of the story."
    assert (repeated, repeated + 23) not in work.desk.aside()
    assert aside(work) == []
    work.do("mark-passage")
    assert "x" not in [each[0] for each in offered(work)]
    work.type("d")
    assert aside(work) == ["A truck burns in Aleppo"]
    work.do("undo", "undo")
    assert any(low <= repeated < high for low, high in work.desk.aside())


def test_a_marked_repeat_is_brought_back_at_once(work: DeskAtWork) -> None:
    work.desk.move_to(TEXT.index("A truck", 9))
    for key in ("d", "x"):
        work.do("mark-passage")
        work.type(key)
    assert not any(low <= work.desk.cursor < high for low, high in work.desk.aside())


def test_a_blank_line_is_no_paragraph(work: DeskAtWork) -> None:
    work.desk.move_to(TEXT.index("\n\n") + 1)
    with pytest.raises(DeskError, match="no text on this line"):
        work.do("mark-passage")


def test_a_schema_with_the_label_gets_a_span(tmp_path: Path) -> None:
    schema = SCHEMA.replace("labels:", "labels:\n  caption: {key: c, title: Caption}", 1)
    with small_desk(tmp_path, TEXT, schema=schema) as work:
        work.do("mark-passage")
        work.type("c")
        assert [span.label for span in work.session.layer.spans.values()] == ["caption"]


def test_searches_pass_over_what_is_set_aside(work: DeskAtWork) -> None:
    work.do("mark-passage")
    work.type("C")
    work.do("find")
    work.type("aleppo", "enter")
    assert work.desk.cursor == TEXT.index(".\n")
    work.do("find-next")
    assert work.desk.cursor == TEXT.index(".\n")
    work.do("find-previous")
    assert work.desk.cursor == TEXT.index(".\n")
    work.do("find")
    work.type("ctrl+u", "truck", "enter")
    assert TEXT[slice(*(work.desk.selection or (0, 0)))] == "truck"
