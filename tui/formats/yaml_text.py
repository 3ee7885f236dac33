"""YAML as text with places: the safe part of YAML that people need to write forms.

Every scalar is text: `NO`, `010`, `1:30` and `2022-01-05` arrive as written. Anchors, aliases, merge keys, tags,
directives and several documents are refused, so that a file means what it shows and costs no more than its size.
The events of the parser are read one by one and counted; nothing is built by PyYAML itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from tui.domain.visible import visible

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_FAULTS = 100

_SHOWN = 60
"""Longest piece of foreign text in a message, in code points."""

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_CLOSED = re.compile(r":[ ]+[\[{][^\n]*[\]}][ ]*$")
"""A line up to where it stops to be YAML: a value that ended with its bracket."""

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What libyaml and PyYAML say, by a piece that both of them use, and how we say it.
_SAYINGS = (
    ("mapping values are not allowed", "a ':' where none can stand", "quotes around text that holds ': '"),
    ("sequence entries are not allowed", "a '-' where none can stand", "each item of a list on a line of its own"),
    ("unexpected end of stream", "a quoted text without an end", "a closing quote"),
    (
        "cannot start any token",
        "a character that cannot begin a value",
        "spaces for indenting, and quotes around the text",
    ),
    (
        "expected ',' or",
        "a bracket that is still open here",
        "',' or its closing bracket, or quotes around text that holds a bracket",
    ),
    ("unknown escape character", "an unknown escape in double quotes", "single quotes, or '\\\\' for a backslash"),
    ("Unicode character escape", "an escape that is no character", "a character that can be written"),
)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a YAML text.

    Attributes:
        line: From 1.
        column: From 1, in code points.
        message: What was found; what was expected. One line.
    """

    line: int
    column: int
    message: str


