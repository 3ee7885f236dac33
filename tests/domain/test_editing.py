from itertools import count
from typing import TYPE_CHECKING

import pytest

from tui.domain import editing
from tui.domain.editing_links import links_to
from tui.domain.edits import Edit, apply, inverse, is_empty
from tui.domain.errors import EditError
from tui.domain.layers import ARTICLE, FLAG, REASON, Layer, Status
from tui.domain.spans import Origin
from tui.domain.values import BLANK, Nothing, make_value

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def new_id() -> editing.NewId:
    numbers: Iterator[int] = count(1)
    return lambda prefix: f"{prefix}{next(numbers)}"


@pytest.fixture
def layer() -> Layer:
    return Layer("a1", "ana")


def with_event(layer: Layer, event: str = "e1") -> Layer:
    return apply(layer, editing.new_event(layer, event))


def take(
    layer: Layer, new_id: editing.NewId, path: str, start: int, end: int, *, keep: bool = True
) -> tuple[Layer, Edit]:
    edit = editing.answer(
        layer, "e1", path, make_value("text", path), new_id, ranges=[(start, end)], keep_evidence=keep
    )
    return apply(layer, edit), edit


def test_first_edit_makes_an_untouched_layer_one_in_progress(layer: Layer, new_id: editing.NewId) -> None:
    after = apply(layer, editing.label_span(layer, "actor", [(0, 4)], new_id))
    assert after.status is Status.IN_PROGRESS
    assert layer.status is Status.UNTOUCHED
    assert after.revision == 1


def test_a_remark_alone_is_no_work(layer: Layer) -> None:
    assert apply(layer, editing.set_flag(layer, "look")).status is Status.UNTOUCHED


def test_work_on_a_finished_layer_reopens_it(layer: Layer, new_id: editing.NewId) -> None:
    done = apply(layer, editing.no_event(layer, "opinion"))
    assert (done.status, done.attributes[REASON]) == (Status.NO_EVENT, "opinion")
    again = apply(done, editing.new_event(done, "e1"))
    assert again.status is Status.IN_PROGRESS
    assert REASON not in again.attributes


def test_another_reason_why_there_is_no_event(layer: Layer) -> None:
    done = apply(layer, editing.no_event(layer, "opinion"))
    again = apply(done, editing.no_event(done, "advertising"))
    assert (again.status, again.attributes[REASON]) == (Status.NO_EVENT, "advertising")
    assert is_empty(editing.no_event(again, "advertising"))


def test_labelling_twice_changes_nothing(layer: Layer, new_id: editing.NewId) -> None:
    after = apply(layer, editing.label_span(layer, "actor", [(0, 4)], new_id))
    assert is_empty(editing.label_span(after, "actor", [(0, 4)], new_id))
    assert not is_empty(editing.label_span(after, "place", [(0, 4)], new_id))


