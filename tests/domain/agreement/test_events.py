from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.agreement.test_alignment import CLASH, MARCH, SHELLING, STRIKE, stories
from tests.support.agreement import SCHEMA, event
from tui.domain.agreement.alignment import align
from tui.domain.agreement.alpha import Level, alpha
from tui.domain.agreement.answers import NO_EVENT
from tui.domain.agreement.bootstrap import NO_SPREAD, Resamples
from tui.domain.agreement.events import EventTally
from tui.domain.agreement.figures import Undefined
from tui.domain.agreement.records import Record, Said
from tui.domain.agreement.rules import Rule, rule_of
from tui.domain.agreement.units import units_of
from tui.domain.schema import Field, FieldType
from tui.domain.values import Nothing, make_value

Layers = Mapping[str, Sequence[Record]]


def tally(*articles: Layers, rule: Rule | None = None) -> EventTally:
    counted = EventTally(SCHEMA, {who for layers in articles for who in layers}, rule)
    for number, layers in enumerate(articles):
        counted.add(f"d{number}", layers)
    return counted


def test_detection_counts_what_was_found_and_not_the_articles() -> None:
    first: Layers = {
        "ana": [event("a0", CLASH, at=(0, 40)), event("a1", MARCH, at=(100, 140))],
        "ben": [event("b0", CLASH, at=(0, 40))],
    }
    second: Layers = {"ana": [event("a0", STRIKE, at=(0, 40))], "ben": [event("b0", STRIKE, at=(0, 40))]}
    counted = tally(first, second)
    figure = counted.detection().figure()
    assert figure.value == pytest.approx(2 * 2 / 5)
    assert figure.name == "event detection F1 (threshold 0.5)"
    assert figure.facts == (("matched", 2), ("first", 3), ("second", 2))
    assert counted.recall(("ana", "ben")).outcome() == pytest.approx(2 / 3)
    assert counted.precision(("ana", "ben")).outcome() == 1
    assert counted.precision(("ben", "ana")).outcome() == pytest.approx(2 / 3)
    assert counted.mean_detection().value == pytest.approx(4 / 5)


def test_no_event_is_an_answer_and_untouched_is_not() -> None:
    found: Layers = {"ana": [event("a0", CLASH)], "ben": []}
    none: Layers = {"ana": [], "ben": []}
    untouched: Layers = {"ana": [event("a0", CLASH)]}
    counted = tally(found, none, untouched)
    figure = counted.detection().figure()
    assert figure.value == 0
    assert figure.left_out == (
        ("documents in which neither found an event", 1),
        ("documents with fewer than two annotators", 1),
    )
    assert tally(none).detection().figure().show() == "undefined (no events)"
    # One event and none, none and none: the counts 1 0 0 0. Untouched articles have no count.
    assert counted.counts().figure().n == 2
    assert counted.counts().outcome() == pytest.approx(value_of(alpha(units_of([(1, 0), (0, 0)]), Level.RATIO)))


def value_of(measure: object) -> float:
    outcome = measure.outcome()  # type: ignore[attr-defined]
    assert isinstance(outcome, float)
    return outcome


def test_a_field_is_compared_on_events_aligned_without_it() -> None:
    # With the place they would not be aligned, and the one difference would be lost: agreement on places perfect.
    layers: Layers = {
        "ana": [event("a0", {**CLASH, "place": "Raqqa"}), event("a1", MARCH)],
        "ben": [event("b0", {**CLASH, "place": "Homs"}), event("b1", MARCH)],
    }
    place = tally(layers).field("place")
    assert place.percent.outcome() == 0.5
    assert place.alphas[0].outcome() == pytest.approx(value_of(alpha(units_of([("r", "h"), ("b", "b")]))))
    # The type is compared where the events found each other with the place: once.
    assert tally(layers).field("type").percent.figure().n == 1
    assert tally(layers).detection().outcome() == 0.5


