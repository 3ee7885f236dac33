"""What may be typed into each type of field."""

from dataclasses import replace

import pytest

from tests.support.questions import FIELDS
from tui.domain import dates
from tui.domain.answers_error import AnswerError
from tui.domain.answers_reading import AnswerContext, edit_answer, notation_hint, read_answer, read_nothing
from tui.domain.answers_showing import literal_text
from tui.domain.schema import Field, FieldType, Option
from tui.domain.values import Nothing, make_value

THURSDAY = AnswerContext(reference=dates.parse("2022-01-06"), language="en")

T = FieldType


@pytest.mark.parametrize(
    ("type_", "typed", "literal", "parts"),
    [
        (T.TEXT, "  BBC News ", "BBC News", {}),
        (T.LONGTEXT, "first line\n\nsecond", "first line\n\nsecond", {}),
        (T.MENTION, "five rockets", "five rockets", {}),
        (T.BOOLEAN, "y", "true", {}),
        (T.BOOLEAN, "No", "false", {}),
        (T.BOOLEAN, "TRUE", "true", {}),
        (T.BOOLEAN, "f", "false", {}),
        (T.CHOICE, "010", "010", {}),
        (T.CHOICE, "10", "10", {}),
        (T.CHOICE, "no", "NO", {}),
        (T.CHOICE, "rocket", "010", {}),
        (T.CHOICE, "m", "10", {}),
        (T.SCALE, "high", "1", {}),
        (T.SCALE, "2", "2", {}),
        (T.TREE, "clash", "clash", {}),
        (T.TREE, "armed", "clash", {}),
        (T.TREE, "Battles › Armed clash", "clash", {}),
        (T.TREE, "battles > armed clash", "clash", {}),
        (T.TREE, "terr", "regains", {}),
        (T.CHOICES, "mortar; rocket", "010\n10", {}),
        (T.CHOICES, "rocket\nknife\nrocket", "010\nknife", {}),
        (T.CHOICES, "gun; other", "mix", {}),
        (T.CHOICES, "rocket; Gun; other; knife", "010\nknife\nmix", {}),
        (T.TAGS, "crowd=200;  two  words ; Crowd=200", "crowd=200\ntwo words", {}),
        (T.TAGS, "duplicate; new", "dup\nnew", {}),
        (T.INTEGER, "1,500", "1500", {}),
        (T.INTEGER, "twenty-two", "22", {}),
        (T.INTEGER, "٥", "5", {}),
        (T.INTEGER, "dozens", "12", {"words": "dozens"}),
        (T.DECIMAL, "6.40", "6.40", {}),
        (T.DECIMAL, "7", "7", {}),
        (T.QUANTITY, "about 500", "~500", {}),
        (T.QUANTITY, "Dozens", "12", {"words": "Dozens"}),
        (T.QUANTITY, "several", "plural", {"words": "several"}),
        (T.QUANTITY, "plural", "plural", {}),
        (T.DATE, "2022-01-05", "2022-01-05", {"precision": "1"}),
        (T.DATE, "wed", "2022-01-05", {"precision": "1"}),
        (T.DATE, "3-5 jan 2022", "2022-01-03/2022-01-05", {"precision": "2"}),
        (T.DATE, "jan 2022", "2022-01", {"precision": "3"}),
        (T.DATE, "2022", "2022", {"precision": "3"}),
        (T.DATE, "<2022-01-05", "../2022-01-05", {}),
        (T.DATE, "2022-01-05 /3", "2022-01-05", {"precision": "3"}),
        (T.DATE, "2022-01-05 /week", "2022-01-05", {"precision": "2"}),
        (T.DATE, "2022-01-05 /-", "2022-01-05", {}),
        (T.DATE, "2022-01-03 / 2022-01-05", "2022-01-03/2022-01-05", {"precision": "2"}),
        (T.TIME, "9pm", "21:00", {}),
        (T.PLACE, "Ain al-Asad", "Ain al-Asad", {}),
        (
            T.PLACE,
            "Ain al-Asad  @98245 /1 admin1=Al Anbar country=IQ",
            "Ain al-Asad",
            {"id": "98245", "precision": "1", "admin1": "Al Anbar", "country": "IQ"},
        ),
        (T.PLACE, "Deir Ezzor country=SY /region", "Deir Ezzor", {"precision": "3", "country": "SY"}),
        (T.ACTOR, "Military Forces of Syria (2000-) @12", "Military Forces of Syria (2000-)", {"id": "12"}),
        (T.COUNTRY, "sy", "SY", {}),
        (T.COUNTRY, "NO", "NO", {}),
        (T.LINK, "e01abc relation=part_of", "e01abc", {"relation": "part_of"}),
    ],
)
def test_answers(type_: FieldType, typed: str, literal: str, parts: dict[str, str]) -> None:
    assert read_answer(FIELDS[type_], typed, THURSDAY) == make_value(type_.value, literal, parts)


