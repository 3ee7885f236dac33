"""Filling fields of the types that the desk asks for in their own ways."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, sample
from tests.support.forms import reopened, small_desk
from tui.domain import editing
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE
from tui.domain.places import HalfTyped
from tui.ui.desk.filling import reopen_draft
from tui.ui.entry import Entry


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        made.do("new-event")
        yield made


def ask(work: DeskAtWork, path: str) -> Entry:
    """Asks for the answer to a question of the active form."""
    work.desk.go_to_field(path)
    work.do("edit-value")
    return entry(work)


def entry(work: DeskAtWork) -> Entry:
    assert work.desk.asking is not None
    return work.desk.asking.entry


def say(work: DeskAtWork, path: str, *keys: str) -> None:
    ask(work, path)
    work.type(*keys, "enter")


def literal(work: DeskAtWork, path: str) -> str:
    value = work.session.layer.value(work.desk.owner, path).value
    return value.literal if value else ""


def quotes(work: DeskAtWork, path: str) -> list[str]:
    layer = work.session.layer
    spans = [layer.spans[each] for each in layer.value(work.desk.owner, path).evidence]
    return [work.desk.text.text[span.start : span.end] for span in spans]


class TestSeveralChoices:
    def test_each_tick_is_on_disk_at_once(self, work: DeskAtWork) -> None:
        ask(work, "means")
        work.type("fire", "enter")
        assert literal(work, "means") == "fire"
        work.type("rif", "enter")
        assert literal(work, "means") == "rifle\nfire"
        work.type("tab")
        assert (work.desk.asking, work.desk.path) == (None, "grade")
        assert ask(work, "means").ticked == ["rifle", "fire"]

    def test_without_a_tick_there_is_no_answer(self, work: DeskAtWork) -> None:
        ask(work, "means")
        work.type("fire", "enter", "enter")
        assert work.session.layer.value(work.desk.owner, "means").blank
        assert work.desk.asking is not None
        work.type("escape")
        assert work.desk.path == "means"

    def test_the_selection_is_the_evidence_of_what_is_ticked(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("means")
        work.select("Five rockets")
        work.do("take")
        work.type("drone", "enter", "fire", "enter", "tab")
        assert literal(work, "means") == "drone\nfire"
        assert quotes(work, "means") == ["Five rockets"]
        assert work.desk.selection is None

    def test_what_is_taken_joins_what_is_there(self, work: DeskAtWork) -> None:
        for words in ("rockets", "Aleppo"):
            work.desk.go_to_field("topic")
            work.select(words)
            work.do("take")
        assert literal(work, "topic") == "rockets\nAleppo"
        assert quotes(work, "topic") == ["rockets", "Aleppo"]
        work.desk.go_to_field("topic")
        work.select("Ana Li")
        work.do("take-value")
        assert literal(work, "topic") == "rockets\nAleppo\nAna Li"

    def test_a_choice_that_the_text_names_joins_the_ticks(self, tmp_path: Path) -> None:
        schema = """
schema: means
version: "1"
event:
  type: kind
  fields:
    kind: {type: choice, options: [a]}
    means: {type: choices, options: [talks, rockets, fire]}
"""
        (tmp_path / "means").mkdir()
        with small_desk(tmp_path / "means", schema=schema) as work:
            work.do("new-event")
            for words in ("rockets", "talks"):
                work.desk.go_to_field("means")
                work.select(words)
                work.do("take")
            assert literal(work, "means") == "talks\nrockets"
            assert quotes(work, "means") == ["rockets", "talks"]

    def test_leaving_without_a_tick_takes_no_evidence(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("means")
        work.select("Five rockets")
        work.do("take")
        work.type("escape")
        assert not work.session.layer.spans

    def test_in_a_group_whose_item_goes_the_question_closes(self, tmp_path: Path) -> None:
        schema = """
schema: nested
version: "1"
event:
  type: kind
  fields:
    kind: {type: choice, options: [a, b]}
    unit: {type: group, many: yes, fields: {arms: {type: choices, options: [rifle, drone]}, name: text}}
