"""Reads lists of answers, trees of answers and span labels from a schema's YAML."""

from collections.abc import Iterator
from dataclasses import replace

from tui.domain.schema import Label, Option
from tui.domain.spans import EVIDENCE_LABEL
from tui.formats.schema_yaml_reading import MAX_TITLE, Reader, expected, found, title_of
from tui.formats.yaml_text import Mapping, Node, Scalar, Sequence, quoted

OPTION_KEYS = {
    "title": "what is shown",
    "help": "when to choose it",
    "options": "the answers below it, in a tree",
}
LABEL_KEYS = {
    "key": "the letter or digit that labels a selection",
    "title": "what is shown",
    "help": "when to use it",
}
_HOTKEYS = "abcdefghijklmnopqrstuvwxyz0123456789"

Lists = dict[str, tuple[Option, ...]]
"""The shared lists of a schema by name."""


def read_options(
    reader: Reader, node: Node, what: str, *, lists: Lists | None = None, nested: bool = False
) -> tuple[Option, ...]:
    """Reads a list of answers.

    Args:
        reader: Collects faults.
        node: A list of codes, a mapping of codes, or the name of a shared list.
        what: What it belongs to, for messages.
        lists: The shared lists; None where no name can stand.
        nested: Whether it may be a tree.

    Returns:
        The options; each code once.
    """
    if isinstance(node, Scalar) and lists is not None and node.text:
        return _shared(reader, node, what, lists, nested=nested)
    options = tuple(_level(reader, node, what, {}, nested=nested))
    if not options and isinstance(node, Mapping | Sequence) and not _inside(node):
        reader.fault(node, f"an empty list for {what}; expected at least one code")
    return options


def _shared(reader: Reader, node: Scalar, what: str, lists: Lists, *, nested: bool) -> tuple[Option, ...]:
    options = lists.get(node.text)
    if options is None:
        hint = expected(node.text, lists) if lists else "expected a list of codes, or 'code: title' for each"
        reader.fault(node, f"unknown list {quoted(node.text)} for {what}; {hint}")
        return ()
    if not nested and any(option.options for option in options):
        reader.fault(
            node, f"the list {quoted(node.text)} has answers below answers; expected 'type: tree' for {what}"
        )
    return options


def _inside(node: Mapping | Sequence) -> int:
    return len(node.items) if isinstance(node, Sequence) else len(node.entries)


def _level(reader: Reader, node: Node, what: str, seen: dict[str, int], *, nested: bool) -> Iterator[Option]:
    if isinstance(node, Sequence):
        for item in reader.items(node, what):
            if _is_code(reader, item, what, seen):
                yield Option(item.text, item.text)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if _is_code(reader, key, what, seen):
                yield _option(reader, key, value, seen, nested=nested)
    else:
        reader.fault(node, f"{found(node)} for {what}; expected a list of codes, or 'code: title' for each")


def _option(reader: Reader, key: Scalar, value: Node, seen: dict[str, int], *, nested: bool) -> Option:
    what = f"the answer {quoted(key.text)}"
    if isinstance(value, Scalar):
        return Option(key.text, reader.text(value, what) if value.text else key.text)
    if isinstance(value, Sequence):
        return Option(key.text, key.text, options=_children(reader, value, key.text, seen, nested=nested))
    keys = reader.keys(value, what, OPTION_KEYS)
    below = keys.get("options")
    return Option(
        key.text,
        reader.text(keys.get("title"), f"the title of {what}") or key.text,
        reader.help(keys.get("help")),
        _children(reader, below, key.text, seen, nested=nested) if below is not None else (),
    )


def _children(reader: Reader, node: Node, code: str, seen: dict[str, int], *, nested: bool) -> tuple[Option, ...]:
    if not nested:
        reader.fault(node, f"answers below {quoted(code)}; expected 'type: tree' for answers below answers")
    return tuple(_level(reader, node, f"the answers below {quoted(code)}", seen, nested=nested))


