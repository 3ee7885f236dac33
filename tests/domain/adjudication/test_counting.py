import pytest

from tests.support.adjudicating import Hand, decide_all, desk, open_cases, panel, with_layers
from tui.domain.adjudication.auditing import key_of
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.counting import Counting, median
from tui.domain.adjudication.decisions import STANDING, Choice, Kind, Ruling
from tui.domain.adjudication.figures import Figures, Listed, Taken
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.resolving import apply_policy, ask_again, resolve
from tui.domain.adjudication.review import Panel, review_of
from tui.domain.layers import Layer

ATTACK = {"type": "attack", "date": "2022-01-05", "place": "Ain", "hurt": "9", "dead": "3"}


def coded(who: str, **said: str) -> Layer:
    return Hand(who).event("e1", {**ATTACK, **said}, (0, 9)).done()


def counted(*panels: Panel) -> Figures:
    counting = Counting()
    for each in panels:
        names = {name for name in each.gold.attributes if name.startswith(STANDING)}
        counting.add(each.decisions, {name.removeprefix(STANDING) for name in names})
    return counting.figures(
        [Listed("field_value", "dead", "open", 2), Listed("field_value", "dead", "later", 1)], {}
    )


def take(who: str, seconds: float = 0.0) -> Ruling:
    return Ruling(Choice.TAKE, -1, note=who, seconds=seconds)


def ruled(before: Panel, choices: dict[str, Ruling], author: str = "eve") -> Panel:
    """Decides by field; the note of a ruling names whose side is taken."""

    def ruling(case: Case) -> Ruling:
        wanted = choices[case.path]
        return wanted._replace(side=case.side_of(wanted.note)) if wanted.choice is Choice.TAKE else wanted

    return decide_all(before, ruling, desk(author))


def test_whose_answers_were_taken_is_held_against_chance() -> None:
    three = panel(coded("ana", dead="4"), coded("ben", dead="5"), coded("cy", dead="5"))
    two = panel(coded("ana", dead="4"), coded("ben", dead="5"))
    figures = counted(ruled(three, {"dead": take("ben")}), ruled(two, {"dead": take("ana")}))
    assert figures.annotators == (
        Taken("ana", 2, 1, 1, 1.0),
        Taken("ben", 2, 1, 1, 1.0),
        Taken("cy", 1, 1, 0, 0.5),
    )


@pytest.mark.parametrize(
    ("ruling", "taken", "others"),
    [
        (Ruling(Choice.NEITHER), [0, 0], [0, 0]),
        (Ruling(Choice.LATER), [0, 0], [0, 0]),
    ],
)
def test_where_nobody_is_taken_nobody_is_overruled(ruling: Ruling, taken: list[int], others: list[int]) -> None:
    before = panel(coded("ana", dead="4"), coded("ben", dead="5"))
    case = open_cases(before)[0]
    annotators = counted(resolve(before, case, ruling, desk()).panel).annotators
    assert [each.taken for each in annotators] == taken[: len(annotators)]
    assert [each.others for each in annotators] == others[: len(annotators)]
    assert bool(annotators) is (ruling.choice is Choice.NEITHER)


def test_who_left_a_field_empty_is_taken_when_none_is_chosen() -> None:
    layer = Hand("ben").event("e1", {name: said for name, said in ATTACK.items() if name != "hurt"}, (0, 9)).done()
    figures = counted(ruled(panel(coded("ana"), layer), {"hurt": Ruling(Choice.NEITHER)}))
    assert {each.who: each.taken for each in figures.annotators} == {"ana": 0, "ben": 1}


def test_an_event_that_is_rejected_takes_the_side_of_who_lacks_it() -> None:
    figures = counted(
        ruled(panel(coded("ana"), Hand("ben").done()), {"": Ruling(Choice.REJECT)}),
    )
    assert {each.who: (each.taken, each.others) for each in figures.annotators} == {"ana": (0, 1), "ben": (1, 0)}


def test_adjudicators_are_counted_with_their_times_and_their_own_answers() -> None:
    before = panel(coded("ana", dead="4", hurt="7"), coded("ben", dead="5", hurt="8"))
    slow = {"dead": take("ana", 30), "hurt": take("ana", 4)._replace(unclear=True, reason="slip")}
    figures = counted(ruled(before, slow, "ana"), ruled(before, {"dead": take("ben", 6), "hurt": take("ben")}))
    ana, eve = figures.authors
    assert (ana.who, ana.choices, ana.seconds, ana.timed, ana.unclear) == ("ana", {"take": 2}, 17.0, 2, 1)
    assert ana.own == Taken("ana", 2, 2, 0, 1.0)
    assert (eve.who, eve.seconds, eve.own.asked) == ("eve", 6.0, 0)
    assert (figures.decisions, figures.seconds, figures.timed, figures.articles) == (4, 6.0, 3, 2)
    by_field = {each.path: each for each in figures.fields}
    assert by_field["hurt"].reasons == {"": 1, "slip": 1}
    assert (by_field["hurt"].unclear, by_field["dead"].unclear) == (1, 0)
    assert (by_field["dead"].open, by_field["dead"].later) == (2, 1)