"""
        (tmp_path / "nested").mkdir()
        with small_desk(tmp_path / "nested", schema=schema) as work:
            work.do("new-event")
            ask(work, "unit/+/arms")
            work.type("down", "enter")
            assert work.desk.path.startswith("unit/i")
            work.type("enter")
            assert (work.desk.asking, work.desk.path) == (None, "unit/+/arms")
            assert [path for path, _ in work.session.layer.values_of(work.desk.owner)] == []


class TestOneChoice:
    def test_yes_and_no_are_one_key(self, work: DeskAtWork) -> None:
        work.do("article-fields")
        assert [each.title for each in ask(work, "relevant").listed] == ["yes", "no"]
        work.type("n")
        assert literal(work, "relevant") == "false"
        assert work.desk.path == "published"

    def test_a_boolean_may_have_titles_of_its_own(self, work: DeskAtWork) -> None:
        assert [each.title for each in ask(work, "denied").listed] == ["Denied", "Not denied"]
        work.type("not", "enter")
        assert literal(work, "denied") == "false"

    def test_the_answer_is_highlighted(self, work: DeskAtWork) -> None:
        say(work, "kind", "talks")
        choice = ask(work, "kind").choice
        assert choice is not None
        assert choice.id == "talks"

    def test_a_link_has_nothing_to_choose_in_the_only_event(self, work: DeskAtWork) -> None:
        assert ask(work, "follows").listed == ()
        with pytest.raises(DeskError, match="Nothing is typed or chosen"):
            work.type("enter")
        assert work.desk.asking is not None

    def test_what_nothing_in_the_list_is_like_is_not_called_nothing(self, work: DeskAtWork) -> None:
        ask(work, "kind")
        work.type("q", "x", "q")
        with pytest.raises(DeskError, match="Nothing in the list is like “qxq”: backspace"):
            work.type("enter")

    def test_words_that_name_a_choice_are_taken_at_once(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("kind")
        work.select("Strike")
        work.do("take")
        assert literal(work, "kind") == "strike"
        assert quotes(work, "kind") == ["Strike"]


class TestTyping:
    def test_what_was_said_to_like_questions_is_suggested(self, work: DeskAtWork) -> None:
        say(work, "side/+", "Ana Li")
        say(work, "source/+/name", "The Gazette")
        say(work, "kind", "strike")
        assert [each.title for each in ask(work, "reason").listed] == ["The Gazette"]
        work.type("gaz", "down", "enter")
        assert literal(work, "reason") == "The Gazette"
        assert [each.title for each in ask(work, "side/+").listed] == ["Ana Li"]

    def test_an_empty_answer_changes_nothing(self, work: DeskAtWork) -> None:
        say(work, "place", "Aleppo")
        revision = work.session.layer.revision
        ask(work, "place")
        work.type("ctrl+u", "enter")
        assert (literal(work, "place"), work.session.layer.revision) == ("Aleppo", revision)
        assert work.session.draft() is None

    def test_the_same_answer_again_ends_its_draft_too(self, work: DeskAtWork) -> None:
        say(work, "place", "Aleppo")
        ask(work, "place")
        work.type("ctrl+u", "Aleppo")
        assert work.session.draft() is not None
        work.type("enter")
        assert work.session.draft() is None

    def test_how_it_would_be_read_is_shown_while_it_is_typed(self, work: DeskAtWork) -> None:
        ask(work, "date")
        work.type("yesterday")
        assert entry(work).hint == "2021-05-05 Wed"
        work.type("ctrl+u", "-")
        assert entry(work).hint == "not stated"
        work.type("ctrl+u", "2021-13-01")
        assert "month" in entry(work).hint
        work.type("ctrl+u")
        assert "month" not in entry(work).hint

    def test_a_choice_filters_without_a_preview(self, work: DeskAtWork) -> None:
        hint = ask(work, "grade").hint
        work.type("hi")
        assert entry(work).hint == hint

    def test_the_date_of_the_article_is_offered_only_there(self, work: DeskAtWork) -> None:
        assert ask(work, "date").line.text == ""
        work.type("escape")
        work.do("article-fields")
        assert ask(work, "published").line.text == "2021-05-06"

    def test_evidence_alone_is_kept_when_the_line_is_left_empty(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("dead")
        work.select("family fled")
        work.do("take")
        work.type("ctrl+u", "enter")
        assert (literal(work, "dead"), quotes(work, "dead")) == ("", ["family fled"])

    def test_a_new_value_replaces_the_evidence_of_the_old_one(self, work: DeskAtWork) -> None:
        for words in ("Aleppo", "大马士革"):
            work.desk.go_to_field("place")
            work.select(words)
            work.do("take")
            assert work.desk.cursor == work.desk.text.text.index(words)
        assert (literal(work, "place"), quotes(work, "place")) == ("大马士革", ["大马士革"])


class TestPrecision:
    @pytest.fixture
    def conflict(self, tmp_path: Path) -> Iterator[DeskAtWork]:
        """A desk with the shipped schema, whose dates have a scale of precision."""
        with at_work(tmp_path / "conflict.db", sample("02-market-and-checkpoint.txt")) as made:
            made.do("new-event")
            yield made

    def test_the_grades_are_offered_behind_what_was_typed(self, conflict: DeskAtWork) -> None:
        ask(conflict, "date")
        assert entry(conflict).listed == ()
        conflict.type("2025-06")
        assert [each.title for each in entry(conflict).listed] == ["Exact date", "Week or weekend", "Month"]
        conflict.type("down", "down", "enter")
        said = conflict.session.layer.value(conflict.desk.owner, "date").value
        assert said is not None
        assert (said.literal, said.part("precision")) == ("2025-06", "2")

    @pytest.mark.parametrize("typed", ["-", "2025-06 /3", " "])
    def test_nothing_is_offered_where_there_is_nothing_to_grade(self, conflict: DeskAtWork, typed: str) -> None:
        ask(conflict, "date")
        conflict.type(typed)
        assert entry(conflict).listed == ()


class TestTakingTheValueAlone:
    def test_what_evidence_there_is_stays(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("place")
        work.select("大马士革")
        work.do("take")
        work.desk.go_to_field("place")
        work.select("Aleppo")
        work.do("take-value")
        assert (literal(work, "place"), quotes(work, "place")) == ("Aleppo", ["大马士革"])
        assert work.desk.message == "Place: Aleppo, without evidence."
        assert work.desk.selection is None

    def test_words_that_are_no_value_yet_are_offered(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("date")
        work.select("Five rockets")
        work.do("take-value")
        assert entry(work).line.text == "Five rockets"
        work.type("2021", "enter")
        assert (literal(work, "date"), quotes(work, "date")) == ("2021", [])

    def test_something_has_to_be_selected(self, work: DeskAtWork) -> None:
        for action in ("take-value", "take-evidence"):
            with pytest.raises(DeskError, match=r"space takes the word here"):
                work.do(action)


class TestAroundTheAnswer:
    def test_nothing_takes_the_selection_as_its_evidence(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("place")
        work.select("Two people died")
        work.do("unknown")
        assert work.desk.message == "Place: unknown"
        work.desk.go_to_field("place")
        assert quotes(work, "place") == ["Two people died"]

    def test_a_schema_without_a_scale_of_confidence(self, work: DeskAtWork) -> None:
        say(work, "place", "Aleppo")
        work.desk.go_to_field("place")
        with pytest.raises(DeskError, match="no scale of confidence"):
            work.do("confidence")

    def test_an_item_that_waits_takes_no_note(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("side/+")
        with pytest.raises(DeskError, match="Answer Side first"):
            work.do("field-note")

    def test_what_is_empty_cannot_be_cleared(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("place")
        with pytest.raises(DeskError, match="Place is empty"):
            work.do("clear-value")

    def test_a_field_without_candidates(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("follows")
        for action in ("next-candidate", "previous-candidate"):
            with pytest.raises(DeskError, match="Nothing in the text looks like Follows"):
                work.do(action)

    def test_candidates_are_walked_in_both_directions(self, work: DeskAtWork) -> None:
        work.desk.go_to_field("dead")
        seen = []
        for action in ("next-candidate", "next-candidate", "previous-candidate"):
            work.do(action)
            assert work.desk.candidate is not None
            assert work.desk.cursor == work.desk.candidate[0]
            seen.append(work.desk.text.text[slice(*work.desk.candidate)])
        assert seen[0] == seen[2] != seen[1]


class TestDrafts:
    def test_a_draft_of_an_event_that_is_gone_is_left(self, work: DeskAtWork, tmp_path: Path) -> None:
        ask(work, "place")
        work.type("Ale")
        work.session.perform(editing.delete_event(work.session.layer, work.desk.owner))
        with reopened(work, tmp_path) as again:
            reopen_draft(again.desk)
            assert (again.desk.asking, again.desk.owner) == (None, ARTICLE)

    def test_a_draft_of_a_field_that_is_not_asked_for_is_left(self, work: DeskAtWork, tmp_path: Path) -> None:
        say(work, "kind", "strike")
        ask(work, "reason")
        work.type("because")
        work.session.perform(editing.clear(work.session.layer, work.desk.owner, "kind"))
        with reopened(work, tmp_path) as again:
            reopen_draft(again.desk)
            assert again.desk.asking is None

    def test_a_draft_of_the_articles_own_field_is_open_again(self, work: DeskAtWork, tmp_path: Path) -> None:
        work.do("article-fields")
        ask(work, "published")
        work.type("5 may")
        with reopened(work, tmp_path) as again:
            again.do("new-event")
            reopen_draft(again.desk)
            assert (again.desk.owner, again.desk.path) == (ARTICLE, "published")
            assert entry(again).line.text == "5 may"

    def test_without_a_draft_nothing_is_asked(self, work: DeskAtWork) -> None:
        reopen_draft(work.desk)
        assert work.desk.asking is None

    def test_leaving_forgets_the_draft(self, work: DeskAtWork) -> None:
        ask(work, "place")
        work.type("Ale")
        assert work.session.draft() == HalfTyped(work.desk.owner, "place", "Ale")
        work.type("escape")
        assert work.session.draft() is None
