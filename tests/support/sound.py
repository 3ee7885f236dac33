"""What holds of every layer of the reviewed schema, whatever it says."""

from collections.abc import Iterator

from tests.support.adjudicating import SCHEMA_OF_REVIEW
from tui.domain.layers import Layer
from tui.domain.links import named_event
from tui.domain.schema import Field
from tui.domain.text import ArticleText
from tui.domain.values import ITEMS, FieldValue


def faults(layer: Layer, text: ArticleText) -> Iterator[str]:
    """What is wrong with a layer, whatever it says."""
    for span in layer.spans.values():
        edges = [edge for pair in span.ranges for edge in pair]
        if not edges or edges != sorted(set(edges)) or edges[-1] > len(text.text):
            yield f"{span} does not lie within the text"
        elif any(text.snap(edge) != edge for edge in edges):
            yield f"{span} splits a cluster"
    for (owner, path), said in layer.values.items():
        field = SCHEMA_OF_REVIEW.field(owner, path)
        if owner and owner not in layer.events:
            yield f"{owner} is no event"
        if field is None:
            yield f"{path} is no field"
        else:
            yield from (f"{path} {fault}" for fault in _value_faults(layer, field, said))
            above, _, item = path.rpartition("/") if field.many else path.rpartition("/")[0].rpartition("/")
            if "/" in path and item not in layer.items(owner, above):
                yield f"{path} is in no list"


def _value_faults(layer: Layer, field: Field, said: FieldValue) -> Iterator[str]:
    if not set(said.evidence) <= layer.spans.keys():
        yield "rests on words that are not there"
    if said.value is not None and said.nothing is not None:
        yield "has a value and none"
    for value in (said.value, *said.alternatives):
        if value is not None and value.type not in {field.type, ITEMS}:
            yield f"is of another type: {value}"
        if value is not None and named_event(value) and named_event(value) not in layer.events:
            yield "names an event that is not there"
