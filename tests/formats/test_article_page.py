"""What the head of a page states; nothing is guessed from its text. Needs lxml."""

import json

import pytest

from tui.formats.article_page import page_metadata

html = pytest.importorskip("lxml.html")


def stated(head: str, body: str = "") -> dict[str, str]:
    return page_metadata(html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>.</p></body></html>"))


def data(*things: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in things)


ARTICLE = {
    "@type": ["Thing", "NewsArticle"],
    "headline": " A\n headline ",
    "datePublished": "2025-03-06T21:10:00+03:00",
    "inLanguage": "pt_BR",
    "author": [{"name": "Ana"}, "Ben", ["x"], 7],
    "publisher": {"@type": "Organization", "name": "Courier"},
}
KNOWN = {
    "title": "A headline",
    "published": "2025-03-06T21:10:00+03:00",
    "language": "pt-BR",
    "author": "Ana, Ben",
    "source": "Courier",
}


@pytest.mark.parametrize(
    "told",
    [
        data(ARTICLE),
        data({"@type": "Organization"}, [ARTICLE]),
        data({"@graph": [{"@type": "WebPage"}, ARTICLE]}),
        data({"@type": "WebPage", "mainEntity": ARTICLE}),
        '<script type="application/ld+json">{not json</script>' + data(ARTICLE),
    ],
)
def test_data_about_the_article_is_found(told: str) -> None:
    assert stated(told) == KNOWN


def test_data_about_other_things_is_not_taken() -> None:
    assert (
        stated(data({"@type": "Event", "headline": "No", "datePublished": "2025-01-01"}, 7, "x", [[[[[ARTICLE]]]]]))
        == {}
    )


def test_elements_of_the_head_are_found() -> None:
    head = """
        <title>Title | Site</title><meta property="og:title" content=" Title ">
        <meta name="DC.date" content="2025-03-06">
        <meta property="og:locale" content="de_DE"><meta property="og:site_name" content="Site">
        <meta name="author" content="Ana"><link rel="canonical" href="https://example.org/a"><meta name="x">
    """
    assert stated(head) == {
        "title": "Title",
        "published": "2025-03-06",
        "language": "de-DE",
        "source": "Site",
        "author": "Ana",
        "url": "https://example.org/a",
    }


def test_the_surest_day_that_is_one_is_taken() -> None:
    head = '<meta name="date" content="2025-03-07"><meta property="article:published_time" content="05/01/2025">'
    assert stated(head)["published"] == "2025-03-07"
    assert stated(head, '<p itemprop="datePublished" content="2025-01-01">')["published"] == "2025-03-07"


def test_a_day_that_cannot_be_read_is_kept_as_it_is_written() -> None:
    assert stated('<meta name="date" content="05/01/2025">') == {"date_written": "05/01/2025"}


def test_the_time_of_an_article_is_the_last_resort() -> None:
    body = "<time datetime='2020-01-01'></time><article><time datetime='2025-03-06T10:00'>Thursday</time></article>"
    assert stated("", body) == {"published": "2025-03-06T10:00"}


def test_days_in_the_text_are_not_guessed() -> None:
    assert stated("", "<article><p>Published on 6 March 2025</p></article>") == {}


def test_endless_things_end() -> None:
    many = "<meta name='date' content='x'>" * 20_000 + data(*([{"@type": "WebPage"}] * 1_000), ARTICLE)
    assert stated(many + f"<meta name='author' content='{'a' * 50_000}'>")["author"] == "a" * 2_000
    assert stated(data({**ARTICLE, "body": "x" * 1_000_000}), "<title>T</title>") == {"title": "T"}
    nested: object = {"@type": "x"}
    for _ in range(200):
        nested = {"@graph": [nested]}
    assert stated(data(nested)) == {}


def test_half_a_surrogate_pair_does_not_get_in() -> None:
    told = json.dumps({**ARTICLE, "headline": "x\ud83d y"})
    head = f'<script type="application/ld+json">{told}</script>'
    assert stated(head)["title"] == "x? y"
