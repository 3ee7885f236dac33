from collections.abc import Collection
from dataclasses import replace

from tests.support.adjudicating import SCHEMA_OF_REVIEW, TEXT, Hand, decide_all, panel
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import STANDING, Choice, Decision, Ruling
from tui.domain.adjudication.guidelines import Question, Said, example, noted, questions
from tui.domain.adjudication.review import Panel
from tui.domain.schema import Reason, Schema

ATTACK = {"type": "attack", "date": "2022-01-05", "place": "Ain", "hurt": "9", "dead": "3"}
REASONS = (Reason("slip", "Slip", "s"), Reason("gap", "Gap", "g", guideline=True))
SCHEMA = SCHEMA_OF_REVIEW._replace(review_reasons=REASONS)


def decided(rulings: dict[str, Ruling], *more: str) -> Panel:
    """Three who differ in the dead, and two against one in the hurt."""
    layers = [
        Hand(who, SCHEMA).event("e1", {**ATTACK, "dead": dead, "hurt": hurt}, (0, 9)).done()
        for who, dead, hurt in (("ana", "4", "7"), ("ben", "5", "8"), ("cy", "5", "8"))
    ]

    def ruling(case: Case) -> Ruling:
        wanted = rulings.get(case.path, Ruling(Choice.TAKE))
        return wanted._replace(side=case.side_of("ben")) if wanted.choice is Choice.TAKE else wanted

    return decide_all(panel(*layers, schema=SCHEMA), ruling)


def standing(after: Panel) -> set[str]:
    return {name.removeprefix(STANDING) for name in after.gold.attributes if name.startswith(STANDING)}


def logged(after: Panel, since: str = "", schema: Schema = SCHEMA) -> list[Decision]:
    return list(noted(schema, after.decisions, standing(after), since))


def asked(after: Panel, kept: Collection[Decision] | None = None) -> tuple[Question, ...]:
    found = logged(after) if kept is None else kept
    return questions(SCHEMA, ((each, example(SCHEMA, each, "1.txt", TEXT)) for each in found))


GAP, UNCLEAR = (
    Ruling(Choice.TAKE, reason="gap", note="Say it."),
    Ruling(Choice.NEITHER, unclear=True, reason="slip"),
)


def test_what_is_unclear_and_what_the_guidelines_should_have_said_is_logged() -> None:
    assert [each.path for each in logged(decided({"dead": GAP}))] == ["dead"]
    assert [each.path for each in logged(decided({"hurt": UNCLEAR}))] == ["hurt"]
    assert logged(decided({"dead": Ruling(Choice.TAKE, reason="slip")})) == []
    assert logged(decided({"dead": GAP}), schema=SCHEMA_OF_REVIEW) == []


def test_examples_say_what_there_was_to_choose_from_and_what_was_chosen() -> None:
    (question,) = asked(decided({"dead": GAP}))
    assert (question.kind, question.path, question.title) == ("field_value", "dead", "Dead: answer")
    (one,) = question.examples
    assert set(one.versions) == {
        Said("4", ("On Monday",), 1, taken=False),
        Said("5", ("On Monday",), 2, taken=True),
    }
    assert (one.chosen, one.decided, one.reason, one.note) == ("one version was taken", "5", "Gap", "Say it.")
    assert (one.article, one.name, one.author, one.unclear) == ("a1", "1.txt", "eve", False)
    (question,) = asked(decided({"hurt": UNCLEAR}))
    assert (question.examples[0].decided, question.examples[0].unclear) == ("left empty", True)


def test_questions_come_in_the_order_of_kinds_and_paths_and_examples_by_time() -> None:
    after = decided({"dead": GAP, "hurt": UNCLEAR, "type": GAP})
    both = asked(after)
    assert [each.path for each in both] == ["dead", "hurt"]
    found = logged(after)
    later = [replace(each, id=f"{each.id}x", at="2030-01-01T00:00:00.000Z") for each in found]
    assert [len(each.examples) for each in asked(after, [*later, *found])] == [2, 2]
    assert all(each.examples[0].at < each.examples[1].at for each in asked(after, [*later, *found]))
    assert [each.id for each in noted(SCHEMA, later, {each.id for each in later}, "2029")] == [
        each.id for each in later
    ]
    assert logged(after, "2029") == []


def test_what_was_taken_back_or_decided_anew_is_not_logged() -> None:
    after = decided({"dead": GAP})
    (gap,) = logged(after)
    assert list(noted(SCHEMA, after.decisions, standing(after) - {gap.id}, "")) == []
    again = replace(gap, id="r9", reason="slip")
    assert list(noted(SCHEMA, [*after.decisions, again], {*standing(after), "r9"}, "")) == []
    reopened = replace(gap, id="r9", choice=Choice.REOPEN, unclear=True)
    assert [each.id for each in noted(SCHEMA, [*after.decisions, reopened], {*standing(after), "r9"}, "")] == [
        gap.id
    ]
