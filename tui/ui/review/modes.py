"""What takes the pane for itself for a while: an answer of one's own, and the alignment of the events."""

from collections.abc import Callable

from tui.domain.adjudication.decisions import Choice, Ruling
from tui.ui.commands import Keys
from tui.ui.review.aligning import Aligning
from tui.ui.review.desk import ReviewDesk
from tui.ui.review.own import OwnAnswer, Step, make_own
from tui.ui.review.painting.wording import is_orphan
from tui.ui.review.ruling import decide


def edit(desk: ReviewDesk, act: Callable[[str], None], keys: Keys) -> None:
    """Begins an answer of one's own.

    Args:
        desk: The desk.
        act: Does what belongs to the screen or the application, by the action's id.
        keys: The adjudicator's keys.

    Raises:
        EditError: The disagreement has no value of its own.
    """
    opened, case = desk.require()
    if is_orphan(case):
        # The event is there already: what is one's own is that it stays.
        decide(desk, Ruling(Choice.OWN))
        return
    desk.own = make_own(opened, case, desk.work.project, desk.rows, act, keys=keys)


def align(desk: ReviewDesk, act: Callable[[str], None], keys: Keys) -> None:
    """Shows which events are one, to be changed; see `edit`."""
    opened, case = desk.require()
    desk.aligning = Aligning(desk.work, opened, act, keys=keys, event=case.event)


def press(desk: ReviewDesk, key: str, character: str | None) -> None:
    """Gives a key to what has the pane.

    Args:
        desk: The desk.
        key: Textual's name of it.
        character: What it types; None for none.

    Raises:
        DeskError: It cannot be done now; it goes on.
    """
    if desk.own is not None:
        _to_own(desk, desk.own, key, character)
    elif desk.aligning is not None:
        _to_alignment(desk, desk.aligning, key)


def _to_own(desk: ReviewDesk, own: OwnAnswer, key: str, character: str | None) -> None:
    match own.press(key, character):
        case Step.LEFT:
            desk.own = None
        case Step.ACCEPTED:
            ruling = own.ruling()
            desk.own = None
            decide(desk, ruling)
        case Step.GOES_ON:
            desk.say(own.desk.message, alarm=own.desk.alarm)


def _to_alignment(desk: ReviewDesk, aligning: Aligning, key: str) -> None:
    try:
        aligning.press(key)
    finally:
        if aligning.left:
            desk.aligning = None
        desk.follow(aligning.opened)
    desk.say(aligning.message)
