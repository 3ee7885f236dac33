"""Web pages: the article out of menus, advertisements and calls to subscribe.

A library, trafilatura, tells an article from what stands around it, by rules of thumb that fit news pages. What is
stored is the text that it found, with a blank line between paragraphs; what it left out can be listed. It composes
accents (NFC), makes no-break spaces plain ones and drops soft hyphens. Captions of pictures and comments of readers
are left out.
"""

import hashlib
import logging
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from tui.domain.errors import FormatError
from tui.formats.article_page import Element, page_metadata
from tui.formats.articles import ReadArticle, decode_file, describe, make_article

MOST_TAGS = 100_000
"""A page of so many takes some seconds, one of twice as many four times as long; pages of news have some thousands.
How large they are says little: most of a large one is pictures and scripts."""

_SILENT = logging.NullHandler()
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
_XML = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?", re.IGNORECASE | re.ASCII)
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
"""What no tree of a page may hold, although pages have it: trafilatura would find no article."""

_PROBE = b"\\u0041+AEE-"
"""Bytes that are themselves in every encoding that pages are in."""

_UNSAID = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object")
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "dd", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "label", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br"),
    }
)
"""Elements whose text stands apart from what is around them."""

_SURE = 40
"""A passage of so many characters is the article's wherever in it it stands; a shorter one only as a whole."""


class Page(NamedTuple):
    """An article out of a page.

    Attributes:
        article: The article.
        cut: The passages of the page that are no part of it, in the page's order.
    """

    article: ReadArticle
    cut: tuple[str, ...]


def read_html(data: bytes, name: str, encoding: str = "", dates: str = "") -> Page:
    """Makes an article of a web page.

    Args:
        data: All its bytes.
        name: Its name.
        encoding: The encoding, if it was said; empty for the one that the page declares, or to find out.
        dates: How the day of publication is written, as `strptime` has it; empty to find out.

    Raises:
        FormatError: It is no page, it has more than `MOST_TAGS`, there is no article in it, or trafilatura is not
            there.
    """
    if data.count(b"<") > MOST_TAGS:
        raise FormatError(
            f"{name}: more than {MOST_TAGS:,} tags, too many for a page of news: save the article's text as .txt,"
            " or say --format text."
        )
    trafilatura = _library(name)
    found = decode_file(data, name, encoding or _declared(data))
    root, body, version = _extracted(trafilatura, found.text, name)
    text = "\n\n".join(_paragraphs(body))
    if not text.strip():
        raise FormatError(_no_article(name))
    article = make_article(name, text, found, hashlib.sha256(data).hexdigest())
    cut = tuple(_left_out(root, text))
    known = {
        **page_metadata(root),
        "extracted_by": f"trafilatura {version}",
        "extracted_characters": str(len(text)),
        "left_out_characters": str(sum(map(len, cut))),
        "left_out_passages": str(len(cut)),
    }
    return Page(describe(article, known, dates), cut)


def _no_article(name: str) -> str:
    return f"{name}: no article is found in this page: save its text as .txt, or say --format text."


def _declared(data: bytes) -> str:
    """The encoding that a page names, unless it begins with a mark, or is in UTF-8 whatever it says."""
    import codecs  # noqa: PLC0415 - small

    found = _DECLARED.search(data[:_HEAD])
    if not found or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return ""
    named = found[1].decode("ascii")
    try:
        # A page that could be read up to here is in none that writes even letters otherwise, such as UTF-16.
        if _PROBE.decode(named) != _PROBE.decode("ascii"):
            return ""
    except (LookupError, ValueError):
        return ""
    codec = codecs.lookup(named).name
    # Browsers read both as Windows does (WHATWG Encoding Standard, section 4.2).
    return "cp1252" if codec in {"iso8859-1", "ascii"} else codec


def _library(name: str) -> ModuleType:
    """Loads trafilatura by its name, since it need not be there: half a second that only pages need."""
    try:
        found = import_module("trafilatura")
    except ImportError as error:
        missing = "" if error.name == "trafilatura" else " (it is there, but cannot be loaded)"
        raise FormatError(
            f"{name}: web pages need trafilatura{missing}: pip install 'copydesk[html]', or say --format text to"
            " take them with all their markup."
        ) from None
    # What it logs holds foreign text, and would go to the terminal as it is.
    logging.getLogger("trafilatura").addHandler(_SILENT)
    return found


