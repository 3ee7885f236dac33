"""Tables to articles, row by row."""

import csv
import hashlib
import io

import pytest

from tui.domain.errors import FormatError
from tui.formats.article_csv import read_csv
from tui.formats.article_rows import HEAD, HOPELESS, BadRow, Columns, HowRows, RowFile
from tui.formats.articles import ReadArticle

PLAIN = HowRows()


def read(data: bytes, how: HowRows = PLAIN, separator: str = "") -> list[ReadArticle | BadRow | Columns]:
    return list(read_csv(RowFile(io.BytesIO(data), "w.csv", how), separator))


def articles(data: bytes, how: HowRows = PLAIN, separator: str = "") -> list[ReadArticle]:
    return [each for each in read(data, how, separator) if isinstance(each, ReadArticle)]


def reasons(data: bytes, how: HowRows = PLAIN) -> list[str]:
    return [f"{each.where}: {each.reason}" for each in read(data, how) if isinstance(each, BadRow)]


def complaint(data: bytes, how: HowRows = PLAIN) -> str:
    with pytest.raises(FormatError) as caught:
        read(data, how)
    return caught.value.message


def test_a_row_is_an_article_and_its_cells_stay_as_they_are() -> None:
    row = '010,T,"a ""b""\r\n c ",2022-01-05,NA'
    data = f"ID,Headline,Body,Date,Section\r\n{row}\r\n".encode()
    columns, article = read(data)
    assert isinstance(columns, Columns)
    assert columns.described() == (
        "text from 'Body', title from 'Headline', published from 'Date', id from 'ID'; also 'Section'; no language"
    )
    assert isinstance(article, ReadArticle)
    assert (article.name, article.text, article.published) == ("w.csv/010", 'a "b"\r\n c ', "2022-01-05")
    assert article.meta == {"line": "2", "id": "010", "Section": "NA"}
    assert article.source_sha256 == hashlib.sha256(row.encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "separator"),
    [
        (b"id,text\n1,a;b\n", ""),
        (b"id;text\n1;a;b\n".replace(b"a;b", b'"a;b"'), ""),
        (b"id\ttext\r1\ta;b\r", ""),
        (b"id\ttext\n1\ta;b", "\t"),
        (b"\xef\xbb\xbfid,text\n\n1,a;b\n\n", ""),
        ("id,text\n1,a;b\n".encode("utf-16"), ""),
        ("id,text\n1,a;b\n".encode("utf-32"), ""),
    ],
)
def test_separators_line_ends_and_encodings_are_told(data: bytes, separator: str) -> None:
    (article,) = articles(data, separator=separator)
    assert (article.text, article.meta["id"]) == ("a;b", "1")


def test_a_guess_stays_with_the_articles() -> None:
    text = "Größe und Überfall auf die Straße am späten Abend in der größten Stadt"
    (article,) = articles(f"text\n{text}\n".encode("cp1252"))
    assert (article.text, article.encoding, article.guessed) == (text, "cp1252", True)


def test_an_encoding_can_be_said() -> None:
    (article,) = articles("text\nGröße\n".encode("cp1252"), HowRows(encoding="cp1252"))
    assert (article.text, article.encoding, article.guessed) == ("Größe", "cp1252", False)


def test_a_character_at_the_end_of_what_is_looked_at_is_not_cut() -> None:
    data = b"text\n" + b"a" * (HEAD - 7) + b"\n" + "é".encode() * 10
    assert data[:HEAD].endswith(b"\n\xc3")
    assert articles(data)[-1].text == "é" * 10


def test_each_bad_row_is_one_line_with_its_number() -> None:
    rows = (
        b"id,text,date",
        b'1,"a\nb",',
        b"2,,",
        b"3,t",
        b'4,"t"x,',
        b"5,\xff\xc3\xa9,",
        b"6,t,05/01/2022",
        b"7,t,",
    )
    data = b"\n".join(rows)
    assert [article.meta["id"] for article in articles(data)] == ["1", "7"]
    assert reasons(data) == [
        "w.csv:4: 'text' is empty: an article needs a text",
        "w.csv:5: 2 cells; expected 3, as in the first line",
        "w.csv:6: text behind a closing quote; expected a separator, or each quote inside a cell twice",
        "w.csv:7: byte 0xff is not in the encoding of the file: say --encoding",
        (
            "w.csv:8: published is '05/01/2022': write YYYY-MM-DD, YYYY-MM, YYYY or an ISO 8601 time, or say"
            " how it is written with --dates"
        ),
    ]


