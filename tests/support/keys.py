"""The bytes that a terminal sends for a key."""

from typing import Final

_ARROWS: Final = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
_NUMBERED: Final = {
    "insert": 2,
    "delete": 3,
    "pageup": 5,
    "pagedown": 6,
    "f5": 15,
    "f6": 17,
    "f7": 18,
    "f8": 19,
    "f9": 20,
    "f10": 21,
    "f11": 23,
    "f12": 24,
}
_FUNCTION: Final = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
_NAMED: Final = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "space": " ",
    "plus": "+",
}
_MODIFIERS: Final = {"shift": 1, "alt": 2, "ctrl": 4}


def encode(key: str) -> bytes:
    """What an xterm sends for a key.

    Args:
        key: A character, or a name as Textual gives it (`up`, `enter`, `f1`), with `shift+`, `alt+` or `ctrl+`.
    """
    *names, key = key.split("+") if len(key) > 1 else [key]
    modifiers = sum(_MODIFIERS[name] for name in names)
    if key in _ARROWS:
        return f"\x1b[{f'1;{modifiers + 1}' if modifiers else ''}{_ARROWS[key]}".encode()
    if key in _FUNCTION:
        return (
            f"\x1b[1;{modifiers + 1}{_FUNCTION[key]}".encode() if modifiers else f"\x1bO{_FUNCTION[key]}".encode()
        )
    if key in _NUMBERED:
        return f"\x1b[{_NUMBERED[key]}{f';{modifiers + 1}' if modifiers else ''}~".encode()
    if key == "tab" and "shift" in names:
        return b"\x1b[Z"
    return _character(key, names)


def _character(key: str, names: list[str]) -> bytes:
    text = _NAMED.get(key, key)
    if len(text) != 1:
        raise ValueError(f"there is no key {key!r}")
    if "shift" in names:
        text = text.upper()
    if "ctrl" in names:
        text = "\0" if text == " " else chr(ord(text.upper()) & 0x1F)
    return (("\x1b" if "alt" in names else "") + text).encode()


def click(column: int, row: int) -> bytes:
    """What a terminal sends for a click with the left button; column and row are counted from 0."""
    at = f"0;{column + 1};{row + 1}"
    return f"\x1b[<{at}M\x1b[<{at}m".encode()
