"""Stretches of text that could fill a field."""

import pytest

from tests.support.questions import FIELDS
from tui.domain.candidates import candidates
from tui.domain.candidates_clues import strength
from tui.domain.known_names import KnownNames
from tui.domain.schema import Field, FieldType, Option

T = FieldType

STORY = """Militia base shelled again

On Wednesday night, a drone was shot down near the Tell Barud base. Earlier on Wednesday evening, five rockets were
launched towards Tell Barud; a number of them fell short. Maj.-Gen. John W. Okoye, Jr., said on Jan. 5 that at least
eight soldiers of the Nuwar Basin Front were hurt at 9:30 p.m. No casualties were reported in al-Khalis.
"""


def found(type_: FieldType, text: str = STORY) -> list[str]:
    return [text[start:end] for start, end in candidates(FIELDS[type_], text, 0, len(text))]


def test_dates_with_their_times_of_day() -> None:
    assert found(T.DATE) == ["Wednesday night", "Earlier on Wednesday evening", "Jan. 5"]


def test_numbers_with_their_hedges_but_not_those_of_dates_and_times() -> None:
    assert found(T.INTEGER) == ["five", "at least\neight"]
    assert found(T.QUANTITY) == ["five", "a number of", "at least\neight"]


def test_names_with_their_particles() -> None:
    expected = ["Militia", "Tell Barud", "Tell Barud", "Maj.-Gen. John W. Okoye", "Nuwar Basin Front", "al-Khalis"]
    assert found(T.ACTOR) == expected
    assert found(T.PLACE) == [name for name in expected if not name.startswith("Maj.")]


def test_triggers_are_not_found_in_dates() -> None:
    field = Field("type", T.CHOICE, "Type", options=(Option("m", "Demonstration", triggers=("march",)),))
    text = "On March 5 they marched. The March of March 2020; march!"
    assert [text[slice(*each)] for each in candidates(field, text, 0, len(text))] == ["marched", "March", "march"]


def test_names_of_something_else_are_left_out_unless_they_are_known_for_the_field() -> None:
    text = "The Reed Group left Kerfana for Gozamir."
    places = (KnownNames(["Kerfana", "Gozamir"]),)
    found = candidates(FIELDS[T.ACTOR], text, 0, len(text), (KnownNames(["Gozamir"]),), foreign=places)
    assert [text[slice(*each)] for each in found] == ["Reed Group", "Gozamir"]


def test_times_of_day() -> None:
    assert found(T.TIME) == ["9:30 p.m."]


def test_words_of_options() -> None:
    assert found(T.CHOICE) == ["rockets"]
    assert found(T.TREE, "Shelling and a missile attack, then drone strikes.") == [
        "Shelling",
        "missile attack",
        "drone strikes",
    ]


@pytest.mark.parametrize("type_", [T.TEXT, T.LONGTEXT, T.TAGS, T.LINK, T.GROUP, T.BOOLEAN])
def test_nothing_is_guessed_where_nothing_can_be(type_: FieldType) -> None:
    assert found(type_) == []


def test_countries_of_the_schema_are_the_only_candidates() -> None:
    field = Field("c", T.COUNTRY, "Country", options=(Option("SY", "Syria"), Option("IQ", "Iraq")))
    text = "Iraq and Iran met Syria."
    assert [text[slice(*each)] for each in candidates(field, text, 0, len(text))] == ["Iraq", "Syria"]


def test_only_the_stretch_is_searched_and_offsets_are_of_the_whole_text() -> None:
    start = STORY.index("Earlier")
    end = STORY.index("Maj.")
    assert [STORY[slice(*each)] for each in candidates(FIELDS[T.DATE], STORY, start, end)] == [
        "Earlier on Wednesday evening",
    ]
    assert candidates(FIELDS[T.PLACE], STORY, 5, 5) == []


def test_a_candidate_splits_no_cluster() -> None:
    text = "Zoe\u0308 Ångqvist met 5\ufe0f\u20e3 people"
    assert found(T.PLACE, text) == ["Zoe\u0308 Ångqvist"]
    assert found(T.INTEGER, text) == []


@pytest.mark.parametrize("type_", [T.DATE, T.INTEGER, T.PLACE, T.CHOICE, T.TIME])
@pytest.mark.parametrize(
    "text",
    ["", "。" * 50, "وقال المتحدث إن الهجوم وقع", "\x00\x1b[31m\u202e", "A", ".", "Al-", "5-", "a a a a", "-\n-\n"],
)
def test_any_text_will_do(type_: FieldType, text: str) -> None:
    for start, end in candidates(FIELDS[type_], text, 0, len(text)):
        assert 0 <= start < end <= len(text)


def test_known_names_are_candidates_and_the_longest_of_those_that_overlap() -> None:
    text = "Rebels near Camp Heron fled to Abu Shalal market."
    known = (KnownNames(["rebels", "Camp"]), KnownNames(["Abu Shalal market"]))
    found = candidates(FIELDS[T.PLACE], text, 0, len(text), known)
    assert [text[slice(*each)] for each in found] == ["Rebels", "Camp Heron", "Abu Shalal market"]
    assert [strength(FIELDS[T.PLACE], text, each, known) for each in found] == [2, 1, 2]
    tagged = candidates(FIELDS[T.TEXT], text, 0, len(text), known)
    assert [text[slice(*each)] for each in tagged] == ["Rebels", "Camp", "Abu Shalal market"]
    assert candidates(FIELDS[T.LONGTEXT], text, 0, len(text), known) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least eight; two to three; dozens", ["at least eight", "two to three", "dozens"]),
        ("According to Deir Ezzor 24, one of 24 rockets", ["one", "24"]),
        ("Police said 24 died. In 24 hours", ["24", "24"]),
        ("the Group of Seven and the Nineteen April group", []),
        ("Seven Iraqi soldiers died", ["Seven"]),
        ("the 2011 uprising, 2,011 men", ["2,011"]),
        ("on 5 May 2021 and at 9 p.m.", []),
        ("Ana Sol, 58, and Ben, 7; in Kerfana, 58 men died", ["58"]),
    ],
)
def test_numbers_of_dates_years_and_names_are_none(text: str, expected: list[str]) -> None:
    assert found(T.QUANTITY, text) == expected


def test_numbers_beside_words_of_the_help_are_the_better_ones() -> None:
    field = Field("dead", T.INTEGER, "Dead", help="How many were killed or died of wounds.")
    text = "Some 30 km on, far from the town, four people were killed. Police had used tear gas and fired 40 shots."
    ranked = {text[slice(*each)]: strength(field, text, each) for each in candidates(field, text, 0, len(text))}
    assert ranked["four"] > ranked["40"] == ranked["Some 30"] == 0
    assert strength(field, "police fired 40", (13, 15), help_text="how many were fired") == 1


def test_which_police_it_is_is_no_trigger_and_a_month_none_either() -> None:
    field = Field(
        "type", T.CHOICE, "Type", options=(Option("riot", "Riot"), Option("march", "March", triggers=("march",)))
    )
    text = "Riot police in riot gear watched a march; a riot followed. It was the last\nMarch."
    assert [text[slice(*each)] for each in candidates(field, text, 0, len(text))] == ["march", "riot"]
