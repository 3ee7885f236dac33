"""Any edit, then its inverse, is no edit at all; and no edit leaves a broken layer."""

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from tui.domain import editing
from tui.domain.edits import Edit, apply, inverse
from tui.domain.errors import EditError
from tui.domain.layers import ARTICLE, Layer
from tui.domain.values import Nothing, make_value

PATHS = ["place", "with/+", "source/+/name", "date"]
LABELS = ["actor", "place", "evidence"]


def ranges() -> SearchStrategy[list[tuple[int, int]]]:
    one = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    return st.lists(one, min_size=1, max_size=3)


def some_edit(data: DataObject, layer: Layer, new_id: editing.NewId) -> Edit:
    """One random action, as far as the layer allows it."""
    owner = data.draw(st.sampled_from([ARTICLE, *layer.events]))
    held = [path for path, _ in layer.values_of(owner)]
    path = data.draw(st.sampled_from(PATHS + held))
    actions = ["label", "answer", "event", "attribute", "clear"]
    actions += ["span"] if layer.spans else []
    actions += ["copy", "drop", "move"] if owner else []
    match data.draw(st.sampled_from(actions)):
        case "label":
            return editing.label_span(layer, data.draw(st.sampled_from(LABELS)), data.draw(ranges()), new_id)
        case "answer":
            said = data.draw(
                st.sampled_from([None, Nothing.UNKNOWN, make_value("text", "x"), make_value("text", "y")])
            )
            evidence = data.draw(st.one_of(st.just([]), ranges()))
            keep = data.draw(st.booleans())
            return editing.answer(
                layer, owner, path, said, new_id, ranges=evidence, label="place", keep_evidence=keep
            )
        case "event":
            return editing.new_event(layer, new_id("e"), [("date", make_value("date", "2022"))])
        case "clear":
            return editing.clear(layer, owner, path)
        case "span":
            span = data.draw(st.sampled_from(sorted(layer.spans)))
            if data.draw(st.booleans()):
                return editing.delete_span(layer, span)
            return editing.move_span(layer, span, data.draw(ranges()))
        case "copy":
            return editing.duplicate_event(layer, owner, new_id("e"))
        case "drop":
            return editing.delete_event(layer, owner)
        case "move":
            return editing.move_event(layer, owner, data.draw(st.integers(-3, 3)))
        case _:
            text = data.draw(st.sampled_from(["", "why"]))
            if data.draw(st.booleans()):
                return editing.override(layer, owner, "check", text)
            return editing.finish(layer, [(owner, "c")], "why") if text else editing.set_flag(layer, "look")


def check_layer(layer: Layer) -> None:
    for (owner, _), said in layer.values.items():
        assert owner == ARTICLE or owner in layer.events
        assert not said.blank
        assert set(said.evidence) <= set(layer.spans)
        assert not (said.value is not None and said.nothing is not None)
    for span in layer.spans.values():
        assert all(start < end for start, end in span.ranges)
        assert all(one[1] < two[0] for one, two in zip(span.ranges, span.ranges[1:], strict=False))
    assert "" not in layer.attributes.values()
    assert len(set(layer.events)) == len(layer.events)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_edit_then_inverse_is_identity(data: DataObject) -> None:
    numbers = count(1)

    def new_id(prefix: str) -> str:
        return f"{prefix}{next(numbers)}"

    layer = Layer("a1", "ana")
    for _ in range(data.draw(st.integers(1, 12))):
        try:
            edit = some_edit(data, layer, new_id)
        except EditError:
            continue
        after = apply(layer, edit)
        check_layer(after)
        back = apply(after, inverse(edit))
        assert (back.spans, back.values, back.events, back.attributes) == (
            layer.spans,
            layer.values,
            layer.events,
            layer.attributes,
        )
        assert inverse(inverse(edit)) == edit
        layer = after
