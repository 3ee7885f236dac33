"""From a file to its articles: what is opened, how much of it is read, and what is said."""

import io
import os
from pathlib import Path

import pytest

from tui.formats.article_files import STDIN, ArticleFile
from tui.formats.article_kinds import Kind
from tui.formats.article_reading import LeftOut, Told, read_articles
from tui.formats.article_rows import HowRows
from tui.formats.articles import ReadArticle

NOTHING = io.BytesIO()


def read(file: ArticleFile, stdin: io.BytesIO = NOTHING, how: HowRows = HowRows()) -> list[object]:  # noqa: B008
    return list(read_articles(file, stdin, how))


def test_what_the_index_says_goes_over_what_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: T\nlang: de\n---\nText", encoding="utf-8")
    known = {"title": "Index", "date": "2022", "line": "?"}
    (article,) = read(ArticleFile(str(path), "a.md", Kind.MARKDOWN, known))
    assert isinstance(article, ReadArticle)
    assert (article.title, article.language, article.published) == ("Index", "de", "2022")
    path.write_text("text,title\na,T\nb,\n", encoding="utf-8")
    told, *articles = read(ArticleFile(str(path), "a.csv", Kind.CSV, {"source": "Wire"}))
    assert isinstance(told, Told)
    assert [(each.title, each.meta["source"]) for each in articles if isinstance(each, ReadArticle)] == [
        ("T", "Wire"),
        ("b", "Wire"),
    ]


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MARKDOWN, Kind.HTML])
def test_a_file_that_is_too_large_is_refused_without_reading_it_all(kind: Kind) -> None:
    stdin = io.BytesIO(b"x" * 1000)
    assert read(ArticleFile(STDIN, "a", kind), stdin, HowRows(largest=10)) == [
        LeftOut("a: larger than 1e-05 MB: split it, or raise the limit with --max-size.")
    ]
    assert stdin.tell() == 11


@pytest.mark.parametrize("kind", list(Kind))
def test_what_cannot_be_read_is_one_line(tmp_path: Path, kind: Kind) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    expected = {
        "pipe": "this is a pipe or a device, not a file: use - for standard input.",
        "loop": "Too many levels of symbolic links.",
        "none": "No such file or directory.",
    }
    for name, said in expected.items():
        (found,) = read(ArticleFile(str(tmp_path / name), name, kind))
        assert isinstance(found, LeftOut)
        assert found.message.endswith(f"{name}: {said}")


@pytest.mark.parametrize("kind", list(Kind))
def test_standard_input_stays_open(kind: Kind) -> None:
    stdin = io.BytesIO(b"text\nmore\n")
    read(ArticleFile(STDIN, "x", kind), stdin)
    assert not stdin.closed
