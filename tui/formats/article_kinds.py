"""Which kinds of files hold articles, and by which names they go."""

from enum import StrEnum

from tui.domain.errors import FormatError


class Kind(StrEnum):
    """How a file holds articles. Of the last three, each row is an article; the others are one each."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"


BY_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".csv": Kind.CSV,
    ".tsv": Kind.TSV,
}
"""The files of a directory that hold articles, by the end of their names."""

_OTHERS = frozenset(
    {
        *(".json", ".xml", ".rss", ".atom", ".eml", ".mbox", ".warc", ".parquet", ".db", ".sqlite"),
        *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".xls", ".xlsx", ".ods"),
        *(".zip", ".gz", ".bz2", ".xz", ".zst", ".tar", ".7z"),
    }
)
"""What people have articles in and is not read: taken for plain text, it would be an article full of markup."""

_HINTS = {
    ".json": "make it JSON lines, one article a line (jq -c '.[]' does)",
    ".gz": "unpack it, or use zcat and - for standard input",
    ".xlsx": "save it as CSV",
    ".xls": "save it as CSV",
    ".ods": "save it as CSV",
}


def kind_by_suffix(name: str) -> Kind | None:
    """The kind of file that a name's end stands for; None if for no kind of articles."""
    return BY_SUFFIX.get(_suffix(name))


def kind_of_named(name: str) -> Kind:
    """The kind of a file that a person named: plain text, unless its name says otherwise.

    Raises:
        FormatError: Its name ends like that of a kind that is not read.
    """
    suffix = _suffix(name)
    if suffix in _OTHERS:
        hint = _HINTS.get(suffix, "save it as text, HTML, CSV or JSON lines")
        raise FormatError(f"{name}: {suffix} is no kind of article that is read: {hint}, or say --format text.")
    return BY_SUFFIX.get(suffix, Kind.TEXT)


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > name.rfind("/") + 1 else ""
