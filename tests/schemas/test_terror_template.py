import pytest

from tests.support.filled import EVENT, Said, every_field, filled, shipped, worked_out
from tui.domain.asking import is_offered
from tui.domain.completing import completed
from tui.domain.lookups import Answers
from tui.domain.problems import problems
from tui.domain.schema import Field, walk_options
from tui.domain.values import Nothing

SCHEMA = shipped("terror-template")
FIELDS = {field.id: field for field in SCHEMA.event_fields}


def inside(group: str, field: str) -> Field:
    return next(each for each in FIELDS[group].fields if each.id == field)


def codes(field: Field) -> list[str]:
    return [way[-1].code for way in walk_options(field.options)]


@pytest.mark.parametrize(
    ("type_", "instrument", "phys"),
    [
        ("ARSON", "*", ""),
        ("KIDNAPPING", "*", "*"),
        ("ATTACK", "", ""),
        ("BOMBING", "", ""),
        ("FORCED WORK STOPPAGE", "", ""),
        ("HIJACKING", "", ""),
        ("ROBBERY", "", ""),
    ],
)
def test_some_incidents_have_no_instrument_or_thing(type_: str, instrument: str, phys: str) -> None:
    assert worked_out(SCHEMA, {"type": type_}, "instrument") == instrument
    assert worked_out(SCHEMA, {"type": type_}, "phys") == phys


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("BOMBING", True),
        ("ROBBERY", False),
    ],
)
def test_a_robbery_damages_nothing(type_: str, expected: bool) -> None:  # noqa: FBT001 - a table
    layer = completed(SCHEMA, filled(SCHEMA, {"type": type_, "phys/p1/id": "a bank"}))
    answers = Answers(SCHEMA, layer, EVENT)
    place = answers.top().inside(FIELDS["phys"], "p1")
    offered = {
        way[-1].code: is_offered(answers, way, place) for way in walk_options(inside("phys", "effect").options)
    }

    assert [offered[code] for code in ("DESTROYED", "SOME DAMAGE", "NO DAMAGE")] == [expected] * 3
    assert [offered[code] for code in ("MONEY TAKEN FROM TARGET", "TARGET TAKEN")] == [True] * 2


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"hum/h1/kind": "CIVILIAN"}, ["required:hum/h1/description"]),
        ({"hum/h1/name": "Ines Barragan"}, []),
        ({"perp_org/o1/id": "Llanero Column"}, ["required:perp_org/o1/confidence"]),
        ({"perp_org/o1/id": "Llanero Column", "perp_org/o1/confidence": "ACQUITTED"}, []),
        ({"date": "2025-06-20"}, ["after_publication"]),
        ({"date": "../2025-06-18"}, []),
        ({"category": "STATE-SPONSORED VIOLENCE"}, ["state_or_group"]),
        ({"category": "STATE-SPONSORED VIOLENCE", "perp_individual/p1": "the army"}, []),
    ],
)
def test_the_rules(answers: dict[str, Said], expected: list[str]) -> None:
    whole: dict[str, Said] = {
        "type": "ATTACK",
        "stage": "ACCOMPLISHED",
        "date": "2025-06-18",
        "location": "San Evaristo",
        **answers,
    }
    found = problems(SCHEMA, filled(SCHEMA, whole, {"publication_date": "2025-06-19"}), EVENT)

    assert [each.check for each in found if not each.check.startswith("evidence:")] == expected


def test_the_lists_are_complete() -> None:
    assert len(codes(FIELDS["type"])) == 7
    assert codes(FIELDS["stage"]) == ["ACCOMPLISHED", "ATTEMPTED", "THREATENED"]
    assert len(codes(FIELDS["category"])) == 2
    assert len(codes(inside("perp_org", "confidence"))) == 6
    assert len(codes(inside("phys", "kind"))) == 18
    assert len(codes(inside("phys", "effect"))) == 6
    assert len(codes(inside("hum", "kind"))) == 13
    assert len(codes(inside("hum", "effect"))) == 10


def test_the_tree_of_instruments_has_three_levels() -> None:
    ways = [tuple(option.code for option in way) for way in walk_options(inside("instrument", "kind").options)]

    assert len(ways) == 21
    assert {way for way in ways if len(way) == 1} == {
        (code,)
        for code in ("GUN", "EXPLOSIVE", "PROJECTILE", "CUTTING DEVICE", "FIRE", "STONE", "TORTURE", "OTHER")
    }
    assert [way[-1] for way in ways if len(way) == 3] == ["VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"]
    assert not inside("instrument", "kind").leaf_only


def test_the_table_has_a_column_for_each_slot() -> None:
    assert SCHEMA.export is not None
    assert [column.name.partition(" ")[0] for column in SCHEMA.export.columns] == [str(slot) for slot in range(25)]
    assert dict(SCHEMA.export.codes) == {"not_stated": "-", "unknown": "-", "not_applicable": "*"}


def test_every_slot_of_the_form_names_its_number() -> None:
    named = [field.codebook for field in every_field(SCHEMA.event_fields) if field.codebook]

    assert sorted(set(named), key=lambda text: int(text.split()[1])) == [f"slot {slot}" for slot in range(2, 25)]


def test_a_key_may_hold_alternatives_and_leave_templates_out() -> None:
    assert SCHEMA.alternatives
    assert FIELDS["optional"].default == "false"
    assert Nothing.NOT_APPLICABLE in FIELDS["location"].nothing
