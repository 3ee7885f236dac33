"""An index of a table gives what reading the whole table gives."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.slow_tables import SlowTable
from tui.domain import table_search
from tui.domain.known_names import KnownNames
from tui.domain.schema import Table
from tui.domain.table_making import MadeIndex
from tui.domain.table_search import TableIndex
from tui.domain.tables import TableRows

COLUMNS = ("id", "name", "aliases", "country")
TABLE = Table("actors", "actors.csv", "0" * 64, "id", "name", ("id", "name", "aliases"), COLUMNS)

WORDS = (
    *("al", "Al", "islam", "Islamic", "ISIS", "IS", "front", "Front", "frnot", "Nusra", "Nuṣra", "army"),
    *("armies", "of", "the", "U.S.", "Da'esh", "2nd", "brigade", "brigades", "bridage", "جبهة", "阿勒颇", "é"),
)
PARTS = st.sampled_from((" ", " ", " ", "-", "; ", " | ", ", ", "’s ", ". "))
NAMES = st.lists(st.tuples(st.sampled_from(WORDS), PARTS), max_size=5).map(
    lambda parts: "".join(word + part for word, part in parts).strip()
)
ROWS = st.lists(st.tuples(NAMES, NAMES, NAMES, NAMES), max_size=30).map(
    lambda rows: [(f"{key}{at}" if at % 3 else f"k{at}; {key}", *names) for at, (key, *names) in enumerate(rows)]
)
TYPED = st.tuples(NAMES, st.integers(0, 4), st.integers(0, 12)).map(
    lambda typed: typed[0][typed[1] :][: typed[2] + 3]
)


def both(rows: Sequence[tuple[str, ...]]) -> tuple[TableIndex, SlowTable]:
    made = TableRows(COLUMNS, tuple(rows))
    return TableIndex(TABLE, MadeIndex(TABLE, made)), SlowTable(TABLE, made)


def require_same(index: TableIndex, slow: SlowTable, typed: Sequence[str], text: str) -> None:
    for each in typed:
        assert index.find(each) == slow.find(each)
        assert index.find(each, 1) == slow.find(each, 1)
        assert index.named(each) == slow.named(each)
        assert index.with_key(each) == slow.with_key(each)
    names, known = KnownNames(index.phrases), slow.known_names()
    assert len(names) == len(known)
    assert names.ranges(text, 0, len(text)) == known.ranges(text, 0, len(text))
    for each in typed:
        assert (each in names) == (each in known)


@settings(max_examples=80, deadline=None)
@given(ROWS, st.lists(TYPED, max_size=8), st.lists(NAMES, max_size=6))
def test_what_is_found_by_the_index_is_what_reading_all_rows_finds(
    rows: list[tuple[str, ...]], typed: list[str], text: list[str]
) -> None:
    index, slow = both(rows)
    keys = [row[0] for row in rows[:3]]
    names = [name for row in rows[:3] for name in row]
    require_same(index, slow, [*typed, *keys, *names], " and ".join([*text, *names]))


@pytest.mark.parametrize(("gathered", "read", "few"), [(0, 0, 0), (1, 1, 1), (10**9, 10**9, 10**9)])
def test_by_whichever_way_rows_are_found(
    gathered: int, read: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_search, "_GATHERED", gathered)
    monkeypatch.setattr(table_search, "_READ", read)
    monkeypatch.setattr(table_search, "_FEW_WORDS", few)
    rows = [
        (f"k{at}", f"{WORDS[at % 22]} {WORDS[at % 7]}", f"{WORDS[at % 5]} {WORDS[at % 11]}; {WORDS[at % 3]}", "SY")
        for at in range(3_400)
    ]
    index, slow = both(rows)
    typed = ["i", "al", "al is", "islam al", "army of", "front nusra", "rmy", "isalmic frnot", "2nd", "s", "k12"]
    require_same(
        index, slow, typed, "The Islamic front and the ISIS army of the US, ISIS’s U.S. brigade. Isis Al-Islam."
    )
