from itertools import count
from typing import TYPE_CHECKING

import pytest

from tui.domain import editing
from tui.domain.editing_events import event_of_words
from tui.domain.editing_merging import differing_parts, merge_events, parts_of_event, split_event
from tui.domain.edits import Edit, apply, inverse
from tui.domain.errors import EditError
from tui.domain.layers import Layer
from tui.domain.values import Nothing, Value, make_value

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def new_id() -> editing.NewId:
    numbers: Iterator[int] = count(1)
    return lambda prefix: f"{prefix}{next(numbers)}"


def text(literal: str) -> Value:
    return make_value("text", literal)


class Work:
    """A layer that is filled step by step; every edit is taken back once and done again."""

    def __init__(self, new_id: editing.NewId) -> None:
        self.new_id = new_id
        self.layer = Layer("a1", "ana")

    def do(self, edit: Edit) -> None:
        after = apply(self.layer, edit)
        again = apply(after, inverse(edit))
        held = self.layer
        assert (again.spans, again.values, again.events) == (held.spans, held.values, held.events)
        assert again.attributes == held.attributes
        self.layer = after

    def event(self, event: str, *answers: tuple[str, str | Nothing, int]) -> None:
        """An event with texts at paths, each with the four characters from an offset on as evidence."""
        self.do(editing.new_event(self.layer, event))
        for path, said, at in answers:
            self.say(event, path, said if isinstance(said, Nothing) else text(said), at)

    def say(self, event: str, path: str, said: Value | Nothing, at: int) -> None:
        self.do(editing.answer(self.layer, event, path, said, self.new_id, ranges=[(at, at + 4)]))

    def quoted(self, event: str, path: str) -> list[int]:
        """Where the evidence of a field starts."""
        return [self.layer.spans[each].start for each in self.layer.value(event, path).evidence]

    def literal(self, event: str, path: str) -> str:
        value = self.layer.value(event, path).value
        return "" if value is None else value.literal

    def items(self, event: str, path: str) -> list[str]:
        return [self.literal(event, f"{path}/{item}") for item in self.layer.items(event, path)]


@pytest.fixture
def work(new_id: editing.NewId) -> Work:
    return Work(new_id)


def test_words_make_an_event_with_its_type_in_one_step(work: Work) -> None:
    work.event("e1")
    work.event("e2")
    answer = ("kind", make_value("choice", "strike"))
    edit = event_of_words(
        work.layer, "e3", answer, ([(5, 9)], "what"), work.new_id, defaults=[("date", text("2021"))], after="e1"
    )
    work.do(edit)
    assert work.layer.events == ("e1", "e3", "e2")
    assert (work.literal("e3", "kind"), work.literal("e3", "date")) == ("strike", "2021")
    assert work.quoted("e3", "kind") == [5]
    assert [span.label for span in work.layer.spans.values()] == ["what"]


def test_words_that_tell_no_type_are_its_evidence(work: Work) -> None:
    work.do(event_of_words(work.layer, "e1", ("kind", None), ([(5, 9)], ""), work.new_id))
    assert (work.literal("e1", "kind"), work.quoted("e1", "kind")) == ("", [5])
    work.do(event_of_words(work.layer, "e2", ("kind", text("strike")), ([], ""), work.new_id))
    assert (work.literal("e2", "kind"), work.quoted("e2", "kind")) == ("strike", [])


def test_parts_are_fields_and_items(work: Work) -> None:
    work.event("e1", ("place", "Aleppo", 0), ("side/+", "Ana", 10), ("side/+", "Li", 20))
    work.say("e1", "source/+/name", text("SANA"), 30)
    side, source = work.layer.items("e1", "side"), work.layer.items("e1", "source")
    assert parts_of_event(work.layer, "e1") == [
        "place",
        f"side/{side[0]}",
        f"side/{side[1]}",
        f"source/{source[0]}",
    ]


def test_what_is_chosen_goes_over_to_the_new_event(work: Work) -> None:
    work.event("e1", ("place", "Aleppo", 0), ("date", "2021", 5), ("side/+", "Ana", 10), ("side/+", "Li", 20))
    work.event("e2")
    (first, second) = work.layer.items("e1", "side")
    work.do(split_event(work.layer, "e1", "e3", {"place", f"side/{second}"}, {"date"}))
    assert work.layer.events == ("e1", "e3", "e2")
    assert [work.literal(each, "place") for each in ("e1", "e3")] == ["", "Aleppo"]
    assert [work.literal(each, "date") for each in ("e1", "e3")] == ["2021", "2021"]
    assert (work.items("e1", "side"), work.items("e3", "side")) == (["Ana"], ["Li"])
    assert work.quoted("e3", f"side/{second}") == [20]
    assert work.layer.items("e1", "side") == (first,)
    assert len(work.layer.spans) == 4


def test_items_hold_together_when_they_go_over(work: Work) -> None:
    work.event("e1", ("place", "Aleppo", 0))
    work.say("e1", "source/+/name", text("SANA"), 30)
    (item,) = work.layer.items("e1", "source")
    work.say("e1", f"source/{item}/scale", text("local"), 40)
    work.do(split_event(work.layer, "e1", "e2", {f"source/{item}"}))
    assert dict(work.layer.values_of("e1")).keys() == {"place"}
    assert work.literal("e2", f"source/{item}/scale") == "local"


