"""Foreign text made fit to be looked at.

Articles, schemas, names and file names come from others and may hold characters that steer a terminal, turn the
direction of a line round, or cannot be seen at all. Here each of them becomes one glyph that can be seen, so that
what is on the screen is what is in the file, and offsets into the shown text are offsets into the stored text.
Stored and exported text is never changed.

| in the text | shown as |
|---|---|
| TAB | `⇥` (U+21E5) |
| the other C0 controls, DEL | their control pictures, U+2400 to U+241F and U+2421 |
| NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR | `␤` (U+2424) |
| what takes no room: format characters, soft hyphen, fillers, variation selectors | `␣` (U+2423) |
| other C1 controls, bidirectional embeddings, overrides, isolates, tags, surrogates, unassigned | U+FFFD |

Combining marks, spaces of other widths and private-use characters stay as they are.
"""

import unicodedata
from functools import cache
from re import Pattern
from re import compile as compile_pattern

TAB = "\u21e5"
LINE_BREAK = "\u2424"
HIDDEN = "\u2423"
REFUSED = "\N{REPLACEMENT CHARACTER}"

_FIRST_TAG, _LAST_TAG = 0xE0000, 0xE007F
_BIDI = frozenset(range(0x202A, 0x202F)) | frozenset(range(0x2066, 0x206A))
_PRINTABLE_BUT_HIDDEN = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U0001d173-\U0001d17a\U000e0100-\U000e01ef"
)
"""Letters and marks that `str.isprintable` lets pass although they show nothing (Unicode's
Default_Ignorable_Code_Point, less what is a format character anyway)."""


@cache
def _hidden() -> Pattern[str]:
    return compile_pattern(f"[{_PRINTABLE_BUT_HIDDEN}]")


class _Glyphs(dict[int, str]):
    """The glyph of each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        glyph = self[code] = _glyph(code)
        return glyph


_GLYPHS = _Glyphs()


def _glyph(code: int) -> str:
    if code < 0x20:
        return TAB if code == 0x09 else chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code in {0x85, 0x2028, 0x2029}:
        return LINE_BREAK
    char = chr(code)
    category = unicodedata.category(char)
    if category in {"Cc", "Cs", "Cn"} or code in _BIDI or _FIRST_TAG <= code <= _LAST_TAG:
        return REFUSED
    return HIDDEN if category == "Cf" or _hidden().match(char) else char


def visible(text: str) -> str:
    """Shows what cannot be seen, one code point for one code point.

    Args:
        text: Any text, lone surrogates included.

    Returns:
        A text with as many code points, in which the module's table has been applied; `text` itself if there is
        nothing to apply. It holds no character that a terminal obeys.
    """
    if text.isprintable() and (text.isascii() or not _hidden().search(text)):
        return text
    return text.translate(_GLYPHS)
