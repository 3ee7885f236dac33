from tui.domain.known_names import KnownNames
from tui.domain.schema import Table
from tui.domain.table_making import MadeIndex
from tui.domain.table_search import TableIndex
from tui.domain.tables import TableRows

COLUMNS = ("id", "name", "aliases")
TABLE = Table("t", "t.csv", "", "id", "name", ("name", "aliases"), COLUMNS)
ROWS = (("1", "Camp Heron", "the camp; IS"), ("2", "CAMP-HERON", "X; 24"), ("3", "Camp Heron of the North", ""))
PHRASES = TableIndex(TABLE, MadeIndex(TABLE, TableRows(COLUMNS, ROWS))).phrases


def test_the_first_name_of_the_table_counts() -> None:
    assert PHRASES.get("camp heron") == "Camp Heron"
    assert PHRASES.get("camp") is None
    assert [PHRASES.longest_from(word) for word in ("camp", "the", "x", "24")] == [5, 2, 0, 0]
    # Neither single letters nor numbers are names.
    assert len(PHRASES) == 4


def test_they_are_found_in_an_article() -> None:
    text = "From Camp Heron, IS is gone; Camp Heron of the North is not. The Camp's there."
    names = KnownNames(PHRASES)
    found = ["Camp Heron", "IS", "Camp Heron of the North", "The Camp"]
    assert [text[slice(*each)] for each in names.ranges(text, 0, len(text))] == found
