"""Styled text broken into lines, and texts compared word by word."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tui.ui.lines import ELLIPSIS, Line, Run, cells, clean, cut
from tui.ui.textview.clusters import clusters

OPEN, CLOSE = "⟦", "⟧"
"""Stand around what a version has and others have not, so that nobody needs colours to see it."""

MOST_TOKENS = 200
"""Words of a text that are compared; what comes after them counts as shared."""

MOST_SHOWN = 20_000
"""Code points of a text that can be shown at all: no window holds more."""

KEPT = 9
"""Cells that are kept on each side of what differs, where a line is too short for all of it."""

LEAST_SHARED = 0.45
"""Share of all words that all texts must have in common before differences are marked: where most differs, marks
would only be in the way."""


def flow(runs: Iterable[Run], width: int, most: int) -> list[Line]:
    """Styled text broken at blanks into lines.

    Args:
        runs: The text, in the form in which it is drawn.
        width: Cells of the widest line.
        most: Lines at most; an ellipsis stands where there would be more.

    Returns:
        Lines that are not filled up; at least one, unless none is allowed.
    """
    if most <= 0 or width <= 0:
        return []
    lines: list[list[Run]] = [[]]
    used = 0
    for word, blank in _words(runs, width):
        size = cells(word)
        if used and used + len(blank) + size > width:
            if len(lines) == most:
                return [*map(tuple, lines[:-1]), _ended(lines[-1], width)]
            lines.append([])
            used = 0
        if used and blank:
            lines[-1].append((blank, word[0][1] if word else ""))
            used += 1
        lines[-1] += word
        used += size
    return [tuple(_joined(line)) for line in lines]


def _ended(line: Sequence[Run], width: int) -> Line:
    """A line that says that more would follow."""
    kept = [*line]
    while kept and (kept[-1][0] == " " or cells(kept) >= width):
        text, style = kept.pop()
        if cell_len(text) > 1:
            room = width - 1 - cells(kept)
            kept.append((cut(text, max(1, room)).removesuffix(ELLIPSIS), style))
            break
    return tuple(_joined([*kept, (ELLIPSIS, "dim")]))


def _words(runs: Iterable[Run], width: int) -> Iterator[tuple[list[Run], str]]:
    """The words, with the blank before each; what is wider than a line is cut into pieces that are not."""
    word: list[Run] = []
    blank = ""
    for text, style in runs:
        for number, part in enumerate(text.split(" ")):
            if number:
                yield from _fitting(word, blank, width)
                word, blank = [], " "
            if part:
                # A mark that stood on the blank gets something else to stand on.
                word.append((clean(part), style))
    yield from _fitting(word, blank, width)


def _fitting(word: list[Run], blank: str, width: int) -> Iterator[tuple[list[Run], str]]:
    if cells(word) <= width:
        if word:
            yield word, blank
        return
    for number, (piece, style) in enumerate(
        (piece, style) for text, style in word for piece in _pieces(text, width)
    ):
        yield [(piece, style)], "" if number else blank


def _pieces(word: str, width: int) -> Iterable[str]:
    if cell_len(word) <= width:
        if word:
            yield word
        return
    piece, used = "", 0
    for start, end in clusters(word):
        size = cell_len(word[start:end])
        if used + size > width and piece:
            yield piece
            piece, used = "", 0
        piece += word[start:end]
        used += size
    yield piece


def _joined(line: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for text, style in line:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        else:
            joined.append((text, style))
    return joined


class Tokens(NamedTuple):
    """A text in the parts in which it is compared.

    Attributes:
        parts: Words, or the elements of a list.
        joiner: What stands between them.
        ordered: Whether their order counts.
    """

    parts: tuple[str, ...]
    joiner: str = " "
    ordered: bool = True

    @property
    def text(self) -> str:
        """The whole."""
        return self.joiner.join(self.parts)


def words_of(text: str) -> Tokens:
    """A text as its words; of a very long one as many as could be shown."""
    shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}{ELLIPSIS}"
    return Tokens(tuple(clean(part) for part in clean(shown).split()))


def elements_of(elements: Iterable[str]) -> Tokens:
    """A list as its elements."""
    return Tokens(tuple(clean(each) for each in elements), "; ", ordered=False)


def differing(texts: Sequence[Tokens], style: str = "value") -> list[list[Run]]:
    """Texts in which what not all share is marked.

    Args:
        texts: The texts; those without any part are not compared.
        style: Of the text.

    Returns:
        The runs of each text.
    """
    shared = _shared(texts)
    return [_marked(text, kept, style) for text, kept in zip(texts, shared, strict=True)]


def _shared(texts: Sequence[Tokens]) -> list[list[bool]]:
    """Which parts of each text stand in all the others too; all of them where marks would be in the way."""
    full = [text for text in dict.fromkeys(texts) if text.parts]
    everything = [[True] * len(text.parts) for text in texts]
    if len(full) < 2:
        return everything
    found = {text: _shared_with(text, [other for other in full if other is not text]) for text in full}
    least = LEAST_SHARED if all(text.ordered for text in full) else 0
    if sum(map(sum, found.values())) <= least * sum(len(text.parts) for text in full):
        return everything
    return [found.get(text, []) for text in texts]


def _shared_with(text: Tokens, others: Iterable[Tokens]) -> list[bool]:
    kept = [True] * len(text.parts)
    for other in others:
        common = _common(text, other)
        kept = [here and there for here, there in zip(kept, common, strict=True)]
    return kept


def _common(text: Tokens, other: Tokens) -> list[bool]:
    if not (text.ordered and other.ordered):
        held = set(other.parts)
        return [part in held for part in text.parts]
    from difflib import SequenceMatcher  # noqa: PLC0415 - not all disagreements are about words

    one, two = text.parts[:MOST_TOKENS], other.parts[:MOST_TOKENS]
    common = [number >= MOST_TOKENS for number in range(len(text.parts))]
    for start, _, size in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks():
        common[start : start + size] = [True] * size
    return common


def _marked(text: Tokens, kept: Sequence[bool], style: str) -> list[Run]:
    runs: list[Run] = []
    inside = False
    for number, (part, shared) in enumerate(zip(text.parts, kept, strict=True)):
        if inside and shared:
            runs.append((CLOSE, "key"))
        if number:
            runs.append((text.joiner, style))
        if not shared and not inside:
            runs.append((OPEN, "key"))
        runs.append((part, style if shared else "key"))
        inside = not shared
    if inside:
        runs.append((CLOSE, "key"))
    return runs


def squeezed(runs: Sequence[Run], width: int) -> Sequence[Run]:
    """Runs that are too wide without the middle of what is shared, so that what differs is in view."""
    if cells(runs) <= width or all(style != "key" for _, style in runs):
        return runs
    kept: list[Run] = []
    runs = _joined(runs)
    for number, (text, style) in enumerate(runs):
        if style == "key" or cell_len(text) <= KEPT * 2 + 1:
            kept.append((text, style))
            continue
        head = cut(text, KEPT) if number else ELLIPSIS
        tail = _tail(text) if number + 1 < len(runs) else ""
        kept.append((head + tail, style))
    return kept


def _tail(text: str) -> str:
    return clean(text[-KEPT:].partition(" ")[2] or text[-KEPT:])
