"""Any edit, then its inverse, is no edit at all; and no edit leaves a broken layer."""

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from tui.domain import editing
from tui.domain.editing_events import event_of_words
from tui.domain.editing_merging import differing_parts, merge_events, parts_of_event, split_event
from tui.domain.edits import Edit, apply, inverse
from tui.domain.errors import EditError
from tui.domain.layers import ARTICLE, NOTE_ON, Layer
from tui.domain.links import named_event
from tui.domain.passages import KINDS, mark_passages
from tui.domain.schema import Label, Schema
from tui.domain.values import Nothing, Value, make_value

SCHEMA = Schema("s", "1", "", labels=(Label("caption", "Caption", "c"),))
VALUES = [make_value("text", "x"), make_value("text", "y")]
PATHS = ["place", "with/+", "source/+/name", "date"]
LABELS = ["actor", "place", "evidence"]


def ranges() -> SearchStrategy[list[tuple[int, int]]]:
    one = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    return st.lists(one, min_size=1, max_size=3)


def naming(layer: Layer, owner: str) -> list[Value]:
    """Values that name another event: links, and dates that hang on it."""
    others = [event for event in layer.events if event != owner]
    dates = [make_value("date", "2022-01-04", {"relative": f"before {event}"}) for event in others]
    return [*dates, *(make_value("link", event, {"relation": "same"}) for event in others)]


FURTHER = {"alternative", "note", "label-all", "relabel", "aside", "words", "split", "merge"}


def further_edit(data: DataObject, layer: Layer, new_id: editing.NewId, owner: str, action: str) -> Edit:
    """One of the actions that take more than one thing at once."""
    match action:
        case "alternative":
            path = data.draw(st.sampled_from(PATHS + [path for path, _ in layer.values_of(owner)]))
            return editing.add_alternative(layer, owner, path, data.draw(st.sampled_from(naming(layer, owner))))
        case "note":
            subject = data.draw(st.sampled_from(["", *layer.events, *sorted(layer.spans)]))
            return editing.set_note(layer, data.draw(st.sampled_from(["", "look", "so?"])), subject)
        case "label-all":
            return editing.label_all(layer, data.draw(st.sampled_from(LABELS)), data.draw(ranges()), new_id)
        case "relabel":
            span = data.draw(st.sampled_from(sorted(layer.spans)))
            return editing.relabel_span(layer, span, data.draw(st.sampled_from(LABELS)))
        case "aside":
            kind = data.draw(st.sampled_from(["", *KINDS]))
            return mark_passages(layer, SCHEMA, kind, data.draw(ranges()), new_id)
        case "words":
            value = data.draw(st.sampled_from([None, make_value("text", "x")]))
            return event_of_words(
                layer, new_id("e"), ("place", value), (data.draw(ranges()), "place"), new_id, after=owner
            )
        case "split":
            parts = parts_of_event(layer, owner)
            moved = data.draw(st.sets(st.sampled_from(parts))) if parts else set()
            shared = data.draw(st.sets(st.sampled_from(parts))) - moved if parts else set()
            return split_event(layer, owner, new_id("e"), moved, shared)
        case _:
            other = data.draw(st.sampled_from(layer.events))
            taken = differing_parts(layer, owner, other)
            return merge_events(layer, owner, other, taken[: data.draw(st.integers(0, 2))], new_id)


def some_edit(data: DataObject, layer: Layer, new_id: editing.NewId) -> Edit:
    """One random action, as far as the layer allows it."""
    owner = data.draw(st.sampled_from([ARTICLE, *layer.events]))
    held = [path for path, _ in layer.values_of(owner)]
    path = data.draw(st.sampled_from(PATHS + held))
    actions = ["label", "answer", "event", "attribute", "clear"]
    actions += ["label-all", "aside", "note", *(["alternative"] if naming(layer, owner) else [])]
    actions += ["span", "relabel"] if layer.spans else []
    actions += ["copy", "drop", "move", "split", "merge", "words"] if owner else []
    action = data.draw(st.sampled_from(actions))
    if action in FURTHER:
        return further_edit(data, layer, new_id, owner, action)
    match action:
        case "label":
            return editing.label_span(layer, data.draw(st.sampled_from(LABELS)), data.draw(ranges()), new_id)
        case "answer":
            said = data.draw(st.sampled_from([None, Nothing.UNKNOWN, *VALUES, *naming(layer, owner)]))
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
    noted = {name.removeprefix(NOTE_ON) for name in layer.attributes if name.startswith(NOTE_ON)}
    assert noted <= {*layer.events, *layer.spans}
    for (owner, _), said in layer.values.items():
        for value in (said.value, *said.alternatives):
            named = named_event(value) if value is not None else ""
            assert named in {"", *layer.events} - ({owner} - {""})
    for (owner, path), said in layer.values.items():
        if said.value is not None and said.value.type == "items":
            assert said.nothing is None
            assert len(set(said.value.lines())) == len(said.value.lines())
            if "/" not in path:
                held = {each.split("/")[1] for each, _ in layer.values_of(owner) if each.startswith(f"{path}/")}
                assert held <= set(said.value.lines())


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


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_named_an_event_that_goes_names_none_or_the_one_it_was_joined_with(data: DataObject) -> None:
    numbers = count(1)

    def new_id(prefix: str) -> str:
        return f"{prefix}{next(numbers)}"

    layer = Layer("a1", "ana")
    for _ in range(3):
        layer = apply(layer, editing.new_event(layer, new_id("e")))
    for _ in range(data.draw(st.integers(1, 8))):
        owner = data.draw(st.sampled_from([ARTICLE, *layer.events]))
        value = data.draw(st.sampled_from(naming(layer, owner)))
        path, evidence = data.draw(st.sampled_from(PATHS)), data.draw(st.one_of(st.just([]), ranges()))
        held = layer.value(owner, path).value
        if held is not None and held != value:
            layer = apply(layer, editing.add_alternative(layer, owner, path, value))
        else:
            layer = apply(layer, editing.answer(layer, owner, path, value, new_id, ranges=evidence))
    kept, gone = data.draw(st.permutations(layer.events))[:2]
    edits = (editing.delete_event(layer, gone), merge_events(layer, kept, gone, (), new_id))
    for edit in edits:
        after = apply(layer, edit)
        check_layer(after)
        assert all(after.uses_of(span) for span in after.spans)
        assert apply(after, inverse(edit)).values == layer.values
