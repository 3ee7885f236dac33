"""Folding: what two spellings of the same word have in common, for finding.

Folding goes character by character and knows no context, so that every character of the folded text comes from one
character of the original and hits can be traced back to it.
"""

import unicodedata
from bisect import bisect_right
from itertools import accumulate

from tui.domain.stretches import Recent

_STEP = 4096

_ALIKE = (
    dict.fromkeys(
        "\u2018\u2019\u201a\u201b\u2032\u2035\u02b9\u02bb\u02bc\u02be\u02bf\u2039\u203a\u00b4`\uff07", "'"
    )
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u02ba\uff02", '"')
    | {"\u2212": "-"}
    | dict(zip("łøđħŧı", "lodhti", strict=True))
)
"""Quotation marks, apostrophes and primes of one kind; the minus sign, which is no dash by category; and letters
whose stroke or missing dot Unicode does not count as an accent."""


class _Folds(dict[int, str]):
    """What each code point folds to, found when first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", chr(code)).casefold())
        folded = self[code] = "".join(map(_fold_one, plain))
        return folded


def _fold_one(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Pd":
        return "-"
    if character.isspace():
        return " "
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f" or _is_accent(character):
        return ""
    return _ALIKE.get(character, character)


def _is_accent(character: str) -> bool:
    """Whether a mark only colours its letter.

    Accents, harakat and Hebrew points do; the nukta, the virama, the voicing marks of kana and the vowels below
    Thai consonants (combining classes 7, 8, 9 and 103 and on) make another letter of it.
    """
    kind = unicodedata.combining(character)
    return 10 <= kind <= 36 or kind >= 200


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Makes letters small and bare, and quotation marks, dashes and spaces of one kind; drops format characters.

    Args:
        text: Any text.

    Returns:
        The folded text, often of another length; folding it again changes nothing, and
        `fold(a + b) == fold(a) + fold(b)`.
    """
    return text.translate(_FOLDS)


class FoldedText:
    """A folded text and the way back.

    Args:
        text: The original.

    Attributes:
        folded: The folded text.
    """

    __slots__ = ("_maps", "_starts", "_text", "folded")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        if text.isascii():
            self.folded = fold(text)
        else:
            parts = [fold(text[start : start + _STEP]) for start in range(0, len(text), _STEP)]
            self._starts = list(accumulate(map(len, parts), initial=0))
            self.folded = "".join(parts)
        self._maps = Recent(16, self._map)

    def origin(self, index: int) -> int:
        """Offset of the original character that `folded[index]` comes from."""
        if not self._starts:
            return index
        part = bisect_right(self._starts, index) - 1
        return part * _STEP + bisect_right(self._maps[part], index) - 1

    def index(self, offset: int) -> int:
        """Where in the folded text stands what comes from the original from `offset` on."""
        if not self._starts:
            return offset
        part, rest = divmod(offset, _STEP)
        return self._maps[part][rest]

    def _map(self, part: int) -> list[int]:
        """Where in the folded text stands each character of a part of the original, and what follows it."""
        text = self._text[part * _STEP : (part + 1) * _STEP]
        return list(accumulate((len(_FOLDS[ord(each)]) for each in text), initial=self._starts[part]))
