"""What reads foreign input: each target takes any bytes, and complains of what it cannot use in one line."""

import io
import itertools
import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from tests.support.forms import SCHEMA as SMALL
from tests.support.projects import busy_project
from tests.support.records import SCHEMA_OF_TESTS
from tui.cli.main import run
from tui.domain import candidates, evaluation, expressions, schema, templates, wire
from tui.domain.answers import (
    AnswerContext,
    edit_answer,
    literal_text,
    quoting,
    read_answer,
    read_selection,
    show_answer,
)
from tui.domain.answers_showing import short_answer
from tui.domain.dates import PartialDate, parse
from tui.domain.errors import DeskError, FormatError
from tui.domain.text import ArticleText
from tui.domain.visible import visible
from tui.formats.article_files import STDIN, ArticleFile, find_articles
from tui.formats.article_kinds import Kind
from tui.formats.article_reading import LeftOut, Told, read_articles
from tui.formats.article_rows import HowRows
from tui.formats.articles import ReadArticle, describe, read_article
from tui.formats.countries import country_code
from tui.formats.jsonlines import read_lines
from tui.formats.record import decode_record
from tui.formats.record_fit import misfit
from tui.formats.schema_json import schema_from_json, schema_to_json
from tui.formats.schema_tables import FileFault
from tui.formats.schema_yaml import SCHEMA_KEYS, SchemaErrors, load_schema
from tui.formats.schema_yaml_keys import FIELD_KEYS
from tui.formats.written_dates import written_date
from tui.services.loading import Source, load_records
from tui.services.schema_files import BesideSchema, RememberedFiles

ROOT: Final = Path(__file__).parents[2]
SCHEMAS: Final = ROOT / "schemas"
SAMPLES: Final = ROOT / "sample_articles"
FILES: Final = RememberedFiles(BesideSchema(SCHEMAS))


class Target(NamedTuple):
    """A reader of foreign input.

    Attributes:
        name: What it is called on the command line.
        run: Reads an input; raises nothing but `DeskError`.
        samples: Inputs that it takes.
        words: What else means something to it.
    """

    name: str
    run: Callable[[bytes], None]
    samples: Sequence[bytes]
    words: Sequence[bytes] = ()


def check_said(error: DeskError) -> None:
    """A complaint is one line."""
    assert "\n" not in error.message, error.message
    assert len(error.message) < 2_000, error.message[:200]


_FOLDER: Final = tempfile.TemporaryDirectory(prefix="fuzz-")


def folder() -> Path:
    """Where targets put files."""
    return Path(_FOLDER.name)


def read_schema(data: bytes) -> None:
    try:
        made = load_schema(data, "x.yaml", FILES)
    except SchemaErrors as error:
        check_lines(error)
    else:
        assert schema_from_json(schema_to_json(made)) == made


def check_lines(error: SchemaErrors) -> None:
    """Each of the complaints is one line that does nothing to a terminal, and not endless."""
    check_said(error)
    for line in error.lines():
        assert visible(line) == line, ascii(line)
        assert len(line) < 2_000, ascii(line[:200])


class OneFile:
    """One file beside a schema, under any name."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, name: str) -> bytes:
        if name.startswith("none"):
            raise FileFault(f"there is no {name}; expected a file")
        return self._data


WITH_TABLE: Final = b"""
schema: x
version: "1"
tables: {places: {file: places.csv, key: code, title: name}}
lists: {kinds: {file: kinds.csv}}
event: {type: kind, fields: {kind: {type: choice, options: kinds}, place: {type: place, table: places}}}
"""
TABLE: Final = b'code,name,note,parent\na1,Aleppo,x,\na2,Homs,"a, ""b""",a1\n010,Norway,NO,\n'


def read_table(data: bytes) -> None:
    try:
        load_schema(WITH_TABLE, "x.yaml", OneFile(data))
    except SchemaErrors as error:
        check_lines(error)


def read_compiled(data: bytes) -> None:
    """What a project file holds of a schema; somebody may have changed it by hand."""
    schema_from_json(data.decode("utf-8", "replace"))


def read_news(data: bytes) -> None:
    article = read_article(data, "x.txt")
    assert len(article.id) > 1
    article.text.encode()
    known = data[:40].decode("latin-1")
    with suppress(FormatError):
        describe(article, {"published": known, "title": known, "language": known, "x": known})


def add_as(kind: Kind) -> Callable[[bytes], None]:
    """A reader of the articles in a file of some kind."""

    def read(data: bytes) -> None:
        file = ArticleFile(STDIN, "x", kind)
        for found in itertools.islice(read_articles(file, io.BytesIO(data), HowRows(largest=1_000_000)), 2_000):
            if isinstance(found, LeftOut | Told):
                check_said(DeskError(found.message))
            elif isinstance(found, ReadArticle):
                assert found.text.strip()
                json.dumps(dict(found.meta), ensure_ascii=False).encode()

    return read


