"""Numbers in running text."""

import pytest

from tui.domain.candidates_numbers import number_ranges

PRESETS = (("a crowd", "20"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five rockets and eight drones", ["five", "eight"]),
        ("On January 5, 2022, five at 9:30 p.m.", ["five"]),
        ("five, on Wednesday 5 January", ["five"]),
        ("12 of 2022-01-05 or 1,500", ["12", "1,500"]),
        ("between 80 and 100 came", ["between 80 and 100"]),
        ("several hundred of a crowd", ["several hundred", "a crowd"]),
        ("two three and twenty", ["twenty"]),
        ("an F-16, a two-day raid", []),
        ("٣٠٠ شخص", ["٣٠٠"]),
    ],
)
def test_numbers(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in number_ranges(text, 0, len(text), PRESETS)] == expected


def test_vague_words_can_be_left_out_but_not_those_of_the_field() -> None:
    text = "dozens, several, a crowd, five"
    found = [text[start:end] for start, end in number_ranges(text, 0, len(text), PRESETS, vague=False)]
    assert found == ["a crowd", "five"]
