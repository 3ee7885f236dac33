# ruff: noqa: S311 - chance that can be repeated is wanted here

from collections.abc import Mapping
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.agreement.test_marks import mark
from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.marks import Mark, Way, match
from tui.domain.agreement.spans import TOKEN, Scheme, SpanTally

Layers = Mapping[str, list[Mark]]


def tally(*documents: Layers) -> SpanTally:
    names = [f"d{number}" for number in range(len(documents))]
    counted = SpanTally(names, {who for layers in documents for who in layers})
    for name, layers in zip(names, documents, strict=True):
        counted.add(name, layers)
    return counted


def f1(documents: list[Layers], scheme: Scheme = Way.EXACT, label: str = "") -> float | None:
    return tally(*documents).f1(scheme, label).figure().value


def test_precision_recall_and_f1_of_a_pair() -> None:
    layers = {
        "ana": [mark("a", 0, 4), mark("a", 6, 9)],
        "ben": [mark("a", 0, 4), mark("b", 6, 9), mark("a", 20, 25)],
    }
    counted = tally(layers)
    assert counted.recall(Way.EXACT, pair=("ana", "ben")).outcome() == 1 / 2
    assert counted.precision(Way.EXACT, pair=("ana", "ben")).outcome() == pytest.approx(1 / 3)
    assert counted.f1(Way.EXACT, pair=("ana", "ben")).outcome() == 2 / 5
    assert counted.f1(Way.EXACT_ANY).outcome() == 4 / 5
    assert counted.f1(Way.EXACT, "a").outcome() == 2 / 4
    assert counted.f1(Way.EXACT, "b").outcome() == 0
    # Against ben as the standard, what was recall is precision.
    assert counted.precision(Way.EXACT, pair=("ben", "ana")).outcome() == 1 / 2
    figure = counted.f1(Way.EXACT).figure()
    assert figure.facts == (("matched", 1.0), ("first", 2.0), ("second", 3.0))
    assert (figure.n, figure.documents) == (5, 1)


def test_counts_are_summed_and_documents_not_averaged() -> None:
    # One span of one, and 0 of 9: the mean of documents would be 1/2.
    small: Layers = {"ana": [mark("a", 0, 4)], "ben": [mark("a", 0, 4)]}
    large: Layers = {"ana": [mark("a", 10 * each, 10 * each + 5) for each in range(9)], "ben": []}
    assert f1([small, large]) == 2 / 11


def test_who_found_nothing_is_not_dropped() -> None:
    # Cy finished both articles and found nothing in the first: against each of the others that is a miss.
    first: Layers = {"ana": [mark("a", 0, 4)], "ben": [mark("a", 0, 4)], "cy": []}
    second: Layers = {"ana": [mark("a", 0, 4)], "ben": [mark("a", 0, 4)], "cy": [mark("a", 0, 4)]}
    counted = tally(first, second)
    # Pairs ana-ben 2/2; ana-cy and ben-cy 1 matched, 2 + 1 found: F1 2/3. Together 2 (2 + 1 + 1) / (4 + 3 + 3).
    assert counted.f1(Way.EXACT, pair=("ana", "cy")).outcome() == pytest.approx(2 / 3)
    assert counted.f1(Way.EXACT).outcome() == pytest.approx(8 / 10)
    assert counted.mean_f1(Way.EXACT).value == pytest.approx((1 + 2 / 3 + 2 / 3) / 3)


def test_one_who_never_finds_anything_is_zero_and_not_missing() -> None:
    figure = tally({"ana": [mark("a", 0, 4)], "ben": []}).f1(Way.EXACT).figure()
    assert figure.value == 0
    figure = tally({"ana": [mark("a", 0, 4)], "ben": []}).precision(Way.EXACT, pair=("ana", "ben")).figure()
    assert figure.show() == "undefined (no spans)"


def test_documents_in_which_neither_found_a_span_add_nothing_and_are_counted() -> None:
    both: Layers = {"ana": [mark("a", 0, 4)], "ben": [mark("a", 0, 5)]}
    empty: Layers = {"ana": [], "ben": []}
    alone: Layers = {"ana": [mark("a", 0, 4)]}
    figure = tally(both, empty, empty, alone).f1(Way.OVERLAP).figure()
    assert figure.value == 1
    assert figure.left_out == (
        ("documents in which neither found a span", 2),
        ("documents with fewer than two annotators", 1),
    )
    assert figure.documents == 3
    one_sided: Layers = {"ana": [], "ben": [mark("a", 0, 4)]}
    assert tally(both, one_sided).f1(Way.OVERLAP).figure().left_out == ()
    assert tally(empty).f1(Way.EXACT).figure().show() == "undefined (no spans)"


