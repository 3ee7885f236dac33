"""JSON lines to articles, one by one."""

import codecs
import hashlib
import io
import json
from typing import TYPE_CHECKING

import pytest

from tui.domain.errors import FormatError
from tui.formats.article_jsonl import DEEPEST, LONGEST_KEY, read_jsonl
from tui.formats.article_rows import HOPELESS, MOST_COLUMNS, BadRow, Columns, HowRows, RowFile
from tui.formats.articles import ReadArticle

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(data: bytes, how: HowRows = HowRows()) -> list[ReadArticle | BadRow | Columns]:  # noqa: B008 - a constant
    return list(read_jsonl(RowFile(io.BytesIO(data), "w.jsonl", how)))


def articles(data: bytes, how: HowRows = HowRows()) -> list[ReadArticle]:  # noqa: B008 - a constant
    return [each for each in read(data, how) if isinstance(each, ReadArticle)]


def reasons(data: bytes, how: HowRows = HowRows()) -> list[str]:  # noqa: B008 - a constant
    return [f"{each.where}: {each.reason}" for each in read(data, how) if isinstance(each, BadRow)]


def test_a_line_is_an_article_and_its_text_stays_as_it_is() -> None:
    line = '{"text": " Zwölf\\r\\n\\u0000\\ud83d\\ude31 ", "id": 7, "n": 1e999, "ok": true, "x": null}'
    (article,) = articles(codecs.BOM_UTF8 + line.encode() + b"\r\n\n")
    assert article.text == " Zwölf\r\n\0😱 "
    assert article.name == "w.jsonl/7"
    assert article.meta == {"line": "1", "id": "7", "n": "1e999", "ok": "true"}
    assert (article.encoding, article.bom, article.newline) == ("utf-8", True, "crlf")
    assert article.source_sha256 == hashlib.sha256(line.encode()).hexdigest()


def test_the_columns_are_told_before_the_first_article() -> None:
    found = read(b'{"a": 1}\n{"Body": "b", "Headline": "h", "x": 1}\n{"text": "t"}')
    assert [type(each) for each in found] == [BadRow, Columns, ReadArticle, ReadArticle]
    assert isinstance(found[1], Columns)
    assert found[1].described() == ("text from 'Body', title from 'Headline'; also 'x'; no published, no language")


def test_values_inside_of_objects_have_names_with_dots() -> None:
    data = b'{"fields": {"body": "b", "tags": ["a"], "e": {}}, "webDate": "2022-01-05"}'
    how = HowRows({"text": "fields.body", "published": "webDate"})
    (article,) = articles(data, how)
    assert (article.text, article.published) == ("b", "2022-01-05")
    assert article.meta == {"line": "1", "fields.tags": '["a"]', "fields.e": "{}"}


def test_only_the_text_has_to_be_in_every_row() -> None:
    data = b'{"b": "One", "t": "T"}\n{"b": "Two"}\n{"text": "Three"}'
    how = HowRows({"text": "b", "title": "t"})
    assert [article.title for article in articles(data, how)] == ["T", "Two"]
    assert reasons(data, how) == ["w.jsonl:3: there is no 'b' here, only 'text'"]


def test_what_is_deep_stays_json() -> None:
    deep = '{"a": ' * 20 + "1" + "}" * 20
    (article,) = articles(f'{{"text": "t", "x": {deep}}}'.encode())
    (key,) = article.meta.keys() - {"line"}
    assert key.count(".") == DEEPEST - 1


def test_a_row_has_no_more_keys_than_a_table_has_columns() -> None:
    keys = {str(number): "" for number in range(MOST_COLUMNS - 1)}
    assert len(articles(json.dumps({"text": "t", **keys}).encode())) == 1
    assert reasons(json.dumps({"text": "t", "more": 1, **keys}).encode()) == [
        "w.jsonl:1: 1,001 keys; expected at most 1,000"
    ]


def test_an_object_with_too_many_keys_stays_json() -> None:
    inner = {str(number): number for number in range(MOST_COLUMNS - 2)}
    row = {"text": "t", "x": inner, "y": {"a": 1}}
    (article,) = articles(json.dumps(row).encode())
    assert len(article.meta) == MOST_COLUMNS
    assert article.meta["y.a"] == "1"
    inner["more"] = 1
    (article,) = articles(json.dumps(row).encode())
    assert article.meta == {"line": "1", "x": json.dumps(inner, sort_keys=True), "y.a": "1"}


def test_a_long_key_does_not_stand_in_front_of_others() -> None:
    (article,) = articles(json.dumps({"text": "t", "a" * LONGEST_KEY: {"b": 1}, "c" * 1001: {"d": 1}}).encode())
    assert article.meta == {"line": "1", "a" * LONGEST_KEY + ".b": "1", "c" * 1001: '{"d": 1}'}


