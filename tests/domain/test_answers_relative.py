import pytest

from tui.domain import dates
from tui.domain.answers import AnswerContext, edit_answer, read_answer
from tui.domain.answers_error import AnswerError
from tui.domain.answers_relative import read_related_date
from tui.domain.schema import Field, FieldType
from tui.domain.values import make_value

DATES = {1: "2022-01-05", 2: "2022-01", 3: "../2022-01-05"}
FIELD = Field("date", FieldType.DATE, "Date")


def event_date(number: int) -> tuple[dates.PartialDate, str] | None:
    literal = DATES.get(number)
    return (dates.parse(literal), f"e{number}x") if literal else None


@pytest.mark.parametrize(
    ("typed", "literal", "relative"),
    [
        ("e1", "2022-01-05", "on e1x"),
        ("E1", "2022-01-05", "on e1x"),
        ("event 1", "2022-01-05", "on e1x"),
        ("on e2", "2022-01", "on e2x"),
        ("before e1", "../2022-01-04", "before e1x"),
        ("< e1", "../2022-01-04", "before e1x"),
        ("by e1", "../2022-01-05", "by e1x"),
        ("after e1", "2022-01-06/..", "after e1x"),
        (">e1", "2022-01-06/..", "after e1x"),
        ("since e2", "2022-01-01/..", "since e2x"),
        ("after e2", "2022-02-01/..", "after e2x"),
        ("before e2", "../2021-12-31", "before e2x"),
        ("e1 + 3 days", "2022-01-08", "on e1x +3d"),
        ("e1-1", "2022-01-04", "on e1x -1d"),
        ("e1 - 1 week", "2021-12-29", "on e1x -1w"),
        ("before e1 + 2d", "../2022-01-06", "before e1x +2d"),
        ("after e3", "2022-01-06/..", "after e3x"),
    ],
)
def test_dates_hang_on_other_events(typed: str, literal: str, relative: str) -> None:
    found = read_related_date(typed, event_date)

    assert found is not None
    assert (found.date.literal, found.relative) == (literal, relative)


@pytest.mark.parametrize("typed", ["2022-01-05", "e", "e0", "before", "east", "e1 or e2", "e1 + 3 months", ""])
def test_what_is_no_such_date(typed: str) -> None:
    assert read_related_date(typed, event_date) is None


def test_without_events_there_is_none() -> None:
    assert read_related_date("e1", None) is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [("e4", "Event 4 has no date"), ("e2 + 1", "Only from a day"), ("before e3", "open at that end")],
)
def test_an_event_whose_date_is_not_known_well_enough(typed: str, told: str) -> None:
    with pytest.raises(AnswerError, match=told):
        read_related_date(typed, event_date)


def test_the_answer_says_on_what_it_hangs_until_another_date_is_typed() -> None:
    context = AnswerContext(event_date=event_date)
    value = read_answer(FIELD, "after e1", context)

    assert value == make_value("date", "2022-01-06/..", {"relative": "after e1x"})
    assert edit_answer(FIELD, value, "2022-01-06/..", context) == value
    assert edit_answer(FIELD, value, "2022-01-07", context) == make_value("date", "2022-01-07")
