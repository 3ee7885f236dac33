"""Web pages to articles: what is kept, what is cut, and how they are encoded. Needs trafilatura."""

import hashlib

import pytest

from tui.domain.errors import FormatError
from tui.formats.article_html import MOST_TAGS, read_html
from tui.formats.articles import ReadArticle

trafilatura = pytest.importorskip("trafilatura")

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Five hurt in Kesra blast | The Basin Courier</title>
<meta property="og:title" content="Five hurt in Kesra blast">
<meta property="article:published_time" content="2025-03-06T21:10:00+03:00"><style>p {color: red}</style>
</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<header><h1>Five hurt in Kesra blast</h1></header>
<article><p class="lead">An explosion at the market wounded <b>five</b> people on Thursday morning.</p>
<p>Police said the device had been left near the fish stalls, and that two&nbsp;of the wounded were
children. The market had been closed since Tuesday.</p>
<figure><img src="a.jpg"><figcaption>Smoke over the market. Photo: Courier</figcaption></figure>
<p>The governor blamed fighters of the River Front, which denied it in a statement on Thursday evening.<br>
A second charge was found.</p>
<blockquote><p>We heard two bangs, one after the other, and then only dust.</p></blockquote>
<ul><li>Two children</li><li>Three traders</li></ul>
<table><tr><th>Place</th><th>Hurt</th></tr><tr><td>Kesra</td><td>5</td></tr></table>
<div class="newsletter"><p>Subscribe to our newsletter for all the latest news.</p></div>
<p>In Sur, a curfew was declared from nine in the evening until further notice, the council said.</p></article>
<section id="comments"><p>First! What a terrible thing to happen in a market.</p></section>
<script>var a = "no passage";</script><!-- no passage either -->
<footer>Copyright The Basin Courier 2025. All rights reserved.</footer></body></html>
"""
TEXT = """An explosion at the market wounded five people on Thursday morning.

Police said the device had been left near the fish stalls, and that two of the wounded were children. The market \
had been closed since Tuesday.

The governor blamed fighters of the River Front, which denied it in a statement on Thursday evening.
A second charge was found.

We heard two bangs, one after the other, and then only dust.

Two children
Three traders

Place\tHurt
Kesra\t5

In Sur, a curfew was declared from nine in the evening until further notice, the council said."""


def article(page: str, encoding: str = "utf-8") -> ReadArticle:
    return read_html(page.encode(encoding), "a.html").article


def test_a_page_becomes_paragraphs_and_what_is_known_of_it() -> None:
    found, cut = read_html(PAGE.encode(), "a.html")
    assert found.text == TEXT
    assert (found.title, found.published, found.language) == ("Five hurt in Kesra blast", "2025-03-06", "en-GB")
    assert found.source_sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert found.meta == {
        "published": "2025-03-06T21:10:00+03:00",
        "extracted_by": f"trafilatura {trafilatura.__version__}",
        "extracted_characters": str(len(TEXT)),
        "left_out_passages": "6",
        "left_out_characters": str(sum(map(len, cut))),
    }


def test_what_is_cut_can_be_said() -> None:
    assert read_html(PAGE.encode(), "a.html").cut == (
        "Home World",
        "Five hurt in Kesra blast",
        "Smoke over the market. Photo: Courier",
        "Subscribe to our newsletter for all the latest news.",
        "First! What a terrible thing to happen in a market.",
        "Copyright The Basin Courier 2025. All rights reserved.",
    )


@pytest.mark.parametrize(
    ("declared", "encoding", "name"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("iso-8859-1", "cp1252", "cp1252"),
        ("windows-1251", "cp1251", "cp1251"),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("iso-8859-1", "utf-16", "utf-16-le"),
        ("none-such", "utf-8", "utf-8"),
    ],
)
def test_a_page_says_how_it_is_encoded(declared: str, encoding: str, name: str) -> None:
    words = (
        "Взрыв на рынке ранил пять человек утром."
        if "1251" in declared
        else "Der “Überfall” verletzte fünf Menschen."
    )
    found = article(f"<meta charset='{declared}'><article><p>{words}</p><p>{words}</p></article>", encoding)
    assert (found.text.split("\n\n")[0], found.encoding) == (words, name)
    assert not found.guessed


def test_what_is_said_of_the_encoding_goes_over_what_the_page_says() -> None:
    data = "<meta charset='utf-8'><p>Größe der Stadt und anderes mehr.</p>".encode("cp1252")
    assert read_html(data, "a.html", "cp1252").article.text == "Größe der Stadt und anderes mehr."
    with pytest.raises(FormatError, match=r"a\.html: byte 27 \(0xf6\) is not utf-8"):
        read_html(data, "a.html")


def test_a_stray_nul_does_not_end_the_page() -> None:
    page = "<p>Words in front of it.</p>\0<p>Words behind \0it, and some more.</p>"
    assert article(page).text == "Words in front of it.\n\nWords behind it, and some more."


@pytest.mark.parametrize(
    ("stray", "text"),
    [
        ("\x1b[2J", "[2J"),
        ("&#x1B;", ""),
        ("&#27;", ""),
        ("\x0c", " "),
        ("&#12;", " "),
        ("\ufffe", ""),
        ("&#xFFFF;", ""),
    ],
)
def test_a_control_character_does_not_hide_the_article(stray: str, text: str) -> None:
    page = PAGE.replace("left near the", f"left{stray}near the")
    assert f"left{text}near the fish stalls" in read_html(page.encode(), "a.html").article.text


def test_references_to_characters_stay() -> None:
    page = PAGE.replace("left near the", "left&#32;&#8212;&#x20;near&#9;the")
    assert "left — near the fish stalls" in read_html(page.encode(), "a.html").article.text


@pytest.mark.parametrize(
    "declared", ["utf-16", "unicode_escape", "raw_unicode_escape", "hex", "undefined", "utf-7"]
)
def test_an_encoding_that_no_page_can_be_in_is_not_believed(declared: str) -> None:
    page = PAGE.replace("utf-8", declared).replace("Kesra", "Kesré \\u0041").encode("cp1252")
    read = read_html(page, "a.html").article
    assert (read.encoding, read.guessed) == ("cp1252", True)
    assert "Kesré \\u0041" in read.text


def test_xhtml_with_a_declaration_is_read() -> None:
    declaration = "<?xml version='1.0' encoding='utf-8'?>\n"
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Some words of an article.</p></body></html>"
    assert article(declaration + page).text == "Some words of an article."


def test_text_that_looks_like_markup_stays_text() -> None:
    assert (
        article("<p>He wrote &lt;b&gt;[red]&lt;/b&gt; &amp;amp; left.</p>").text
        == "He wrote <b>[red]</b> &amp; left."
    )


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!-- nothing", "<div>" * 20_000, "no markup at all", "<script>alert(1)</script>"]
)
def test_a_page_without_an_article_is_one_line(page: str) -> None:
    with pytest.raises(FormatError) as caught:
        article(page)
    assert caught.value.message == (
        "a.html: no article is found in this page: save its text as .txt, or say --format text."
    )


def test_a_page_of_too_many_tags_is_refused_and_a_large_one_of_few_is_read() -> None:
    with pytest.raises(
        FormatError, match=r"^a\.html: more than 100,000 tags, too many for a page of news: save the"
    ):
        article("<i>" * (MOST_TAGS + 1))
    pictures = PAGE.replace("a.jpg", f"data:image/png;base64,{'QUJD' * 1_000_000}")
    assert article(pictures).text == TEXT
