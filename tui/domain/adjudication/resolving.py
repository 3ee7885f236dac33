"""One decision from beginning to end: the edits of the gold layer, and the decisions that explain them.

What all sides agree on needs no decision. It is accepted before the first decision, and again after each one that
brings more of it to light, so that gold always holds all that is settled.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tui.domain.adjudication.aligning import ALIGNED, Adjustment
from tui.domain.adjudication.auditing import AUDIT, Key, key_of
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.choosing import require_allowed
from tui.domain.adjudication.decisions import Choice, Decision, Ruling
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.policies import Policy, proposals
from tui.domain.adjudication.review import Panel, is_settled, review_of
from tui.domain.adjudication.settling import Settling, carry_out, holder_of
from tui.domain.adjudication.similar import similarity
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.editing import Draft, NewId, stamped
from tui.domain.edits import Edit, apply, is_empty
from tui.domain.layers import GOLD, REASON, STATUS, Layer, Status

UNANIMOUS = "unanimous"
"""The policy that accepts what all sides agree on."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who decides, and where ids and times come from.

    Attributes:
        author: Who.
        new_id: Makes ids.
        clock: Tells the time, UTC, as `YYYY-MM-DDThh:mm:ss.mmmZ`.
    """

    author: str
    new_id: NewId
    clock: Callable[[], str]


class Outcome(NamedTuple):
    """What becomes of a decision.

    Attributes:
        edits: Of the gold layer, one undo step each.
        decisions: What explains them, in their order.
        panel: The article after it.
    """

    edits: tuple[Edit, ...]
    decisions: tuple[Decision, ...]
    panel: Panel


def advanced(panel: Panel, edit: Edit | None, *decisions: Decision) -> Panel:
    """The article after an edit of its gold layer, and after decisions."""
    gold = panel.gold if edit is None else apply(panel.gold, edit)
    return replace(panel, gold=gold, decisions=(*panel.decisions, *decisions))


def joined(edits: Sequence[Edit]) -> Edit:
    """Several edits, each made after the one before, as one undo step called as the first."""
    return replace(edits[0], changes=tuple(change for edit in edits for change in edit.changes))


def accept(panel: Panel, desk: Desk, policy: str = UNANIMOUS) -> Outcome:
    """Accepts all that the sides agree on, with what comes to light by it; as one edit, or none."""
    edits: list[Edit] = []
    decisions: list[Decision] = []
    while waiting := (review := review_of(panel)).waiting():
        settling = Settling(review, desk.new_id)
        for topic in _in_order(waiting):
            side = next(iter(topic.contents.values()))
            settling.put(topic, side, holder_of(review, topic))
        decision = _policy_decision(panel, desk, policy, settling)
        edit = settling.edit(decision.id, f"accept what is {policy}", policy)
        panel = advanced(panel, edit, decision)
        edits.append(edit)
        decisions.append(decision)
    return Outcome((joined(edits),) if edits else (), tuple(decisions), panel)


def _policy_decision(panel: Panel, desk: Desk, policy: str, settling: Settling) -> Decision:
    return Decision(
        desk.new_id("r"),
        panel.gold.article,
        "",
        "",
        "",
        Choice.ACCEPT,
        desk.author,
        desk.clock(),
        policy,
        settled=tuple(settling.settled),
    )


def _in_order(topics: Sequence[Topic]) -> list[Topic]:
    """Events before all else, since answers name them; spans last, since they can be evidence already."""
    ranks = {Family.EVENT: 0, Family.SPAN: 2}
    return sorted(topics, key=lambda topic: ranks.get(topic.family, 1))


def resolve(panel: Panel, case: Case, ruling: Ruling, desk: Desk) -> Outcome:
    """Decides a disagreement.

    Args:
        panel: The article as it is.
        case: The disagreement, as its review has it.
        ruling: What is said about it.
        desk: Who decides.

    Returns:
        What is written: one edit for what was agreed before, if there was any, and one for the decision with all
        that follows from it. To leave it for later changes nothing in the gold layer.

    Raises:
        EditError: That cannot be chosen.
    """
    require_allowed(panel.schema, case, ruling)
    decision = _decision(panel, case, ruling, desk)
    if ruling.choice is Choice.LATER:
        return Outcome((), (decision,), advanced(panel, None, decision))
    before = accept(panel, desk)
    edit, decision = carry_out(review_of(before.panel), case, ruling, decision, desk.new_id)
    after = settle_rest(advanced(before.panel, edit, decision), desk)
    edits = (*before.edits, joined((edit, *after.edits)))
    return Outcome(edits, (*before.decisions, decision, *after.decisions), after.panel)


def settle_rest(panel: Panel, desk: Desk) -> Outcome:
    """Accepts what is agreed by now, and finishes the gold layer if nothing else waits; at most two edits."""
    rest = accept(panel, desk)
    end = finishing(rest.panel)
    if is_empty(end):
        return rest
    return Outcome((*rest.edits, end), rest.decisions, advanced(rest.panel, end))


def _decision(panel: Panel, case: Case, ruling: Ruling, desk: Desk) -> Decision:
    return Decision(
        desk.new_id("r"),
        panel.gold.article,
        case.id,
        case.kind,
        case.path,
        ruling.choice,
        desk.author,
        desk.clock(),
        reason=ruling.reason,
        note=ruling.note,
        unclear=ruling.unclear,
        similar=similarity(case, panel.text),
        seconds=ruling.seconds,
    )


def finishing(panel: Panel) -> Edit:
    """The edit that finishes the gold layer when nothing waits, or takes it up again when something does.

    An article without events is finished as such, with the reason that most annotators gave.
    """
    gold = panel.gold
    draft = Draft(gold)
    if not is_settled(review_of(panel)):
        if gold.status in {Status.DONE, Status.NO_EVENT}:
            draft.put_attribute(STATUS, Status.IN_PROGRESS)
    elif gold.events or not any(layer.status is Status.NO_EVENT for layer in panel.layers.values()):
        draft.put_attribute(STATUS, Status.DONE)
        draft.put_attribute(REASON, "")
    else:
        draft.put_attribute(STATUS, Status.NO_EVENT)
        draft.put_attribute(REASON, _reason(panel.layers.values()))
    edit = draft.edit("finish", "finish")
    return stamped(gold, edit, panel.schema.name) if draft.changes else edit


def _reason(layers: Iterable[Layer]) -> str:
    reasons = Counter(layer.attributes.get(REASON, "") for layer in layers if layer.status is Status.NO_EVENT)
    return min(reasons, key=lambda reason: (-reasons[reason], reason))


def apply_policy(panel: Panel, policy: Policy, desk: Desk) -> Outcome:
    """Decides by a policy all that it can, and what that brings to light, as one edit.

    Args:
        panel: The article as it is.
        policy: The policy.
        desk: Who runs it.

    Returns:
        The edit, if there is anything to write; each of its decisions names the policy.
    """
    start = settle_rest(panel, desk)
    edits, decisions, panel = list(start.edits), list(start.decisions), start.panel
    while found := proposals((review := review_of(panel)).cases(), policy):
        settling = Settling(review, desk.new_id)
        for each in found:
            settling.put(each.case.topic, each.content, holder_of(review, each.case.topic))
        decision = _policy_decision(panel, desk, policy, settling)
        edit = settling.edit(decision.id, f"accept by {policy}", policy)
        rest = settle_rest(advanced(panel, edit, decision), desk)
        edits += [edit, *rest.edits]
        decisions += [decision, *rest.decisions]
        panel = rest.panel
    return Outcome((joined(edits),) if edits else (), tuple(decisions), panel)


def ask_again(panel: Panel, about: Collection[Key], desk: Desk) -> Outcome:
    """Puts into the queue again what a policy accepted; gold stays as it is meanwhile.

    Args:
        panel: The article as it is.
        about: What is asked again, as far as it still stands because a policy accepted it.
        desk: Who runs the audit.
    """
    review = review_of(panel)
    settling = Settling(review, desk.new_id)
    for topic in review.topics():
        judged = review.judged[topic.id]
        if judged.state is State.ACCEPTED and judged.settled and key_of(judged.settled.settlement) in about:
            settling.reopen(topic)
    if not settling.settled:
        return Outcome((), (), panel)
    decision = replace(_policy_decision(panel, desk, AUDIT, settling), choice=Choice.REOPEN)
    edit = settling.edit(decision.id, "ask again", AUDIT)
    rest = settle_rest(advanced(panel, edit, decision), desk)
    return Outcome((joined((edit, *rest.edits)),), (decision, *rest.decisions), rest.panel)


def adjust(panel: Panel, adjustment: Adjustment, desk: Desk) -> Outcome:
    """Changes the alignment of an article's events.

    Args:
        panel: The article as it is.
        adjustment: The change.
        desk: Who makes it.

    Returns:
        One edit of the gold layer: it says that the change stands; gold events whose annotators' events became one
        with those of another go, and what is agreed by now is accepted.
    """
    draft = Draft(panel.gold)
    draft.put_attribute(ALIGNED + adjustment.id, adjustment.change)
    edit = stamped(panel.gold, draft.edit("alignment", f"{adjustment.change} events"), panel.schema.name)
    changed = advanced(replace(panel, adjustments=(*panel.adjustments, adjustment)), edit)
    before, after = review_of(panel), review_of(changed)
    known = {topic.id for topic in before.events}
    orphans = [topic for topic in after.events if topic.members[0][0] == GOLD and topic.id not in known]
    edits, decisions = [edit], []
    if orphans:
        settling = Settling(after, desk.new_id)
        for topic in orphans:
            settling.put(topic, None)
        decision = replace(_policy_decision(changed, desk, adjustment.change, settling), note=adjustment.note)
        edits.append(settling.edit(decision.id, "drop events", adjustment.id))
        decisions.append(decision)
        changed = advanced(changed, edits[-1], decision)
    rest = settle_rest(changed, desk)
    return Outcome((joined((*edits, *rest.edits)),), (*decisions, *rest.decisions), rest.panel)
