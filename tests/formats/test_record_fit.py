"""What of a layer has a place in a schema."""

from dataclasses import replace

import pytest

from tests.support.records import SCHEMA_OF_TESTS, full_layer
from tui.domain.layers import Layer
from tui.domain.spans import Span
from tui.domain.values import FieldValue, Value
from tui.formats.record_fit import misfit


def test_a_layer_of_the_schema_fits() -> None:
    assert misfit(full_layer(), SCHEMA_OF_TESTS) == ""


def test_a_label_must_be_known() -> None:
    layer = Layer("a1", "ana", spans={"s1": Span("s1", "weapon", ((0, 1),))})
    assert misfit(layer, SCHEMA_OF_TESTS) == "span s1 has the label 'weapon', which blast@2026-01-05 lacks"


@pytest.mark.parametrize(
    ("path", "type_", "expected"),
    [
        ("motive", "text", "'motive' of event e1 is no field of the schema"),
        ("type/x", "text", "'type/x' of event e1 is no field of the schema"),
        ("date", "text", "'date' of event e1 is of type 'text' where the schema asks for 'date'"),
        ("type", "choice", ""),
        ("victims", "text", "'victims' of event e1 is of type 'text' where the schema asks for 'items'"),
        ("victims/i9/name", "text", "'victims/i9/name' of event e1 belongs to an item that its list lacks"),
        ("victims/i1", "text", "'victims/i1' of event e1 is a group: its fields hold the values"),
        ("victims/i1/aliases", "items", ""),
        ("source", "text", "'source' of event e1 is a group: its fields hold the values"),
        ("source/what", "text", "'source/what' of event e1 is no field of the schema"),
        ("source/who", "actor", ""),
    ],
)
def test_a_value_must_have_a_field_of_its_type(path: str, type_: str, expected: str) -> None:
    layer = full_layer()
    layer = replace(layer, values={**layer.values, ("e1", path): FieldValue(Value(type_, "i3"))})
    assert misfit(layer, SCHEMA_OF_TESTS) == expected


def test_the_fields_of_the_article_are_others_than_those_of_events() -> None:
    layer = Layer("a1", "ana", values={("", "deaths"): FieldValue(Value("quantity", "2"))})
    assert misfit(layer, SCHEMA_OF_TESTS) == "'deaths' of the article is no field of the schema"
