"""What a decision did, once it is made: now the names may be seen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Decision
from tui.domain.adjudication.taking import is_part, is_said, took_answer
from tui.domain.adjudication.topics import Family
from tui.domain.schema_paths import path_title
from tui.ui.lines import clean, cut
from tui.ui.review.painting.saying import BLANK_SHOWN, Saying, quote
from tui.ui.review.painting.sides import versions_of

if TYPE_CHECKING:
    from tui.services.review_articles import Opened

_THINGS = {Family.EVENT: "the event", Family.ITEM: "the entry"}


def _names(case: Case) -> list[list[str]]:
    """Who is in each version; an annotator with several events once."""
    return [
        sorted({clean(case.names[side][0]) for side in version.sides if case.names[side][0]})
        for version in versions_of(case)
    ]


def _taken_versions(case: Case, decision: Decision) -> set[int]:
    """The versions that became gold, or are part of it."""
    if decision.choice is Choice.BOTH:
        return {side.version for side in case.sides if is_part(decision, side.content)}
    members = set(case.topic.members)
    seen = case.topic.seen
    if took_answer(decision):
        views = (side for side in case.sides if is_said(decision, (side.content,)))
        return {side.version for side in views}
    for settlement in decision.settled:
        if (
            settlement.family is case.topic.family
            and settlement.path == case.path
            and members & set(settlement.members)
        ):
            return {
                side.version
                for name, side in zip(case.names, case.sides, strict=True)
                if seen.get(name) == settlement.taken
            }
    return set()


def _gold_text(opened: "Opened", case: Case) -> str:
    """What the gold layer says now."""
    review, topic, saying = opened.review, case.topic, Saying(opened)
    if topic.family in _THINGS:
        there = review.place(topic) is not None
        return f"has {_THINGS[topic.family]}" if there else f"does not have {_THINGS[topic.family]}"
    content = review.gold_content(topic)
    if content is None:
        return "not marked" if topic.family is Family.SPAN else BLANK_SHOWN
    if topic.family is Family.SPAN:
        mark = content.part.evidence[0]
        return f"{saying.label(mark)} “{quote(opened.panel.text, mark)}”"
    return (saying.answer(topic.field, content, short=True) if topic.field is not None else "") or BLANK_SHOWN


_SAID = 34
"""Cells of what gold says that the message tells."""


def decided_line(opened: "Opened", case: Case, decision: Decision, *, names: bool = True) -> str:
    """A decision in one sentence, for the message in the footer after it.

    Args:
        opened: The article under review, after the decision.
        case: The disagreement, as it is then.
        decision: What settled it.
        names: Whether it tells who said so; else only how many.
    """
    asked = path_title(opened.panel.schema.fields(case.event), case.path) or _named(opened, case)
    if decision.choice in {Choice.LATER, Choice.REOPEN}:
        return f"{asked}: {'left for later' if decision.choice is Choice.LATER else 'open again'}"
    groups, taken = _names(case), _taken_versions(case, decision)
    # Behind it there must be room on a line of 80 cells for who said so.
    said = cut(clean(_gold_text(opened, case)), _SAID)
    told = [f"{asked}: gold {said}" if _is_thing(case) else f"{asked}: {said}"]
    if decision.choice is Choice.ADOPT:
        told = [f"{_named(opened, case) if case.event else 'The article'}: all answers"]
    if groups:
        told.append(_sides(groups, taken) if names else _counts(groups, taken))
    return " · ".join(part for part in told if part)


def _counts(groups: Sequence[Sequence[str]], taken: set[int]) -> str:
    """How many said so."""
    everyone = {who for group in groups for who in group}
    of_taken = {who for number, group in enumerate(groups) if number in taken for who in group}
    return f"{len(of_taken)} of {len(everyone)} said so"


def _named(opened: "Opened", case: Case) -> str:
    return Saying(opened).event_number(case.event) if case.event else "span"


def _is_thing(case: Case) -> bool:
    return case.topic.family in _THINGS


def _sides(names: Sequence[Sequence[str]], taken: set[int]) -> str:
    """Who said so and who did not."""
    of_taken = [who for number, group in enumerate(names) if number in taken for who in group]
    of_others = [who for number, group in enumerate(names) if number not in taken for who in group]
    against = f"not {', '.join(of_others)}" if of_others else ""
    if not of_taken:
        return f"not as {', '.join(of_others)}"
    return "; ".join(part for part in (f"as {', '.join(of_taken)}", against) if part)
