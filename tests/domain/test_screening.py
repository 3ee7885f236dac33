"""One question about a whole article."""

import pytest

from tui.domain.edits import apply
from tui.domain.errors import EditError
from tui.domain.layers import ARTICLE, Layer, Status
from tui.domain.schema import Field, FieldType, Option, Schema
from tui.domain.screening import Meaning, Verdict, reason_field, screen, screening_field, verdicts
from tui.domain.values import Nothing
from tui.services.schemas import load_named_schema

REASONS = (Option("none", "Nothing happened"), Option("old", "Only the past"), Option("x", "No", retired=True))
UNASKED = Schema("s", "1", "S", no_event_reasons=REASONS)
ASKED = Schema("s", "1", "S", article_fields=(Field("relevant", FieldType.BOOLEAN, "Relevant"),))
LAYER = Layer("a", "ana")


def keys(schema: Schema, taken: str = "") -> str:
    return " ".join(f"{each.key}:{each.title}" for each in verdicts(schema, taken))


def by_key(schema: Schema, key: str) -> Verdict:
    return next(each for each in verdicts(schema, "u") if each.key == key)


def test_the_question_is_the_schemas_own() -> None:
    shipped = load_named_schema("conflict-event")
    field = screening_field(shipped)
    assert field is not None
    assert field.id == "codeable"
    asks = reason_field(shipped)
    assert asks is not None
    assert asks.id == "why"
    assert keys(shipped, "u") == "y:Yes n:No s:Unsure"


def test_yes_no_and_unknown_of_a_boolean() -> None:
    assert keys(ASKED, "u") == "y:Yes n:No s:Unsure"
    assert reason_field(ASKED) is None


def test_without_a_question_the_reasons_for_no_event_are_numbered() -> None:
    assert screening_field(UNASKED) is None
    assert keys(UNASKED, "u") == "1:Nothing happened 2:Only the past y:Yes s:Unsure"
    assert keys(Schema("s", "1", "S"), "u") == "n:No y:Yes s:Unsure"


@pytest.mark.parametrize(
    "field",
    [
        Field("codeable", FieldType.TEXT, "C"),
        Field("codeable", FieldType.BOOLEAN, "C", many=True),
        Field("codeable", FieldType.BOOLEAN, "C", derive="1", readonly=True),
        Field("other", FieldType.BOOLEAN, "C"),
    ],
)
def test_other_fields_are_not_the_question(field: Field) -> None:
    assert screening_field(Schema("s", "1", "S", article_fields=(field,))) is None


def test_no_two_verdicts_have_one_key() -> None:
    options = tuple(Option(f"c{n}", title) for n, title in enumerate(["Yes", "Yet", "Ye", "五", "No", "Not", "On"]))
    schema = Schema("s", "1", "S", article_fields=(Field("codeable", FieldType.CHOICE, "C", options=options),))
    given = [each.key for each in verdicts(schema, "u")]
    assert given[:4] == ["y", "e", "3", "4"]
    assert len({key for key in given if key}) == len([key for key in given if key])


def test_a_verdict_answers_the_question_and_says_why_in_one_step() -> None:
    shipped = load_named_schema("conflict-event")
    after = apply(LAYER, screen(shipped, LAYER, by_key(shipped, "n"), "sport"))
    assert after.value(ARTICLE, "codeable").value is not None
    assert after.value(ARTICLE, "codeable").value.literal == "no"  # type: ignore[union-attr]
    assert after.value(ARTICLE, "why").value.literal == "sport"  # type: ignore[union-attr]
    assert after.status is Status.IN_PROGRESS
    noted = apply(LAYER, screen(ASKED, LAYER, by_key(ASKED, "s"), "two papers differ"))
    said = noted.value(ARTICLE, "relevant")
    assert (said.nothing, said.value, said.note) == (Nothing.UNKNOWN, None, "two papers differ")


def test_verdicts_without_a_question() -> None:
    no = apply(LAYER, screen(UNASKED, LAYER, by_key(UNASKED, "2"), "page 3"))
    assert (no.status, no.attributes["reason"], no.attributes["note"]) == (Status.NO_EVENT, "old", "page 3")
    yes = apply(LAYER, screen(UNASKED, LAYER, by_key(UNASKED, "y")))
    assert (yes.status, yes.flag) == (Status.IN_PROGRESS, "")
    unsure = apply(LAYER, screen(UNASKED, LAYER, by_key(UNASKED, "s")))
    assert (unsure.status, unsure.flag) == (Status.IN_PROGRESS, "unsure")
    bare = Schema("s", "1", "S")
    why = apply(LAYER, screen(bare, LAYER, by_key(bare, "n"), "sport"))
    assert (why.attributes["reason"], why.attributes.get("note")) == ("sport", None)
    assert by_key(bare, "n").needs_reason


def test_events_are_not_overruled() -> None:
    with pytest.raises(EditError):
        screen(UNASKED, Layer("a", "ana", events=("e1",)), Verdict("1", "No", Meaning.NO_EVENT, "none"))