@pytest.mark.parametrize(
    ("type_", "typed", "part_of_message"),
    [
        (T.TEXT, "  ", "Source is empty"),
        (T.TAGS, " ; ", "Tags is empty"),
        (T.CHOICES, ";", "Weapons is empty"),
        (T.GROUP, "x", "fields of its own"),
        (T.BOOLEAN, "maybe", "y or n"),
        (T.CHOICE, "gun", "choose Rocket, Mortar, Knife or None"),
        (T.CHOICE, "rockt", "do you mean Rocket"),
        (T.SCALE, "hi", "could be High or Higher"),
        (T.TREE, "battles", "finer options: choose Armed clash or Government regains territory"),
        (T.CHOICES, "rocket; tank", "no option “tank”"),
        (T.INTEGER, "~500", "one whole number"),
        (T.INTEGER, "1.5", "one whole number"),
        (T.INTEGER, "-1", "0 or more"),
        (T.INTEGER, "20,000", "10000 or less"),
        (T.DECIMAL, "11", "10.5 or less"),
        (T.DECIMAL, "NaN", "one number"),
        (T.QUANTITY, "lots", "not a number"),
        (T.DATE, "5/1", "two orders"),
        (T.DATE, "2022-01-05 /9", "not a date"),
        (T.TIME, "late", "not a time"),
        (T.PLACE, '"" @1', "begins with a name"),
        (T.PLACE, "X /9", "Precision of Place has no option “9”"),
        (T.PLACE, "X province=Y", "the parts are admin1=, country="),
        (T.ACTOR, "X /1", "begins no part here"),
        (T.COUNTRY, "Syria", "two-letter ISO code"),
        (T.LINK, "12", "id of an event"),
    ],
)
def test_what_is_no_answer_is_refused_with_a_reason(type_: FieldType, typed: str, part_of_message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read_answer(FIELDS[type_], typed, THURSDAY)
    assert part_of_message in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("title", ["Other; gun", "Other;gun", "Gun; other; or; more"])
@pytest.mark.parametrize("type_", [T.CHOICES, T.TAGS])
def test_an_option_whose_title_holds_separators_is_one_answer(type_: FieldType, title: str) -> None:
    field = Field("x", type_, "X", options=(Option("mix", title), Option("gun", "Gun"), Option("a;b", "A or b")))
    spaced = title.upper().replace(";", " ;  ")
    assert read_answer(field, title, THURSDAY).literal == "mix"
    assert read_answer(field, f"gun\n{spaced};A;B", THURSDAY).literal.splitlines() == (
        ["mix", "gun", "a;b"] if type_ is T.CHOICES else ["gun", "mix", "a;b"]
    )


def test_very_many_separators_are_read_in_one_go() -> None:
    """Looking from each separator to all that follow would take days."""
    field = Field("x", T.TAGS, "X", options=(Option("mix", "Gun; other"),))
    typed = ";".join(f"tag {number}" for number in range(20_000))
    assert len(read_answer(field, typed, THURSDAY).literal.splitlines()) == 20_000


def test_a_branch_can_be_chosen_where_the_schema_allows_it() -> None:
    field = FIELDS[T.TREE]._replace(leaf_only=False)
    assert read_answer(field, "battles", THURSDAY).literal == "battles"


def test_a_truth_can_have_titles() -> None:
    field = Field("x", T.BOOLEAN, "Deadly", options=(Option("true", "Deadly"), Option("false", "Bloodless")))
    assert read_answer(field, "blood", THURSDAY).literal == "false"
    assert read_answer(field, "y", THURSDAY).literal == "true"
    with pytest.raises(AnswerError, match="no option"):
        read_answer(field, "perhaps", THURSDAY)


def test_a_link_can_have_a_closed_list_of_relations() -> None:
    field = FIELDS[T.LINK]._replace(relations=(Option("part_of", "Part of"), Option("after", "After")))
    assert read_answer(field, "e1 relation=Part of", THURSDAY).part("relation") == "part_of"
    with pytest.raises(AnswerError, match="no option"):
        read_answer(field, "e1 relation=before", THURSDAY)


def test_countries_are_looked_up_where_someone_can() -> None:
    context = AnswerContext(country={"Syria": "SY", "SY": "SY"}.get)
    assert read_answer(FIELDS[T.COUNTRY], "Syria", context).literal == "SY"
    with pytest.raises(AnswerError, match="no country “XX”"):
        read_answer(FIELDS[T.COUNTRY], "XX", context)


def test_countries_can_be_a_list_of_the_schema() -> None:
    field = FIELDS[T.COUNTRY]._replace(options=(Option("SY", "Syria"), Option("IQ", "Iraq")))
    assert read_answer(field, "ira", THURSDAY).literal == "IQ"


def test_written_dates_are_asked_for_only_when_the_notation_does_not_do() -> None:
    asked: list[str] = []

    def written(text: str) -> dates.PartialDate | None:
        asked.append(text)
        return dates.parse("2021-12") if text == "last month" else None

    context = replace(THURSDAY, written_date=written)
    assert read_answer(FIELDS[T.DATE], "wed", context).literal == "2022-01-05"
    assert asked == []
    for half_typed in ("2022-", "2022-01-", "l", "las", "5 j"):
        with pytest.raises(AnswerError):
            read_answer(FIELDS[T.DATE], half_typed, context)
    assert asked == []
    assert read_answer(FIELDS[T.DATE], "last month", context).literal == "2021-12"
    assert read_answer(FIELDS[T.DATE], "last month /2", context).part("precision") == "2"
    with pytest.raises(AnswerError, match="not a date"):
        read_answer(FIELDS[T.DATE], "no such date", context)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("-", Nothing.NOT_STATED),
        (" — ", Nothing.NOT_STATED),
        ("Not stated", Nothing.NOT_STATED),
        ("*", Nothing.NOT_APPLICABLE),
        ("n/a", Nothing.NOT_APPLICABLE),
        ("?", Nothing.UNKNOWN),
        ("unknown", None),
        ("", None),
        ("0", None),
        ("--", None),
    ],
)
def test_the_three_kinds_of_nothing(typed: str, expected: Nothing | None) -> None:
    assert read_nothing(typed) is expected