def test_of_several_decisions_the_last_one_counts_and_what_was_taken_back_does_not() -> None:
    before = panel(coded("ana", dead="4"), coded("ben", dead="5"))
    once = ruled(before, {"dead": take("ana")})
    case = next(each for each in review_of(once).cases() if each.path == "dead")
    again = resolve(once, case, Ruling(Choice.REOPEN), desk("joe")).panel
    last = resolve(
        again, next(iter(open_cases(again))), take("ben")._replace(side=case.side_of("ben")), desk("zoe")
    )
    figures = counted(last.panel)
    assert (figures.decisions, figures.reopened, figures.taken_back) == (2, 1, 0)
    assert {each.who: each.taken for each in figures.annotators} == {"ana": 0, "ben": 1}
    counting = Counting()
    counting.add(once.decisions, ())
    undone = counting.figures((), {"pair": 2})
    assert (undone.decisions, undone.taken_back, undone.annotators) == (0, 1, ())
    assert undone.alignments == {"pair": 2}


def audited(*, confirm: bool) -> Panel:
    """A majority is accepted, asked again, and decided by a person."""
    before = panel(coded("ana", dead="4"), coded("ben", dead="5"), coded("cy", dead="5"))
    accepted = apply_policy(before, Policy.MAJORITY, desk()).panel
    assert not open_cases(accepted)
    settlement = next(each for done in accepted.decisions for each in done.settled if each.path == "dead")
    asked = ask_again(accepted, [key_of(settlement)], desk("joe")).panel
    (case,) = open_cases(asked)
    assert (case.path, case.why) == ("dead", "")
    assert asked.gold.values == accepted.gold.values
    assert not apply_policy(asked, Policy.MAJORITY, desk()).decisions
    taken = "ben" if confirm else "ana"
    return resolve(asked, case, Ruling(Choice.TAKE, case.side_of(taken)), desk("zoe")).panel


def test_an_audit_tells_how_often_people_decide_the_same() -> None:
    majority = counted(*[audited(confirm=True)] * 3, audited(confirm=False)).policies[-1]
    assert (majority.policy, majority.accepted, majority.drawn, majority.asked, majority.confirmed) == (
        *("majority", 4, 4, 4),
        3,
    )
    assert (majority.low, majority.high) == (0.3006, 0.9544)


@pytest.mark.parametrize(("ruling", "confirmed"), [(Ruling(Choice.BOTH), 1), (Ruling(Choice.TAKE, 0), None)])
def test_all_the_words_for_an_answer_confirm_those_that_a_rule_took(ruling: Ruling, confirmed: int | None) -> None:
    layers = [
        Hand(who).event("e1", ATTACK).say("dead", "3", event="e1", at=at).done()
        for who, at in (("ana", (10, 18)), ("ben", (14, 24)))
    ]
    accepted = apply_policy(panel(*layers), Policy.UNANIMOUS, desk()).panel
    settlement = next(each for done in accepted.decisions for each in done.settled if each.path == "dead")
    asked = ask_again(accepted, [key_of(settlement)], desk("joe")).panel
    (case,) = open_cases(asked)
    assert case.kind is Kind.EVIDENCE
    if confirmed is None:
        seen = dict(settlement.seen)
        confirmed = int(seen[case.names[0]] == settlement.taken)
    (unanimous,) = counted(resolve(asked, case, ruling, desk("zoe")).panel).policies
    assert (unanimous.asked, unanimous.confirmed) == (1, confirmed)


def test_what_not_all_have_was_no_agreement_and_what_is_accepted_again_counts_once() -> None:
    before = panel(coded("ana"), coded("ben"), Hand("cy").done())
    once = apply_policy(before, Policy.MAJORITY, desk()).panel
    (unanimous, majority) = counted(once).policies
    assert (majority.agreed, majority.accepted) == (0, 1)
    assert (unanimous.agreed, unanimous.accepted) == (5, 0)
    later = with_layers(once, coded("dan"))
    twice = apply_policy(later, Policy.MAJORITY, desk("joe")).panel
    assert len(twice.decisions) > len(once.decisions)
    assert [each[:3] for each in counted(twice).policies] == [each[:3] for each in counted(once).policies]


def test_what_is_asked_again_waits() -> None:
    before = panel(coded("ana"), coded("ben"))
    done = apply_policy(before, Policy.UNANIMOUS, desk()).panel
    keys = [key_of(each) for decision in done.decisions for each in decision.settled if each.path == "dead"]
    (unanimous,) = counted(ask_again(done, keys, desk()).panel).policies
    assert (unanimous.agreed, unanimous.drawn, unanimous.asked, unanimous.low) == (6, 1, 0, None)
    assert not ask_again(done, [(*keys[0][:2], (("zoe", "e9"),))], desk()).decisions


def test_median() -> None:
    assert [median(each) for each in ([], [3.0], [1.0, 9.0, 2.0], [4.0, 1.0])] == [None, 3.0, 2.0, 2.5]
