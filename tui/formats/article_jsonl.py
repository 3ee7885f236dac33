"""JSON lines, each of which is an article."""

import codecs
import io
from collections.abc import Iterator
from functools import partial

from tui.domain.errors import FormatError
from tui.domain.wire import Json, JsonObject
from tui.formats.article_metadata import as_text
from tui.formats.article_rows import MOST_COLUMNS, BadRow, Columns, HowRows, Row, RowArticles, RowFile
from tui.formats.articles import MEGABYTE, ReadArticle
from tui.formats.encodings import Decoded, refuse_known
from tui.formats.jsonlines import parse_line

DEEPEST = 8
"""So many levels of objects become columns such as `fields.body`; what is deeper stays JSON, as does an object that
would make more columns than there may be."""

LONGEST_KEY = 1_000
"""Code points of the longest key that comes in front of the keys inside of its object."""

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_jsonl(of: RowFile) -> Iterator[ReadArticle | BadRow | Columns]:
    """Reads articles one by one, with no more in memory than one of them.

    Args:
        of: The file.

    Yields:
        Which key is what, in front of the first article; an article, or why a line is none.

    Raises:
        FormatError: The file is none of JSON lines.
    """
    head, stream = of.opened()
    refuse_known(head, of.name)
    encoding = _encoding(head, of.name, of.how)
    bom = head.startswith(codecs.BOM_UTF8)
    if bom:
        stream.read(len(codecs.BOM_UTF8))
    maker = RowArticles(of, Decoded("", encoding, bom))
    read = partial(_row, encoding=encoding, longest=of.how.largest)
    found = told = False
    for each in maker.each(_lines(stream, of.how.largest), read, "line"):
        if not told and isinstance(each, ReadArticle):
            yield maker.current
            told = True
        found = True
        yield each
    if not found:
        raise FormatError(f"{of.name}: there is nothing but blanks in this file.")


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


def _row(line: bytes, encoding: str, longest: int) -> Row:
    cells, odd = _flat(_object(line, encoding, longest))
    return Row(cells, line, odd)


def _object(line: bytes, encoding: str, longest: int) -> JsonObject:
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
    if len(found) > MOST_COLUMNS:
        raise FormatError(f"{len(found):,} keys; expected at most {MOST_COLUMNS:,}")
    flat: dict[str, str] = {}
    odd: set[str] = set()
    waiting: list[tuple[str, Json, int]] = [(key, value, 1) for key, value in reversed(found.items())]
    while waiting:
        key, value, level = waiting.pop()
        room = MOST_COLUMNS - len(flat) - len(waiting)
        if isinstance(value, dict) and 0 < len(value) <= room and level < DEEPEST and len(key) <= LONGEST_KEY:
            waiting += [(f"{key}.{inner}", each, level + 1) for inner, each in reversed(value.items())]
            continue
        flat[key] = as_text(value)
        if value is not None and not isinstance(value, str):
            odd.add(key)
    return flat, odd
