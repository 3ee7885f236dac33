import pytest

from tui.domain.adjudication.auditing import FEWEST, Accepted, Draw, share_confirmed, share_of
from tui.domain.adjudication.topics import Family
from tui.domain.schema import Schema


def pool(policy: str, number: int, again: int = 0) -> list[Accepted]:
    return [
        Accepted(f"a{each}", policy, (Family.FIELD, "dead", (("ana", f"e{each}"),)), each < again)
        for each in range(number)
    ]


def drawn(held: list[Accepted], percent: int = 5, seed: int = 1) -> list[Accepted]:
    draw = Draw(percent, seed)
    for each in held:
        draw.see(each)
    draw.end()
    return [each for each in held if draw.wants(each)]


@pytest.mark.parametrize(
    ("number", "percent", "wanted"), [(5, 5, 5), (100, 5, FEWEST), (1000, 5, 50), (1001, 5, 51), (100, 0, 0)]
)
def test_a_share_is_drawn_and_at_least_twenty(number: int, percent: int, wanted: int) -> None:
    assert len(drawn(pool("majority", number), percent)) == wanted


def test_each_policy_has_its_own_share() -> None:
    found = drawn([*pool("majority", 1000), *pool("unanimous", 100)])
    assert [each.policy for each in found].count("majority") == 50
    assert len(found) == 70


def test_drawing_again_draws_the_same_ones_in_any_order_and_another_seed_draws_others() -> None:
    held = pool("majority", 1000)
    assert sorted(drawn(held[::-1])) == sorted(drawn(held))
    assert sorted(drawn(held, seed=2)) != sorted(drawn(held))
    draw = Draw(5, 1)
    assert draw.end() == {}
    assert not draw.wants(held[0])


def test_what_was_asked_again_before_counts_and_is_not_asked_once_more() -> None:
    held = pool("majority", 200)
    first = drawn(held)
    after = [each._replace(again=each in first) for each in held]
    assert drawn(after) == []
    more = drawn([*after, *(each._replace(article=f"b{each.article}") for each in held)])
    assert len(more) + sum(each.again for each in after) <= 2 * FEWEST


@pytest.mark.parametrize(
    ("confirmed", "asked", "low", "high"),
    [(0, 0, None, None), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_the_interval_is_that_of_wilson(confirmed: int, asked: int, low: float | None, high: float | None) -> None:
    """The last one is the worked example of Newcombe (1998), Statistics in Medicine 17:857, table I."""
    assert share_confirmed(confirmed, asked) == (low, high)


def test_the_schema_says_how_much() -> None:
    assert [share_of(Schema("x", "1", "X", audit=audit)) for audit in ("", "0", "12")] == [5, 0, 12]
