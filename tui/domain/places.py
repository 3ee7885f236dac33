"""Where an annotator is in an article, so that the desk opens there again."""

from typing import NamedTuple

from tui.domain.spans import Range


class Place(NamedTuple):
    """A place in the desk.

    Attributes:
        article: Id of the article.
        event: Id of the active event; empty for the article's own questions.
        path: Path of the active field; empty for the first.
        cursor: Code point offset of the text cursor.
        anchor: Where the selection began, a code point offset; -1 for no selection.
        top: Code point offset of the first row on the screen.
    """

    article: str
    event: str = ""
    path: str = ""
    cursor: int = 0
    anchor: int = -1
    top: int = 0


class HalfTyped(NamedTuple):
    """An answer that is being typed.

    Attributes:
        event: Id of the event; empty for the article's own questions.
        path: The field.
        text: What was typed so far.
        evidence: Half-open ranges of code points that become evidence together with the answer.
    """

    event: str
    path: str
    text: str
    evidence: tuple[Range, ...] = ()
