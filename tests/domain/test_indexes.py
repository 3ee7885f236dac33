from tui.domain import indexes
from tui.domain.indexes import _KEPT, fields_by_id, ways_by_code
from tui.domain.schema import Field, FieldType, Option


def test_each_code_has_its_way_from_the_root() -> None:
    options = (Option("a", "A", options=(Option("b", "B"), Option("c", "C"))), Option("d", "D"))

    ways = ways_by_code(options)

    assert {code: [option.code for option in way] for code, way in ways.items()} == {
        "a": ["a"],
        "b": ["a", "b"],
        "c": ["a", "c"],
        "d": ["d"],
    }
    assert list(ways) == ["a", "b", "c", "d"]
    assert ways_by_code(options) is ways


def test_equal_lists_of_different_schemas_are_not_mixed_up() -> None:
    one = (Field("a", FieldType.TEXT, "A"),)
    other = (Field("b", FieldType.TEXT, "B"),)

    assert set(fields_by_id(one)) == {"a"}
    assert set(fields_by_id(other)) == {"b"}


def test_a_list_in_the_place_of_a_forgotten_one_gets_its_own_index() -> None:
    options, fields = (Option("new", "N"),), (Field("new", FieldType.TEXT, "N"),)
    indexes._ways[id(options)] = ((Option("old", "O"),), {})
    indexes._fields[id(fields)] = ((Field("old", FieldType.TEXT, "O"),), {})

    assert list(ways_by_code(options)) == ["new"]
    assert list(fields_by_id(fields)) == ["new"]


def test_the_indexes_do_not_grow_for_ever() -> None:
    lists = [(Option(str(number), "x"),) for number in range(_KEPT * 2 + 1)]
    many = [(Field(f"f{number}", FieldType.TEXT, "x"),) for number in range(_KEPT * 2 + 1)]

    assert all(list(ways_by_code(options)) == [options[0].code] for options in lists)
    assert all(list(fields_by_id(fields)) == [fields[0].id] for fields in many)
    assert ways_by_code(lists[0])["0"] == lists[0]
