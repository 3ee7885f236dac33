"""What is said beside a figure in plain words, and what many of them have in common."""

from typing import NamedTuple


class Words(NamedTuple):
    """What is said beside a figure.

    Attributes:
        title: Its name.
        compares: What is compared with what.
        means: How to read the number.
        hides: What it does not tell.
    """

    title: str
    compares: str
    means: str
    hides: str


SHARE = "0 is no agreement, 1 is full agreement; chance is not taken out."
ALPHA = "1 is full agreement, 0 is what chance alone would give, less than 0 is worse than chance."
GIVEN = "Only events that were aligned count: see the detection F1 and the threshold beside it."
