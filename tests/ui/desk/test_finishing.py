from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, sample
from tests.support.forms import small_desk
from tui.domain import editing
from tui.domain.errors import DeskError, EditError
from tui.domain.layers import ARTICLE, NOTE, REASON, Status
from tui.ui.desk.finishing import open_problems


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


@pytest.fixture
def conflict(tmp_path: Path) -> Iterator[DeskAtWork]:
    """A desk with the shipped schema, which has reasons for "no event" and many checks."""
    with at_work(tmp_path / "conflict.db", sample("02-market-and-checkpoint.txt")) as made:
        yield made


def say(work: DeskAtWork, path: str, *keys: str) -> None:
    work.desk.go_to_field(path)
    work.do("edit-value")
    work.type(*keys, "enter")


def complete(work: DeskAtWork) -> None:
    """Answers all that the small schema asks for, with one event."""
    say(work, "published", "2021-05-06")
    work.do("new-event")
    say(work, "kind", "march")


class TestFinishing:
    def test_errors_are_mended_first(self, work: DeskAtWork) -> None:
        work.do("new-event", "new-event")
        with pytest.raises(DeskError, match=r"Published needs a value.*\(3 to mend"):
            work.do("finish")
        assert (work.desk.owner, work.desk.path) == (ARTICLE, "published")
        say(work, "published", "2021-05-06")
        with pytest.raises(DeskError, match="Kind needs a value"):
            work.do("finish")
        assert work.desk.owner == work.session.layer.events[0]

    def test_an_article_without_an_event_is_not_done(self, work: DeskAtWork) -> None:
        say(work, "published", "2021-05-06")
        with pytest.raises(DeskError, match="There is no event"):
            work.do("finish")

    def test_done(self, work: DeskAtWork) -> None:
        complete(work)
        work.do("finish")
        done = work.session.layer.status
        assert work.desk.message == "Done. N goes to the next article."
        work.do("new-event")
        assert (done, work.session.layer.status) == (Status.DONE, Status.IN_PROGRESS)

    def test_what_is_open_is_accepted_with_a_reason(self, work: DeskAtWork) -> None:
        complete(work)
        say(work, "dead", "500")
        work.do("article-fields", "finish")
        assert work.desk.path == "dead"
        assert work.desk.asking is not None
        assert "1 open: Very many dead" in work.desk.asking.entry.hint
        with pytest.raises(DeskError, match="Give a reason"):
            work.type(" ", "enter")
        assert work.desk.asking is not None
        work.type("so it says", "enter")
        layer = work.session.layer
        assert layer.status is Status.DONE
        assert layer.override(layer.events[0], "few") == "so it says"
        work.do("undo")
        assert work.session.layer.status is Status.IN_PROGRESS
        assert [each.check for each in open_problems(work.desk)] == ["few"]

    def test_going_back_finishes_nothing(self, work: DeskAtWork) -> None:
        complete(work)
        say(work, "dead", "500")
        work.do("finish")
        work.type("escape")
        assert work.session.layer.status is Status.IN_PROGRESS


class TestNoEvent:
    def test_the_reason_is_one_of_the_schemas(self, conflict: DeskAtWork) -> None:
        conflict.do("no-event")
        conflict.type("opinion", "enter")
        layer = conflict.session.layer
        assert conflict.desk.message == "No event. N goes to the next article."
        assert (layer.status, layer.attributes[REASON]) == (Status.NO_EVENT, "commentary")
        conflict.do("no-event")
        assert conflict.session.layer.status is Status.IN_PROGRESS
        assert REASON not in conflict.session.layer.attributes
        assert conflict.desk.message == "Open again."

    def test_the_reason_is_typed_where_the_schema_has_none(self, work: DeskAtWork) -> None:
        work.do("no-event")
        with pytest.raises(DeskError, match="Say why"):
            work.type("enter")
        work.type("about football", "enter")
        assert work.session.layer.attributes[REASON] == "about football"

    def test_events_are_deleted_first(self, work: DeskAtWork) -> None:
        work.do("new-event")
        with pytest.raises(EditError, match="delete them first"):
            work.do("no-event")
        assert work.desk.asking is None


class TestRemarks:
    def test_the_flag(self, work: DeskAtWork) -> None:
        work.do("flag")
        work.type("two sources differ", "enter")
        assert work.session.layer.flag == "two sources differ"
        assert work.session.layer.status is Status.UNTOUCHED
        work.do("flag")
        assert work.session.layer.flag == ""
        work.do("flag")
        work.type("enter")
        assert work.session.layer.flag == "look at this"

    def test_the_note_is_edited_and_taken_away(self, work: DeskAtWork) -> None:
        work.do("note")
        work.type("read again", "enter")
        work.do("note")
        work.type("!", "enter")
        assert work.session.layer.attributes[NOTE] == "read again!"
        assert work.desk.message == "Noted."
        work.do("note")
        work.type("ctrl+u", "enter")
        assert NOTE not in work.session.layer.attributes
        assert work.desk.message == "The note is gone."


