"""Walking through the candidates of the active field."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, new_article, sample
from tui.domain.errors import DeskError
from tui.domain.schema import Field, FieldType
from tui.services.knowledge import Knowledge
from tui.ui.desk import candidate_finder

STORY = """Rockets hit river bases

On Monday Dorbeyt was calm. On Wednesday evening, five rockets were fired at Camp Heron by the FNB, at the JRF.
Later in the night, air strikes were reported near Tell Barud, and 24 men were killed.

Gunmen clashed with soldiers in Gozamir in May 2020.
"""


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with at_work(tmp_path / "p.db", new_article("a.txt", STORY, "2022-01-06")) as made:
        made.do("new-event")
        yield made


def walked(work: DeskAtWork, action: str = "next-candidate") -> str:
    work.do(action)
    assert work.desk.candidate is not None
    return work.desk.text.text[slice(*work.desk.candidate)]


def value(work: DeskAtWork, path: str) -> str:
    held = work.session.layer.value(work.desk.owner, path).value
    return held.literal if held else ""


def go(work: DeskAtWork, path: str, words: str) -> None:
    work.desk.go_to_field(path)
    work.desk.move_to(STORY.index(words))


def test_a_trigger_of_one_answer_is_value_and_evidence(work: DeskAtWork) -> None:
    work.do("unselect")
    assert walked(work) == "Rockets"
    assert work.desk.message == ("Type: “Rockets” → Shelling/artillery/missile attack? ↵ takes it, n goes on.")
    assert walked(work) == "rockets"
    work.do("take")
    assert value(work, "type") == "shelling_artillery_missile"
    (span,) = work.session.layer.spans.values()
    assert (span.label, span.quotes(STORY)) == ("trigger", ("rockets",))
    assert work.desk.path == "date"


def test_words_that_hold_triggers_of_one_answer_are_it(work: DeskAtWork) -> None:
    work.select("five rockets were fired")
    work.do("take")
    assert value(work, "type") == "shelling_artillery_missile"


def test_words_that_hold_triggers_of_several_open_the_list_with_these_first(work: DeskAtWork) -> None:
    work.select("five rockets were fired at Camp Heron by the FNB, at the JRF.\nLater in the night, air strikes")
    work.do("take")
    assert work.desk.asking is not None
    listed = [choice.id for choice in work.desk.asking.entry.listed[:2]]
    assert listed == ["shelling_artillery_missile", "air_drone_strike"]
    with pytest.raises(DeskError, match="Nothing is typed or chosen"):
        work.type("enter")
    work.type("down", "enter")
    assert value(work, "type") == "shelling_artillery_missile"


def test_the_first_walk_goes_to_the_trigger_and_not_to_the_cursor_in_other_evidence(work: DeskAtWork) -> None:
    work.desk.move_to(STORY.index("five rockets"))
    walked(work)
    work.do("take")
    go(work, "date", "On Monday")
    assert walked(work) == "Monday"
    work.do("take")
    assert value(work, "date") == "2022-01-03"
    assert work.desk.path == "place"
    # The cursor stands in the evidence of the date, so that the words of the type lead.
    work.do("unselect")
    assert walked(work) == "Camp Heron"


def test_dates_are_shown_as_they_would_be_taken(work: DeskAtWork) -> None:
    go(work, "date", "five rockets")
    assert walked(work) == "Wednesday evening"
    assert work.desk.message == "Date: “Wednesday evening” → 2022-01-05 Wed? ↵ takes it, n goes on."
    assert walked(work) == "Later in the night"
    assert work.desk.message == "Date: “Later in the night” → 2022-01-05 Wed? ↵ takes it, n goes on."
    work.do("take")
    assert value(work, "date") == "2022-01-05"
    assert work.session.layer.value(work.desk.owner, "date").value is not None


def test_a_month_is_not_made_a_day(work: DeskAtWork) -> None:
    go(work, "date", "Gunmen")
    assert walked(work) == "May 2020"
    assert "→ 2020-05?" in work.desk.message
    work.do("take")
    assert value(work, "date") == "2020-05"


def test_a_sentence_without_a_date_has_that_of_the_sentence_before(tmp_path: Path) -> None:
    text = "On Monday rockets fell. On Tuesday it was calm. Nobody said why.\n\nOn Friday they left."
    with at_work(tmp_path / "p.db", new_article("a.txt", text, "2022-01-06")) as work:
        work.do("new-event")
        work.desk.go_to_field("date")
        work.desk.move_to(text.index("Nobody"))
        work.do("next-candidate")
        assert work.desk.candidate is not None
        assert text[slice(*work.desk.candidate)] == "Tuesday"


def test_rows_of_the_table_are_known_and_shown_by_their_titles(work: DeskAtWork) -> None:
    go(work, "actor_1", "five rockets")
    assert walked(work) == "FNB"
    assert "→ Front for the Nuwar Basin?" in work.desk.message
    work.do("take")
    assert value(work, "actor_1") == "Front for the Nuwar Basin"


def test_candidates_go_around_both_ways(work: DeskAtWork) -> None:
    go(work, "date", "Gunmen")
    assert walked(work) == "May 2020"
    assert walked(work) == "Monday"
    assert walked(work, "previous-candidate") == "May 2020"
    assert walked(work, "previous-candidate") == "Later in the night"


def test_what_made_another_event_is_not_offered_first(work: DeskAtWork) -> None:
    work.desk.move_to(STORY.index("five rockets"))
    assert walked(work) == "rockets"
    work.do("take", "new-event")
    assert walked(work) == "air strikes"
    work.do("take", "new-event")
    assert walked(work) == "clashed"
    work.do("take", "new-event")
    assert walked(work) == "Rockets"


def test_names_that_answer_another_question_of_the_event_come_last(work: DeskAtWork) -> None:
    go(work, "actor_1", "five rockets")
    assert walked(work) == "FNB"
    work.do("take")
    go(work, "actor_2", "five rockets")
    # The nearest name is an answer already, and Camp Heron a place.
    assert walked(work) == "JRF"
    assert walked(work, "previous-candidate") == "FNB"


def test_where_the_sentence_has_no_such_name_the_last_known_one_before_it_comes_first(work: DeskAtWork) -> None:
    go(work, "actor_1", "24 men")
    assert walked(work) == "JRF"
    go(work, "place", "Rockets hit")
    assert walked(work) == "Dorbeyt"


def test_numbers_beside_words_of_the_help_come_first(work: DeskAtWork) -> None:
    go(work, "fatalities/best", "five rockets")
    assert walked(work) == "24"
    go(work, "count", "five rockets")
    assert walked(work) == "five"


def test_what_was_answered_before_is_a_candidate_for_fields_of_the_same_label(work: DeskAtWork) -> None:
    go(work, "target", "five rockets")
    with pytest.raises(DeskError, match="Nothing in the text looks like Target"):
        work.do("next-candidate")
    work.select("men")
    work.do("take")
    go(work, "target", "five rockets")
    assert walked(work) == "men"


def test_without_an_event_there_is_nothing_to_walk_through(tmp_path: Path) -> None:
    with at_work(tmp_path / "p.db", sample("02-market-and-checkpoint.txt")) as work:
        work.desk.path = "nowhere"
        with pytest.raises(DeskError, match="no event yet"):
            work.do("next-candidate")


def test_a_key_looks_through_so_much_and_the_next_one_goes_on(tmp_path: Path) -> None:
    text = "Nothing at all happened here.\n\n" * 3000 + "On 5 May 2021 it rained."
    with at_work(tmp_path / "p.db", new_article("a.txt", text, "2022-01-06")) as work:
        for _ in range(len(text) // candidate_finder.BLOCK // candidate_finder.MOST):
            with pytest.raises(DeskError, match="Nothing near here looks like Publication date: n looks further"):
                work.do("next-candidate")
        work.do("next-candidate")
        assert work.desk.candidate is not None
        assert text[slice(*work.desk.candidate)] == "5 May 2021"


def test_captions_are_passed_over(tmp_path: Path) -> None:
    text = "Camp Heron in a picture\n\nThey fell on Dorbeyt.\n"
    with at_work(tmp_path / "p.db", new_article("a.txt", text), schema="document") as work:
        work.select("Camp Heron in a picture")
        work.do("label:caption")
        knowledge, place = Knowledge(work.session), Field("place", FieldType.PLACE, "Place")
        finder = candidate_finder.CandidateFinder(work.desk.text, place, lambda: knowledge.known(place))
        assert [text[slice(*each)] for each in finder.within(0, len(text))] == ["Dorbeyt"]
        assert finder.after(0) == finder.before(len(text)) == (text.index("Dorbeyt"), text.index("Dorbeyt") + 7)
