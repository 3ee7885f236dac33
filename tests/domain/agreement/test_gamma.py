from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.agreement.figures import Undefined
from tui.domain.agreement.gamma import Costs, GammaTally, UnitSpan, disorder, gamma, positions_apart
from tui.domain.agreement.marks import Mark
from tui.domain.agreement.unitizing import Continuum

Layers = dict[str, list[UnitSpan]]


def layers_of(*units: tuple[str, int, int, str]) -> Layers:
    found: Layers = {}
    for who, start, end, label in units:
        found.setdefault(who, []).append(UnitSpan(start, end, label))
    return found


def test_positions_do_not_depend_on_the_scale() -> None:
    # Mathet et al. 2015, figure 20: 7 of 10 and 21 of 30.
    small = positions_apart(UnitSpan(0, 7, "x"), UnitSpan(0, 10, "x"))
    assert small == pytest.approx(0.031141868512110732, abs=1e-12)
    assert positions_apart(UnitSpan(0, 21, "x"), UnitSpan(0, 30, "x")) == pytest.approx(small, abs=1e-15)


def test_disorders_of_another_implementation() -> None:
    # Fixtures of pygamma-agreement 0.5.9.
    three = layers_of(
        ("1", 1, 5, "a"),
        ("1", 10, 14, "b"),
        ("2", 2, 6, "a"),
        ("2", 11, 15, "b"),
        ("3", 1, 4, "a"),
        ("3", 9, 14, "c"),
    )
    found = disorder(three)
    assert found is not None
    assert found.value == pytest.approx(0.40875643491744995, abs=2e-5)
    weighed = layers_of(
        ("1", 1, 5, "a"),
        ("1", 6, 10, "b"),
        ("1", 11, 15, "c"),
        ("2", 2, 7, "a"),
        ("2", 8, 12, "b"),
        ("2", 11, 15, "a"),
    )
    found = disorder(weighed, Costs(position=3, label=2))
    assert found is not None
    assert found.value == pytest.approx(1.0277777910232544, abs=2e-5)


def test_far_units_may_belong_together_if_a_third_is_near() -> None:
    # Leaving out pairs, and not groups, that are too far apart gives 3.
    trap = layers_of(("a0", 193, 222, "DATE"), ("a1", 170, 173, "PER"), ("a2", 166, 168, "PER"))
    found = disorder(trap)
    assert found is not None
    assert found.value == pytest.approx(2.746666666666667, abs=2e-5)
    assert found.exact


def groupings(left: list[tuple[str, UnitSpan]]) -> Iterator[list[list[tuple[str, UnitSpan]]]]:
    if not left:
        yield []
        return
    first, *rest = left
    for way in groupings(rest):
        yield [[first], *way]
        for number, members in enumerate(way):
            if all(who != first[0] for who, _ in members):
                yield [*way[:number], [first, *members], *way[number + 1 :]]


def by_hand(layers: Layers, costs: Costs) -> float:
    units = [(who, unit) for who, found in layers.items() for unit in found]
    pairs = len(layers) * (len(layers) - 1) / 2

    def cost(members: list[tuple[str, UnitSpan]]) -> float:
        known = [
            costs.apart(one, other) for number, (_, one) in enumerate(members) for _, other in members[:number]
        ]
        return (sum(known) + (pairs - len(known)) * costs.empty) / pairs

    return min(sum(map(cost, way)) for way in groupings(units)) * len(layers) / len(units)


spans = st.lists(
    st.builds(
        lambda start, size, label: UnitSpan(start, start + size, label),
        st.integers(0, 30),
        st.integers(1, 8),
        st.sampled_from("ab"),
    ),
    max_size=3,
)


@settings(max_examples=60)
@given(st.lists(spans, min_size=2, max_size=3), st.sampled_from([Costs(), Costs(3, 2), Costs(1, 0, 0.5)]))
def test_no_alignment_has_less_disorder(of: list[list[UnitSpan]], costs: Costs) -> None:
    layers = {str(number): units for number, units in enumerate(of)}
    found = disorder(layers, costs)
    if found is None:
        assert not any(of)
    else:
        assert found.exact
        assert found.value == pytest.approx(by_hand(layers, costs), abs=1e-6)