class TestProblems:
    def test_nothing_is_missing(self, work: DeskAtWork) -> None:
        complete(work)
        with pytest.raises(DeskError, match="Nothing is missing"):
            work.do("next-problem")

    def test_the_walk_goes_through_all_owners_and_around(self, work: DeskAtWork) -> None:
        work.do("new-event", "new-event")
        one, two = work.session.layer.events
        work.do("article-fields", "next-field")
        seen = []
        for _ in range(4):
            work.do("next-problem")
            seen.append((work.desk.owner, work.desk.path))
        assert seen == [(one, "kind"), (two, "kind"), (ARTICLE, "published"), (one, "kind")]
        assert work.desk.message == "Kind needs a value."

    def test_a_field_with_two_problems_does_not_hold_the_walk_up(self, conflict: DeskAtWork) -> None:
        say(conflict, "publication_date", "2025-06-19")
        say(conflict, "codeable", "yes")
        conflict.do("new-event")
        say(conflict, "date", "2025-07-01")
        conflict.desk.go_to_field("type")
        seen = []
        for _ in range(7):
            conflict.do("next-problem")
            seen.append(conflict.desk.path)
        assert seen == ["date", "place", "actor_1", "fatalities/best", "source/+/name", "type", "date"]

    def test_a_field_whose_name_begins_another_ones_is_not_taken_for_it(self, conflict: DeskAtWork) -> None:
        say(conflict, "publication_date", "2025-06-19")
        say(conflict, "codeable", "yes")
        conflict.do("new-event")
        conflict.desk.go_to_field("actor_1_type")
        conflict.do("next-problem")
        assert conflict.desk.path == "fatalities/best"

    def test_what_is_at_no_field_does_not_hold_the_walk_up(self, work: DeskAtWork) -> None:
        work.do("new-event")
        foreign = editing.label_span(work.session.layer, "of a model", [(0, 6)], work.session.new_id)
        work.desk.perform(foreign)
        stray = editing.answer(
            work.session.layer, work.desk.owner, "gone", None, work.session.new_id, ranges=[(0, 6)]
        )
        work.desk.perform(stray)
        say(work, "kind", "march")
        work.do("article-fields", "next-field")
        seen = []
        for _ in range(4):
            work.do("next-problem")
            seen.append((work.desk.path, work.desk.message))
        of_the_event = ("kind", "“gone” is no field of the schema: clear it, or keep it.")
        of_the_article = ("published", "Published needs a value or a reason why there is none.")
        assert seen == [of_the_event, of_the_article, of_the_event, of_the_article]
        say(work, "published", "2021-05-06")
        work.do("next-problem", "next-problem")
        assert work.desk.path == "published"
        assert work.desk.message.startswith("Spans are labelled “of a model”")

    def test_a_warning_is_accepted_and_stands_again(self, work: DeskAtWork) -> None:
        complete(work)
        say(work, "dead", "500")
        work.desk.go_to_field("dead")
        work.do("override")
        with pytest.raises(DeskError, match="Give a reason"):
            work.type("enter")
        work.type("so it says", "enter")
        assert work.desk.message == "Overridden."
        row = work.desk.row
        assert row is not None
        assert row.problem is not None
        assert row.problem.overridden == "so it says"
        assert open_problems(work.desk) == []
        work.do("override")
        assert work.desk.message == "The warning stands again."
        assert len(open_problems(work.desk)) == 1

    def test_an_error_cannot_be_accepted(self, work: DeskAtWork) -> None:
        with pytest.raises(DeskError, match="cannot be overridden: Published needs a value"):
            work.do("override")

    def test_where_nothing_is_wrong_there_is_nothing_to_accept(self, work: DeskAtWork) -> None:
        work.do("next-field")
        with pytest.raises(DeskError, match="no warning at this field"):
            work.do("override")


class TestUndo:
    def test_undo_and_redo_say_what_they_did_and_go_there(self, work: DeskAtWork) -> None:
        complete(work)
        say(work, "dead", "5")
        work.do("article-fields", "undo")
        assert (work.desk.owner, work.desk.path) == (work.session.layer.events[0], "dead")
        assert work.desk.message == "Undone: Dead: 5 → ·."
        assert work.shown("dead") == ""
        work.do("article-fields", "redo")
        assert work.shown("dead") == "5"
        assert work.desk.message == "Done again: Dead: · → 5."

    def test_undoing_an_event_leaves_it(self, work: DeskAtWork) -> None:
        work.do("new-event", "undo")
        assert (work.desk.owner, work.session.layer.events) == (ARTICLE, ())
        assert work.desk.message == "Undone: event 1: deleted."

    def test_a_span_out_of_sight_is_gone_to(self, conflict: DeskAtWork) -> None:
        desk, label = conflict.desk, conflict.session.schema.labels[0]
        conflict.do("text-end", "previous-word", "select-word", f"label:{label.id}")
        (span,) = conflict.session.layer.spans.values()
        conflict.rows.end = 1000
        conflict.do("text-start", "undo")
        assert desk.text_cursor == span.start
        assert desk.message == f"Undone: span: {label.title} “{span.quotes(desk.text.text)[0]}” → ·."

    def test_a_span_in_sight_leaves_the_cursor(self, conflict: DeskAtWork) -> None:
        conflict.do("text-start", "select-word", f"label:{conflict.session.schema.labels[0].id}")
        conflict.do("next-paragraph")
        here = conflict.desk.text_cursor
        conflict.do("undo")
        assert conflict.desk.text_cursor == here > 0

    def test_there_is_an_end(self, work: DeskAtWork) -> None:
        work.do("undo")
        assert work.desk.message == "Nothing to undo."
        work.do("redo")
        assert work.desk.message == "Nothing to redo."


def test_help_is_asked_for_by_a_flag_of_its_own(work: DeskAtWork) -> None:
    work.do("ask-help")
    with pytest.raises(DeskError, match="what you want to know"):
        work.type("enter")
    work.type("one event or two?", "enter")
    assert work.session.layer.flag == "help: one event or two?"
    work.do("ask-help")
    assert work.session.layer.flag == ""
    assert work.desk.message == "You no longer ask for help; u brings it back."
    work.do("flag")
    work.type("look", "enter")
    work.do("ask-help")
    assert work.desk.asking is not None
    work.type("who?", "enter")
    assert work.session.layer.flag == "help: who?"
