"""Names that are known before the article is read: rows of a table, and answers that were given before."""

from collections.abc import Iterable

from tui.domain.phrases import Phrases, longest_first, plain_words
from tui.domain.spans import Range

_ACRONYM = 5
"""A single word of at most so many capitals is a name only where it stands in capitals: IS, US, WHO."""

_SHORTEST = 2


class KnownNames:
    """Names that can be looked for in a text all at once.

    Args:
        names: The names; more can be added.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._phrases: Phrases[str] = Phrases()
        self.add(names)

    def __len__(self) -> int:
        return len(self._phrases)

    def add(self, names: Iterable[str]) -> None:
        """Adds names."""
        for name in names:
            words = plain_words(name)
            if len(words) >= _SHORTEST and not words.isdigit():
                self._phrases.add(words, name)

    def __contains__(self, name: str) -> bool:
        known = self._phrases.get(plain_words(name))
        return known is not None and _may_stand_for(name, known)

    def ranges(self, text: str, start: int, end: int) -> list[Range]:
        """Where the names stand in a stretch.

        Args:
            text: The article.
            start: First code point of the stretch.
            end: One past its last code point.

        Returns:
            Half-open ranges of code points of the text, in order, none overlapping; of names that overlap the one
            that begins first, and of those that begin together the longest.
        """
        found = self._phrases.find(text, start, end)
        fitting = [each for each in found if _may_stand_for(text[each.start : each.end], each.meant)]
        return [(each.start, each.end) for each in longest_first(fitting)]


def _may_stand_for(quote: str, name: str) -> bool:
    """Whether words of a text are written as a name is: with a capital if it has one, a short one as it stands."""
    if name == name.lower():
        return True
    if name.isupper() and " " not in name and len(name) <= _ACRONYM:
        return quote.isupper()
    return quote != quote.lower()
