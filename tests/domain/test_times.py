"""Times of day."""

import pytest

from tui.domain.answers_error import AnswerError
from tui.domain.times import read_time, time_pattern


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("21:30", "21:30"),
        ("9:05", "09:05"),
        ("21.30", "21:30"),
        ("21h30", "21:30"),
        ("2130", "21:30"),
        ("0000", "00:00"),
        ("9pm", "21:00"),
        ("9 p.m.", "21:00"),
        ("9:30 P.M.", "21:30"),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("noon", "12:00"),
        ("Midnight", "00:00"),
        ("٢١:٣٠", "21:30"),
    ],
)
def test_times(typed: str, expected: str) -> None:
    assert read_time(typed) == expected


@pytest.mark.parametrize(
    ("typed", "part_of_message"),
    [
        ("9", "half of the day"),
        ("24:00", "hours end at 23"),
        ("12:60", "minutes at 59"),
        ("2460", "hours end at 23"),
        ("13pm", "1 to 12"),
        ("0am", "1 to 12"),
        ("evening", "not a time of day"),
        ("", "not a time of day"),
    ],
)
def test_what_is_no_time_is_refused_with_a_reason(typed: str, part_of_message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read_time(typed)
    assert part_of_message in caught.value.message


def test_the_pattern_finds_times_in_text() -> None:
    text = "At 9:30 p.m. and 21:45, not 3:2 or 1.5 or 10:20:30; 18.00 GMT, 0900 hours, noon, 9am."
    found = [each[0] for each in time_pattern().finditer(text)]
    assert found == ["9:30 p.m.", "21:45", "18.00", "0900", "noon", "9am"]
