from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.coders import Coder
from tui.domain.edits import AttributeChange, Change, EventsChange, SpanChange, ValueChange
from tui.domain.errors import StoreError
from tui.domain.history import Entry, Stacks
from tui.domain.places import HalfTyped, Place
from tui.domain.spans import Origin, Range, Span
from tui.domain.values import BLANK, FieldValue, make_value
from tui.store.project import Project, StaleLayer

X = FieldValue(make_value("text", "x"))


def unchanged(project: Project, coder: Coder) -> bool:
    assert not project._database.connection.in_transaction
    assert project.verify() == []
    return project.layer("a000001", "ana") == coder.layer


def test_an_edit_is_in_the_file_when_append_returns(project: Project, path: Path, coder: Coder) -> None:
    entry = coder.do(coder.span("s1", (5, 12)), coder.events("e1"), coder.value("e1", "weapon", "rocket", "s1"))
    with Project.open(path, write=False) as other:
        assert other.layer("a000001", "ana") == coder.layer
        assert other.history("a000001", "ana") == [entry]


def test_entries_that_belong_together_are_written_together(project: Project, coder: Coder) -> None:
    first = coder.entry(AttributeChange("flag", "", "a"))
    second = replace(coder.entry(AttributeChange("flag", "a", "b")), revision=2)
    project.append("a000001", "ana", first, second)
    assert project.layer("a000001", "ana").attributes == {"flag": "b"}
    assert project.history("a000001", "ana") == [first, second]
    assert project.verify() == []


def test_one_of_several_that_does_not_fit_and_none_is_written(project: Project, coder: Coder) -> None:
    first = coder.entry(AttributeChange("flag", "", "a"))
    for second in (
        replace(coder.entry(AttributeChange("flag", "other", "b")), revision=2),
        replace(coder.entry(AttributeChange("flag", "a", "b")), revision=3),
    ):
        with pytest.raises(StoreError):
            project.append("a000001", "ana", first, second)
        assert unchanged(project, coder)


def test_a_retry_never_doubles(project: Project, coder: Coder) -> None:
    entry = coder.do(AttributeChange("flag", "", "a"))
    project.append("a000001", "ana", entry)
    later = coder.do(AttributeChange("flag", "a", "b"))
    project.append("a000001", "ana", entry)
    project.append("a000001", "ana", entry, later)
    assert project.history("a000001", "ana") == [entry, later]
    assert unchanged(project, coder)


def test_an_operation_id_names_one_operation(project: Project, coder: Coder) -> None:
    entry = coder.do(AttributeChange("flag", "", "a"))
    again = replace(coder.entry(AttributeChange("flag", "a", "b")), operation=entry.operation)
    with pytest.raises(StoreError, match="was used before, for something else"):
        project.append("a000001", "ana", again)
    with pytest.raises(StoreError, match="was used before, for something else"):
        project.append("a000002", "ana", entry)
    assert unchanged(project, coder)


def test_a_retry_together_with_something_new_is_stale(project: Project, coder: Coder) -> None:
    entry = coder.do(AttributeChange("flag", "", "a"))
    with pytest.raises(StaleLayer):
        project.append("a000001", "ana", entry, coder.entry(AttributeChange("flag", "a", "b")))
    assert unchanged(project, coder)


@pytest.mark.parametrize("revision", [1, 2, 4])
def test_a_stale_writer_is_refused(project: Project, coder: Coder, revision: int) -> None:
    coder.do(AttributeChange("flag", "", "a"))
    coder.do(AttributeChange("flag", "a", "b"))
    with pytest.raises(StaleLayer, match=r"ana's work .* at revision 2"):
        project.append("a000001", "ana", replace(coder.entry(AttributeChange("flag", "b", "c")), revision=revision))
    assert unchanged(project, coder)


def test_two_desks_of_one_person_do_not_overwrite_each_other(project: Project, path: Path, coder: Coder) -> None:
    with Project.open(path) as other:
        second = Coder(other)
        entry = second.entry(AttributeChange("note", "", "mine"))
        coder.do(AttributeChange("note", "", "theirs"))
        with pytest.raises(StaleLayer):
            second.write(replace(entry, operation="another"))
    assert unchanged(project, coder)


SPAN = Span("s1", "place", ((0, 4),), Origin.LABEL)
OTHER = replace(SPAN, label="actor")