def read_index(data: bytes) -> None:
    (folder() / "index.json").write_bytes(data)
    (folder() / "a.txt").touch()
    find_articles(str(folder()))


def read_records(data: bytes) -> None:
    for number, line in itertools.islice(read_lines(io.BytesIO(data), longest=1_000_000), 2_000):
        try:
            record = decode_record(line, f"x:{number}")
        except DeskError as error:
            check_said(error)
        else:
            misfit(record.layer, SCHEMA_OF_TESTS)
            text = record.article.text
            assert all(span.end <= len(text) for span in record.layer.spans.values())


@cache
def empty_project() -> Path:
    path = folder() / "p.db"
    return busy_project(path)


def load_into_project(data: bytes) -> None:
    ids = itertools.count()
    load_records(
        empty_project(),
        Source(io.BytesIO(data), "x"),
        clock=lambda: "2026-03-12T09:00:00.000Z",
        new_id=lambda prefix: f"{prefix}{next(ids)}",
        check_only=True,
    )


def read_changes(data: bytes) -> None:
    wire.decode_changes(wire.parse(data.decode("utf-8", "replace")))


VALUES: Final = (None, True, False, Decimal(0), Decimal("1e20"), Decimal("-0.5"), "2022-01-05", "x", "", ("a", "b"))


def _one_line(data: bytes) -> str:
    """Complaints quote what they are about; who shows them makes control characters visible, and the line one."""
    return visible(data.decode("utf-8", "replace"))


def read_expression(data: bytes) -> None:
    source = _one_line(data)
    found = expressions.parse(source)
    expressions.names(found)
    values = itertools.cycle(VALUES)
    for _ in VALUES:
        evaluation.evaluate(found, lambda _name: next(values))
        evaluation.holds(found, lambda _name: next(values), unknown=True)


def read_template(data: bytes) -> None:
    source = _one_line(data)
    templates.pieces(source)
    templates.fill(source, lambda name: name)


@cache
def fields() -> tuple[schema.Field, ...]:
    """One field of each type, and those with options of every shape."""
    found: list[schema.Field] = []
    for made in (
        load_schema(SMALL.encode(), "x.yaml"),
        *(load_schema(path.read_bytes(), path.name, FILES) for path in sorted(SCHEMAS.glob("*.yaml"))),
    ):
        waiting = [*made.article_fields, *made.event_fields]
        while waiting:
            field = waiting.pop()
            waiting += field.fields
            found.append(field)
    kinds = {(field.type, bool(field.options)): field for field in found}
    return tuple(kinds.values())


def context() -> AnswerContext:
    published = parse("2022-01-06")
    assert isinstance(published, PartialDate)
    return AnswerContext(
        published, "en", lambda text: written_date(text, published, "en"), country_code, lambda _: (published, "e1")
    )


def read_answers(data: bytes) -> None:
    typed = data.decode("utf-8", "replace")[:5_000]
    for field in fields():
        try:
            value = read_answer(field, typed, context())
        except DeskError as error:
            check_said(error)
            continue
        assert "\n" not in show_answer(field, value)
        short_answer(field, value)
        quoting(value, typed)
        edit_answer(field, value, literal_text(field, value), context())


def select(data: bytes) -> None:
    quote = data.decode("utf-8", "replace")[:5_000]
    for field in fields():
        read_selection(field, quote, context())


