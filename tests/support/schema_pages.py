"""The examples of a page about schemas, and the files that lie beside them."""

import re
from pathlib import Path
from typing import TypeAlias

from tui.formats.schema_tables import FileFault
from tui.formats.yaml_text import Mapping, Node, Scalar, Sequence, read_yaml

DOCS = Path(__file__).parents[2] / "docs"
HEAD = 'schema: example\nversion: "1"\n'

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

_BLOCK = r"^```{mark}\n(.*?)^```$"
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_TRUTHS = {"true": True, "false": False}


def blocks(page: str, mark: str) -> list[str]:
    """The blocks of a page that are marked so, such as `yaml`."""
    return re.findall(_BLOCK.format(mark=re.escape(mark)), page, re.DOTALL | re.MULTILINE)


class PageFiles:
    """The CSV blocks of a page, each marked with its name: they lie beside every example of the page.

    Args:
        page: Its text.
    """

    def __init__(self, page: str) -> None:
        found: list[tuple[str, str]] = re.findall(r"^```csv (\S+)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
        self.contents = {name: text.encode() for name, text in found}

    def read(self, name: str) -> bytes:
        """The bytes of a block."""
        if name not in self.contents:
            raise FileFault(f"no block '```csv {name}' on the page")
        return self.contents[name]


def whole(example: str) -> str:
    """A piece that begins with `fields:` stands inside an event; one without `schema:` misses two lines."""
    if example.startswith("fields:"):
        typed = (
            "" if re.search(r"^  type:", example, re.MULTILINE) else "    type: {type: choice, options: [a, b]}\n"
        )
        inside = re.sub(r"^", "  ", example, flags=re.MULTILINE).rstrip()
        example = f"event:\n  type: type\n{inside}\n{typed}"
    return example if re.search("^schema:", example, re.MULTILINE) else HEAD + example


def as_json(source: str, *, typed: bool) -> Json:
    """A YAML text as an editor sees it.

    Args:
        source: The text.
        typed: Whether texts that look like numbers or truths are some, in quotes or not.
    """
    root, faults = read_yaml(source.encode())
    assert not faults
    return _plain(root, typed=typed)


def _plain(node: Node, *, typed: bool) -> Json:
    match node:
        case Scalar():
            return _typed(node.text) if typed else (node.text or None)
        case Sequence():
            return [_plain(each, typed=typed) for each in node.items]
        case Mapping():
            return {key.text: _plain(value, typed=typed) for key, value in node.entries}


def _typed(text: str) -> Json:
    if not text:
        return None
    if text in _TRUTHS:
        return _TRUTHS[text]
    if _NUMBER.fullmatch(text):
        return int(text) if text.isdigit() else float(text)
    return text
