from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, new_article
from tests.support.forms import SCHEMA, TEXT, small_desk
from tui.domain.errors import DeskError


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


def say(work: DeskAtWork, path: str, text: str, words: str = "") -> None:
    work.desk.go_to_field(path)
    if words:
        work.select(words)
        work.do("take-evidence")
        work.desk.go_to_field(path)
    work.do("edit-value")
    work.type("ctrl+u", text, "enter")


def two_events(work: DeskAtWork) -> tuple[str, str]:
    work.do("new-event")
    say(work, "date", "2021-05-05", "5 May 2021")
    say(work, "place", "Aleppo", "Aleppo")
    work.do("new-event")
    say(work, "date", "2021-05-05", "Two")
    say(work, "place", "Homs", "Strike")
    say(work, "dead", "2", "Two")
    first, second = work.session.layer.events
    return first, second


def shown(work: DeskAtWork) -> list[str]:
    assert work.desk.asking is not None
    return [f"{choice.key} {choice.title}: {choice.detail}" for choice in work.desk.asking.entry.listed]


def evidence(work: DeskAtWork, event: str, path: str) -> list[str]:
    layer = work.session.layer
    spans = [layer.spans[each] for each in layer.value(event, path).evidence]
    return [TEXT[span.start : span.end] for span in spans]


def test_the_word_under_the_cursor_makes_an_event_of_its_type(work: DeskAtWork) -> None:
    work.do("event-from-words")
    (event,) = work.session.layer.events
    assert (work.desk.owner, work.desk.path) == (event, "reason")
    assert (work.shown("kind"), work.shown("grade")) == ("Strike", "Low")
    assert evidence(work, event, "kind") == ["Strike"]
    assert [span.label for span in work.session.layer.spans.values()] == ["what"]
    assert work.desk.message == "Kind: Strike, from “Strike”."
    assert work.session.layer.revision == 1


def test_words_that_tell_no_type_ask_for_it(work: DeskAtWork) -> None:
    work.select("rockets fell")
    work.do("event-from-words")
    (event,) = work.session.layer.events
    assert work.desk.asking is not None
    assert work.desk.asking.entry.prompt == "Kind"
    work.type("talks", "enter")
    assert work.shown("kind") == "Talks"
    assert evidence(work, event, "kind") == ["rockets fell"]


def test_between_words_there_is_no_event(work: DeskAtWork) -> None:
    work.desk.move_to(TEXT.index("\n\n"))
    with pytest.raises(DeskError, match="Select the words"):
        work.do("event-from-words")


def test_what_goes_over_is_chosen(work: DeskAtWork) -> None:
    two_events(work)
    work.do("split-event")
    assert shown(work) == [
        "a Date: 2021-05-05 Wed: stays here",
        "b Place: Homs: stays here",
        "c Grade: Low: stays here",
        "d Dead: 2: stays here",
    ]
    work.type("d", "a", "a", "tab")
    layer = work.session.layer
    third = layer.events[2]
    assert work.desk.owner == third
    assert (work.shown("dead"), work.shown("date"), work.shown("place")) == ("2", "2021-05-05 Wed", "")
    assert evidence(work, third, "dead") == ["Two"]
    work.do("previous-event")
    assert (work.shown("dead"), work.shown("date"), work.shown("place")) == ("", "2021-05-05 Wed", "Homs")
    work.do("undo")
    assert len(work.session.layer.events) == 2


def test_a_split_without_a_choice_stays_open(work: DeskAtWork) -> None:
    two_events(work)
    work.do("split-event")
    with pytest.raises(DeskError, match="Choose first"):
        work.type("tab")
    assert work.desk.asking is not None
    work.type("escape")
    assert len(work.session.layer.events) == 2


def test_a_blank_event_is_not_split(work: DeskAtWork) -> None:
    with pytest.raises(DeskError, match="the questions about the article"):
        work.do("split-event")
    work.do("new-event")
    with pytest.raises(DeskError, match="Not enough here"):
        work.do("split-event")


