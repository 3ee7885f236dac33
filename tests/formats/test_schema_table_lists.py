import pytest

from tui.domain.schema import Option
from tui.formats.schema_table_lists import ListFile, options_from_rows
from tui.formats.schema_tables import read_table


def made(text: str) -> ListFile:
    return options_from_rows(read_table(text.encode(), "l.csv"), "l.csv")


def test_codes_alone_make_a_list() -> None:
    assert made("code\nNO\n010\n") == ((Option("NO", "NO"), Option("010", "010")), {"NO": 2, "010": 3}, ())


def test_every_column_counts() -> None:
    text = (
        "code,title,help,when,retired,note,was,triggers,examples,codebook\n"
        'gun,Gun,"One,\ntwo",armed,yes,no,g; 7,rifle;shot ,,4.2\n'
        "axe,,,,,true,,,a felled tree,\n"
    )
    assert made(text).options == (
        Option(
            "gun",
            "Gun",
            "One,\ntwo",
            when="armed",
            retired=True,
            was=("g", "7"),
            triggers=("rifle", "shot"),
            codebook="4.2",
        ),
        Option("axe", "axe", note=True, examples=("a felled tree",)),
    )


def test_parents_make_a_tree_whatever_the_order_of_the_rows() -> None:
    text = "code,parent\nrifle,gun\ngun,weapon\nweapon,\nblade,weapon\nother,\n"
    (weapon, other), lines, faults = made(text)
    assert [option.code for option in weapon.options] == ["gun", "blade"]
    assert weapon.options[0].options == (Option("rifle", "rifle"),)
    assert other == Option("other", "other")
    assert lines["weapon"] == 4
    assert not faults


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title\nA\n", "1: no column 'code'; expected what is stored in each row"),
        ("code,tittle\na,A\n", "1: unknown column 'tittle' in a list; did you mean 'title'?"),
        ("code,parent\na,b\n", "2: unknown parent 'b' of 'a'; expected the code of another row, or nothing"),
        ("code,parent\nweapon,\na,wepon\n", "3: unknown parent 'wepon' of 'a'; did you mean 'weapon'?"),
        ("code,parent\na,a\n", "2: parents in a circle, 'a' › 'a'; expected a way to the top"),
        ("code,parent\nc,a\na,b\nb,a\n", "3: parents in a circle, 'a' › 'b' › 'a'; expected a way to the top"),
        ("code\na\na\n", "3: code 'a' twice, first in line 2; expected it once"),
        ("code,title\n,A\nb,\n", "2: an empty code; expected a text that no other row has"),
        ("code,retired\na,maybe\n", "2: 'maybe' for 'retired'; expected yes or no"),
        (f"code\n{'a' * 121}\n", "2: 121 characters for the code; expected at most 120"),
        ("code\n", "1: a list without rows; expected at least one code"),
        ("code;title\n", "1: columns parted by ';'; expected commas: save the file as CSV with commas"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, message: str) -> None:
    assert [str(fault) for fault in made(text).faults] == [f"l.csv:{message}"]


def test_an_unknown_column_names_those_that_there_are() -> None:
    assert "expected one of code, title, help, parent" in str(made("code,zzz\na,b\n").faults[0])


def test_a_tree_is_not_deeper_than_yaml_allows() -> None:
    rows = "".join(f"c{depth},c{depth - 1}\n" for depth in range(1, 40))
    found = made(f"code,parent\nc0,\n{rows}")
    assert [str(fault) for fault in found.faults] == ["l.csv:34: 33 levels down to 'c32'; expected at most 32"]


def test_a_circle_of_many_is_told_once() -> None:
    """If each row looked for its whole way to the top, some thousand rows would keep their reader for minutes."""
    rows = "".join(f"c{number},c{(number + 1) % 20_000}\n" for number in range(20_000))
    [fault] = made(f"code,parent\nx,c7\n{rows}").faults
    assert str(fault).startswith("l.csv:10: parents in a circle, 'c7' › 'c8' › ")
