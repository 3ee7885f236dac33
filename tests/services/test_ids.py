from itertools import count, islice

from hypothesis import given
from hypothesis import strategies as st

from tests.support.fixed import NumberedIds, TickingClock
from tui.services import ids


@given(st.lists(st.tuples(st.integers(0, 2**42), st.integers(0, 2**25 - 1)), min_size=2, max_size=20))
def test_ids_sort_as_they_were_made_whatever_clock_and_chance_say(moments: list[tuple[int, int]]) -> None:
    clock = iter([at for at, _ in moments])
    chance = iter([number for _, number in moments])
    make = ids.IdSource(lambda: next(clock), lambda: next(chance))
    made = [make("s") for _ in moments]
    assert made == sorted(set(made))


def test_an_id_is_a_letter_and_fourteen_digits_that_no_reader_takes_for_a_number() -> None:
    made = ids.IdSource(lambda: 1_772_000_000_000, lambda: 5)("e")
    assert made == "e1kj9pwe0000005"
    assert len(ids.IdSource()("s")) == 15


def test_ids_carry_their_time() -> None:
    early = ids.IdSource(lambda: 1000, lambda: 2**25 - 1)("s")
    late = ids.IdSource(lambda: 1001, lambda: 0)("s")
    assert early[:10] < late[:10]


def test_two_sources_do_not_meet() -> None:
    frozen = [islice((ids.IdSource(lambda: 7)("s") for _ in count()), 50) for _ in range(2)]
    assert len({made for source in frozen for made in source}) == 100


def test_a_moment_is_written_in_utc_with_milliseconds() -> None:
    assert ids.stamp(1_772_000_000_007) == "2026-02-25T06:13:20.007Z"
    assert len(ids.now()) == len("2026-02-25T06:13:20.007Z")


def test_fixed_sources_repeat() -> None:
    assert [TickingClock()() for _ in range(2)] == ["2026-02-25T06:13:20.000Z"] * 2
    numbered = NumberedIds()
    assert [numbered("s"), numbered("e")] == ["s000001", "e000002"]
