"""Whatever is said and decided, gold is sound; one side everywhere is that side; all of it can be taken back."""

from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tests.support.adjudicating import (
    SCHEMA_OF_REVIEW,
    content_of,
    decide_all,
    desk,
    open_cases,
    panel,
    with_layers,
)
from tests.support.drawn import draw_adjustment, draw_layer, draw_ruling
from tests.support.reviewed import make_review, work_on
from tests.support.sound import faults
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.resolving import accept, adjust, resolve, settle_rest
from tui.domain.adjudication.review import Panel, Review
from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.comparison import Comparison
from tui.domain.agreement.sections import joint_section, section_against
from tui.domain.edits import Edit, apply, inverse
from tui.domain.errors import EditError
from tui.domain.layers import GOLD, Layer
from tui.domain.text import ArticleText
from tui.domain.values import make_value
from tui.services.adjudicating import Adjudication

# To make a failing example smaller takes minutes here.
PLAIN = settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
WITH_FILES = settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

TEXT = ArticleText(
    "A cafe\u0301 in Ko\u0308ln: 5 \U0001f468\u200d\U0001f469\u200d\U0001f467 hurt. \U0001f1e9\U0001f1ea said so."
)
ENDS = [start for start, _ in (TEXT.cluster_at(offset) for offset in range(len(TEXT.text)))]
BOUNDARIES = sorted({*ENDS, len(TEXT.text)})
EVIDENCE = (None, *zip(BOUNDARIES[:12:3], BOUNDARIES[4:16:3], strict=True))


def draw_layers(data: DataObject, *, apart: bool = False) -> list[Layer]:
    """Two or three layers over a text of many code points a cluster."""
    names = ("ana", "ben", "cy")[: data.draw(st.integers(2, 3))]
    return [draw_layer(data, who, EVIDENCE, BOUNDARIES, apart=apart) for who in names]


def decided(data: DataObject, start: Panel) -> Panel:
    return decide_all(start, lambda case: draw_ruling(data, case))


@PLAIN
@given(st.data())
def test_gold_is_sound_whatever_is_decided_and_however_events_are_aligned(data: DataObject) -> None:
    start = panel(*draw_layers(data))
    after = decided(data, start) if data.draw(st.booleans()) else start
    for number in range(data.draw(st.integers(0, 3))):
        change = draw_adjustment(data, after, f"j{number}")
        if change is not None:
            after = adjust(after, change, desk(f"eve{number}")).panel
            assert list(faults(after.gold, TEXT)) == []
    after = decided(data, after)
    assert list(faults(after.gold, TEXT)) == []


@PLAIN
@given(st.data())
def test_agreement_of_gold_with_the_side_that_was_taken_is_full(data: DataObject) -> None:
    # Events that say nothing have nothing in common; and each field is compared without it having helped to align.
    layers = draw_layers(data, apart=True)
    after = decide_all(panel(*layers), lambda case: Ruling(Choice.TAKE, case.side_of("ana")))
    gold, ana = after.gold, layers[0]
    assert content_of(gold) == content_of(ana)
    compared = Comparison(SCHEMA_OF_REVIEW, [ana.article], ["ana", GOLD])
    compared.add([ana, gold], len(TEXT.text))
    chance = Resamples(Random(1), 10)  # noqa: S311 - no secret
    sections = (joint_section(compared, chance)[0], section_against(compared, chance, GOLD, "ana"))
    less = [
        (entry.part, entry.about, entry.kind, entry.figure.show())
        for section in sections
        for entry in section.entries
        if entry.figure.value is not None
        and entry.figure.value != pytest.approx(1.0)
        # Sources of which only one thing is said cannot be aligned without it.
        and not (entry.about.startswith("source/") and entry.kind == "alpha_missing")
    ]
    assert less == [], less


