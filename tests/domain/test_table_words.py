from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.slow_tables import SlowTable
from tui.domain.schema import Table
from tui.domain.table_making import MadeIndex
from tui.domain.table_parts import Part
from tui.domain.table_words import TableWords
from tui.domain.tables import TableRows

COLUMNS = ("id", "name")
TABLE = Table("t", "t.csv", "", "id", "name", ("name",), COLUMNS)


def words_of(*names: str) -> TableWords:
    made = MadeIndex(TABLE, TableRows(COLUMNS, tuple((str(at), name) for at, name in enumerate(names))))
    parts = (Part.WORDS, Part.SORTED, Part.ROWS, Part.ROWS_AT)
    return TableWords(*(made.part(part) for part in parts))


WORDS = words_of("Sham Front", "front of Sham", "Shams; É 2nd", "阿勒颇 of")


def test_rows_are_found_by_a_word_and_by_its_beginning() -> None:
    assert WORDS.rows(WORDS.being("sham")) == [0, 1]
    assert WORDS.rows(WORDS.beginning("sha")) == WORDS.rows(WORDS.being("sham"), WORDS.being("shams")) == [0, 1, 2]
    assert WORDS.rows(WORDS.beginning("")) == [0, 1, 2, 3]
    assert not WORDS.being("sha")
    assert not WORDS.beginning("zz")
    assert WORDS.rows(WORDS.being("阿勒颇")) == [3]
    assert WORDS.mentions(WORDS.beginning("sham")) == 3
    assert WORDS.mentions(WORDS.being("zz")) == 0


def test_words_that_hold_letters_come_as_they_stand() -> None:
    assert list(WORDS.holding("h")) == ["sham", "shams"]
    assert list(WORDS.holding(" f")) == ["front"]
    assert list(WORDS.holding("zz")) == []
    assert list(words_of().holding("a")) == []


def test_words_with_digits_are_near_to_nothing() -> None:
    assert words_of("brigade2 brigade").near("brigdae", last=False) == ["brigade"]
    assert WORDS.near("ofn", last=True) == []


letters = st.text(st.sampled_from("abé"), min_size=1, max_size=10)


@settings(deadline=None, max_examples=300)
@given(st.lists(letters, max_size=30), letters, st.booleans())
@example(["abcdefgh"], "badcefgh", False)
@example(["abcdefghi"], "abdcef", True)
@example(["abcdefgh", "acbdefhg", "xabcdefgh"], "bacdefgh", False)
@example(["abcdefghij"], "cdefghij", False)
@example(["cdefghij"], "abcdefghij", True)
def test_the_nearest_words_are_those_that_comparing_all_gives(known: list[str], word: str, last: bool) -> None:  # noqa: FBT001
    slow = SlowTable(TABLE, TableRows(COLUMNS, ()))
    plain = list(dict.fromkeys(each.replace("é", "e") for each in known))
    expected = list(slow.near(word.replace("é", "e"), plain, last=last))
    assert words_of(*plain).near(word.replace("é", "e"), last=last) == expected
