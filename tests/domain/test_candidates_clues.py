"""What the words around a candidate say of it."""

import pytest

from tui.domain.candidates_clues import (
    ends_dateline,
    is_denied,
    is_where,
    tells_what_is_counted,
    tells_who_acts,
)
from tui.domain.spans import Range


def range_of(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The Front attacked a post", True),
        ("Fighters of the Front attacked a post", True),
        ("Men whom the Front had armed attacked a post", True),
        ("A lorry for the Front attacked a post", False),
        ("Near the Front, others attacked a post", False),
        ("The Front met for talks before others attacked a post", False),
        ("Others attacked a post of the Front", False),
        ("Others attacked it; she blamed the Front", True),
        ("It was attacked by the Front", True),
        ("It was attacked by the suspected Front", True),
    ],
)
def test_who_acts_stands_close_before_the_trigger_or_behind_by(text: str, acts: bool) -> None:  # noqa: FBT001 - a case
    assert tells_who_acts(text, range_of(text, "Front"), range_of(text, "attacked")) is acts


def test_where_no_trigger_is_known_only_by_and_blamed_tell() -> None:
    assert not tells_who_acts("The Front attacked", (4, 9), None)
    assert tells_who_acts("blamed on the Front", (14, 19), None)


@pytest.mark.parametrize(
    ("text", "number", "counts"),
    [
        ("killed four people and wounded 17.", "four", True),
        ("killed four people and wounded 17.", "17", False),
        ("four people were killed", "four", True),
        ("11 people were wounded", "11", False),
        ("dozens of dead", "dozens", True),
        ("the dead, two of them women", "two", True),
        ("eight rockets were fired", "eight", False),
        ("The driver and three guards were killed", "three", False),
        ("Two soldiers and a civilian were killed", "Two", False),
        ("air strikes were reported, and 24 men were killed", "24", True),
        ("Three were killed and two were wounded", "two", False),
        ("They fired 40 shots. Nobody was killed", "40", False),
        ("some 60 km away people were killed", "some 60", False),
    ],
)
def test_the_word_beside_a_number_says_what_it_counts(text: str, number: str, counts: bool) -> None:  # noqa: FBT001
    numbers = [range_of(text, each) for each in ("four", "17", "two") if each in text]
    found = range_of(text, number)
    others = [each for each in numbers if each != found]
    whole = (0, len(text))
    said = tells_what_is_counted(
        text, found, whole, others, asked="The dead: who was killed or died.", beside="The dead and the wounded."
    )
    assert said is counts


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Nobody was arrested", True),
        ("No one has been arrested", True),
        ("They were not arrested", True),
        ("He denied having arrested them", True),
        ("No shots fell. Two men were arrested", False),
        ("Two men were arrested", False),
    ],
)
def test_a_trigger_that_is_denied(text: str, denied: bool) -> None:  # noqa: FBT001 - a case
    assert is_denied(text, range_of(text, "arrested")) is denied


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("KALOMIRA, Greece, Sept. 14 – A crowd marched", True),
        ("Headline\n\nPUERTO LIRIO, Sept. 14 - Two attacks", True),
        ("Sept. 14 (Agency) — Two attacks", True),
        ("They came on the night of Sept. 14 - and left", False),
        ("KALOMIRA, Greece, Sept. 14, was quiet", False),
    ],
)
def test_the_date_of_a_dateline_tells_when_it_was_written(text: str, ends: bool) -> None:  # noqa: FBT001
    assert ends_dateline(text, range_of(text, "Sept. 14")) is ends


@pytest.mark.parametrize(
    ("text", "where"),
    [("in Kerfana", True), ("near the town of Kerfana", True), ("of the Kerfana", False), ("on Kerfana", False)],
)
def test_only_some_words_stand_before_places_alone(text: str, where: bool) -> None:  # noqa: FBT001
    assert is_where(text, range_of(text, "Kerfana")) is where


def test_examples_in_a_help_text_say_nothing_of_what_stands_beside() -> None:
    text, whole = "Five soldiers were killed.", (0, 26)
    beside = 'The dead and the wounded, such as "two soldiers were hurt" or “three soldiers”.'
    assert tells_what_is_counted(text, (0, 4), whole, [], asked="Killed or died.", beside=beside)
    assert not tells_what_is_counted(text, (0, 4), whole, [], asked="Killed or died.", beside="Soldiers.")
