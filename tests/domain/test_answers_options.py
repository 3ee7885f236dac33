"""Finding the option that is meant."""

import pytest

from tests.support.questions import FIELDS
from tui.domain.answers_error import AnswerError
from tui.domain.answers_options import (
    choosable,
    exact_option,
    option_in,
    option_text,
    read_option,
    way_title,
)
from tui.domain.schema import Field, FieldType, Option

TREE = FIELDS[FieldType.TREE]
WEAPON = FIELDS[FieldType.CHOICE]


def test_the_way_to_a_leaf_is_shown() -> None:
    assert way_title(TREE, "clash") == "Battles › Armed clash"
    assert way_title(WEAPON, "010") == "Rocket"
    assert way_title(WEAPON, "retired code") == "retired code"


def test_branches_can_be_chosen_only_where_the_schema_says_so() -> None:
    assert "battles" not in [option.code for option in choosable(TREE)]
    assert "battles" in [option.code for option in choosable(TREE._replace(leaf_only=False))]


def test_a_code_wins_over_a_title_and_both_over_a_beginning() -> None:
    options = (Option("a", "B"), Option("b", "A"), Option("c", "AB"))
    field = Field("x", FieldType.CHOICE, "X", options=options)
    assert [read_option(field, typed) for typed in ("a", "b", "A", "AB")] == ["a", "b", "a", "c"]
    assert exact_option(field, "ab") == "c"
    assert exact_option(field, "abc") == ""


def test_a_long_list_is_not_told_whole() -> None:
    options = tuple(Option(str(number), f"Title {number}") for number in range(100))
    field = Field("x", FieldType.CHOICE, "X", options=options)
    with pytest.raises(AnswerError) as caught:
        read_option(field, "zzz")
    assert "97 more" in caught.value.message
    with pytest.raises(AnswerError) as caught:
        read_option(field, "title")
    assert "could be Title 0, Title 1, Title 2 or 97 more" in caught.value.message


def test_an_empty_list_says_so_in_one_line() -> None:
    with pytest.raises(AnswerError, match="has no option"):
        read_option(WEAPON, " ")
    with pytest.raises(AnswerError, match="has no option"):
        read_option(Field("x", FieldType.CHOICE, "X"), "a")


@pytest.mark.parametrize(("code", "text"), [("010", "Rocket"), ("NO", "None"), ("gone", "gone")])
def test_the_text_to_edit_is_the_title_where_it_leads_back(code: str, text: str) -> None:
    assert option_text(WEAPON, code) == text


def test_the_text_to_edit_is_the_code_where_a_title_is_not_enough() -> None:
    same = Field(
        "x", FieldType.CHOICE, "X", options=(Option("1", "Other"), Option("2", "Other"), Option("Other", "No"))
    )
    assert [option_text(same, code) for code in ("1", "2", "Other")] == ["1", "2", "No"]
    assert option_text(FIELDS[FieldType.CHOICES], "mix") == "mix"


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("rockets", "010"),
        ("Rocket", "010"),
        ("MORTARS", "10"),
        ("rocket launcher", ""),
        ("none", "NO"),
        ("", ""),
    ],
)
def test_words_of_the_text_name_options(quote: str, code: str) -> None:
    assert option_in(WEAPON, quote) == code


def test_a_title_of_alternatives_gives_a_term_for_each() -> None:
    assert option_in(TREE, "artillery") == "shelling"
    assert option_in(TREE, "missile\n attacks") == "shelling"
    assert option_in(TREE, "drone strikes") == "drone"
    assert option_in(TREE, "remote violence") == ""


def test_short_and_bare_numbers_are_no_terms() -> None:
    field = Field("x", FieldType.CHOICE, "X", options=(Option("1", "UN"), Option("2", "2020")))
    assert [option_in(field, words) for words in ("UN", "the UN", "2020s")] == ["1", "", ""]


def test_a_term_of_two_options_names_neither() -> None:
    field = Field("x", FieldType.CHOICE, "X", options=(Option("1", "Gun/Rifle"), Option("2", "Gun/Pistol")))
    assert (option_in(field, "gun"), option_in(field, "pistol")) == ("", "2")