def test_missing_events_are_counted_beside() -> None:
    layers: Layers = {
        "ana": [event("a0", CLASH, at=(0, 40)), event("a1", MARCH, at=(100, 140))],
        "ben": [event("b0", CLASH, at=(0, 40))],
    }
    kind = tally(layers, layers).field("type")
    assert kind.percent.figure().n == 2
    assert kind.percent.figure().left_out == (("only one answer", 2),)
    assert kind.presence.figure().n == 2
    assert kind.with_missing is not None
    rows = [("clash", "clash"), ("march", "none")] * 2
    assert kind.with_missing.outcome() == pytest.approx(value_of(alpha(units_of(rows))))
    assert tally(layers).fields.units("type")[1].answers == ("march", NO_EVENT)


def test_dates_are_compared_in_days_and_what_is_coarser_is_left_out() -> None:
    layers: Layers = {
        "ana": [
            event("a0", {**CLASH, "date": "2022-01-05"}, at=(0, 9)),
            event("a1", {**MARCH, "date": "2022-01"}, at=(20, 29)),
        ],
        "ben": [event("b0", {**CLASH, "date": "2022-01-06"}, at=(0, 9)), event("b1", MARCH, at=(20, 29))],
    }
    date = tally(layers).field("date")
    assert date.comparison == "days"
    assert date.alphas[0].figure().n == 1
    assert date.alphas[0].figure().left_out == (("only one answer", 1),)
    assert date.missing == (("no exact day", 1),)
    assert date.percent.outcome() == 0
    assert date.percent.figure().n == 2


def test_presence_tells_what_one_left_blank() -> None:
    rows = [("5", "5"), ("2", None), (Nothing.NOT_STATED, None), (Nothing.NOT_APPLICABLE, "3")]
    layers = []
    for left, right in rows:
        both = {}
        for who, answer in (("ana", left), ("ben", right)):
            both[who] = [
                event("e", CLASH, at=(0, 9)) if answer is None else event("e", CLASH, at=(0, 9), dead=answer)
            ]
        layers.append(both)
    dead = tally(*layers).field("dead")
    # Stated and stated, stated and not, not and not; what does not apply is no question.
    expected = alpha(units_of([("s", "s"), ("s", "n"), ("n", "n")]))
    assert dead.presence.outcome() == pytest.approx(value_of(expected))
    assert dead.missing == (("left blank", 2), ("not applicable", 1), ("not stated", 1))


def test_lists_have_gwets_coefficient_over_what_the_schema_offers() -> None:
    layers = [
        {"ana": [event("a", CLASH, at=(0, 9))], "ben": [event("b", {**CLASH, "type": kind}, at=(0, 9))]}
        for kind in ("clash", "clash", "siege")
    ]
    kind = tally(*layers).field("type")
    assert kind.gwet is not None
    # pa 2/3; clash 5/6, siege 1/6, seven leaves: pe = (5/36 + 5/36) / 6.
    assert kind.gwet.outcome() == pytest.approx((2 / 3 - 10 / 36 / 6) / (1 - 10 / 36 / 6))
    assert kind.prevalence == pytest.approx({"clash": 5 / 6, "siege": 1 / 6})
    assert tally(*layers).field("place").gwet is None


def test_fields_that_are_not_compared_are_not_there() -> None:
    assert "notes" not in tally().fields.fields
    assert set(tally().fields.fields) == {"type", "date", "place", "actor", "dead", "weapons", "certain"}


def test_evidence_is_compared_where_answers_agree() -> None:
    first: Layers = {
        "ana": [event("a", {**CLASH, "dead": "5"}, at=(0, 40))],
        "ben": [event("b", {**CLASH, "dead": "6"}, at=(10, 50))],
    }
    counted = tally(first)
    same, overlapping, shared = counted.evidence("place")
    assert (same.outcome(), overlapping.outcome()) == (0, 1)
    assert shared.outcome() == pytest.approx(2 * 30 / 80)
    assert counted.evidence("dead")[0].figure().show() == "undefined (no equal answers with evidence)"
    assert counted.evidence()[0].figure().n == 3


