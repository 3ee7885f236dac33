"""What is known of an article, by whatever names: title, day of publication, language, and all the rest as text."""

import json
import re
from collections.abc import Mapping, Sequence

from tui.formats.published import split_published

USUAL = {
    "title": ("title", "headline", "heading", "head", "article_title"),
    "published": (
        *("published", "publication_date", "published_at", "date_published", "datepublished", "publishedat"),
        *("published_date", "publish_date", "pub_date", "pubdate", "date", "datetime", "timestamp"),
    ),
    "language": ("language", "lang", "language_code", "locale"),
    "id": (
        *("id", "article_id", "articleid", "doc_id", "docid", "document_id", "guid", "uid", "uuid"),
        "accession_number",
    ),
    "url": ("url", "link", "uri", "web_url", "article_url", "permalink", "canonical_url"),
    "source": ("source", "publisher", "outlet", "newspaper", "publication", "source_name", "site_name", "media"),
}
"""What is asked of an article, and the names under which it is usually found, the surest first."""

TEXTS = (
    *("text", "body", "content", "full_text", "fulltext", "article_text", "article_body", "articlebody"),
    "article",
)
"""The names under which an article's text is usually found in a row."""

_LANGUAGES = {
    "arabic": "ar",
    "bengali": "bn",
    "chinese": "zh",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "finnish": "fi",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "indonesian": "id",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "norwegian": "no",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "spanish": "es",
    "swahili": "sw",
    "swedish": "sv",
    "thai": "th",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
    "vietnamese": "vi",
}
"""Names of languages that stand in archives in the place of codes."""

_WITH_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]\s*\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|[A-Z]{2,5}|[+-]\d\d:?\d\d)?", re.ASCII
)
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d\d)\2(\d\d)(?:\s.*)?", re.ASCII)
_TIME_BEHIND = re.compile(r"[,T]?\s+(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?\b.*", re.ASCII | re.IGNORECASE)
_EPOCH = re.compile(r"\d{10}|\d{13}", re.ASCII)


def as_text(value: object) -> str:
    """Metadata is text: what is not is kept as JSON, nothing as the empty text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def plain_key(key: str) -> str:
    """A name without what differs from archive to archive: case, blanks, hyphens."""
    return re.sub(r"[\s-]+", "_", key.strip().lower())


def usual_key(keys: Sequence[str], names: tuple[str, ...]) -> str | None:
    """The first of some usual names that is there, as it is written there; None if none is."""
    plain = {plain_key(key): key for key in reversed(keys)}
    return next((plain[name] for name in names if name in plain), None)


def with_usual_names(found: Mapping[str, str]) -> dict[str, str]:
    """Gives what is known the names by which it is asked for; all else keeps the name that it came with.

    Args:
        found: Names and texts; blank ones count for nothing.

    Returns:
        The same, blank ones left out.
    """
    known = {key: text for key, text in found.items() if text.strip()}
    for place, names in USUAL.items():
        key = usual_key(list(known), names)
        if key is not None:
            known[place] = known.pop(key)
    return known


def language_code(written: str) -> str:
    """The code of a language: `pt-BR` for `pt_BR`, `de` for `German`; what is not understood stays as it is."""
    code = written.strip().replace("_", "-")
    return _LANGUAGES.get(code.lower(), code)


def read_published(written: str, pattern: str = "") -> str:
    """The day of publication in whatever form it is written, if that form means one day only.

    Args:
        written: Such as `2022-01-05`, `2022-01-05 21:00 +0300`, `Wed, 05 Jan 2022 18:00:00 GMT`, `5 janvier 2022`,
            or seconds or milliseconds since 1970 (of which the day is that in UTC).
        pattern: How it is written, as `strptime` has it, such as `%d/%m/%Y`; empty to find out.

    Returns:
        The date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, the day being the one written, in whatever zone; or empty.

    Raises:
        ValueError: It is none of these, or could be several (`05/01/2022`).
    """
    from datetime import UTC, datetime  # noqa: PLC0415 - most files come without

    text = " ".join(written.split())
    if not text:
        return ""
    if pattern:
        return datetime.strptime(text, pattern).date().isoformat()  # noqa: DTZ007 - the day is the one written
    if _EPOCH.fullmatch(text):
        seconds = int(text[:10])
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    if found := _WITH_TIME.fullmatch(text):
        text = found[1]
    elif found := _YEAR_FIRST.fullmatch(text):
        text = f"{found[1]}-{found[3]}-{found[4]}"
    try:
        return split_published(text)
    except ValueError:
        return _in_words(text)


def _in_words(text: str) -> str:
    from tui.formats.written_dates import written_date  # noqa: PLC0415 - most dates are plain ones

    date = written_date(_TIME_BEHIND.sub("", text), None)
    point = date.start if date else None
    if not date or point is None or point != date.end or point.about:
        raise ValueError(text)
    return split_published(point.literal)
