"""One article's text: motions, selections, and what is left unloaded."""

import subprocess  # noqa: TID251 - what is loaded shows in a fresh interpreter only
import sys

import pytest

from tui.domain.spans import Range
from tui.domain.text import ArticleText

TEXT = "Five rockets fell.  The US-led coalition’s base\n\n \nIt said: “No.” e\u0301!\r\nEnd"


def quote(article: ArticleText, found: Range | None) -> str | None:
    return found and article.text[slice(*found)]


def test_motions_by_character() -> None:
    article = ArticleText("e\u0301\r\n👍🏽")
    assert [article.next_grapheme(offset) for offset in range(-1, 7)] == [0, 2, 2, 4, 4, 6, 6, 6]
    assert [article.previous_grapheme(offset) for offset in range(-1, 8)] == [0, 0, 0, 0, 2, 2, 4, 4, 4]
    assert [article.is_boundary(offset) for offset in range(-1, 8)] == [
        False,
        True,
        False,
        True,
        False,
        True,
        False,
        True,
        False,
    ]
    assert article.cluster_at(3) == (2, 4)
    assert article.snap(3) == 2
    assert article.snap(3, forward=True) == 4


def test_motions_by_word() -> None:
    article = ArticleText(TEXT)
    assert quote(article, article.word_at(27)) == "US-led"
    assert article.word_at(18) is None
    assert article.word_at(len(TEXT)) is None
    assert article.next_word(0) == 5
    assert article.next_word(13) == TEXT.index("The")
    assert article.next_word(TEXT.index("base")) == TEXT.index("It")
    assert article.next_word(TEXT.index("End")) == len(TEXT)
    assert article.previous_word(len(TEXT)) == TEXT.index("End")
    assert article.previous_word(TEXT.index("It")) == TEXT.index("base")
    assert article.previous_word(0) == 0
    assert article.word_end(0) == 4
    assert article.word_end(4) == 12
    assert article.word_end(TEXT.index("base")) == TEXT.index("\n")
    assert article.word_end(len(TEXT)) == len(TEXT)


def test_motions_by_sentence() -> None:
    article = ArticleText(TEXT)
    assert quote(article, article.sentence_at(0)) == "Five rockets fell."
    assert quote(article, article.sentence_at(19)) == "Five rockets fell."
    assert quote(article, article.sentence_at(30)) == "The US-led coalition’s base"
    assert article.next_sentence(3) == TEXT.index("The")
    assert article.next_sentence(30) == TEXT.index("It")
    assert article.next_sentence(len(TEXT)) == len(TEXT)
    assert article.previous_sentence(TEXT.index("It")) == TEXT.index("The")
    assert article.previous_sentence(30) == TEXT.index("The")
    assert article.previous_sentence(0) == 0


def test_motions_by_paragraph() -> None:
    article = ArticleText(TEXT)
    assert [TEXT[start:end] for start, end in article.paragraphs] == [
        "Five rockets fell.  The US-led coalition’s base",
        "",
        " ",
        "It said: “No.” e\u0301!",
        "End",
    ]
    assert article.paragraph_at(TEXT.index("\r") + 1) == 3
    assert article.next_paragraph(0) == TEXT.index("It")
    assert article.next_paragraph(TEXT.index("It") + 1) == TEXT.index("End")
    assert article.next_paragraph(len(TEXT) - 1) == len(TEXT)
    assert article.previous_paragraph(len(TEXT)) == TEXT.index("End")
    assert article.previous_paragraph(TEXT.index("It")) == 0
    assert article.previous_paragraph(TEXT.index("It") + 2) == TEXT.index("It")
    assert article.previous_paragraph(0) == 0


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (7, 14, "rockets fell"),
        (5, 12, "rockets"),
        (12, 13, " "),
        (12, 14, "fell"),
        (17, 24, ".  The"),
        (18, 20, "  "),
        (7, 7, "rockets"),
        (46, 49, "base"),
        (69, 67, "e\u0301!"),
        (67, 68, "e\u0301"),
        (47, 51, "\n\n \n"),
        (75, 75, ""),
    ],
)
def test_selections_snap_to_words(start: int, end: int, expected: str) -> None:
    article = ArticleText(TEXT)
    assert quote(article, article.snap_to_words(start, end)) == expected


def test_the_space_in_a_number_belongs_to_it() -> None:
    assert ArticleText("12\u202f000").snap_to_words(2, 3) == (0, 6)


def test_a_text_without_anything() -> None:
    article = ArticleText("")
    assert list(article.paragraphs) == [(0, 0)]
    assert article.is_boundary(0)
    assert article.cluster_at(0) == (0, 0)
    assert article.word_at(0) is None
    assert article.sentence_at(0) == (0, 0)
    assert article.snap_to_words(0, 0) == (0, 0)
    assert article.find("a", 0) is None
    for motion in (article.next_word, article.word_end, article.next_sentence, article.previous_paragraph):
        assert motion(0) == 0


def test_offsets_outside_count_as_the_ends() -> None:
    article = ArticleText("one two")
    assert article.word_at(-3) == (0, 3)
    assert article.next_word(-3) == 4
    assert article.previous_word(99) == 4
    assert article.sentence_at(99) == (0, 7)
    assert article.previous_grapheme(99) == 6
    assert article.next_paragraph(99) == 7


LOADED = """
import sys
from tui.domain.text import ArticleText
article = ArticleText({text!r})
for offset in range(len(article.text)):
    article.cluster_at(offset), article.next_word(offset), article.snap_to_words(offset, offset + 1)
    article.find("e", offset), article.next_paragraph(offset)
print("regex" in sys.modules, "sentencex" in sys.modules)
"""


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("Five rockets fell\r\non U.S. bases.\x00\x1b", "False False"),
        ("“Größe” – the coalition’s café…", "False False"),
        ("cafe\u0301", "True False"),
        ("叙利亚", "True False"),
    ],
)
def test_what_is_slow_to_load_is_loaded_when_needed(text: str, loaded: str) -> None:
    code = LOADED.format(text=text)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == loaded
