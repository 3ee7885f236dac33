from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, new_article
from tests.support.forms import BARE, TEXT, reopened, small_desk
from tui.domain import editing
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE
from tui.store.project import StaleLayer
from tui.ui.commands import COMMANDS
from tui.ui.desk.actions import ACTIONS, run
from tui.ui.desk.desk import Asking
from tui.ui.entry import Entry
from tui.ui.registry.base import ANNOTATE

OF_THE_SCREEN = {
    "feedback",
    "field-help",
    "history",
    "legend",
    "pace",
    "tour",
    "read-back",
    "next-article",
    "previous-article",
    "articles",
    "toggle-lanes",
    "help",
    "palette",
    "redraw",
    "quit",
}


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


def paths(work: DeskAtWork) -> list[str]:
    return [row.path for row in work.desk.form]


def say(work: DeskAtWork, path: str, text: str) -> None:
    """Types the answer to a question of the active form."""
    work.desk.go_to_field(path)
    work.do("edit-value")
    work.type(text, "enter")


def test_every_action_of_the_registry_is_the_desks_or_the_screens() -> None:
    registered = {command.id for command in COMMANDS if ANNOTATE in command.where}
    assert registered == ACTIONS.keys() | OF_THE_SCREEN


def test_an_action_of_the_screen_is_not_the_desks(work: DeskAtWork) -> None:
    assert not run(work.desk, "articles")


def test_a_new_desk_is_at_the_first_question_of_the_article(work: DeskAtWork) -> None:
    desk = work.desk
    assert (desk.owner, desk.path, desk.cursor, desk.selection) == (ARTICLE, "published", 0, None)
    assert desk.place().article == work.session.article.id


def test_the_desk_opens_where_it_was_left(work: DeskAtWork, tmp_path: Path) -> None:
    work.do("new-event", "next-field")
    work.select("Aleppo")
    place = work.desk.place()
    work.session.save_place(place)
    with reopened(work, tmp_path) as again:
        assert again.desk.place() == place
        assert again.desk.selection == (place.anchor, place.cursor)
        assert again.desk.field is not None
        assert again.desk.field.id == "date"


def test_a_place_that_is_gone_gives_way_to_the_nearest(work: DeskAtWork, tmp_path: Path) -> None:
    place = work.desk.place()
    inside = TEXT.index("👨") + 2
    work.session.save_place(type(place)(place.article, "e9", "gone", inside, 10**6, 10**6))
    with reopened(work, tmp_path) as again:
        desk = again.desk
        assert (desk.owner, desk.path) == (ARTICLE, "published")
        assert desk.cursor == TEXT.index("👨")
        assert desk.anchor == len(TEXT)


def test_the_form_follows_layer_and_owner(work: DeskAtWork) -> None:
    desk = work.desk
    assert paths(work) == ["published", "relevant"]
    assert desk.form is desk.form
    work.do("new-event")
    assert paths(work)[0] == "kind"
    desk.go_to_owner(ARTICLE)
    assert paths(work) == ["published", "relevant"]


def test_fields_are_walked_around(work: DeskAtWork) -> None:
    work.do("next-field")
    assert work.desk.path == "relevant"
    work.do("next-field")
    assert work.desk.path == "published"
    work.do("previous-field")
    assert work.desk.path == "relevant"


def test_an_unknown_field_gives_way_to_the_first(work: DeskAtWork) -> None:
    work.desk.go_to_field("gone")
    assert work.desk.path == "published"


def test_a_field_that_is_no_longer_asked_for_is_left(work: DeskAtWork) -> None:
    work.do("new-event")
    say(work, "kind", "strike")
    assert work.desk.path == "reason"
    layer = work.session.layer
    work.desk.perform(editing.clear(layer, work.desk.owner, "kind"))
    assert "reason" not in paths(work)
    assert work.desk.path == "kind"


def test_an_item_that_is_gone_gives_way_to_the_next_one(work: DeskAtWork) -> None:
    work.do("new-event")
    say(work, "side/+", "Ana Li")
    work.do("previous-field", "clear-value")
    assert work.desk.path == "side/+"
    say(work, "source/+/name", "The Gazette")
    work.desk.go_to_field(next(path for path in paths(work) if path.endswith("/name")))
    work.do("clear-value")
    assert work.desk.path == "source/+/name"


def test_an_event_that_is_gone_gives_way_to_the_last(work: DeskAtWork) -> None:
    work.do("new-event", "new-event", "previous-event")
    work.do("delete-event")
    assert work.desk.owner == work.session.layer.events[-1]
    work.do("delete-event")
    assert work.desk.owner == ARTICLE
    assert work.desk.path == "published"


