"""What the commands print: results to standard output, everything else to standard error.

Names, titles and texts come from others. All of it goes through `visible` here, so that none of it can steer the
terminal that shows it.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

from tui.domain.visible import visible

closed: set[str] = set()
"""The streams that were closed when the program began, by name."""


def say(text: str) -> None:
    """Prints one line of a result; characters that act on a terminal, line ends among them, show as glyphs."""
    sys.stdout.write(visible(text) + "\n")


def tell(text: str) -> None:
    """Prints one line beside the result, to standard error, in the same safe way."""
    sys.stderr.write(visible(text) + "\n")


def say_data(line: bytes) -> None:
    """Prints one line of data as it is: it was made so that no terminal obeys anything in it.

    Args:
        line: In UTF-8, with its end.
    """
    sys.stdout.flush()
    sys.stdout.buffer.write(line)


def say_table(rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
    """Prints rows in columns as wide as their widest text; the last column is not padded.

    Args:
        rows: The rows, all of the same length.
        right: Numbers of the columns, from 0, that are aligned to the right.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(_cells(cell) for cell in column) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - _cells(cell))
            cells.append(gap + cell if number in right else cell + gap)
        say("  ".join(cells).rstrip())


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    import unicodedata

    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + wide - sum(unicodedata.combining(each) > 0 for each in text)


def prepare_streams() -> None:
    """Characters that the terminal's encoding lacks are escaped: a name must not end a command.

    A stream that is closed leads nowhere: the next file that is opened would take its number, and what is printed
    would be written into it.
    """
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
            closed.add(name)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def show_traceback(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Prints a traceback, line by line in the safe way: messages in it can hold foreign text."""
    import traceback

    for chunk in traceback.format_exception(kind, error, trace):
        for line in chunk.splitlines():
            tell(line)


class Meter:
    """Counts on standard error while something long runs; silent if that is no terminal.

    Args:
        what: What is counted, in the plural.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown_at = 0.0
        self._live = sys.stderr.isatty()

    def count(self, done: int) -> None:
        """Shows how many are done, at most ten times a second."""
        if self._live and (now := time.monotonic()) - self._shown_at > 0.1:
            self._shown_at = now
            sys.stderr.write(f"\r{done:,} {self._what} …")
            sys.stderr.flush()

    def clear(self) -> None:
        """Takes the count off the line."""
        if self._live and self._shown_at:
            sys.stderr.write("\r\x1b[K")


@contextmanager
def meter(what: str) -> Iterator[Meter]:
    """A meter that leaves no trace."""
    found = Meter(what)
    try:
        yield found
    finally:
        found.clear()


def plural(count: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 article`, `2 articles`."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
