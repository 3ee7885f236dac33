"""The command registry: every action of the desk, once.

Key bindings, the palette, the footer, the help screen, `copydesk keys` and `docs/keys.md` are made from it; a
user's key map names actions by these ids.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.domain.schema import Label
from tui.ui.registry.agreement import AGREEMENT_COMMANDS
from tui.ui.registry.annotate import ANNOTATE_COMMANDS
from tui.ui.registry.base import ANNOTATE, ARTICLES, EVERYWHERE, REVIEW, Command, commands_of
from tui.ui.registry.incidents import INCIDENTS_COMMANDS
from tui.ui.registry.lists import LIST_COMMANDS
from tui.ui.registry.review import REVIEW_COMMANDS

COMMANDS: tuple[Command, ...] = (
    *ANNOTATE_COMMANDS,
    *LIST_COMMANDS,
    *REVIEW_COMMANDS,
    *INCIDENTS_COMMANDS,
    *AGREEMENT_COMMANDS,
    *commands_of(
        EVERYWHERE,
        "Desk",
        ("help", "Keys", "question_mark f1", "The keys of where you are.", "keys"),
        ("redraw", "Redraw", "ctrl+l", "Paints the screen anew.", ""),
        ("quit", "Quit", "Q ctrl+q", "Leaves the desk; everything is saved.", ""),
    ),
    *commands_of(
        (ANNOTATE, ARTICLES, REVIEW),
        "Desk",
        ("palette", "Palette", "colon ctrl+p", "Finds every action by name.", ""),
    ),
)

BY_ID = {command.id: command for command in COMMANDS}

LABEL_PREFIX = "label:"
DIGITS = "123456789"


NO_KEYS: Mapping[str, tuple[str, ...]] = {}


class Keys(NamedTuple):
    """Which keys run which action.

    Attributes:
        commands: The registry, with somebody's own keys.
        labels: The keys of labels that have other ones than a digit, by the label's id.
    """

    commands: tuple[Command, ...] = COMMANDS
    labels: Mapping[str, tuple[str, ...]] = NO_KEYS

    def of(self, action: str) -> str:
        """The main key of an action as the screen shows it; empty if it has none."""
        keys = next((command.keys for command in self.commands if command.id == action), ())
        return shown_key(keys[0]) if keys else ""

    def named(self, action: str) -> str:
        """The main key of an action, or its title in brackets if it has none."""
        return self.of(action) or f"({BY_ID[action].title})"

    def unused(self, key: str) -> str:
        """What is said of a key that runs no action, in Textual's name."""
        return f"{shown_key(key)} does nothing here; {self.of('help')} shows the keys."


DEFAULT_KEYS = Keys()


def label_commands(labels: Sequence[Label], own: Mapping[str, tuple[str, ...]] = NO_KEYS) -> tuple[Command, ...]:
    """One action for each label of a schema that has a key: `label:ID` labels the selection in one key.

    Args:
        labels: The labels, of which the first nine have a digit.
        own: Other keys than that, by the label's id.
    """
    digits = [*((digit,) for digit in DIGITS), *((),) * len(labels)]
    keyed = [(own.get(label.id, digit), label) for digit, label in zip(digits, labels, strict=False)]
    return tuple(
        Command(
            f"{LABEL_PREFIX}{label.id}",
            label.title,
            keys,
            label.help or f"Labels the selection as {label.title}.",
            (ANNOTATE,),
            "Labels of the schema",
        )
        for keys, label in keyed
        if keys
    )


def label_keys(labels: Sequence[Label], own: Mapping[str, tuple[str, ...]] = NO_KEYS) -> dict[str, str]:
    """Which label each key puts: a digit for the first nine of the schema, in order, unless they have others."""
    return {key: command.id for command in label_commands(labels, own) for key in command.keys}


def key_map(where: str, commands: Sequence[Command] = COMMANDS) -> dict[str, str]:
    """Which action each key runs at a place; the first command that claims a key has it."""
    found: dict[str, str] = {}
    for command in commands:
        if where in command.where:
            for key in command.keys:
                found.setdefault(key, command.id)
    return found


SHOWN_KEYS = {
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "slash": "/",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "asterisk": "*",
    "tilde": "~",
    "percent_sign": "%",
    "full_stop": ".",
    "exclamation_mark": "!",
    "question_mark": "?",
    "colon": ":",
    "vertical_line": "|",
    "semicolon": ";",
    "ampersand": "&",
    "quotation_mark": '"',
    "apostrophe": "'",
    "comma": ",",
    "at": "@",
    "backslash": "\\",
    "circumflex_accent": "^",
    "underscore": "_",
    "grave_accent": "`",
    "number_sign": "#",
    "dollar_sign": "$",
    "enter": "↵",
    "escape": "esc",
    "backspace": "⌫",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "delete": "del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def shown_key(key: str) -> str:
    """How a key is written on the screen."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, SHOWN_KEYS.get(name, name)])