def test_editing_keeps_what_the_notation_has_no_place_for() -> None:
    place = FIELDS[T.PLACE]
    before = make_value("place", "Ain al-Assad", {"written": "Ain al-Assad base", "id": "7", "precision": "1"})
    after = edit_answer(place, before, "Ain al-Asad @98245", THURSDAY)
    assert after == make_value("place", "Ain al-Asad", {"written": "Ain al-Assad base", "id": "98245"})


def test_editing_starts_anew_where_the_type_has_changed() -> None:
    before = make_value("text", "x", {"written": "y"})
    assert edit_answer(FIELDS[T.ACTOR], before, "IRGC", THURSDAY) == make_value("actor", "IRGC")
    assert edit_answer(FIELDS[T.ACTOR], None, "IRGC", THURSDAY) == make_value("actor", "IRGC")


def test_a_word_of_the_field_stays_until_another_is_typed() -> None:
    before = make_value("integer", "12", {"words": "dozens"})
    assert edit_answer(FIELDS[T.INTEGER], before, "20", THURSDAY).part("words") == "dozens"
    assert edit_answer(FIELDS[T.INTEGER], before, "hundreds", THURSDAY).part("words") == "hundreds"


def test_a_place_can_have_a_closed_list_of_relations() -> None:
    field = FIELDS[T.PLACE]._replace(relations=(Option("at", "At"), Option("near", "Near")))
    assert read_answer(field, "Kirkuk relation=near", THURSDAY).part("relation") == "near"
    assert "relation=at|near" in notation_hint(field)
    with pytest.raises(AnswerError, match="no option"):
        read_answer(field, "Kirkuk relation=under", THURSDAY)


def test_what_came_with_a_name_goes_with_it() -> None:
    before = make_value("actor", "IS", {"inter": "2", "country": "IQ", "written": "the group"})

    assert edit_answer(FIELDS[T.ACTOR], before, "IS", THURSDAY) == before
    assert edit_answer(FIELDS[T.ACTOR], before, "PMF", THURSDAY) == make_value(
        "actor", "PMF", {"written": "the group"}
    )


LISTED = Field("who", FieldType.ACTOR, "Who", table="actors", columns=("id", "name", "side", "country"))


def test_columns_are_typed_behind_a_name_that_is_not_in_the_table() -> None:
    value = read_answer(LISTED, "Local militia side=3 country=Syria", THURSDAY)
    assert value == make_value("actor", "Local militia", {"side": "3", "country": "Syria"})
    assert literal_text(LISTED, value) == "Local militia side=3 country=Syria"
    assert edit_answer(LISTED, value, "Local militia side=4", THURSDAY) == make_value(
        "actor", "Local militia", {"side": "4"}
    )


def test_columns_of_a_row_come_along_unseen() -> None:
    value = make_value("actor", "Jaysh al-Islam", {"id": "a1", "side": "3", "country": "Syria"})
    assert literal_text(LISTED, value) == "Jaysh al-Islam @a1"
    assert edit_answer(LISTED, value, "Jaysh al-Islam @a1", THURSDAY) == value
    assert edit_answer(LISTED, value, "Jaysh @a1", THURSDAY) == make_value("actor", "Jaysh", {"id": "a1"})


def test_a_row_cannot_be_typed_without_its_table() -> None:
    dyad = Field("dyad", FieldType.REFERENCE, "Dyad", table="dyads", columns=("id", "name"))
    with pytest.raises(AnswerError, match="Dyad takes a row of the table dyads: choose it there, not “90001”"):
        read_answer(dyad, "90001", THURSDAY)


@pytest.mark.parametrize(
    ("type_", "typed", "literal"),
    [
        (T.INTEGER, "treinta y cinco", "35"),
        (T.INTEGER, "1.500", "1500"),
        (T.DECIMAL, "dos", "2"),
        (T.QUANTITY, "unos cuarenta", "~40"),
        (T.QUANTITY, "about 40", "~40"),
    ],
)
def test_numbers_may_be_typed_in_the_words_of_the_article(type_: FieldType, typed: str, literal: str) -> None:
    assert read_answer(FIELDS[type_], typed, replace(THURSDAY, language="es")).literal == literal
