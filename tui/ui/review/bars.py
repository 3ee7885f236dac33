"""The first line of the review desk, and what it shows when nothing waits. Pure."""

from typing import TYPE_CHECKING

from tui.ui.bars import flag_mark
from tui.ui.form.painting import rule
from tui.ui.lines import Line, Run, clean, cut, fit, spread

if TYPE_CHECKING:
    from tui.ui.review.desk import ReviewDesk


def review_header(desk: "ReviewDesk", project: str, width: int) -> Line:
    """Where you are, how much is left, who you are, and whether what you decide can be written.

    Args:
        desk: The desk.
        project: Name of the project file.
        width: In cells.
    """
    tally = desk.queue.tally
    left = [f"{desk.queue.left:,} left"]
    if later := tally.states.get("later"):
        left.append(f"{later:,} put off")
    if tally.stale:
        left.append(f"{tally.stale:,} to compare")
    state: Run = ("READ ONLY", "not-saved") if desk.work.only_looks else ("saved", "saved")
    gold = desk.opened.panel.gold if desk.opened is not None else None
    flag = flag_mark(gold.flag) if gold is not None else ""
    right: list[Run] = [
        (f" {clean(desk.work.desk.author)} ", "header"),
        (f" {flag} " if flag else "", "header-flag"),
        (" ", "header"),
        state,
        (" ", "header"),
    ]
    where = f" {cut(clean(project), 24)} ▸ review · {' · '.join(left)}  {clean(desk.title)}"
    return spread([(where, "header")], right, width, "header")


def nothing_lines(desk: "ReviewDesk", size: tuple[int, int]) -> list[Line]:
    """What the pane shows when no disagreement waits.

    Args:
        desk: The desk.
        size: Width and height in cells.
    """
    width, height = size
    tally, queue = desk.queue.tally, desk.queue
    if queue.is_filtered or queue.wanted.state != "open":
        told = [
            f"Nothing is left of this: {queue.title()}.",
            f"{desk.key('filter-queue')} and enter show all again.",
        ]
    elif tally.stale:
        told = [f"{tally.stale:,} articles are still to be compared: this goes on by itself."]
    elif not tally.articles:
        told = ["Nothing can be compared yet: an article counts when two people have finished it."]
    else:
        decided = tally.states.get("decided", 0) + tally.states.get("accepted", 0)
        told = [
            f"Nothing waits: {decided:,} disagreements in {tally.articles:,} articles are settled.",
            "copydesk export writes the gold layer with all the others.",
        ]
    lines = [rule("review", width), *(fit(((f" {clean(text)}", "value"),), width) for text in told)]
    return (lines + [fit((), width)] * height)[:height]
