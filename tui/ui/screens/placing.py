"""Where the parts of the desk stand in a window."""

from typing import Final

WIDE: Final = 100
"""From this width on, the form stands beside the text."""


def form_size(width: int, height: int) -> tuple[int, int]:
    """Columns and rows of the form in a window: beside the text where that is wide, else its lower third."""
    if width >= WIDE:
        return min(72, max(44, width * 36 // 100)), height - 2
    return width, max(4, min(height - 8, (height - 2) * 2 // 5))
