"""What counts as one word."""

import pytest

from tui.domain.text import ArticleText


def words(text: str) -> list[str]:
    article = ArticleText(text)
    found: list[str] = []
    end = 0
    while end < len(text):
        end = article.word_end(end)
        word = article.word_at(end - 1)
        if word:
            found.append(text[slice(*word)])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("- ... —", []),
        ("The rockets fell.", ["The", "rockets", "fell"]),
        ("Ain al-Assad's US-led coalition", ["Ain", "al-Assad's", "US-led", "coalition"]),
        ("1,500 dead, 5.56mm, 30% at 10:30", ["1,500", "dead", "5.56mm", "30", "at", "10", "30"]),
        ("F-16's and (SDF) [sic] $5", ["F-16's", "and", "SDF", "sic", "5"]),
        ("the U.S. and U.S.-led, at 5 a.m. E.", ["the", "U.S.", "and", "U.S.-led", "at", "5", "a.m.", "E"]),
        ("said.Then U.S.A. No. 5.", ["said.Then", "U.S.A.", "No", "5"]),
        ("word--word word—word 2019–2020", ["word", "word", "word", "word", "2019", "2020"]),
        ("'attack' 'em ’90s coalition' O’Neil", ["attack", "em", "90s", "coalition", "O’Neil"]),
        ("‘Enough,’ “air” non‑stop", ["Enough", "air", "non‑stop"]),
        ("trailing- -leading rock-'n'-roll", ["trailing", "leading", "rock", "n", "roll"]),
        ("_ ____ a_b _-_", ["a_b"]),
        ("_ ____ م_b _-_", ["م_b"]),
        ("12\u202f000 morts\u202f! 5\u202fkm", ["12\u202f000", "morts", "5", "km"]),
        ("e\u0301te\u0301 d\u2019e\u0301tat", ["e\u0301te\u0301", "d\u2019e\u0301tat"]),
        ("叙利亚。カタカナひら", ["叙", "利", "亚", "カタカナ", "ひ", "ら"]),
        ("قالَ الجيشُ، 12", ["قالَ", "الجيشُ", "12"]),
        ("\u200fقال \u200fهو", ["قال", "هو"]),
        ("א־ב צה״ל", ["א־ב", "צה״ל"]),
        ("नमस्ते दुनिया।", ["नमस्ते", "दुनिया"]),
        ("กำ", ["กำ"]),
        ("\u0d4eカタ", ["\u0d4eカタ"]),
        ("😀 ok 👍🏽🇸🇾", ["ok"]),
        ("½ m²", ["½", "m", "²"]),
        ("т.е. С.-Петербург", ["т.е.", "С", "Петербург"]),
        ("\u0301abc", ["abc"]),
        ("soft\u00adhyphen", ["soft\u00adhyphen"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
