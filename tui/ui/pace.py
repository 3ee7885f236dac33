"""The pace, told to whoever asks. Pure."""

from tui.domain.layers import Status
from tui.services.pace import Progress
from tui.ui.bars import STATUS_SHOWN
from tui.ui.lines import Line, fit


def pace_lines(found: Progress, width: int) -> list[Line]:
    """How an annotator gets on.

    Args:
        found: Today's pace and the states.
        width: In cells.
    """
    today = found.today
    rows = [
        ("Done today", str(today.done)),
        ("in the last hour", str(today.lately)),
        ("median time an article", duration(today.median) if today.median is not None else "none is done yet"),
        ("at work today", duration(today.active)),
        ("Left", str(found.left)),
        *((STATUS_SHOWN[status], str(found.states[status])) for status in Status),
    ]
    if today.median and found.left:
        rows.insert(5, ("at that pace", f"{duration(today.median * found.left)} of work"))
    lines = [fit((), width)]
    for name, value in rows:
        indent = "  " if name[0].isupper() else "    "
        lines.append(fit(((f"{indent}{name:<{28 - len(indent)}}", "dim"), (value, "value")), width))
    note = "A day begins at midnight of this machine. Five minutes without an edit or more count as a pause."
    return [*lines, fit((), width), fit(((f"  {note}", "dim"),), width)]


def duration(seconds: float) -> str:
    """A stretch of time as people say it: `45 s`, `12 min`, `3 h 05 min`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"
