import pytest

from tests.support.filled import Said, chosen, every_field, filled, rows, shipped, worked_out
from tui.domain.completing import completed
from tui.domain.problems import problems
from tui.domain.schema import walk_options
from tui.domain.values import Nothing

SCHEMA = shipped("conflict-event")

DISORDER = {
    "political_violence": [
        "government_regains_territory",
        "non_state_overtakes_territory",
        "armed_clash",
        "mob_violence",
        "chemical_weapon",
        "air_drone_strike",
        "suicide_bomb",
        "shelling_artillery_missile",
        "remote_explosive",
        "grenade",
        "sexual_violence",
        "attack",
        "abduction_forced_disappearance",
    ],
    "demonstrations": ["protest_with_intervention", "peaceful_protest", "violent_demonstration"],
    "both": ["excessive_force_against_protesters"],
    "strategic_developments": [
        "agreement",
        "arrests",
        "change_to_group_activity",
        "disrupted_weapons_use",
        "headquarters_or_base_established",
        "looting_property_destruction",
        "non_violent_transfer_of_territory",
        "other",
    ],
}
"""The kind of disorder of each of the 25 types, as ACLED publishes it."""

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
    "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
    "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)


@pytest.mark.parametrize(("kind", "type_"), [(kind, each) for kind, types in DISORDER.items() for each in types])
def test_the_kind_of_disorder_follows_from_the_type(kind: str, type_: str) -> None:
    assert worked_out(SCHEMA, {"type": type_}, "disorder_type") == kind


def test_each_type_has_a_kind_of_disorder() -> None:
    leaves = [way[-1].code for way in walk_options(SCHEMA.event_fields[0].options) if not way[-1].options]

    assert sorted(leaves) == sorted(each for types in DISORDER.values() for each in types)
    assert len(leaves) == 25
    assert len(SCHEMA.event_fields[0].options) == 6


ONE, TWO = {"actor_1": "x"}, {"actor_2": "y"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({**ONE, "actor_1_type": "1", **TWO, "actor_2_type": "2"}, "12"),
        ({**ONE, "actor_1_type": "2", **TWO, "actor_2_type": "1"}, "12"),
        ({**ONE, "actor_1_type": "8", **TWO, "actor_2_type": "3"}, "38"),
        ({**ONE, "actor_1_type": "7", **TWO, "actor_2_type": "7"}, "77"),
        ({**ONE, "actor_1_type": "8"}, "80"),
        ({**ONE, "actor_1_type": "6", "actor_2": Nothing.NOT_APPLICABLE}, "60"),
        ({**ONE, "actor_1_type": "5", "actor_2": Nothing.NOT_STATED}, "50"),
        ({**ONE, "actor_1_type": "1", "actor_2": Nothing.UNKNOWN}, "10"),
        ({**ONE, "actor_1_type": "1", "actor_2": Nothing.UNKNOWN, "actor_2_type": "3"}, "13"),
        ({**ONE, "actor_1_type": "1", **TWO}, ""),
        ({**ONE, "actor_1_type": "1", **TWO, "actor_2_type": Nothing.UNKNOWN}, ""),
        ({**ONE, **TWO, "actor_2_type": "1"}, ""),
        ({**ONE, "actor_1_type": Nothing.UNKNOWN}, ""),
        ({}, ""),
    ],
)
def test_the_interaction_is_the_smaller_kind_and_then_the_larger(answers: dict[str, Said], expected: str) -> None:
    assert worked_out(SCHEMA, answers, "interaction") == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"type": "attack"}, "true"),
        ({"type": "sexual_violence", "actor_1_type": "1"}, "true"),
        ({"type": "excessive_force_against_protesters", "actor_1_type": "6"}, "true"),
        ({"type": "peaceful_protest", "actor_1_type": "6"}, "false"),
        ({"type": "grenade", "actor_1_type": "3", **TWO, "actor_2_type": "7"}, "true"),
        ({"type": "grenade", "actor_1_type": "3", **TWO, "actor_2_type": "1"}, "false"),
        ({"type": "grenade", "actor_1_type": "3"}, "false"),
        ({"type": "mob_violence", "actor_1_type": "5", **TWO, "actor_2_type": "7"}, "true"),
        ({"type": "armed_clash", "actor_1_type": "1", **TWO, "actor_2_type": "7"}, "false"),
        ({"type": "arrests", "actor_1_type": "1", **TWO, "actor_2_type": "7"}, "false"),
        ({"type": "grenade", "actor_1_type": "3", **TWO}, ""),
        ({"actor_1_type": "3"}, ""),
    ],
)
def test_whether_civilians_were_targeted_follows(answers: dict[str, Said], expected: str) -> None:
    assert worked_out(SCHEMA, answers, "civilian_targeting") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Unidentified Armed Group (Iraq)", "3"),
        ("Unidentified armed group (Chad)", "3"),
        ("Unidentified Communal Militia (Chad)", "4"),
        ("Military Forces of Peru", "1"),
        ("Police Forces of Greece (1974-)", "1"),
        ("Rioters (Greece)", "5"),
        ("Protesters (Greece)", "6"),
        ("Civilians (Chad)", "7"),
        ("The men of the bridge", ""),
    ],
)
def test_the_kind_of_an_actor_whom_no_list_names_follows_from_the_template(name: str, expected: str) -> None:
    assert worked_out(SCHEMA, {"actor_1": name}, "actor_1_type") == expected


