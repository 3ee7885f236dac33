from unicodedata import unidata_version

from tests.support.commands import run_program
from tui.domain.schema import Table
from tui.domain.table_making import METHOD, MadeIndex, name_columns, names_in, plain_key
from tui.domain.table_parts import Part, piece, unpacked
from tui.domain.tables import TableRows

COLUMNS = ("id", "name", "aliases")
TABLE = Table("t", "t.csv", "", "id", "name", ("id", "aliases", "name"), COLUMNS)
MADE = MadeIndex(TABLE, TableRows(COLUMNS, (("A-1; x", "Ab Cé", "cd | Ab"), ("2", "", ""))))


def test_what_an_index_is_made_of() -> None:
    assert MADE.part(piece(0)) == b"\0 ab ce\1 a 1\1 x\1 cd\1 ab\1 \0\1 2\1\1 "
    assert list(unpacked(MADE.part(Part.STARTS))) == [0, 25, 32]
    assert list(unpacked(MADE.part(Part.LENGTHS))) == [7, 1]
    assert MADE.part(Part.WORDS) == b" ab ce a 1 x cd 2 "
    assert list(unpacked(MADE.part(Part.ROWS_AT))) == [0, 1, 2, 3, 4, 5, 6, 7]
    assert list(unpacked(MADE.part(Part.ROWS))) == [0, 1, 0, 0, 0, 0, 0]
    assert (len(MADE), MADE.cells(1)) == (2, ("2", "", ""))


def test_an_empty_table_has_an_empty_index() -> None:
    made = MadeIndex(TABLE, TableRows(COLUMNS, ()))
    assert {name for name, content in made.parts.items() if content} == {Part.STARTS, Part.WORDS, Part.ROWS_AT}


def test_names_stand_in_the_title_first() -> None:
    assert name_columns(TABLE) == ("name", "id", "aliases")
    assert names_in(TABLE, {"id": "1", "name": "A; B", "aliases": "c | d "}) == ["A", "B", "1", "c", "d"]
    assert plain_key("A-1; x") == "a 1"
    assert plain_key("?") == ""


def test_how_it_is_made_depends_on_unicode_and_on_nothing_of_the_machine() -> None:
    assert unidata_version in METHOD
    script = """
from tests.domain.test_table_making import MADE
from zlib import crc32
print(*(crc32(content) for content in MADE.parts.values()))
"""
    first, second = (run_program("-c", f"{script}#{seed}").stdout for seed in range(2))
    assert first == second != b""
