"""Audits: a share of what policies accepted is asked again, article by article."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tui.domain.adjudication.auditing import Accepted, Draw, Key, accepted, share_of
from tui.domain.adjudication.resolving import ask_again
from tui.formats.schema_json import schema_from_json
from tui.services.adjudicating import Adjudication
from tui.services.review_policies import BATCH


class AuditRun(NamedTuple):
    """What an audit asks again.

    Attributes:
        percent: How many of a hundred.
        accepted: How many answers and disagreements stand because a policy accepted them, by policy.
        drawn: How many of these are asked again now, by policy.
        articles: In how many articles.
    """

    percent: int
    accepted: dict[str, int]
    drawn: dict[str, int]
    articles: int


def run_audit(
    work: Adjudication, seed: int, *, dry: bool = False, progress: Callable[[int], None] = lambda _: None
) -> AuditRun:
    """Puts a share of what policies accepted into the queue again; the schema says how much.

    Args:
        work: The review.
        seed: Another one draws others; the same one draws the same.
        dry: Whether to write nothing.
        progress: Told how many articles are done.

    Raises:
        StaleLayer: Somebody decided something meanwhile; batches of articles before it were written.
    """
    percent = share_of(schema_from_json(work.project.current_schema().compiled))
    draw = Draw(percent, seed)
    for each in _accepted(work):
        draw.see(each)
    counts = draw.end()
    drawn: dict[str, int] = {}
    about: dict[str, list[Key]] = {}
    for each in _accepted(work):
        if draw.wants(each):
            drawn[each.policy] = drawn.get(each.policy, 0) + 1
            about.setdefault(each.article, []).append(each.about)
    if not dry:
        _carry_out(work, about, progress)
    return AuditRun(percent, counts, drawn, len(about))


def _accepted(work: Adjudication) -> Iterator[Accepted]:
    for _, decisions, standing in work.project.review.each_decided():
        yield from accepted(each for each in decisions if each.id in standing)


def _carry_out(work: Adjudication, about: dict[str, list[Key]], progress: Callable[[int], None]) -> None:
    articles = list(about)
    for start in range(0, len(articles), BATCH):
        planned = []
        for article in articles[start : start + BATCH]:
            opened = work.open(article)
            planned.append(work.plan(opened, ask_again(opened.panel, about[article], work.desk)))
        work.carry_out(planned)
        progress(start + len(planned))
