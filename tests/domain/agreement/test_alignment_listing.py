"""How events were aligned, as a list to be looked at."""

import pytest

from tui.domain.agreement.aligned import AlignedArticle, Why
from tui.domain.agreement.aligned_words import told_article, told_division, told_lines
from tui.domain.agreement.alignment_listing import aligned_article
from tui.domain.agreement.hiding import hidden_cluster
from tui.domain.agreement.rules import rule_of
from tui.domain.agreement.showing import align_titles
from tui.domain.layers import Layer
from tui.domain.schema import Field, FieldType, Option, Schema
from tui.domain.spans import Span
from tui.domain.values import FieldValue, make_value

TEXT = "Armed men raided the market of Homs on Monday. A march in Hama ended in peace."
SCHEMA = Schema(
    "test",
    "1",
    "Test",
    event_fields=(
        Field("kind", FieldType.CHOICE, "Kind", options=(Option("raid", "Raid"), Option("march", "March"))),
        Field("where", FieldType.PLACE, "Place"),
        Field("day", FieldType.DATE, "Day"),
    ),
    type_field="kind",
    summary=("kind", "where", "day"),
    align=(("kind", "1"), ("where", "1"), ("day", "1")),
)
RULE = rule_of(SCHEMA)
TITLES = align_titles(SCHEMA, RULE.weights)
TYPES = {"kind": "choice", "where": "place", "day": "date"}

Said = tuple[dict[str, str], tuple[int, int] | None]


def layer(who: str, *events: Said) -> Layer:
    """A layer with events, each with its answers and the words that its place rests on."""
    spans, values = {}, {}
    for number, (said, at) in enumerate(events):
        if at:
            spans[f"s{number}"] = Span(f"s{number}", "place", (at,))
        for path, answer in said.items():
            evidence = (f"s{number}",) if at and path == "where" else ()
            values[f"e{number}", path] = FieldValue(make_value(TYPES[path], answer), evidence=evidence)
    return Layer("a1", who, spans, tuple(f"e{number}" for number in range(len(events))), values)


def listed(*layers: Layer) -> AlignedArticle:
    found = aligned_article(SCHEMA, layers, RULE, "one.txt", TEXT)
    assert found is not None
    return found


RAID = {"kind": "raid", "where": "Homs", "day": "2022-01-03"}
MARCH = {"kind": "march", "where": "Hama", "day": "2022-02-04"}


def test_what_was_taken_for_one_event_by_what() -> None:
    """Place 31-35 is the same and so is all but the day, which only ana tells: kind, place and evidence count 1
    each, and the day half of 1 against them: 3 / 3.5."""
    undated = {path: answer for path, answer in RAID.items() if path != "day"}
    article = listed(layer("ana", (MARCH, (58, 62)), (RAID, (31, 35))), layer("ben", (undated, (31, 35))))
    assert article.found == (("ana", 2), ("ben", 1))
    first, second = article.clusters
    assert [(each.who, each.number, each.said, each.at, each.quote) for each in first.members] == [
        ("ana", 2, "Raid, Homs, 2022-01-03 Mon", (31, 35), "Homs"),
        ("ben", 1, "Raid, Homs", (31, 35), "Homs"),
    ]
    [pair] = first.pairs
    assert pair.score == pytest.approx(3 / 3.5)
    assert list(told_lines(first, TITLES)) == [
        "ana · ben 0.86: Kind 1.00, Place 1.00, Day –, evidence 1.00",
    ]
    assert (second.members[0].said, second.lacking) == ("March, Hama, 2022-02-04 Fri", ("ben",))
    assert told_article(article) == "2 events together (ana 2, ben 1)"


def test_why_the_nearest_event_was_not_taken_for_it() -> None:
    """Of one raid ben says the place is Hama, and it rests on no words: another place is another event, whatever
    else agrees. A march on the same day has one of three in common: not alike enough."""
    other_place = {**RAID, "where": "Hama"}
    [first, second] = listed(layer("ana", (RAID, None)), layer("ben", (other_place, None))).clusters
    [near] = first.near
    assert (near.why, near.path) == (Why.OTHER, "where")
    assert near.score == pytest.approx(2 / 3)
    [told] = told_lines(first, TITLES)
    assert told.startswith(
        "ben: no such event; nearest is ben 1 (0.67 with that of ana), but contradicts it (Place)"
    )
    assert told.endswith(": Kind 1.00, Place 0.00, Day 1.00")
    assert second.near[0].other.who == "ana"
    unlike = {"kind": "march", "day": "2022-01-03"}
    [first, _] = listed(layer("ana", (RAID, None)), layer("ben", (unlike, None))).clusters
    assert (first.near[0].why, first.near[0].path) == (Why.UNLIKE, "")
    # Nothing in common is not near at all.
    [first, _] = listed(layer("ana", (RAID, None)), layer("ben", (MARCH, None))).clusters
    assert first.near == ()
    assert list(told_lines(first, TITLES)) == ["ben: no such event"]


def test_one_event_that_another_holds_as_two() -> None:
    """Ben's raid rests on the words of both of ana's: it is aligned with one, and near the other, too."""
    both = (RAID, (31, 45))
    article = listed(layer("ana", (RAID, (31, 38)), (RAID, (38, 45))), layer("ben", both))
    [divided] = article.divided
    assert (divided.who, divided.event) == ("ben", 1)
    assert {divided.aligned, divided.other} == {1, 2}
    lacking = article.clusters[divided.other - 1]
    assert lacking.near[0].why is Why.TAKEN
    assert told_division(divided).startswith(
        f"ben 1 is in {divided.aligned} and covers {divided.other} as well (0."
    )


def test_nothing_to_be_listed() -> None:
    assert aligned_article(SCHEMA, (layer("ana", (RAID, None)),), RULE) is None
    assert aligned_article(SCHEMA, (layer("ana"), layer("ben")), RULE) is None


def test_the_order_of_layers_and_events_does_not_matter() -> None:
    ana, ben, cy = layer("ana", (RAID, (31, 35)), (MARCH, (58, 62))), layer("ben", (RAID, (31, 35))), layer("cy")
    turned = layer("ana", (MARCH, (58, 62)), (RAID, (31, 35)))
    plain, other = listed(ana, ben, cy), listed(cy, ben, turned)
    assert [[each.said for each in cluster.members] for cluster in plain.clusters] == [
        [each.said for each in cluster.members] for cluster in other.clusters
    ]
    assert [cluster.lacking for cluster in plain.clusters] == [cluster.lacking for cluster in other.clusters]


def test_letters_stand_for_names() -> None:
    known = {"ana": "B", "ben": "A", "cy": "C"}
    cluster = listed(
        layer("ana", (RAID, None)), layer("ben", (RAID, None)), layer("cy", ({**RAID, "where": "Hama"}, None))
    )
    shown = hidden_cluster(cluster.clusters[0], known)
    assert [each.who for each in shown.members] == ["A", "B"]
    aligned, lacking = told_lines(shown, TITLES)
    assert aligned == "A · B 1.00: Kind 1.00, Place 1.00, Day 1.00"
    assert lacking.startswith("C: no such event; nearest is C 1 (0.67 with that of B), but contradicts it (Place)")
