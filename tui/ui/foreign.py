"""The one door through which text reaches the screen.

Textual and Rich pass control characters in content on to the terminal, and read square brackets in it as markup:
an article could retitle the window, a schema could crash the desk. So nothing else in the screens makes segments,
strips or content; `tests/contracts/test_foreign_door.py` holds the line. Everything that passes is shown as it is,
character for character, with what steers a terminal made visible (`tui.domain.visible`), and takes exactly the
cells that it claims.
"""

from collections.abc import Iterable, Mapping

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from tui.domain.visible import visible
from tui.ui.lines import Run
from tui.ui.textview.clusters import clusters, drawn_text


def shown(text: str) -> str:
    """Text as it can be drawn on one line.

    Args:
        text: Any text.

    Returns:
        The same text with controls, hidden characters and clusters that terminals measure differently in a form on
        which all agree, and at most eight combining marks on a base.
    """
    if text.isascii() and text.isprintable():
        return text
    return drawn_text(text)


def strip(line: Iterable[Run], styles: Mapping[str, Style], width: int, *, settled: bool = False) -> Strip:
    """A line of the screen.

    Args:
        line: Runs of text and the names of their styles.
        styles: Styles by name.
        width: Cells of the line: what is longer is cut between two clusters, what is shorter is filled with blanks.
        settled: Whether each cluster is in the form in which it is drawn, as rows of an article are.

    Returns:
        A strip of exactly `width` cells.
    """
    segments: list[Segment] = []
    left = width
    for text, name in line:
        drawn = visible(text) if settled else shown(text)
        cells = cell_len(drawn)
        if cells > left:
            drawn, cells = _cut(drawn, left)
        if drawn:
            segments.append(Segment(drawn, styles[name]))
            left -= cells
        if not left:
            break
    if left > 0:
        segments.append(Segment(" " * left, styles[""]))
    return Strip(segments, width)


def content(text: str) -> Content:
    """Text for the few places that want Textual's content: never markup."""
    return Content(shown(text))


def _cut(drawn: str, width: int) -> tuple[str, int]:
    """As many whole clusters as fit, and blanks where half of one would have fitted."""
    kept: list[str] = []
    used = 0
    for start, end in clusters(drawn):
        cells = cell_len(drawn[start:end])
        if used + cells > width:
            break
        kept.append(drawn[start:end])
        used += cells
    return "".join(kept) + " " * (width - used), width
