"""An article's text: its characters, words, sentences and paragraphs.

All offsets are code points into the stored text, and it is never changed to find them.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from tui.domain.graphemes import Clusters
from tui.domain.paragraphs import Paragraphs
from tui.domain.spans import Range
from tui.domain.stretches import Stretches, ink_before, ink_from

if TYPE_CHECKING:
    from tui.domain.finding import Finder
    from tui.domain.sentences import Sentences
    from tui.domain.words import Words


class ArticleText:
    """Answers where things begin and end in a text.

    Nothing is looked at before it is asked for, and then no more than the text around the place in question, so
    that a text of any size opens at once. Motions always get further until they stay at the end of the text (or,
    backwards, at its start). Offsets outside the text count as its nearest end.

    Args:
        text: The stored text.
        language: ISO 639-1 code, which decides about the ends of sentences; English if empty or unknown.

    Attributes:
        text: The stored text.
        language: As given.
    """

    def __init__(self, text: str, language: str = "") -> None:
        self.text = text
        self.language = language

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """Every line, the empty ones too, without its break."""
        return Paragraphs(self.text)

    @cached_property
    def _stretches(self) -> Stretches:
        return Stretches(self.text, self.paragraphs)

    @cached_property
    def _clusters(self) -> Clusters:
        return Clusters(self._stretches)

    @cached_property
    def _words(self) -> "Words":
        from tui.domain.words import Words  # noqa: PLC0415 - a text is shown without it

        return Words(self._stretches, self._clusters)

    @cached_property
    def _sentences(self) -> "Sentences":
        from tui.domain.sentences import Sentences  # noqa: PLC0415 - a text is shown without it

        return Sentences(self.text, self.language, self.paragraphs, self._clusters)

    @cached_property
    def _finder(self) -> "Finder":
        from tui.domain.finding import Finder  # noqa: PLC0415 - a text is shown without it

        return Finder(self.text, self._clusters)

    def _within(self, offset: int) -> int:
        return min(max(offset, 0), len(self.text))

    def is_boundary(self, offset: int) -> bool:
        """Whether a cursor may stand at `offset`: between grapheme clusters, or at an end of the text."""
        return 0 <= offset <= len(self.text) and self._clusters.at(offset)[0] == offset

    def snap(self, offset: int, *, forward: bool = False) -> int:
        """The nearest boundary at or before `offset`, or at or after it."""
        return self._clusters.snap(offset, forward=forward)

    def cluster_at(self, offset: int) -> Range:
        """The grapheme cluster that holds `offset`; a whole line break is one; empty at the end of the text."""
        return self._clusters.at(offset)

    def next_grapheme(self, offset: int) -> int:
        """The first boundary after `offset`."""
        return self._clusters.at(offset)[1]

    def previous_grapheme(self, offset: int) -> int:
        """The last boundary before `offset`."""
        return self._clusters.at(self._within(offset) - 1)[0]

    def word_at(self, offset: int) -> Range | None:
        """The word that holds `offset`, or None between words."""
        return self._words.at(self._within(offset))

    def next_word(self, offset: int) -> int:
        """Where the next word after `offset` starts."""
        word = self._words.after(self._within(offset))
        return word[0] if word else len(self.text)

    def previous_word(self, offset: int) -> int:
        """Where the last word that starts before `offset` starts."""
        word = self._words.before(self._within(offset))
        return word[0] if word else 0

    def word_end(self, offset: int) -> int:
        """Where the word around `offset`, or else the next one, ends."""
        word = self._words.ending_after(self._within(offset))
        return word[1] if word else len(self.text)

    def sentence_at(self, offset: int) -> Range:
        """The sentence around `offset`, without the white space around it; empty in a blank paragraph."""
        return self._sentences.at(self._within(offset))

    def next_sentence(self, offset: int) -> int:
        """Where the next sentence after `offset` starts."""
        start = self._sentences.after(self._within(offset))
        return len(self.text) if start is None else start

    def previous_sentence(self, offset: int) -> int:
        """Where the last sentence that starts before `offset` starts."""
        start = self._sentences.before(self._within(offset))
        return 0 if start is None else start

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph around `offset`; a line break belongs to the paragraph before it."""
        return self.paragraphs.at(offset)

    def next_paragraph(self, offset: int) -> int:
        """Where the next paragraph after `offset` starts that is more than white space."""
        _, end = self.paragraphs[self.paragraphs.at(self._within(offset))]
        ink = ink_from(self.text, end)
        return len(self.text) if ink is None else self._paragraph_start(ink)

    def previous_paragraph(self, offset: int) -> int:
        """Where the last paragraph starts that starts before `offset` and is more than white space."""
        offset = self._within(offset)
        start, end = self.paragraphs[self.paragraphs.at(offset)]
        if start < offset and ink_from(self.text, start, end) is not None:
            return start
        ink = ink_before(self.text, start)
        return 0 if ink is None else self._paragraph_start(ink)

    def _paragraph_start(self, offset: int) -> int:
        return self.paragraphs[self.paragraphs.at(offset)][0]

    def snap_to_words(self, start: int, end: int) -> Range:
        """Makes a selection one of whole words.

        Args:
            start: One end of the selection.
            end: The other; a selection of nothing stands for the character there.

        Returns:
            The selection without the white space at its edges, grown to whole words at both ends; where there is
            nothing but white space, its grapheme clusters.
        """
        low, high = self.snap(min(start, end)), self.snap(max(start, end), forward=True)
        if low == high:
            low, high = self.cluster_at(low)
        first, last = ink_from(self.text, low, high), ink_before(self.text, high)
        if first is None or last is None:
            return self.word_at(low) or (low, high)
        head = self.word_at(first) or self.cluster_at(first)
        tail = self.word_at(last) or self.cluster_at(last)
        return head[0], tail[1]

    def find(self, query: str, start: int, *, backwards: bool = False, wrap: bool = True) -> Range | None:
        """The next place that says what `query` says.

        Case, accents, and kinds of quotation marks, dashes and white space make no difference.

        Args:
            query: What to find.
            start: Where to begin: a hit starts there or later or, backwards, before it.
            backwards: Whether to look to the left.
            wrap: Whether to go on from the other end of the text.

        Returns:
            The hit, on boundaries, or None; there is none for a query of nothing but white space.
        """
        start = self._within(start)
        if backwards:
            hit = self._finder.before(query, start)
            return self._finder.before(query, len(self.text)) if hit is None and wrap else hit
        hit = self._finder.after(query, start)
        return self._finder.after(query, 0) if hit is None and wrap else hit

    def find_all(self, query: str, start: int = 0, end: int | None = None) -> list[Range]:
        """Every hit between two offsets, from left to right, none of which overlaps the one before it.

        See `find` for what is a hit; `end` is the end of the text unless told.
        """
        return list(self._finder.every(query, self._within(start), len(self.text) if end is None else end))

    def words_starting(self, prefix: str, start: int, *, wrap: bool = True) -> Range | None:
        """The first word at or after `start` that begins with `prefix`, as `find` compares.

        Args:
            prefix: The first letters of a word.
            start: Where to begin.
            wrap: Whether to go on from the start of the text.
        """
        sought, start = prefix.strip(), self._within(start)
        for begin in (start, 0) if wrap else (start,):
            hit = self._finder.after(sought, begin)
            while hit:
                word = self.word_at(hit[0])
                if word and word[0] == hit[0]:
                    return word
                hit = self._finder.after(sought, self.next_grapheme(hit[0]))
        return None
