"""The terminal's own part: a screen that follows what a program writes, and answers what it asks."""

import itertools
import re
from typing import Any, Final

import pyte
from wcwidth import wcwidth

_OTHER_SCREEN: Final = frozenset({47, 1047, 1049})
_UNKNOWN_TO_PYTE: Final = re.compile(
    rb"\x1b[P_^X][^\x1b]*\x1b\\"
    rb"|\x1b\[[<=>][0-?]*[ -/]*[@-~]"
    rb"|\x1b\[[0-?]*[ -/]+[@-~]"
    rb"|\x1b\[\?[0-9;]*[^0-9;hlJK\x1b]"
    rb"|\x1b\[[0-9;]*t"
    rb"|\x1b\](?![012];)[^\x07\x1b]*(?:\x07|\x1b\\)"
)
_UNFINISHED: Final = re.compile(rb"\x1b(?:[P_^X\]][^\x07\x1b]*\x1b?|\[[0-?]*[ -/]*)?\Z")
_QUESTION: Final = re.compile(
    rb"\x1b\[(?P<identity>0?)c"
    rb"|\x1b\[>(?P<version>0?)c"
    rb"|\x1b\[(?P<report>5|6)n"
    rb"|\x1b\[\?(?P<mode>\d+)\$p"
    rb"|\x1b\[\?(?P<kitty>)u"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)


class _Screen(pyte.Screen):
    """Keeps what pyte leaves out: characters of no width, and the second screen's being empty."""

    def draw(self, data: str) -> None:
        for joins, run in itertools.groupby(data, lambda character: wcwidth(character) <= 0):
            text = "".join(run)
            if joins:
                self._join(text)
            else:
                super().draw(text)

    def _join(self, text: str) -> None:
        # It is not looked at, but for the order of a row, which is not turned round here.
        text = text.replace("\u200e", "")
        line = self.buffer[self.cursor.y]
        at = self.cursor.x - 1
        while at > 0 and not line[at].data:
            at -= 1
        if at >= 0:
            line[at] = line[at]._replace(data=line[at].data + text)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        super().set_mode(*modes, **kwargs)
        self._switch(modes)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        self._switch(modes)

    def _switch(self, modes: tuple[int, ...]) -> None:
        if _OTHER_SCREEN.intersection(modes):
            self.erase_in_display(2)


class Emulator:
    """A terminal of one size.

    Args:
        columns: Its width.
        rows: Its height.
        synchronises: Whether it says that it knows synchronised output (mode 2026).
    """

    def __init__(self, columns: int, rows: int, *, synchronises: bool = True) -> None:
        self.screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._held = b""
        self._modes = {2026: 2 if synchronises else 0, 2004: 2, 1049: 2, 25: 1, 7: 1}

    def feed(self, data: bytes) -> bytes:
        """Takes output and returns what the terminal answers."""
        data = self._held + data
        unfinished = _UNFINISHED.search(data)
        self._held = unfinished[0] if unfinished else b""
        data = data[: len(data) - len(self._held)]
        answers = b""
        start = 0
        for question in _QUESTION.finditer(data):
            self._show(data[start : question.start()])
            answers += self._answer(question.lastgroup or "", (question[question.lastgroup or 0]).decode())
            start = question.end()
        self._show(data[start:])
        return answers

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)

    def rows(self) -> list[str]:
        """The text of each row, without blanks at its end."""
        screen = self.screen
        return [
            "".join(screen.buffer[y][x].data for x in range(screen.columns)).rstrip() for y in range(screen.lines)
        ]

    def cells(self) -> list[list[pyte.screens.Char]]:
        """Each cell with its attributes."""
        screen = self.screen
        return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]

    def _show(self, data: bytes) -> None:
        if data:
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))

    def _answer(self, kind: str, value: str) -> bytes:
        cursor = self.screen.cursor
        return {
            "identity": "\x1b[?62;22c",
            "version": "\x1b[>41;354;0c",
            "report": "\x1b[0n" if value == "5" else f"\x1b[{cursor.y + 1};{cursor.x + 1}R",
            "mode": f"\x1b[?{value};{self._modes.get(int(value or 0), 0)}$y",
            "kitty": "",
            "colour": f"\x1b]{value};rgb:{'ffff/ffff/ffff' if value == '10' else '0000/0000/0000'}\x1b\\",
        }[kind].encode()
