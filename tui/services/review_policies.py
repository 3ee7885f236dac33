"""Policies over a whole project: many articles in one transaction."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.resolving import apply_policy
from tui.services.adjudicating import Adjudication, Planned
from tui.store.failures import StaleLayer
from tui.store.walking import RULE

BATCH = 20
"""How many articles are written in one transaction: what others wait for, and what a crash leaves to do again."""


class PolicyRun(NamedTuple):
    """What a policy did, or would do.

    Attributes:
        articles: How many articles it looked at.
        decided: How many disagreements it decided, by kind.
        left: How many wait afterwards, by kind.
    """

    articles: int
    decided: dict[str, int]
    left: dict[str, int]


def run_policy(
    work: Adjudication, policy: Policy, *, dry: bool = False, progress: Callable[[int], None] = lambda _: None
) -> PolicyRun:
    """Decides by a policy what it can, in all articles that at least two finished.

    Args:
        work: The review; its list is brought up to date first.
        policy: The policy.
        dry: Whether to write nothing.
        progress: Told how many articles are done.

    Raises:
        StoreError: Something could not be written; batches of articles before it were.
    """
    work.refresh()
    articles = work.articles()
    decided: dict[str, int] = {}
    left: dict[str, int] = {}
    for number, planned in enumerate(each_planned(work, policy, articles, dry=dry), 1):
        _count(decided, planned.decided)
        _count(left, planned.left)
        progress(number)
    return PolicyRun(len(articles), decided, left)


def each_planned(
    work: Adjudication, policy: Policy, articles: Sequence[str], *, dry: bool, batch_of: int = BATCH
) -> Iterator[Planned]:
    """Decides article by article by a policy what it can, for who wants to do something else in between.

    Args:
        work: The review.
        policy: The policy.
        articles: Ids of the articles.
        dry: Whether to write nothing.
        batch_of: How many articles are written in one transaction.
    """
    run = f"{RULE} {work.project.review.walk.newest()}"
    for start in range(0, len(articles), batch_of):
        batch = articles[start : start + batch_of]
        planned = [_plan(work, policy, article, run) for article in batch]
        if not dry:
            try:
                work.carry_out(planned)
            except StaleLayer:
                # Somebody decided something meanwhile, and that counts: the batch is weighed anew.
                planned = [_carry_out(work, policy, article, run) for article in batch]
        yield from planned


def _plan(work: Adjudication, policy: Policy, article: str, run: str) -> Planned:
    opened = work.open(article)
    outcome = apply_policy(opened.panel, policy, work.desk)
    # What a run did is found by this in the log, and can be taken back as a whole.
    named = tuple(replace(each, action=run, title=f"rule {policy}") for each in outcome.edits)
    return work.plan(opened, outcome._replace(edits=named))


def _carry_out(work: Adjudication, policy: Policy, article: str, run: str) -> Planned:
    planned = _plan(work, policy, article, run)
    work.carry_out([planned])
    return planned


def _count(counts: dict[str, int], kinds: Sequence[str]) -> None:
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