def test_a_row_without_an_id_is_named_by_its_text() -> None:
    one, two, three = articles(b'{"text": "a"}\n{"text": "a", "id": " "}\n{"text": "b", "id": "%s"}' % (b"x" * 101))
    assert one.name == two.name == f"w.jsonl/{one.sha256[:12]}"
    assert three.name == f"w.jsonl/{three.sha256[:12]}"


def test_each_bad_line_is_one_line_with_its_number() -> None:
    rows = (
        *(b'{"text": "fine"}', b"{}", b"{", b"[1]", b'{"text": 5}', b'{"text": ["a"]}', b'{"text": null}'),
        *(b'{"text": "\\ud800"}', b'{"text": "a", "text": "b"}', b"\xff", b"[" * 100_000, b'{"title": "t"}'),
        *(b'{"text": "t", "date": "05/01/2022"}', b'{"text": "t", "n": %s}' % (b"9" * 5000), b'{"text": "good"}'),
    )
    data = b"\n".join(rows)
    assert [article.text for article in articles(data)] == ["fine", "good"]
    assert reasons(data) == [
        "w.jsonl:2: there is nothing in this row",
        "w.jsonl:3: this is not JSON: Expecting property name enclosed in double quotes at character 2",
        "w.jsonl:4: this is JSON, but not an object",
        "w.jsonl:5: 'text' is no text; expected a text in quotes",
        "w.jsonl:6: 'text' is no text; expected a text in quotes",
        "w.jsonl:7: 'text' is empty: an article needs a text",
        "w.jsonl:8: an escape stands for half a surrogate pair",
        "w.jsonl:9: the key 'text' stands twice in one object",
        "w.jsonl:10: byte 0 of the line is not UTF-8",
        "w.jsonl:11: this is nested too deeply",
        "w.jsonl:12: none of 'title' is known to be the text: say --text-column NAME",
        (
            "w.jsonl:13: published is '05/01/2022': write YYYY-MM-DD, YYYY-MM, YYYY or an ISO 8601 time, or say"
            " how it is written with --dates"
        ),
        "w.jsonl:14: a number has too many digits",
    ]


def test_a_line_that_is_too_long_keeps_no_other_out() -> None:
    data = b'{"text": "%s"}\n{"text": "a"}\n{"text": "%s"}' % (b"x" * 500, b"x" * 500)
    how = HowRows(largest=100)
    assert [article.text for article in articles(data, how)] == ["a"]
    assert reasons(data, how) == [
        "w.jsonl:1: the line is larger than 0.0001 MB: raise --max-size",
        "w.jsonl:3: the line is larger than 0.0001 MB: raise --max-size",
    ]


def test_another_encoding_can_be_said() -> None:
    (article,) = articles('{"text": "Größe"}'.encode("cp1252"), HowRows(encoding="latin-1"))
    assert (article.text, article.encoding) == ("Größe", "iso8859-1")
    assert reasons(b'{"text": "\x81"}', HowRows(encoding="cp1252"))[0].startswith(
        "w.jsonl:1: the line is not cp1252"
    )


class Endless(io.RawIOBase):
    """Line after line; what was read is counted."""

    def __init__(self, line: bytes) -> None:
        self.line = line
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        self.taken += size
        return (self.line * (size // len(self.line) + 1))[:size]


def test_articles_come_before_the_file_is_read_to_its_end() -> None:
    endless = Endless(b'{"text": "a"}\n')
    found: Iterator[object] = read_jsonl(RowFile(endless, "w.jsonl"))  # type: ignore[arg-type]
    for _ in range(10):
        next(found)
    assert endless.taken < 10_000_000


def test_a_file_of_another_kind_is_not_read_to_its_end() -> None:
    endless = Endless(b"{}\n")
    found = read_jsonl(RowFile(endless, "w.jsonl"))  # type: ignore[arg-type]
    with pytest.raises(FormatError, match=f"w.jsonl: no line up to line {HOPELESS} is an article; left out"):
        list(found)


@pytest.mark.parametrize(
    ("data", "how", "expected"),
    [
        (b"", HowRows(), "w.jsonl: the file is empty."),
        (b" \n\n", HowRows(), "w.jsonl: there is nothing but blanks in this file."),
        (b"\x1f\x8b\x08", HowRows(), "w.jsonl: this is compressed with gzip"),
        ("{}".encode("utf-16"), HowRows(), "w.jsonl: JSON lines in UTF-16 or UTF-32 are not read"),
        (b"{}", HowRows(encoding="utf-16"), "w.jsonl: JSON lines in UTF-16 or UTF-32 are not read"),
        (b"{}", HowRows(encoding="utf-9"), "utf-9 is not a text encoding that Python knows"),
        (b"{}", HowRows(encoding="hex"), "hex is not a text encoding that Python knows"),
    ],
)
def test_a_file_that_holds_no_lines_is_refused(data: bytes, how: HowRows, expected: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(data, how)
    assert caught.value.message.startswith(expected)
