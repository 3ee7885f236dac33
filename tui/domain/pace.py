"""How fast somebody works: pure, from when they edited what."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from statistics import median
from typing import Final, NamedTuple

PAUSE: Final = 300.0
"""Seconds without an edit from which on somebody counts as away."""


class Work(NamedTuple):
    """An edit of a layer, as far as the pace goes.

    Attributes:
        article: Id of the article.
        at: When, UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`.
        done: Whether the article is done by now.
    """

    article: str
    at: str
    done: bool


class Pace(NamedTuple):
    """How somebody got on.

    Attributes:
        done: Articles done since the beginning.
        lately: Those of them whose last edit is not older than a moment, such as an hour ago.
        median: Seconds that an article took which was done; None if there is none.
        active: Seconds at work.
    """

    done: int
    lately: int
    median: float | None
    active: float


def seconds_taken(work: Iterable[Work]) -> dict[str, float]:
    """How long somebody worked on each article.

    The time between two edits that follow one another, in whatever article, counts for the article of the later
    one, so that reading counts; `PAUSE` or more counts for none.

    Args:
        work: What one annotator did, in any order.
    """
    took: defaultdict[str, float] = defaultdict(float)
    before: datetime | None = None
    for each in sorted(work, key=lambda each: each.at):
        at = datetime.fromisoformat(each.at)
        gap = (at - before).total_seconds() if before is not None else 0.0
        took[each.article] += gap if gap < PAUSE else 0.0
        before = at
    return dict(took)


def pace(work: Iterable[Work], lately: str) -> Pace:
    """Works the pace out; see `seconds_taken` for what counts.

    Args:
        work: What one annotator did since the beginning, in any order.
        lately: The moment from which on work is counted apart.
    """
    ordered = sorted(work, key=lambda each: each.at)
    took = seconds_taken(ordered)
    last: dict[str, str] = {}
    done: set[str] = set()
    for each in ordered:
        last[each.article] = each.at
        if each.done:
            done.add(each.article)
    times = [took[article] for article in done]
    recent = sum(last[article] >= lately for article in done)
    return Pace(len(done), recent, median(times) if times else None, sum(took.values()))
