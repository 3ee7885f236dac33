from datetime import date

import pytest

from tui.domain.incidents.likeness import Likeness, are_apart, compare
from tui.domain.incidents.traits import Count, Name, Traits

DAY = date(2025, 6, 17).toordinal()
MARKET = Traits(
    DAY,
    DAY,
    (Name("puerto lirio", "Puerto Lirio"),),
    (Name("black river front", "Black River Front"),),
    ("bomb", "grenade"),
    (Count("dead", "Dead", 4, 4),),
    tuple(range(48)),
)


def words(found: Likeness) -> dict[str, str]:
    return {ground.kind: ground.words for ground in found.grounds}


def test_the_same_in_everything_is_certain_and_says_why() -> None:
    found = compare(MARKET, MARKET)
    assert found.score == 1.0
    assert found.proposed
    assert found.words == (
        "same day (2025-06-17)",
        "same place (Puerto Lirio)",
        "100 % of the phrases in common",
        "same name (Black River Front)",
        "same type",
        "same numbers (Dead 4)",
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ((1, 1), "days next to each other (2025-06-17, 2025-06-18)"),
        ((-3, 3), "dates that can be the same (2025-06-17, 2025-06-14 to 2025-06-20)"),
        ((2, 2), "2 days apart (2025-06-17, 2025-06-19)"),
    ],
)
def test_days(other: tuple[int, int], said: str) -> None:
    found = compare(MARKET, MARKET._replace(first=DAY + other[0], last=DAY + other[1]))
    assert words(found)["day"] == said
    assert found.score < 1.0


def test_another_day_weighs_heavily() -> None:
    near, far = (MARKET._replace(first=DAY + days, last=DAY + days) for days in (1, 9))
    assert compare(MARKET, near).proposed
    assert not compare(MARKET, far).proposed


@pytest.mark.parametrize("days", range(-3, 4))
def test_events_that_are_apart_are_never_proposed_whatever_else_they_share(days: int) -> None:
    other = MARKET._replace(first=DAY + days, last=DAY + days)
    assert are_apart(MARKET, other) == (abs(days) > 1) == (not compare(MARKET, other).proposed)
    assert not are_apart(MARKET, MARKET._replace(first=0, last=0))
    assert not are_apart(MARKET, MARKET._replace(first=DAY - 9, last=DAY + 9))


def test_days_of_stretches_of_equal_ends() -> None:
    month = MARKET._replace(last=DAY + 30)
    assert words(compare(month, month))["day"] == "same dates (2025-06-17 to 2025-07-17)"


def test_other_names_and_numbers_are_said_too() -> None:
    other = MARKET._replace(
        places=(Name("san evaristo", "San Evaristo"),),
        names=(Name("llanero column", "Llanero Column"),),
        type=("clash",),
        counts=(Count("dead", "Dead", 10, None),),
        sketch=(),
    )
    found = words(compare(MARKET, other))
    assert found == {
        "day": "same day (2025-06-17)",
        "place": "other places (Puerto Lirio; San Evaristo)",
        "names": "other names (Black River Front; Llanero Column)",
        "type": "other type",
        "counts": "other numbers (Dead 4, 10 or more)",
    }
    assert not compare(MARKET, other).proposed


def test_one_shared_actor_of_several_counts_more_than_none() -> None:
    two = MARKET._replace(names=(*MARKET.names, Name("police", "Police")))
    none = MARKET._replace(names=(Name("police", "Police"),))
    assert compare(MARKET, none).score < compare(MARKET, two).score <= 1.0


def test_names_that_are_alike_or_of_one_region() -> None:
    alike = MARKET._replace(places=(Name("puerto", "Puerto"),))
    assert words(compare(MARKET, alike))["place"] == "places alike (Puerto Lirio / Puerto)"
    region = [MARKET._replace(places=(Name(name, name, "", "lirio / colombia"),)) for name in ("abc", "xyz")]
    assert words(compare(*region))["place"] == "places alike (abc / xyz)"
    ids = [MARKET._replace(places=(Name(name, name, "Q1"),)) for name in ("abc", "xyz")]
    assert words(compare(*ids))["place"] == "same place (abc)"


def test_what_only_one_of_them_says_counts_neither_way() -> None:
    silent = MARKET._replace(names=(), counts=(), type=())
    assert set(words(compare(MARKET, silent))) == {"day", "place", "words"}
    assert compare(MARKET, silent).score == 1.0


def test_one_thing_in_common_is_too_little() -> None:
    day = Traits(DAY, DAY)
    assert compare(day, day).score == 0.5
    assert not compare(day, day).proposed
    assert not compare(Traits(), Traits()).proposed


def test_types_of_one_branch_are_alike() -> None:
    assert words(compare(MARKET, MARKET._replace(type=("bomb", "mine"))))["type"] == "types alike"


@pytest.mark.parametrize(
    ("low", "high", "meet"), [(3, 5, True), (4, None, True), (5, None, False), (0, 3, False), (0, 4, True)]
)
def test_numbers_meet_as_ranges(low: float, high: float | None, *, meet: bool) -> None:
    other = MARKET._replace(counts=(Count("dead", "Dead", low, high),))
    assert words(compare(MARKET, other))["counts"].startswith("same" if meet else "other")
    assert words(compare(other, MARKET))["counts"].startswith("same" if meet else "other")
