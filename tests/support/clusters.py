"""What may stand in an article and is hard to draw in the right number of cells."""

import unicodedata
from typing import Final

CLUSTERS: Final = (
    *("e\u0301", "\u1112\u1161\u11ab", "م\u064e", "❤\ufe0f", "1\ufe0f\u20e3", "👍🏽", "👨\u200d👩\u200d👧"),
    *("🏳\ufe0f\u200d🌈", "🏴\U000e0067\U000e007f", "🇸🇾", "🇸"),
    *("कि", "क्षि", "कः", "ကျ", "ی\u200c", "x" + "\u0336" * 300),
)
"""Clusters of several characters."""

_LAST: Final = 0x2000F
_MANY_ALIKE: Final = (
    (0x3500, 0x4D00),
    (0x4E20, 0x9F00),
    (0xAC20, 0xD700),
    (0x12000, 0x14700),
    (0x17000, 0x18B00),
)
"""Blocks of letters that are all of one width."""


def characters() -> list[str]:
    """Each character but those that stand for themselves in large blocks, on a base if it is a mark."""
    codes = (code for code in range(0x20, _LAST + 1) if not any(low <= code < high for low, high in _MANY_ALIKE))
    known = [chr(code) for code in codes if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}]
    return [f"a{char}" if unicodedata.category(char) in {"Mn", "Me"} else char for char in known]
