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
from tui.formats.article_kinds import BY_SUFFIX, Kind, kind_by_suffix, kind_of_named
from tui.formats.article_metadata import as_text

STDIN = "-"

_SHOWN = 100
"""Longest piece of a name in a message, in code points."""

INDEX = "index.json"
"""A file that lists the articles of its directory: `[{"file", "title", "published", "language", …}, …]`."""


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file that holds an article, or several.

    Attributes:
        path: Where it is; `STDIN` for standard input.
        name: The article's name, or what the names of its articles begin with.
        kind: How it holds them.
        known: What the index of its directory says of it.
    """

    path: str
    name: str
    kind: Kind = Kind.TEXT
    known: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What is at a path.

    Attributes:
        files: The files that hold articles, those of a directory or pattern sorted by name.
        unknown: Names of files of a directory that are of no known kind.
        hidden: How many files and directories there have a name that begins with a dot.
    """

    files: tuple[ArticleFile, ...]
    unknown: tuple[str, ...] = ()
    hidden: int = 0


def find_articles(path: str, kind: Kind | None = None) -> Found:
    """Finds the files that a path means: a file, a directory (with all below it), a pattern, or `-`.

    Args:
        path: As given.
        kind: What all of them are, whatever their names say; None to tell it by their names. A file that was named
            is plain text if its name says nothing.

    Raises:
        FormatError: Nothing is there, or it is neither file nor directory, or of a kind that is not read.
    """
    if path == STDIN:
        return Found((ArticleFile(STDIN, "stdin", kind or Kind.TEXT),))
    if Path(path).is_dir():
        return _in_directory(Path(path), kind)
    if os.path.lexists(path):
        return Found((_named(path, kind),))
    hits = sorted(each for each in _matches(path) if not Path(each).is_dir())
    if not hits:
        raise FormatError(f"{_safe(path)}: there is no such file or directory.")
    known = [each for each in hits if kind or kind_by_suffix(each)]
    unknown = [_safe(Path(each).name) for each in hits if not kind and not kind_by_suffix(each)]
    return Found(tuple(_named(each, kind) for each in known), tuple(unknown))


def open_bytes(file: ArticleFile, stdin: BinaryIO) -> BinaryIO:
    """Opens a file.

    Args:
        file: Where it is.
        stdin: What `-` reads.

    Raises:
        FormatError: It is no file.
        OSError: It cannot be read.
    """
    if file.path == STDIN:
        return stdin
    _refuse_special(file.path)
    return Path(file.path).open("rb")


def _named(path: str, kind: Kind | None) -> ArticleFile:
    name = _safe(Path(path).name)
    return ArticleFile(path, name, kind or kind_of_named(name))


def _matches(pattern: str) -> list[str]:
    # `Path.glob` takes no absolute pattern.
    return glob.glob(pattern, recursive=True) if glob.has_magic(pattern) else []  # noqa: PTH207


def _in_directory(top: Path, kind: Kind | None) -> Found:
    index = top / INDEX
    if index.is_file():
        return Found(tuple(_indexed(top, index, kind)))
    found: dict[str, ArticleFile] = {}
    unknown: list[str] = []
    hidden = 0
    for folder, folders, files in os.walk(top):
        hidden += sum(each.startswith(".") for each in (*folders, *files))
        folders[:] = [each for each in folders if not each.startswith(".")]
        for file in files:
            path = Path(folder, file)
            name = _safe(path.relative_to(top).as_posix())
            which = kind or kind_by_suffix(file)
            if file.startswith("."):
                continue
            if which is None:
                unknown.append(name)
            else:
                found[name] = ArticleFile(str(path), name, which)
    if not found:
        kinds = ", ".join(BY_SUFFIX)
        raise FormatError(f"{_safe(str(top))}: there is no file of articles in this directory ({kinds}).")
    return Found(tuple(found[name] for name in sorted(found)), tuple(sorted(unknown)), hidden)


def _indexed(top: Path, index: Path, kind: Kind | None) -> Iterator[ArticleFile]:
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
        yield ArticleFile(str(path), name, kind or kind_of_named(name), known)


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
        known[name] = {key: as_text(value) for key, value in row.items() if key != "file"}
    return known


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
