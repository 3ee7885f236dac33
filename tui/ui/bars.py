"""The header and the footer of the desk: pure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.domain.layers import HELP, Status
from tui.ui.commands import COMMANDS, shown_key
from tui.ui.lines import Line, Run, cells, clean, cut, fit, spread
from tui.ui.registry.base import EDIT, Command

if TYPE_CHECKING:
    from tui.services.annotating import Session

EDIT_KEYS = "↵ accept  tab accept, next  esc leave  ↑↓ choose"

STATUS_SHOWN = {
    Status.UNTOUCHED: "untouched",
    Status.IN_PROGRESS: "in progress",
    Status.DONE: "done",
    Status.NO_EVENT: "no event",
}


def header_of(session: "Session", *, project: str, position: tuple[int, int], width: int) -> Line:
    """The first line over the work on an article.

    Args:
        session: The work.
        project: Name of the project file.
        position: Number of the article, and of all articles.
        width: In cells.
    """
    layer = session.layer
    return header(
        project=project,
        position=position,
        title=session.article.title,
        who=session.annotator,
        status=layer.status if layer.revision else Status.UNTOUCHED,
        flag=layer.flag,
        trouble=session.trouble,
        saved=session.saved,
        width=width,
        only_looks=bool(session.only_looks),
    )


def header(
    *,
    project: str,
    position: tuple[int, int],
    title: str,
    who: str,
    status: Status,
    flag: str,
    trouble: str,
    saved: bool,
    width: int,
    only_looks: bool = False,
) -> Line:
    """The first line: where you are, who you are, and whether everything is on disk.

    Args:
        project: Name of the project file.
        position: Number of the article, and of all articles.
        title: The article's title.
        who: The annotator.
        status: How far the layer is.
        flag: Why it is flagged; empty if it is not.
        trouble: Why something is not saved.
        saved: Whether everything is on disk.
        width: In cells.
        only_looks: Whether nothing can be changed from here.
    """
    state: Run = ("saved", "saved") if saved and not trouble else ("NOT SAVED", "not-saved")
    if only_looks:
        state = ("READ ONLY", "not-saved")
    right: list[Run] = [
        (f" {clean(who)} ", "header"),
        (f" {STATUS_SHOWN[status]} ", "header"),
        (f" {flag_mark(flag)} " if flag else "", "header-flag"),
        (" ", "header"),
        state,
        (" ", "header"),
    ]
    number, count = position
    left: list[Run] = [(f" {cut(clean(project), 24)} ▸ {number}/{count}  {clean(title)}", "header")]
    return spread(left, right, width, "header")


def flag_mark(flag: str) -> str:
    """How a flag is drawn: one that asks for help is told apart from others."""
    if not flag:
        return ""
    return "⚑?" if flag.startswith(HELP) else "⚑"


def footer(where: str, message: str, *, alarm: bool, width: int, commands: Sequence[Command] = COMMANDS) -> Line:
    """The last line: what was just said, else the keys that matter here."""
    if message:
        return fit(((f" {clean(message)}", "alarm" if alarm else "message"),), width, style="footer")
    if where == EDIT:
        return fit(((f" {EDIT_KEYS}", "footer"),), width, style="footer")
    left: list[Run] = [(" ", "footer")]
    *named, last = [_named(command) for command in footer_commands(where, commands)] or [[]]
    for each in named:
        if cells(left) + cells(each) + cells(last) <= width:
            left += each
    return spread(left, last, width, "footer")


def _named(command: Command) -> list[Run]:
    return [(shown_key(command.keys[0]), "footer-key"), (f" {command.footer}  ", "footer")]


def footer_commands(where: str, commands: Sequence[Command] = COMMANDS) -> Sequence[Command]:
    """The commands that the footer names at a place: those with a key."""
    return [command for command in commands if where in command.where and command.footer and command.keys]


def too_small(width: int, height: int, least: tuple[int, int]) -> list[Line]:
    """What a window shows that is too small for the desk; nothing is lost meanwhile."""
    text = f"{least[0]}x{least[1]} needed, this is {width}x{height}"
    return [fit(((text if y == 0 else "", "warning"),), width) for y in range(height)]