def _is_code(reader: Reader, scalar: Scalar, what: str, seen: dict[str, int]) -> bool:
    """Whether a text can be a code of its list; notes it if not."""
    code = scalar.text
    if not code:
        reader.fault(scalar, f"an empty code in {what}; expected a text, in quotes if it is 'null' or '~'")
        return False
    if code != code.strip() or "\n" in code or "\t" in code or len(code) > MAX_TITLE:
        reader.fault(
            scalar, f"the code {quoted(code)} in {what}; expected one line of at most {MAX_TITLE} characters"
        )
        return False
    if code in seen:
        reader.fault(scalar, f"code {quoted(code)} twice in {what}, first in line {seen[code]}; expected it once")
        return False
    seen[code] = scalar.line
    return True


def read_lists(reader: Reader, node: Node) -> Lists:
    """Reads the shared lists, each of which may be a tree."""
    lists: Lists = {}
    for key, value in reader.entries(node, "lists"):
        if reader.is_id(key, "a list"):
            lists[key.text] = read_options(reader, value, f"the list {key.text}", nested=True)
    return lists


def read_labels(reader: Reader, node: Node) -> tuple[Label, ...]:
    """Reads the span labels; those without a key get the first free letter of their id.

    Args:
        reader: Collects faults.
        node: A list of ids, or a mapping of ids.
    """
    if isinstance(node, Sequence):
        entries = [(item, Scalar("", item.line, item.column)) for item in reader.items(node, "labels")]
    else:
        entries = [(key, value) for key, value in reader.entries(node, "labels")]  # type: ignore[misc]
    labels: list[Label] = []
    places: dict[str, Scalar] = {}
    for key, value in entries:
        if reader.is_id(key, "a label") and _is_new_label(reader, key, places):
            places[key.text] = key
            labels.append(_label(reader, key, value, labels))
    return _with_keys(reader, labels, places)


def _is_new_label(reader: Reader, key: Scalar, places: dict[str, Scalar]) -> bool:
    if key.text == EVIDENCE_LABEL:
        reader.fault(
            key, f"the label '{EVIDENCE_LABEL}'; expected another id: this one is for evidence without a label"
        )
        return False
    if key.text in places:
        reader.fault(key, f"label '{key.text}' twice, first in line {places[key.text].line}; expected it once")
        return False
    return True


def _label(reader: Reader, key: Scalar, value: Node, before: list[Label]) -> Label:
    what = f"the label {key.text}"
    if isinstance(value, Scalar):
        return Label(key.text, reader.text(value, what) if value.text else title_of(key.text), "")
    keys = reader.keys(value, what, LABEL_KEYS)
    title = reader.text(keys.get("title"), f"the title of {what}") or title_of(key.text)
    return Label(key.text, title, _hotkey(reader, keys.get("key"), what, before), reader.help(keys.get("help")))


def _hotkey(reader: Reader, node: Node | None, what: str, before: list[Label]) -> str:
    if node is None:
        return ""
    if not isinstance(node, Scalar) or len(node.text) != 1 or node.text not in _HOTKEYS:
        reader.fault(node, f"{found(node)} as the key of {what}; expected one of a-z and 0-9")
        return ""
    taken = next((label for label in before if label.key == node.text), None)
    if taken is not None:
        reader.fault(node, f"key '{node.text}' for {what}, taken by the label {taken.id}; expected another letter")
        return ""
    return node.text


def _with_keys(reader: Reader, labels: list[Label], places: dict[str, Scalar]) -> tuple[Label, ...]:
    taken = {label.key for label in labels if label.key}
    done: list[Label] = []
    for label in labels:
        key = label.key or next(
            (each for each in label.id + _HOTKEYS if each in _HOTKEYS and each not in taken), ""
        )
        if not key:
            reader.fault(places[label.id], f"no key is left for the label {label.id}; expected at most 36 labels")
        taken.add(key)
        done.append(replace(label, key=key))
    return tuple(done)
