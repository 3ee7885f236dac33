"""Counts decisions, article by article, for the figures of a review."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from tui.domain.adjudication.auditing import Audit, audits, share_confirmed
from tui.domain.adjudication.contents import EMPTY, Content, core, digest
from tui.domain.adjudication.decisions import ANSWERS, Choice, Decision, Kind
from tui.domain.adjudication.figures import AuthorFigures, FieldFigures, Figures, Listed, PolicyFigures, Taken
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.taking import is_part
from tui.domain.adjudication.topics import MISSING, THERE, Family

_THINGS = frozenset({Kind.EVENT_MISSING, Kind.EVENT_DIVIDED, Kind.ITEM_MISSING})
_NOTHING_YET = frozenset({Choice.LATER, Choice.REOPEN})
_POLICIES = tuple(policy.value for policy in Policy)


class _Asked:
    """Counts for one annotator or adjudicator."""

    def __init__(self) -> None:
        self.asked = self.taken = self.others = 0
        self.expected = 0.0

    def add(self, own: str, outcome: Collection[str], versions: Collection[str]) -> None:
        self.asked += 1
        if any(each in outcome for each in versions):
            self.taken += own in outcome
            self.others += own not in outcome
            self.expected += sum(each in outcome for each in versions) / len(versions)

    def told(self, who: str) -> Taken:
        return Taken(who, self.asked, self.taken, self.others, round(self.expected, 3))


class _Author:
    def __init__(self) -> None:
        self.choices: Counter[str] = Counter()
        self.seconds: list[float] = []
        self.later = self.unclear = 0
        self.own = _Asked()


class Counting:
    """Counts decisions, article by article."""

    def __init__(self) -> None:
        self._articles = self._taken_back = self._reopened = 0
        self._reasons: dict[tuple[str, str], Counter[str]] = {}
        self._unclear: Counter[tuple[str, str]] = Counter()
        self._annotators: dict[str, _Asked] = {}
        self._authors: dict[str, _Author] = {}
        self._agreed: Counter[str] = Counter()
        self._accepted: Counter[str] = Counter()
        self._audits: list[Audit] = []

    def add(self, decisions: Sequence[Decision], standing: Collection[str]) -> None:
        """Counts the decisions of an article.

        Args:
            decisions: All of them, in the order in which they were made.
            standing: The ids of those that stand.
        """
        held = [each for each in decisions if each.id in standing]
        self._articles += bool(decisions)
        last = {each.case: each for each in held if not each.policy and each.choice not in _NOTHING_YET}
        made = {_made(each) for each in held}
        for each in decisions:
            if each.policy:
                continue
            author = self._authors.setdefault(each.author, _Author())
            if _made(each) not in made:
                made.add(_made(each))
                author.later += each.choice is Choice.LATER
                self._taken_back += each.choice is not Choice.LATER
            if each.id in standing:
                self._add_standing(each, author, final=last.get(each.case) is each)
        self._add_accepted(held)
        self._audits += audits(held)

    def _add_accepted(self, held: Sequence[Decision]) -> None:
        """Counts what policies accepted; what was accepted again, since a layer came late, counts once."""
        latest: dict[tuple[Family, str, tuple[str, str]], int] = {}
        found: list[tuple[str, bool]] = []
        for each in held:
            if each.policy in _POLICIES and each.choice is Choice.ACCEPT:
                for topic in each.settled:
                    latest |= {(topic.family, topic.path, member): len(found) for member in topic.members}
                    found.append((each.policy, len({short for _, short in topic.seen}) == 1))
        for number in set(latest.values()):
            policy, alike = found[number]
            (self._agreed if alike else self._accepted)[policy] += 1

    def _add_standing(self, decision: Decision, author: _Author, *, final: bool) -> None:
        if decision.choice is Choice.REOPEN:
            self._reopened += 1
            return
        author.choices[decision.choice.value] += 1
        author.unclear += decision.unclear
        if decision.seconds > 0:
            author.seconds.append(decision.seconds)
        if final:
            place = (decision.kind, decision.path)
            self._reasons.setdefault(place, Counter())[decision.reason] += 1
            self._unclear[place] += decision.unclear
            self._add_sides(decision, author)

    def _add_sides(self, decision: Decision, author: _Author) -> None:
        said = {each.member[0]: version(decision.kind, each.content) for each in decision.sides}
        versions = frozenset(version(decision.kind, each.content) for each in decision.sides)
        if len(versions) < 2 or decision.kind == Kind.PROBLEM:
            return
        outcome = became_gold(decision)
        if outcome >= versions:
            # Where all are right nobody is more so than by chance.
            outcome = frozenset()
        for who, own in said.items():
            self._annotators.setdefault(who, _Asked()).add(own, outcome, versions)
        if decision.author in said:
            author.own.add(said[decision.author], outcome, versions)

    def figures(self, listed: Iterable[Listed], alignments: dict[str, int]) -> Figures:
        """What was counted.

        Args:
            listed: How many disagreements there are.
            alignments: How often which change of an alignment was made by hand.
        """
        seconds = [each for author in self._authors.values() for each in author.seconds]
        return Figures(
            self._articles,
            sum(author.choices.total() for author in self._authors.values()),
            self._taken_back,
            self._reopened,
            median(seconds),
            len(seconds),
            tuple(self._fields(listed)),
            tuple(asked.told(who) for who, asked in sorted(self._annotators.items())),
            tuple(_told(who, author) for who, author in sorted(self._authors.items())),
            tuple(self._policies()),
            dict(sorted(alignments.items())),
        )

    def _fields(self, listed: Iterable[Listed]) -> list[FieldFigures]:
        counts: dict[tuple[str, str], Counter[str]] = {place: Counter() for place in self._reasons}
        for each in listed:
            counts.setdefault((each.kind, each.path), Counter())[each.state] += each.number
        order = {kind.value: number for number, kind in enumerate(Kind)}
        return [
            FieldFigures(
                kind,
                path,
                counts[kind, path]["open"],
                counts[kind, path]["later"],
                counts[kind, path]["decided"],
                counts[kind, path]["accepted"],
                dict(sorted(self._reasons.get((kind, path), Counter()).items())),
                self._unclear[kind, path],
            )
            for kind, path in sorted(counts, key=lambda place: (order.get(place[0], len(order)), place[1]))
        ]

    def _policies(self) -> list[PolicyFigures]:
        found = []
        for policy in _POLICIES:
            drawn = [each for each in self._audits if each.policy == policy]
            asked = [each.confirmed for each in drawn if each.confirmed is not None]
            if self._agreed[policy] or self._accepted[policy] or drawn:
                low, high = share_confirmed(sum(asked), len(asked))
                counts = (self._agreed[policy], self._accepted[policy], len(drawn), len(asked), sum(asked))
                found.append(PolicyFigures(policy, *counts, low, high))
        return found


def _made(decision: Decision) -> tuple[str, str, str]:
    """What a decision shares with itself in the words of another version of the schema, and with no other one."""
    return decision.author, decision.at, decision.choice


def _told(who: str, author: _Author) -> AuthorFigures:
    own, timed = author.own.told(who), len(author.seconds)
    choices = dict(sorted(author.choices.items()))
    return AuthorFigures(who, choices, author.later, median(author.seconds), timed, author.unclear, own)


def version(kind: str, content: Content | None) -> str:
    """What a side said in a disagreement, in short: equal answers give equal texts, whatever they rest on.

    Args:
        kind: Of the disagreement.
        content: What the side said; None if it lacks the thing.
    """
    if content is None:
        return MISSING
    if kind in _THINGS:
        return THERE
    return digest(core(content, evidence=False) if kind in ANSWERS else content)


def became_gold(decision: Decision) -> frozenset[str]:
    """Which versions of the sides a person's decision made gold; none if it put something else there."""
    match decision.choice:
        case Choice.TAKE | Choice.ADOPT:
            sides = (each for each in decision.sides if each.member == decision.took)
            return frozenset(version(decision.kind, each.content) for each in sides)
        case Choice.NEITHER:
            return frozenset({MISSING, digest(EMPTY)})
        case Choice.REJECT:
            return frozenset({MISSING} if decision.kind in _THINGS else ())
        case Choice.BOTH:
            sides = (each for each in decision.sides if is_part(decision, each.content))
            return frozenset(version(decision.kind, each.content) for each in sides)
        case Choice.OWN:
            return frozenset({version(decision.kind, decision.taken)})
    return frozenset()


def median(numbers: Sequence[float]) -> float | None:
    """The middle one; the mean of the two in the middle for an even number of them; None for none."""
    if not numbers:
        return None
    ordered, middle = sorted(numbers), len(numbers) // 2
    found = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    return round(found, 3)
