import pytest

from tests.support.filled import EVENT, Said, every_field, filled, shipped, worked_out
from tui.domain.completing import completed
from tui.domain.problems import problems

SCHEMA = shipped("protest")
FIELDS = {field.id: field for field in SCHEMA.event_fields}


@pytest.mark.parametrize(
    ("answers", "high", "mean", "category"),
    [
        ({}, "", "", "0"),
        ({"size/text": "a crowd"}, "", "", "0"),
        ({"size/low": "99"}, "99", "99", "1"),
        ({"size/low": "100"}, "100", "100", "2"),
        ({"size/low": "999", "size/high": "1000"}, "", "999.5", "2"),
        ({"size/low": "4000", "size/high": "12000"}, "", "8000", "3"),
        ({"size/low": "9999", "size/high": "10001"}, "", "10000", "4"),
        ({"size/low": "0"}, "0", "0", "1"),
    ],
)
def test_the_size_follows_from_the_smallest_and_the_largest_number(
    answers: dict[str, Said], high: str, mean: str, category: str
) -> None:
    if "size/high" not in answers:
        assert worked_out(SCHEMA, answers, "size/high") == high
    assert worked_out(SCHEMA, answers, "size/mean") == mean
    assert worked_out(SCHEMA, answers, "size/category") == category


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ("", "false"),
        ("riot gear\nbatons", "false"),
        ("riot gear\ntear gas", "true"),
        ("pepper spray", "true"),
        ("pepper balls", "true"),
    ],
)
def test_chemical_agents_follow_from_what_the_police_did(measures: str, expected: str) -> None:
    answers: dict[str, Said] = {"category": "demonstration", **({"police_measures": measures} if measures else {})}

    assert worked_out(SCHEMA, answers, "chemical_agents") == expected


@pytest.mark.parametrize(
    ("date", "precision", "expected"),
    [
        ("2025-09-13", "exact", "false"),
        ("2025-09-13/2025-09-15", "exact", "true"),
        ("2025-09-13/2025-09-15", "approximate", "false"),
    ],
)
def test_the_duration_follows_from_the_date(date: str, precision: str, expected: str) -> None:
    assert worked_out(SCHEMA, {"date": (date, {"precision": precision})}, "more_than_a_day") == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"size/low": "300", "size/high": "200"}, ["size_low_high"]),
        ({"date": "2025-09-20"}, ["ends_before_publication"]),
        ({"category": "industrial_action", "participant/p1/category": "student"}, ["strike_has_workers"]),
        ({"category": "industrial_action", "participant/p1/category": "worker"}, []),
    ],
)
def test_the_rules(answers: dict[str, Said], expected: list[str]) -> None:
    whole: dict[str, Said] = {
        "category": "demonstration",
        "date": "2025-09-13",
        "place": "Kalomira",
        "participant/p1/name": "dockers",
        "source/s1/name": "The Strait Observer",
        **answers,
    }
    layer = completed(SCHEMA, filled(SCHEMA, whole, {"publication_date": "2025-09-14"}))
    found = [each.check for each in problems(SCHEMA, layer, EVENT)]

    assert [check for check in found if not check.startswith("evidence:")] == expected


def test_the_lists_are_complete() -> None:
    options = {field.id: len(field.options) for field in SCHEMA.event_fields}
    participant, organizer = (
        next(each for each in FIELDS[group].fields if each.id == "category")
        for group in ("participant", "organizer")
    )

    assert options["category"] == 6
    assert options["valence"] == 3
    assert len(participant.options) == 11
    assert len(organizer.options) == 7
    assert [relation.code for relation in FIELDS["related"].relations] == [
        "campaign", "sub_event", "counter_protest", "solidarity", "coordinated", "response",
        "same_incident",
    ]  # fmt: skip
    assert next(field for field in SCHEMA.article_fields if field.id == "demands").options[2].code == "welfare"


def test_words_for_crowds_stand_for_the_published_numbers() -> None:
    low = next(field for field in every_field(SCHEMA.event_fields) if field.id == "low")

    assert dict(low.words) == {
        "dozens": "24",
        "hundreds": "200",
        "thousands": "2000",
        "tens of thousands": "20000",
        "hundreds of thousands": "200000",
    }
