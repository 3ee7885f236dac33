"""Markdown files with front matter: what is known of an article, in YAML or TOML, in front of its text.

A block between two lines of `---` is YAML, between two lines of `+++` TOML. It is no part of the article's text,
which begins behind it and stays as it is, Markdown included; offsets count from there.
"""

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from tui.domain.errors import FormatError
from tui.domain.visible import visible
from tui.formats.article_metadata import as_text
from tui.formats.articles import ReadArticle, decode_file, describe, make_article

if TYPE_CHECKING:
    from tui.formats.yaml_text import Node

LARGEST_TOML = 64 * 1024
"""Bytes of the largest block in TOML: the time that its parser takes can grow with the square of them."""

_FIRST = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*"|'[^'\n]*')[ \t]*+\.[ \t]*+){32}""")
"""A dotted key of TOML with more parts than anybody writes: its parser takes cubic time for them."""

_CR_ENDS = re.compile(r"\r(?!\n)")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*")

_Plain: TypeAlias = "str | list[_Plain] | dict[str, _Plain]"


def read_markdown(data: bytes, name: str, encoding: str = "", dates: str = "") -> ReadArticle:
    """Makes an article of a Markdown file.

    Args:
        data: All its bytes.
        name: Its name.
        encoding: The encoding, if it was said; empty to find out.
        dates: How the day of publication is written, as `strptime` has it; empty to find out.

    Returns:
        The article, with what its front matter says.

    Raises:
        FormatError: It is no text, nothing stands behind the front matter, or that cannot be read.
    """
    found = decode_file(data, name, encoding)
    known, start = _front_matter(found.text, name)
    text = found.text[start:]
    if not text.strip():
        raise FormatError(f"{name}: there is nothing behind the front matter.")
    article = make_article(name, text, found, hashlib.sha256(data).hexdigest())
    heading = _HEADING.fullmatch(article.title)
    if heading and heading[1]:
        article = replace(article, title=heading[1])
    return describe(article, known, dates)


def _front_matter(text: str, name: str) -> tuple[dict[str, str], int]:
    """What the front matter says, and the offset behind it: 0 if there is none."""
    first = _FIRST.match(text)
    if not first:
        return {}, 0
    toml = first[1] == "+++"
    # A lone CR ends a line as well, which regular expressions do not know; the offsets stay.
    lines = _CR_ENDS.sub("\n", text)
    end = (_TOML_END if toml else _YAML_END).search(lines, first.end())
    if not end:
        return {}, 0
    # One line in front, so that the lines in messages are those of the file.
    block = "\n" + lines[first.end() : end.start()]
    found = _read_toml(block, name) if toml else _read_yaml(block, name)
    if found is None:
        return {}, 0
    return {key: as_text(value) for key, value in found.items()}, end.end()


def _read_yaml(block: str, name: str) -> dict[str, _Plain] | None:
    """The keys of a block; None if it is a passage between two rules, and no mapping at all."""
    from tui.formats.yaml_text import Scalar, Sequence, YamlFaults, read_yaml  # noqa: PLC0415 - few files have any

    try:
        root, faults = read_yaml(block.encode())
    except YamlFaults as error:
        faults = error.faults
    if faults:
        raise FormatError(f"{name}:{faults[0].line}: front matter: {faults[0].message}.")
    if isinstance(root, Scalar):
        return None if root.text else {}
    if isinstance(root, Sequence):
        raise FormatError(f"{name}:{root.line}: front matter: a list; expected keys with values, such as title: ….")
    return {key.text: _plain(value) for key, value in root.entries}


def _plain(node: "Node") -> _Plain:
    from tui.formats.yaml_text import Scalar, Sequence  # noqa: PLC0415 - few files have any

    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.entries}


def _read_toml(block: str, name: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - few files have any

    if len(block) > LARGEST_TOML:
        raise FormatError(f"{name}:1: front matter: {len(block):,} characters; expected at most {LARGEST_TOML:,}.")
    deep = f"{name}: front matter: a value nested too deeply, or a number too long."
    if _DEEP_KEY.search(block):
        raise FormatError(deep)
    try:
        found = tomllib.loads(block, parse_float=str)
        return {key: _toml_plain(value) for key, value in found.items()}
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"{name}: front matter: not TOML: {visible(str(error))[:200]}.") from None
    except (RecursionError, ValueError):
        raise FormatError(deep) from None


def _toml_plain(value: object) -> object:
    """Days and times as ISO 8601 writes them."""
    from datetime import date, time  # noqa: PLC0415 - few files have any

    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list):
        return [_toml_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _toml_plain(item) for key, item in value.items()}
    return value
