"""Any layer on any text becomes a valid record whose quotes hold, and comes back from it whole."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.records import ARTICLE_OF_TESTS, PROVENANCE, SCHEMA_OF_TESTS
from tui.domain.errors import FormatError
from tui.domain.layers import ARTICLE, STATUS, Layer, Status
from tui.domain.spans import Origin, Range, Span, join_ranges
from tui.domain.values import FieldValue, Nothing, Value, make_value
from tui.formats.articles import text_sha256
from tui.formats.record import decode_record, encode_record

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("schemas/copydesk.record.v1.schema.json").read_text("utf-8"))

PIECES = (
    *("a ", "word", "\r\n", "\r", "\n\n", "é", "e\u0301", "😱", "👨‍👩‍👧", "中文", "قائد"),
    *("\u202e", "\u2028", "\x85", "\x00", "\x1b[2J"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), min_size=1, max_size=12).map("".join)
IDS = st.from_regex(r"\A[a-z][a-z0-9]{0,3}\Z")
FREE = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def spans_on(text: str) -> st.SearchStrategy[dict[str, Span]]:
    ends = st.integers(0, len(text))
    ranges = st.lists(st.tuples(ends, ends), min_size=1, max_size=3).map(_ranges).filter(bool)
    made = st.builds(Span, IDS, st.sampled_from(("place", "evidence")), ranges, st.sampled_from(list(Origin)))
    several = st.lists(made, max_size=5, unique_by=lambda span: span.id)
    return several.map(lambda found: {span.id: span for span in found})


def _ranges(pairs: list[Range]) -> tuple[Range, ...]:
    return join_ranges((min(pair), max(pair)) for pair in pairs)


def field_values(spans: list[str]) -> st.SearchStrategy[FieldValue]:
    evidence = st.lists(st.sampled_from(spans), max_size=3, unique=True).map(tuple) if spans else st.just(())
    parts = st.dictionaries(IDS, FREE, max_size=2)
    value = st.builds(make_value, st.sampled_from(("text", "date", "items")), FREE, parts)
    return st.one_of(
        st.builds(FieldValue, value, st.none(), evidence, IDS, FREE),
        st.builds(FieldValue, st.none(), st.sampled_from(list(Nothing)), evidence, IDS, FREE),
        st.builds(FieldValue, st.none(), st.none(), evidence, FREE, FREE),
    )


@st.composite
def layers(draw: st.DrawFn) -> tuple[str, Layer]:
    text = draw(TEXTS)
    spans = draw(spans_on(text))
    events = tuple(draw(st.lists(IDS, max_size=3, unique=True)))
    owners = st.sampled_from((ARTICLE, *events))
    declared = st.sampled_from(("type", "date", "victims", "source/who"))
    paths = st.one_of(declared, IDS, st.tuples(IDS, IDS).map("/".join))
    values = draw(st.dictionaries(st.tuples(owners, paths), field_values(list(spans)), max_size=6))
    attributes = draw(st.dictionaries(st.sampled_from(("flag", "note", "other", "override//c")), FREE, max_size=4))
    status = draw(st.sampled_from((Status.DONE, Status.IN_PROGRESS)))
    said = {name: value for name, value in attributes.items() if value} | {STATUS: status.value}
    kept = {key: value for key, value in values.items() if not value.blank}
    return text, Layer(ARTICLE_OF_TESTS.id, "ana", spans, events, kept, said)


@settings(max_examples=120, deadline=None)
@given(layers())
def test_any_layer_comes_back_whole(made: tuple[str, Layer]) -> None:
    text, layer = made
    article = replace(ARTICLE_OF_TESTS, text=text, sha256=text_sha256(text))
    line = encode_record(article, layer, SCHEMA_OF_TESTS, PROVENANCE, "0.1.0")
    assert line.count("\n") == 1
    found = decode_record(line.encode(), "x:1")
    assert found.article == article
    assert found.layer == replace(layer, attributes={**layer.attributes, "schema": SCHEMA_OF_TESTS.name})
    assert encode_record(found.article, found.layer, SCHEMA_OF_TESTS, found.provenance, "0.1.0") == line


@settings(max_examples=60, deadline=None)
@given(layers())
def test_any_record_is_valid_and_its_quotes_hold(made: tuple[str, Layer]) -> None:
    text, layer = made
    article = replace(ARTICLE_OF_TESTS, text=text, sha256=text_sha256(text))
    record = json.loads(encode_record(article, layer, SCHEMA_OF_TESTS, PROVENANCE, "0.1.0"))
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    units = record["text"].encode("utf-16-le", "surrogatepass")
    for span in record["spans"]:
        assert record["text"][span["start"] : span["end"]] == span["quote"]
        assert units[2 * span["start_utf16"] : 2 * span["end_utf16"]].decode("utf-16-le") == span["quote"]
        assert [each["quote"] for each in span["ranges"]] == [text[a:b] for a, b in layer.spans[span["id"]].ranges]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30).filter(lambda text: text.isprintable()), st.data())
def test_a_value_is_only_believed_as_it_is(text: str, data: st.DataObject) -> None:
    """Changing any character of the text or of a quote is found."""
    text = f"{text}."
    article = replace(ARTICLE_OF_TESTS, text=text, sha256=text_sha256(text))
    said = {(ARTICLE, "genre"): FieldValue(Value("choice", "NO"), evidence=("s1",))}
    layer = Layer(article.id, "ana", spans={"s1": Span("s1", "place", ((0, len(text)),))}, values=said)
    record = json.loads(encode_record(article, layer, SCHEMA_OF_TESTS, PROVENANCE, "0.1.0"))
    at = data.draw(st.integers(0, len(text) - 1))
    other = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]
    place = data.draw(st.sampled_from(("text", "quote", "range", "row")))
    if place == "text":
        record["text"] = other
    elif place == "quote":
        record["spans"][0]["quote"] = other
    elif place == "range":
        record["spans"][0]["ranges"][0]["quote"] = other
    else:
        record["fields"][1]["quotes"] = [other]
    with pytest.raises(FormatError):
        decode_record(json.dumps(record).encode(), "x:1")
