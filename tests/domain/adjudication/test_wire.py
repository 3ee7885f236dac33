from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.adjudicating import Hand, desk, open_cases, panel
from tui.domain import wire as json_wire
from tui.domain.adjudication import wire
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.resolving import resolve, settle_rest
from tui.domain.adjudication.similar import repeated, similarity
from tui.domain.errors import FormatError


def test_decisions_travel_without_loss() -> None:
    ana = Hand("ana").event("e1", {"type": "attack", "source/1/name": "AFP", "actor/1": "x"}, (0, 9)).done()
    ben = Hand("ben").event("e1", {"type": "attack", "source/1/name": "dpa", "dead": "3"}, (0, 9)).done()
    who = desk()
    before = settle_rest(panel(ana, ben), who).panel
    while cases := open_cases(before):
        before = resolve(before, cases[0], Ruling(Choice.TAKE, cases[0].side_of("ana")), who).panel
    assert len(before.decisions) > 3
    for each in before.decisions:
        settled = json_wire.parse(json_wire.canonical(wire.encode_settled(each.settled)))
        assert wire.decode_settled(settled) == each.settled
        assert wire.decode_sides(wire.encode_sides(each.sides)) == each.sides
        assert wire.decode_content(wire.encode_content(each.taken)) == each.taken


JSON = st.recursive(
    st.none() | st.integers() | st.sampled_from(["", "field", "evidence", "inside"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["things", "topics", "entries", "inside", "evidence", "value"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=80)
@given(JSON)
def test_what_is_damaged_is_refused(encoded: json_wire.Json) -> None:
    for decode in (wire.decode_content, wire.decode_settled, wire.decode_sides, wire.decode_members):
        with suppress(FormatError):
            decode(encoded)


def test_topics_must_name_things_that_are_there() -> None:
    with pytest.raises(FormatError):
        wire.decode_settled({"things": [], "topics": [["field", "x", 0, "s", "t", "", ""]]})


def test_a_similar_decision_is_repeated_whoever_said_it() -> None:
    first = panel(
        Hand("ana").event("e1", {"type": "attack", "hurt": "3"}, (0, 9)).done(),
        Hand("ben").event("e1", {"type": "attack", "hurt": "5"}, (0, 9)).done(),
    )
    second = panel(
        Hand("ana", article="a2").event("e1", {"type": "attack", "hurt": "5"}, (0, 9)).done(),
        Hand("ben", article="a2").event("e1", {"type": "attack", "hurt": "3"}, (0, 9)).done(),
    )
    who = desk()
    one, other = (
        next(case for case in open_cases(settle_rest(each, who).panel) if case.path == "hurt")
        for each in (first, second)
    )
    assert similarity(one, "") == similarity(other, "")
    outcome = resolve(settle_rest(first, who).panel, one, Ruling(Choice.TAKE, one.side_of("ana")), who)
    decision = next(each for each in outcome.decisions if each.case == one.id)
    again = repeated(other, decision, "", "")
    assert again is not None
    assert other.names[again.side][0] == "ben"
