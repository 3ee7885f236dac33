"""Finding: what is a hit, and where it lies."""

import pytest

from tui.domain.spans import Range
from tui.domain.text import ArticleText


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("The base. the BASE", "base", [(4, 8), (14, 18)]),
        ("aaaa", "aa", [(0, 2), (2, 4)]),
        ("Deir ez‑Zor – Deir Ez-Zor", "deir EZ-zor", [(0, 11), (14, 25)]),
        ("he said “no”", '"NO"', [(8, 12)]),
        ("the coalition’s", "coalition's", [(4, 15)]),
        ("Café cafe\u0301 cafe", "cafe", [(0, 4), (5, 10), (11, 15)]),
        ("cafe", "café", [(0, 4)]),
        ("قَصْف قصف", "قصف", [(0, 5), (6, 9)]),
        ("Straße", "STRASSE", [(0, 6)]),
        ("Straße", "s", [(0, 1)]),
        ("👨\u200d👩 👨", "👨", [(4, 5)]),
        ("क्षि क", "क", [(5, 6)]),
        ("an attack\r\non  the\u00a0base", "attack on the base", [(3, 23)]),
        ("US us bus us", " us ", [(2, 6)]),
        ("one\r\ntwo", "one ", [(0, 5)]),
        ("one\r\ntwo", " two", [(3, 8)]),
        ("the coalition and the base", "the base", [(18, 26)]),
        ("[/] [sic] a.c abc", "[sic]", [(4, 9)]),
        ("a.c abc", "a.c", [(0, 3)]),
        ("\u00adsoft\u00adly\u00ad", "softly", [(1, 8)]),
        ("anything", "", []),
        ("any thing", "  ", []),
        ("any\u00adthing", "\u00ad", []),
        ("", "a", []),
    ],
)
def test_hits(text: str, query: str, hits: list[Range]) -> None:
    assert ArticleText(text).find_all(query) == hits


def test_the_next_hit_and_the_one_before() -> None:
    article = ArticleText("base one, base two, base")
    assert article.find("base", 0) == (0, 4)
    assert article.find("base", 1) == (10, 14)
    assert article.find("base", 10) == (10, 14)
    assert article.find("base", 21) == (0, 4)
    assert article.find("base", 21, wrap=False) is None
    assert article.find("base", 14, backwards=True) == (10, 14)
    assert article.find("base", 10, backwards=True) == (0, 4)
    assert article.find("base", 0, backwards=True) == (20, 24)
    assert article.find("base", 0, backwards=True, wrap=False) is None
    assert article.find("absent", 0) is None
    assert article.find("base", -5) == (0, 4)
    assert article.find("base", 99, backwards=True) == (20, 24)


def test_characters_are_not_split_backwards_either() -> None:
    article = ArticleText("👨 👨\u200d👩 Straße")
    assert article.find("👨", 5, backwards=True) == (0, 1)
    assert article.find("es", 12, backwards=True) is None
    assert ArticleText("aaa\u0338").find("aa", 4, backwards=True) == (0, 2)


def test_hits_of_a_part() -> None:
    article = ArticleText("base base base")
    assert article.find_all("base", 1) == [(5, 9), (10, 14)]
    assert article.find_all("base", 0, 9) == [(0, 4), (5, 9)]
    assert article.find_all("base", 0, 8) == [(0, 4)]


def test_words_by_their_first_letters() -> None:
    article = ArticleText("a coalition base, Al-Assad’s basement; al")
    assert article.words_starting("AL-", 0) == (18, 28)
    assert article.words_starting("al", 19) == (39, 41)
    assert article.words_starting("ba", 13) == (29, 37)
    assert article.words_starting("ba", 30) == (12, 16)
    assert article.words_starting("ba", 30, wrap=False) is None
    assert article.words_starting("oalition", 0) is None
    assert article.words_starting(" ", 0) is None