def test_evidence_is_compared_on_events_aligned_without_it() -> None:
    # Two places, and the same words: only the words make one event of them.
    layers: Layers = {
        "ana": [event("a", CLASH, at=(0, 40))],
        "ben": [event("b", {**CLASH, "place": "Homs"}, at=(0, 40))],
    }
    counted = tally(layers)
    assert counted.detection().outcome() == 1
    assert counted.evidence()[0].figure().n == 0


def test_evidence_that_one_did_not_give_counts_against_it() -> None:
    layers: Layers = {"ana": [event("a", CLASH, at=(0, 40))], "ben": [event("b", CLASH)]}
    assert [each.outcome() for each in tally(layers).evidence("place")] == [0, 0, 0]


def test_splits_are_counted_by_annotator() -> None:
    layers: Layers = {
        "ana": [event("a0", SHELLING, at=(0, 90))],
        "ben": [event("b0", SHELLING, at=(0, 40)), event("b1", SHELLING, at=(50, 90))],
    }
    counted = tally(layers, layers)
    assert counted.divisions == {"ana": 2}
    assert counted.unproven == 0


def test_links_are_the_same_if_they_lead_to_the_same_event() -> None:
    schema = SCHEMA._replace(event_fields=(*SCHEMA.event_fields, Field("cause", FieldType.LINK, "Cause")))

    def linked(name: str, to: str, at: int) -> Record:
        found = event(name, MARCH, at=(at, at + 9))
        return Record(name, {**found.said, "cause": Said((make_value("link", to),))})

    layers: Layers = {
        "ana": [event("a0", CLASH, at=(0, 9)), event("a1", STRIKE, at=(20, 29)), linked("a2", "a0", 40)],
        "ben": [event("b5", STRIKE, at=(20, 29)), event("b6", CLASH, at=(0, 9)), linked("b7", "b6", 40)],
    }
    counted = EventTally(schema, layers)
    counted.add("d", layers)
    assert counted.field("cause").percent.outcome() == 1
    wrong: Layers = {**layers, "ben": [*layers["ben"][:2], linked("b7", "b5", 40)]}
    counted = EventTally(schema, wrong)
    counted.add("d", wrong)
    assert counted.field("cause").percent.outcome() == 0


def test_items_of_a_group_are_aligned_within_aligned_events() -> None:
    inner = (Field("name", FieldType.ACTOR, "Name"), Field("side", FieldType.TEXT, "Side"))
    group = Field("actor", FieldType.GROUP, "Actor", many=True, fields=inner)
    schema = SCHEMA._replace(event_fields=(*(each for each in SCHEMA.event_fields if each.id != "actor"), group))

    def item(name: str, who: str, side: str) -> Record:
        return Record(
            name, {"actor/name": Said((make_value("actor", who),)), "actor/side": Said((make_value("text", side),))}
        )

    def with_items(name: str, *items: Record) -> Record:
        return Record(name, event(name, CLASH, at=(0, 9)).said, {"actor": items})

    layers: Layers = {
        "ana": [with_items("a", item("i1", "SDF", "one"), item("i2", "Army", "two"), item("i3", "Police", "two"))],
        "ben": [with_items("b", item("j1", "Army", "one"), item("j2", "SDF", "one"))],
    }
    counted = EventTally(schema, layers)
    counted.add("d", layers)
    assert counted.groups == ["actor"]
    # SDF with SDF; Army with Army in spite of the side? Name 1 and side 0 is half, no more than the threshold.
    assert counted.items("actor").outcome() == pytest.approx(2 * 1 / 5)
    # The sides are compared on items aligned without the side: SDF one-one, Army two-one, Police alone.
    side = counted.field("actor/side")
    assert side.percent.outcome() == 0.5
    assert side.percent.figure().left_out == (("only one answer", 1),)


def slots_by_hand(of: list[dict[str, list[Record]]], path: str, annotators: list[str]) -> list[list[str | None]]:
    """What each annotator says in each cluster of the alignment without that path, article by article."""
    rows: list[list[str | None]] = []
    for layers in of:
        for cluster in align(layers, rule_of(SCHEMA), path).clusters:
            row: list[str | None] = []
            for who in annotators:
                record = next((each for each in layers.get(who, []) if each.id == cluster.get(who)), None)
                said = record.said.get(path) if record else None
                row.append(said.values[0].literal if said else None)
            rows.append(row)
    return rows


