"""Which files a person means: paths, directories and patterns, in an order that is the same everywhere."""

import glob
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from tui.domain.errors import FormatError
from tui.domain.visible import visible
from tui.formats.articles import LARGEST, MEGABYTE, ReadArticle, describe, read_article

STDIN = "-"
SUFFIXES = (".txt", ".md")
"""The files of a directory that are articles; names that begin with a dot are passed over."""

_SHOWN = 100
"""Longest piece of a name in a message, in code points."""

INDEX = "index.json"
"""A file that lists the articles of its directory: `[{"file", "title", "published", "language", …}, …]`."""


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file that is to become an article.

    Attributes:
        path: Where it is; `STDIN` for standard input.
        name: The article's name.
        known: What the index of its directory says of it.
    """

    path: str
    name: str
    known: Mapping[str, str] = field(default_factory=dict)


def find_articles(paths: tuple[str, ...]) -> list[ArticleFile]:
    """Finds the files: each path is a file, a directory (with all below it), a pattern, or `-`.

    Args:
        paths: As given.

    Returns:
        The files, those of a directory or pattern sorted by name.

    Raises:
        FormatError: Nothing is there, or it is neither file nor directory.
    """
    return [found for path in paths for found in _find(path)]


def open_article(file: ArticleFile, stdin: BinaryIO, *, encoding: str = "", largest: int = LARGEST) -> ReadArticle:
    """Reads one article.

    Args:
        file: Where it is.
        stdin: What `-` reads.
        encoding: The encoding, if it was said; empty to find out.
        largest: Bytes that it may have at most.

    Raises:
        FormatError: It cannot be an article.
        OSError: It cannot be read.
    """
    if file.path == STDIN:
        data = stdin.read(largest + 1)
    else:
        _refuse_special(file.path)
        with Path(file.path).open("rb") as source:
            data = source.read(largest + 1)
    if len(data) > largest:
        limit = largest / MEGABYTE
        raise FormatError(f"{file.name}: larger than {limit:g} MB: split it, or raise the limit with --max-size.")
    return describe(read_article(data, file.name, encoding), file.known)


def _find(path: str) -> Iterator[ArticleFile]:
    if path == STDIN:
        yield ArticleFile(STDIN, "stdin")
    elif Path(path).is_dir():
        yield from _in_directory(Path(path))
    elif os.path.lexists(path):
        yield ArticleFile(path, _safe(Path(path).name))
    else:
        hits = sorted(_matches(path))
        if not hits:
            raise FormatError(f"{_safe(path)}: there is no such file or directory.")
        for hit in hits:
            if not Path(hit).is_dir():
                yield ArticleFile(hit, _safe(Path(hit).name))


def _matches(pattern: str) -> list[str]:
    # `Path.glob` takes no absolute pattern.
    return glob.glob(pattern, recursive=True) if glob.has_magic(pattern) else []  # noqa: PTH207


def _in_directory(top: Path) -> Iterator[ArticleFile]:
    index = top / INDEX
    if index.is_file():
        yield from _indexed(top, index)
        return
    found: dict[str, Path] = {}
    for folder, folders, files in os.walk(top):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for file in files:
            if file.endswith(SUFFIXES) and not file.startswith("."):
                path = Path(folder, file)
                found[_safe(path.relative_to(top).as_posix())] = path
    if not found:
        raise FormatError(f"{_safe(str(top))}: there is no {' or '.join(SUFFIXES)} file in this directory.")
    for name in sorted(found):
        yield ArticleFile(str(found[name]), name)


def _indexed(top: Path, index: Path) -> Iterator[ArticleFile]:
    """The articles that an index lists, in its order: it says which files of the directory are articles."""
    root = top.resolve()
    for name, known in _read_index(index).items():
        path = top / name
        try:
            inside, there = path.resolve().is_relative_to(root), path.exists()
        except (OSError, ValueError):
            # No file can have such a name.
            inside, there = True, False
        shown = visible(name[:_SHOWN])
        if not inside:
            raise FormatError(f"{_safe(str(index))} names {shown}, which is not in this directory.")
        if not there:
            raise FormatError(f"{_safe(str(index))} names {shown}, which is not there.")
        yield ArticleFile(str(path), name, known)


def _read_index(index: Path) -> dict[str, dict[str, str]]:
    where = _safe(str(index))
    try:
        rows = json.loads(index.read_bytes())
    except (ValueError, RecursionError) as error:
        raise FormatError(f"{where}: this is not JSON: {str(error).splitlines()[0]}.") from None
    if not isinstance(rows, list):
        raise FormatError(f'{where}: this must be a list of objects such as {{"file": "a.txt", "title": "…"}}.')
    known: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows, start=1):
        name = row.get("file") if isinstance(row, dict) else None
        if not isinstance(name, str) or not name or name in known:
            raise FormatError(f"{where}: entry {number} needs a file of its own.")
        known[name] = {key: _as_text(value) for key, value in row.items() if key != "file"}
    return known


def _as_text(value: object) -> str:
    """Metadata is text: what is not is kept as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _refuse_special(path: str) -> None:
    """A pipe would wait for ever and a device never end."""
    mode = Path(path).stat().st_mode
    if stat.S_ISDIR(mode):
        raise FormatError(f"{_safe(path)}: this is a directory.")
    if not stat.S_ISREG(mode):
        raise FormatError(f"{_safe(path)}: this is a pipe or a device, not a file: use - for standard input.")


def _safe(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become the replacement character."""
    return os.fsencode(name).decode("utf-8", "replace")
