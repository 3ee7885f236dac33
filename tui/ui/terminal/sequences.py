r"""Cuts what a terminal sends into text, escape sequences and pastes.

A terminal sends one stream: letters, keys such as `ESC [ A`, answers to questions, and pasted text between
`ESC [ 200 ~` and `ESC [ 201 ~`. On a slow line any of them may arrive in pieces. Here each is made whole before it
counts, so that half a cursor key never acts as the letter commands `[` and `A`, and nothing inside a paste ever
acts at all.

Without a terminal and without a clock: the caller says when the wait for the rest is over.
"""

import re
from enum import Enum
from typing import NamedTuple

ESCAPE = "\x1b"
PASTE_START = "\x1b[200~"
PASTE_END = "\x1b[201~"

ESCAPE_SECONDS = 0.05
"""How long an escape may be the beginning of a sequence before it is the key Escape."""

SEQUENCE_SECONDS = 1.0
"""How long the rest of a sequence may take; nobody types one by hand."""

PASTE_SECONDS = 2.0
"""How long a paste may pause before it counts as ended: without an end it would swallow every key."""

LONGEST_PASTE = 1 << 20
"""Code points of a paste that are kept."""

_LONGEST_SEQUENCE = 4096
_SEQUENCE = re.compile(
    r"\x1b(?:"
    r"\[M..."  # a mouse report of the oldest kind
    r"|\[\[[A-Z]"  # F1 to F5 on the Linux console
    r"|\[[0-?-]*[ -/]*[@-~]"  # with a minus: some terminals report a mouse to the left of them
    r"|O[0-9;]*[A-Za-z]"
    r"|[P\]_][^\x07\x1b]*(?:\x07|\x1b\\)"  # answers in words
    r"|[^\[OP\]_\x1b]"  # Alt and a character
    r")",
    re.DOTALL,
)
_BEGINNING = re.compile(
    r"\x1b(?:\[M.{0,2}|\[\[?|\[[0-?-]*[ -/]*|O[0-9;]*|[P\]_][^\x07\x1b]*\x1b?)?\Z",
    re.DOTALL,
)
_UNDECIDED = re.compile(r"\x1b\[(?:M.{0,2}|\[)\Z", re.DOTALL)
"""Whole as it stands, but also the beginning of something longer."""
_BROKEN = re.compile(r"\x1b(?:\[[0-?-]*[ -/]*|O[0-9;]*|[P\]_][^\x07\x1b]*)?")
_ALT = 2


class Kind(Enum):
    """What a piece of input is."""

    TEXT = "text"
    SEQUENCE = "sequence"
    PASTE = "paste"


class Piece(NamedTuple):
    """One whole piece of input."""

    kind: Kind
    text: str


class Intake:
    """The state between two reads: what has begun and has not ended yet."""

    def __init__(self) -> None:
        self._begun = ""
        self._paste: list[str] | None = None
        self._paste_length = 0
        self._paste_tail = ""
        self._cut_short = False

    @property
    def patience(self) -> float | None:
        """Seconds after which to call `expire` if nothing more arrives; None if nothing has begun."""
        if self._paste is not None:
            return PASTE_SECONDS
        if not self._begun:
            return None
        return ESCAPE_SECONDS if len(self._begun) <= _ALT else SEQUENCE_SECONDS

    def feed(self, text: str) -> list[Piece]:
        """Takes what was read.

        Args:
            text: Decoded input, cut anywhere.

        Returns:
            The pieces that are whole now, in order.
        """
        pieces: list[Piece] = []
        if self._cut_short and self._paste is None and PASTE_END in text:
            # The rest of a paste that had paused for too long.
            late, _, text = (self._begun + text).partition(PASTE_END)
            self._begun = ""
            self._cut_short = False
            pieces.append(Piece(Kind.PASTE, late))
        while text:
            text = self._feed_paste(text, pieces) if self._paste is not None else self._feed_keys(text, pieces)
        return pieces

    def expire(self) -> list[Piece]:
        """Ends the wait: what has begun counts as it stands.

        Returns:
            The pieces that came of it.
        """
        pieces: list[Piece] = []
        if self._paste is not None:
            self._cut_short = True
            self._end_paste(self._paste_tail, pieces)
        begun, self._begun = self._begun, ""
        _give_up(begun, pieces)
        return pieces

    def _feed_keys(self, text: str, pieces: list[Piece]) -> str:
        text = self._begun + text
        self._begun = ""
        position = 0
        while (escape := text.find(ESCAPE, position)) >= 0:
            if escape > position:
                pieces.append(Piece(Kind.TEXT, text[position:escape]))
            whole = None if _UNDECIDED.match(text, escape) else _SEQUENCE.match(text, escape)
            if whole is None and _BEGINNING.match(text, escape):
                self._begun = text[escape : escape + _LONGEST_SEQUENCE]
                return ""
            if whole is None:
                broken = _BROKEN.match(text, escape)
                position = broken.end() if broken else escape + 1
                _give_up(text[escape:position], pieces)
            elif whole[0] == PASTE_START:
                self._paste = []
                self._paste_length = 0
                self._cut_short = False
                return text[whole.end() :]
            else:
                pieces.append(Piece(Kind.SEQUENCE, whole[0]))
                position = whole.end()
        if position < len(text):
            pieces.append(Piece(Kind.TEXT, text[position:]))
        return ""

    def _feed_paste(self, text: str, pieces: list[Piece]) -> str:
        text = self._paste_tail + text
        inside, end, rest = text.partition(PASTE_END)
        if end:
            self._end_paste(inside, pieces)
            return rest
        longest = min(len(PASTE_END), len(text))
        cut = next(at for at in range(len(text) - longest, len(text) + 1) if PASTE_END.startswith(text[at:]))
        self._keep_pasted(text[:cut])
        self._paste_tail = text[cut:]
        return ""

    def _keep_pasted(self, text: str) -> None:
        room = LONGEST_PASTE - self._paste_length
        if self._paste is not None and room > 0:
            self._paste.append(text[:room])
            self._paste_length += len(text)

    def _end_paste(self, last: str, pieces: list[Piece]) -> None:
        self._keep_pasted(last)
        pieces.append(Piece(Kind.PASTE, "".join(self._paste or ())))
        self._paste = None
        self._paste_tail = ""


def _give_up(begun: str, pieces: list[Piece]) -> None:
    """A lone escape is the key Escape, and one with one character is Alt; more is half a sequence, and void."""
    if 0 < len(begun) <= _ALT:
        pieces.append(Piece(Kind.SEQUENCE, begun))