def test_a_document_that_only_one_finished_is_no_agreement() -> None:
    # Two annotators with different documents: one tool said 1.0.
    counted = tally({"ana": [mark("a", 0, 4)]}, {"ben": [mark("a", 0, 4)]})
    assert counted.pairs == []
    assert counted.f1(Way.EXACT).figure().show() == "undefined (no article that two finished)"
    assert counted.mean_f1(Way.EXACT).show() == "undefined (none of the figures is defined)"


def test_nesting_halves_nothing() -> None:
    # Both mark an organisation with a place inside it, alike: one tool keeps only the outer, or skips both.
    layers: Layers = {who: [mark("org", 0, 15), mark("loc", 8, 15)] for who in ("ana", "ben")}
    assert [tally(layers).f1(way).outcome() for way in (*Way, TOKEN)] == [1] * 7
    # If ben misses the inner one, that is a miss: 2 * 1 / 3, not 1.0.
    missed: Layers = {"ana": [mark("per", 0, 15), mark("per", 8, 15)], "ben": [mark("per", 0, 15)]}
    assert f1([missed]) == pytest.approx(2 / 3)


def test_overlapping_spans_of_one_label_are_not_skipped() -> None:
    left = [mark("a", 0, 10), mark("a", 5, 15), mark("a", 12, 20)]
    assert f1([{"ana": left, "ben": left}]) == 1
    assert f1([{"ana": left, "ben": left[:1]}]) == 2 / 4


def test_total_disagreement_is_zero() -> None:
    # As many spans with the same labels on both sides, nowhere at the same place.
    layers: Layers = {"ana": [mark("a", 0, 4), mark("b", 10, 14)], "ben": [mark("a", 10, 14), mark("b", 0, 4)]}
    assert [tally(layers).f1(way).outcome() for way in (Way.EXACT, Way.OVERLAP, Way.PARTIAL, TOKEN)] == [0, 0, 0, 0]
    assert f1([layers], Way.EXACT_ANY) == 1


def test_lists_of_unequal_length_are_compared_to_their_ends() -> None:
    # Cut to the shorter list, one of one matches; three of ana's four have no partner.
    layers: Layers = {"ana": [mark("a", 10 * each, 10 * each + 5) for each in range(4)], "ben": [mark("a", 0, 5)]}
    assert f1([layers]) == 2 / 5


def test_a_span_made_twice_counts_once_and_is_told() -> None:
    counted = tally({"ana": [mark("a", 0, 4), mark("a", 0, 4)], "ben": [mark("a", 0, 4)]})
    assert counted.f1(Way.EXACT).outcome() == 1
    assert counted.twice == {"ana": 1}


def test_tokens_weigh_by_length_and_spans_do_not() -> None:
    # Twelve code points of sixteen, and one of two spans.
    layers: Layers = {"ana": [mark("a", 0, 12), mark("a", 20, 24)], "ben": [mark("a", 0, 12)]}
    assert f1([layers], TOKEN) == pytest.approx(2 * 12 / (16 + 12))
    assert f1([layers]) == pytest.approx(2 / 3)
    counted = SpanTally(["d"], ["ana", "ben"])
    # "Free Syrian Army" as three tokens: ana has two of them, ben cuts into the last one.
    tokens = [(0, 4), (5, 11), (12, 16)]
    counted.add("d", {"ana": [mark("a", 0, 11)], "ben": [mark("a", 5, 14)]}, tokens)
    assert counted.f1(TOKEN).outcome() == 2 / 4


