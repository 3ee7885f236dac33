"""Reads span labels from a schema's YAML."""

from tui.domain.schema import Label
from tui.domain.spans import EVIDENCE_LABEL
from tui.formats.schema_yaml_hotkeys import read_hotkey, with_hotkeys
from tui.formats.schema_yaml_reading import Reader, title_of
from tui.formats.yaml_text import Node, Scalar

LABEL_KEYS = {
    "key": "the letter or digit that labels a selection",
    "title": "what is shown",
    "help": "when to use it",
    "was": "the ids that it had in earlier versions",
}


def read_labels(reader: Reader, node: Node) -> tuple[Label, ...]:
    """Reads the span labels; those without a key get the first free letter of their id.

    Args:
        reader: Collects faults.
        node: A list of ids, or a mapping of ids.
    """
    entries = reader.ids(node, "labels")
    labels: list[Label] = []
    places: dict[str, Scalar] = {}
    for key, value in entries:
        if reader.is_id(key, "a label") and _is_new_label(reader, key, places):
            places[key.text] = key
            labels.append(_label(reader, key, value, labels))
    hotkeys = with_hotkeys(reader, [(label.id, label.key) for label in labels], places, "label")
    return tuple(label._replace(key=hotkeys[label.id]) for label in labels)


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
        read_hotkey(reader, keys.get("key"), what, {label.key: f"the label {label.id}" for label in before}),
        reader.help(keys.get("help")),
        reader.texts(keys.get("was"), f"the former ids of {what}"),
    )
