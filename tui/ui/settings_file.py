"""Reads a file of settings: bounded, without ever failing; each fault is told with its line."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tui.formats.yaml_text import Fault, Mapping, Node, Scalar, Sequence, YamlFaults, quoted, read_yaml
from tui.ui.commands import BY_ID, LABEL_PREFIX, Keys
from tui.ui.key_names import KeyRefused, read_key
from tui.ui.keymap import Wish, make_keys
from tui.ui.palettes import Theme
from tui.ui.settings import Settings
from tui.ui.terminal.colour import MODES

MOST_BYTES: Final = 64 * 1024
"""Far more than every action with many keys takes."""

_YES_NO: Final = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_ANSWERS: Final = {"theme": [theme.value for theme in Theme], "colour": list(MODES)}
_KNOWN: Final = ("keys", "theme", "colour", "mouse", "snap", "lanes", "propose")


def read_settings(path: Path) -> Settings:
    """Somebody's settings, as far as they make sense.

    Args:
        path: A file that is there.
    """
    try:
        source = _bytes_of(path)
    except OSError as error:
        return Settings(faults=(f"cannot be read: {error.strerror or error}",))
    if len(source) > MOST_BYTES:
        return Settings(faults=(f"has more than {MOST_BYTES:,} bytes",))
    try:
        root, faults = read_yaml(source)
    except YamlFaults as broken:
        return Settings(faults=_told(broken.faults))
    reading = _Reading(faults)
    settings = reading.settings(root)
    return settings._replace(faults=_told(reading.faults))


def _bytes_of(path: Path) -> bytes:
    # Without O_NONBLOCK, opening a pipe would wait for whoever writes into it.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("it is no file")
        return file.read(MOST_BYTES + 1)


def _told(faults: Iterable[Fault]) -> tuple[str, ...]:
    return tuple(f"line {fault.line}: {fault.message}" for fault in sorted(faults))


class _Reading:
    """Reads the parts, and collects what is wrong with them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)

    def settings(self, root: Node) -> Settings:
        """The settings in the order of the file."""
        found = Settings()
        for name, value in self._entries(root):
            match name.text:
                case "keys":
                    found = found._replace(keys=self._keys(value))
                case "theme":
                    found = found._replace(theme=Theme(self._answer(name.text, value, found.theme)))
                case "colour":
                    found = found._replace(colour=self._answer(name.text, value, found.colour))
                case "mouse":
                    found = found._replace(mouse=self._switch(name.text, value, before=found.mouse))
                case "snap":
                    found = found._replace(snap=self._switch(name.text, value, before=found.snap))
                case "lanes":
                    found = found._replace(lanes=self._switch(name.text, value, before=found.lanes))
                case "propose":
                    found = found._replace(propose=self._switch(name.text, value, before=found.propose))
                case _:
                    self._fault(name, f"unknown setting {quoted(name.text)}; expected {', '.join(_KNOWN)}")
        return found

    def _entries(self, node: Node) -> tuple[tuple[Scalar, Node], ...]:
        if isinstance(node, Mapping):
            return node.entries
        if not (isinstance(node, Scalar) and not node.text):
            self._fault(node, "expected names with values, such as theme: dark")
        return ()

    def _answer(self, name: str, value: Node, before: str) -> str:
        if isinstance(value, Scalar) and value.text in _ANSWERS[name]:
            return value.text
        self._fault(value, f"{_shown(value)} for {name}; expected {', '.join(_ANSWERS[name])}")
        return before

    def _switch(self, name: str, value: Node, *, before: bool) -> bool:
        if isinstance(value, Scalar) and value.text.lower() in _YES_NO:
            return _YES_NO[value.text.lower()]
        self._fault(value, f"{_shown(value)} for {name}; expected yes or no")
        return before

    def _keys(self, node: Node) -> Keys:
        wishes = []
        for name, value in self._entries(node):
            if name.text not in BY_ID and not name.text.startswith(LABEL_PREFIX):
                self._fault(name, f"there is no action {quoted(name.text)}; copydesk keys lists them all")
                continue
            keys = self._written(value)
            if keys is not None:
                wishes.append(Wish(name.text, keys, name.line))
        made, refused = make_keys(wishes)
        self.faults += [Fault(line, 1, message) for line, message in refused]
        return made

    def _written(self, node: Node) -> tuple[str, ...] | None:
        """The keys of one action; None if one of them cannot be used, so that the action keeps those it has."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        keys: list[str] = []
        for each in nodes:
            if not isinstance(each, Scalar):
                self._fault(each, "expected a key or a list of keys")
                return None
            for text in each.text.split() or ([each.text] if each.text else []):
                try:
                    keys.append(read_key(text))
                except KeyRefused as refused:
                    self._fault(each, f"{quoted(text)} cannot be used: {refused}")
                    return None
        return tuple(dict.fromkeys(keys))

    def _fault(self, node: Node, message: str) -> None:
        self.faults.append(Fault(node.line, node.column, message))


def _shown(node: Node) -> str:
    return quoted(node.text) if isinstance(node, Scalar) else "several values"
