"""Layers, decisions and changes of alignments as Hypothesis draws them."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand
from tui.domain.adjudication.aligning import Adjustment, Change
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.choosing import choices
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.domain.adjudication.review import Panel
from tui.domain.layers import Layer
from tui.domain.spans import Range
from tui.domain.values import Nothing

ANSWERS: Mapping[str, Sequence[str | Nothing]] = {
    "type": ["attack", "arrest", "march"],
    "date": ["2022-01-05", "2022-01-06"],
    "place": ["Ain", "Homs"],
    "dead": ["1", "3", Nothing.NOT_STATED],
    "hurt": ["2", "7"],
    "weapons": ["gun", "gun\nknife"],
    "actor/1": ["rebels", "army"],
    "actor/2": ["army", "police"],
    "source/1/name": ["Reuters", "AFP"],
    "source/1/said": ["1", "2"],
    "source/2/name": ["AFP", "dpa"],
}
EVIDENCE: Sequence[Range | None] = (None, (0, 9), (3, 9), (30, 48), (60, 75))


def draw_layer(
    data: DataObject,
    who: str,
    evidence: Sequence[Range | None] = EVIDENCE,
    ends: Sequence[int] = range(12),
    *,
    apart: bool = False,
) -> Layer:
    """A finished layer.

    Args:
        data: Draws.
        who: The annotator.
        evidence: Where evidence may stand; None for none.
        ends: Where labelled spans may begin and end, sorted.
        apart: Whether the events of this layer can be told apart by more than one answer.
    """
    hand = Hand(who)
    for number in range(data.draw(st.integers(0, 3))):
        name = f"e{number}{who}"
        paths = data.draw(st.sets(st.sampled_from(sorted(ANSWERS))))
        said = {path: data.draw(st.sampled_from(ANSWERS[path])) for path in sorted(paths)}
        said |= {"date": f"2022-01-0{number + 5}", "place": f"Ain {number}"} if apart else {}
        hand.event(name, said, data.draw(st.sampled_from(evidence)))
        if number and data.draw(st.booleans()):
            hand.say("part_of", f"e0{who}", event=name)
    if data.draw(st.booleans()):
        hand.say("relevant", data.draw(st.sampled_from(["true", "false"])))
    for start in data.draw(st.sets(st.integers(0, 6), max_size=4)):
        end = start + data.draw(st.integers(1, 5))
        hand.span(data.draw(st.sampled_from(["actor", "place"])), ends[start], ends[end])
    return hand.done()


def draw_ruling(data: DataObject, case: Case) -> Ruling:
    """Any decision that can be made; what is one's own is what some side says."""
    is_problem = case.kind is Kind.PROBLEM
    choice = Choice.ADOPT if is_problem else data.draw(st.sampled_from(choices(SCHEMA_OF_REVIEW, case)))
    there = [number for number, side in enumerate(case.sides) if side.content is not None or choice is Choice.TAKE]
    side = data.draw(st.sampled_from(there)) if there else 0
    if choice is Choice.OWN:
        return Ruling(choice, content=case.sides[side].content)
    return Ruling(choice, side, together=choice is Choice.TAKE and data.draw(st.booleans()))


def draw_adjustment(data: DataObject, panel: Panel, name: str) -> Adjustment | None:
    """A change of which events are one; None if there are none."""
    events = sorted((who, event) for who, layer in panel.layers.items() for event in layer.events)
    if not events:
        return None
    members = data.draw(st.lists(st.sampled_from(events), min_size=1, max_size=4, unique=True))
    change = data.draw(st.sampled_from(Change))
    return Adjustment(name, panel.gold.article, change, tuple(members), "eve", "2026-03-12T08:00:00.000Z")
