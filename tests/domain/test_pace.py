"""How fast somebody works."""

from hypothesis import given
from hypothesis import strategies as st

from tui.domain.pace import PAUSE, Pace, Work, pace


def at(seconds: int) -> str:
    return f"2026-03-12T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000Z"


def test_nothing_was_done() -> None:
    assert pace([], at(0)) == Pace(0, 0, None, 0)


def test_time_counts_for_the_article_that_was_worked_on_next() -> None:
    work = [
        Work("a", at(0), done=True),
        Work("a", at(60), done=True),
        Work("b", at(160), done=True),
        Work("b", at(170), done=True),
        Work("c", at(200), done=False),
    ]
    assert pace(work, at(150)) == Pace(2, 1, 85, 200)
    assert pace(reversed(work), at(0)).lately == 2


def test_pauses_do_not_count() -> None:
    work = [Work("a", at(0), done=True), Work("a", at(int(PAUSE)), done=True), Work("a", at(310), done=True)]
    assert pace(work, at(0)) == Pace(1, 1, 10, 10)


@given(st.lists(st.builds(Work, st.sampled_from("abc"), st.integers(0, 7200).map(at), st.booleans()), max_size=9))
def test_no_more_time_counts_than_passed(work: list[Work]) -> None:
    found = pace(work, at(3600))
    assert 0 <= found.lately <= found.done <= len({each.article for each in work})
    assert 0 <= found.active <= 7200
    assert (found.median is None) == (found.done == 0)
