"""The key that answers as an event before does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, new_article
from tui.domain.errors import DeskError

STORY = """On Monday rockets were fired by the FNB at Camp Heron, killing four people.

Two hours later gunmen attacked the same camp; the FNB denied it. Rockets followed.
"""


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with at_work(tmp_path / "p.db", new_article("a.txt", STORY, "2022-01-06")) as made:
        made.do("new-event")
        for path, words in {"type": "rockets", "place": "Camp Heron", "actor_1": "FNB"}.items():
            take(made, path, words)
        yield made


def take(work: DeskAtWork, path: str, words: str) -> None:
    work.desk.go_to_field(path)
    work.select(words)
    work.do("take")
    assert work.desk.asking is None, path


def said(work: DeskAtWork, path: str) -> tuple[str, list[int]]:
    """The answer, and where its evidence begins."""
    held = work.session.layer.value(work.desk.owner, path)
    starts = [work.session.layer.spans[each].start for each in held.evidence]
    return held.value.literal if held.value else "", starts


def second(work: DeskAtWork) -> None:
    work.desk.move_to(STORY.index("Two hours"))
    work.do("new-event")


def test_words_that_mean_it_by_themselves_are_evidence_here_too(work: DeskAtWork) -> None:
    second(work)
    work.desk.go_to_field("place")
    work.do("as-before")
    assert said(work, "place") == ("Camp Heron", [STORY.index("Camp Heron")])
    assert work.desk.message == "Place: Camp Heron, as event 1, from “Camp Heron”."
    assert work.desk.path == "actor_1"


def test_words_of_the_events_own_sentence_come_first(work: DeskAtWork) -> None:
    second(work)
    work.desk.go_to_field("actor_1")
    work.do("as-before")
    assert said(work, "actor_1") == ("Front for the Nuwar Basin", [STORY.rindex("FNB")])


def test_selected_words_are_the_evidence(work: DeskAtWork) -> None:
    second(work)
    work.desk.go_to_field("place")
    work.select("the same camp")
    work.do("as-before")
    assert said(work, "place") == ("Camp Heron", [STORY.index("the same camp")])


def test_they_still_are_where_the_line_is_open(work: DeskAtWork) -> None:
    second(work)
    work.desk.go_to_field("place")
    work.select("the same camp")
    work.do("edit-value")
    work.desk.answer_key("equals_sign", "=")
    assert said(work, "place") == ("Camp Heron", [STORY.index("the same camp")])
    assert (work.desk.asking, work.session.draft()) == (None, None)


def test_what_made_the_event_before_shows_nothing_of_this_one(work: DeskAtWork) -> None:
    second(work)
    work.desk.go_to_field("type")
    work.do("as-before")
    assert said(work, "type") == ("shelling_artillery_missile", [])
    assert work.desk.message.endswith("as event 1, without evidence.")
    assert work.desk.last_line == work.desk.message


def test_words_that_mean_it_only_there_are_left_there(work: DeskAtWork) -> None:
    work.desk.go_to_field("target")
    work.select("people")
    work.do("edit-value")
    work.type("ctrl+u", "civilians", "enter")
    second(work)
    work.desk.go_to_field("target")
    work.do("as-before")
    assert said(work, "target") == ("civilians", [])


def test_it_takes_the_place_of_no_answer(work: DeskAtWork) -> None:
    second(work)
    work.desk.go_to_field("place")
    work.do("not-stated", "previous-field")
    with pytest.raises(DeskError, match="has an answer"):
        work.do("as-before")


def test_an_answer_that_is_the_same_gets_the_evidence(work: DeskAtWork) -> None:
    second(work)
    work.desk.go_to_field("type")
    work.do("as-before", "previous-field")
    work.select("Rockets")
    work.do("as-before")
    assert said(work, "type") == ("shelling_artillery_missile", [STORY.index("Rockets followed")])


def test_without_an_event_before_it_says_so(work: DeskAtWork) -> None:
    work.desk.go_to_field("place")
    with pytest.raises(DeskError, match="No event before"):
        work.do("as-before")
    work.do("article-fields")
    with pytest.raises(DeskError, match="No event before"):
        work.do("as-before")


def test_it_is_one_step_and_can_be_done_again(work: DeskAtWork) -> None:
    second(work)
    work.desk.go_to_field("place")
    revision = work.session.layer.revision
    work.do("as-before", "repeat")
    assert work.session.layer.revision == revision + 2
    assert said(work, "actor_1")[0] == "Front for the Nuwar Basin"
    work.do("undo", "undo")
    assert (said(work, "place"), said(work, "actor_1")) == (("", []), ("", []))


def test_a_letter_in_the_open_line_is_typed(work: DeskAtWork) -> None:
    second(work)
    work.desk.go_to_field("target")
    work.do("edit-value")
    work.type("a")
    work.desk.answer_key("equals_sign", "=")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.line.text == "a="


def test_in_the_list_that_asks_for_a_new_events_type_it_goes_on_where_that_would(work: DeskAtWork) -> None:
    work.desk.release()
    work.select("denied it")
    work.do("event-from-words")
    assert work.desk.asking is not None
    work.desk.answer_key("equals_sign", "=")
    assert said(work, "type") == ("shelling_artillery_missile", [STORY.index("denied it")])
    assert work.desk.path == "date"
