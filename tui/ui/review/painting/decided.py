"""What a decision did, once it is made: now the names may be seen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Decision
from tui.domain.adjudication.reasons import reason_title
from tui.domain.adjudication.taking import is_said, took_answer
from tui.domain.adjudication.topics import Family
from tui.domain.schema_paths import path_title
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.form.painting import rule
from tui.ui.lines import Line, Run, clean, cut, fit
from tui.ui.review.painting.flow import flow
from tui.ui.review.painting.saying import BLANK_SHOWN, Saying, quote
from tui.ui.review.painting.sides import event_topic, versions_of
from tui.ui.review.painting.told import Told, told_versions
from tui.ui.review.painting.wording import CHOSEN, QUESTIONS

if TYPE_CHECKING:
    from tui.services.review_articles import Opened

_THINGS = {Family.EVENT: "the event", Family.ITEM: "the entry"}


def decided_lines(
    opened: "Opened", case: Case, decision: Decision, size: tuple[int, int], *, keys: Keys = DEFAULT_KEYS
) -> list[Line]:
    """A decided disagreement with the names: who said what, what became gold, who decided and why.

    Args:
        opened: The article under review, after the decision.
        case: The disagreement, as it is then.
        decision: What settled it.
        size: Width and height in cells.
        keys: The keys, which may be somebody's own.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    if width <= 0 or height <= 0:
        return []
    topic = event_topic(opened, case)
    where = Saying(opened).event(topic) if topic is not None and case.event else ""
    asked = path_title(opened.panel.schema.fields(case.event), case.path) or QUESTIONS[case.kind]
    lines = [rule(clean(" ─ ".join(text for text in ("decided", asked, where) if text)), width)]
    told = told_versions(opened, case, keys)
    names = _names(case) if len(told) == len(versions_of(case)) else []
    taken = _taken_versions(case, decision)
    for number, each in enumerate(told):
        who = ", ".join(names[number]) if number < len(names) else ""
        lines += _version(each, who, width, taken=number in taken)
    gold: list[Run] = [("gold ", "field"), (clean(gold_text(opened, case)), "value-active")]
    for runs in (gold, [(clean(_who(opened, case, decision)), "value")]):
        lines += [fit(((" ", ""), *line), width) for line in flow(runs, width - 2, 3)]
    lines = lines[:height]
    return lines + [fit((), width)] * (height - len(lines))


def _version(told: Told, who: str, width: int, *, taken: bool) -> list[Line]:
    runs: list[Run] = [("✓ " if taken else "  ", "marker"), (f"{told.name} ", "key")]
    names: list[Run] = [(f"{clean(who)}: ", "field-active")] if who else []
    said = flow([*names, *told.said], max(1, width - 6), 2)
    lines = [fit(((" ", ""), *runs, *said[0]), width)] if said else []
    return lines + [fit(((" " * 5, ""), *line), width) for line in said[1:]]


def _names(case: Case) -> list[list[str]]:
    """Who is in each version; an annotator with several events once."""
    return [
        sorted({case.names[side][0] for side in version.sides if case.names[side][0]})
        for version in versions_of(case)
    ]


def _taken_versions(case: Case, decision: Decision) -> set[int]:
    """The versions that became gold; all of them if all were right."""
    if decision.choice is Choice.BOTH:
        return {side.version for side in case.sides}
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


def gold_text(opened: "Opened", case: Case, *, short: bool = False) -> str:
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
    return (saying.answer(topic.field, content, short=short) if topic.field is not None else "") or BLANK_SHOWN


def _who(opened: "Opened", case: Case, decision: Decision) -> str:
    """Who decided, when, and why."""
    took = decision.took in case.names and decision.took[0]
    number = f" {case.sides[case.names.index(decision.took)].version + 1}" if took else ""
    told = f"{decision.author} {CHOSEN[decision.choice]}{number}"
    if decision.policy:
        told = f"accepted by the policy {decision.policy}, which {decision.author} ran"
    reason = reason_title(opened.panel.schema, decision.reason) if decision.reason else ""
    unclear = "guideline unclear" if decision.unclear else ""
    parts = [told, decision.at[:16].replace("T", " "), reason, unclear, decision.note]
    return " · ".join(part for part in parts if part)


_SAID = 34
"""Cells of what gold says that the message tells."""


def decided_line(opened: "Opened", case: Case, decision: Decision, *, names: bool = True) -> str:
    """The same in one sentence, for the message in the footer after a decision.

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
    said = cut(clean(gold_text(opened, case, short=True)), _SAID)
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
