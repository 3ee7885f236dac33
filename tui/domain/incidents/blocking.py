"""Which events are compared at all: those that share a key.

A key is a day or month together with a place or name, or a phrase of the text. So every event is compared with a
few others, however many there are. Two events that share neither day and name nor words are never proposed.
"""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b

from tui.domain.incidents.traits import Name, Traits

NEAR = 1
"""So many days apart two exact days can be and still mean the same."""

EXACT = 7
"""Days that an event may span and still be looked for by its days; else it is looked for by its months."""

WORTH = 2
"""What the keys that two events share must weigh together."""

_LONGEST = 400
_PHRASES = 6
_NAMES = 10


def keys_of(traits: Traits) -> frozenset[int]:
    """The keys under which an event can be found.

    Args:
        traits: Of the event.

    Returns:
        Whole numbers of 63 bits.
    """
    return frozenset(map(_hashed, _stored(traits)))


def looks_of(traits: Traits) -> dict[int, int]:
    """The keys under which others are looked for that could be the same as an event, and how much each weighs.

    An event is worth comparing if the keys that it shares weigh at least `WORTH` together: one day with a name, or
    several phrases, as anybody can write four words that somebody else wrote.
    """
    phrases = {_hashed(each): 1 for each in _phrases(traits)}
    return phrases | {_hashed(each): WORTH for each in _looked(traits)}


def _stored(traits: Traits) -> Iterator[str]:
    yield from _phrases(traits)
    if not 0 < traits.days <= _LONGEST:
        return
    kind = "in" if traits.days <= EXACT else "about"
    for name in _names(traits):
        if traits.days <= EXACT:
            yield from (f"day {day} {name}" for day in range(traits.first, traits.last + 1))
        yield from (f"{kind} {month} {name}" for month in _months(traits))


def _looked(traits: Traits) -> Iterator[str]:
    if not 0 < traits.days <= _LONGEST:
        return
    for name in _names(traits):
        if traits.days <= EXACT:
            yield from (f"day {day} {name}" for day in range(traits.first - NEAR, traits.last + NEAR + 1))
        else:
            yield from (f"in {month} {name}" for month in _months(traits))
        yield from (f"about {month} {name}" for month in _months(traits))


def _phrases(traits: Traits) -> Iterator[str]:
    return (f"phrase {each}" for each in traits.sketch[:_PHRASES])


def _names(traits: Traits) -> list[str]:
    """What an event is called by: the most exact first, as no more than a few count."""
    found = dict.fromkeys(each for name in (*traits.places, *traits.names) for each in _keys_of_name(name))
    return list(found)[:_NAMES]


def _keys_of_name(name: Name) -> Iterator[str]:
    if name.id:
        yield f"id {name.id}"
    if name.plain:
        yield name.plain
    if name.within:
        yield f"within {name.within}"


def _months(traits: Traits) -> list[str]:
    first, last = date.fromordinal(traits.first), date.fromordinal(traits.last)
    low, high = 12 * first.year + first.month, 12 * last.year + last.month
    return [str(month) for month in range(low, high + 1)]


def _hashed(key: str) -> int:
    found = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(found) >> 1