def test_the_kind_of_an_actor_follows_from_the_list_of_actors() -> None:
    answers = {
        "actor_1": chosen(SCHEMA, "actors", "Joint Riverine Force"),
        "actor_2": chosen(SCHEMA, "actors", "Front for the Nuwar Basin"),
    }

    assert worked_out(SCHEMA, answers, "actor_1_type") == "8"
    assert worked_out(SCHEMA, answers, "actor_2_type") == "2"
    assert worked_out(SCHEMA, answers, "interaction") == "28"
    assert worked_out(SCHEMA, {**answers, "actor_1_type": "2"}, "interaction") == "22"


def test_the_tables_fit_the_schema() -> None:
    kinds = {option.code for field in SCHEMA.event_fields if field.id == "actor_1_type" for option in field.options}

    assert kinds == set("12345678")
    assert {row["inter"] for row in rows(SCHEMA, "actors")} <= kinds
    for row in rows(SCHEMA, "places"):
        assert row["country"]
        assert row["region"]
        assert row["iso"].isdigit()
        assert len(row["iso"]) == len(row["iso3"]) == 3
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180


def test_the_table_has_the_31_columns() -> None:
    assert SCHEMA.export is not None
    assert [column.name for column in SCHEMA.export.columns] == COLUMNS.split()
    assert len(COLUMNS.split()) == 31


def test_what_follows_is_added_and_marked() -> None:
    layer = completed(SCHEMA, filled(SCHEMA, {"type": "attack"}))

    assert layer.derived == {("e1", "disorder_type"), ("e1", "civilian_targeting")}


def test_what_follows_from_the_type_raises_no_problem() -> None:
    whole: dict[str, Said] = {
        "type": "grenade",
        "date": ("2025-06-17", {"precision": "1"}),
        "place": chosen(SCHEMA, "places", "Puerto Lirio"),
        "actor_1": chosen(SCHEMA, "actors", "Black River Front"),
        "actor_2": "Civilians (Colombia)",
        "fatalities/best": "0",
        "source/s1/name": "Cordillera News Service",
    }
    found = problems(SCHEMA, filled(SCHEMA, whole, {"publication_date": "2025-06-19"}), "e1")

    assert [(each.check, each.severity) for each in found if not each.check.startswith("evidence:")] == []


def test_ids_of_the_first_version_are_still_there() -> None:
    ids = [field.id for field in every_field(SCHEMA.event_fields)]

    assert [each for each in ids if each in FIRST.split()] == FIRST.split()
    assert [label.id for label in SCHEMA.labels] == LABELS.split()


LABELS = "trigger actor place time weapon casualties source"
FIRST = (
    "type date place actor_1 actor_1_type assoc_actors_1 actor_2 actor_2_type assoc_actors_2 target weapon count "
    "fatalities low best high crowd_size source name scale notes"
)
