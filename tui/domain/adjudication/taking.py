"""Who said what a decision took: an answer is the same whatever it rests on.

Several annotators who give one answer on other words are one version, and whoever takes it may take the evidence of
all of them. So what became gold need not be, word for word, what any of them said.
"""

from collections.abc import Iterable

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import Content, core
from tui.domain.adjudication.decisions import ANSWERS, Choice, Decision, Kind, Settlement

_SPANS = frozenset({Kind.SPAN_MISSING, Kind.SPAN_LABEL, Kind.SPAN_BOUNDARY})


def took_answer(decision: Decision) -> bool:
    """Whether one side's answer was taken where answers differ."""
    return decision.choice is Choice.TAKE and decision.kind in ANSWERS


def is_said(decision: Decision, contents: Iterable[Content | None]) -> bool:
    """Whether anybody gives the answer that a decision took, whatever it rests on.

    Args:
        decision: One of which `took_answer` is true.
        contents: What is said.
    """
    taken = _answer(decision.taken)
    return any(_answer(each) == taken for each in contents)


def was_weighed(decision: Decision, content: Content | None) -> bool:
    """Whether an answer was among those that were decided about, whatever it rests on now.

    Args:
        decision: A person's decision.
        content: What is said by now; None if the thing is lacked.
    """
    if decision.kind not in ANSWERS or decision.choice is Choice.ADOPT:
        return False
    return any(_answer(side.content) == _answer(content) for side in decision.sides)


def is_part(decision: Decision, content: Content | None) -> bool:
    """Whether what one side says is in what became gold when all versions were taken together.

    Who says nothing is in it only where nothing is right too; of one answer on other words all sides are.

    Args:
        decision: One by which all versions were taken.
        content: What the side says; None if it lacks the thing.
    """
    if decision.kind == Kind.EVIDENCE:
        return True
    if content is None or decision.taken is None:
        return content is decision.taken
    said = content.part.value is not None or bool(content.entries)
    if said or decision.kind in _SPANS:
        return True
    return decision.taken.part.optional or _answer(content) == _answer(decision.taken)


def said_so(settlement: Settlement, decision: Decision) -> frozenset[Member]:
    """The sides that said what became gold when it was decided, or a part of it.

    Args:
        settlement: What was settled.
        decision: The decision that settled it.
    """
    exactly = gave_it(settlement, decision)
    if decision.choice is Choice.BOTH:
        exactly |= {side.member for side in decision.sides if is_part(decision, side.content)}
    return exactly


def gave_it(settlement: Settlement, decision: Decision) -> frozenset[Member]:
    """The sides that said all of what was taken when it was decided, and nothing else.

    Args:
        settlement: What was settled.
        decision: The decision that settled it.
    """
    exactly = {member for member, short in settlement.seen if short == settlement.taken}
    if took_answer(decision):
        exactly |= {side.member for side in decision.sides if is_said(decision, (side.content,))}
    return frozenset(exactly)


def _answer(content: Content | None) -> Content | None:
    return None if content is None else core(content, evidence=False)
