"""Many phrases looked for in a text at once, word by word.

A phrase is known by its plain words (see `plain`): small letters without accents and punctuation. Each word of a
text is looked up among the first words of all phrases, and only then are longer pieces put together, so that the
time hardly depends on how many phrases there are. Scripts that put no space between words are taken character by
character.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from tui.domain.folding import fold
from tui.domain.scripts import APART, LATIN

_Meant = TypeVar("_Meant")

_DROPPED = re.compile(r"[.'’]")
_GENITIVE = re.compile(r"['’][sS]\Z")
_BETWEEN = re.compile(r"\n\s*\n|[,;:!?()\[\]]|\.\s")
"""What no phrase reaches across."""


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        start: First code point.
        end: One past its last code point.
        plain: The word as it is compared.
    """

    start: int
    end: int
    plain: str


class Phrase(NamedTuple, Generic[_Meant]):
    """A phrase that was found.

    Attributes:
        start: First code point of the text.
        end: One past its last code point.
        meant: What the phrase stands for.
    """

    start: int
    end: int
    meant: _Meant


def plain_words(text: str) -> str:
    """The words of a text as they are compared, with single spaces."""
    if _latin().fullmatch(text):
        # Tables have many names, and most of them are such.
        words = " ".join(_plain_pattern().findall(text))
        return _DROPPED.sub("", words.lower() if words.isascii() else fold(words))
    return " ".join(word.plain for word in words_in(text, 0, len(text)))


def words_in(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of a stretch of text, in order.

    Args:
        text: The text.
        start: First code point of the stretch.
        end: One past its last code point.
    """
    latin = _latin().fullmatch(text, start, end) is not None
    pattern = _plain_pattern() if latin else _any_pattern()
    for found in pattern.finditer(text, start, end):
        said = found[0]
        if said.isascii():
            yield Word(*found.span(), _DROPPED.sub("", said).lower())
        elif latin:
            yield Word(*found.span(), _DROPPED.sub("", fold(said)))
        else:
            for part in _apart().finditer(said):
                low, plain = found.start() + part.start(), _DROPPED.sub("", fold(part[0]))
                # A mark on a character of its own is no word.
                if plain:
                    yield Word(low, low + len(part[0]), plain)


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(f"[{LATIN}]*")


@cache
def _plain_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


@cache
def _any_pattern() -> re.Pattern[str]:
    import regex  # noqa: PLC0415 - for texts with letters that take marks

    # Both kinds of compiled pattern find alike.
    return regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*")  # type: ignore[return-value]


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(f"[{APART}]|[^{APART}]+")


class PhraseFinder(ABC, Generic[_Meant]):
    """Phrases that can be looked for together, wherever they are kept."""

    @abstractmethod
    def __len__(self) -> int:
        """How many there are."""

    @abstractmethod
    def get(self, words: str) -> _Meant | None:
        """What plain words stand for, if they are one of the phrases."""

    @abstractmethod
    def longest_from(self, first: str) -> int:
        """How many words the longest phrase has that begins with this one; 0 if none does. More does no harm."""

    def find(self, text: str, start: int, end: int) -> list[Phrase[_Meant]]:
        """The phrases in a stretch of text, in order; of those that begin at the same word, all.

        Args:
            text: The text.
            start: First code point of the stretch.
            end: One past its last code point.

        Returns:
            Phrases that may overlap; of those with the same start the longest first.
        """
        words = list(words_in(text, start, end))
        return [
            found
            for at, word in enumerate(words)
            for found in self._from(text, words[at : at + self._count(text, word)])
        ]

    def _count(self, text: str, word: Word) -> int:
        """How many words the longest phrase has that begins with this one."""
        bare = _bare(text, word)
        own = self.longest_from(word.plain)
        return own if bare is word else max(own, self.longest_from(bare.plain))

    def _from(self, text: str, words: list[Word]) -> Iterator[Phrase[_Meant]]:
        """The phrases that begin with the first of some words, the longest first."""
        for count in range(len(words), 0, -1):
            low, last = words[0].start, words[count - 1]
            said = [word.plain for word in words[:count]]
            for word in dict.fromkeys((last, _bare(text, last))):
                meant = self.get(" ".join([*said[:-1], word.plain]))
                if meant is not None and not _BETWEEN.search(text, words[0].end, last.start):
                    yield Phrase(low, word.end, meant)
                    break


class Phrases(PhraseFinder[_Meant]):
    """Phrases that are kept in memory.

    Args:
        known: What each phrase stands for, by its plain words.
    """

    def __init__(self, known: Mapping[str, _Meant] | None = None) -> None:
        self._known: dict[str, _Meant] = {}
        self._longest: dict[str, int] = {}
        for words, meant in (known or {}).items():
            self.add(words, meant)

    def __len__(self) -> int:
        return len(self._known)

    def add(self, words: str, meant: _Meant) -> None:
        """Adds a phrase; of two with the same words the first one stays.

        Args:
            words: Its plain words; nothing is added without any.
            meant: What it stands for.
        """
        if not words or words in self._known:
            return
        self._known[words] = meant
        first, count = words.partition(" ")[0], words.count(" ") + 1
        if self._longest.get(first, 0) < count:
            self._longest[first] = count

    def get(self, words: str) -> _Meant | None:
        """What plain words stand for, if they are one of the phrases."""
        return self._known.get(words)

    def longest_from(self, first: str) -> int:
        """How many words the longest phrase has that begins with this one; 0 if none does."""
        return self._longest.get(first, 0)


def _bare(text: str, word: Word) -> Word:
    """The word without an English genitive; the same one if it has none."""
    if text[word.end - 2 : word.end - 1] not in ("'", "’") or not _GENITIVE.search(text[word.start : word.end]):
        return word
    return Word(word.start, word.end - 2, word.plain[:-1])


def longest_first(found: list[Phrase[_Meant]]) -> list[Phrase[_Meant]]:
    """Of phrases that overlap the one that begins first, and of those that begin together the longest."""
    kept: list[Phrase[_Meant]] = []
    for each in sorted(found, key=lambda phrase: (phrase.start, -phrase.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept
