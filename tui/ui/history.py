"""The history of a layer as lines to read. Pure."""

from collections.abc import Sequence

from tui.domain.history import EntryKind
from tui.services.history import Moment
from tui.ui.lines import Line, clean, fit


def history_lines(moments: Sequence[Moment], width: int) -> list[Line]:
    """What was done, the newest first: when and what, and below it what changed.

    Args:
        moments: The history, the oldest first.
        width: In cells.
    """
    if not moments:
        return [fit(((" Nothing was done in this article yet.", "value"),), width)]
    lines: list[Line] = []
    for entry, told, _ in reversed(moments):
        back = "" if entry.kind is EntryKind.EDIT else f"{entry.kind.value} of {entry.target}: "
        when = entry.at[: len("YYYY-MM-DDThh:mm:ss")].replace("T", " ")
        head = (
            (f" {when}  ", "dim"),
            (f"{entry.revision:>4}  ", "dim"),
            (clean(f"{back}{entry.edit.title}"), "value"),
        )
        lines.append(fit(head, width))
        lines += [fit(((f"      {clean(change.line)}", "dim"),), width) for change in told]
    return lines
