"""A rule's run taken back as a whole, as far as nothing was done on top of it since."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.errors import EditError
from tui.domain.history import EntryKind
from tui.domain.layers import GOLD
from tui.services.adjudicating import Adjudication, Planned
from tui.services.review_policies import BATCH
from tui.store.failures import StaleLayer


class Run(NamedTuple):
    """A rule's run, as far as it stands.

    Attributes:
        name: What its entries of the log are found by.
        title: What it did, in words.
        at: When it began to write.
        articles: Where it is the last thing that was done: there it can be taken back.
        kept: In how many other articles it stands, and something was done on top of it.
    """

    name: str
    title: str
    at: str
    articles: tuple[str, ...]
    kept: int


def last_run(work: Adjudication) -> Run:
    """The last run of a rule by this adjudicator that stands in any article.

    Raises:
        EditError: There is none.
    """
    author, log = work.desk.author, work.project.review.walk
    for name, title, at in log.runs(author):
        free: list[str] = []
        kept = 0
        for article, revision, now in log.of_run(author, name):
            # Mostly it is the last entry, and no history has to be read.
            undo = (revision,) if now == revision else work.project.stacks(article, GOLD).undo
            if undo[-1:] == (revision,):
                free.append(article)
            else:
                kept += revision in undo
        if free or kept:
            return Run(name, title, at, tuple(free), kept)
    raise EditError("No rule of yours has decided anything that stands.")


def each_taken_back(work: Adjudication, run: Run, *, batch_of: int = BATCH) -> Iterator[Planned]:
    """Takes a run back article by article, for who wants to do something else in between.

    Args:
        work: The review.
        run: As `last_run` has it; an article in which something was done since stays as it is.
        batch_of: How many articles are written in one transaction.
    """
    for start in range(0, len(run.articles), batch_of):
        batch = run.articles[start : start + batch_of]
        planned = [found for article in batch if (found := _plan(work, run, article)) is not None]
        try:
            work.carry_out(planned)
        except StaleLayer:
            # Somebody decided something meanwhile, and that counts: each article is looked at anew.
            planned = [done for article in batch if (done := _carry_out(work, run, article)) is not None]
        yield from planned


def _plan(work: Adjudication, run: Run, article: str) -> Planned | None:
    opened = work.open(article)
    try:
        edit = work.next_turn(opened, EntryKind.UNDO)[1]
    except EditError:
        return None
    return work.plan_turn(opened, EntryKind.UNDO) if edit.action == run.name else None


def _carry_out(work: Adjudication, run: Run, article: str) -> Planned | None:
    planned = _plan(work, run, article)
    if planned is not None:
        work.carry_out([planned])
    return planned
