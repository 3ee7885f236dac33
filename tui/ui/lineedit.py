"""A line of text being typed: pure, by grapheme clusters."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tui.domain.text import ArticleText

MAX_LENGTH = 20_000
"""Longest text that may be typed or pasted into one field, in code points."""


_Motion = Callable[[ArticleText, int], int]


def _start(_text: ArticleText, _cursor: int) -> int:
    return 0


def _end(text: ArticleText, _cursor: int) -> int:
    return len(text.text)


_MOVES: dict[str, _Motion] = {
    "left": ArticleText.previous_grapheme,
    "right": ArticleText.next_grapheme,
    "ctrl+left": ArticleText.previous_word,
    "ctrl+right": ArticleText.next_word,
    "home": _start,
    "ctrl+a": _start,
    "end": _end,
    "ctrl+e": _end,
}
"""Where each key takes the cursor."""

_CUTS: dict[str, _Motion] = {
    "backspace": ArticleText.previous_grapheme,
    "delete": ArticleText.next_grapheme,
    "ctrl+d": ArticleText.next_grapheme,
    "ctrl+w": ArticleText.previous_word,
    "ctrl+u": _start,
    "ctrl+k": _end,
}
"""How far each key deletes, from the cursor."""


@dataclass(frozen=True, slots=True)
class LineEdit:
    """Text and a cursor in it.

    Attributes:
        text: What was typed so far; without line breaks and control characters.
        cursor: Code point offset, on a cluster boundary.
    """

    text: str = ""
    cursor: int = 0

    def insert(self, typed: str) -> "LineEdit":
        """Puts text in at the cursor; line breaks become spaces and control characters vanish."""
        clean = "".join(" " if char in "\r\n\t" else char for char in typed.replace("\r\n", "\n"))
        clean = "".join(char for char in clean if char.isprintable() or char in "\u200c\u200d")
        clean = clean[: MAX_LENGTH - len(self.text)]
        text = self.text[: self.cursor] + clean + self.text[self.cursor :]
        return LineEdit(text, ArticleText(text).snap(self.cursor + len(clean), forward=True))

    def key(self, key: str) -> "LineEdit | None":
        """What an editing key makes of the line; None if it is not one.

        Args:
            key: The key in Textual's names.
        """
        text = ArticleText(self.text)
        if key in _MOVES:
            return replace(self, cursor=_MOVES[key](text, self.cursor))
        if key in _CUTS:
            there = _CUTS[key](text, self.cursor)
            return self._cut(min(self.cursor, there), max(self.cursor, there))
        return None

    def parts(self) -> tuple[str, str, str]:
        """The text before the cursor, the character that it stands on (empty at the end), and the text behind."""
        end = ArticleText(self.text).next_grapheme(self.cursor)
        return self.text[: self.cursor], self.text[self.cursor : end], self.text[end:]

    def _cut(self, start: int, end: int) -> "LineEdit":
        # What stood on both sides may have become one cluster, such as a flag of two letters.
        left = self.text[:start] + self.text[end:]
        return LineEdit(left, ArticleText(left).snap(start, forward=True))


def typed(text: str) -> LineEdit:
    """A line that holds a text, with the cursor behind it."""
    return LineEdit().insert(text)
