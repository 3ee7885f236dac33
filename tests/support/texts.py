"""Texts that break careless code: strategies for property tests, in the scripts and with the accidents of news."""

from hypothesis import strategies as st

LATIN = (
    "a",
    "Z",
    "é",
    "ß",
    "İ",
    "al-Assad",
    "U.S.",
    "US-led",
    "coalition's",
    "1,500",
    "12\u202f000",
    "5.56mm",
    "p.m.",
    "_",
    "Ǆ",
    "½",
)
CHINESE = (
    "中",
    "叙利亚",
    "。",
    "，",
    "「",
    "」",
    "ひらがな",
    "カタカナ",
    "ー",
    "が",
    "か\u3099",
    "한국",
    "ᄒ",
    "ᅡ",
    "ᆫ",
)
ARABIC = ("م", "مَرْحَبًا", "السلام", "قصفٌ", "ـ", "؟", "،", "\u06005", "שָׁלוֹם", "ק״מ", "א־ב")
INDIC = ("क", "क्षि", "नमस्ते", "ि", "্", "தமிழ்", "กำ", "ที่", "မြန်")
EMOJI = (
    "😀",
    "👍🏽",
    "👨\u200d👩\u200d👧",
    "🏳\ufe0f\u200d🌈",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🇸🇾",
    "🇮🇶",
    "🇮",
    "©",
    "🏽",
    "\u200d",
)
MARKS = ("\u0301", "\u0323", "\u20dd", "\u0338", "\ufe0f", "\u0903", "e\u0301", "o\u0323\u0302")
SPACES = (" ", "  ", "\t", "\u00a0", "\u202f", "\u3000", "\u2003", "\u200b")
BREAKS = ("\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\r", "\r\r\n")
CONTROLS = (
    "\x00",
    "\x1b[31m",
    "\x07",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x7f",
    "\x85",
    "\x9b",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u202e",
    "\u200f",
    "\u00ad",
)
SIGNS = (
    ".",
    ",",
    "!",
    "?",
    "...",
    "…",
    "-",
    "–",
    "—",
    "\u2011",
    "'",
    "’",
    "‘",
    "“",
    "”",
    '"',
    "«",
    "»",
    "(",
    ")",
    ":",
    "/",
    "·",
    "[/]",
)
SENTENCES = ("He left. ", "Maj.-Gen. John W. Brennan, Jr., said. ", "“We fight.” ", "It hit 5 km. Then? ")

ALL = LATIN + CHINESE + ARABIC + INDIC + EMOJI + MARKS + SPACES + BREAKS + CONTROLS + SIGNS + SENTENCES


def _of(*pieces: str) -> st.SearchStrategy[str]:
    return st.sampled_from(pieces)


def texts(max_pieces: int = 24) -> st.SearchStrategy[str]:
    """Any text: pieces of all kinds and arbitrary characters, lone surrogates apart.

    Args:
        max_pieces: How many pieces at most; a piece is up to forty code points.
    """
    anything = st.text(st.characters(codec="utf-8"), max_size=3)
    piece = st.one_of(_of(*ALL), _of(*LATIN, *SPACES), _of(*BREAKS), _of(*EMOJI, *MARKS), anything)
    return st.lists(piece, max_size=max_pieces).map("".join)


def ascii_texts(max_pieces: int = 24) -> st.SearchStrategy[str]:
    """Texts of ASCII characters, control characters and every kind of line break among them."""
    pieces = [piece for piece in ALL if piece.isascii()]
    piece = st.one_of(_of(*pieces), st.text(st.characters(max_codepoint=127), max_size=3))
    return st.lists(piece, max_size=max_pieces).map("".join)


def single_lines(max_pieces: int = 24) -> st.SearchStrategy[str]:
    """Texts without a line break."""
    return texts(max_pieces).map(lambda text: text.replace("\r", "").replace("\n", ""))
