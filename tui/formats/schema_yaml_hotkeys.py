"""Reads the keys of things that are chosen by one letter or digit: span labels, and the reasons of a review."""

from collections.abc import Iterable, Mapping

from tui.formats.schema_yaml_reading import Reader, found
from tui.formats.yaml_text import Node, Scalar

_HOTKEYS = "abcdefghijklmnopqrstuvwxyz0123456789"


def read_hotkey(reader: Reader, node: Node | None, what: str, taken: Mapping[str, str]) -> str:
    """Reads a key.

    Args:
        reader: Collects faults.
        node: The key; None for none.
        what: What it is the key of, for messages.
        taken: What has which key already.

    Returns:
        Empty if it is none, or taken.
    """
    if node is None:
        return ""
    if not isinstance(node, Scalar) or len(node.text) != 1 or node.text not in _HOTKEYS:
        reader.fault(node, f"{found(node)} as the key of {what}; expected one of a-z and 0-9")
        return ""
    if node.text in taken:
        reader.fault(node, f"key '{node.text}' for {what}, taken by {taken[node.text]}; expected another letter")
        return ""
    return node.text


def with_hotkeys(
    reader: Reader, keys: Iterable[tuple[str, str]], places: Mapping[str, Scalar], noun: str
) -> dict[str, str]:
    """Gives the first free letter of its id to each thing that names no key.

    Args:
        reader: Collects faults.
        keys: Ids with their keys, empty for none, in order.
        places: Where the ids stand.
        noun: What they are, for messages.

    Returns:
        The keys by id.
    """
    named = dict(keys)
    taken = {key for key in named.values() if key}
    done: dict[str, str] = {}
    for id_, key in named.items():
        free = (each for each in id_ + _HOTKEYS if each in _HOTKEYS and each not in taken)
        done[id_] = key or next(free, "")
        if not done[id_]:
            reader.fault(places[id_], f"no key is left for the {noun} {id_}; expected at most 36 {noun}s")
        taken.add(done[id_])
    return done
