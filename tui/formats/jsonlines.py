"""JSON lines, strictly: one object a line, read by bytes and written so that no reader stumbles.

Lines end at LF only: other readers of text also cut at U+2028, U+0085 or a lone CR, and so break a line in two.
"""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO, NoReturn

from tui.domain.errors import FormatError
from tui.domain.wire import Json, JsonObject

LONGEST_LINE = 256 * 1024 * 1024
"""Bytes of the longest line that is read; an article of the largest size fits many times."""


class NoObjectError(FormatError):
    """A line holds no object of JSON: if no line does, the file is none of JSON lines."""


_BOM = b"\xef\xbb\xbf"

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))

_ESCAPED = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What acts on a terminal when someone looks at the file, or ends a line for some readers."""


def dump_line(value: Json) -> str:
    r"""One line, with its `\n`; what would act on a terminal or end a line elsewhere is escaped."""
    text = _ENCODER.encode(value)
    # Most lines are ASCII, where only one character has to be looked for.
    if not text.isascii() or "\x7f" in text:
        text = _ESCAPED.sub(_escape, text)
    return f"{text}\n"


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def read_lines(file: BinaryIO, longest: int = LONGEST_LINE) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers from 1; blank ones and an initial byte-order mark are passed over.

    Args:
        file: Open for reading bytes.
        longest: Bytes that a line may have at most; memory stays within it.

    Raises:
        FormatError: A line is longer.
    """
    number = 0
    while line := file.readline(longest + 1):
        number += 1
        if len(line) > longest:
            raise FormatError(f"line {number} is longer than {longest} bytes: this is not a file of records.")
        if number == 1:
            line = line.removeprefix(_BOM)
        if line.strip():
            yield number, line


def parse_line(line: bytes, *, fractions: bool = False) -> JsonObject:
    """Parses one line.

    Args:
        line: Its bytes.
        fractions: Whether it may hold fractions, infinity and NaN; they arrive as texts, as they are written.

    Returns:
        The object that it holds.

    Raises:
        FormatError: It is not UTF-8, not JSON, not an object, has the same key twice, or holds half a surrogate
            pair, or a fraction or NaN where none may be. It is a `NoObjectError` if no object was seen.
    """
    literal = str if fractions else _no_fraction
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoObjectError(f"byte {error.start} of the line is not UTF-8") from None
    try:
        value: Json = json.loads(text, object_pairs_hook=_unique, parse_float=literal, parse_constant=literal)
    except json.JSONDecodeError as error:
        raise NoObjectError(f"this is not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise FormatError("this is nested too deeply") from None
    except ValueError:
        raise FormatError("a number has too many digits") from None
    if not isinstance(value, dict):
        raise NoObjectError("this is JSON, but not an object")
    if b"\\ud" in line or b"\\uD" in line:
        _refuse_surrogates(value)
    return value


def _unique(pairs: list[tuple[str, Json]]) -> JsonObject:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise FormatError(f"the key {key!r} stands twice in one object")
            seen.add(key)
    return found


def _no_fraction(literal: str) -> NoReturn:
    raise FormatError(f"{literal[:20]} is not a whole number: records hold fractions as text")


def _refuse_surrogates(value: Json) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise FormatError("an escape stands for half a surrogate pair") from None
