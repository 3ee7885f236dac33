"""Every action that the review desk does by itself, by id."""

from collections.abc import Callable, Mapping

from tui.ui.desk import moving
from tui.ui.review import deciding, going, policies
from tui.ui.review.desk import ReviewDesk

Action = Callable[[ReviewDesk], None]

MOTIONS = (
    *("cursor-left", "cursor-right", "cursor-up", "cursor-down", "page-down", "page-up", "line-start", "line-end"),
    *("next-sentence", "previous-sentence", "next-paragraph", "previous-paragraph", "text-start", "text-end"),
    *("find", "find-next", "find-previous", "next-span", "previous-span"),
)

ACTIONS: Mapping[str, Action] = {
    **{action: moving.ACTIONS[action] for action in MOTIONS},
    **deciding.ACTIONS,
    **going.ACTIONS,
    **policies.ACTIONS,
}


def run(desk: ReviewDesk, action: str) -> bool:
    """Runs an action.

    Args:
        desk: The desk.
        action: Its id.

    Returns:
        Whether the desk knows the action.

    Raises:
        DeskError: It cannot be done now; the message says why.
    """
    do = ACTIONS.get(action)
    if do is None:
        return False
    do(desk)
    return True