class YamlFaults(Exception):  # noqa: N818 - it is a bundle of faults, not one error
    """The faults of a text that is not usable YAML; callers turn it into the error that they promise.

    Args:
        faults: At least one, in order of place.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text.

    Attributes:
        text: The value; a plain `null` or nothing at all is the empty text.
        line: Of its first character, from 1.
        column: Of its first character, from 1, in code points.
        shift: Code points between that place and the first character of `text`, or -1 where the text was
            folded or escaped, so that places inside it are unknown.
        origin: File and line if it stands in another file, which is named at this place; else empty.
    """

    text: str
    line: int
    column: int
    shift: int = -1
    origin: str = ""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the code point at `offset` of the text, as near as it is known."""
        return (self.line, self.column if self.shift < 0 else self.column + self.shift + offset)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file; no key stands twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping


def shortened(text: str) -> str:
    """Foreign text for a message: short, on one line, without characters that a terminal obeys."""
    return visible(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


def quoted(text: str) -> str:
    """Foreign text for a message, as `shortened` makes it, in quotes."""
    return f"'{shortened(text)}'"


def read_yaml(source: bytes) -> tuple[Node, tuple[Fault, ...]]:
    """Reads one YAML document.

    Args:
        source: UTF-8, with or without a byte order mark, at most `MAX_BYTES`.

    Returns:
        The root, and the faults after which reading could go on; whoever uses the root adds their own to them.

    Raises:
        YamlFaults: The text cannot be read to its end.
    """
    text = _decoded(source)
    builder = _Builder(text)
    try:
        root = builder.document()
    except yaml.MarkedYAMLError as error:
        raise YamlFaults((*builder.faults, _syntax_fault(error, text))) from None
    return (root, tuple(builder.faults))


def _decoded(source: bytes) -> str:
    if len(source) > MAX_BYTES:
        raise _fault(1, 1, f"{len(source):,} bytes; expected at most {MAX_BYTES:,}")
    if source.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in source[:2]:
        raise _fault(1, 1, "UTF-16 or UTF-32; expected UTF-8")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8-sig", "replace")
        line, column = _place(before, len(before))
        raise _fault(line, column, f"byte 0x{source[error.start]:02X} that is not UTF-8; expected UTF-8") from None
    faults = [
        _forbidden_fault(text, found)
        for _, found in zip(range(MAX_FAULTS), _FORBIDDEN.finditer(text), strict=False)
    ]
    faults += [
        Fault(*_place(text, found.start()), "a line that begins with '%'; expected no YAML directives")
        for _, found in zip(range(1), _DIRECTIVE.finditer(text), strict=False)
    ]
    if faults:
        raise YamlFaults(tuple(sorted(faults)))
    return text


def _forbidden_fault(text: str, found: re.Match[str]) -> Fault:
    line, column = _place(text, found.start())
    return Fault(line, column, _forbidden_message(found.group()))


def _forbidden_message(character: str) -> str:
    return f"control character U+{ord(character):04X}; expected visible text, tabs and line breaks"


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset; a line ends as in YAML, with a line feed, a carriage return, or both."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return (before.count("\n") + 1, offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)))


def _fault(line: int, column: int, message: str) -> YamlFaults:
    return YamlFaults((Fault(line, column, message),))


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    said = error.problem or error.context or "unreadable"
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if mark and "cannot start any token" in said:
        character = text[mark.index : mark.index + 1]
        if character == "\t":
            return Fault(line, column, "a tab; expected spaces for indenting")
        return Fault(
            line, column, f"{quoted(character)} at the beginning of a text; expected quotes around the text"
        )
    if mark and _CLOSED.search(text[: mark.index].rpartition("\n")[2]):
        return Fault(
            line, column, "text behind a bracket; expected quotes around a text that begins with '{' or '['"
        )
    for piece, found, expected in _SAYINGS:
        if piece in said:
            return Fault(line, column, f"{found}; expected {expected}")
    return Fault(line, column, f"not YAML; expected another indent, bracket or quote before this ({said})")


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


class _Builder:
    """Builds nodes from the parser's events, within the limits."""

    def __init__(self, text: str) -> None:
        self.faults: list[Fault] = []
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))
        self._nodes = 0

    def document(self) -> Node:
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            return Scalar("", 1, 1, 0)
        root = self._node(next(self._events), 0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._add(after, "a second document; expected one document in a file")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line, column = _start(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise YamlFaults((*self.faults, Fault(line, column, f"more than {MAX_NODES:,} values; expected fewer")))
        if depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels inside each other; expected fewer"
            raise YamlFaults((*self.faults, Fault(line, column, message)))
        if isinstance(event, yaml.AliasEvent):
            self._add(event, f"the alias {quoted(f'*{event.anchor}')}; expected the value itself")
            return Scalar("", line, column)
        self._refuse_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), line, column)
        return Mapping(tuple(self._entries(depth)), line, column)

    def _refuse_properties(self, event: yaml.Event) -> None:
        anchor = getattr(event, "anchor", None)
        tag = getattr(event, "tag", None)
        if anchor:
            self._add(
                event, f"the anchor {quoted('&' + anchor)}; expected no anchors: write the value in each place"
            )
        if tag:
            self._add(event, f"the tag {quoted(tag)}; expected no tags: every value is text")

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        text: str = event.value
        plain = event.style is None or event.style == ""
        forbidden = _FORBIDDEN.search(text)
        if forbidden:
            self._add(event, _forbidden_message(forbidden.group()))
        shift = -1
        if event.end_mark is not None and line == event.end_mark.line + 1:
            width = event.end_mark.column + 1 - column
            quotes = 0 if plain else 2
            shift = quotes // 2 if width == len(text) + quotes else -1
        return Scalar("" if plain and text in _EMPTY else text, line, column, shift)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self._add(event, "a list or mapping as a key; expected a text")
            elif key.text == "<<" and key.shift == 0:
                self._add(event, "the merge key '<<'; expected the keys themselves")
            elif key.text in seen:
                self._add(event, f"key {quoted(key.text)} twice, first in line {seen[key.text]}; expected it once")
            else:
                seen[key.text] = key.line
                yield (key, value)

    def _add(self, event: yaml.Event, message: str) -> None:
        self.faults.append(Fault(*_start(event), message))
        if len(self.faults) >= MAX_FAULTS:
            raise YamlFaults(tuple(self.faults))
