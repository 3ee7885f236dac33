"""Which keys reach the desk from which terminal, after the terminfo database of ncurses."""

import pytest
from textual.events import Key

from tests.support.keys import encode
from tests.support.terminfo import NAMES, sent_keys
from tui.ui.commands import COMMANDS, DIGITS
from tui.ui.key_names import written_key
from tui.ui.terminal.messages import Reader

TERMS = (
    *("xterm", "xterm-256color", "tmux", "tmux-256color", "screen", "screen-256color", "linux"),
    *("rxvt", "rxvt-unicode-256color", "vt220", "cygwin"),
)
"""Entries that ncurses installs everywhere, and some that it installs almost everywhere."""

CURSOR_KEYS = {"up", "down", "left", "right", "home", "end"}

ONLY_WITH_SHIFT = {"extend-left", "extend-right", "extend-up", "extend-down"}
"""Where Shift with an arrow sends nothing of its own, `select` does the same with the arrows."""

SENT_ALONE = {f"{held}+{key}" for held in ("shift", "ctrl") for key in CURSOR_KEYS} | {"shift+tab"}
"""What the Linux console sends as the key alone, as it was pressed there (`tests/by_hand/console.py`)."""

TAKEN_BY_TERMINALS = [
    pytest.param({"f1", "f10"}, set(), id="xfce4-terminal"),
    pytest.param({f"shift+{key}" for key in CURSOR_KEYS}, ONLY_WITH_SHIFT, id="konsole"),
    pytest.param(SENT_ALONE, ONLY_WITH_SHIFT, id="linux"),
]

WITHOUT_SHIFT = {"screen", "screen-256color", "linux"}
WITH_SOME = {"rxvt": {"extend-up", "extend-down"}, "rxvt-unicode-256color": {"extend-up", "extend-down"}}


def read(sent: bytes) -> list[str]:
    reader = Reader()
    messages = [*reader.feed(sent), *reader.expire()]
    return [message.key for message in messages if isinstance(message, Key)]


def known(term: str) -> dict[str, bytes]:
    sent = sent_keys(term)
    if sent is None:
        pytest.skip(f"no terminfo entry {term}")
    return sent


@pytest.mark.parametrize("term", TERMS)
def test_what_a_terminal_sends_is_the_key_that_was_pressed(term: str) -> None:
    for key, sent in known(term).items():
        assert read(sent) == [key]
        if key in CURSOR_KEYS:
            # The database tells what the keys send in application mode, which the desk does not ask for.
            assert read(sent.replace(b"\x1bO", b"\x1b[")) == [key]


@pytest.mark.parametrize("term", [term for term in TERMS if term not in {"vt220", "cygwin"}])
def test_every_action_has_a_key_that_arrives(term: str) -> None:
    special = known(term)
    own = set(NAMES.values())
    unreached = {
        command.id for command in COMMANDS if not any(key in special or key not in own for key in command.keys)
    }
    assert unreached == (ONLY_WITH_SHIFT if term in WITHOUT_SHIFT else WITH_SOME.get(term, set()))


@pytest.mark.parametrize(("taken", "unreached"), TAKEN_BY_TERMINALS)
def test_every_action_has_a_key_that_no_terminal_takes(taken: set[str], unreached: set[str]) -> None:
    assert {command.id for command in COMMANDS if command.keys and taken.issuperset(command.keys)} == unreached


def test_every_key_of_the_registry_is_read_as_it_is_sent() -> None:
    keys = {key for command in COMMANDS for key in command.keys} | set(DIGITS)
    for key in keys:
        written = written_key(key)
        assert read(encode("plus" if written == "+" else written)) == [key]
