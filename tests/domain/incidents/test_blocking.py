from datetime import date

import pytest

from tui.domain.incidents.blocking import WORTH, keys_of, looks_of
from tui.domain.incidents.traits import Name, Traits

HOMS = Name("homs", "Homs")


def traits(first: str = "", last: str = "", *names: Name, sketch: tuple[int, ...] = ()) -> Traits:
    ends = [date.fromisoformat(each).toordinal() if each else 0 for each in (first, last or first)]
    return Traits(ends[0], ends[1], names, (), (), (), sketch)


def found(one: Traits, other: Traits) -> bool:
    there, back = worth(one, other), worth(other, one)
    assert there == back
    return there


def worth(one: Traits, other: Traits) -> bool:
    keys = keys_of(other)
    return sum(weight for key, weight in looks_of(one).items() if key in keys) >= WORTH


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("2022-01-05", ""), ("2022-01-05", ""), True),
        (("2022-01-05", ""), ("2022-01-06", ""), True),
        (("2022-01-05", ""), ("2022-01-07", ""), False),
        (("2022-01-31", ""), ("2022-02-01", ""), True),
        (("2022-01-05", ""), ("2022-01-01", "2022-01-31"), True),
        (("2022-02-05", ""), ("2022-01-01", "2022-01-31"), False),
        (("2022-01-03", "2022-01-05"), ("2022-01-05", "2022-01-06"), True),
        (("2022-01-01", "2022-01-31"), ("2022-01-20", "2022-02-20"), True),
        (("2022-01-05", ""), ("2022-01-01", "2022-12-31"), True),
        (("2022-01-05", ""), ("", ""), False),
        (("2000-01-01", "2022-12-31"), ("2022-01-05", ""), False),
    ],
)
def test_events_meet_by_day_and_name(one: tuple[str, str], other: tuple[str, str], *, meet: bool) -> None:
    assert found(traits(*one, HOMS), traits(*other, HOMS)) is meet


def test_a_day_alone_is_too_common() -> None:
    assert not found(traits("2022-01-05"), traits("2022-01-05"))
    assert not found(traits("2022-01-05", "", HOMS), traits("2022-01-05", "", Name("aleppo", "Aleppo")))


def test_names_meet_by_their_ids_and_by_what_surrounds_them() -> None:
    one, other = Name("homs", "Homs", "Q1", "syria / homs"), Name("hims", "Hims", "Q1", "syria / hims")
    near = Name("tall kalakh", "Tall Kalakh", "Q2", "syria / homs")
    assert found(traits("2022-01-05", "", one), traits("2022-01-05", "", other))
    assert found(traits("2022-01-05", "", one), traits("2022-01-05", "", near))
    assert not found(traits("2022-01-05", "", other), traits("2022-01-05", "", near))


def test_copies_of_a_text_meet_without_a_date() -> None:
    assert found(traits(sketch=(1, 2, 3)), traits(sketch=(2, 3, 4)))
    assert not found(traits(sketch=(1, 2, 3)), traits(sketch=(3, 4)))


def test_the_keys_of_an_event_are_few() -> None:
    many = tuple(Name(f"n{number}", "N", f"Q{number}", f"w{number}") for number in range(50))
    assert len(keys_of(traits("2022-01-01", "2022-01-07", *many, sketch=tuple(range(40))))) < 100
    assert len(looks_of(traits("2021-06-01", "2022-06-01", *many, sketch=tuple(range(40))))) < 300
    assert all(0 <= key < 2**63 for key in keys_of(traits("2022-01-01", "", *many)))
