import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.visible import visible
from tui.formats import schema_tables
from tui.formats.schema_tables import FileFault, NoFiles, key_faults, read_table


def faults(content: bytes) -> list[str]:
    return [str(fault) for fault in read_table(content, "a.csv").faults]


def test_rows_and_columns() -> None:
    table = read_table('id,name\r\n1,"Al, ""the"" group"\r\n\r\n, \r\n 2 ,é\u200c \r\n'.encode(), "a.csv")
    assert table == (("id", "name"), (("1", 'Al, "the" group'), ("2", "é\u200c")), (2, 5), ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks(mark: bytes, end: str) -> None:
    table = read_table(mark + end.join(["id", "1", '"2"']).encode(), "a.csv")
    assert table == (("id",), (("1",), ("2",)), (2, 3), ())


def test_help_may_have_several_lines() -> None:
    table = read_table(b'code,help\na,"one\ntwo"\nb,\n', "a.csv")
    assert table.rows == (("a", "one\ntwo"), ("b", ""))
    assert table.lines == (2, 4)
    assert not table.faults


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "1: an empty file; expected a line with the names of the columns"),
        (b"\n ,\n", "1: an empty file; expected a line with the names of the columns"),
        (b"a;b\n1;2\n", "1: columns parted by ';'; expected commas: save the file as CSV with commas"),
        (b"a\tb\n", "1: columns parted by tabs; expected commas: save the file as CSV with commas"),
        ("a,b\n1,é\n".encode("latin-1"), "2: a byte that is not UTF-8, 0xe9; expected the file in UTF-8"),
        (
            "a\n".encode("utf-16"),
            "1: text in UTF-16; expected UTF-8: save the file as CSV in UTF-8",
        ),
        (b"a,b\n1,2\x1b\n", "2: the character U+001B; expected text without control characters"),
        (b"a,b\n1,2\x00\n", "2: the character U+0000; expected text without control characters"),
        (b"a,b\n1,2\t\n", "2: the character U+0009; expected text without control characters"),
        ("a,b\n\n1,\u202e2\n".encode(), "3: the character U+202E; expected text without control characters"),
        (b"a,b\n1\n", "2: 1 cell; expected 2, as in the first line"),
        (b"a,b\n1,2\n1,2,3\n", "3: 3 cells; expected 2, as in the first line"),
        (b'a,b\n1,"2\n3,4\n', "2: a quoted cell without an end; expected a closing quote"),
        (
            b'a,b\n1,"2"x\n',
            "2: text behind a closing quote; expected a comma, or each quote inside a cell twice",
        ),
        (b'a,b\n"1\n2",3\n', "2: several lines in 'a'; expected one line"),
        (b"a,,b\n1,2,3\n", "1: no name for column 2; expected one in the first line"),
        (b"a,b,a\n1,2,3\n", "1: column 'a' twice; expected each name once"),
        (b"id,Actor Name\n", "1: column 'Actor Name'; expected a-z, 0-9 and _, such as actor_name"),
        (b"id,2\n", "1: column '2'; expected a-z, 0-9 and _, a letter first, at most 40"),
        (
            b"id," + b"a" * 41 + b"\n",
            f"1: column '{'a' * 41}'; expected a-z, 0-9 and _, a letter first, at most 40",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(content: bytes, message: str) -> None:
    assert faults(content) == [f"a.csv:{message}"]


def test_all_faults_are_told_in_order_and_no_more_than_enough() -> None:
    assert [fault.split(";")[0] for fault in faults(b"a,B\n1\n2,\x07\n1,2,3\n")] == [
        "a.csv:1: column 'B'",
        "a.csv:2: 1 cell",
        "a.csv:3: the character U+0007",
        "a.csv:4: 3 cells",
    ]
    assert len(faults(b"a,b\n" + b"1\n" * 100)) == schema_tables.MAX_FAULTS


def test_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_tables, "MAX_ROWS", 2)
    assert faults(b"a\n1\n2\n3\n4\n") == ["a.csv:4: more rows; expected at most 2"]
    assert read_table(b"a\n1\n2\n", "a.csv").faults == ()
    monkeypatch.setattr(schema_tables, "MAX_COLUMNS", 2)
    assert faults(b"a,b,c\n") == ["a.csv:1: 3 columns; expected at most 2"]
    monkeypatch.setattr(schema_tables, "LONGEST_ROW", 4)
    assert faults(b"a,b\n12,345\n") == ["a.csv:2: 5 characters in a row; expected at most 4"]
    monkeypatch.setattr(schema_tables, "MAX_BYTES", 5)
    assert faults(b"a\n1\n2\n") == ["a.csv:1: 6 bytes; expected at most 5"]


def test_keys_are_there_and_unique() -> None:
    table = read_table(b"id,name\n1,a\n,b\n010,c\n10,d\n1,e\n", "a.csv")
    assert [str(fault) for fault in key_faults(table, "id", "a.csv")] == [
        "a.csv:3: an empty id; expected a text that no other row has",
        "a.csv:6: id '1' twice, first in line 2; expected it once",
    ]
    assert key_faults(table, "name", "a.csv") == ()


def test_a_name_that_steers_a_terminal_is_shown() -> None:
    assert str(read_table(b"", "a\x1b[31m.csv").faults[0]).startswith("a␛[31m.csv:1: ")
    with pytest.raises(FileFault, match=r"'a␛\.csv', a file beside a schema that has no folder"):
        NoFiles().read("a\x1b.csv")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text('ab,;"\n\r\t é', max_size=40).map(str.encode))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    table = read_table(content, "a.csv")
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(table.rows) == len(table.lines)
    assert list(table.lines) == sorted(set(table.lines))
    for fault in table.faults:
        assert str(fault) == visible(str(fault))
