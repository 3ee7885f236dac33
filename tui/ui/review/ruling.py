"""Carrying a ruling out at the desk: it is written, told, and the next disagreement shown."""

from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.choosing import choices
from tui.domain.adjudication.decisions import Choice, Decision, Ruling
from tui.domain.adjudication.review import find_case
from tui.domain.errors import EditError
from tui.services.review_session import StaleLayer
from tui.ui.review.desk import ReviewDesk
from tui.ui.review.held import Last
from tui.ui.review.painting.decided import decided_line
from tui.ui.review.painting.wording import offers
from tui.ui.review.telling import may_name, part_of

if TYPE_CHECKING:
    from tui.services.review_articles import Opened

TRIES = 5
"""How often a decision is tried when others decide in the same article at the same moment."""

STALE = "Somebody decided something in this article meanwhile: look at it again."


def decide(desk: ReviewDesk, ruling: Ruling) -> None:
    """Decides the disagreement that is shown, and goes on to the next one.

    Args:
        desk: The desk; its reason, note and sign of an unclear guideline go with the ruling.
        ruling: What is said about the disagreement.

    Raises:
        EditError: That cannot be chosen.
        StoreError: It was not written: the disagreement waits as before.
    """
    opened, case = desk.require()
    _require_fitting(desk, opened, case, ruling.choice)
    armed = desk.armed
    ruling = ruling._replace(
        reason=armed.reason or ruling.reason,
        note=armed.note or ruling.note,
        unclear=armed.unclear or ruling.unclear,
        seconds=desk.seconds(),
    )
    try:
        after = _carried_out(desk, opened, case, ruling)
    except StaleLayer:
        desk.look_again(STALE)
        return
    decision = _decision(after, case.id)
    desk.took(after, Last(desk.article, decision, ruling))
    if ruling.choice is Choice.REOPEN and desk.case is not None:
        desk.show(desk.article, case.id)
        desk.say("Reopened: gold stays as it is until you decide.")
        return
    told = tell(desk, after, desk.case or case, decision)
    desk.say("")
    desk.step(1)
    desk.say(f"{told} {desk.message}".strip())


def _carried_out(desk: ReviewDesk, opened: "Opened", case: Case, ruling: Ruling) -> "Opened":
    """Decides; also when somebody decided something else of the article, and this is as it was shown.

    Raises:
        StaleLayer: It is not as it was shown any more.
    """
    for _ in range(TRIES):
        try:
            return desk.work.decide_in(opened, case, ruling)
        except StaleLayer:
            now = desk.work.look(opened.panel.gold.article)
            found = find_case(now.cases, case.id) if now is not None else None
            if now is None or found is None or _shown(found) != _shown(case):
                raise
            opened, case = now, found
    return desk.work.decide_in(opened, case, ruling)


def _shown(case: Case) -> tuple[object, ...]:
    """What somebody who decides has in view."""
    return (case.state, case.sides, case.names, case.decision, case.check)


def _require_fitting(desk: ReviewDesk, opened: "Opened", case: Case, choice: Choice) -> None:
    """Refuses what does not fit, and says which keys do."""
    schema = opened.panel.schema
    fit = choices(schema, case)
    if choice not in {*fit, Choice.LATER, Choice.REOPEN}:
        fitting = ", ".join(f"{offer.key} {offer.text}" for offer in offers(schema, case, desk.keys))
        version = "take a version by its number, or " if Choice.TAKE in fit else ""
        raise EditError(f"That does not fit here: {version}{fitting}.")


def _decision(opened: "Opened", case: str) -> Decision:
    return next(each for each in reversed(opened.panel.decisions) if each.case == case)


def tell(desk: ReviewDesk, after: "Opened", case: Case, decision: Decision) -> str:
    """What a decision did; with the names, unless they are not to be told or would tell more than that."""
    plain = {Choice.LATER: "Put off.", Choice.REOPEN: "Reopened."}
    if decision.choice in plain:
        return plain[decision.choice]
    named = desk.reveal and not desk.queue.tells_apart and may_name(after, part_of(case))
    return decided_line(after, case, decision, names=named)


def explain(desk: ReviewDesk, reason: str) -> None:
    """Gives the reason for what was decided last: it is decided again, so that the decision says so.

    Raises:
        EditError: Something else was done in that article since.
    """
    last = desk.last
    if last is None:
        raise EditError("You decided nothing since you opened the review.")
    ruling = last.ruling._replace(reason=reason)
    after = desk.work.explain(desk.current(last.article), last.decision, ruling)
    desk.last = Last(last.article, _decision(after, last.decision.case), ruling)
    desk.replace(after)


def flag(desk: ReviewDesk, reason: str) -> None:
    """Flags the gold layer of the article that is shown; an empty reason takes the flag away."""
    desk.replace(desk.work.flag(desk.current(desk.article), reason))
