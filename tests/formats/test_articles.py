"""Plain-text files to articles."""

import hashlib

import pytest

from tui.domain.errors import FormatError
from tui.formats.articles import LONGEST_TITLE, describe, first_line, newline_of, read_article

DATA = b"\xef\xbb\xbf\r\n  Blast in Kesra \r\n\r\nTwo hurt.\r\n"


def test_everything_is_recorded_and_nothing_changed() -> None:
    article = read_article(DATA, "kesra.txt")
    assert article.text == "\r\n  Blast in Kesra \r\n\r\nTwo hurt.\r\n"
    assert (article.title, article.newline, article.encoding, article.bom) == (
        "Blast in Kesra",
        "crlf",
        "utf-8",
        True,
    )
    assert article.sha256 == hashlib.sha256(DATA[3:]).hexdigest()
    assert article.source_sha256 == hashlib.sha256(DATA).hexdigest()
    assert not article.guessed
    assert article.meta == {}


def test_the_id_depends_on_name_and_text_only() -> None:
    article = read_article(DATA, "kesra.txt")
    assert article.id == read_article(DATA[3:], "kesra.txt").id
    assert article.id[0] == "a"
    assert len({article.id, read_article(DATA, "b.txt").id, read_article(DATA + b"!", "kesra.txt").id}) == 3


def test_a_guess_stays_with_the_article() -> None:
    article = read_article("Вчера вечером в центре города произошёл взрыв.".encode("cp1251"), "a.txt")
    assert article.guessed
    assert article.meta == {"encoding_guessed": "true"}


@pytest.mark.parametrize(("data", "expected"), [(b"", "the file is empty"), (b" \n\t\r\n", "nothing but blanks")])
def test_a_file_without_text_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(FormatError, match=f"a.txt: .*{expected}"):
        read_article(data, "a.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", "abc"),
        ("\n\n abc \ndef", "abc"),
        ("abc\rdef", "abc"),
        ("x" * 300, "x" * LONGEST_TITLE),
    ],
)
def test_the_title_is_the_first_line_that_says_something(text: str, expected: str) -> None:
    assert first_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "none"),
        ("a\nb", "lf"),
        ("a\r\nb\r\n", "crlf"),
        ("a\rb", "cr"),
        ("a\r\nb\n", "mixed"),
        ("\r\r\n", "mixed"),
    ],
)
def test_line_ends_are_told_apart(text: str, expected: str) -> None:
    assert newline_of(text) == expected


def test_metadata_finds_its_place() -> None:
    known = {"title": "T", "published": "2022-01-05T21:00:00+03:00", "language": "en", "source": "Wire", "note": ""}
    article = describe(read_article(b"abc", "a.txt"), known)
    assert (article.title, article.published, article.language) == ("T", "2022-01-05", "en")
    assert article.meta == {"source": "Wire", "published": "2022-01-05T21:00:00+03:00"}


def test_metadata_may_say_nothing() -> None:
    article = read_article(b"abc", "a.txt")
    assert describe(article, {}) == article


def test_a_day_of_publication_must_be_a_date() -> None:
    with pytest.raises(FormatError, match=r"a\.txt: published is 'last Tuesday'"):
        describe(read_article(b"abc", "a.txt"), {"published": "last Tuesday"})
