"""Where the values of a gold layer come from, as rows of its record; and what was disputed."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.counting import became_gold, version
from tui.domain.adjudication.decisions import Decision, Kind
from tui.domain.adjudication.provenance import Provenance, provenance
from tui.domain.adjudication.reasons import reason_title
from tui.domain.adjudication.review import Review
from tui.domain.adjudication.speaking import say_content, say_quotes
from tui.domain.adjudication.topics import Family
from tui.domain.adjudication.wire import encode_content
from tui.domain.schema import Schema
from tui.domain.wire import Json, JsonObject, canonical


class Trail(NamedTuple):
    """What a record says beside its layer.

    Attributes:
        rows: Where the values come from.
        disputed: What was disputed; None if it is not asked for.
    """

    rows: list[Json]
    disputed: list[Json] | None

    def filled(self) -> Iterator[str]:
        """Names of the lists that hold something here and can be empty in other records."""
        for name, held in (("trail", self.rows), ("disputed", self.disputed or [])):
            yield from ([name] if held else [])
            for row in held:
                yield from (f"{name} {each}" for each in _filled(row))


def _filled(row: Json) -> Iterator[str]:
    for name, held in row.items() if isinstance(row, dict) else ():
        if isinstance(held, list) and held:
            yield name
            yield from (f"{name} {inner}" for each in held for inner in _filled(each))


def trail_of(schema: Schema, review: Review | None, *, disputed: bool) -> Trail:
    """The trail of a gold layer.

    Args:
        schema: The version of the schema that names the reasons.
        review: The article under review; None for another layer, or if nothing is known.
        disputed: Whether what was disputed is told too.
    """
    if review is None:
        return Trail([], [] if disputed else None)
    told: list[Json] = [_row(schema, each) for each in provenance(review)]
    return Trail(told, [_case(review, case) for case in review.cases() if _is_told(case)] if disputed else None)


def _row(schema: Schema, each: Provenance) -> JsonObject:
    is_span = each.family is Family.SPAN
    where: JsonObject = {
        "family": each.family.value,
        "event": "" if is_span else each.place[0],
        "path": "" if is_span else each.place[1],
        "span": each.place[0] if is_span else "",
    }
    return {
        **where,
        **_decided(schema, each.decision),
        "by_hand": each.by_hand,
        "sources": _members(each.sources),
        "against": _members(each.against),
    }


def _decided(schema: Schema, decision: Decision | None) -> JsonObject:
    if decision is None:
        named = ("decision", "disagreement", "kind", "choice", "policy", "author", "decided_at")
        empty: JsonObject = dict.fromkeys(named, "")
        return {**empty, "milliseconds": 0, "reason": "", "reason_label": "", "note": "", "unclear": False}
    return {
        "decision": decision.id,
        "disagreement": decision.case,
        "kind": decision.kind,
        "choice": decision.choice.value,
        "policy": decision.policy,
        "author": decision.author,
        "decided_at": decision.at,
        "milliseconds": round(1000 * decision.seconds),
        "reason": decision.reason,
        "reason_label": reason_title(schema, decision.reason),
        "note": decision.note,
        "unclear": decision.unclear,
    }


def _members(members: Iterable[Member]) -> list[Json]:
    return [{"annotator": who, "thing": thing} for who, thing in sorted(members)]


def _is_told(case: Case) -> bool:
    """Checks that fail in gold are no dispute; a disagreement has sides that differ."""
    return case.kind is not Kind.PROBLEM and len({side.version for side in case.sides}) > 1


def _case(review: Review, case: Case) -> JsonObject:
    is_span = case.topic.family is Family.SPAN
    return {
        "disagreement": case.id,
        "kind": case.kind.value,
        "field": case.path,
        "event": "" if is_span else case.gold[0],
        "path": "" if is_span else case.gold[1],
        "span": case.gold[0] if is_span else "",
        "state": case.state.value,
        "decision": case.decision.id if case.decision is not None else "",
        "sides": list(_sides(review, case)),
    }


def _sides(review: Review, case: Case) -> Iterator[Json]:
    schema, source = review.panel.schema, review.panel.text
    is_taken = _taken(review, case)
    sides = [(who, view.content) for who, view in zip(case.names, case.sides, strict=True)]
    for (who, thing), content in sorted(sides, key=lambda side: side[0]):
        yield {
            "annotator": who,
            "thing": thing,
            "taken": is_taken((who, thing), content),
            "said": say_content(schema, case.kind, case.path, content, source),
            "content": _content(content),
            "quotes": list(say_quotes(case.kind, content, source)),
        }


def _taken(review: Review, case: Case) -> Callable[[Member, Content | None], bool]:
    """Tells whether what a side says in a disagreement is gold."""
    decision = case.decision
    if decision is None or case.open:
        return lambda _member, _content: False
    if not decision.policy and decision.case == case.id:
        gold = became_gold(decision)
        return lambda _member, content: version(case.kind, content) in gold
    settled = review.judged[case.id].settled
    taken = settled.settlement.taken if settled is not None else None
    return lambda member, _content: case.topic.seen[member] == taken


def _content(content: Content | None) -> str:
    return canonical(encode_content(content))
