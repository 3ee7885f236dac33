"""Reads span labels from a schema's YAML."""

from dataclasses import replace

from tui.domain.schema import Label
from tui.domain.spans import EVIDENCE_LABEL
from tui.formats.schema_yaml_reading import Reader, found, title_of
from tui.formats.yaml_text import Node, Scalar, Sequence

LABEL_KEYS = {
    "key": "the letter or digit that labels a selection",
    "title": "what is shown",
    "help": "when to use it",
    "was": "the ids that it had in earlier versions",
}
_HOTKEYS = "abcdefghijklmnopqrstuvwxyz0123456789"


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
    return Label(
        key.text,
        title,
        _hotkey(reader, keys.get("key"), what, before),
        reader.help(keys.get("help")),
        reader.texts(keys.get("was"), f"the former ids of {what}"),
    )


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
