"""Which files a person means, and that nothing else is read."""

import io
import json
import os
from pathlib import Path

import pytest

from tui.domain.errors import FormatError
from tui.formats.article_files import ArticleFile, find_articles, open_article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("B", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.md").write_text("A", encoding="utf-8")
    for hidden in (".hidden.txt", "image.png"):
        (tmp_path / hidden).write_text("x", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/c.txt").write_text("C", encoding="utf-8")
    return tmp_path


def names(*paths: Path | str) -> list[str]:
    return [found.name for found in find_articles(tuple(map(str, paths)))]


def complaint(*paths: Path | str) -> str:
    with pytest.raises(FormatError) as caught:
        find_articles(tuple(map(str, paths)))
    return caught.value.message


def test_a_directory_means_the_texts_below_it(folder: Path) -> None:
    assert names(folder) == ["b.txt", "sub/a.md"]


def test_a_file_goes_by_its_own_name(folder: Path) -> None:
    assert names(folder / "sub/a.md", "-", folder / "image.png") == ["a.md", "stdin", "image.png"]


def test_a_pattern_means_the_files_that_fit(folder: Path) -> None:
    assert names(f"{folder}/*") == ["b.txt", "image.png"]
    assert names(f"{folder}/**/*.md") == ["a.md"]


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path) -> None:
    (tmp_path / "[a].txt").write_text("x", encoding="utf-8")
    assert names(tmp_path / "[a].txt") == ["[a].txt"]


def test_a_link_to_a_file_is_a_file_and_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    (folder / "sub/up").symlink_to(folder)
    assert names(folder) == ["b.txt", "link.txt", "sub/a.md"]


def test_an_index_says_which_files_are_articles_and_what_is_known(folder: Path) -> None:
    rows = [{"file": "sub/a.md", "title": "T", "year": 2022, "note": None}, {"file": "image.png"}]
    (folder / "index.json").write_text(json.dumps(rows), encoding="utf-8")
    found = find_articles((str(folder),))
    assert [each.name for each in found] == ["sub/a.md", "image.png"]
    assert found[0].known == {"title": "T", "year": "2022", "note": ""}


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        ("{", "index.json: this is not JSON"),
        ("[" * 100_000, "index.json: this is not JSON"),
        ("{}", "index.json: this must be a list of objects"),
        ('["b.txt"]', "index.json: entry 1 needs a file of its own."),
        ('[{"file": "b.txt"}, {"file": "b.txt"}]', "index.json: entry 2 needs a file of its own."),
        ('[{"file": "b.txt\\u0000"}]', "which is not there."),
        ('[{"file": "\\ud800"}]', "which is not there."),
        (f'[{{"file": "{"b" * 5000}"}}]', f"index.json names {'b' * 100}, which is not there."),
        ('[{"file": "a\\nb\\u001b.txt"}]', "index.json names a␊b␛.txt, which is not there."),
        ('[{"file": "../a\\nb"}]', "index.json names ../a␊b, which is not in this directory."),
        ('[{"file": "z.txt"}]', "index.json names z.txt, which is not there."),
        ('[{"file": "../x.txt"}]', "index.json names ../x.txt, which is not in this directory."),
        ('[{"file": "/etc/passwd"}]', "index.json names /etc/passwd, which is not in this directory."),
    ],
)
def test_an_index_that_makes_no_sense_is_refused(folder: Path, index: str, expected: str) -> None:
    (folder / "index.json").write_text(index, encoding="utf-8")
    assert expected in complaint(folder)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    assert complaint(tmp_path / "none.txt") == f"{tmp_path}/none.txt: there is no such file or directory."
    assert "there is no such file" in complaint(f"{tmp_path}/*.txt")
    assert complaint(tmp_path) == f"{tmp_path}: there is no .txt or .md file in this directory."


def test_a_name_that_is_no_utf_8_becomes_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"x")
    assert names(os.fsdecode(path)) == ["caf\ufffd.txt"]


def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(FormatError, match="this is a directory"):
        open_article(ArticleFile(str(tmp_path), "x"), io.BytesIO())
    for path in (tmp_path / "pipe.txt", Path("/dev/null")):
        with pytest.raises(FormatError, match="this is a pipe or a device"):
            open_article(ArticleFile(str(path), path.name), io.BytesIO())


def test_a_file_that_is_too_large_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    with pytest.raises(FormatError, match=r"a\.txt: larger than 1e-05 MB: split it, or raise the limit"):
        open_article(ArticleFile(str(tmp_path / "a.txt"), "a.txt"), io.BytesIO(), largest=10)
    stdin = io.BytesIO(b"x" * 1000)
    with pytest.raises(FormatError, match="stdin: larger than"):
        open_article(ArticleFile("-", "stdin"), stdin, largest=10)
    assert stdin.tell() == 11


def test_standard_input_is_an_article() -> None:
    article = open_article(ArticleFile("-", "x.txt"), io.BytesIO(b"caf\xe9"), encoding="latin-1")
    assert (article.name, article.text) == ("x.txt", "café")
