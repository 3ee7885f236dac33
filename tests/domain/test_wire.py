import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tui.domain import wire
from tui.domain.edits import AttributeChange, Change, EventsChange, SpanChange, ValueChange
from tui.domain.errors import FormatError
from tui.domain.spans import Origin, Span, join_ranges
from tui.domain.values import BLANK, FieldValue, Nothing, Value, make_value

TEXT = st.text(max_size=6)
IDS = st.text("abc0", min_size=1, max_size=4)
VALUES = st.builds(make_value, TEXT, TEXT, st.dictionaries(TEXT, TEXT, max_size=2))
RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), min_size=1, max_size=3).map(
    lambda pairs: join_ranges((start, start + length) for start, length in pairs)
)


def field_values() -> SearchStrategy[FieldValue]:
    evidence = st.lists(IDS, max_size=2).map(tuple)
    filled = st.builds(FieldValue, VALUES, st.none(), evidence, TEXT, TEXT)
    return filled | st.builds(FieldValue, st.none(), st.none() | st.sampled_from(Nothing), evidence, TEXT, TEXT)


def spans(span_id: str) -> SearchStrategy[Span]:
    return st.builds(Span, st.just(span_id), TEXT, RANGES, st.sampled_from(Origin))


def changes() -> SearchStrategy[Change]:
    orders = st.lists(IDS, max_size=3).map(tuple)
    return st.one_of(
        IDS.flatmap(
            lambda span_id: st.builds(
                SpanChange, st.just(span_id), st.none() | spans(span_id), st.none() | spans(span_id)
            )
        ),
        st.builds(ValueChange, IDS | st.just(""), IDS, field_values(), field_values()),
        st.builds(EventsChange, orders, orders),
        st.builds(AttributeChange, IDS, TEXT, TEXT),
    )


@settings(max_examples=80, deadline=None)
@given(st.lists(changes(), max_size=4).map(tuple))
def test_changes_come_back_from_their_text(made: tuple[Change, ...]) -> None:
    text = wire.canonical(wire.encode_changes(made))
    assert wire.decode_changes(wire.parse(text)) == made
    assert wire.canonical(wire.parse(text)) == text


def test_changes_have_the_documented_shape() -> None:
    said = FieldValue(make_value("date", "2022-01-05", {"precision": "day"}), None, ("s1",), "high", "sic")
    made = (
        SpanChange("s1", None, Span("s1", "time", ((3, 9), (12, 15)), Origin.FIELD)),
        ValueChange("e1", "date", BLANK, said),
        ValueChange("", "source", FieldValue(nothing=Nothing.UNKNOWN), BLANK),
        EventsChange(("e1",), ("e2", "e1")),
        AttributeChange("status", "", "done"),
    )
    assert wire.encode_changes(made) == [
        {
            "span": "s1",
            "before": None,
            "after": {"label": "time", "origin": "field", "ranges": [[3, 9], [12, 15]]},
        },
        {
            "value": ["e1", "date"],
            "before": {},
            "after": {
                "value": ["date", "2022-01-05", {"precision": "day"}],
                "evidence": ["s1"],
                "confidence": "high",
                "note": "sic",
            },
        },
        {"value": ["", "source"], "before": {"nothing": "unknown"}, "after": {}},
        {"events": True, "before": ["e1"], "after": ["e2", "e1"]},
        {"attribute": "status", "before": "", "after": "done"},
    ]


def test_text_is_written_as_it_is_and_names_are_sorted() -> None:
    assert wire.canonical({"b": "\u202eمرحبا", "a": [1, None]}) == '{"a":[1,null],"b":"\u202eمرحبا"}'


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_json_lacks_are_refused(number: float) -> None:
    with pytest.raises(FormatError):
        wire.canonical(number)


@pytest.mark.parametrize("text", ["", "{", "[1,]", "[" * 100_000])
def test_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="not JSON"):
        wire.parse(text)


@pytest.mark.parametrize("text", ["3", "{}", '"a"', "[[]]", "null"])
def test_lists_of_changes_of_another_shape_are_refused(text: str) -> None:
    with pytest.raises(FormatError):
        wire.decode_changes(json.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        "null",
        '{"span": "s1", "before": null}',
        '{"span": 1, "before": null, "after": null}',
        '{"span": "s1", "before": null, "after": null, "more": 1}',
        '{"span": "s1", "before": null, "after": {"label": "x", "origin": "other", "ranges": [[1, 2]]}}',
        '{"span": "s1", "before": null, "after": {"label": "x", "origin": "label"}}',
        '{"value": ["e1"], "before": {}, "after": {}}',
        '{"value": ["e1", "date"], "before": {}, "after": null}',
        '{"events": false, "before": [], "after": []}',
        '{"events": true, "before": [1], "after": []}',
        '{"events": true, "before": "e1", "after": []}',
        '{"attribute": "flag", "before": "", "after": 1}',
    ],
)
def test_changes_of_another_shape_are_refused(text: str) -> None:
    with pytest.raises(FormatError):
        wire.decode_change(json.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"more": 1}',
        '{"value": ["text", "x"], "nothing": "unknown"}',
        '{"nothing": "nobody knows"}',
        '{"nothing": 1}',
        '{"note": 1}',
        '{"evidence": "s1"}',
        '{"value": ["text"]}',
        '{"value": ["text", 1]}',
        '{"value": ["text", "x", {}]}',
        '{"value": ["text", "x", {"part": ""}]}',
        '{"value": ["text", "x", {"part": 1}]}',
    ],
)
def test_field_values_of_another_shape_are_refused(text: str) -> None:
    with pytest.raises(FormatError):
        wire.decode_field_value(json.loads(text))


@pytest.mark.parametrize(
    "text",
    ["[]", "[[1, 1]]", "[[2, 1]]", "[[3, 4], [1, 2]]", "[[1, 3], [2, 4]]", "[[-1, 2]]", "[[1]]", '[["1", 2]]'],
)
def test_ranges_out_of_order_are_refused(text: str) -> None:
    with pytest.raises(FormatError):
        wire.decode_ranges(json.loads(text))


def test_true_is_no_offset() -> None:
    with pytest.raises(FormatError):
        wire.decode_ranges([[False, True]])


def test_errors_show_a_little_of_what_was_found() -> None:
    with pytest.raises(FormatError) as caught:
        wire.decode_value(["\x1b\ud800" * 500])
    assert len(caught.value.message) < 120
    assert "\x1b" not in caught.value.message


def test_a_value_without_parts_has_no_object() -> None:
    assert wire.encode_value(Value("text", "x")) == ["text", "x"]
