"""The native record: what is written, that it is read back whole, and that nothing false is believed."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import jsonschema
import pytest

from tests.support.records import (
    ARTICLE_OF_TESTS,
    PROVENANCE,
    SCHEMA_OF_TESTS,
    TEXT,
    bare_layer,
    full_layer,
)
from tui.domain.errors import FormatError
from tui.domain.layers import Layer
from tui.domain.values import FieldValue, Value
from tui.formats.record import Provenance, decode_record, encode_record
from tui.formats.record_shape import record_schema

SCHEMA_FILE = Path(__file__).parents[2] / "schemas/copydesk.record.v1.schema.json"


def line_of(layer: Layer, provenance: Provenance = PROVENANCE) -> str:
    return encode_record(ARTICLE_OF_TESTS, layer, SCHEMA_OF_TESTS, provenance, "0.1.0")


def record_of(layer: Layer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(line_of(layer))
    return found


def as_line(record: object) -> bytes:
    return json.dumps(record).encode() + b"\n"


def complaint(line: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        decode_record(line, "f.jsonl:7")
    assert caught.value.message.startswith("f.jsonl:7: ")
    assert "\n" not in caught.value.message
    return caught.value.message.removeprefix("f.jsonl:7: ")


def test_the_schema_file_is_the_one_that_the_program_checks_with() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == record_schema()


@pytest.mark.parametrize("layer", [full_layer(), bare_layer(), Layer(ARTICLE_OF_TESTS.id, "eve")])
def test_records_are_valid_by_the_schema_file(layer: Layer) -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(record_of(layer))


@pytest.mark.parametrize("change", [{"extra": 1}, {"status": "finished"}, {"text": None}, {"article_id": "12"}])
def test_the_schema_file_refuses_what_is_not_a_record(change: dict[str, object]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    assert not validator.is_valid(record_of(full_layer()) | change)


@pytest.mark.parametrize("layer", [full_layer(), bare_layer()])
def test_a_layer_comes_back_whole(layer: Layer) -> None:
    line = line_of(layer)
    found = decode_record(line.encode(), "x:1")
    assert found.article == ARTICLE_OF_TESTS
    assert found.provenance == PROVENANCE
    assert (found.schema_name, found.schema_sha256) == ("blast@2026-01-05", "a" * 64)
    assert found.layer == Layer(
        layer.article, layer.annotator, layer.spans, layer.events, layer.values, layer.attributes
    )
    assert encode_record(found.article, found.layer, SCHEMA_OF_TESTS, found.provenance, "0.1.0") == line


def test_every_quote_is_the_text_at_its_offsets() -> None:
    record = record_of(full_layer())
    text, in_utf16 = record["text"], record["text"].encode("utf-16-le")
    for span in record["spans"]:
        assert text[span["start"] : span["end"]] == span["quote"]
        assert in_utf16[2 * span["start_utf16"] : 2 * span["end_utf16"]].decode("utf-16-le") == span["quote"]
        for each in span["ranges"]:
            assert text[each["start"] : each["end"]] == each["quote"]
    quotes = {span["id"]: span["quote"] for span in record["spans"]}
    rows = [row for event in record["events"] for row in event["fields"]]
    assert sum(len(row["evidence"]) for row in rows) == 6
    for row in rows:
        assert row["quotes"] == [quotes[span] for span in row["evidence"]]


def test_every_declared_field_has_a_row_in_the_order_of_the_schema() -> None:
    full, empty = (event["fields"] for event in record_of(full_layer())["events"])
    assert [(row["path"], row["item"], row["type"], row["state"]) for row in full] == [
        ("type", "", "tree", "value"),
        ("date", "", "date", "value"),
        ("deaths", "", "quantity", "value"),
        ("tags", "", "choices", "value"),
        ("victims", "", "items", "value"),
        ("victims/i1/name", "i1", "text", "value"),
        ("victims/i1/aliases", "i1", "items", "value"),
        ("victims/i1/aliases/i3", "i3", "text", "value"),
        ("victims/i2/name", "i2", "text", "unknown"),
        ("victims/i2/aliases", "i2", "items", "empty"),
        ("source/who", "", "actor", "empty"),
    ]
    assert [row["field"] for row in full][4:8] == ["victims", "victims/name", "victims/aliases", "victims/aliases"]
    assert [(row["path"], row["state"]) for row in empty] == [
        ("type", "not_stated"),
        ("date", "empty"),
        ("deaths", "empty"),
        ("tags", "empty"),
        ("victims", "empty"),
        ("source/who", "empty"),
    ]


def test_options_carry_their_titles() -> None:
    record = record_of(full_layer())
    rows = {row["path"]: row for row in record["events"][0]["fields"]}
    assert rows["type"]["label"] == "Battles › Armed clash"
    assert rows["tags"]["label"] == "Ex\nWhy"
    assert rows["date"]["label"] == ""
    assert (record["events"][0]["type"], record["events"][0]["type_label"]) == ("B1", "Armed clash")
    assert (record["fields"][1]["value"], record["fields"][1]["label"]) == ("010", "News")


def test_a_value_that_the_schema_does_not_know_is_not_lost() -> None:
    layer = bare_layer()
    odd = Layer(layer.article, "eve", values={("", "old/field"): FieldValue(Value("text", "kept"))})
    found = decode_record(line_of(odd).encode(), "x:1")
    assert found.layer.values == odd.values


def test_the_line_is_safe_for_terminals_and_readers() -> None:
    line = line_of(full_layer())
    assert line.endswith("}\n")
    assert line.splitlines() == [line[:-1]]
    assert not {
        character for character in line[:-1] if character < " " or character in "\x7f\x85\u2028\u202e\u200f"
    }
    assert "José Ańez (قائد)" in line


def test_no_name_or_type_invites_a_guess() -> None:
    record = record_of(full_layer())
    for key in record:
        assert not key.endswith(("_at", "_time"))
        assert not key.startswith(("timestamp", "date", "modified"))
    assert record["article"]["published"] == "2026-03-10T00:00:00.000Z"
    assert not [value for value in walk(record) if value is None or isinstance(value, float)]


def test_all_lines_have_the_same_types() -> None:
    assert shape(record_of(full_layer())) >= shape(record_of(bare_layer()))
    bare_keys = {place for place, _ in shape(record_of(bare_layer()))}
    full = {place for place, _ in shape(record_of(full_layer())) if "[]" not in place}
    assert full <= bare_keys


def walk(value: object) -> list[object]:
    if isinstance(value, dict):
        return [each for inside in value.values() for each in walk(inside)]
    if isinstance(value, list):
        return [each for inside in value for each in walk(inside)]
    return [value]


def shape(value: object, place: str = "") -> set[tuple[str, str]]:
    if isinstance(value, dict):
        return {each for key, inside in value.items() for each in shape(inside, f"{place}.{key}")}
    if isinstance(value, list):
        return {(place, "list")} | {each for inside in value for each in shape(inside, f"{place}[]")}
    return {(place, type(value).__name__)}


Steps: TypeAlias = list[str | int]

ROW: Steps = ["events", 0, "fields", 1]
EVENT: Steps = ["events", 0]

FALSE_CLAIMS: list[tuple[Steps, object, str]] = [
    (["text"], TEXT + "!", "article.length is"),
    (["text"], TEXT[:-1] + "!", "article.sha256 is not that of the text"),
    (["article", "published"], "2026-03-10T10:00:00.000Z", "article.published is not a date"),
    (["article", "published_precision"], "", "article.published is not a date"),
    (["article", "metadata"], "[]", "article.metadata is not"),
    (["article", "metadata"], "{", "article.metadata is not the JSON text"),
    (["article", "metadata"], '{"a": NaN}', "article.metadata is not the JSON text of"),
    (["article", "metadata"], '{"a": "\\ud800"}', "article.metadata is not the JSON text of an"),
    (["article", "name"], "", "article.name is empty"),
    (["format"], "other", "this is JSON, but not a record"),
    (["format_version"], "2.0.0", "format_version is '2.0.0': this program reads version 1"),
    (["annotator"], "7ana", "annotator is '7ana'"),
    (["article_id"], "7", "article_id is '7': an id begins with a letter"),
    (["status"], "finished", "status is 'finished': it must be 'untouched' or"),
    (["layer", "revision"], -1, "layer.revision is -1: it must be 0 or more"),
    (["layer", "revision"], True, "layer.revision must be an integer"),
    (["layer", "created"], "2026-03-12T09:00:00Z", "layer.created is"),
    (["spans", 0, "end"], 5, "spans[0]: end does not fit"),
    (["spans", 0, "quote"], "Kesrb", "spans[0]: quote does not fit"),
    (["spans", 0, "start_utf16"], 11, "spans[0]: start_utf16 does not fit"),
    (["spans", 0, "ranges", 0, "quote"], "x", "spans[0]: ranges does not fit"),
    (["spans", 0, "ranges", 0, "end"], 99999, "spans[0]: it ends at 99999"),
    (["spans", 0, "ranges", 0, "end"], 11, "spans[0]: the ranges must be sorted"),
    (["spans", 0, "ranges"], [], "spans[0].ranges must not be empty"),
    (["spans", 0, "id"], "s2", "spans[2]: the id 's2' stands twice"),
    ([*ROW, "evidence"], ["s9", "s1"], "events[0].fields[1]: the evidence 's9' is not a span"),
    ([*ROW, "quotes"], ["x"], "events[0].fields[1]: the quotes are not those"),
    ([*ROW, "state"], "unknown", "events[0].fields[1]: the state is unknown, and yet there is a value"),
    ([*ROW, "path"], "type", "events[0].fields[1]: the path 'type' stands twice"),
    ([*ROW, "path"], "a//b", "events[0].fields[1]: the path 'a//b' stands twice or is not a path"),
    ([*ROW, "parts"], [{"name": "b", "value": "1"}, {"name": "a", "value": "1"}], "the parts must be sorted"),
    ([*ROW, "value"], 7, "events[0].fields[1].value must be a string"),
    ([*EVENT, "position"], 2, "events[0]: positions must count from 1"),
    ([*EVENT, "id"], "e0", "events[1]: positions must count from 1, and no id may stand twice"),
    (["overrides", 0, "owner"], "e9", "overrides[0]: it stands twice, names no event"),
    (["overrides", 0, "reason"], "", "overrides[0]: it stands twice, names no event of this record, or lacks"),
    (["attributes"], [{"name": "status", "value": "done"}], "attributes[0]: 'status' has a place of its own"),
    (["surprise"], 1, "the record has a key that this version does not know: 'surprise'"),
    (["spans", 0, "surprise"], 1, "spans[0] has a key that this version does not know: 'surprise'"),
]


@pytest.mark.parametrize(("place", "claim", "expected"), FALSE_CLAIMS, ids=[row[2][:40] for row in FALSE_CLAIMS])
def test_a_false_claim_is_found_and_named(place: Steps, claim: object, expected: str) -> None:
    record: Any = record_of(full_layer())
    held = record
    for step in place[:-1]:
        held = held[step]
    held[place[-1]] = claim
    assert expected in complaint(as_line(record))


def test_a_missing_key_is_named() -> None:
    record = record_of(full_layer())
    del record["layer"]["flag"]
    assert complaint(as_line(record)) == "layer.flag is missing."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"{", "this is not JSON: Expecting property name enclosed in double quotes at character 2."),
        (b"[]", "this is JSON, but not an object."),
        (b"{}", "this is JSON, but not a record"),
        (b'{"a": 1, "a": 2}', "the key 'a' stands twice in one object."),
        (b'{"a": NaN}', "NaN is not a whole number"),
        (b'{"a": 1.5}', "1.5 is not a whole number"),
        (b'{"a": 1e999}', "1e999 is not a whole number"),
        (b'{"a": "\xff"}', "byte 7 of the line is not UTF-8."),
        (b'{"a": "\\ud800"}', "an escape stands for half a surrogate pair."),
        (b'{"a": ' + b"[" * 100_000, "this is nested too deeply."),
        (b'{"a": ' + b"1" * 5000 + b"}", "a number has too many digits."),
    ],
)
def test_a_broken_line_is_told_in_one_line(line: bytes, expected: str) -> None:
    assert complaint(line).startswith(expected)


def test_an_escaped_surrogate_pair_is_one_character() -> None:
    record = record_of(full_layer())
    escaped = json.dumps(record, ensure_ascii=True).encode()
    assert b"\\ud83d\\udea8" in escaped
    assert decode_record(escaped, "x:1").layer.spans == full_layer().spans


def test_a_day_of_publication_that_is_no_date_is_refused() -> None:
    with pytest.raises(FormatError, match=r"kesra\.txt: published is 'Tuesday'"):
        encode_record(
            replace(ARTICLE_OF_TESTS, published="Tuesday"), bare_layer(), SCHEMA_OF_TESTS, PROVENANCE, "0.1.0"
        )