def test_labelling_a_span_that_a_field_made_keeps_it_for_good(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    (span_id,) = work.spans
    work = apply(work, editing.label_span(work, "evidence", [(0, 4)], new_id))
    assert work.spans[span_id].origin is Origin.LABEL
    work = apply(work, editing.clear(work, "e1", "place"))
    assert span_id in work.spans


def test_nothing_to_label_is_refused(layer: Layer, new_id: editing.NewId) -> None:
    with pytest.raises(EditError, match="nothing to label"):
        editing.label_span(layer, "actor", [(3, 3)], new_id)


def test_touching_ranges_become_one(layer: Layer, new_id: editing.NewId) -> None:
    after = apply(layer, editing.label_span(layer, "actor", [(4, 8), (0, 4), (10, 12)], new_id))
    (span,) = after.spans.values()
    assert span.ranges == ((0, 8), (10, 12))
    assert span.quotes("Gunmen in black.") == ("Gunmen i", "bl")


def test_taking_makes_value_and_evidence_in_one_step(layer: Layer, new_id: editing.NewId) -> None:
    base = with_event(layer)
    work, edit = take(base, new_id, "place", 0, 4)
    said = work.value("e1", "place")
    assert said.value == make_value("text", "place")
    assert [work.spans[each].ranges for each in said.evidence] == [((0, 4),)]
    back = apply(work, inverse(edit))
    assert (back.spans, back.values) == (base.spans, base.values)


def test_the_same_stretch_serves_many_fields_with_one_span(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    work, _ = take(work, new_id, "target", 0, 4)
    (span_id,) = work.spans
    assert sorted(work.uses_of(span_id)) == [("e1", "place"), ("e1", "target")]
    work = apply(work, editing.clear(work, "e1", "place"))
    assert span_id in work.spans
    work = apply(work, editing.clear(work, "e1", "target"))
    assert not work.spans


def test_a_new_value_takes_the_old_evidence_away(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    work, _ = take(work, new_id, "place", 6, 9, keep=False)
    assert [span.ranges for span in work.spans.values()] == [((6, 9),)]


def test_evidence_alone_keeps_the_value(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    edit = editing.answer(work, "e1", "place", None, new_id, ranges=[(6, 9)])
    work = apply(work, edit)
    said = work.value("e1", "place")
    assert said.value == make_value("text", "place")
    assert len(said.evidence) == 2


def test_nothing_replaces_the_value(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    work = apply(work, editing.answer(work, "e1", "place", Nothing.UNKNOWN, new_id))
    said = work.value("e1", "place")
    assert (said.value, said.nothing, said.answered) == (None, Nothing.UNKNOWN, True)


def test_items_come_and_go_with_what_they_hold(layer: Layer, new_id: editing.NewId) -> None:
    work = with_event(layer)
    for name in ("a", "b"):
        said = make_value("actor", name)
        edit = editing.answer(work, "e1", "with/+", said, new_id, ranges=[(len(name), 9)])
        work = apply(work, edit)
    first, second = work.items("e1", "with")
    assert [work.value("e1", f"with/{each}").value for each in (first, second)] == [
        make_value("actor", "a"),
        make_value("actor", "b"),
    ]
    work = apply(work, editing.clear(work, "e1", f"with/{first}"))
    assert work.items("e1", "with") == (second,)
    work = apply(work, editing.delete_item(work, "e1", f"with/{second}"))
    assert work.items("e1", "with") == ()
    assert not work.spans
    assert not dict(work.values_of("e1"))


@pytest.mark.parametrize("said", [None, Nothing.NOT_STATED])
def test_what_is_said_of_a_whole_list_takes_its_items_along(
    layer: Layer, new_id: editing.NewId, said: Nothing | None
) -> None:
    layer = with_event(layer)
    for start in (0, 10):
        value = make_value("text", f"n{start}")
        layer = apply(layer, editing.answer(layer, "e1", "names/+", value, new_id, ranges=[(start, start + 4)]))
    before = layer
    if said is None:
        edit = editing.clear(layer, "e1", "names")
    else:
        edit = editing.answer(layer, "e1", "names", said, new_id)
    layer = apply(layer, edit)
    assert list(layer.values) == ([] if said is None else [("e1", "names")])
    assert not layer.spans
    again = apply(layer, inverse(edit))
    assert (again.values, again.spans) == (before.values, before.spans)


def test_group_items_hold_several_fields(layer: Layer, new_id: editing.NewId) -> None:
    work = with_event(layer)
    work = apply(work, editing.answer(work, "e1", "source/+/name", make_value("text", "SANA"), new_id))
    (item,) = work.items("e1", "source")
    work = apply(work, editing.answer(work, "e1", f"source/{item}/kind", make_value("text", "x"), new_id))
    assert work.value("e1", f"source/{item}/name").value == make_value("text", "SANA")
    work = apply(work, editing.delete_item(work, "e1", f"source/{item}/kind"))
    assert not dict(work.values_of("e1"))


def test_deleting_a_span_keeps_the_values_that_used_it(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    (span_id,) = work.spans
    work = apply(work, editing.delete_span(work, span_id))
    assert not work.spans
    assert work.value("e1", "place").evidence == ()
    assert work.value("e1", "place").answered


def test_moving_and_relabelling_keep_the_links(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    (span_id,) = work.spans
    work = apply(work, editing.move_span(work, span_id, [(0, 9)]))
    work = apply(work, editing.relabel_span(work, span_id, "place"))
    assert work.spans[span_id].ranges == ((0, 9),)
    assert work.spans[span_id].label == "place"
    assert work.uses_of(span_id) == (("e1", "place"),)


def test_duplicate_shares_evidence_and_delete_leaves_it(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    work = apply(work, editing.duplicate_event(work, "e1", "e2"))
    assert work.events == ("e1", "e2")
    assert work.value("e2", "place") == work.value("e1", "place")
    work = apply(work, editing.delete_event(work, "e1"))
    assert work.events == ("e2",)
    assert len(work.spans) == 1
    work = apply(work, editing.delete_event(work, "e2"))
    assert (work.events, dict(work.spans), dict(work.values)) == ((), {}, {})


def test_new_event_comes_behind_the_active_one(layer: Layer) -> None:
    work = with_event(with_event(layer, "e1"), "e2")
    work = apply(work, editing.new_event(work, "e3", after="e1"))
    assert work.events == ("e1", "e3", "e2")
    work = apply(work, editing.move_event(work, "e2", -1))
    assert work.events == ("e1", "e2", "e3")
    assert is_empty(editing.move_event(work, "e1", -1))


def test_deleting_an_event_takes_links_to_it_along(layer: Layer, new_id: editing.NewId) -> None:
    work = with_event(with_event(with_event(layer, "e1"), "e2"), "e3")

    def say(path: str, type_: str, literal: str, parts: dict[str, str] | None = None) -> None:
        nonlocal work
        value = make_value(type_, literal, parts)
        work = apply(work, editing.answer(work, "e1", path, value, new_id, ranges=[(0, 4)]))

    say("follows", "link", "e2")
    say("same/+", "link", "e2")
    say("same/+", "link", "e3")
    say("source/+/about", "link", "e2")
    say("date", "date", "../2022-01-04", {"relative": "before e2", "precision": "day"})
    work = apply(work, editing.answer(work, ARTICLE, "main", make_value("link", "e2"), new_id))
    work = apply(work, editing.add_alternative(work, ARTICLE, "main", make_value("link", "e3")))
    assert len(links_to(work, "e2")) == 4
    edit = editing.delete_event(work, "e2")
    after = apply(work, edit)
    assert links_to(after, "e2") == []
    assert [path for path, said in after.values_of("e1") if said.answered] == ["same", after_items(after), "date"]
    assert after.value("e1", "date").value == make_value("date", "../2022-01-04", {"precision": "day"})
    assert after.value(ARTICLE, "main").value == make_value("link", "e3")
    assert after.value(ARTICLE, "main").alternatives == ()
    assert apply(after, inverse(edit)).values == work.values


def after_items(layer: Layer) -> str:
    (item,) = layer.items("e1", "same")
    return f"same/{item}"


def test_deleting_an_event_takes_its_overrides_along(layer: Layer) -> None:
    work = with_event(layer)
    work = apply(work, editing.override(work, "e1", "two-actors", "civil war"))
    assert work.override("e1", "two-actors") == "civil war"
    work = apply(work, editing.delete_event(work, "e1"))
    assert not [name for name in work.attributes if name.startswith("override/")]


def test_no_event_is_refused_while_there_are_events(layer: Layer) -> None:
    with pytest.raises(EditError, match="1 event:"):
        editing.no_event(with_event(layer), "opinion")


def test_finish_overrides_with_one_reason(layer: Layer) -> None:
    work = with_event(layer)
    work = apply(work, editing.finish(work, [("e1", "c1"), ("e1", "c2")], "as the source says"))
    assert work.status is Status.DONE
    assert work.override("e1", "c2") == "as the source says"
    assert apply(work, editing.reopen(work)).status is Status.IN_PROGRESS


def test_confidence_and_note_stay_with_the_answer(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    work = apply(work, editing.set_confidence(work, "e1", "place", "low"))
    work = apply(work, editing.set_field_note(work, "e1", "place", "two bases of that name"))
    said = work.value("e1", "place")
    assert (said.confidence, said.note) == ("low", "two bases of that name")
    assert apply(work, editing.clear(work, "e1", "place")).value("e1", "place") == BLANK


def test_a_stale_edit_is_refused(layer: Layer, new_id: editing.NewId) -> None:
    edit = editing.set_note(layer, "one")
    other = apply(layer, editing.set_note(layer, "two"))
    with pytest.raises(EditError, match="changed since"):
        apply(other, edit)


def test_dangling_evidence_is_refused(layer: Layer, new_id: editing.NewId) -> None:
    _work, edit = take(with_event(layer), new_id, "place", 0, 4)
    only_value = Edit("x", "x", tuple(each for each in edit.changes if not hasattr(each, "id")))
    with pytest.raises(EditError, match="not a span"):
        apply(with_event(layer), only_value)


def test_values_of_an_unknown_event_are_refused(layer: Layer, new_id: editing.NewId) -> None:
    with pytest.raises(EditError, match="not in this layer"):
        apply(layer, editing.answer(layer, "e9", "place", Nothing.UNKNOWN, new_id))


def test_article_fields_have_no_event(layer: Layer, new_id: editing.NewId) -> None:
    work = apply(layer, editing.answer(layer, ARTICLE, "codeable", make_value("choice", "yes"), new_id))
    assert work.value(ARTICLE, "codeable").answered
    assert apply(work, editing.set_flag(work, "x")).attributes[FLAG] == "x"


def test_a_note_goes_with_what_it_is_about(layer: Layer, new_id: editing.NewId) -> None:
    work, _ = take(with_event(layer), new_id, "place", 0, 4)
    (span,) = work.spans
    done = apply(work, editing.finish(work))
    done = apply(done, editing.set_note(done, "which one?", "e1"))
    done = apply(done, editing.set_note(done, "a nickname", span))
    assert done.status is Status.DONE, "a remark is no work"
    assert (done.note_on("e1"), done.note_on(span)) == ("which one?", "a nickname")
    edit = editing.delete_event(done, "e1")
    after = apply(done, edit)
    assert not [name for name in after.attributes if name.startswith("note/")]
    assert apply(after, inverse(edit)).note_on(span) == "a nickname"
    assert not apply(done, editing.set_note(done, "", "e1")).note_on("e1")
    with pytest.raises(EditError, match="is gone"):
        editing.set_note(after, "which one?", "e1")


def test_notes_on_spans_that_become_one_are_joined(layer: Layer, new_id: editing.NewId) -> None:
    work = apply(layer, editing.label_span(layer, "actor", [(0, 4)], new_id))
    work = apply(work, editing.label_span(work, "place", [(0, 4)], new_id))
    first, second = work.spans
    for span, note in ((first, "one"), (second, "two")):
        work = apply(work, editing.set_note(work, note, span))
    work = apply(work, editing.relabel_span(work, first, "place"))
    assert list(work.spans) == [first]
    assert work.note_on(first) == "one; two"
