"""How likely two events of different articles are one incident, and why that is thought.

A day that contradicts counts as much against as the same day counts in favour; what only one of the two says counts
neither way. Nothing is decided by this: it orders what people are asked.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.agreement.likeness import names_alike
from tui.domain.incidents.blocking import NEAR
from tui.domain.incidents.traits import Count, Name, Traits, resemblance

PROPOSED = 0.5
"""From this score on, two events are proposed to be one."""

FEWEST = 2
"""So many things must speak for it."""

_LEAST_KNOWN = 0.6
"""What is known counts for at least this much, so that one shared thing alone says little."""

_WEIGHTS = {"day": 0.3, "place": 0.25, "names": 0.15, "type": 0.1, "counts": 0.1, "words": 0.25}
_NOTABLE_WORDS = 0.15
_SAME_WORDS = 0.5
_FEW_SHOWN = 2


class Ground(NamedTuple):
    """One thing that speaks for two events being one, or against it.

    Attributes:
        kind: `day`, `place`, `names`, `type`, `counts` or `words`.
        degree: From 0, against, to 1.
        words: It in words; empty if there is nothing to be said.
    """

    kind: str
    degree: float
    words: str


class Likeness(NamedTuple):
    """How likely two events are one.

    Attributes:
        score: From 0 to 1.
        grounds: Why, what weighs most first.
    """

    score: float
    grounds: tuple[Ground, ...]

    @property
    def proposed(self) -> bool:
        """Whether to ask somebody."""
        speaking = sum(ground.degree > 0 for ground in self.grounds)
        return self.score >= PROPOSED and speaking >= FEWEST

    @property
    def words(self) -> tuple[str, ...]:
        """Why, in words."""
        return tuple(ground.words for ground in self.grounds if ground.words)


def are_apart(left: Traits, right: Traits) -> bool:
    """Whether the days of two events alone keep them from being proposed, whatever else they say.

    Another day adds nothing and halves what the rest adds, which is less than all: see `compare`.

    Args:
        left: What the one is recognised by.
        right: The other.
    """
    if not left.first or not right.first:
        return False
    return max(left.first, right.first) - min(left.last, right.last) > NEAR


def compare(left: Traits, right: Traits) -> Likeness:
    """How likely two events are one incident.

    Args:
        left: What the one is recognised by.
        right: The other.
    """
    found = [
        _days(left, right),
        _names_shared("place", left.places, right.places),
        _names_shared("names", left.names, right.names),
        _types(left.type, right.type),
        _counts(left.counts, right.counts),
        _words(left, right),
    ]
    grounds = [each for each in found if each is not None]
    known = sum(_WEIGHTS[each.kind] for each in grounds)
    total = sum(_WEIGHTS[each.kind] * each.degree for each in grounds)
    score = total / max(known, _LEAST_KNOWN)
    if any(each.kind == "day" and not each.degree for each in grounds):
        score /= 2
    ordered = sorted(grounds, key=lambda each: -_WEIGHTS[each.kind] * each.degree)
    return Likeness(round(score, 4), tuple(ordered))


def _days(left: Traits, right: Traits) -> Ground | None:
    if not left.first or not right.first:
        return None
    if (left.first, left.last) == (right.first, right.last):
        one_day = left.days == 1
        return Ground("day", 1.0 if one_day else 0.8, f"{'same day' if one_day else 'same dates'} ({_shown(left)})")
    apart = max(left.first, right.first) - min(left.last, right.last)
    if apart <= 0:
        return Ground("day", 0.7, f"dates that can be the same ({_shown(left)}, {_shown(right)})")
    if apart <= NEAR:
        return Ground("day", 0.5, f"days next to each other ({_shown(left)}, {_shown(right)})")
    return Ground("day", 0.0, f"{apart} days apart ({_shown(left)}, {_shown(right)})")


def _shown(traits: Traits) -> str:
    first, last = (date.fromordinal(each).isoformat() for each in (traits.first, traits.last))
    return first if first == last else f"{first} to {last}"


def _names_shared(kind: str, left: Sequence[Name], right: Sequence[Name]) -> Ground | None:
    if not left or not right:
        return None
    best, back = _best(left, right), _best(right, left)
    # One shared actor says more than the other's second actor says against it.
    mean = max(sum(each[0] for each in found) / len(found) for found in (best, back))
    degree = (max(each[0] for each in best) + mean) / 2
    what = "place" if kind == "place" else "name"
    same = [one.shown for near, one, _ in best if near == 1.0]
    alike = [f"{one.shown} / {other.shown}" for near, one, other in best if 0 < near < 1.0]
    if same:
        return Ground(kind, degree, f"same {what} ({_few(same)})")
    if alike:
        return Ground(kind, degree, f"{what}s alike ({_few(alike)})")
    return Ground(
        kind, 0.0, f"other {what}s ({_few(one.shown for one in left)}; {_few(one.shown for one in right)})"
    )


def _best(left: Sequence[Name], right: Sequence[Name]) -> list[tuple[float, Name, Name]]:
    """For each name the one of the others that is most like it."""
    return [max(((_alike(one, other), one, other) for other in right), key=lambda each: each[0]) for one in left]


def _few(names: Iterable[str]) -> str:
    shown = list(dict.fromkeys(names))
    more = len(shown) - _FEW_SHOWN
    return ", ".join(shown[:_FEW_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _alike(left: Name, right: Name) -> float:
    if (left.id and left.id == right.id) or left.plain == right.plain:
        return 1.0
    if left.within and left.within == right.within:
        return 0.5
    return names_alike(left.plain, right.plain)


def _types(left: Sequence[str], right: Sequence[str]) -> Ground | None:
    if not left or not right:
        return None
    if left == right:
        return Ground("type", 1.0, "same type")
    return Ground("type", 0.5, "types alike") if left[0] == right[0] else Ground("type", 0.0, "other type")


def _counts(left: Sequence[Count], right: Sequence[Count]) -> Ground | None:
    """Numbers that both say: whether they can be the same."""
    others = {count.path: count for count in right}
    pairs = [(count, others[count.path]) for count in left if count.path in others]
    if not pairs:
        return None
    same = [one for one, other in pairs if _meet(one, other)]
    degree = len(same) / len(pairs)
    if same:
        said = _few(f"{one.title} {_number(one)}" for one in same)
        return Ground("counts", degree, f"same numbers ({said})")
    one, other = pairs[0]
    return Ground("counts", 0.0, f"other numbers ({one.title} {_number(one)}, {_number(other)})")


def _meet(left: Count, right: Count) -> bool:
    below = left.high is not None and left.high < right.low
    above = right.high is not None and right.high < left.low
    return not below and not above


def _number(count: Count) -> str:
    if count.high is None:
        return f"{count.low:g} or more"
    return f"{count.low:g}" if count.low == count.high else f"{count.low:g} to {count.high:g}"


def _words(left: Traits, right: Traits) -> Ground | None:
    """Own words say nothing against it: only near copies count."""
    shared = resemblance(left.sketch, right.sketch)
    if shared < _NOTABLE_WORDS:
        return None
    return Ground("words", min(1.0, shared / _SAME_WORDS), f"{round(100 * shared)} % of the phrases in common")
