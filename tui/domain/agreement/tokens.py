"""Words of a text, as far as comparing spans word by word needs them."""

import re
from collections.abc import Iterable
from functools import cache

from tui.domain.spans import Range, join_ranges

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, Kana and Han: written without spaces, so each character stands for itself."""


@cache
def _token() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def tokens_of(text: str, ranges: Iterable[Range]) -> list[Range]:
    """Runs of letters and digits; in scripts without spaces, single characters.

    Args:
        text: The article.
        ranges: Only words in and at these are given: others are of no use to who compares what is marked.

    Returns:
        Half-open ranges of code points, sorted and disjoint.
    """
    wide = join_ranges((text.rfind(" ", 0, start) + 1, _word_end(text, end)) for start, end in ranges)
    token = _token()
    return [found.span() for start, end in wide for found in token.finditer(text, start, end)]


def _word_end(text: str, end: int) -> int:
    found = text.find(" ", end)
    return len(text) if found < 0 else found
