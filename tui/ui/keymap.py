"""Somebody's own keys, laid on those of the registry. Pure."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from tui.ui.commands import COMMANDS, DIGITS, LABEL_PREFIX, Keys, shown_key
from tui.ui.registry.base import ANNOTATE, Command

KEPT: Final = ("help", "palette", "quit")
"""Actions that always have a key: without them nobody finds the others, or the way out."""


class Wish(NamedTuple):
    """The keys that somebody wants for an action.

    Attributes:
        action: Its id, or `label:ID`.
        keys: In Textual's names; none takes the action's keys away.
        line: Where it was written.
    """

    action: str
    keys: tuple[str, ...]
    line: int


def make_keys(wishes: Sequence[Wish]) -> tuple[Keys, list[tuple[int, str]]]:
    """Fulfils what can be fulfilled: no key may mean two things at one place.

    Args:
        wishes: At most one for each action.

    Returns:
        The keys, and lines with the reason why what was asked for there is refused; such actions keep their keys.
    """
    granted = {wish.action: wish for wish in wishes}
    refused: list[tuple[int, str]] = []
    for wish in wishes:
        if wish.action in KEPT and not wish.keys:
            del granted[wish.action]
            refused.append((wish.line, f"{wish.action} has to have a key"))
    while (clash := _clash(granted)) is not None:
        wish, message = clash
        del granted[wish.action]
        refused.append((wish.line, message))
    labels = {
        action.removeprefix(LABEL_PREFIX): wish.keys
        for action, wish in granted.items()
        if action.startswith(LABEL_PREFIX)
    }
    commands = tuple(
        command._replace(keys=granted[command.id].keys) if command.id in granted else command
        for command in COMMANDS
    )
    return Keys(commands, labels), refused


def _clash(granted: dict[str, Wish]) -> tuple[Wish, str] | None:
    """A wish for a key that means something else already; of two wishes, the later one."""
    holders: dict[tuple[str, str], str] = {(ANNOTATE, digit): f"the label with number {digit}" for digit in DIGITS}
    wished = {wish.action: wish for wish in granted.values()}
    labels = [(wish.action, (ANNOTATE,), wish.keys) for wish in granted.values() if _is_label(wish)]
    # Keys that nobody changed hold first, so that a clash is the fault of the wish.
    unchanged = [command for command in COMMANDS if command.id not in wished]
    changed: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
        (command.id, command.where, wished[command.id].keys) for command in COMMANDS if command.id in wished
    ]
    for command in unchanged:
        holders.update(((where, key), command.id) for where in command.where for key in command.keys)
    for action, where, keys in sorted([*changed, *labels], key=lambda each: wished[each[0]].line):
        for key in keys:
            for place in where:
                holder = holders.get((place, key))
                if holder is not None and not (_is_label(wished[action]) and key in DIGITS):
                    return wished[action], f"'{shown_key(key)}' is {_of(holder)} already; give that other keys too"
                holders[place, key] = action
    return None


def _is_label(wish: Wish) -> bool:
    return wish.action.startswith(LABEL_PREFIX)


def _of(holder: str) -> str:
    return holder if " " in holder else f"the key of {holder}"


def written_keys(commands: Sequence[Command] = COMMANDS) -> str:
    """A file of settings in which every action stands with its keys, commented out.

    Args:
        commands: The registry.
    """
    from tui.ui.key_names import written_key  # noqa: PLC0415 - only who writes the file needs it

    lines = [HEAD]
    group = ""
    for command in commands:
        if command.group != group:
            group = command.group
            lines.append(f"\n  # {group}\n")
        keys = ", ".join("'" + written_key(key).replace("'", "''") + "'" for key in command.keys)
        lines.append(f"  # {command.id}: [{keys}]  # {command.title}\n")
    return "".join(lines)


HEAD: Final = """\
# Settings of copydesk. What is commented out is as it is without this file.
# What cannot be used is told when the desk opens; `copydesk keys` tells all of it.

# What the terminal's background is: auto (not known), dark, light, contrast (high contrast).
# theme: auto

# How many colours: auto (as the terminal says), true, 256, 16, none.
# colour: auto

# Whether the desk uses the mouse.
# mouse: yes

# Whether selections grow to whole words, and whether spans are shown under each line, when the desk opens.
# snap: yes
# lanes: no

# Whether what probably answers a field is proposed as soon as you come to the field.
# propose: yes

# Keys by action: a character, a name (enter, escape, tab, space, up, pagedown, f2, ...), ctrl+ with a letter or a
# key that moves, shift+ with tab or a key that moves; in quotes; several in brackets. A label's own key is
# 'label:ID': 'z'. The digits 1 to 9 belong to the labels.
keys:
"""
