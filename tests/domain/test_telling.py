from tests.support.records import SCHEMA_OF_TESTS, TEXT, full_layer, span
from tui.domain import editing
from tui.domain.edits import AttributeChange, Change, Edit, EventsChange, SpanChange, ValueChange, apply
from tui.domain.layers import SCHEMA, STATUS, Layer
from tui.domain.telling import event_name, field_title, layer_lines, tell
from tui.domain.values import BLANK, FieldValue, Nothing, Value, make_value


def told(layer: Layer, *changes: Change) -> list[str]:
    edit = Edit("test", "a test", changes)
    return [each.line for each in tell(SCHEMA_OF_TESTS, layer, apply(layer, edit), edit, TEXT)]


def change(layer: Layer, owner: str, path: str, after: FieldValue) -> ValueChange:
    return ValueChange(owner, path, layer.value(owner, path), after)


def test_an_answer_is_told_with_its_evidence_before_and_after() -> None:
    layer = full_layer()
    said = FieldValue(make_value("quantity", "3"), None, ("s1", "s4"), "low", "two or\nthree")
    name = event_name(SCHEMA_OF_TESTS, layer, "e1")
    assert told(layer, change(layer, "e1", "deaths", said)) == [
        f"{name}: Deaths: 2 “Two traders” → 3 “Kesra” “family … market” [low] note: two or three"
    ]
    assert told(layer, change(layer, "", "genre", FieldValue(None, Nothing.UNKNOWN))) == [
        "article: Genre: News → unknown"
    ]


def test_what_is_as_right_is_told() -> None:
    layer = full_layer()
    said = FieldValue(Value("choice", "010"), alternatives=(Value("choice", "NO"),), optional=True)
    assert told(layer, change(layer, "", "genre", said)) == [
        "article: Genre: News → News (or Norway) (or nothing)",
    ]


def test_evidence_that_comes_with_an_answer_is_told_once() -> None:
    layer = full_layer()
    new = span("s9", "three")
    said = FieldValue(Value("text", "x"), None, ("s9",))
    assert told(layer, SpanChange("s9", None, new), change(layer, "e1", "victims/i1/name", said)) == [
        f"{event_name(SCHEMA_OF_TESTS, layer, 'e1')}: Victims 1 › Name: a trader “family … market” → x “three”"
    ]
    assert told(layer, SpanChange("s9", None, new)) == ["article: span: · → Evidence “three”"]
    marked = apply(layer, Edit("test", "a test", (SpanChange("s9", None, new),)))
    assert told(marked, SpanChange("s9", new, None)) == ["article: span: Evidence “three” → ·"]


def test_an_event_that_went_is_named_as_it_was() -> None:
    layer = full_layer()
    name = event_name(SCHEMA_OF_TESTS, layer, "e1")
    edit = editing.delete_event(layer, "e1")
    lines = [each.line for each in tell(SCHEMA_OF_TESTS, layer, apply(layer, edit), edit, TEXT)]
    assert f"{name}: event: there → deleted" in lines
    assert all(line.startswith((f"{name}: ", "article: ")) for line in lines)


def test_events_that_come_and_change_places() -> None:
    layer = full_layer()
    assert told(layer, EventsChange(("e1", "e0"), ("e1", "e0", "e5"))) == ["event 3: event: · → made"]
    assert told(layer, EventsChange(("e1", "e0"), ("e0", "e1"))) == ["article: order of events: 1 2 → 2 1"]


def test_attributes() -> None:
    layer = full_layer()
    assert told(layer, AttributeChange(STATUS, "done", "in_progress")) == ["article: status: done → in progress"]
    assert told(layer, AttributeChange("override//genre-given", "obvious", "")) == [
        "article: override of /genre-given: obvious → ·"
    ]
    # What gold rests on is what its edits are called.
    for name in ("decision/r1", "alignment/j1"):
        assert told(layer, AttributeChange(name, "", "d1")) == []
    stamp = AttributeChange(SCHEMA, "", SCHEMA_OF_TESTS.name)
    assert told(Layer("a", "ana"), stamp) == []
    assert told(layer, AttributeChange(SCHEMA, SCHEMA_OF_TESTS.name, "blast@9")) == [
        f"article: schema: {SCHEMA_OF_TESTS.name} → blast@9"
    ]


def test_what_the_schema_lacks_is_told_by_its_path() -> None:
    layer = full_layer()
    after = FieldValue(Value("text", "red\nand blue"))
    assert told(layer, ValueChange("e1", "colour/x", BLANK, after))[0].endswith("colour/x: · → red and blue")
    assert field_title(SCHEMA_OF_TESTS, layer, "e1", "victims/i9/name") == "Victims i9 › Name"


def test_a_layer_is_told_in_the_order_of_its_form() -> None:
    lines = [line for _, line in layer_lines(SCHEMA_OF_TESTS, full_layer(), TEXT)]
    titles = [line.partition(":")[0] for line in lines]
    order = ["Published", "Genre", "Type", "Date", "Deaths", "Tags", "Victims", "Victims 1 › Name"]
    assert [title for title in titles if title in order][: len(order)] == order
    assert titles.index("Victims 1 › Alias 1") < titles.index("Victims 2 › Name")
    assert "flag: tolls differ" in lines
