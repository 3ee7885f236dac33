"""Markdown with front matter: what it says is known, and the text behind it is as it was."""

import hashlib

import pytest

from tui.domain.errors import FormatError
from tui.formats.article_front_matter import read_markdown


def complaint(data: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        read_markdown(data, "a.md")
    return caught.value.message


def test_the_text_begins_behind_the_front_matter() -> None:
    data = (
        "\ufeff---\ntitle: T\ndate: 2022-01-05\nlang: no\nid: 007\nx: {y: [1, 2]}\n---  \n\n# Head\r\n\nZwölf  \n"
    )
    article = read_markdown(data.encode(), "a.md")
    assert article.text == "\n# Head\r\n\nZwölf  \n"
    assert (article.title, article.published, article.language, article.bom) == ("T", "2022-01-05", "no", True)
    assert article.meta == {"id": "007", "x": '{"y": ["1", "2"]}'}
    assert article.source_sha256 == hashlib.sha256(data.encode()).hexdigest()
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert article.newline == "mixed"


def test_toml_is_front_matter_too() -> None:
    known = "title = 'T'\ndate = 2022-01-05T10:00:00Z\nn = 1.50\nat = 10:00:00\ntags = ['a']\n[x]\ny = 2022-01-05"
    article = read_markdown(f"+++\n{known}\n+++\nText".encode(), "a.md")
    assert (article.text, article.title, article.published) == ("Text", "T", "2022-01-05")
    assert article.meta == {
        "published": "2022-01-05T10:00:00+00:00",
        "n": "1.50",
        "at": "10:00:00",
        "tags": '["a"]',
        "x": '{"y": "2022-01-05"}',
    }


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"---\r\ntitle: T\r\n---\r\nText", "Text"),
        (b"---\rtitle: T\r---\rText\rmore", "Text\rmore"),
        (b"---\ntitle: T\n...\nText", "Text"),
        (b"---\n---\nText", "Text"),
        (b"---\n# nothing\n---\nText", "Text"),
        (b"+++\n+++\nText", "Text"),
    ],
)
def test_lines_of_any_kind_end_it(data: bytes, text: str) -> None:
    assert read_markdown(data, "a.md").text == text


@pytest.mark.parametrize(
    "data",
    [
        b"Text\n---\ntitle: T\n---\n",
        b"---\nbetween two rules\n---\nText",
        b"---\ntitle: T\nno end",
        b"----\ntitle: T\n----\nText",
        b"+++\ntitle = 'T'\n---\nText",
        b" ---\ntitle: T\n---\nText",
    ],
)
def test_rules_are_no_front_matter(data: bytes) -> None:
    assert read_markdown(data, "a.md").text == data.decode()


@pytest.mark.parametrize(
    ("text", "title"), [("## A *head* ##\n\nText", "A *head*"), ("#hashtag", "#hashtag"), ("\n\n#\n", "#")]
)
def test_the_first_heading_is_the_title(text: str, title: str) -> None:
    assert read_markdown(text.encode(), "a.md").title == title


def test_an_encoding_is_told_or_said() -> None:
    data = "---\ntitle: Größe\n---\nÜber".encode("cp1252")
    article = read_markdown(data, "a.md", "cp1252")
    assert (article.title, article.text, article.encoding) == ("Größe", "Über", "cp1252")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a.md: the file is empty."),
        (
            b"---\na: 1\nb: 2\na: 3\n---\nx",
            "a.md:4: front matter: key 'a' twice, first in line 2; expected it once.",
        ),
        (b"---\nt: A: b\n---\nx", "a.md:2: front matter: a ':' where none can stand; expected quotes around text"),
        (b"---\na: &a [x]\nb: [*a, *a]\n---\nx", "a.md:2: front matter: the anchor '&a'; expected no anchors"),
        (b"---\na: !!python/object/apply:os.system [id]\n---\nx", "a.md:2: front matter: the tag "),
        (b"---\n- a\n---\nx", "a.md:2: front matter: a list; expected keys with values"),
        (b"---\na: " + b"[" * 5000 + b"\n---\nx", "a.md:2: front matter: more than 32 levels inside each other"),
        (b"---\na: \x1b[2J\n---\nx", "a.md:2: front matter: control character U+001B"),
        (b"---\na: " + b"x" * 1_100_000 + b"\n---\nx", "a.md:1: front matter: 1,100,00"),
        (b"+++\na = 1\na = 2\n+++\nx", "a.md: front matter: not TOML: Cannot overwrite a value (at line 3, column"),
        (b"+++\na = " + b"[" * 30_000 + b"\n+++\nx", "a.md: front matter: a value nested too deeply"),
        (b"+++\n" + b"a . " * 8_000 + b"a = 1\n+++\nx", "a.md: front matter: a value nested too deeply"),
        (b"+++\n[" + b"'a'.\"b\"." * 7_000 + b"c]\n+++\nx", "a.md: front matter: a value nested too deeply"),
        (b"+++\na = " + b"9" * 5_000 + b"\n+++\nx", "a.md: front matter: a value nested too deeply, or a number"),
        (b"+++\na = '" + b"x" * 70_000 + b"'\n+++\nx", "a.md:1: front matter: 70,00"),
        (b"---\ndate: tomorrow\n---\nx", "a.md: published is 'tomorrow': write YYYY-MM-DD"),
        (b"---\ntitle: T\n---\n \n", "a.md: there is nothing behind the front matter."),
    ],
)
def test_front_matter_that_makes_no_sense_is_one_line(data: bytes, expected: str) -> None:
    said = complaint(data)
    assert said.startswith(expected), said
    assert len(said.splitlines()) == 1
    assert len(said) < 300