def test_differences_are_shown_and_the_chosen_answers_kept(work: DeskAtWork) -> None:
    first, _ = two_events(work)
    work.do("previous-event", "merge-event")
    assert shown(work) == ["a Place: Aleppo   (not Homs)"]
    work.type("a")
    assert shown(work) == ["a Place: Homs   (not Aleppo)"]
    work.type("tab")
    assert work.session.layer.events == (first,)
    assert work.desk.owner == first
    assert (work.shown("place"), work.shown("dead")) == ("Homs", "2")
    assert evidence(work, first, "date") == ["5 May 2021", "Two"]
    assert work.desk.message == "Events 1 and 2 are one now, with the evidence of both; u parts them."
    work.do("undo")
    assert len(work.session.layer.events) == 2


def test_what_does_not_differ_is_merged_at_once(work: DeskAtWork) -> None:
    work.do("new-event")
    say(work, "place", "Aleppo")
    work.do("duplicate-event", "new-event", "merge-event")
    assert work.desk.asking is not None
    assert [choice.key for choice in work.desk.asking.entry.listed] == ["1", "2"]
    work.type("1")
    assert work.desk.asking is None
    assert len(work.session.layer.events) == 2


def test_one_event_is_merged_with_none(work: DeskAtWork) -> None:
    work.do("new-event")
    with pytest.raises(DeskError, match="no other event to merge"):
        work.do("merge-event")
    with pytest.raises(DeskError, match="no other event to link"):
        work.do("link-event")


def test_the_question_that_links_is_opened(work: DeskAtWork) -> None:
    first, _ = two_events(work)
    work.do("link-event")
    work.type("down", "enter")
    value = work.session.layer.value(work.desk.owner, "follows").value
    assert value is not None
    assert value.literal == first


def test_a_schema_that_links_nothing(tmp_path: Path) -> None:
    with small_desk(tmp_path, schema=SCHEMA.replace("    follows: {type: link}\n", "")) as work:
        work.do("new-event", "new-event")
        with pytest.raises(DeskError, match="no question that links"):
            work.do("link-event")


STORY = "A drone was shot down near Homs.\n\nRiot police drew up. Nobody was arrested. Men attacked with rockets.\n"


@pytest.fixture
def conflict(tmp_path: Path) -> Iterator[DeskAtWork]:
    with at_work(tmp_path / "c.db", new_article("c.txt", STORY, "2022-01-06")) as made:
        yield made


def of_words(work: DeskAtWork) -> str:
    """The type of an event made here; empty if it is asked for."""
    work.do("event-from-words")
    (event,) = work.session.layer.events
    value = work.session.layer.value(event, "type").value
    return value.literal if value else ""


@pytest.mark.parametrize("word", ["shot", "down"])
def test_any_word_of_several_that_tell_a_type_together_does(conflict: DeskAtWork, word: str) -> None:
    conflict.desk.move_to(STORY.index(word))
    assert of_words(conflict) == "disrupted_weapons_use"
    (span,) = conflict.session.layer.spans.values()
    assert span.quotes(STORY) == ("shot down",)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("drone was shot down near", "disrupted_weapons_use"),
        ("Riot police", ""),
        ("Nobody was arrested", ""),
        ("arrested", "arrests"),
        ("Men attacked with rockets", "shelling_artillery_missile"),
        ("Nobody was arrested. Men attacked with rockets", "shelling_artillery_missile"),
    ],
)
def test_the_words_tell_a_type_if_all_that_are_not_denied_tell_the_same(
    conflict: DeskAtWork, words: str, told: str
) -> None:
    conflict.select(words)
    assert of_words(conflict) == told
    assert (conflict.desk.asking is None) == bool(told)


def test_it_goes_on_at_the_first_question_wherever_that_for_the_type_stands(tmp_path: Path) -> None:
    story = "Police said that a bomb exploded in Lima.\n"
    with at_work(tmp_path / "t.db", new_article("t.txt", story, "1989-01-06"), schema="terror-template") as work:
        work.select("bomb exploded")
        work.do("event-from-words")
        assert work.session.layer.value(work.desk.owner, "type").value is not None
        assert work.desk.path == "date"
        work.do("undo")
        work.select("Police said")
        work.do("event-from-words")
        assert work.desk.asking is not None
        work.type("bombing", "enter")
        assert (work.shown("type"), work.desk.path) == ("Bombing", "date")


def test_a_new_event_begins_at_its_first_question_without_an_answer(tmp_path: Path) -> None:
    with at_work(tmp_path / "t.db", new_article("t.txt", STORY, "1989-01-06"), schema="terror-template") as work:
        work.do("new-event")
        assert work.desk.form[0].path == "optional"
        assert work.desk.path == "date"