def read_text(data: bytes) -> None:
    """What the desk looks for in an article as one moves through it."""
    article = ArticleText(data.decode("utf-8", "replace")[:6_000], "en")
    text, at = article.text, 0
    for field in fields():
        for start, end in candidates.candidates(field, text, 0, len(text)):
            assert 0 <= start < end <= len(text)
    for move in (article.next_word, article.next_sentence, article.next_paragraph, article.next_grapheme):
        for _ in range(20):
            at = move(at)
            assert 0 <= at <= len(text)
        at = min(at, len(text) // 2)
        at = article.snap(at)
    article.word_at(at)
    start, end = article.sentence_at(at)
    assert 0 <= start <= end <= len(text)
    article.find_all(text[at : at + 30])


def lines_of(texts: str) -> list[bytes]:
    return [text.encode() for text in texts.strip().splitlines()]


ANSWERS: Final = lines_of("""
Ain al-Asad @98245 /1 country=IQ admin1=Anbar
2022-01-06 /assumed
3-5 jan 2022
<2022-01-05
~2022
yesterday
Wednesday evening
-3
e2 + 3
5
3-8
some forty people
between 3 and 5 dozen
one thousand two hundred and five
yes; no; Battles › Armed clash
rifle; drone
21:30
half past nine in the evening
Norway
الأربعاء 5 يناير 2022
2022年1月5日
1.234,56
@e1 /cause
""")
FRONT: Final = [
    b"---\ntitle: T\ndate: 2022-01-05\ntags: [a, b]\nx: {y: 1}\n---\n# Text\n",
    b"+++\ntitle = 'T'\ndate = 2022-01-05T10:00:00Z\n[x]\ny = [1, 2.5]\n+++\nText\n",
]
ROWS: Final = b"""{"id": 7, "title": "T", "text": "One.\\nTwo.", "date": "2022-01-05", "x": {"y": [1.5, true]}}
{"headline": "T", "body": "Zw\xc3\xb6lf.", "published": 1641340800000, "lang": "German"}
"""
CSV: Final = (
    b'id,title,text,date\r\n7,"a ""b""","One.\r\nTwo.",2022-01-05\r\n8,T,Zw\xc3\xb6lf,"January 5, 2022"\r\n'
)
HTML: Final = b"""<html lang="en"><head><meta charset="utf-8"><meta property="og:title" content="T"></head>
<body><nav>Home</nav>
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-01-05"}</script>
<article><p>Words of an article that are enough for one paragraph.</p><ul><li>a</li></ul></article></body></html>"""
EXPRESSIONS: Final = lines_of("""
kind == 'strike' and dead > 3
not (a in ['x', 'y'] or b.c != 2 * -3.5)
'a' if x else 'b' if y else 'it''s'
max(a, b, 3) / count(c) - 1 >= 0.5
a + b * c - d / e < 10 and true or false
""")
TEMPLATES: Final = lines_of("""
{date} in {place}: {count or 'some'} {{sic}} {'}'}
{a if b else 'c'}{d}
""")


def _records() -> list[bytes]:
    out = folder() / "records.jsonl"
    assert run(["export", str(empty_project()), "-o", str(out), "--force"]) == 0
    whole = out.read_bytes()
    return [whole, *whole.splitlines(keepends=True)]


def _changes() -> list[bytes]:
    from tui.store.project import Project  # noqa: PLC0415 - only here

    with Project.open(empty_project()) as project:
        article = project.article_rows("ana")[0].id
        entries = project.history(article, "ana")
    return [wire.canonical(wire.encode_changes(entry.edit.changes)).encode() for entry in entries]


def all_targets() -> tuple[Target, ...]:
    """All that reads foreign input."""
    schemas = [*(path.read_bytes() for path in sorted(SCHEMAS.glob("*.yaml"))), SMALL.encode()]
    keys = [key.encode() + b": " for key in (*SCHEMA_KEYS, *FIELD_KEYS)]
    news = [path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))]
    words = [*ANSWERS, *EXPRESSIONS, b"2022-01-05", b"forty-one people", b"on Wednesday"]
    compiled = [schema_to_json(load_schema(each, "x.yaml", FILES)).encode() for each in schemas]
    index = (SAMPLES / "index.json").read_bytes()
    records = _records()
    return (
        Target("schema", read_schema, schemas, [*keys, *EXPRESSIONS]),
        Target("compiled", read_compiled, compiled, keys),
        Target("table", read_table, [TABLE, TABLE.replace(b"\n", b"\r\n")], [b",", b'"', b"code", b"a1"]),
        Target("article", read_news, [*news, *(each.decode().encode("cp1252", "replace") for each in news)]),
        Target("markdown", add_as(Kind.MARKDOWN), FRONT, [b"---\n", b"+++\n", b"date: 2022-01-05\n", b"&a", b"*a"]),
        Target(
            "jsonl", add_as(Kind.JSONL), [ROWS, *ROWS.splitlines(keepends=True)], [b'"text"', b"\\ud83d", b"{}"]
        ),
        Target(
            "csv", add_as(Kind.CSV), [CSV, CSV.replace(b",", b";"), CSV.decode().encode("utf-16")], [b'"', b"\r"]
        ),
        Target("html", add_as(Kind.HTML), [HTML]),
        Target("index", read_index, [index, json.dumps([{"file": "a.txt", "title": "x"}]).encode()]),
        Target("record", read_records, records),
        Target("load", load_into_project, records),
        Target("changes", read_changes, _changes()),
        Target("expression", read_expression, EXPRESSIONS, [b"kind", b"count(", b"max("]),
        Target("template", read_template, TEMPLATES, EXPRESSIONS),
        Target("answer", read_answers, ANSWERS, words),
        Target("selection", select, [*ANSWERS, *words], words),
        Target("text", read_text, news, words),
    )