@PLAIN
@given(st.data())
def test_only_what_changed_opens_again_when_a_layer_is_corrected(data: DataObject) -> None:
    layers = draw_layers(data)
    before = decided(data, panel(*layers))
    earlier = Review(before)
    corrected = (
        draw_layer(data, "ana", EVIDENCE, BOUNDARIES) if data.draw(st.booleans()) else one_changed(data, layers)
    )
    after = with_layers(before, corrected)
    later = Review(after)
    assert after.gold == before.gold
    known = {topic.id: topic for topic in earlier.topics()}
    for topic in later.topics():
        judged = later.judged[topic.id]
        same = topic.id in known and known[topic.id].seen == topic.seen and known[topic.id].members == topic.members
        if same and earlier.judged[topic.id].state in {State.DECIDED, State.ACCEPTED}:
            assert judged.state is earlier.judged[topic.id].state, (topic, judged)
        if judged.state is State.OPEN and topic.id in known and judged.settled is not None:
            assert judged.why
    # As before the correction all is as it was, and what was decided is decided still.
    again = Review(with_layers(after, *layers))
    assert [(case.id, case.state) for case in again.cases()] == [(case.id, case.state) for case in earlier.cases()]


def one_changed(data: DataObject, layers: list[Layer]) -> Layer:
    """A layer in which one number is another one, if it has any."""
    layer = data.draw(st.sampled_from(layers))
    numbers = sorted(key for key, said in layer.values.items() if said.value and said.value.type == "integer")
    if not numbers:
        return layer
    key = data.draw(st.sampled_from(numbers))
    values = {**layer.values, key: replace(layer.values[key], value=make_value("integer", "12"))}
    return replace(layer, values=values, revision=layer.revision + 1)


@PLAIN
@given(st.data())
def test_taking_everything_back_gives_the_empty_gold(data: DataObject) -> None:
    start = panel(*draw_layers(data))
    who, edits, now = desk(), [*accept(start, desk("x")).edits], accept(start, desk("x")).panel
    rest = settle_rest(now, who)
    edits, now = [*edits, *rest.edits], rest.panel
    while waiting := open_cases(now):
        outcome = resolve(now, waiting[0], draw_ruling(data, waiting[0]), who)
        edits, now = [*edits, *outcome.edits], outcome.panel
    gold = undone(now.gold, edits)
    assert replace(gold, revision=0) == start.gold
    # Decisions are remembered, and stand no more.
    again, first = Review(replace(now, gold=gold)), Review(start)
    assert [(case.id, case.state, case.decision) for case in again.cases()] == [
        (case.id, case.state, None) for case in first.cases()
    ]


def undone(gold: Layer, edits: list[Edit]) -> Layer:
    """The layer with edits taken back, the last one first."""
    for edit in reversed(edits):
        gold = apply(gold, inverse(edit))
    return gold


@WITH_FILES
@given(st.data())
def test_in_the_file_too_everything_can_be_taken_back_and_brought_again(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben")]
    with TemporaryDirectory() as folder, make_review(Path(folder, "p.db"), *layers) as project:
        work = work_on(project)
        for number in range(data.draw(st.integers(1, 12))):
            do_something(data, work, number)
        full = work.open("a1")
        steps = take_all_back(work)
        empty = project.layer("a1", GOLD)
        assert (dict(empty.values), dict(empty.spans), empty.events, dict(empty.attributes)) == ({}, {}, (), {})
        assert work.open("a1").review.adjustments == []
        for _ in range(steps):
            work.redo("a1")
        again = work.open("a1")
        assert replace(again.panel.gold, revision=0) == replace(full.panel.gold, revision=0)
        assert [(case.id, case.state) for case in again.cases] == [(case.id, case.state) for case in full.cases]
        assert project.verify() == []


def do_something(data: DataObject, work: Adjudication, number: int) -> None:
    """Decides the first disagreement that waits, or changes which events are one."""
    opened = work.open("a1")
    waiting = [case for case in opened.cases if case.open]
    change = draw_adjustment(data, opened.panel, f"j{number}") if data.draw(st.integers(0, 3)) == 0 else None
    if change is not None:
        work.change("a1", change.change, change.members)
    elif waiting:
        case = data.draw(st.sampled_from(waiting))
        work.decide("a1", case.id, draw_ruling(data, case))


def take_all_back(work: Adjudication) -> int:
    """Undoes until nothing is left, and gives how often."""
    steps = 0
    while True:
        try:
            work.undo("a1")
        except EditError:
            return steps
        steps += 1
