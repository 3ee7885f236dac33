from itertools import count
from typing import TYPE_CHECKING

import pytest

from tui.domain.editing import NewId, label_span
from tui.domain.edits import apply
from tui.domain.errors import EditError
from tui.domain.layers import Layer
from tui.domain.passages import (
    LONG,
    STORY,
    brought_back,
    kinds_at,
    label_of,
    like,
    mark_passages,
    repeats,
    repeats_of_others,
    sayings,
    set_aside,
)
from tui.domain.schema import Label, Schema
from tui.domain.text import ArticleText

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN = Schema("plain", "1", "Plain")
LABELLED = Schema(
    "labelled", "1", "", labels=(Label("captions", "Captions", "c"), Label("duplicate", "Again", "d"))
)
TEXT = "A caption here\n\n***\nThe story.\nA  Caption  here\n***\nThe end of it\na caption here"


@pytest.fixture
def new_id() -> NewId:
    numbers: Iterator[int] = count(1)
    return lambda prefix: f"{prefix}{next(numbers)}"


def test_a_schema_without_labels_keeps_the_marks_beside(new_id: NewId) -> None:
    layer = Layer("a1", "ana")
    layer = apply(layer, mark_passages(layer, PLAIN, "caption", [(0, 14), (31, 47)], new_id))
    assert not layer.spans
    assert set_aside(layer) == ((0, 14), (31, 47))
    layer = apply(layer, mark_passages(layer, PLAIN, "boilerplate", [(0, 14)], new_id))
    assert (kinds_at(layer, (0, 14)), kinds_at(layer, (31, 47))) == (["boilerplate"], ["caption"])
    layer = apply(layer, mark_passages(layer, PLAIN, "", [(0, 14)], new_id))
    assert set_aside(layer) == ((31, 47),)


def test_a_schema_with_such_labels_has_spans(new_id: NewId) -> None:
    assert [label_of(LABELLED, kind) for kind in ("caption", "boilerplate", "duplicate")] == [
        "captions",
        "",
        "duplicate",
    ]
    layer = Layer("a1", "ana")
    layer = apply(layer, mark_passages(layer, LABELLED, "caption", [(0, 14)], new_id))
    assert [span.label for span in layer.spans.values()] == ["captions"]
    layer = apply(layer, mark_passages(layer, LABELLED, "duplicate", [(0, 14)], new_id))
    assert [span.label for span in layer.spans.values()] == ["duplicate"]
    layer = apply(layer, mark_passages(layer, LABELLED, "boilerplate", [(0, 14)], new_id))
    assert not layer.spans
    assert set_aside(layer) == ((0, 14),)
    layer = apply(layer, mark_passages(layer, LABELLED, "caption", [(0, 14)], new_id))
    assert kinds_at(layer, (0, 14)) == ["caption"]


def test_labels_on_other_stretches_stay(new_id: NewId) -> None:
    layer = Layer("a1", "ana")
    layer = apply(layer, label_span(layer, "captions", [(0, 5)], new_id))
    layer = apply(layer, mark_passages(layer, LABELLED, "duplicate", [(0, 14)], new_id))
    assert len(layer.spans) == 2
    assert set_aside(layer) == ((0, 14),)


def test_there_are_three_kinds() -> None:
    with pytest.raises(EditError, match="caption, boilerplate or duplicate"):
        mark_passages(Layer("a1", "ana"), PLAIN, "heading", [(0, 3)], lambda prefix: prefix)


def test_a_paragraph_that_was_brought_back_is_not_set_aside(new_id: NewId) -> None:
    layer = apply(Layer("a1", "ana"), mark_passages(Layer("a1", "ana"), LABELLED, STORY, [(31, 47)], new_id))
    assert brought_back(layer) == {(31, 47)}
    assert set_aside(layer) == ()
    assert kinds_at(layer, (31, 47)) == []
    layer = apply(layer, mark_passages(layer, LABELLED, "duplicate", [(31, 47)], new_id))
    assert (brought_back(layer), set_aside(layer)) == (frozenset(), ((31, 47),))


def test_what_is_no_place_is_passed_over() -> None:
    layer = Layer("a1", "ana", attributes={"aside/x-y": "caption", "aside/3": "caption", "aside/1-2": "caption"})
    assert set_aside(layer) == ((1, 2),)


def quoted(found: list[tuple[int, int]], text: str = TEXT) -> list[str]:
    return [text[slice(*each)] for each in found]


def test_repeated_paragraphs() -> None:
    text = ArticleText(TEXT)
    assert quoted(repeats(text)) == ["A  Caption  here", "a caption here"]
    assert quoted(like(text, (0, 14))) == ["A caption here", "A  Caption  here", "a caption here"]
    story = text.paragraphs[3]
    assert like(text, story) == [story]
    assert like(text, text.paragraphs[2]) == [text.paragraphs[2]]


CUT = """Rockets fired at the base in Syria (photo: AP)
The story goes on here.
Rockets fired at the base in Syria
(photo: AP)
The story
"""


def test_a_caption_that_is_cut_in_lines_repeats_the_whole_one() -> None:
    text = ArticleText(CUT)
    assert quoted(repeats(text), CUT) == ["Rockets fired at the base in Syria"]
    whole, line = text.paragraphs[0], text.paragraphs[2]
    assert like(text, whole) == like(text, line) == [whole, line]


def test_a_short_line_between_two_that_repeat_belongs_to_them() -> None:
    caption, credit = "Rockets fired at the base in Syria, March 5,", "(photo credit: Handout/Army)"
    cut = f"{caption} 2025 {credit}\nThe story.\n{caption}\n2025\n{credit}\n2025\nThe end.\n"
    text = ArticleText(cut)
    assert quoted(repeats(text), cut) == [caption, credit]
    assert quoted(repeats(text, whole_runs=True), cut) == [caption, "2025", credit]


CALL = "Sign up for our newsletter, every day at noon."
WIRE = f"One thing happened on Monday in the north.\n{CALL}\nAnother thing happened there.\n"


def test_what_several_other_articles_have_is_no_part_of_the_story() -> None:
    text = ArticleText(WIRE)
    other = {said for _, said in sayings(ArticleText(f"{CALL.upper()}\nSomething else."))}
    assert repeats_of_others(text, [other]) == []
    assert quoted(repeats_of_others(text, [other, {"x"}, other]), WIRE) == [CALL]


def test_a_story_that_was_published_before_is_a_story() -> None:
    text = ArticleText(WIRE)
    same = {said for _, said in sayings(text)}
    assert repeats_of_others(text, [same, same]) == []


def test_long_texts_are_looked_through_for_equal_paragraphs() -> None:
    text = ArticleText(CUT + "x" * LONG + f"\n{CUT}")
    assert len(repeats(text)) == 5