def _extracted(trafilatura: ModuleType, page: str, name: str) -> tuple[Element, Element, str]:
    """The page, the article in it as a tree of trafilatura's, and which version of it."""
    etree, html = import_module("lxml.etree"), import_module("lxml.html")
    plain = _without_controls(_XML.sub("", page))
    try:
        root: Element = html.document_fromstring(plain)
        found = trafilatura.bare_extraction(
            html.document_fromstring(plain), include_comments=False, include_tables=True, with_metadata=False
        )
    except (etree.LxmlError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        # The library meets pages that nobody foresaw.
        raise FormatError(_no_article(name)) from None
    body = getattr(found, "body", None)
    if body is None:
        raise FormatError(_no_article(name))
    return root, body, trafilatura.__version__


def _without_controls(page: str) -> str:
    """A page without control characters, those written as numbers too; a form feed is a blank, as in browsers."""
    return _NO_TEXT.sub("", _REFERENCE.sub(_checked, page).replace("\x0c", " "))


def _checked(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code == ord("\x0c"):
        return " "
    return "" if code <= sys.maxunicode and _NO_TEXT.match(chr(code)) else reference[0]


def _paragraphs(element: Element) -> Iterator[str]:
    """The article's paragraphs; items of lists and rows of tables are lines of one."""
    for child in element:
        if child.tag in {"list", "table"}:
            lines = [_row(each) if each.tag == "row" else _line(each) for each in child.iter("item", "row")]
            text = "\n".join(line for line in lines if line)
            if text:
                yield text
        elif child.tag in {"quote", "div", "body"} and len(child) and child.tag != "lb":
            if child.text and child.text.strip():
                yield " ".join(child.text.split())
            yield from _paragraphs(child)
        else:
            text = _line(child)
            if text:
                yield text
        if child.tail and child.tail.strip():
            yield " ".join(child.tail.split())


def _line(element: Element) -> str:
    """The text of an element, with a line for each of its line breaks."""
    pieces: list[str] = []
    for piece in element.iter():
        if piece.tag == "lb":
            pieces.append("\n")
        elif isinstance(piece.tag, str):
            pieces.append(_spaced(piece.text))
        if piece is not element:
            pieces.append(_spaced(piece.tail))
    lines = "".join(pieces).split("\n")
    return "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)


def _spaced(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _row(element: Element) -> str:
    return "\t".join(_line(cell).replace("\n", " ") for cell in element.iter("cell"))


def _left_out(root: Element, text: str) -> Iterator[str]:
    """The passages of the page that the article has not."""
    kept = _bare(text)
    whole = {_bare(line) for line in re.split(r"[\n\t]", text)}
    for passage in _passages(root):
        bare = _bare(passage)
        if bare and bare not in whole and not (len(bare) >= _SURE and bare in kept):
            yield passage


def _passages(root: Element) -> Iterator[str]:
    """The texts of a page between the ends of its blocks."""
    pieces: list[str] = []
    skipped: object = None
    for event, element in import_module("lxml.etree").iterwalk(root, events=("start", "end", "comment", "pi")):
        ends = event != "start"
        if skipped is None and not ends and element.tag in _UNSAID:
            skipped = element
        if skipped is None and event in {"start", "end"} and element.tag in _BLOCKS:
            yield from _joined(pieces)
        if skipped is None and event == "start":
            pieces.append(element.text or "")
        if skipped is element and event == "end":
            skipped = None
        if skipped is None and ends:
            pieces.append(element.tail or "")
    yield from _joined(pieces)


def _joined(pieces: list[str]) -> Iterator[str]:
    text = " ".join("".join(pieces).split())
    pieces.clear()
    if text:
        yield text


def _bare(text: str) -> str:
    """Letters and digits only, so that blanks and how accents are made do not matter."""
    import unicodedata  # noqa: PLC0415

    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
