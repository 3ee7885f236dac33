"""Classes of characters, as they stand inside the brackets of a regular expression.

They are subsets, on purpose, of what Unicode defines: of characters that are surely harmless, so that text made of
them needs neither the tables of the `regex` package nor the time to import it. Whatever is not named here takes the
long way and gets the same answer; the tests hold each class against those tables.
"""

LONE = (
    "\\x00-\u02ff\u0370-\u0482\u048a-\u058f"  # Latin, Greek, Cyrillic, Armenian
    "\u05be\u05c0\u05c3\u05d0-\u05f4"  # Hebrew without points
    "\u0606-\u060f\u061b-\u064a\u0660-\u066f\u0671-\u06d5\u06e9\u06ee-\u06ff"  # Arabic without harakat
    "\u0904-\u0939\u0964-\u096f\u0e01-\u0e30"  # consonants of Devanagari and Thai
    "\u1e00-\u200b\u200e-\u20cf\u2100-\u2bff"  # more Latin and Greek, punctuation, symbols
    "\u3000-\u3029\u3030-\u3096\u309b-\ua48c\uac00-\ud7a3\uf900-\ufaff"  # Chinese, Japanese, Korean syllables
    "\ufe30-\ufe6f\uff00-\uff9d\uffe0-\uffee"  # their compatibility and full-width forms
    "\U0001f300-\U0001f3fa\U0001f400-\U0001faff\U00020000-\U0003134f"  # emoji without skin tones; rare ideographs
)
"""Characters that never join each other: between any two of them lies a grapheme cluster boundary."""

APART = (
    "\u3001-\u3003\u3008-\u3011\uff01-\uff06\uff08-\uff0b\uff1f"  # East Asian punctuation
    "\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f"  # hiragana, ideographs
    "\u0e01-\u0e30\U0001f300-\U0001f3fa\U0001f400-\U0001faff"  # Thai consonants, emoji
)
"""Lone characters of which each stands alone as a word, or as no word at all."""

FLAG = "\U0001f1e6-\U0001f1ff"
"""Regional indicators, of which two make a flag."""

LETTER = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
"""The letters of Latin scripts that news is written in."""

LATIN = (
    "\\x00-\u00ac\u00ae-\u00b1\u00b4-\u00b7\u00ba\u00bb\u00bf-\u024f"
    "\u2010-\u2016\u2018-\u2023\u2025\u2026\u20ac\u2122"
)
"""Those letters, digits, and the punctuation and symbols that stand beside them."""

JOINERS = "-'\u2019\u2010\u2011\u058a\u05be"
"""Hyphens and apostrophes that make one word of two when nothing stands between."""