def test_work_that_was_done_elsewhere_leaves_no_event_that_is_gone(work: DeskAtWork, tmp_path: Path) -> None:
    work.do("new-event", "new-event")
    work.desk.go_to_field("place")
    work.do("edit-value")
    with reopened(work, tmp_path) as elsewhere:
        elsewhere.desk.go_to_owner(work.desk.owner)
        elsewhere.do("delete-event")
    with pytest.raises(StaleLayer):
        work.type("Aleppo", "enter")
    work.desk.settle()
    assert work.desk.owner in work.session.layer.events
    assert work.desk.path == "place"
    assert work.desk.asking is None
    assert work.desk.row is not None
    assert work.desk.row.said.blank


def test_a_question_stays_open_while_its_field_is_there(work: DeskAtWork, tmp_path: Path) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    work.do("edit-value")
    with reopened(work, tmp_path) as elsewhere:
        elsewhere.do("new-event")
    with pytest.raises(StaleLayer):
        work.type("Aleppo", "enter")
    work.desk.settle()
    work.type("enter")
    assert work.shown("place") == "Aleppo"


def test_a_schema_without_questions(tmp_path: Path) -> None:
    with small_desk(tmp_path, schema=BARE) as work:
        assert work.desk.form == ()
        assert work.desk.field is None
        assert work.desk.candidates() is None
        work.do("next-field")
        for action in ("take", "edit-value", "not-stated", "clear-value", "field-note", "confidence"):
            with pytest.raises(DeskError):
                work.do(action)
        with pytest.raises(DeskError, match="Nothing is missing"):
            work.do("next-problem")
        work.select("Aleppo")
        work.do("label:what")
        assert len(work.session.layer.spans) == 1


def test_an_article_without_text(tmp_path: Path) -> None:
    with small_desk(tmp_path, "") as work:
        for action in ACTIONS:
            with suppress(DeskError):
                work.do(action)
            work.type("escape")
        assert (work.desk.cursor, work.desk.selection) == (0, None)


def test_evidence_is_quoted_in_short(work: DeskAtWork) -> None:
    work.do("new-event")
    assert work.desk.evidence_quotes() == []
    work.desk.go_to_field("place")
    work.select("Aleppo")
    work.do("take-evidence")
    work.desk.select_range((0, 100))
    work.do("take-evidence")
    assert work.desk.evidence_quotes() == ["Aleppo", TEXT[:80]]


def test_evidence_is_followed_from_the_first_in_each_field(work: DeskAtWork) -> None:
    work.do("new-event")
    for path in ("place", "words"):
        work.desk.go_to_field(path)
        for words in ("Aleppo", "Strike"):
            work.select(words)
            work.do("take-evidence")
    work.desk.go_to_field("place")
    work.do("follow-evidence")
    work.desk.go_to_field("words")
    work.do("follow-evidence")
    assert work.desk.message.startswith("Evidence 1 of 2")


def test_the_candidates_are_found_once_for_each_field_and_article(work: DeskAtWork) -> None:
    finder = work.desk.candidates()
    assert work.desk.candidates() is finder
    work.do("next-field")
    assert work.desk.candidates() is not finder
    other = new_article("b.txt", "On 6 May 2021 nothing happened.")
    work.session.project.add_articles([other])
    work.do("previous-field")
    before = work.desk.candidates()
    work.open(other.id)
    after = work.desk.candidates()
    assert before is not after is not None
    assert after.after(0) == (3, 13)


class TestAsking:
    def test_keys_and_pastes_go_nowhere_without_a_question(self, work: DeskAtWork) -> None:
        assert work.desk.answer_key("x", "x") is None
        work.desk.answer_paste("x")
        assert work.desk.asking is None

    def test_outcomes_are_told(self, work: DeskAtWork) -> None:
        said: list[str] = []
        entry = Entry("What?")
        asking = Asking(
            entry, lambda each: said.append(each.line.text), lambda _: said.append("+"), lambda: said.append("left")
        )
        work.desk.ask(asking)
        work.type("ab")
        work.desk.answer_paste("cd")
        work.type("enter")
        assert said == ["+", "+", "+", "abcd"]
        assert work.desk.asking is None
        work.desk.ask(asking)
        work.type("escape")
        assert said[-1] == "left"

    def test_an_answer_may_open_the_next_question(self, work: DeskAtWork) -> None:
        second = Asking(Entry("Why?"), lambda _: None)
        work.desk.ask(Asking(Entry("What?"), lambda _: work.desk.ask(second)))
        work.type("enter")
        assert work.desk.asking is second
        work.type("x", "escape")
        assert work.desk.asking is None

    def test_tab_goes_on_only_from_questions_of_fields(self, work: DeskAtWork) -> None:
        work.desk.ask(Asking(Entry("What?"), lambda _: None))
        work.type("tab")
        assert (work.desk.asking, work.desk.path) == (None, "published")
        work.do("edit-value")
        work.type("shift+tab")
        assert (work.desk.asking, work.desk.path) == (None, "relevant")
