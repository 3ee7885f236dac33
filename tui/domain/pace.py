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


def pace(work: Iterable[Work], lately: str) -> Pace:
    """Works the pace out.

    The time between two edits that follow one another, in whatever article, counts for the article of the later
    one, so that reading counts; `PAUSE` or more counts for none.

    Args:
        work: What one annotator did since the beginning, in any order.
        lately: The moment from which on work is counted apart.
    """
    ordered = sorted(work, key=lambda each: each.at)
    took: defaultdict[str, float] = defaultdict(float)
    last: dict[str, str] = {}
    done: set[str] = set()
    before: datetime | None = None
    for each in ordered:
        at = datetime.fromisoformat(each.at)
        gap = (at - before).total_seconds() if before is not None else 0.0
        took[each.article] += gap if gap < PAUSE else 0.0
        last[each.article] = each.at
        if each.done:
            done.add(each.article)
        before = at
    times = [took[article] for article in done]
    recent = sum(last[article] >= lately for article in done)
    return Pace(len(done), recent, median(times) if times else None, sum(took.values()))
