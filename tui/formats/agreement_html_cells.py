"""How a figure stands in a cell of a page."""

from tui.domain.agreement.figures import Figure
from tui.formats.agreement_cells import FEW


def value_markup(figure: Figure, sign: str = "") -> str:
    """The value, grey and with a mark if it rests on little; empty if there is none.

    Args:
        figure: The figure.
        sign: How the number is written, such as `+`.
    """
    if figure.value is None:
        return ""
    shown = f"{figure.value:{sign}.3f}"
    return f"<small class=few>{FEW}{shown}</small>" if figure.few else shown
