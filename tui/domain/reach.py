"""Finds conditions that can never hold, and fields that can never be asked.

A condition is taken apart into its alternatives, each of which is a row of facts about answers; an alternative is
out if facts about one answer exclude each other. What a condition needs answered has to be asked, so the conditions
of those fields count along. A search gives up after `MAX_STEPS`, all of them together after `MAX_STEPS_IN_ALL`, and
what is not understood is taken for possible: it is proved, or nothing is said.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.claims import Claim, Where, facts_of, key_of, known_names_of, listed
from tui.domain.dependencies import FieldPlace, field_places
from tui.domain.expression_text import shown
from tui.domain.expressions import Expression, Kind, parse, walk
from tui.domain.facts import Fact, Given, conflict
from tui.domain.references import ARTICLE_LEVEL, ARTICLE_PREFIX, Scope, Target, find
from tui.domain.schema import Schema

MAX_STEPS = 500
MAX_STEPS_IN_ALL = 20_000
_MAX_DEPTH = 100
_MAX_REASONS = 2
_MAX_ROUNDS = 20
_OF_ARTICLE = f"{ARTICLE_PREFIX}."


class _GaveUp(Exception):  # noqa: N818 - it ends a search and is no error
    """The search has taken too many steps."""


class _Branch(NamedTuple):
    """What has to be true along one way through the alternatives.

    Attributes:
        facts: By what they are about.
        asked: Keys of the fields whose conditions count along already.
        claims: What is not looked at yet.
        splits: What can be true in several ways.
        needs: Whether the conditions of the fields that are named count along.
    """

    facts: dict[str, tuple[Fact, ...]]
    asked: set[str]
    claims: list[Claim]
    splits: list[Claim]
    needs: bool

    def on(self, claims: list[Claim]) -> "_Branch":
        """The way on with one of the ways in which the first split can be true."""
        return _Branch(dict(self.facts), set(self.asked), claims, self.splits[1:], self.needs)

    def add(self, about: str, fact: Fact) -> str:
        """Adds a fact; why it cannot be true, or empty."""
        facts = (*self.facts.get(about, ()), fact)
        self.facts[about] = facts
        return conflict(facts)


class Reach:
    """What can hold and what can be asked in the forms of a schema.

    Args:
        schema: One whose expressions have no fault.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._places = {
            key: (place, where)
            for in_event in (False, True)
            for place in field_places(schema, in_event=in_event)
            for key, where in [_located(place, in_event=in_event)]
        }
        self._steps = 0
        self._steps_in_all = 0
        self._known: dict[tuple[int, bool, tuple[str, ...]], tuple[Expression, tuple[tuple[str, Fact], ...]]] = {}
        self._askable: set[str] | None = None
        self._never = self._never_asked()

    def never(self, source: str, groups: tuple[str, ...], *, in_event: bool) -> Iterator[tuple[int, str]]:
        """The conditions in an expression that cannot hold, whatever is answered.

        Args:
            source: The expression.
            groups: Ids of the groups around it, outermost first.
            in_event: Whether it belongs to an event, not to the article.

        Yields:
            Column, from 1, and why: the choices in it, each as far as the conditions before it do not hold.
        """
        where = self._inside(groups, in_event=in_event)
        for node in walk(parse(source)):
            conditions = node.parts[1::2] if node.kind is Kind.IF else ()
            for number, condition in enumerate(conditions):
                claims = [Claim(each, number == at, where) for at, each in enumerate(conditions[: number + 1])]
                why = self._why(claims)
                if why:
                    yield (min(part.column for part in walk(condition)), why)

    def why_never(self, source: str, groups: tuple[str, ...], *, in_event: bool) -> str:
        """Why a condition cannot hold, whatever is answered; empty if it can."""
        return self._why([Claim(parse(source), True, self._inside(groups, in_event=in_event))])

    def why_never_here(self, source: str, groups: tuple[str, ...], own: str, *, in_event: bool) -> str:
        """Why a condition cannot hold where it stands: while what it needs and the fields around it are asked.

        Args:
            source: The condition.
            groups: Ids of the groups around it, outermost first.
            own: Id of the field that it belongs to; empty if that is not known.
            in_event: Whether it belongs to an event, not to the article.

        Returns:
            Empty if it can hold.
        """
        claims = [Claim(parse(source), True, self._inside(groups, in_event=in_event))]
        key = self._key((*groups, own) if own else groups, in_event=in_event)
        if key in self._places:
            claims += self._conditions(key)
        return self._why(claims, needs=True)

    def why_never_asked(self, groups: tuple[str, ...], own: str, *, in_event: bool) -> str:
        """Why a field can never be asked; empty if it can, or if a group around it already cannot."""
        for depth in range(1, len(groups) + 1):
            if self._key(groups[:depth], in_event=in_event) in self._never:
                return ""
        return self._never.get(self._key((*groups, own), in_event=in_event), "")

    def _key(self, path: tuple[str, ...], *, in_event: bool) -> str:
        return f"{'' if in_event else _OF_ARTICLE}{'/'.join(path)}"

    def _inside(self, groups: tuple[str, ...], *, in_event: bool) -> Where:
        """Where expressions of the fields in a group look for their names."""
        fields = self._schema.event_fields if in_event else self._schema.article_fields
        article = self._schema.article_fields if in_event else ()
        where = Where(Scope((fields,), article), ("" if in_event else _OF_ARTICLE,))
        for depth in range(1, len(groups) + 1):
            key = self._key(groups[:depth], in_event=in_event)
            group = self._places[key][0].field
            if group.many:
                scope = where.scope._replace(levels=(group.fields, *where.scope.levels))
                where = Where(scope, (f"{key}/", *where.prefixes))
        return where

    def _never_asked(self) -> dict[str, str]:
        """The fields that are never asked, with the reason: those that remain when no further one can be added."""
        reasons = {key: "" for key in self._places if self._conditions(key)}
        self._askable = set(self._places.keys() - reasons.keys())
        for _ in range(_MAX_ROUNDS):
            before = len(reasons)
            for key in tuple(reasons):
                reasons[key] = self._why(self._conditions(key), needs=True)
                if not reasons[key]:
                    self._askable.add(key)
                    del reasons[key]
            if len(reasons) == before:
                self._askable = None
                return reasons
        self._askable = None
        return {}

    def _conditions(self, key: str) -> list[Claim]:
        """What has to hold for a field to be asked."""
        place, _ = self._places[key]
        in_event = not key.startswith(_OF_ARTICLE)
        located = [(each, _located(each, in_event=in_event)[1]) for each in (*place.around, place)]
        return [Claim(parse(each.field.when), True, where) for each, where in located if each.field.when]

    def _why(self, claims: list[Claim], *, needs: bool = False) -> str:
        self._steps = 0
        try:
            return "; ".join(self._solve(_Branch({}, set(), claims, [], needs), 0)[:_MAX_REASONS])
        except _GaveUp:
            return ""

    def _solve(self, branch: _Branch, depth: int) -> tuple[str, ...]:
        """Why claims cannot be true together, in each of their ways; empty if they can, or might."""
        if depth > _MAX_DEPTH:
            raise _GaveUp
        while branch.claims:
            self._steps += 1
            self._steps_in_all += 1
            if self._steps > MAX_STEPS or self._steps_in_all > MAX_STEPS_IN_ALL:
                raise _GaveUp
            impossible = self._take(branch.claims.pop(0), branch)
            if impossible:
                return (impossible,)
        if not branch.splits:
            return ()
        reasons: list[str] = []
        for alternative in _alternatives(branch.splits[0]):
            why = self._solve(branch.on(alternative), depth + 1)
            if not why:
                return ()
            reasons += why
        return tuple(dict.fromkeys(reasons))

    def _take(self, claim: Claim, branch: _Branch) -> str:
        """Takes a claim apart, or adds what it says; why that cannot be true, or empty."""
        node, wanted, _ = claim
        if node.kind is Kind.NOT:
            branch.claims.insert(0, claim._replace(node=node.parts[0], wanted=not wanted))
        elif node.kind in {Kind.AND, Kind.OR} and (node.kind is Kind.AND) is wanted:
            branch.claims[:0] = [claim._replace(node=part) for part in node.parts]
        elif node.kind in {Kind.AND, Kind.OR, Kind.IF}:
            branch.splits.append(claim)
        elif node.kind is Kind.LITERAL:
            return "" if node.literal is wanted else f"it is always {shown(node)}"
        elif (spread := listed(claim)) is not None:
            branch.claims.append(claim._replace(node=spread))
        else:
            return self._fact(claim, branch)
        return ""

    def _fact(self, claim: Claim, branch: _Branch) -> str:
        """Adds what a comparison says, and what has to be answered for it to be decided."""
        if claim.node.kind is Kind.CALL and claim.node.text in {"answered", "stated"}:
            return self._given(claim, branch)
        text = shown(claim.node, holds=claim.wanted)
        for name in known_names_of(claim):
            why = self._stated(claim, Given(name, text, True), branch)
            if why:
                return why
        return next((why for about, fact in self._facts(claim) if (why := branch.add(about, fact))), "")

    def _facts(self, claim: Claim) -> tuple[tuple[str, Fact], ...]:
        """What a claim says; worked out once, since the conditions of a field count along with many others."""
        key = (id(claim.node), claim.wanted, claim.where.prefixes)
        held = self._known.get(key)
        if held is None or held[0] is not claim.node:
            held = self._known[key] = (claim.node, tuple(facts_of(claim)))
        return held[1]

    def _given(self, claim: Claim, branch: _Branch) -> str:
        """That a field is answered or stated, or that it is not."""
        name = claim.node.parts[0].text
        fact = Given(name, shown(claim.node, holds=claim.wanted), claim.wanted)
        if claim.wanted and claim.node.text == "stated":
            return self._stated(claim, fact, branch)
        target = find(claim.where.scope, name)
        if target is None:
            return ""
        key = key_of(claim.where, target)
        if claim.wanted:
            return self._asked(claim, target, branch) or branch.add(f"answered {key}", fact)
        about = (f"stated {key}", f"answered {key}") if claim.node.text == "answered" else (f"stated {key}",)
        return next((why for each in about if (why := branch.add(each, fact))), "")

    def _stated(self, claim: Claim, fact: Given, branch: _Branch) -> str:
        """Adds that a name stands for something."""
        target = find(claim.where.scope, fact.name)
        if target is None:
            return ""
        keys = dict.fromkeys((key_of(claim.where, target), key_of(claim.where, target._replace(part=""))))
        about = [f"{state} {key}" for key in keys for state in ("stated", "answered")]
        return next((why for each in about if (why := branch.add(each, fact))), "") or self._asked(
            claim, target, branch
        )

    def _asked(self, claim: Claim, target: Target, branch: _Branch) -> str:
        """Lets the conditions of a field count along; why it is never asked, or empty."""
        if not branch.needs or target.level < ARTICLE_LEVEL:
            return ""
        first = (*target.repeated, target.path)[0]
        key = key_of(claim.where, target._replace(path=first, part="", repeated=()))
        found = self._places.get(key)
        if found is None or key in branch.asked or found[0].field.default:
            return ""
        branch.asked.add(key)
        if self._askable is not None and key not in self._askable:
            return f"{key.replace('/', '.')} is never asked before it"
        branch.claims.extend(self._conditions(key))
        return ""


def _located(place: FieldPlace, *, in_event: bool) -> tuple[str, Where]:
    """The key of a field, and where its expressions look for their names."""
    start = "" if in_event else _OF_ARTICLE
    return (f"{start}{place.path}", Where(place.scope, tuple(f"{start}{prefix}" for prefix in place.prefixes)))


def _alternatives(claim: Claim) -> Iterator[list[Claim]]:
    """The ways in which a claim can be true."""
    node = claim.node
    if node.kind is not Kind.IF:
        yield from ([claim._replace(node=part)] for part in node.parts)
        return
    *choices, otherwise = node.parts
    passed: list[Claim] = []
    for value, condition in zip(choices[::2], choices[1::2], strict=True):
        yield [*passed, claim._replace(node=condition, wanted=True), claim._replace(node=value)]
        passed = [*passed, claim._replace(node=condition, wanted=False)]
    yield [*passed, claim._replace(node=otherwise)]


def first_column(expression: Expression) -> int:
    """Where an expression begins, from 1."""
    return min(node.column for node in walk(expression))
