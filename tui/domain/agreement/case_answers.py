"""Answers that differ, or that are the same and rest on other words."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from tui.domain.agreement.answers import Missing, comparison_of, exact, option_titles, title_of_answer
from tui.domain.agreement.cases import Side, Wanted, meet
from tui.domain.agreement.marks import shared_length
from tui.domain.agreement.records import Said
from tui.domain.agreement.report import Part
from tui.domain.agreement.showing import said_in_words
from tui.domain.schema import Field

SPREAD_OUT = ("alpha_missing",)
"""Kinds of figures in which it is an answer that somebody does not have the event."""


def answer_side(field: Field, who: str, said: Said, event: str = "") -> Side:
    """What an annotator answers, as a side of a case.

    Args:
        field: The question.
        who: The annotator.
        said: The answer.
        event: Id of the event that it is about.
    """
    return Side(who, said_in_words(field, said), said.evidence[0] if said.evidence else None, event)


def is_case(
    field: Field, said: Mapping[str, Said], wanted: Wanted, none: str = "", lacking: Sequence[str] = ()
) -> bool:
    """Whether what is said makes a case of what is wanted; `none` is the answer of those who lack the event."""
    if wanted.met:
        known = option_titles(field)
        titles = {who: title_of_answer(known, exact(field, each)) for who, each in said.items()}
        return meet({**titles, **dict.fromkeys(lacking, none)}, wanted)
    if len(wanted.who) > 1:
        said = {who: each for who, each in said.items() if who in wanted.who}
        lacking = [who for who in lacking if who in wanted.who]
    if wanted.part is Part.EVIDENCE:
        return _other_words(field, said, overlap=wanted.kind == "evidence_overlap")
    if wanted.kind == "presence":
        return len({bool(each.values) for each in said.values()}) > 1
    return _differ(field, said) or bool(wanted.kind in SPREAD_OUT and lacking and said)


def _differ(field: Field, said: Mapping[str, Said]) -> bool:
    """Whether two of them answer differently; who left it blank gave no answer."""
    if comparison_of(field) == "none":
        return False
    answers = [exact(field, each) for each in said.values()]
    return len({answer for answer in answers if not isinstance(answer, Missing)}) > 1


def _other_words(field: Field, said: Mapping[str, Said], *, overlap: bool) -> bool:
    """Whether equal answers rest on other words; if overlap is asked for, on words that have nothing in common."""
    if _differ(field, said):
        return False
    given = [each.evidence for each in said.values() if each.values]
    if overlap:
        return any(not shared_length(one, other) for one, other in combinations(given, 2))
    return len(set(given)) > 1
