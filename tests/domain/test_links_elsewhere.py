"""Links to events of other articles, in everything that treats links."""

from itertools import count

import pytest

from tests.support.agreement import SCHEMA, event
from tui.domain import editing
from tui.domain.adjudication.contents import Content, Part, mentions, renamed
from tui.domain.agreement.events import EventTally
from tui.domain.agreement.records import Record, Said
from tui.domain.answers import show_answer
from tui.domain.answers_reading import AnswerContext, edit_answer, read_answer
from tui.domain.answers_showing import literal_text
from tui.domain.editing_links import links_to
from tui.domain.editing_merging import merge_events
from tui.domain.edits import apply
from tui.domain.layers import Layer
from tui.domain.links import leads_elsewhere, links_elsewhere
from tui.domain.schema import Field, FieldType, Option
from tui.domain.values import Value, make_value

FIELD = Field("related", FieldType.LINK, "Related", many=True, relations=(Option("part_of", "Part of"),))


def link(to: str, article: str = "a9") -> Value:
    return make_value(
        "link", to, {"article": article, "relation": "part_of", "title": "Raid · Homs" if article else ""}
    )


@pytest.fixture
def layer() -> Layer:
    """Two events, of which the second leads to one of another article that is called like the first."""
    numbers = count(1)
    made = Layer("a1", "ana")
    for name in ("e1", "e2"):
        made = apply(made, editing.new_event(made, name))
    for to in ("a9", "a8", ""):
        edit = editing.answer(made, "e2", "related/+", link("e1", to), lambda prefix: f"{prefix}{next(numbers)}")
        made = apply(made, edit)
    return made


def held(layer: Layer, owner: str) -> list[Value | None]:
    return [layer.value(owner, f"related/{item}").value for item in layer.items(owner, "related")]


def test_an_event_that_goes_takes_only_links_to_itself_along(layer: Layer) -> None:
    assert len(links_to(layer, "e1")) == 1
    after = apply(layer, editing.delete_event(layer, "e1"))
    assert held(after, "e2") == [link("e1"), link("e1", "a8")]


def test_merging_leaves_them_where_they_lead(layer: Layer) -> None:
    numbers = count(50)
    after = apply(layer, merge_events(layer, "e2", "e1", (), lambda prefix: f"{prefix}{next(numbers)}"))
    assert held(after, "e2") == [link("e1"), link("e1", "a8")]


def test_links_into_two_articles_are_two_though_the_events_are_called_alike(layer: Layer) -> None:
    numbers = count(50)
    edit = editing.answer(layer, "e1", "related/+", link("e1", "a7"), lambda prefix: f"{prefix}{next(numbers)}")
    both = apply(layer, edit)
    after = apply(both, merge_events(both, "e2", "e1", (), lambda prefix: f"{prefix}{next(numbers)}"))
    assert held(after, "e2") == [link("e1"), link("e1", "a8"), link("e1", "a7")]


def test_they_are_found(layer: Layer) -> None:
    assert sorted(links_elsewhere(layer)) == [("a8", "e1"), ("a9", "e1")]
    assert [leads_elsewhere(each) for each in (link("e1"), link("e1", ""), make_value("place", "x"))] == [
        True,
        False,
        False,
    ]


def test_gold_does_not_take_what_leads_into_the_work_of_one_annotator() -> None:
    names = {"e1": "t1"}
    assert renamed(link("e1"), names) is None
    assert renamed(link("e1", ""), names) == link("t1", "")
    assert mentions(Content(Part(link("e1")))) == set()


def test_agreement_compares_the_article() -> None:
    schema = SCHEMA._replace(event_fields=(*SCHEMA.event_fields, Field("cause", FieldType.LINK, "Cause")))

    def linked(name: str, article: str) -> Record:
        found = event(name, type="march", date="2022-01-05", at=(0, 9))
        return Record(name, {**found.said, "cause": Said((link(f"of {name}", article),))})

    for articles, agreed in ((("a9", "a9"), 1), (("a9", "a8"), 0)):
        layers = {who: [linked(f"{who}0", article)] for who, article in zip(("ana", "ben"), articles, strict=True)}
        counted = EventTally(schema, layers)
        counted.add("d", layers)
        assert counted.field("cause").percent.outcome() == agreed


def test_they_are_shown_by_what_they_were_called_and_can_be_typed() -> None:
    assert show_answer(FIELD, link("e1")) == "Raid · Homs · Part of"
    assert show_answer(FIELD, link("e1", "")) == "e1 · Part of"
    assert literal_text(FIELD, link("e1")) == "e1 relation=part_of article=a9"
    context = AnswerContext()
    assert edit_answer(FIELD, link("e1"), literal_text(FIELD, link("e1")), context) == link("e1")
    assert read_answer(FIELD, "e4 article=a7", context) == make_value("link", "e4", {"article": "a7"})