@pytest.mark.parametrize(
    "change",
    [
        SpanChange("s1", None, SPAN),
        SpanChange("s1", OTHER, None),
        SpanChange("s1", replace(SPAN, ranges=((0, 5),)), OTHER),
        SpanChange("s1", replace(SPAN, ranges=((0, 1), (2, 4))), OTHER),
        SpanChange("s2", SPAN, None),
        ValueChange("e1", "date", BLANK, X),
        ValueChange("e1", "date", X, BLANK),
        ValueChange("e1", "time", X, BLANK),
        EventsChange((), ("e2",)),
        AttributeChange("flag", "", "b"),
        AttributeChange("note", "a", ""),
    ],
)
def test_a_change_that_finds_something_else_is_refused(project: Project, coder: Coder, change: Change) -> None:
    coder.do(SpanChange("s1", None, SPAN), coder.events("e1"), AttributeChange("flag", "", "a"))
    coder.do(ValueChange("e1", "date", BLANK, replace(X, evidence=("s1",))))
    with pytest.raises(StaleLayer, match="not as it was when it was read"):
        project.append("a000001", "ana", coder.entry(change))
    assert unchanged(project, coder)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([SpanChange("s1", SPAN, None)], "refers to something that is not there"),
        ([ValueChange("e1", "time", BLANK, replace(X, evidence=("s9",)))], "refers to something"),
        ([EventsChange(("e1",), ())], "Event e1 is not in this layer"),
        ([ValueChange("e9", "time", BLANK, X)], "Event e9 is not in this layer"),
        ([ValueChange("e1", "note", BLANK, FieldValue(note="\ud800"))], "half a character"),
        ([AttributeChange("status", "", "half done")], "CHECK constraint"),
    ],
)
def test_what_would_break_the_layer_is_refused(
    project: Project, coder: Coder, changes: list[Change], said: str
) -> None:
    coder.do(SpanChange("s1", None, SPAN), coder.events("e1"))
    coder.do(ValueChange("e1", "date", BLANK, replace(X, evidence=("s1",))))
    with pytest.raises(StoreError, match=said):
        project.append("a000001", "ana", coder.entry(*changes))
    assert unchanged(project, coder)


@pytest.mark.parametrize(
    "ranges", [((64, 67),), ((-1, 3),), ((3, 3),), ((4, 3),), ((5, 6), (1, 2)), ((1, 4), (3, 6)), ()]
)
def test_a_span_that_does_not_lie_within_the_text_is_refused(
    project: Project, coder: Coder, ranges: tuple[Range, ...]
) -> None:
    assert len(project.article("a000001").text) == 66
    with pytest.raises(StoreError, match="Span s1"):
        project.append("a000001", "ana", coder.entry(coder.span("s1", *ranges)))
    assert unchanged(project, coder)


def test_the_order_of_changes_within_an_edit_is_free(project: Project, coder: Coder) -> None:
    coder.do(coder.value("e1", "date", "x", "s1"), coder.events("e1"), coder.span("s1", (0, 66)))
    coder.do(coder.no_span("s1"), coder.events(), coder.value("e1", "date", ""))
    assert coder.layer.spans == {}
    assert unchanged(project, coder)


def test_events_change_places(project: Project, coder: Coder) -> None:
    for order in (("e1", "e2", "e3"), ("e3", "e2", "e1"), ("e2",), ("e4", "e2")):
        coder.do(coder.events(*order))
        assert project.layer("a000001", "ana").events == order
    assert unchanged(project, coder)


@pytest.mark.parametrize(("article", "annotator"), [("a9", "ana"), ("a000001", "bob")])
def test_an_unknown_article_or_person_is_told(project: Project, coder: Coder, article: str, annotator: str) -> None:
    with pytest.raises(StoreError, match=r"There is no article a9|bob is not among the people"):
        project.append(article, annotator, coder.entry(AttributeChange("flag", "", "a")))
    assert unchanged(project, coder)


def test_undo_and_redo_work_after_a_restart(path: Path, project: Project, coder: Coder) -> None:
    coder.do(coder.span("s1", (0, 4)), coder.value("", "date", "x", "s1"))
    coder.do(AttributeChange("flag", "", "a"))
    project.close()
    with Project.open(path) as again:
        after = Coder(again)
        after.clock = coder.clock
        after.new_id = coder.new_id
        assert after.layer == coder.layer
        assert again.stacks("a000001", "ana") == Stacks((1, 2))
        after.undo()
        after.undo()
        assert (after.layer.spans, after.layer.values, after.layer.attributes) == ({}, {}, {})
        assert again.stacks("a000001", "ana") == Stacks((), (2, 1))
        after.redo()
        assert again.layer("a000001", "ana").spans == coder.layer.spans
        assert [entry.kind for entry in again.history("a000001", "ana")] == ["edit", "edit", "undo", "undo", "redo"]
        assert again.verify() == []


def test_place_and_draft_go_with_the_edit(project: Project, coder: Coder) -> None:
    project.ensure_annotator("eva")
    project.save_draft("eva", "a000001", "", "date", "2022-0")
    entry = replace(coder.entry(AttributeChange("flag", "", "a")), author="eva")
    place = Place("a000001", "e1", "date", 7, 3, 0)
    project.append("a000001", "ana", entry, place=place, clear_draft=True)
    assert project.place("eva") == place
    assert project.place("ana") is None
    assert project.draft("eva", "a000001") is None


def test_an_edit_that_is_refused_takes_no_place_along(project: Project, coder: Coder) -> None:
    project.save_draft("ana", "a000001", "", "date", "2022-0")
    stale: Entry = replace(coder.entry(AttributeChange("flag", "", "a")), revision=5)
    with pytest.raises(StaleLayer):
        project.append("a000001", "ana", stale, place=Place("a000001"), clear_draft=True)
    assert project.place("ana") is None
    assert project.draft("ana", "a000001") == HalfTyped("", "date", "2022-0")
