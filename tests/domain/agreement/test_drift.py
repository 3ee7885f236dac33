"""Who stands apart, and who drifts."""

from random import Random

import pytest

from tui.domain.agreement.drift import DENSITY, SPAN_LENGTH, Drift
from tui.domain.agreement.report import Habit
from tui.domain.agreement.study import Added, marks_of
from tui.domain.layers import Layer
from tui.domain.spans import Span

NAMES = ("ana", "ben", "cy", "dee")
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 7))


def layer(who: str, marks: list[tuple[str, int, int]], events: int = 0) -> Layer:
    spans = {f"s{n}": Span(f"s{n}", label, ((start, end),)) for n, (label, start, end) in enumerate(marks)}
    return Layer("a", who, spans, tuple(f"e{n}" for n in range(events)))


def added(layers: list[Layer]) -> Added:
    """An article's layers, whose events nobody aligned."""
    return Added(
        {each.annotator: each for each in layers}, {each.annotator: marks_of(each) for each in layers}, None
    )


def collected(*, late: bool) -> tuple[Habit, ...]:
    """Four annotators of 60 articles; dee marks five characters more: always, or more and more over the months."""
    random, drift = Random(7), Drift({"x": "Actor", "y": "Place"})  # noqa: S311 - no secret
    for number in range(60):
        month = number // 10
        truth = [(random.choice("xy"), 100 * n + random.randrange(40), random.randint(10, 20)) for n in range(6)]
        layers = []
        for who in NAMES:
            marks = []
            for label, start, size in truth:
                longer = who == "dee" and random.random() < (month / 6 if late else 0.6)
                end = start + size + (5 if longer else 0) + (random.random() < 0.1)
                if random.random() > 0.1:
                    marks.append((label, start, end))
            layers.append(layer(who, marks))
        drift.add(MONTHS[month], added(layers), 1000)
    return drift.habits()


def test_who_marks_too_much_comes_first_and_the_reason_is_named() -> None:
    first, *others = collected(late=False)
    assert first.who == "dee"
    assert first.signals[0].name == SPAN_LENGTH
    assert first.signals[0].own - first.signals[0].others == pytest.approx(3, abs=0.5)
    assert first.signals[0].p is not None
    assert first.signals[0].p < 0.001
    assert first.spans.value is not None
    assert all(each.spans.value is not None and each.spans.value > first.spans.value for each in others)
    assert not any(each.p is not None and each.p < 0.05 for each in first.trends)


def test_who_drifts_comes_first_with_what_changes() -> None:
    """Of 720 orders of six months only the one that falls all the way, and its mirror, are as steep."""
    first, *others = collected(late=True)
    assert first.who == "dee"
    lengths = next(each for each in first.trends if each.name == SPAN_LENGTH)
    assert lengths.slope > 0.5
    assert lengths.p is not None
    agreement = next(each for each in first.trends if each.name == "F1 with the others, spans")
    assert agreement.slope < 0
    for other in others:
        held = next(each for each in other.trends if each.name == SPAN_LENGTH)
        assert abs(held.slope) < lengths.slope / 2


def test_a_difference_that_is_always_the_same_is_the_clearest() -> None:
    drift = Drift({})
    for _ in range(8):
        drift.add("2026-01", added([layer("ana", [("x", 0, 10)]), layer("ben", [("x", 0, 12)])]), 100)
    [ana, ben] = drift.habits()
    signal = ana.signals[0]
    assert (signal.name, signal.own, signal.others, signal.articles) == (SPAN_LENGTH, 10, 12, 8)
    assert signal.deviate < -5
    assert (ben.signals[0].own, ben.signals[0].others) == (12, 10)
    density = next(each for each in ana.signals if each.name == DENSITY)
    assert (density.own, density.others, density.deviate) == (10, 10, 0)


def test_with_few_articles_nothing_is_tested() -> None:
    drift = Drift({"x": "Actor"})
    for _ in range(7):
        drift.add("2026-01", added([layer("ana", [("x", 0, 10)], 2), layer("ben", [("x", 0, 12)], 1)]), 100)
    for habit in drift.habits():
        assert {each.name for each in habit.signals} == {
            SPAN_LENGTH,
            DENSITY,
            "share of Actor",
            "events in an article",
        }
        assert all(each.p is None for each in habit.signals)
        assert habit.trends == ()


def test_seconds_count_where_they_are_known_of_several() -> None:
    drift = Drift({})
    layers = [layer(who, [("x", 0, 10)]) for who in ("ana", "ben", "cy")]
    drift.add("2026-01", added(layers), 500, {"ana": 20, "ben": 40})
    drift.add("2026-01", added(layers), 500, {"ana": 20})
    seconds = {each.who: [s for s in each.signals if s.name.startswith("seconds")] for each in drift.habits()}
    [ana] = seconds["ana"]
    assert (ana.own, ana.others, ana.articles) == (40, 80, 1)
    assert seconds["cy"] == []


def test_nobody_alone() -> None:
    drift = Drift({})
    drift.add("2026-01", added([layer("ana", [("x", 0, 10)])]), 100)
    assert drift.habits() == ()
    assert drift.points() == ()
