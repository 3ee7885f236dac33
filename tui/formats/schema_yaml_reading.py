"""Helpers with which the parts of the schema loader read YAML nodes and note what is wrong with them.

Each of them gives back something usable when the node is not what it should be, so that one mistake does not hide
the next.
"""

import difflib
import itertools
import re
from collections.abc import Iterable
from collections.abc import Mapping as MappingType

from tui.domain.values import Nothing
from tui.formats.yaml_text import MAX_FAULTS, Fault, Mapping, Node, Scalar, Sequence, YamlFaults, quoted, shortened

MAX_TITLE = 120
MAX_HELP = 4_000
MAX_EXAMPLE = 300
_MAX_NAMED = 8
_MAX_COMPARED = 500
_ID = re.compile("[a-z][a-z0-9_]{0,39}")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}

Keys = MappingType[str, str]
"""The keys that a mapping may have, each with what it holds, in the order in which they are documented."""


class Reader:
    """Reads nodes and collects faults.

    Args:
        faults: Those found before.
    """

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self.faults = list(faults)
        self.conditions: dict[int, Scalar] = {}
        """Where the conditions of answers stand, by the identity of the answer: the fields that use it give them a
        meaning."""

    def fault(self, node: Node, message: str) -> None:
        """Notes a fault at the beginning of a node."""
        self.fault_at((node.line, node.column), message)

    def fault_at(self, place: tuple[int, int], message: str) -> None:
        """Notes a fault at a line and column; gives up after `MAX_FAULTS`."""
        self.faults.append(Fault(*place, message))
        if len(self.faults) >= MAX_FAULTS:
            raise YamlFaults(tuple(self.faults))

    def keys(self, node: Node, what: str, known: Keys, required: tuple[str, ...] = ()) -> dict[str, Node]:
        """The values of a mapping with fixed keys, by key.

        Args:
            node: The mapping.
            what: What it describes, for messages.
            known: The keys that it may have.
            required: Those that it must have.
        """
        if not isinstance(node, Mapping):
            self.fault(node, f"{found(node)} for {what}; expected keys such as {' and '.join(list(known)[:2])}")
            return {}
        values: dict[str, Node] = {}
        for key, value in node.entries:
            if key.text in known:
                values[key.text] = value
            elif key.text.count(" ") and isinstance(value, Scalar) and not value.text:
                self.fault(key, f"unknown key {quoted(key.text)}; expected quotes around a text that holds a comma")
            else:
                self.fault(key, f"unknown key {quoted(key.text)} in {what}; {expected(key.text, known)}")
        for key_name in required:
            if key_name not in values:
                self.fault(node, f"no '{key_name}' in {what}; expected {known[key_name]}")
        return values

    def entries(self, node: Node, what: str) -> tuple[tuple[Scalar, Node], ...]:
        """The entries of a mapping whose keys are the writer's own.

        Args:
            node: The mapping.
            what: What it describes, for messages.
        """
        if isinstance(node, Mapping):
            return node.entries
        if not (isinstance(node, Scalar) and not node.text):
            self.fault(node, f"{found(node)} for {what}; expected one 'id: …' for each")
        return ()

    def ids(self, node: Node, what: str) -> tuple[tuple[Scalar, Node], ...]:
        """The entries of a mapping whose keys are ids; a list of ids is one without values.

        Args:
            node: The mapping or list.
            what: What it describes, for messages.
        """
        if isinstance(node, Sequence):
            return tuple((item, Scalar("", item.line, item.column)) for item in self.items(node, what))
        return self.entries(node, what)

    def items(self, node: Node, what: str) -> tuple[Scalar, ...]:
        """The texts of a list.

        Args:
            node: The list.
            what: What it is, for messages.
        """
        if not isinstance(node, Sequence):
            self.fault(node, f"{found(node)} for {what}; expected a list such as [one, two]")
            return ()
        for each in node.items:
            if not isinstance(each, Scalar):
                self.fault(each, f"{found(each)} in {what}; expected a text")
        return tuple(each for each in node.items if isinstance(each, Scalar))

    def texts(self, node: Node | None, what: str, *, limit: int = MAX_TITLE) -> tuple[str, ...]:
        """A list of texts, or one text that stands for a list of one; none of them empty or twice.

        Args:
            node: The list or text; None for none.
            what: What it is, for messages.
            limit: Most characters of each.
        """
        if node is None:
            return ()
        scalars = (node,) if isinstance(node, Scalar) else self.items(node, what)
        read = (self.text(each, what, limit=limit) for each in scalars)
        return tuple(dict.fromkeys(text for text in read if text))

    def text(self, node: Node | None, what: str, *, limit: int = MAX_TITLE, lines: bool = False) -> str:
        """A text that is not empty; without `lines` one of a single line."""
        if node is None:
            return ""
        if not isinstance(node, Scalar) or not node.text.strip():
            self.fault(node, f"{found(node)} for {what}; expected a text")
            return ""
        text = node.text.strip()
        if not lines and "\n" in text:
            self.fault(node, f"several lines for {what}; expected one line")
        if len(text) > limit:
            self.fault(node, f"{len(text):,} characters for {what}; expected at most {limit:,}")
            return text[:limit]
        return text

    def help(self, node: Node | None) -> str:
        """A help text: of any number of lines."""
        return self.text(node, "help", limit=MAX_HELP, lines=True)

    def truth(self, node: Node | None, what: str, *, otherwise: bool, or_else: Iterable[str] = ()) -> bool:
        """Yes or no.

        Args:
            node: The word; None for none.
            what: The key that it stands under, for messages.
            otherwise: What is given back if it is neither.
            or_else: The keys of a mapping that could have stood there.
        """
        if node is None:
            return otherwise
        if isinstance(node, Scalar) and node.text in _YES_NO:
            return _YES_NO[node.text]
        keys = f", or {{{': …, '.join(or_else)}: …}}" if or_else else ""
        self.fault(node, f"{found(node)} for '{what}'; expected yes or no{keys}")
        return otherwise

    def one_of(self, node: Node, what: str, known: Iterable[str]) -> str:
        """One word out of a closed list; empty if it is none of them."""
        words = tuple(known)
        if isinstance(node, Scalar) and node.text in words:
            return node.text
        hint = expected(node.text, words) if isinstance(node, Scalar) else f"expected one of {listed(words)}"
        self.fault(node, f"{found(node)} for {what}; {hint}")
        return ""

    def is_id(self, scalar: Scalar, what: str) -> bool:
        """Whether a text can be an id; notes it if not."""
        if _ID.fullmatch(scalar.text):
            return True
        self.fault(
            scalar,
            f"{quoted(scalar.text)} as the id of {what}; expected a-z, 0-9 and _, a letter first, at most 40",
        )
        return False