@settings(max_examples=40)
@given(st.lists(spans, min_size=2, max_size=3), st.permutations([0, 1, 2]))
def test_order_and_names_do_not_matter(of: list[list[UnitSpan]], order: list[int]) -> None:
    names = {"a": "z", "b": "y"}
    turned = {
        f"new {number}": [unit._replace(label=names[unit.label]) for unit in reversed(of[number])]
        for number in order
        if number < len(of)
    }
    before, after = disorder({str(number): units for number, units in enumerate(of)}), disorder(turned)
    assert (before is None) is (after is None)
    if before is not None and after is not None:
        assert after.value == pytest.approx(before.value, abs=1e-6)


def test_gamma_is_one_for_equals_and_about_nothing_for_chance() -> None:
    random = Random(5)  # noqa: S311
    units = [UnitSpan(start, start + 8, random.choice("abc")) for start in range(0, 400, 40)]
    assert gamma({"ana": units, "ben": units}, 400, random, 20) == pytest.approx(1)
    strangers = {
        who: [UnitSpan(start, start + 8, random.choice("abc")) for start in random.sample(range(390), 10)]
        for who in ("ana", "ben")
    }
    outcome = gamma(strangers, 400, random, 40)
    assert not isinstance(outcome, Undefined)
    assert abs(outcome) < 0.2


def test_gamma_of_nothing_is_undefined() -> None:
    random = Random(5)  # noqa: S311
    assert gamma({"ana": [], "ben": []}, 100, random) is Undefined.NO_SPANS
    assert gamma({"ana": [UnitSpan(0, 4, "a")]}, 100, random) is Undefined.NOT_PAIRABLE


def continuum(document: str, **marks: tuple[tuple[int, int, str], ...]) -> Continuum:
    layers = {who: [Mark(((start, end),), label) for start, end, label in held] for who, held in marks.items()}
    return Continuum(document, 100, layers)


def test_gamma_over_documents_adds_up_disorders() -> None:
    """Two documents in which all agree, and one in which ben found nothing: its disorder is that of ana's units."""
    tally = GammaTally(1)
    tally.add(continuum("a", ana=((0, 9, "x"), (20, 30, "y")), ben=((0, 9, "x"), (20, 30, "y"))))
    tally.add(continuum("b", ana=((5, 9, "x"),), ben=((5, 9, "x"),)))
    assert tally.measure().outcome() == 1
    tally.add(continuum("c", ana=((5, 9, "x"), (50, 60, "x")), ben=()))
    figure = tally.measure().figure()
    assert figure.fact("disorder") == pytest.approx(2)
    assert figure.value is not None
    assert figure.value < 1
    assert figure.n == 8
    assert figure.name == "gamma (30 samples a document, seed 1)"


def test_gamma_is_the_same_whatever_comes_before() -> None:
    one = continuum("a", ana=((0, 9, "x"), (20, 30, "y")), ben=((0, 12, "x"), (60, 70, "y")))
    other = continuum("b", ana=((5, 9, "x"),), ben=((6, 9, "y"),))
    found = []
    for order in ((one, other), (other, one)):
        tally = GammaTally(7)
        for each in order:
            tally.add(each)
        found.append(tally.measure().outcome())
    assert found[0] == found[1]
    again = GammaTally(8)
    again.add(one)
    again.add(other)
    assert again.measure().outcome() != found[0]


def test_documents_without_gamma_are_counted() -> None:
    tally = GammaTally(1)
    tally.add(continuum("a", ana=((0, 9, "x"),)))
    tally.add(continuum("b", ana=(), ben=()))
    assert tally.measure().figure().reason == "no spans"
    assert dict(tally.measure().left_out) == {
        "documents with fewer than two annotators": 1,
        "documents without a span": 1,
    }


def dense(seed: int, each: int = 14) -> Layers:
    """Four annotators with many long units one over the other."""
    random = Random(seed)  # noqa: S311 - chance that can be repeated
    return {
        who: [UnitSpan(start := random.randrange(60), start + random.randint(10, 40), "x") for _ in range(each)]
        for who in "abcd"
    }


def test_what_is_too_dense_is_left_out_with_what_to_do() -> None:
    layers = dense(3)
    assert disorder(layers) is not None
    marks = {who: [Mark(((int(s), int(e)),), label) for s, e, label in held] for who, held in layers.items()}
    tally = GammaTally(1, samples=1)
    tally.add(Continuum("a", 100, marks))
    reason = "documents too dense to be aligned exactly: install copydesk[exact]"
    assert dict(tally.measure().left_out) == {reason: 1}
    tally = GammaTally(1, samples=1, solver=lambda _groups, _worth: None)
    tally.add(Continuum("a", 100, marks))
    assert dict(tally.measure().left_out) == {"documents too dense to be aligned exactly": 1}