def test_a_row_is_what_stands_in_its_own_lines() -> None:
    (article,) = articles(b'text,id\n"x"y,1\n"z",2\r\n')
    assert article.source_sha256 == hashlib.sha256(b'"z",2').hexdigest()


def test_a_column_serves_one_place() -> None:
    (article,) = articles(b"text,title\na,T\n", HowRows({"id": "title"}))
    assert (article.name, article.title, article.meta["id"]) == ("w.csv/T", "a", "T")


def test_a_text_may_be_so_large_in_bytes() -> None:
    data = "text\n{}\n{}\n".format("é" * 50, "é" * 51).encode()
    assert [len(article.text) for article in articles(data, HowRows(largest=100))] == [50]
    assert reasons(data, HowRows(largest=100)) == ["w.csv:3: the text is larger than 0.0001 MB: raise --max-size"]


def test_a_column_without_a_name_gets_its_number() -> None:
    (article,) = articles(b",text\n0,a\n")
    assert article.meta == {"line": "2", "column_1": "0"}


def test_a_place_can_be_left_without_a_column() -> None:
    (article,) = articles(b"text,date,id\na,whenever,7\n", HowRows({"published": "", "id": ""}))
    assert (article.published, article.name) == ("", f"w.csv/{article.sha256[:12]}")
    assert article.meta == {"line": "2", "date": "whenever", "id": "7"}


def test_a_column_that_was_said_has_to_be_there() -> None:
    for place in ("text", "title", "published"):
        assert (
            complaint(b"text,b\na,b\n", HowRows({place: "x"})) == "w.csv:1: there is no 'x' here, only 'text', 'b'."
        )


def test_cells_may_be_larger_than_python_expects() -> None:
    limit = csv.field_size_limit()
    (article,) = articles(b"text\n" + b"x" * (limit + 1))
    assert len(article.text) == limit + 1
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "w.csv: the file is empty."),
        (b"\n \n", "w.csv:1: none of 'column_1' is known to be the text: say --text-column NAME."),
        (b"\n\n", "w.csv: there is no row in this file."),
        (b"text\n", "w.csv: there is no row below the names of the columns."),
        (b"a,b\n1,2\n", "w.csv:1: none of 'a', 'b' is known to be the text: say --text-column NAME."),
        (b"a" + b"," * 1_000, "w.csv:1: 1,001 columns; expected at most 1,000."),
        (b"text,a,a\n", "w.csv:1: column 'a' twice; expected each name once."),
        (
            b"text,\xc3\xa9\xc3\xa9\xff\n",
            "w.csv:1: bytes that are not in the encoding of the file: say --encoding.",
        ),
        (b'text\na\n"b\nc\n', "w.csv:3: a quoted cell has no end; the rest of the file was left out."),
        (b"text\n" + b"\0" * 50, "w.csv: binary data (NUL at byte 5)"),
        (b"\x89PNG\r\n\x1a\n", "w.csv: this is a PNG image"),
        (b"text\nGr\xf6\xdfe\n", "w.csv: byte 7 (0xf6) is not UTF-8, and no other encoding can be told"),
        ("text\na\n".encode("utf-16") + b"\x00\xd8\x00", "w.csv: behind line 2 the file is not utf-16-le: "),
        (b"text\n" + b"\n".join([b"a,b"] * 2_000), f"w.csv: no row up to line {HOPELESS + 1} is an article"),
    ],
)
def test_a_file_that_is_no_table_is_refused(data: bytes, expected: str) -> None:
    assert complaint(data).startswith(expected), complaint(data)


@pytest.mark.parametrize("cell", [b"x" * 200, b'"' + b"x\n" * 100 + b'"'])
def test_a_row_that_is_too_large_ends_the_file(cell: bytes) -> None:
    how = HowRows(largest=100)
    found = read_csv(RowFile(io.BytesIO(b"text\na\n" + cell), "w.csv", how))
    assert isinstance(next(found), Columns)
    assert isinstance(next(found), ReadArticle)
    with pytest.raises(FormatError, match=r"w\.csv:3: .*; the rest of the file was left out"):
        next(found)
