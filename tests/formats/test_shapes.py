"""Shapes: the check and the JSON Schema say the same."""

import jsonschema
import pytest

from tui.domain.wire import Json
from tui.formats.shapes import Shape, json_schema, record, rows, text, unlike

SHAPE = record(
    {
        "id": text("an id begins with a letter", "[a-z][0-9]*", name="id"),
        "state": text(values=("on", "off")),
        "count": Shape("integer", least=1),
        "flag": Shape("boolean"),
        "rows": rows(record({"id": text(name="id", pattern="[a-z][0-9]*")}), filled=True),
        "either": text(pattern="|x+"),
    }
)
GOOD: dict[str, Json] = {
    "id": "a1",
    "state": "on",
    "count": 1,
    "flag": False,
    "rows": [{"id": "b2"}],
    "either": "",
}
BAD: list[tuple[dict[str, Json], str]] = [
    ({"id": "1a"}, "id is '1a': an id begins with a letter"),
    ({"id": "a1\n"}, "id is 'a1\\n': an id begins with a letter"),
    ({"id": 7}, "id must be a string"),
    ({"state": "up"}, "state is 'up': it must be 'on' or 'off'"),
    ({"count": 0}, "count is 0: it must be 1 or more"),
    ({"count": True}, "count must be an integer"),
    ({"flag": 1}, "flag must be a boolean"),
    ({"flag": None}, "flag must be a boolean"),
    ({"rows": []}, "rows must not be empty"),
    ({"rows": {}}, "rows must be an array"),
    ({"rows": [{"id": "a"}, []]}, "rows[1] must be an object"),
    ({"rows": [{"id": ""}]}, "rows[0].id is '': this is not accepted here"),
    ({"rows": [{}]}, "rows[0].id is missing"),
    ({"more": 1}, "the record has a key that this version does not know: 'more'"),
    ({"either": "xy"}, "either is 'xy': this is not accepted here"),
]


def validator() -> jsonschema.Draft202012Validator:
    body, definitions = json_schema(SHAPE)
    return jsonschema.Draft202012Validator({**body, "$defs": definitions})


def test_what_fits_fits_both() -> None:
    assert unlike(SHAPE, GOOD) == ""
    validator().validate(GOOD)


@pytest.mark.parametrize(("change", "expected"), BAD, ids=[row[1] for row in BAD])
def test_what_does_not_fit_is_named_and_fits_neither(change: dict[str, Json], expected: str) -> None:
    assert unlike(SHAPE, GOOD | change) == expected
    # Python's `$` matches before a final newline, which other implementations of JSON Schema do not.
    assert change == {"id": "a1\n"} or not validator().is_valid(GOOD | change)


def test_no_record_at_all() -> None:
    assert unlike(SHAPE, []) == "the record must be an object"


def test_a_shape_with_a_name_is_defined_once() -> None:
    body, definitions = json_schema(SHAPE)
    assert list(definitions) == ["id"]
    properties = body["properties"]
    assert isinstance(properties, dict)
    assert properties["id"] == {"$ref": "#/$defs/id"}


@pytest.mark.parametrize(("value", "good"), [(1, True), (0.5, True), (None, True), ("1", False), (True, False)])
def test_a_number_that_can_be_null(value: Json, good: bool) -> None:  # noqa: FBT001 - a table
    shape = record({"x": Shape("number", or_null=True)})
    schema, _ = json_schema(shape)
    assert (unlike(shape, {"x": value}) == "") is good
    assert jsonschema.Draft202012Validator(schema).is_valid({"x": value}) is good
    assert unlike(record({"x": Shape("number")}), {"x": None}) == "x must be a number"
