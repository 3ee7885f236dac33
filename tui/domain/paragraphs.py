r"""The lines of a text and where they break.

A break is `\r\n`, `\n` or a lone `\r`; everything else that Unicode calls a line or page break (U+2028, U+0085,
form feed, vertical tab) is a character like any other, so that what was stored and what is shown never part ways.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import overload

from tui.domain.spans import Range


class Paragraphs(Sequence[Range]):
    r"""Every line of a text, the empty ones too, as ranges of code points without their breaks.

    A text that ends in a break has an empty line after it; the empty text has one empty line. Starts and ends are
    held as plain machine integers: ten megabytes of lines would otherwise weigh as much again as tuples.

    Args:
        text: The text to cut.
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str) -> None:
        returns, feeds = text.count("\r"), text.count("\n")
        if not returns or not feeds:
            self._starts, self._ends = _cut(text, "\r" if returns else "\n")
        elif returns == feeds == text.count("\r\n"):
            self._starts, self._ends = _cut(text, "\r\n")
        else:
            self._starts, self._ends = _cut_mixed(text)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Range: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Range]: ...

    def __getitem__(self, index: int | slice) -> Range | Sequence[Range]:
        if isinstance(index, slice):
            return list(zip(self._starts[index], self._ends[index], strict=True))
        return self._starts[index], self._ends[index]

    def __iter__(self) -> Iterator[Range]:
        return zip(self._starts, self._ends, strict=True)

    def at(self, offset: int) -> int:
        """Index of the paragraph that holds a code point offset.

        An offset inside a line break belongs to the paragraph before it, an offset outside the text to the first or
        the last.
        """
        return max(bisect_right(self._starts, offset) - 1, 0)


def _cut(text: str, line_break: str) -> tuple["array[int]", "array[int]"]:
    """Starts and ends where the only break is `line_break`."""
    size = len(line_break)
    steps = map(size.__add__, map(len, text.split(line_break)))
    starts = array("Q", accumulate(steps, initial=0))
    del starts[-1]
    ends = array("Q", map((-size).__add__, starts[1:]))
    ends.append(len(text))
    return starts, ends


def _cut_mixed(text: str) -> tuple["array[int]", "array[int]"]:
    """Starts and ends where breaks are of several kinds."""
    starts, ends = array("Q", [0]), array("Q")
    feed, carriage = text.find("\n"), text.find("\r")
    while feed >= 0 or carriage >= 0:
        if carriage < 0 or 0 <= feed < carriage:
            end, start = feed, feed + 1
        else:
            end, start = carriage, carriage + 1 + (feed == carriage + 1)
        ends.append(end)
        starts.append(start)
        if 0 <= feed < start:
            feed = text.find("\n", start)
        if 0 <= carriage < start:
            carriage = text.find("\r", start)
    ends.append(len(text))
    return starts, ends