def read_nothing(reader: Reader, node: Node, what: str) -> tuple[tuple[str, str], ...]:
    """Reads what the kinds of nothing are called in the exported table.

    Args:
        reader: Collects faults.
        node: A mapping of kinds to codes.
        what: What it belongs to, for messages.

    Returns:
        Kinds and codes in the order of the kinds; an empty code is one too.
    """
    known = {kind.value: "a code such as -99" for kind in Nothing}
    codes = reader.keys(node, f"the kinds of nothing of {what}", known)
    read: dict[str, str] = {}
    for kind, value in codes.items():
        if isinstance(value, Scalar) and "\n" not in value.text and len(value.text) <= MAX_TITLE:
            read[kind] = value.text
        else:
            reader.fault(value, f"{found(value)} as the code of {kind}; expected one line, such as -99")
    return tuple((kind.value, read[kind.value]) for kind in Nothing if kind.value in read)


def found(node: Node) -> str:
    """What a node is, for messages."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "keys with values"
    return quoted(node.text) if node.text else "nothing"


def expected(name: str, known: Iterable[str]) -> str:
    """What was meant by a name, or else what could stand there."""
    words = tuple(itertools.islice(known, _MAX_COMPARED))
    close = difflib.get_close_matches(name[:MAX_TITLE], words, n=1, cutoff=0.6)
    if close:
        return f"did you mean {quoted(close[0])}?"
    return f"expected one of {listed(words)}" if words else "expected none"


def listed(words: tuple[str, ...]) -> str:
    """Words in a row, fit to be shown; of many only the first ones."""
    more = f", … ({len(words)} in all)" if len(words) > _MAX_NAMED else ""
    return ", ".join(map(shortened, words[:_MAX_NAMED])) + more


def title_of(id_: str) -> str:
    """The title of something that has only an id: `first_actor` is shown as `First actor`."""
    words = id_.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]
