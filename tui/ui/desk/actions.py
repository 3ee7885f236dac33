"""Every action of the annotate screen that the desk does by itself, by id."""

from collections.abc import Callable, Mapping

from tui.ui.commands import LABEL_PREFIX
from tui.ui.desk import (
    as_before,
    events,
    everywhere,
    fields,
    filling,
    finishing,
    judging,
    jumping,
    marking,
    moving,
    noting,
    parting,
    selecting,
    setting_aside,
    walking,
)
from tui.ui.desk.desk import Desk

Action = Callable[[Desk], None]

ACTIONS: Mapping[str, Action] = {
    **moving.ACTIONS,
    **jumping.ACTIONS,
    **selecting.ACTIONS,
    **marking.ACTIONS,
    **everywhere.ACTIONS,
    **setting_aside.ACTIONS,
    **fields.ACTIONS,
    **filling.ACTIONS,
    **as_before.ACTIONS,
    **walking.ACTIONS,
    **judging.ACTIONS,
    **events.ACTIONS,
    **parting.ACTIONS,
    **finishing.ACTIONS,
    **noting.ACTIONS,
}


def run(desk: Desk, action: str) -> bool:
    """Runs an action.

    Args:
        desk: The desk.
        action: Its id; `label:ID` labels the selection.

    Returns:
        Whether the desk knows the action.

    Raises:
        DeskError: It cannot be done now; the message says why.
    """
    if action.startswith(LABEL_PREFIX):
        marking.label_as(desk, action.removeprefix(LABEL_PREFIX))
        return True
    do = ACTIONS.get(action)
    if do is None:
        return False
    do(desk)
    return True
