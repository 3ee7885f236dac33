from itertools import count
from typing import TYPE_CHECKING

import pytest

from tui.domain import editing
from tui.domain.edits import Edit, apply, inverse, is_empty
from tui.domain.errors import EditError
from tui.domain.layers import Layer
from tui.domain.spans import Origin
from tui.domain.values import make_value

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def new_id() -> editing.NewId:
    numbers: Iterator[int] = count(1)
    return lambda prefix: f"{prefix}{next(numbers)}"


@pytest.fixture
def layer(new_id: editing.NewId) -> Layer:
    """An event with one piece of evidence at 0..4, labelled `place`."""
    work = apply(Layer("a1", "ana"), editing.new_event(Layer("a1", "ana"), "e1"))
    value = make_value("text", "x")
    return apply(work, editing.answer(work, "e1", "place", value, new_id, ranges=[(0, 4)], label="place"))


def back(layer: Layer, edit: Edit) -> Layer:
    after = apply(layer, edit)
    again = apply(after, inverse(edit))
    assert (again.spans, again.values, again.attributes) == (layer.spans, layer.values, layer.attributes)
    return after


def test_a_relabelled_span_keeps_its_links_and_stays_for_good(layer: Layer) -> None:
    (span,) = layer.spans.values()
    after = back(layer, editing.relabel_span(layer, span.id, "actor"))
    assert [(each.label, each.origin) for each in after.spans.values()] == [("actor", Origin.LABEL)]
    assert after.value("e1", "place").evidence == (span.id,)
    cleared = apply(after, editing.clear(after, "e1", "place"))
    assert cleared.spans.keys() == {span.id}
    assert is_empty(editing.relabel_span(after, span.id, "actor"))


def test_a_span_that_comes_to_coincide_with_another_becomes_one_with_it(
    layer: Layer, new_id: editing.NewId
) -> None:
    (span,) = layer.spans
    work = apply(layer, editing.label_span(layer, "actor", [(0, 4)], new_id))
    after = back(work, editing.relabel_span(work, span, "actor"))
    assert after.spans.keys() == {span}
    other = apply(work, editing.answer(work, "e1", "date", None, new_id, ranges=[(0, 5)], label="place"))
    (second,) = other.value("e1", "date").evidence
    moved = back(other, editing.move_span(other, second, [(0, 4)]))
    assert moved.value("e1", "place").evidence == moved.value("e1", "date").evidence == (second,)
    assert span not in moved.spans


def test_a_field_with_both_spans_has_the_one_that_is_left_once(layer: Layer, new_id: editing.NewId) -> None:
    work = apply(layer, editing.answer(layer, "e1", "place", None, new_id, ranges=[(6, 9)], label="place"))
    first, second = work.value("e1", "place").evidence
    after = back(work, editing.move_span(work, second, [(0, 4)]))
    assert after.value("e1", "place").evidence == (second,)
    assert first not in after.spans


def test_a_span_that_takes_in_a_labelled_one_is_labelled_itself(layer: Layer, new_id: editing.NewId) -> None:
    (span,) = layer.spans
    work = apply(layer, editing.label_span(layer, "place", [(0, 6)], new_id))
    after = back(work, editing.move_span(work, span, [(0, 6)]))
    assert after.spans[span].origin is Origin.LABEL


def test_many_stretches_are_labelled_in_one_step(layer: Layer, new_id: editing.NewId) -> None:
    edit = editing.label_all(layer, "place", [(0, 4), (10, 14), (20, 24)], new_id)
    assert edit.title == "label 2 as place"
    after = back(layer, edit)
    assert sorted(span.ranges for span in after.spans.values()) == [((0, 4),), ((10, 14),), ((20, 24),)]
    assert is_empty(editing.label_all(after, "place", [(10, 14)], new_id))


def test_a_span_that_is_not_there(layer: Layer) -> None:
    with pytest.raises(EditError, match="no span here"):
        editing.relabel_span(layer, "s9", "actor")
