import pytest

from tests.support.filled import Said, chosen, filled, referred, rows, shipped, worked_out
from tui.domain.problems import problems
from tui.domain.values import Nothing

SCHEMA = shipped("ged-event")

COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best low "
    "high gwnoa gwnob"
)


def deaths(a: str, b: str, civilians: str, unknown: str) -> dict[str, Said]:
    return {"deaths_a": a, "deaths_b": b, "deaths_civilians": civilians, "deaths_unknown": unknown}


@pytest.mark.parametrize(
    ("answers", "best", "low", "high"),
    [
        (deaths("0", "0", "0", "0"), "0", "0", "0"),
        (deaths("3", "0", "0", "0"), "3", "3", "3"),
        (deaths("1", "2", "4", "8"), "15", "15", "15"),
        ({**deaths("5", "0", "0", "0"), "report/r1/low": "2", "report/r2/low": "4"}, "5", "2", "5"),
        ({**deaths("5", "0", "0", "0"), "report/r1/high": "9", "report/r2/high": "7"}, "5", "5", "9"),
        ({**deaths("5", "0", "0", "0"), "report/r1/low": "8", "report/r1/high": "3"}, "5", "5", "5"),
        ({**deaths("5", "0", "0", "0"), "low": "1", "high": "50"}, "5", "1", "50"),
        ({**deaths("5", "0", "0", "0"), "high": Nothing.UNKNOWN}, "5", "5", ""),
        ({"deaths_a": "1", "deaths_b": "1", "deaths_civilians": "1"}, "", "", ""),
        ({**deaths("1", "1", "1", "1"), "deaths_a": Nothing.UNKNOWN}, "", "", ""),
    ],
)
def test_the_best_number_is_the_sum_and_the_others_follow(
    answers: dict[str, Said], best: str, low: str, high: str
) -> None:
    assert worked_out(SCHEMA, answers, "best") == best
    assert worked_out(SCHEMA, answers, "low") == low
    assert worked_out(SCHEMA, answers, "high") == high


def test_the_sum_cannot_be_overwritten() -> None:
    assert worked_out(SCHEMA, {**deaths("1", "0", "0", "0"), "best": "7"}, "best") == "1"


@pytest.mark.parametrize("row", rows(SCHEMA, "dyads"), ids=lambda row: str(row["dyad_name"]))
def test_the_type_of_violence_follows_from_the_dyad(row: dict[str, str]) -> None:
    dyad = referred(SCHEMA, "dyads", row["dyad_name"])

    assert worked_out(SCHEMA, {"dyad": dyad}, "type_of_violence") == row["type_of_violence"]


def whole() -> dict[str, Said]:
    return {
        "dyad": referred(SCHEMA, "dyads", "Government of Colombia - Llanero Column"),
        "date": ("2025-06-18", {"precision": "1"}),
        "event_clarity": "1",
        "place": chosen(SCHEMA, "places", "San Evaristo"),
        **deaths("3", "0", "0", "0"),
        "report/r1/citation": "Cordillera News Service,2025-06-19,Four killed in market grenade attack",
    }


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"low": "4"}, ["low_best"]),
        ({"high": "2"}, ["best_high"]),
        (deaths("0", "0", "0", "0"), ["include_when"]),
        ({**deaths("0", "0", "0", "0"), "high": "1"}, []),
        ({"date": ("2025-06-10/2025-06-30", {"precision": "4"})}, ["single_event_days"]),
        ({"date": ("2025-06", {"precision": "4"}), "event_clarity": "2"}, []),
        ({"date": "2025-06-16/2025-06-18"}, []),
        ({"date": ("2025-06-16/2025-06-18", {"precision": "1"})}, ["exact_day"]),
        ({"date": ("2025-06-20", {"precision": "1"})}, ["after_publication"]),
        ({"place": ("Lirio", {"precision": "4"})}, ["first_level_unit"]),
        ({"place": ("Lirio", {"precision": "3", "adm_1": "Lirio"})}, ["second_level_unit"]),
        ({"place": ("Colombia", {"precision": "6"})}, []),
    ],
)
def test_the_rules_warn(answers: dict[str, Said], expected: list[str]) -> None:
    layer = filled(SCHEMA, {**whole(), **answers}, {"publication_date": "2025-06-19"})
    found = [each for each in problems(SCHEMA, layer, "e1") if not each.check.startswith("evidence:")]

    assert [each.check for each in found] == expected
    assert all(each.severity != "error" for each in found)


def test_where_civilians_are_attacked_they_are_named_and_no_second_side_dies() -> None:
    dyad = referred(SCHEMA, "dyads", "Black River Front - Civilians")
    layer = filled(SCHEMA, {**whole(), "dyad": dyad, "deaths_b": "1"}, {"publication_date": "2025-06-19"})
    found = [each.check for each in problems(SCHEMA, layer, "e1") if not each.check.startswith("evidence:")]

    assert found == ["required:one_sided_target", "one_sided_fighters"]


def test_only_reviewers_are_asked_for_the_status() -> None:
    assert {field.id for field in SCHEMA.event_fields if field.review_only} == {"active_year", "code_status"}


def test_the_scales_are_complete() -> None:
    fields = {field.id: field for field in SCHEMA.event_fields}

    assert [option.code for option in fields["type_of_violence"].options] == list("123")
    assert [option.code for option in fields["event_clarity"].options] == list("12")
    assert [option.code for option in fields["date"].precision] == list("12345")
    assert [option.code for option in fields["place"].precision] == list("1234567")


def test_the_table_has_the_49_columns() -> None:
    assert SCHEMA.export is not None
    assert [column.name for column in SCHEMA.export.columns] == COLUMNS.split()
    assert len(COLUMNS.split()) == 49
