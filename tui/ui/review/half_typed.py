"""What goes with the next decision, in a form that is kept on disk: whoever is cut off finds it again."""

import json

from tui.domain.errors import FormatError
from tui.domain.wire import parse
from tui.ui.review.held import Armed
from tui.ui.review.shown import ShownDesk


def half_typed(desk: ShownDesk) -> str:
    """What is to be kept of the disagreement that is shown; empty for nothing.

    Args:
        desk: The desk.
    """
    armed, typed = desk.armed, ("", "")
    if desk.typing is not None and desk.typing[1] is desk.asking:
        typed = (desk.typing[0], desk.typing[1].entry.line.text)
    if desk.case is None or (armed == Armed() and not typed[1]):
        return ""
    return json.dumps([*armed, *typed], ensure_ascii=False)


def read_half_typed(kept: str) -> tuple[Armed, str, str]:
    """What was kept: what was ready to go along, the question that was open, and what was typed in it.

    Args:
        kept: As `half_typed` gave it; anything else counts as nothing.
    """
    try:
        found = parse(kept)
    except FormatError:
        return Armed(), "", ""
    match found:
        case [str(reason), str(note), bool(unclear), str(asked), str(typed)]:
            return Armed(reason, note, unclear), asked, typed
    return Armed(), "", ""
