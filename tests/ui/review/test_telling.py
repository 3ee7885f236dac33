"""When annotators are named, and how steps back and forward are called."""

from dataclasses import replace

import pytest

from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand, desk, panel
from tests.support.painted import of_panel
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.resolving import resolve, settle_rest
from tui.domain.adjudication.review import Panel, Review
from tui.domain.schema import Field, FieldType
from tui.ui.review.telling import Part, may_name, part_of

LOCAL = Field("local", FieldType.BOOLEAN, "Local")
SCHEMA = SCHEMA_OF_REVIEW._replace(article_fields=(*SCHEMA_OF_REVIEW.article_fields, LOCAL))


def start() -> Panel:
    """Two questions about the article, two events and two spans, and no two say the same."""
    layers = []
    for who, said, dead, end in (("ana", "true", "3", 9), ("ben", "false", "4", 12)):
        hand = Hand(who, SCHEMA).say("relevant", said).say("local", said)
        for event, date in (("e1", "2022-01-05"), ("e2", "2022-02-05")):
            hand.event(event, {"type": "attack", "date": date, "dead": dead}, (0, 9))
        layers.append(hand.span("actor", 3, end).span("place", 30, 30 + end).done())
    return settle_rest(panel(*layers, schema=SCHEMA), desk()).panel


def waiting(now: Panel) -> list[Case]:
    return [case for case in Review(now).cases() if case.open]


@pytest.mark.parametrize(
    ("first", "named"),
    [
        (Part.ARTICLE, [set(), {Part.ARTICLE}]),
        (Part.EVENTS, [set(), {Part.EVENTS}]),
        # Spans can be evidence of events.
        (Part.SPANS, [set(), set()]),
    ],
)
def test_names_wait_until_nothing_is_left_that_shows_the_sides_in_the_same_order(
    first: Part, named: list[set[Part]]
) -> None:
    now, who = start(), desk()
    assert [part_of(case) for case in waiting(now)] == [*[Part.ARTICLE] * 2, *[Part.EVENTS] * 2, *[Part.SPANS] * 2]
    for expected in named:
        case = next(case for case in waiting(now) if part_of(case) is first)
        now = resolve(now, case, Ruling(Choice.TAKE, 0), who).panel
        assert {part for part in Part if may_name(of_panel(now), part)} == expected


def test_spans_are_named_once_events_are_settled_too() -> None:
    now, who = start(), desk()
    while left := [case for case in waiting(now) if part_of(case) is not Part.ARTICLE]:
        assert not may_name(of_panel(now), Part.SPANS)
        now = resolve(now, left[0], Ruling(Choice.TAKE, 0), who).panel
    assert may_name(of_panel(now), Part.SPANS)
    assert not may_name(of_panel(replace(now)), Part.ARTICLE)