@settings(max_examples=25)
@given(st.lists(stories(), min_size=1, max_size=3))
def test_agreement_on_a_field_is_alpha_over_the_clusters_without_it(of: list[dict[str, list[Record]]]) -> None:
    counted = tally(*of)
    for path in ("place", "dead"):
        rows = slots_by_hand(of, path, list(counted.annotators))
        numbers = (
            [[None if each is None else int(each) for each in row] for row in rows] if path == "dead" else rows
        )
        expected = alpha(units_of(numbers), Level.RATIO if path == "dead" else Level.NOMINAL).outcome()
        found = counted.field(path).alphas[0].outcome()
        assert found == (expected if isinstance(expected, Undefined) else pytest.approx(expected, abs=1e-9))


@settings(max_examples=25)
@given(st.lists(stories(), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_order_and_names_do_not_matter(of: list[dict[str, list[Record]]], random: Random) -> None:
    names = {"ana": "zoe", "ben": "yan", "cy": "xi"}
    turned = [
        {names[who]: random.sample(events, len(events)) for who, events in reversed(layers.items())}
        for layers in of
    ]
    random.shuffle(turned)
    before, after = tally(*of), tally(*turned)
    same(before.detection().outcome(), after.detection().outcome())
    for path in before.fields.fields:
        one, other = before.field(path), after.field(path)
        for left, right in (
            (one.alphas[0], other.alphas[0]),
            (one.percent, other.percent),
            (one.presence, other.presence),
        ):
            same(left.outcome(), right.outcome())


def same(before: float | Undefined, after: float | Undefined) -> None:
    assert after == (before if isinstance(before, Undefined) else pytest.approx(before, abs=1e-9))


@settings(max_examples=25)
@given(st.lists(stories(), min_size=1, max_size=3))
def test_an_annotator_without_articles_changes_nothing(of: list[dict[str, list[Record]]]) -> None:
    counted = EventTally(SCHEMA, ["ana", "ben", "cy", "nobody"])
    for number, layers in enumerate(of):
        counted.add(f"d{number}", layers)
    assert counted.detection().outcome() == tally(*of).detection().outcome()
    for path in counted.fields.fields:
        assert counted.field(path).alphas[0].outcome() == tally(*of).field(path).alphas[0].outcome()


def test_only_two_of_several_annotators() -> None:
    layers: Layers = {
        "ana": [event("a", CLASH, at=(0, 9))],
        "ben": [event("b", {**CLASH, "actor": "SDF"}, at=(0, 9))],
        "cy": [event("c", {**CLASH, "actor": "Army"}, at=(0, 9))],
    }
    counted = tally(layers)
    assert counted.field("actor").percent.outcome() == 0
    assert counted.field("actor", ["ana", "ben"]).percent.outcome() is Undefined.NOT_PAIRABLE
    assert counted.detection(("cy", "ana")).outcome() == 1
    assert counted.pairs == [("ana", "ben"), ("ana", "cy"), ("ben", "cy")]


def test_an_interval_over_articles() -> None:
    layers = [
        {
            "ana": [event("a", CLASH, at=(0, 9))],
            "ben": [event("b", {**CLASH, "type": kind}, at=(0, 9))] if kind else [],
        }
        for kind in ("clash", "siege", "", "clash", "clash", "siege", "clash", "", "clash", "clash")
    ]
    resamples = Resamples(Random(7))  # noqa: S311
    counted = tally(*layers)
    assert resamples.figure(counted.evidence()[2]).no_interval == NO_SPREAD
    for measure in (counted.detection(), counted.field("type").percent):
        figure = resamples.figure(measure)
        assert figure.interval is not None
        assert figure.value is not None
        assert figure.interval.low <= figure.value <= figure.interval.high
