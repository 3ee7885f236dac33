"""Turns what a terminal sends into the messages that Textual's screens understand."""

import codecs
import re
from collections.abc import Iterator

from textual import events, messages
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

from tui.ui.terminal.sequences import ESCAPE, Intake, Kind, Piece

_MOUSE = re.compile(r"\x1b\[<\d{1,5};-?\d{1,5};-?\d{1,5}[Mm]")
_MODE_REPORT = re.compile(r"\x1b\[\?2026;([0-4])\$y")
_RXVT = {"\x1bOb": "ctrl+down", "\x1b[7^": "ctrl+home", "\x1b[8^": "ctrl+end"}
"""What rxvt sends for keys that Textual's tables take for others."""

_SUPPORTED = frozenset("123")
_LONGEST_KEY = 64
_BEGINS_SEQUENCE = "[OP]_"
"""Behind an escape these are half a key rather than a key of their own."""

_NOT_TEXT = {code: None for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}


class Reader:
    """Reads bytes; what is not UTF-8 counts as a replacement character."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._intake = Intake()
        self._translator = Translator()

    @property
    def patience(self) -> float | None:
        """Seconds after which to call `expire` if nothing more arrives; None if nothing has begun."""
        return self._intake.patience

    def feed(self, data: bytes) -> list[Message]:
        """Takes what was read, and returns what it says."""
        return self._translate(self._intake.feed(self._decoder.decode(data)))

    def expire(self) -> list[Message]:
        """Ends the wait for the rest of what has begun, and returns what it says as it stands."""
        return self._translate(self._intake.expire())

    def _translate(self, pieces: list[Piece]) -> list[Message]:
        return [message for piece in pieces for message in self._translator.messages(piece)]


class Translator:
    """Knows the keys; the tables are Textual's."""

    def __init__(self) -> None:
        self._tables = XTermParser()

    def messages(self, piece: Piece) -> Iterator[Message]:
        """What a piece of input says; nothing if it is an answer that nobody waits for, or makes no sense."""
        if piece.kind is Kind.PASTE:
            yield events.Paste(clean_paste(piece.text))
        elif piece.kind is Kind.TEXT:
            for character in piece.text:
                yield from self._keys(character)
        elif piece.text == ESCAPE:
            yield events.Key("escape", ESCAPE)
        elif _MOUSE.fullmatch(piece.text):
            message = self._tables.parse_mouse_code(piece.text)
            if message is not None:
                yield message
        elif report := _MODE_REPORT.fullmatch(piece.text):
            if report[1] in _SUPPORTED:
                yield messages.TerminalSupportsSynchronizedOutput()
        else:
            yield from self._sequence(piece.text)

    def _sequence(self, sequence: str) -> Iterator[Message]:
        if sequence in _RXVT:
            yield events.Key(_RXVT[sequence], None)
            return
        found = False
        for key in self._keys(sequence):
            found = True
            yield key
        if not found and len(sequence) == len(ESCAPE) + 1 and sequence[1] not in _BEGINS_SEQUENCE:
            # No action needs Alt. People type Escape and the next key faster than tmux and slow lines tell apart.
            yield events.Key("escape", ESCAPE)
            yield from self._keys(sequence[1:])

    def _keys(self, sequence: str) -> list[events.Key]:
        if len(sequence) > _LONGEST_KEY:
            return []
        try:
            keys = list(self._tables._sequence_to_key_events(sequence))  # noqa: SLF001
        except (ValueError, OverflowError):
            # A key with the number of no character.
            return []
        return [key for key in keys if key.key != Keys.Ignore and not _is_surrogate(key.character)]


def clean_paste(text: str) -> str:
    """Pasted text without the characters that are not text: controls go, line ends become line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_NOT_TEXT)


def _is_surrogate(character: str | None) -> bool:
    return character is not None and any("\ud800" <= each <= "\udfff" for each in character)
