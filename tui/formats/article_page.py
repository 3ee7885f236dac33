"""What a web page says of its article in its head: title, day of publication, language, address, publisher.

Only what the page states in places made for it is believed; nothing is guessed from its text.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Protocol

from tui.formats.article_metadata import language_code, read_published

DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued"),
    *("dc.date", "dcterms.date", "dcterms.created"),
    *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    *("pubdate", "publishdate", "publish-date", "publication_date", "citation_publication_date", "date"),
)
"""Names of `meta` elements that hold the day of publication, the surest first."""

TITLES = ("og:title", "headline", "dc.title", "dcterms.title", "twitter:title", "citation_title")
SOURCES = ("og:site_name", "application-name", "dc.publisher", "publisher")
AUTHORS = ("author", "article:author", "dc.creator", "byl", "citation_author")
LANGUAGES = ("content-language", "og:locale", "dc.language", "language")


class Element(Protocol):
    """An element of a page, as lxml has it."""

    @property
    def tag(self) -> object:
        """Its name; no text for comments and the like."""
        ...

    @property
    def text(self) -> str | None:
        """The text before its first child."""
        ...

    @property
    def tail(self) -> str | None:
        """The text behind it."""
        ...

    def get(self, key: str) -> str | None:
        """An attribute."""
        ...

    def iter(self, *tags: str) -> "Iterator[Element]":
        """The element and all inside of it, or those with some names."""
        ...

    def xpath(self, path: str) -> "Sequence[str | Element]":
        """What an expression finds."""
        ...

    def text_content(self) -> str:
        """All text inside of it."""
        ...

    def __iter__(self) -> "Iterator[Element]": ...

    def __len__(self) -> int: ...


_LARGEST_DATA = 1_000_000
_MOST_DATA = 50
_LONGEST = 2_000


def page_metadata(root: Element) -> dict[str, str]:
    """Reads what a page says of its article.

    Args:
        root: The page.

    Returns:
        `title`, `published`, `language`, `url`, `source`, `author`, as far as they are stated. A day of publication
        that cannot be read stays away from `published` and is `date_written`.
    """
    named = _named(root)
    data = _article_data(root)
    found = {
        "title": _first(data, ("headline",)) or _first(named, TITLES) or _text(root, "//title"),
        "language": language_code(
            _text(root, "/html/@lang") or _first(data, ("inLanguage",)) or _first(named, LANGUAGES)
        ),
        "url": _text(root, "//link[@rel='canonical']/@href") or _first(named, ("og:url",)),
        "source": _first(named, SOURCES) or _first(data, ("publisher",)),
        "author": _first(data, ("author",)) or _first(named, AUTHORS),
        **_day(root, named, data),
    }
    return {key: text for key, text in found.items() if text}


def _day(root: Element, named: dict[str, str], data: dict[str, str]) -> dict[str, str]:
    """The first stated day that is a date; if none is, the first as it is written."""
    written = [
        _first(data, ("datePublished",)),
        *(named.get(name, "") for name in DATES),
        _text(root, "//*[@itemprop='datePublished']/@datetime"),
        _text(root, "//*[@itemprop='datePublished']/@content"),
        _text(root, "//article//time[@pubdate]/@datetime"),
        _text(root, "//article//time/@datetime"),
    ]
    stated = [each for each in written if each]
    for each in stated:
        try:
            read_published(each)
        except ValueError:
            continue
        return {"published": each}
    return {"date_written": stated[0]} if stated else {}


def _named(root: Element) -> dict[str, str]:
    """The contents of `meta` elements by name, in small letters; the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = _clean(element.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _article_data(root: Element) -> dict[str, str]:
    """What JSON-LD says of the page's article."""
    for number, element in enumerate(root.iter("script")):
        if number > _MOST_DATA * 10:
            break
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = element.text or ""
        if len(text) > _LARGEST_DATA:
            continue
        try:
            told: object = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(told):
            if _is_article(thing):
                return {str(key): _clean(_said(value)) for key, value in thing.items()}
    return {}


def _things(told: object) -> Iterator[dict[str, object]]:
    """The objects of the outer levels."""
    waiting = [(told, 0)]
    for _ in range(_LONGEST):
        if not waiting:
            return
        found, level = waiting.pop(0)
        if isinstance(found, list) and level < 4:
            waiting += [(each, level + 1) for each in found[:_MOST_DATA]]
        elif isinstance(found, dict):
            yield found
            waiting += [(found[key], level + 1) for key in ("@graph", "mainEntity") if key in found]


def _is_article(thing: dict[str, object]) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report")) for kind in named)


def _said(value: object) -> str:
    """A text, the name of a thing, or those of several."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        name = value.get("name")
        return name if isinstance(name, str) else ""
    if isinstance(value, list):
        return ", ".join(
            each for each in (_said(inner) for inner in value[:_MOST_DATA] if not isinstance(inner, list)) if each
        )
    return ""


def _first(found: dict[str, str], names: tuple[str, ...]) -> str:
    return next((found[name] for name in names if found.get(name)), "")


def _text(root: Element, path: str) -> str:
    for hit in root.xpath(path):
        text = _clean(hit if isinstance(hit, str) else hit.text_content())
        if text:
            return text
    return ""


def _clean(text: str) -> str:
    # JSON can hold half a surrogate pair, which is no character and can be stored nowhere.
    return " ".join(text[:_LONGEST].encode("utf-8", "replace").decode("utf-8").split())
