"""What Enter takes as soon as a field is the active one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, new_article
from tui.domain.errors import DeskError
from tui.domain.values import Nothing

STORY = """Rockets hit river bases

On Monday Dorbeyt was calm. On Wednesday evening, five rockets were fired by the FNB at Camp Heron, \
killing four people.

Nobody said why, and nothing more was heard.
"""
PLACES = ("unselect", "cursor-right", "select-word", "next-word", "page-down", "add-stretch")


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with at_work(tmp_path / "p.db", new_article("a.txt", STORY, "2022-01-06")) as made:
        made.desk.move_to(STORY.index("On Wednesday"))
        made.do("new-event")
        yield made


def proposed(work: DeskAtWork) -> str:
    found = work.desk.proposing.now
    return STORY[slice(*found)] if found else ""


def said(work: DeskAtWork, path: str) -> tuple[str, list[str]]:
    held = work.session.layer.value(work.desk.owner, path)
    spans = [work.session.layer.spans[each] for each in held.evidence]
    return held.value.literal if held.value else "", [quote for span in spans for quote in span.quotes(STORY)]


def test_five_answers_in_eight_keys(work: DeskAtWork) -> None:
    seen = []
    for _ in range(4):
        seen.append(proposed(work))
        work.do("take")
    work.do("go-to-field")
    assert work.desk.asking is not None
    work.type(next(choice.key for choice in work.desk.asking.entry.listed if choice.id == "weapon"))
    seen.append(proposed(work))
    work.do("take")
    assert seen == ["rockets", "Wednesday evening", "Camp Heron", "FNB", "rockets"]
    assert said(work, "type") == ("shelling_artillery_missile", ["rockets"])
    assert said(work, "date") == ("2022-01-05", ["Wednesday evening"])
    assert said(work, "place") == ("Camp Heron", ["Camp Heron"])
    assert said(work, "actor_1") == ("Front for the Nuwar Basin", ["FNB"])
    assert said(work, "weapon") == ("rocket", ["rockets"])


def test_numbers_are_proposed_where_they_count_what_is_asked_for(work: DeskAtWork) -> None:
    work.do("take")
    work.desk.go_to_field("weapon")
    work.do("take")
    assert (work.desk.path, proposed(work)) == ("count", "five")
    work.desk.go_to_field("fatalities/best")
    assert proposed(work) == "four"


def test_it_is_told_and_lit_and_the_cursor_stays(work: DeskAtWork) -> None:
    cursor = work.desk.cursor
    assert work.desk.message == "Event 1 of 1."
    assert work.desk.last_line == "Type: “rockets” → Shelling/artillery/missile attack? ↵ takes it, n goes on."
    assert proposed(work) == "rockets"
    assert (work.desk.cursor, work.desk.candidate) == (cursor, None)


@pytest.mark.parametrize("action", PLACES)
def test_whatever_else_is_done_drops_it(work: DeskAtWork, action: str) -> None:
    assert proposed(work)
    if action == "add-stretch":
        work.select("Camp Heron")
    work.do(action)
    assert proposed(work) == ""
    if not work.desk.taken_ranges():
        with pytest.raises(DeskError, match="Nothing is proposed for Type: i answers by hand"):
            work.do("take")


@pytest.mark.parametrize("propose", [True, False])
def test_enter_opens_no_line_where_something_could_have_been_proposed(work: DeskAtWork, *, propose: bool) -> None:
    work.do("take", "unselect")
    work.desk.proposing.enabled = propose
    if propose:
        with pytest.raises(DeskError, match="Nothing is proposed for Date"):
            work.do("take")
    else:
        work.do("take")
    assert (work.desk.asking is None) == propose


def test_at_the_articles_own_questions_enter_opens_the_line(work: DeskAtWork) -> None:
    work.do("article-fields", "take")
    assert work.desk.asking is not None


def test_a_new_event_takes_nothing_of_what_is_selected(work: DeskAtWork) -> None:
    work.select("calm")
    work.do("new-event")
    assert work.desk.taken_ranges() == ()


def test_a_digit_begins_an_answer_all_the_same(work: DeskAtWork) -> None:
    work.do("take")
    assert (work.desk.path, proposed(work)) == ("date", "Wednesday evening")
    assert work.desk.begins_answer("2")


def test_a_kind_of_nothing_takes_nothing_of_it(work: DeskAtWork) -> None:
    work.do("take", "not-stated")
    assert work.session.layer.value(work.desk.owner, "date").nothing is Nothing.NOT_STATED
    assert said(work, "date") == ("", [])
    assert (work.desk.path, proposed(work)) == ("place", "Camp Heron")


def test_it_can_be_taken_as_evidence_or_as_value_alone(work: DeskAtWork) -> None:
    work.do("take", "take-evidence")
    assert said(work, "date") == ("", ["Wednesday evening"])
    work.do("next-field", "take-value")
    assert said(work, "place") == ("Camp Heron", [])


def test_walking_goes_on_from_there(work: DeskAtWork) -> None:
    work.do("take", "next-candidate")
    assert work.desk.candidate is not None
    assert STORY[slice(*work.desk.candidate)] == "Monday"
    work.do("previous-candidate")
    assert STORY[slice(*work.desk.candidate)] == "Wednesday evening"


def test_nothing_is_proposed_where_there_is_an_answer(work: DeskAtWork) -> None:
    work.do("take", "previous-field")
    assert (work.desk.path, proposed(work)) == ("type", "")
    with pytest.raises(DeskError, match="Type has an answer: i changes it, tab goes on"):
        work.do("take")


def test_undo_brings_no_proposal(work: DeskAtWork) -> None:
    work.do("take", "undo")
    assert proposed(work) == ""
    assert work.desk.last_line.startswith("Undone:")
    work.do("next-field", "previous-field")
    assert (work.desk.path, proposed(work)) == ("type", "rockets")


def test_it_can_be_switched_off(work: DeskAtWork) -> None:
    work.desk.proposing.enabled = False
    assert proposed(work) == ""
    work.do("take")
    assert work.desk.asking is not None


def test_it_hangs_on_the_trigger_and_not_on_where_the_annotator_reads(work: DeskAtWork) -> None:
    work.do("take")
    work.desk.move_to(STORY.index("Nobody"))
    work.do("next-field")
    assert (work.desk.path, proposed(work)) == ("place", "Camp Heron")


def test_the_article_and_what_is_opened_anew_have_none(work: DeskAtWork) -> None:
    work.do("article-fields")
    assert proposed(work) == ""
    work.do("next-event")
    assert proposed(work)
    work.session.save_place(work.desk.place())
    work.open()
    assert work.desk.owner
    assert proposed(work) == ""


def test_keys_that_come_before_anything_is_known_take_the_same(tmp_path: Path) -> None:
    """The tables are taken in while no key comes; a key that does not wait for that waits for them itself."""
    taken = []
    for rests in (False, True):
        with at_work(tmp_path / f"{rests}.db", new_article("a.txt", STORY, "2022-01-06")) as work:
            while rests and work.desk.prepare():
                pass
            work.desk.move_to(STORY.index("On Wednesday"))
            work.do("new-event", *["take"] * 4)
            taken.append([said(work, path) for path in ("type", "date", "place", "actor_1")])
    assert taken[0] == taken[1]
    assert taken[0][3] == ("Front for the Nuwar Basin", ["FNB"])


@pytest.fixture
def undated(tmp_path: Path) -> Iterator[DeskAtWork]:
    with at_work(tmp_path / "u.db", new_article("u.txt", STORY)) as made:
        made.desk.move_to(STORY.index("On Wednesday"))
        made.do("new-event", "take")
        yield made


def test_without_a_publication_date_it_is_told_once_why_no_date_is_proposed(undated: DeskAtWork) -> None:
    told = "No publication date, so “Wednesday evening” is no date yet: A asks for it."
    assert (undated.desk.path, proposed(undated), undated.desk.last_line) == ("date", "", told)
    undated.do("previous-field", "next-field")
    undated.desk.say("")
    assert undated.desk.last_line == told
    undated.do("next-word")
    undated.desk.say("")
    assert undated.desk.last_line == ""
    undated.do("new-event", "next-field")
    undated.desk.say("")
    assert undated.desk.last_line == ""


def test_a_publication_date_without_a_day_is_not_enough(undated: DeskAtWork) -> None:
    undated.do("article-fields", "edit-value")
    undated.type("jan 2022", "enter")
    undated.do("article-fields")
    told = "No day of publication, so “Wednesday evening” is no date yet: A asks for it."
    assert (proposed(undated), undated.desk.last_line) == ("", told)
    undated.do("article-fields")
    assert undated.desk.path == "publication_date"


def test_from_there_a_key_goes_to_the_publication_date_and_back_to_the_proposal(undated: DeskAtWork) -> None:
    undated.do("article-fields")
    assert (undated.desk.owner, undated.desk.path) == ("", "publication_date")
    undated.do("edit-value")
    undated.type("2022-01-06", "enter")
    undated.do("article-fields")
    assert (undated.desk.path, proposed(undated)) == ("date", "Wednesday evening")


def test_a_date_that_needs_no_publication_date_is_proposed_without(tmp_path: Path) -> None:
    with at_work(tmp_path / "p.db", new_article("a.txt", "Rockets fell on 5 January 2022 on Aleppo.\n")) as work:
        work.do("new-event", "take")
        assert work.desk.proposing.now is not None


def test_where_nothing_tells_a_date_nothing_is_said_of_it(tmp_path: Path) -> None:
    with at_work(tmp_path / "p.db", new_article("a.txt", "Rockets fell on Aleppo.\n")) as work:
        work.do("new-event", "take")
        work.desk.say("")
        assert (work.desk.path, work.desk.last_line) == ("date", "")


def test_a_key_goes_to_the_next_field_that_has_one(work: DeskAtWork) -> None:
    work.do(*["take"] * 4)
    seen = []
    for _ in range(3):
        work.do("next-proposed")
        seen.append((work.desk.path, proposed(work)))
    assert seen == [("weapon", "rockets"), ("count", "five"), ("fatalities/low", "four")]


def test_where_nothing_is_proposed_the_field_stays_active(work: DeskAtWork) -> None:
    work.desk.release()
    work.do("delete-event")
    work.desk.move_to(STORY.index("Nobody"))
    work.do("new-event", "next-field", "next-field", "next-field", "next-field")
    cursor, path = work.desk.cursor, work.desk.path
    with pytest.raises(DeskError, match="Nothing is proposed for any field"):
        work.do("next-proposed", "not-stated", "next-proposed")
    assert (work.desk.cursor, work.desk.path) != (0, path)
    assert work.desk.cursor == cursor
    work.desk.proposing.enabled = False
    with pytest.raises(DeskError, match="propose is switched off"):
        work.do("next-proposed")


def test_what_made_another_event_answers_no_list_of_this_one(tmp_path: Path) -> None:
    story = "Rockets were fired at Camp Heron on Monday, and three men were arrested there.\n"
    with at_work(tmp_path / "p.db", new_article("a.txt", story, "2022-01-06")) as work:
        for word in ("Rockets", "arrested", "Rockets"):
            work.select(word)
            work.do("event-from-words")
            work.desk.go_to_field("weapon")
            found = work.desk.proposing.now
            assert (story[slice(*found)] if found else "") == ("Rockets" if word == "Rockets" else "")


def test_what_made_the_event_comes_before_other_words_of_its_sentence(tmp_path: Path) -> None:
    story = "Rockets were fired at Camp Heron on Monday, with airstrikes reported against the FNB.\n"
    with at_work(tmp_path / "p.db", new_article("a.txt", story, "2022-01-06")) as work:
        for word in ("Rockets", "airstrikes"):
            work.select(word)
            work.do("event-from-words")
            work.desk.go_to_field("weapon")
            found = work.desk.proposing.now
            assert found is not None
            assert story[slice(*found)] == word


def test_the_date_of_a_caption_is_not_that_of_the_story(tmp_path: Path) -> None:
    caption = "A rocket is shown near the base, January 3, 2022 (photo: Ana Sol)"
    story = f"On Wednesday a market was shelled.\n\n{caption}\n {caption}\n\nRockets were fired at Camp Heron.\n"
    with at_work(tmp_path / "p.db", new_article("a.txt", story, "2022-01-06")) as work:
        work.select("Rockets")
        work.do("event-from-words")
        assert work.desk.path == "date"
        found = work.desk.proposing.now
        assert found is not None
        assert story[slice(*found)] == "Wednesday"
