"""Any bytes end in articles or in lines that say why not, and what is in the project afterwards is whole."""

import io
import json
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.projects import make_project
from tui.formats.article_kinds import Kind
from tui.services.importing import Imported, Wanted, add_files
from tui.store.project import Project

KINDS = [kind for kind in Kind if kind is not Kind.HTML or find_spec("trafilatura")]

PIECES = (
    *(
        b"---\n",
        b"+++\n",
        b"...",
        b"title: T\n",
        b"date: 2022-01-05\n",
        b"a = 1\n",
        b"[x]\n",
        b"&a ",
        b"*a",
        b"!!x ",
    ),
    *(
        b'{"text": "a"}\n',
        b'{"text":',
        b'"text"',
        b"text",
        b",",
        b";",
        b"\t",
        b'"',
        b"\n",
        b"\r\n",
        b"\r",
        b"{",
        b"}",
    ),
    *(b"id,text\n", b"1,", b"\\ud83d", b"\\u0000", b"\x00", b"\x1b[2J", b"\xff", b"\xfe", b"\xef\xbb\xbf", b"\x81"),
    *("Größe".encode(), "Größe".encode("cp1252"), "😱\u202e\u2028\x85".encode(), "text\n".encode("utf-16")),
    *(
        b"<html><head><title>T</title>",
        b"<p>Words of an article.</p>",
        b"<div>",
        b"</div>",
        b"<!--",
        b"<br>",
        b"&lt;",
    ),
    *(
        b'<script type="application/ld+json">',
        b"</script>",
        b"<table><tr><td>",
        b"<?xml version='1.0'?>",
        b"<meta ",
    ),
    *(b"charset=utf-16", b"NaN", b"1e999", b"null", b" ", b"[" * 2_000, b"<b>" * 300, b"a" * 400),
)
DATA = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map(b"".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=6)), max_size=8).map(b"".join),
    st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")),
    st.text(max_size=40).map(lambda text: text.encode("utf-16", "replace")),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = make_project(tmp_path_factory.mktemp("p") / "p.db", with_article=False)
    with Project.open(path) as opened:
        yield opened


def add(project: Project, kind: Kind, data: bytes, said: list[str]) -> Imported:
    wanted = Wanted(("-",), f"a.{kind}", kind, largest=2_000)
    return add_files(project, wanted, io.BytesIO(data), tell=said.append)


@settings(max_examples=150)
@given(st.sampled_from(KINDS), DATA)
@example(Kind.MARKDOWN, b"---\n" + b"- " * 900 + b"\n---\nx")
@example(Kind.JSONL, b'{"text": "' + b"a" * 3_000 + b'"}\n{"text": "b"}')
@example(Kind.CSV, b'text\n"' + b"a\n" * 1_500)
def test_any_bytes_are_articles_or_lines(project: Project, kind: Kind, data: bytes) -> None:
    before = project.article_count()
    said: list[str] = []
    done = add(project, kind, data, said)
    assert project.article_count() == before + done.added
    assert bool(done.first) == (done.left_out > 0)
    assert done.added or done.skipped or done.copies or done.left_out
    for line in (*said, done.first):
        assert "\n" not in line
        assert len(line) < 2_000
    for row in project.article_rows("ana", offset=before, limit=50):
        article = project.article(row.id)
        assert article.text.strip()
        assert json.loads(json.dumps(dict(article.meta))) == article.meta


@settings(max_examples=60)
@given(st.sampled_from(KINDS), DATA)
def test_adding_again_adds_nothing(project: Project, kind: Kind, data: bytes) -> None:
    first = add(project, kind, data, [])
    again = add(project, kind, data, [])
    assert again.added == 0
    assert again.left_out == first.left_out
    assert again.skipped + again.copies == first.added + first.skipped + first.copies


PLAIN = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(("\r\n", "\r", "\n", '"', ",", "\u2028", "😱", "---\n", "é")), st.text(PLAIN, max_size=3)
    ),
    min_size=1,
    max_size=8,
).map("".join)
"""Texts that need quotes, escapes and care."""


@settings(max_examples=80)
@given(TEXTS.filter(str.strip), st.sampled_from([Kind.MARKDOWN, Kind.JSONL, Kind.CSV, Kind.TSV]))
def test_a_text_comes_out_as_it_went_in(project: Project, text: str, kind: Kind) -> None:
    cell = text.replace('"', '""')
    data = {
        Kind.MARKDOWN: f"---\ntitle: T\n---\n{text}",
        Kind.JSONL: json.dumps({"text": text, "title": "T"}),
        Kind.CSV: f'text,title\r\n"{cell}",T\r\n',
        Kind.TSV: f'text\ttitle\r\n"{cell}"\tT\r\n',
    }[kind]
    wanted = Wanted(("-",), f"t{project.article_count()}", kind, copies=True)
    said: list[str] = []
    done = add_files(project, wanted, io.BytesIO(data.encode()), tell=said.append)
    assert done.added == 1, (said, done)
    (row,) = project.article_rows("ana", offset=project.article_count() - 1, limit=1)
    article = project.article(row.id)
    assert (article.text, article.title) == (text, "T")


def test_what_was_added_is_sound(project: Project) -> None:
    assert project.verify() == []
