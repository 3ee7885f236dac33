"""Where an adjudicator is, kept so that the review opens there again."""

from typing import NamedTuple


class ReviewPlace(NamedTuple):
    """Where an adjudicator is.

    Attributes:
        article: Id of the article; empty if none was shown.
        case: Id of the disagreement.
        order: In which order they go through the list.
        state: Only disagreements of this state.
        kind: Only of this kind; all if empty.
        text: Only what contains this; all if empty.
        cursor: Offset of the text cursor, in code points.
        reveal: Whether a decision tells who said what.
    """

    article: str = ""
    case: str = ""
    order: str = "article"
    state: str = "open"
    kind: str = ""
    text: str = ""
    cursor: int = 0
    reveal: bool = True