def test_which_labels_are_taken_for_which() -> None:
    layers: Layers = {
        "ana": [
            mark("per", 0, 4),
            mark("org", 10, 14),
            mark("org", 20, 24),
            mark("per", 30, 34),
            mark("per", 31, 33),
        ],
        "ben": [mark("per", 0, 5), mark("per", 10, 14), mark("loc", 40, 44), mark("org", 30, 34)],
    }
    counted = tally(layers, layers)
    assert counted.confusion(("ana", "ben")) == {
        ("", "loc"): 2,
        ("org", ""): 2,
        ("org", "per"): 2,
        ("per", ""): 2,
        ("per", "org"): 2,
        ("per", "per"): 2,
    }
    turned = {(other, one): n for (one, other), n in counted.confusion(("ana", "ben")).items()}
    assert counted.confusion(("ben", "ana")) == turned


names = st.sampled_from(["ana", "ben", "cy"])
edges = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: ((pair[0], pair[0] + pair[1]),))
found = st.lists(st.builds(Mark, edges, st.sampled_from("ab")), max_size=4)
documents = st.lists(st.dictionaries(names, found, max_size=3), min_size=1, max_size=4)


def by_hand(of: list[Layers], way: Way, label: str) -> float | None:
    matched = total = 0.0
    for layers in of:
        for first, second in combinations(sorted(layers), 2):
            left, right = sorted(set(layers[first])), sorted(set(layers[second]))
            matched += sum(
                each.credit
                for each in match(left, right, way)
                if left[each.left].label == (label or left[each.left].label)
            )
            total += sum(each.label == (label or each.label) for each in left + right)
    return 2 * matched / total if total else None


@given(documents)
def test_pooled_f1_is_its_definition(of: list[Layers]) -> None:
    for way in Way:
        assert f1(of, way) == pytest.approx(by_hand(of, way, ""))
    for way in (Way.EXACT, Way.OVERLAP, Way.PARTIAL):
        assert f1(of, way, "a") == pytest.approx(by_hand(of, way, "a"))


@given(documents)
def test_tokens_are_sets_of_labelled_points(of: list[Layers]) -> None:
    shared = total = 0
    for layers in of:
        for first, second in combinations(layers, 2):
            sides = [
                {
                    (each.label, point)
                    for each in layers[who]
                    for start, end in each.ranges
                    for point in range(start, end)
                }
                for who in (first, second)
            ]
            shared += len(sides[0] & sides[1])
            total += len(sides[0]) + len(sides[1])
    assert f1(of, TOKEN) == (pytest.approx(2 * shared / total) if total else None)


@given(documents, st.randoms(use_true_random=False))
def test_order_and_names_do_not_matter(of: list[Layers], random: Random) -> None:
    new_names = {"ana": "zoe", "ben": "yan", "cy": "xi"}
    turned: list[Layers] = []
    for layers in of:
        shuffled = {who: random.sample(found, len(found)) for who, found in reversed(list(layers.items()))}
        turned.append(
            {
                new_names[who]: [Mark(each.ranges, each.label * 2) for each in found]
                for who, found in shuffled.items()
            }
        )
    random.shuffle(turned)
    for scheme in (*Way, TOKEN):
        assert f1(turned, scheme) == pytest.approx(f1(of, scheme))


@given(documents)
def test_an_annotator_without_a_finished_document_changes_nothing(of: list[Layers]) -> None:
    names = [f"d{number}" for number in range(len(of))]
    counted = SpanTally(names, ["ana", "ben", "cy", "nobody"])
    for name, layers in zip(names, of, strict=True):
        counted.add(name, layers)
    for scheme in (*Way, TOKEN):
        assert counted.f1(scheme).outcome() == tally(*of).f1(scheme).outcome()


def test_an_interval_over_documents_that_both_finished() -> None:
    of: list[Layers] = [
        {"ana": [mark("a", 0, 4), mark("a", 9, 12)], "ben": [mark("a", 0, 4), mark("a", 9, 12 + number % 3)]}
        for number in range(12)
    ]
    counted = tally(*of, *[{"cy": [mark("a", 0, 4)]}] * 30)
    figure = Resamples(Random(7)).figure(counted.f1(Way.EXACT, pair=("ana", "ben")))
    assert figure == Resamples(Random(7)).figure(counted.f1(Way.EXACT, pair=("ben", "ana")))
    alone = Resamples(Random(7)).figure(tally(*of).f1(Way.EXACT))
    assert figure.documents == 12
    assert figure.interval == alone.interval
    assert figure.interval is not None
    assert figure.value is not None
    assert figure.interval.low < figure.value < figure.interval.high
