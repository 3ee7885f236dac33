"""What the review desk holds between two keys besides what it shows."""

from typing import NamedTuple

from tui.domain.adjudication.decisions import Decision, Ruling


class Armed(NamedTuple):
    """What goes with the next decision.

    Attributes:
        reason: Code of the reason; empty for none.
        note: Free text.
        unclear: Whether the guidelines do not say how to decide.
    """

    reason: str = ""
    note: str = ""
    unclear: bool = False


class Last(NamedTuple):
    """What was decided last from here.

    Attributes:
        article: Id of the article.
        decision: The decision.
        ruling: What was said.
    """

    article: str
    decision: Decision
    ruling: Ruling
