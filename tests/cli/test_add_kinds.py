"""`copydesk add`: front matter, rows and pages, from the file to the desk and to the exported record."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.desks import DeskAtWork
from tests.support.exports import exported, said
from tui.domain.text import ArticleText
from tui.store.project import Article, Project

STORY = """---
title: "Five hurt in Kesra: blast"
date: 2025-03-06 21:10:00 +0300
lang: de_DE
source: Courier
id: 007
tags: [blast, market]
---

Am Mittwoch schoss eine sog. Bürgerwehr.\r
Fünf wurden verletzt.
"""
ROWS = (
    '{"id": "AN1", "headline": "One", "body": "On Tuesday two died.", "date": "2025-03-06T10:00:00Z", "n": 1.50}',
    '{"id": "AN2", "headline": "Two", "body": "", "date": "2025-03-06"}',
    '{"id": "AN3", "headline": "Three", "body": "Nobody was hurt.", "date": "06/03/2025"}',
    "{",
    '{"id": "AN5", "headline": "Five", "body": "All quiet.", "date": "2025-03", "lang": "English"}',
)


@pytest.fixture
def project(copydesk: Runner) -> str:
    assert copydesk("new", "p.db", "--schema", "conflict-event").code == 0
    return "p.db"


def article(name: str) -> Article:
    with Project.open("p.db", write=False) as opened:
        found = opened.find_article(name)
        assert found is not None, name
        return opened.article(found)


def names() -> list[str]:
    with Project.open("p.db", write=False) as opened:
        return [row.name for row in opened.article_rows("ana")]


def take_date(words: str) -> None:
    """Makes an event of the first article at the desk, with words of the text as its date."""
    with Project.open("p.db") as opened:
        work = DeskAtWork(opened)
        work.open()
        work.do("new-event")
        work.desk.go_to_field("date")
        work.select(words)
        work.do("take")


def test_front_matter_reaches_the_desk_and_the_record(copydesk: Runner, project: str, tmp_path: Path) -> None:
    data = STORY.encode()
    (tmp_path / "a.md").write_bytes(data)
    assert copydesk("add", project, "a.md") == (0, "1 article added.\n", "")
    body = "\nAm Mittwoch schoss eine sog. Bürgerwehr.\r\nFünf wurden verletzt.\n"
    take_date("Am Mittwoch")
    record = exported(tmp_path / "p.db")
    assert record["text"] == body
    assert said(record["events"][0])["date"] == ("2025-03-05", ["Am Mittwoch"])
    about = record["article"]
    assert (about["title"], about["language"], about["newline"]) == ("Five hurt in Kesra: blast", "de-DE", "mixed")
    assert (about["published"], about["published_precision"]) == ("2025-03-06T00:00:00.000Z", "day")
    assert about["source_sha256"] == hashlib.sha256(data).hexdigest()
    assert json.loads(about["metadata"]) == {
        "source": "Courier",
        "id": "007",
        "tags": '["blast", "market"]',
        "published": "2025-03-06 21:10:00 +0300",
    }
    stored = article("a.md")
    at = body.index("sog.")
    assert ArticleText(stored.text, stored.language).sentence_at(at) != ArticleText(stored.text, "en").sentence_at(
        at
    )
    assert copydesk("verify", project).code == 0


def test_rows_reach_the_desk_and_the_record(copydesk: Runner, project: str, tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text("\n".join(ROWS), encoding="utf-8")
    result = copydesk("add", project, "wire.jsonl")
    assert (result.code, result.out) == (1, "2 articles added, 3 left out.\n")
    assert result.err.splitlines() == [
        "wire.jsonl: text from 'body', title from 'headline', published from 'date', id; also 'n'; no language.",
        "wire.jsonl:2: 'body' is empty: an article needs a text.",
        (
            "wire.jsonl:3: published is '06/03/2025': write YYYY-MM-DD, YYYY-MM, YYYY or an ISO 8601 time, or say"
            " how it is written with --dates."
        ),
        "wire.jsonl:4: this is not JSON: Expecting property name enclosed in double quotes at character 2.",
        "copydesk: 3 files or rows were left out.",
    ]
    assert names() == ["wire.jsonl/AN1", "wire.jsonl/AN5"]
    assert (article("wire.jsonl/AN5").published, article("wire.jsonl/AN5").language) == ("2025-03", "en")
    take_date("Tuesday")
    record = exported(tmp_path / "p.db")
    assert said(record["events"][0])["date"] == ("2025-03-04", ["Tuesday"])
    assert record["article"]["source_sha256"] == hashlib.sha256(ROWS[0].encode()).hexdigest()
    assert json.loads(record["article"]["metadata"]) == {
        "line": "1",
        "id": "AN1",
        "n": "1.50",
        "published": "2025-03-06T10:00:00Z",
    }


def test_rows_are_not_doubled(copydesk: Runner, project: str, tmp_path: Path) -> None:
    rows = ["text,id", "One.,1", "One.,1", "Two.,1", "One.,2", "Three.,", "Three.,"]
    (tmp_path / "wire.csv").write_text("\n".join(rows), encoding="utf-8")
    result = copydesk("add", project, "wire.csv")
    assert result.out == "2 articles added, 2 there already, 1 with the text of another left out, 1 left out.\n"
    assert result.err.splitlines()[1:] == [
        "wire.csv/2: left out, its text is that of wire.csv/1; --copies adds it all the same.",
        (
            "copydesk: wire.csv/1 is in the project already with another text: articles never change, so give this"
            " one another name."
        ),
    ]
    assert names()[0] == "wire.csv/1"
    (tmp_path / "wire.csv").write_text("text,id\nZero.,0\nOne.,1\nThree.,\n", encoding="utf-8")
    assert copydesk("add", project, "wire.csv").out == "1 article added, 2 there already.\n"


def test_what_columns_are_called_can_be_said(copydesk: Runner, project: str, tmp_path: Path) -> None:
    table = "Nr;Beitrag;Titel;Tag;Sprache;date\r\n7;Eins.;T;06.03.2025;de;morgen\r\n".encode("utf-16")
    (tmp_path / "wire.csv").write_bytes(table)
    said = ("--text-column", "Beitrag", "--title-column", "Titel", "--date-column", "Tag", "--id-column", "Nr")
    result = copydesk("add", project, "wire.csv", *said, "--language-column", "Sprache", "--dates", "%d.%m.%Y")
    assert result == (
        0,
        "1 article added.\n",
        (
            "wire.csv: text from 'Beitrag', title from 'Titel', published from 'Tag', language from 'Sprache', "
            "id from 'Nr'; also 'date'.\n"
        ),
    )
    found = article("wire.csv/7")
    assert (found.text, found.title, found.published, found.language) == ("Eins.", "T", "2025-03-06", "de")
    assert found.encoding == "utf-16-le"
    assert found.meta["date"] == "morgen"
    result = copydesk("add", project, "wire.csv", "--text-column", "Text")
    assert result.err == (
        "copydesk: wire.csv:1: there is no 'Text' here, only 'Nr', 'Beitrag', 'Titel', 'Tag', 'Sprache', 'date'.\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.md", b"---\ntitle: T\n---\nOne.", "One."),
        ("a.jsonl", b'{"text": "One.", "title": "T"}', "One."),
        ("a.tsv", b"text\ttitle\nOne.\tT", "One."),
    ],
)
def test_the_name_of_standard_input_says_the_kind(
    copydesk: Runner, project: str, name: str, data: bytes, text: str
) -> None:
    assert copydesk("add", project, "-", "--name", name, stdin=data).out == "1 article added.\n"
    (stored,) = names()
    assert stored.partition("/")[0] == name
    assert (article(stored).text, article(stored).title) == (text, "T")


def test_the_kind_of_standard_input_can_be_said(copydesk: Runner, project: str) -> None:
    data = b'{"text": "One.", "id": "7"}'
    assert copydesk("add", project, "-", "--format", "jsonl", stdin=data).out == "1 article added.\n"
    assert copydesk("add", project, "-", "--format", "text", "--name", "a.jsonl", stdin=data).code == 0
    assert names() == ["stdin/7", "a.jsonl"]
    assert article("a.jsonl").text == data.decode()


def test_a_page_without_its_library_says_what_to_install(
    copydesk: Runner, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("<p>One.</p>", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    result = copydesk("add", project, "a.html")
    assert result == (
        1,
        "",
        (
            "copydesk: a.html: web pages need trafilatura: pip install 'copydesk[html]', or say --format text to"
            " take them with all their markup.\n"
        ),
    )
    assert copydesk("add", project, "a.html", "--format", "text").code == 0
    assert article("a.html").text == "<p>One.</p>"


def test_a_library_that_cannot_be_loaded_is_told(
    copydesk: Runner, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("<p>One.</p>", encoding="utf-8")
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/trafilatura.py").write_text("import none_such_library", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "trafilatura", raising=False)
    monkeypatch.syspath_prepend(tmp_path / "lib")
    result = copydesk("add", project, "a.html")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(
        "copydesk: a.html: web pages need trafilatura (it is there, but cannot be loaded): pip"
    )


def test_what_is_cut_from_pages_is_told(copydesk: Runner, project: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    story = "".join(f"<p>Sentence number {each} of a story that is long enough to be one.</p>" for each in range(9))
    page = f"<html><body><article>{story}</article><footer>All rights [reserved]\x1b[2J.</footer></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    result = copydesk("add", project, "a.html", "--check", "--show-cut")
    assert result == (0, "1 article can be read.\n", "a.html: left out: All rights [reserved][2J.\n")
    assert copydesk("add", project, "a.html") == (
        0,
        "1 article added.\n",
        "1 passage of 1 web page left out as no part of the article; --show-cut lists them.\n",
    )