def test_a_split_parts_something(work: Work) -> None:
    work.event("e1", ("place", "Aleppo", 0), ("date", "2021", 5))
    with pytest.raises(EditError, match="Choose first"):
        split_event(work.layer, "e1", "e2", {"nowhere"})
    with pytest.raises(EditError, match="has to stay"):
        split_event(work.layer, "e1", "e2", {"place", "date"})
    with pytest.raises(EditError, match="no event here"):
        split_event(work.layer, "e9", "e2", {"place"})


def test_only_what_both_say_and_say_differently_differs(work: Work) -> None:
    work.event("e1", ("place", "Aleppo", 0), ("date", "2021", 5), ("side/+", "Ana", 10), ("dead", "5", 0))
    work.event("e2", ("place", "Homs", 20), ("date", "2021", 25), ("side/+", "Li", 30), ("hurt", "5", 0))
    assert differing_parts(work.layer, "e1", "e2") == ["place"]
    work.say("e2", "dead", Nothing.UNKNOWN, 40)
    assert differing_parts(work.layer, "e1", "e2") == ["place", "dead"]


def test_two_events_become_one(work: Work) -> None:
    work.event("e1", ("place", "Aleppo", 0), ("date", "2021", 5), ("dead", "5", 10))
    work.event("e2", ("place", "Homs", 20), ("date", "2021", 25), ("hurt", "7", 30), ("dead", "6", 35))
    work.do(editing.set_field_note(work.layer, "e1", "dead", "so far"))
    work.do(editing.set_field_note(work.layer, "e2", "dead", "later"))
    work.do(editing.override(work.layer, "e2", "few", "why"))
    work.do(merge_events(work.layer, "e1", "e2", {"dead"}, work.new_id))
    assert work.layer.events == ("e1",)
    assert [work.literal("e1", path) for path in ("place", "date", "dead", "hurt")] == ["Aleppo", "2021", "6", "7"]
    assert work.quoted("e1", "date") == [5, 25]
    assert work.quoted("e1", "place") == [0, 20]
    assert work.layer.value("e1", "dead").note == "later; so far"
    assert not [name for name in work.layer.attributes if name.startswith("override/")]
    assert {owner for owner, _ in work.layer.values} == {"e1"}


def test_a_value_counts_more_than_none(work: Work) -> None:
    work.event("e1", ("side", Nothing.NOT_STATED, 0))
    work.event("e2", ("side/+", "Ana", 10))
    work.do(merge_events(work.layer, "e1", "e2", (), work.new_id))
    assert work.items("e1", "side") == ["Ana"]
    assert work.layer.value("e1", "side").nothing is None


def test_items_come_together_and_the_same_one_stands_once(work: Work) -> None:
    work.event("e1", ("side/+", "Ana", 0), ("side/+", "Li", 10))
    work.event("e2", ("side/+", "Li", 20), ("side/+", "Bo", 30))
    work.do(merge_events(work.layer, "e1", "e2", (), work.new_id))
    assert work.items("e1", "side") == ["Ana", "Li", "Bo"]
    assert work.quoted("e1", f"side/{work.layer.items('e1', 'side')[1]}") == [10, 20]


def test_an_item_of_a_copy_that_changed_gets_an_id_of_its_own(work: Work) -> None:
    work.event("e1", ("side/+", "Ana", 0))
    work.do(editing.duplicate_event(work.layer, "e1", "e2"))
    (item,) = work.layer.items("e2", "side")
    work.do(editing.answer(work.layer, "e2", f"side/{item}", text("Bo"), work.new_id))
    work.do(merge_events(work.layer, "e1", "e2", (), work.new_id))
    assert work.items("e1", "side") == ["Ana", "Bo"]


def test_links_lead_to_the_event_that_is_kept(work: Work) -> None:
    for event in ("e1", "e2", "e3"):
        work.event(event)
    work.say("e3", "follows", make_value("link", "e2"), 0)
    work.say("e1", "follows", make_value("link", "e2"), 10)
    work.say("e2", "related/+", make_value("link", "e1"), 20)
    work.say("e2", "related/+", make_value("link", "e3"), 30)
    work.say("e3", "date", make_value("date", "2022-01-04", {"relative": "before e2"}), 40)
    work.say("e1", "date", make_value("date", "2022-01-05", {"relative": "after e2"}), 50)
    work.do(merge_events(work.layer, "e1", "e2", (), work.new_id))
    assert work.layer.value("e3", "date").value == make_value("date", "2022-01-04", {"relative": "before e1"})
    assert work.layer.value("e1", "date").value == make_value("date", "2022-01-05")
    assert work.literal("e3", "follows") == "e1"
    assert work.layer.value("e1", "follows").blank
    assert work.items("e1", "related") == ["e3"]
    assert sorted(span.start for span in work.layer.spans.values()) == [0, 30, 40, 50]


def test_the_notes_on_both_events_are_kept(work: Work) -> None:
    for event, note in (("e1", "see e2"), ("e2", "see e1")):
        work.event(event)
        work.do(editing.set_note(work.layer, note, event))
    work.do(merge_events(work.layer, "e1", "e2", (), work.new_id))
    assert {name: text for name, text in work.layer.attributes.items() if name.startswith("note/")} == {
        "note/e1": "see e2; see e1"
    }


def test_an_event_is_not_joined_with_itself(work: Work) -> None:
    work.event("e1")
    with pytest.raises(EditError, match="with itself"):
        merge_events(work.layer, "e1", "e1", (), work.new_id)
