"""Keys as people write them."""

import string

import pytest
from textual.keys import _character_to_key

from tui.ui.commands import COMMANDS
from tui.ui.key_names import KeyRefused, read_key, written_key


def test_every_key_of_the_registry_can_be_written_and_read() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert read_key(written_key(key)) == key
            assert read_key(key) == key


@pytest.mark.parametrize("character", string.digits + string.ascii_letters + string.punctuation + "éß§Ж五")
def test_characters_have_textuals_names(character: str) -> None:
    assert read_key(character) == _character_to_key(character)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Esc", "escape"),
        ("PgUp", "pageup"),
        ("Ctrl+S", "ctrl+s"),
        ("ctrl+→", "ctrl+right"),
        ("shift+Tab", "shift+tab"),
        ("F12", "f12"),
        ("slash", "slash"),
        ("+", "plus"),
    ],
)
def test_other_ways_to_write_a_key(written: str, key: str) -> None:
    assert read_key(written).lower() == key


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("alt+a", "Alt"),
        ("super+a", "Alt and the like"),
        ("ctrl+i", "it is tab"),
        ("ctrl+m", "it is enter"),
        ("ctrl+h", "it is backspace"),
        ("ctrl+j", "it is enter"),
        ("ctrl+[", "it is escape"),
        ("ctrl+space", "it is ctrl+@"),
        ("ctrl+shift+a", "with Ctrl and Shift"),
        ("ctrl+1", "with Ctrl, only letters"),
        ("ctrl+enter", "with Ctrl, only letters"),
        ("ctrl++", "with Ctrl, only letters"),
        ("shift+enter", "with Shift, only tab"),
        ("shift+a", "write that"),
        ("shift+f3", "with Shift, only tab"),
        ("ctrl+a", "screen takes it"),
        ("ctrl+b", "tmux takes it"),
        ("ctrl+c", "what is being typed"),
        ("f11", "their window"),
        ("f13", "no such key"),
        ("hyperdrive", "no such key"),
        ("ctrl+", "with Ctrl"),
        ("a+b", "no such key"),
        ("", "no such key"),
        ("\u0301", "no such key"),
        ("\x1b", "no such key"),
        ("\ud800", "no such key"),
    ],
)
def test_what_does_not_arrive_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(KeyRefused, match=reason.replace("+", r"\+")):
        read_key(written)
