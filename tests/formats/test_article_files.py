"""Which files a person means, and that nothing else is read."""

import io
import json
import os
from pathlib import Path

import pytest

from tui.domain.errors import FormatError
from tui.formats.article_files import ArticleFile, Found, find_articles, open_bytes
from tui.formats.article_kinds import Kind, kind_of_named


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


def find(path: Path | str) -> Found:
    return find_articles(str(path))


def names(path: Path | str) -> list[str]:
    return [found.name for found in find(path).files]


def complaint(path: Path | str) -> str:
    with pytest.raises(FormatError) as caught:
        find(path)
    return caught.value.message


def test_a_directory_means_the_articles_below_it(folder: Path) -> None:
    (folder / "c.CSV").touch()
    found = find(folder)
    assert [(each.name, each.kind) for each in found.files] == [
        ("b.txt", Kind.TEXT),
        ("c.CSV", Kind.CSV),
        ("sub/a.md", Kind.MARKDOWN),
    ]
    assert (found.unknown, found.hidden) == (("image.png",), 2)


def test_what_all_files_are_can_be_said(folder: Path) -> None:
    found = find_articles(str(folder), Kind.TEXT)
    assert [each.name for each in found.files] == ["b.txt", "image.png", "sub/a.md"]
    assert {each.kind for each in found.files} == {Kind.TEXT}
    assert (found.unknown, found.hidden) == ((), 2)


def test_a_file_goes_by_its_own_name(folder: Path) -> None:
    assert names(folder / "sub/a.md") == ["a.md"]
    assert names("-") == ["stdin"]
    assert names(folder / "image.png") == ["image.png"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", Kind.TEXT),
        ("a", Kind.TEXT),
        ("a.v2", Kind.TEXT),
        ("a.b/c", Kind.TEXT),
        (".md", Kind.TEXT),
        ("a.HTM", Kind.HTML),
        ("a.markdown", Kind.MARKDOWN),
        ("a.ndjson", Kind.JSONL),
        ("a.tsv", Kind.TSV),
    ],
)
def test_the_end_of_a_name_says_the_kind(name: str, kind: Kind) -> None:
    assert kind_of_named(name) is kind


def test_other_kinds_are_no_plain_text(folder: Path) -> None:
    (folder / "all.json").write_text("[]", encoding="utf-8")
    assert complaint(folder / "all.json") == (
        "all.json: .json is no kind of article that is read: make it JSON lines, one article a line "
        "(jq -c '.[]' does), or say --format text."
    )
    assert find_articles(str(folder / "all.json"), Kind.TEXT).files[0].kind is Kind.TEXT


def test_a_pattern_means_the_files_that_fit(folder: Path) -> None:
    assert names(f"{folder}/*") == ["b.txt"]
    assert find(f"{folder}/*").unknown == ("image.png",)
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
    found = find(folder).files
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
    assert complaint(tmp_path) == (
        f"{tmp_path}: there is no file of articles in this directory"
        " (.txt, .text, .md, .markdown, .html, .htm, .xhtml, .jsonl, .ndjson, .csv, .tsv)."
    )


def test_a_name_that_is_no_utf_8_becomes_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"x")
    assert names(os.fsdecode(path)) == ["caf\ufffd.txt"]


def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(FormatError, match="this is a directory"):
        open_bytes(ArticleFile(str(tmp_path), "x"), io.BytesIO())
    for path in (tmp_path / "pipe.txt", Path("/dev/null")):
        with pytest.raises(FormatError, match="this is a pipe or a device"):
            open_bytes(ArticleFile(str(path), path.name), io.BytesIO())
