"""Words of a text, as far as comparing spans word by word needs them."""

import re
from functools import cache

from tui.domain.spans import Range

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, Kana and Han: written without spaces, so each character stands for itself."""


@cache
def _token() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def tokens_of(text: str) -> list[Range]:
    """Runs of letters and digits; in scripts without spaces, single characters.

    Args:
        text: The article.

    Returns:
        Half-open ranges of code points, sorted and disjoint.
    """
    return [found.span() for found in _token().finditer(text)]
