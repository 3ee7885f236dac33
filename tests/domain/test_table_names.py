import pytest

from tui.domain import table_names
from tui.domain.schema import Table
from tui.domain.table_making import MadeIndex
from tui.domain.table_names import TableNames, ways_to_match
from tui.domain.table_parts import PIECE
from tui.domain.tables import TableRows

COLUMNS = ("id", "name", "aliases")
TABLE = Table("t", "t.csv", "", "id", "name", ("name", "aliases"), COLUMNS)


def names_of(*rows: tuple[str, str]) -> TableNames:
    return TableNames(MadeIndex(TABLE, TableRows(COLUMNS, tuple(("k", *row) for row in rows))))


NAMES = names_of(("Sham Front", "The Front; Sham"), ("Sham", ""), ("é", "Sham; Sham"))


def test_rows_say_their_names() -> None:
    assert NAMES.row(0) == b"\x00 sham front\x01 the front\x01 sham\x01 "
    assert NAMES.row(1) == b"\x00 sham\x01\x01 "


def test_rows_are_found_by_whole_names_and_by_pieces() -> None:
    assert NAMES.whole("sham") == ([1], [0, 2])
    assert NAMES.whole("front") == ([], [])
    assert NAMES.having("ham\x01") == [0, 1, 2]
    assert NAMES.having(" front") == [0]


def test_shorter_titles_come_first_whatever_they_are_written_in() -> None:
    assert names_of(("ab", ""), ("é", ""), ("b", "")).in_order([0, 1, 2]) == [1, 2, 0]


def test_how_a_phrase_can_stand_in_a_row() -> None:
    assert [[way in NAMES.row(row) for way in ways_to_match("sham")] for row in range(3)] == [
        [False, True, True],
        [True, False, True],
        [False, True, False],
    ]


def test_rows_of_all_pieces_are_found_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    names = names_of(*((f"Name {at}", "Last" if at == 2 * PIECE else "") for at in range(2 * PIECE + 1)))
    assert names.having(" last") == [2 * PIECE]
    assert names.row(PIECE) == f"\0 name {PIECE}\1\1 ".encode()
    assert names.having(f"name {PIECE - 1}\1") == [PIECE - 1]
    monkeypatch.setattr(table_names, "MOST", PIECE + 2)
    assert names.having("name") == list(range(PIECE + 2))
