"""How stretches of the text and spans are spoken of in messages."""

from collections.abc import Iterable

from tui.domain.spans import Range, Span
from tui.ui.desk.desk import Desk

ROOM = 40
"""So many code points of a stretch are quoted."""


def quote(desk: Desk, start: int, end: int, room: int = ROOM) -> str:
    """A stretch of the text, shortened, to speak of."""
    text = " ".join(desk.text.text[start : min(end, start + room + 1)].split())
    return f"“{text}”" if end - start <= room else f"“{text[:room]}…”"


def quote_all(desk: Desk, ranges: Iterable[Range], room: int = ROOM) -> str:
    """Stretches that belong together, shortened, to speak of."""
    found = tuple(ranges)
    share = max(8, room // max(1, len(found)))
    quotes = [quote(desk, *each, share)[1:-1] for each in found]
    joined = " … ".join(quotes)
    return f"“{joined}”"


def label_title(desk: Desk, label: str) -> str:
    """What a label is called."""
    known = desk.session.schema.label(label)
    return known.title if known is not None else label.capitalize()


def span_title(desk: Desk, span: Span, words: str = "") -> str:
    """A span as it is spoken of: its label, and its words."""
    return f"{label_title(desk, span.label)} {words or quote_all(desk, span.ranges)}"
