"""Article files: bytes to an article, with everything recorded and nothing changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tui.domain.errors import FormatError
from tui.formats.encodings import decode
from tui.formats.published import split_published

LONGEST_TITLE = 200
MEGABYTE = 1_000_000
LARGEST = 20 * MEGABYTE
"""Bytes of the largest file that is taken for one article unless told otherwise."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as read.

    Attributes:
        id: Stable: made of name and text, begins with a letter.
        name: Name of the file, with the way to it inside the directory that was added.
        title: The first line that says something, or what the metadata says.
        text: Exactly what the bytes say, less a byte-order mark.
        encoding: Python's name of the encoding.
        bom: Whether a byte-order mark stood in front.
        newline: `lf`, `crlf`, `cr`, `mixed`, or `none` if there is one line only.
        sha256: Of the text in UTF-8.
        source_sha256: Of the bytes as they came.
        guessed: Whether the encoding is a guess.
        language: As the metadata says, or empty.
        published: Day of publication as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or empty.
        meta: What else is known, by name.
    """

    id: str
    name: str
    title: str
    text: str
    encoding: str
    bom: bool
    newline: str
    sha256: str
    source_sha256: str
    guessed: bool = False
    language: str = ""
    published: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)


def read_article(data: bytes, name: str, encoding: str = "") -> ReadArticle:
    """Makes an article of a plain-text file.

    Args:
        data: All its bytes.
        name: Its name.
        encoding: The encoding, if it was said; empty to find out.

    Returns:
        The article, with all that can be told from the bytes.

    Raises:
        FormatError: It is empty, not text, or in an encoding that cannot be told.
    """
    if not data:
        raise FormatError(f"{name}: the file is empty.")
    found = decode(data, name, encoding)
    if not found.text.strip():
        raise FormatError(f"{name}: there is nothing but blanks in this file.")
    text = found.text
    return ReadArticle(
        id=article_id(name, text),
        name=name,
        title=first_line(text),
        text=text,
        encoding=found.encoding,
        bom=found.bom,
        newline=newline_of(text),
        sha256=text_sha256(text),
        source_sha256=hashlib.sha256(data).hexdigest(),
        guessed=found.guessed,
        meta={"encoding_guessed": "true"} if found.guessed else {},
    )


def describe(article: ReadArticle, known: Mapping[str, str]) -> ReadArticle:
    """Adds metadata: `title`, `published` and `language` have their places, the rest stays as named.

    Args:
        article: The article.
        known: Names and texts; blank ones are passed over.

    Raises:
        FormatError: The day of publication is not a date.
    """
    rest = {key: text for key, text in known.items() if text and key not in {"title", "published", "language"}}
    written = known.get("published", "")
    try:
        published = split_published(written)
    except ValueError:
        raise FormatError(
            f"{article.name}: published is {written!r}: write YYYY-MM-DD, YYYY-MM, YYYY or an ISO 8601 time."
        ) from None
    if published != written:
        rest["published"] = written
    return replace(
        article,
        title=known.get("title") or article.title,
        published=published or article.published,
        language=known.get("language") or article.language,
        meta={**article.meta, **rest},
    )


def article_id(name: str, text: str) -> str:
    """The id of an article: the same for the same name and text, on every machine."""
    digest = hashlib.sha256(f"{name}\0{text}".encode())
    return f"a{digest.hexdigest()[:20]}"


def text_sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def first_line(text: str) -> str:
    """The first line that is not blank, without the blanks around it, cut to `LONGEST_TITLE` code points."""
    start = len(text) - len(text.lstrip())
    ends = [end for mark in "\n\r" if (end := text.find(mark, start)) >= 0]
    return text[start : min(ends, default=len(text))].strip()[:LONGEST_TITLE]


def newline_of(text: str) -> str:
    """How the lines of a text end: `lf`, `crlf`, `cr`, `mixed` or `none`."""
    pairs = text.count("\r\n")
    found = {
        "crlf": pairs,
        "lf": text.count("\n") - pairs,
        "cr": text.count("\r") - pairs,
    }
    used = [kind for kind, count in found.items() if count]
    if not used:
        return "none"
    return used[0] if len(used) == 1 else "mixed"
