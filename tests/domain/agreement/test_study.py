import pytest

from tests.support.agreement import SCHEMA
from tui.domain.agreement.marks import Way
from tui.domain.agreement.study import Study, coverage, marks_of
from tui.domain.layers import Layer, Status
from tui.domain.schema import Field, FieldType
from tui.domain.spans import EVIDENCE_LABEL, Span
from tui.domain.values import FieldValue, make_value


def layer(article: str, who: str, status: Status, *places: str, topic: str = "war", at: int = 0) -> Layer:
    values = {("", "topic"): FieldValue(make_value("text", topic))}
    spans = {f"{who}s": Span(f"{who}s", "place", ((at, at + 5),))}
    for number, place in enumerate(places):
        event = f"{who}{number}"
        spans[f"{event}x"] = Span(f"{event}x", EVIDENCE_LABEL, ((20 * number, 20 * number + 9),))
        values[event, "type"] = FieldValue(make_value("tree", "clash"), evidence=(f"{event}x",))
        values[event, "place"] = FieldValue(make_value("place", place))
    events = tuple(f"{who}{number}" for number in range(len(places)))
    return Layer(article, who, spans, events, values, {"status": status.value})


def study(*articles: list[Layer]) -> Study:
    schema = SCHEMA._replace(article_fields=(Field("topic", FieldType.TEXT, "Topic"),))
    names = {each.annotator for layers in articles for each in layers}
    counted = Study(schema, [layers[0].article for layers in articles], names)
    for layers in articles:
        counted.add(layers)
    return counted


def test_finished_layers_are_compared() -> None:
    counted = study(
        [layer("a", "ana", Status.DONE, "Raqqa", "Homs"), layer("a", "ben", Status.DONE, "Raqqa", at=2)]
    )
    assert counted.spans.f1(Way.EXACT).outcome() == 0
    assert counted.spans.f1(Way.OVERLAP).outcome() == 1
    assert counted.events.detection().outcome() == pytest.approx(2 / 3)
    assert counted.article.agreement("topic").percent.outcome() == 1


def test_no_event_is_finished_and_untouched_is_not() -> None:
    counted = study(
        [layer("a", "ana", Status.DONE, "Raqqa"), layer("a", "ben", Status.NO_EVENT)],
        [layer("b", "ana", Status.DONE, "Raqqa"), layer("b", "ben", Status.UNTOUCHED)],
        [layer("c", "ana", Status.DONE, "Raqqa"), layer("c", "ben", Status.IN_PROGRESS, "Raqqa")],
    )
    figure = counted.events.detection().figure()
    assert (figure.value, figure.documents) == (0, 1)
    assert figure.left_out == (("documents with fewer than two annotators", 2),)
    assert coverage(counted)["ben"] == {Status.IN_PROGRESS: 1, Status.NO_EVENT: 1, Status.UNTOUCHED: 1}


def test_unfinished_layers_if_asked_for() -> None:
    asked = Study(SCHEMA, ["c"], ["ana", "ben"], statuses=frozenset(Status))
    asked.add([layer("c", "ana", Status.DONE, "Raqqa"), layer("c", "ben", Status.IN_PROGRESS, "Raqqa")])
    assert asked.events.detection().outcome() == 1


def test_an_article_that_nobody_finished_is_no_document() -> None:
    counted = study([layer("a", "ana", Status.UNTOUCHED), layer("a", "ben", Status.IN_PROGRESS)])
    assert counted.events.detection().figure().documents == 0
    assert counted.spans.f1(Way.EXACT).figure().show() == "undefined (no article that two finished)"


def test_identical_annotators_are_told() -> None:
    articles = [[layer(name, who, Status.DONE, "Raqqa") for who in ("ana", "ben")] for name in "abc"]
    assert study(*articles).twins() == [("ana", "ben", 3)]
    articles[1][1] = layer("b", "ben", Status.DONE, "Homs")
    assert study(*articles).twins() == []


def test_evidence_without_a_label_is_no_span_of_its_own() -> None:
    assert [each.label for each in marks_of(layer("a", "ana", Status.DONE, "Raqqa"))] == ["place"]
