"""Article files: bytes to an article, with everything recorded and nothing changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tui.domain.errors import FormatError
from tui.domain.visible import visible
from tui.formats.article_metadata import language_code, read_published, with_usual_names
from tui.formats.encodings import Decoded, decode

LONGEST_TITLE = 200
MEGABYTE = 1_000_000
LARGEST = 20 * MEGABYTE
"""Bytes of the largest file that is taken for one article unless told otherwise."""

_SHOWN = 40
"""Longest piece of foreign text in a message, in code points."""


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
    found = decode_file(data, name, encoding)
    return make_article(name, found.text, found, hashlib.sha256(data).hexdigest())


def decode_file(data: bytes, name: str, encoding: str = "") -> Decoded:
    """The text of a file that says something.

    Raises:
        FormatError: It is empty, not text, or in an encoding that cannot be told.
    """
    if not data:
        raise FormatError(f"{name}: the file is empty.")
    found = decode(data, name, encoding)
    if not found.text.strip():
        raise FormatError(f"{name}: there is nothing but blanks in this file.")
    return found


def make_article(name: str, text: str, found: Decoded, source_sha256: str) -> ReadArticle:
    """Makes an article of a text that stood in a file, alone or with other things.

    Args:
        name: Its name.
        text: Exactly as it stood there.
        found: How the file was read.
        source_sha256: Of the bytes that it came from.
    """
    return ReadArticle(
        id=article_id(name, text),
        name=name,
        title=first_line(text),
        text=text,
        encoding=found.encoding,
        bom=found.bom,
        newline=newline_of(text),
        sha256=text_sha256(text),
        source_sha256=source_sha256,
        guessed=found.guessed,
        meta={"encoding_guessed": "true"} if found.guessed else {},
    )


def describe(article: ReadArticle, known: Mapping[str, str], dates: str = "") -> ReadArticle:
    """Adds metadata: title, day of publication and language have their places, the rest stays as text.

    Args:
        article: The article.
        known: Names and texts; blank ones are passed over, usual names (`date`, `lang`) are understood.
        dates: How the day of publication is written, as `strptime` has it; empty to find out.

    Raises:
        FormatError: The day of publication is not a date.
    """
    if not known:
        return article
    try:
        return settle(article, with_usual_names(known), dates)
    except FormatError as error:
        raise FormatError(f"{article.name}: {error.message}") from None


def settle(article: ReadArticle, known: Mapping[str, str], dates: str = "") -> ReadArticle:
    """Adds metadata like `describe`, taking names as they are: what is `date` stays `date`.

    Args:
        article: The article.
        known: Names and texts, none of them blank.
        dates: How the day of publication is written, as `strptime` has it; empty to find out.

    Raises:
        FormatError: The day of publication is not a date; the message does not say of which article.
    """
    rest = dict(known)
    title, written, language = (rest.pop(key, "") for key in ("title", "published", "language"))
    try:
        published = read_published(written, dates)
    except ValueError:
        raise FormatError(_no_date(written, dates)) from None
    if published != written:
        rest["published"] = written
    shown = " ".join(title.split())[:LONGEST_TITLE]
    if shown != title:
        rest["title"] = title
    return replace(
        article,
        title=shown or article.title,
        published=published or article.published,
        language=language_code(language) or article.language,
        meta={**article.meta, **rest},
    )


def _no_date(written: str, dates: str) -> str:
    shown = f"published is '{visible(written[:_SHOWN])}'"
    if dates:
        return f"{shown}, which is not written as {dates}."
    return f"{shown}: write YYYY-MM-DD, YYYY-MM, YYYY or an ISO 8601 time, or say how it is written with --dates."


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
