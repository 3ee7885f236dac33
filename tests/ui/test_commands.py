import re
from pathlib import Path

import pytest

from tui import ui
from tui.domain.schema import Label
from tui.ui.commands import BY_ID, COMMANDS, key_map, label_commands, shown_key
from tui.ui.registry.base import ANNOTATE

STABLE = [
    "cursor-left",
    "cursor-right",
    "cursor-up",
    "cursor-down",
    "next-word",
    "previous-word",
    "next-sentence",
    "previous-sentence",
    "next-paragraph",
    "previous-paragraph",
    "select",
    "find",
    "find-next",
    "next-field",
    "previous-field",
    "edit-value",
    "take",
    "take-evidence",
    "next-candidate",
    "previous-candidate",
    "label",
    "delete-span",
    "new-event",
    "duplicate-event",
    "delete-event",
    "next-event",
    "previous-event",
    "no-event",
    "flag",
    "note",
    "undo",
    "redo",
    "finish",
    "next-article",
    "previous-article",
    "articles",
    "help",
    "palette",
    "quit",
    "next-disagreement",
    "previous-disagreement",
    *(f"take-{number}" for number in range(1, 6)),
    "take-both",
    "take-none",
    "reason",
    "later",
]

NEVER_ARRIVES = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+left_square_bracket", "ctrl+space"}
TAKEN_OUTSIDE = {"ctrl+b", "f11"}


@pytest.mark.parametrize("action", STABLE)
def test_stable_ids_are_registered(action: str) -> None:
    assert BY_ID[action].keys


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_no_key_clashes_at_a_place() -> None:
    for where in {place for command in COMMANDS for place in command.where}:
        keys = [key for command in COMMANDS if where in command.where for key in command.keys]
        assert sorted(keys) == sorted(set(keys)), where


def test_every_key_survives_ssh_and_tmux() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert key not in NEVER_ARRIVES | TAKEN_OUTSIDE, (command.id, key)
            assert "alt+" not in key, command.id
            assert not re.fullmatch(r"ctrl\+shift\+[a-z]|(shift|ctrl)\+enter|ctrl\+\d", key), command.id


def test_digits_are_left_to_the_labels() -> None:
    taken = {key for command in COMMANDS if ANNOTATE in command.where for key in command.keys}
    assert not taken & set("123456789")


def test_help_is_a_sentence() -> None:
    assert all(command.help.endswith(".") and len(command.help) < 80 for command in COMMANDS)


def test_key_map() -> None:
    keys = key_map("annotate")
    assert keys["u"] == "undo"
    assert keys["right_square_bracket"] == "next-event"
    assert "open" not in keys.values()


@pytest.mark.parametrize(
    ("key", "shown"), [("slash", "/"), ("ctrl+right", "ctrl+→"), ("u", "u"), ("+", "+"), ("pagedown", "PgDn")]
)
def test_shown_key(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_the_first_nine_labels_have_a_digit_each() -> None:
    labels = [Label(f"l{n}", f"Label {n}", "", "Help." if n == 1 else "") for n in range(1, 12)]
    commands = label_commands(labels)
    assert [(command.id, command.keys) for command in commands[:2]] == [("label:l1", ("1",)), ("label:l2", ("2",))]
    assert len(commands) == 9
    assert (commands[0].help, commands[1].help) == ("Help.", "Labels the selection as Label 2.")


def test_messages_name_the_keys_of_actions_that_exist() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(ui.__file__).parent.rglob("*.py")]
    named = {found for source in sources for found in re.findall(r"""\.(?:key|named)\(["']([^"']+)""", source)}
    assert {"undo", "new-event", "clear-filter", "quit"} <= named
    assert named <= set(BY_ID)
