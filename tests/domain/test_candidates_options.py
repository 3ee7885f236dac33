"""Words of a text that point to an answer of a closed list."""

from tui.domain.candidates_options import mentioned, option_phrases, suggested, suggests_by_trigger
from tui.domain.schema import Field, FieldType, Option

TYPE = Field(
    "type",
    FieldType.TREE,
    "Type",
    options=(
        Option(
            "battles",
            "Battles",
            options=(
                Option("clash", "Armed clash", triggers=("clash", "open fire")),
                Option("gone", "Skirmish", retired=True),
            ),
        ),
        Option(
            "protests",
            "Protests",
            options=(
                Option("peaceful", "Peaceful protest", triggers=("protest", "march")),
                Option("force", "Protest with force", triggers=("tear gas", "march")),
            ),
        ),
        Option("other", "Other", examples=("state of siege",)),
    ),
)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[each.start : each.end], each.meant.codes) for each in option_phrases(TYPE, text, 0, len(text))]


def test_triggers_are_found_in_their_forms() -> None:
    assert found("Clashes began; police opened fire while others were clashing.") == [
        ("Clashes", ("clash",)),
        ("opened fire", ("clash",)),
        ("clashing", ("clash",)),
    ]


def test_a_trigger_of_several_answers_names_them_in_the_order_of_the_list() -> None:
    assert found("They marched.") == [("marched", ("peaceful", "force"))]


def test_titles_codes_and_examples_count_but_a_trigger_counts_before_them() -> None:
    assert found("an armed clash, a state of siege") == [
        ("armed clash", ("clash",)),
        ("state of siege", ("other",)),
    ]
    # Alone it is the title of a branch; as a trigger it points to one leaf.
    assert suggested(TYPE, "protests") == ("peaceful",)
    assert suggested(TYPE, "battles") == ("clash",)
    assert (suggests_by_trigger(TYPE, "protests"), suggests_by_trigger(TYPE, "armed clash")) == (True, False)


def test_retired_answers_and_empty_words_light_nothing() -> None:
    assert found("A skirmish, and other things.") == []
    assert suggested(TYPE, "") == ()


def test_titles_have_a_plural_and_no_other_forms() -> None:
    field = Field("weapon", FieldType.CHOICE, "Weapon", options=(Option("fire", "Fire"), Option("c1", "Gas/air")))
    text = "Fires; they fired, and gas in the air."
    assert [text[slice(*each[:2])] for each in option_phrases(field, text, 0, len(text))] == ["Fires"]


def test_what_stands_inside_of_words_comes_with_triggers_first() -> None:
    assert mentioned(TYPE, "a state of siege and clashes during a march") == ("clash", "peaceful", "force", "other")
    assert mentioned(TYPE, "nothing of the kind") == ()
