"""How a figure stands in a cell of a text table."""

from tui.domain.agreement.figures import Figure
from tui.formats.text_tables import Notes


def value_cell(figure: Figure, notes: Notes, digits: int = 3) -> str:
    """The value; a dash with the letter of the reason if there is none."""
    if figure.value is None:
        return f"– {notes.letter(figure.show())}"
    return f"{figure.value:.{digits}f}"


def interval_cell(figure: Figure) -> str:
    """The interval, in brackets if it is only how far leaving out one article moves the figure."""
    if figure.interval is None:
        return ""
    both = f"{figure.interval.low:.2f}..{figure.interval.high:.2f}"
    return both if not figure.no_interval else f"({both})"
