"""JSON lines, each of which is an article."""

import codecs
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from tui.domain.errors import FormatError
from tui.domain.wire import Json, JsonObject
from tui.formats.article_metadata import as_text
from tui.formats.article_rows import HOPELESS, BadRow, Columns, HowRows, RowArticles, with_head
from tui.formats.articles import MEGABYTE, ReadArticle
from tui.formats.encodings import Decoded, refuse_known
from tui.formats.jsonlines import parse_line

DEEPEST = 8
"""So many levels of objects become columns such as `fields.body`; what is deeper stays JSON."""

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_jsonl(
    file: BinaryIO, name: str, how: HowRows, known: Mapping[str, str]
) -> Iterator[ReadArticle | BadRow | Columns]:
    """Reads articles one by one, with no more in memory than one of them.

    Args:
        file: Open for reading bytes, at its start.
        name: Its name.
        how: How it is read.
        known: What is known of all of its articles.

    Yields:
        Which key is what, in front of the first article; an article, or why a line is none.

    Raises:
        FormatError: The file is none of JSON lines.
    """
    head, stream = with_head(file)
    if not head:
        raise FormatError(f"{name}: the file is empty.")
    refuse_known(head, name)
    encoding = _encoding(head, name, how)
    bom = head.startswith(codecs.BOM_UTF8)
    if bom:
        stream.read(len(codecs.BOM_UTF8))
    maker = RowArticles(name, how, Decoded("", encoding, bom), known)
    good = bad = 0
    for number, line in _lines(stream, how.largest):
        try:
            row, odd = _flat(_row(line, encoding, how.largest))
            article = maker.make(row, number, line, odd)
        except FormatError as error:
            bad += 1
            yield BadRow(f"{name}:{number}", error.message.rstrip("."))
            if not good and bad == HOPELESS:
                raise FormatError(f"{name}: no line up to line {number} is an article; left out.") from None
        else:
            if not good:
                yield maker.columns(tuple(row))
            good += 1
            yield article
    if not good and not bad:
        raise FormatError(f"{name}: there is nothing but blanks in this file.")


def _encoding(head: bytes, name: str, how: HowRows) -> str:
    try:
        codec = codecs.lookup(how.encoding or "utf-8").name
        narrow = "{".encode(codec) == b"{"
    except (LookupError, ValueError):
        raise FormatError(
            f"{how.encoding} is not a text encoding that Python knows: try utf-8 or cp1252."
        ) from None
    if head.startswith(_WIDE) or not narrow:
        raise FormatError(f"{name}: JSON lines in UTF-16 or UTF-32 are not read: save them in UTF-8.")
    return "utf-8" if codec == "utf-8-sig" else codec


def _lines(stream: io.BufferedReader, longest: int) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, without their ends; of one that is too long, a byte more than may be."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        rest = line
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = stream.readline(longest + 1)
        if line.strip():
            yield number, line.removesuffix(b"\n").removesuffix(b"\r")


def _row(line: bytes, encoding: str, longest: int) -> JsonObject:
    if len(line) > longest:
        raise FormatError(f"the line is larger than {longest / MEGABYTE:g} MB: raise --max-size")
    if encoding != "utf-8":
        try:
            line = line.decode(encoding).encode()
        except UnicodeError as error:
            raise FormatError(f"the line is not {encoding}: {error}") from None
    return parse_line(line, fractions=True)


def _flat(found: JsonObject) -> tuple[dict[str, str], set[str]]:
    """All values as texts, those inside of objects under names such as `fields.body`; and which are no texts."""
    flat: dict[str, str] = {}
    odd: set[str] = set()
    waiting: list[tuple[str, Json, int]] = [(key, value, 1) for key, value in reversed(found.items())]
    while waiting:
        key, value, level = waiting.pop()
        if isinstance(value, dict) and value and level < DEEPEST:
            waiting += [(f"{key}.{inner}", each, level + 1) for inner, each in reversed(value.items())]
            continue
        flat[key] = as_text(value)
        if value is not None and not isinstance(value, str):
            odd.add(key)
    return flat, odd
