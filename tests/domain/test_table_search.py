import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.schema import Table
from tui.domain.table_making import MadeIndex
from tui.domain.table_plain import plain
from tui.domain.table_search import TableIndex
from tui.domain.tables import TableRows

COLUMNS = ("id", "name", "aliases", "country")
ROWS = (
    ("SY-01", "Ahrar al-Sham", "Harakat Ahrar al-Sham al-Islamiyya; Free Men of Syria", "SY"),
    ("SY-02", "Jabhat al-Nuṣra", "Nusra Front | al-Nusra Front", "SY"),
    ("SY-03", "Jaysh al-Islam", "Army of Islam", "SY"),
    ("SY-04", "U.S. Army Special Forces", "Green Berets", "US"),
    ("SY-05", "Sham Legion", "Faylaq al-Sham; Sham", "SY"),
    ("SY-06", "جبهة النصرة", "", "SY"),
    ("SY-07", "Sham", "", "JO"),
    ("sham", "Free Officers", "", "EG"),
    ("SY-09", "Da'esh", "ISIS;IS", "IQ"),
)


def index(*rows: tuple[str, ...], search: tuple[str, ...] = ("id", "name", "aliases")) -> TableIndex:
    table = Table("actors", "actors.csv", "0" * 64, "id", "name", search, COLUMNS)
    return TableIndex(table, MadeIndex(table, TableRows(COLUMNS, rows)))


ACTORS = index(*ROWS)


def found(query: str, actors: TableIndex = ACTORS, limit: int = 50) -> list[str]:
    return [actors.by_column(row)["id"] for row in actors.find(query, limit)]


def test_whole_keys_titles_and_names_come_first_then_beginnings() -> None:
    # The key, the title, an alias, the beginning of a title, words inside of a name, pieces of words.
    assert found("sham") == ["sham", "SY-07", "SY-05", "SY-01"]
    assert found("sh") == ["SY-07", "SY-05", "SY-01", "sham", "SY-09", "SY-03"]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("sy-02", "SY-02"),
        ("SY02", ""),
        ("jabhat", "SY-02"),
        ("AL-NUSRA FRONT", "SY-02"),
        ("nusra", "SY-02"),
        ("النصرة", "SY-06"),
        ("النُّصرة", "SY-06"),
        ("us army", "SY-04"),
        ("u.s. army", "SY-04"),
        ("daesh", "SY-09"),
        ("da’esh", "SY-09"),
        ("isis", "SY-09"),
        ("islam army", "SY-03"),
        ("forces special us", "SY-04"),
        ("berets", "SY-04"),
        ("slamiy", "SY-01"),
        ("  jaysh   al islam ", "SY-03"),
    ],
)
def test_spelling_of_letters_and_marks_makes_no_difference(query: str, key: str) -> None:
    assert found(query)[:1] == ([key] if key else [])


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("jabaht", "SY-02"),
        ("jabht al-nusra", "SY-02"),
        ("nursa fornt", "SY-02"),
        ("harkat ahrar", "SY-01"),
        ("isalmiya", "SY-01"),
        ("islamyia al-sham", "SY-01"),
        ("faylak", "SY-05"),
        ("shma", "sham"),
    ],
)
def test_a_mistake_or_two_do_no_harm_where_nothing_else_is_found(query: str, key: str) -> None:
    assert key in found(query)


@pytest.mark.parametrize("query", ["xyzzy", "iz", "al-nusra zzzz", "ahrar front"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert found(query) == []


def test_what_is_found_is_not_searched_for_mistakes() -> None:
    assert found("army of") == ["SY-03"]


def test_columns_that_are_not_searched() -> None:
    assert found("green", index(*ROWS, search=("id", "name"))) == []
    assert found("jordan") == []
    only_names = index(*ROWS, search=("name",))
    assert found("sy", only_names) == []
    assert found("sy-05", only_names) == ["SY-05"]
    assert found("sham", only_names) == ["sham", "SY-07", "SY-05", "SY-01"]


def test_without_a_word_the_first_rows_are_shown() -> None:
    assert found("", limit=2) == found(" -", limit=2) == ["SY-01", "SY-02"]
    assert found("", limit=50) == [row[0] for row in ROWS]


def test_the_best_are_kept_of_very_many() -> None:
    many = index(*((f"k{at}", f"Brigade {at:05}", "The Sham", "SY") for at in range(4000)), *ROWS)
    assert len(found("brigade", many)) == 50
    assert found("sham", many, limit=3) == ["sham", "SY-07", "SY-05"]
    assert found("brigade 03999", many) == ["k3999"]
    assert found("sham brigade 03998", many) == ["k3998"]


def test_a_name_leads_to_its_rows() -> None:
    assert ACTORS.named("Al Nusra Front") == [1]
    assert ACTORS.named("sham") == [4, 6, 7]
    assert ACTORS.named("nusra") == []
    assert ACTORS.named(" ,") == []
    assert ACTORS.named("sy-03") == [2]


def test_a_key_is_exact() -> None:
    assert ACTORS.with_key("SY-03") == 2
    assert ACTORS.with_key("sy-03") is None
    assert index(("010", "a", "", ""), ("10", "b", "", "")).with_key("10") == 1
    assert index(("?", "a", "", ""), ("!", "b", "", "")).with_key("!") == 1


def test_an_empty_table() -> None:
    assert len(index()) == 0
    assert found("sham", index()) == found("", index()) == []


names = st.text(st.sampled_from("abc éß.'-;|نُ٣🚨"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(names, names, names, names), max_size=6), names)
def test_every_name_is_found_by_itself(rows: list[tuple[str, str, str, str]], query: str) -> None:
    actors = index(
        *((f"k{at} {key}", title, aliases, other) for at, (key, title, aliases, other) in enumerate(rows))
    )
    hits = actors.find(query)
    assert len(hits) == len(set(hits))
    for at, (_, title, aliases, _) in enumerate(rows):
        for name in (title, aliases):
            words = plain(name)
            if words and "-" not in name and ";" not in name and "|" not in name:
                assert at in actors.named(name)
                assert at in actors.find(name)
