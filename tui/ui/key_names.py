"""Keys as people write them in their settings, and which of them cannot reach the desk.

A terminal sends bytes, not keys: some keys send the same bytes, some none, and some are taken by what stands
between the keyboard and the desk. What is refused here is refused with that reason.
"""

import re
import unicodedata
from typing import Final

_PLAIN: Final = frozenset(
    (
        *("enter", "escape", "tab", "backspace", "space", "insert", "delete"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"f{number}" for number in range(1, 13)),
    )
)

_ALIASES: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "↵": "enter",
    "⌫": "backspace",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
}

_CHARACTERS: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Characters whose keys have another name in Textual than in Unicode."""

_MODIFIERS: Final = frozenset({"ctrl", "shift"})
_NOT_SENT: Final = frozenset({"alt", "meta", "option", "super", "hyper", "cmd", "command", "win"})

_SAME: Final = {
    "i": "tab",
    "m": "enter",
    "h": "backspace",
    "j": "enter",
    "left_square_bracket": "escape",
    "space": "ctrl+@",
}
"""What a terminal sends for Ctrl and a key, where it is what another key sends."""

_TAKEN: Final = {
    "ctrl+a": "screen takes it",
    "ctrl+b": "tmux takes it",
    "ctrl+c": "it leaves what is being typed",
    "f11": "terminals take it for their window",
}

_ARROWS: Final = frozenset({"up", "down", "left", "right", "home", "end"})


class KeyRefused(ValueError):  # noqa: N818 - it says what happened to the key
    """A key that cannot be used; the message says why."""


def read_key(text: str) -> str:
    """The key that somebody wrote.

    Args:
        text: A character, the name of a key, or `ctrl+` or `shift+` with one.

    Returns:
        Its name in Textual.

    Raises:
        KeyRefused: There is no such key, or it does not arrive.
    """
    *modifiers, written = _parts(text)
    held = {modifier.lower() for modifier in modifiers}
    if held & _NOT_SENT:
        raise KeyRefused("Alt and the like arrive as Escape and another key, as something else, or not at all")
    if held - _MODIFIERS:
        raise KeyRefused("there is no such key; expected a character, a name such as f2, or ctrl+ with one")
    name = _name(written)
    if held == _MODIFIERS:
        raise KeyRefused("with Ctrl and Shift, terminals send the same as with Ctrl alone, or nothing")
    key = "+".join([*held, name])
    reason = _reason(next(iter(held), ""), name, written)
    if reason:
        raise KeyRefused(reason)
    if key in _TAKEN:
        raise KeyRefused(f"it does not arrive: {_TAKEN[key]}")
    return key


def written_key(key: str) -> str:
    """How a key is written so that `read_key` understands it.

    Args:
        key: Its name in Textual.
    """
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, _CHARACTER_OF.get(name, name)])


def _parts(text: str) -> list[str]:
    if text.endswith("+") and len(text) > 1:
        return [*text[:-1].rstrip("+").split("+"), "+"]
    return text.split("+") if len(text) > 1 else [text]


def _name(written: str) -> str:
    lowered = written.lower()
    if lowered in _ALIASES:
        return _ALIASES[lowered]
    if lowered in _PLAIN:
        return lowered
    if written in _CHARACTER_OF:
        return written
    if len(written) == 1 and written.isprintable() and not unicodedata.combining(written):
        return _character_name(written)
    raise KeyRefused("there is no such key; expected a character, a name such as f2, or ctrl+ with one")


def _character_name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _CHARACTERS.get(name, name)


_CHARACTER_OF: Final = {_character_name(chr(code)): chr(code) for code in range(33, 127)}


def _reason(modifier: str, name: str, written: str) -> str:
    """Why a key does not arrive with a modifier; empty if it does."""
    if modifier == "ctrl":
        name = name.lower()
        if name in _SAME:
            return f"in a terminal it is {_SAME[name]}"
        if not (name in _ARROWS or re.fullmatch("[a-z]", name)):
            return "with Ctrl, only letters and the keys that move arrive everywhere"
    elif modifier == "shift":
        if len(written) == 1:
            return "Shift is in the character itself: write that"
        if name != "tab" and name not in _ARROWS:
            return "with Shift, only tab and the keys that move arrive everywhere"
    return ""
