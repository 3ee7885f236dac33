"""What a terminal was told to do: only what the desk says of its own accord, never what data would have it do."""

import re
import unicodedata
from typing import Final

_SEQUENCES: Final = re.compile(
    r"\x1b\[(?:[1-9][0-9]*)?[ABCDGX]"  # moves, and blanks
    r"|\x1b\[[1-9][0-9]*(?:;[1-9][0-9]*)?H"
    r"|\x1b\[(?:[1-9][0-9]*;[1-9][0-9]*)?r"  # what scrolls
    r"|\x1b\[[2]?[JK]|\x1bM"
    r"|\x1b\[(?P<look>[0-9;]*)m"
    r"|\x1b\[\?(?P<mode>25|7|1000|1002|1006|1049|2004|2026)(?P<set>[hl])"
    r"|\x1b\[\?2026\$p|\x1b\[>25u|\x1b\[<u"
    r"|(?<= )\u200e"  # parts what is read from the right from what stands beside it
)
_LOOKS: Final = re.compile(
    r"(?:(?:|[123479]|2[1234579]|(?:[34]|9|10)[0-7]|39|49|5[35]|[34]8;5;[0-9]+|[34]8;2(?:;[0-9]+){3})(?:;|\Z))+"
)
_MOTIONS: Final = "\b\r\n"
_HIDDEN: Final = "\u034f\u115f\u1160\u3164\uffa0"


def disobedience(written: bytes) -> list[str]:
    """What of the bytes that a terminal got neither shows anything nor comes from the desk itself.

    Args:
        written: All that was written, from start to end.

    Returns:
        One line for each finding; empty if all is well.
    """
    text = written.decode("utf-8", "surrogateescape")
    modes: dict[str, str] = {}
    found: list[str] = []
    for match in _SEQUENCES.finditer(text):
        if match["look"] is not None and not _LOOKS.fullmatch(match["look"]):
            found.append(f"look {match[0]!r}")
        elif match["mode"]:
            modes[match["mode"]] = modes.get(match["mode"], "") + match["set"]
    once = ("1049", "2004", "1000", "1002", "1006")
    found += [f"mode {mode} switched {modes[mode]}" for mode in once if modes.get(mode, "hl") != "hl"]
    shown = _SEQUENCES.sub("", text)
    found += [
        f"{character!r} at {shown[max(0, at - 20) : at + 20]!r}"
        for at, character in enumerate(shown)
        if character not in _MOTIONS and not _is_shown(character)
    ]
    return found


def _is_shown(character: str) -> bool:
    """Whether a character stands for itself: no control, no format character, none that is not there."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"} and character not in _HIDDEN
