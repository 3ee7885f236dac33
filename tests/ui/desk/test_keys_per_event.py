"""How many keys an event costs whose candidates are found: the first incidents of two sample articles.

Somebody who knows what happened codes type, date, place, who did it, and with what, and presses what the desk
offers: `n` and `p` until the candidate that is meant is lit, Enter to take it. Nothing is typed. The weapon is not
the next field after the actor, so that its letter is needed to get there, which is counted apart.
"""

import sys
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from tests.support.desks import DeskAtWork, at_work, sample
from tui.domain.answers_showing import spoken_answer

MOST = 12
"""Keys for an event of five answers whose candidates are found, and that the form asks for one after the other."""

FAR = "going to a field that is not the next one"

BY_LETTER = 2
"""Keys to go to any field: `;` and its letter."""


class Incident(NamedTuple):
    """What somebody has in mind: words near which to begin, and the answers by field."""

    near: str
    answers: dict[str, str]


RIVER = [
    Incident(
        "In the latest incident",
        {
            "type": "Disrupted weapons use",
            "date": "2025-03-05 Wed",
            "place": "Camp Ibis",
            "weapon": "Drone",
        },
    ),
    Incident(
        "On Wednesday evening",
        {
            "type": "Shelling/artillery/missile attack",
            "date": "2025-03-05 Wed",
            "place": "Camp Ibis",
            "actor_1": "Front for the Nuwar Basin",
            "weapon": "Mortar",
        },
    ),
    Incident(
        "Earlier in the day",
        {
            "type": "Shelling/artillery/missile attack",
            "date": "2025-03-05 Wed",
            "place": "Camp Heron",
            "actor_1": "Front for the Nuwar Basin",
            "weapon": "Rocket",
        },
    ),
    Incident(
        "Later in the night",
        {
            "type": "Air/drone strike",
            "date": "2025-03-05 Wed",
            "place": "Tell Barud",
            "actor_1": "Joint Riverine Force",
        },
    ),
]
MARKET = [
    Incident(
        "On Tuesday, June 17",
        {
            "type": "Grenade",
            "date": "2025-06-17 Tue",
            "place": "Puerto Lirio",
            "actor_1": "Black River Front",
            "weapon": "Grenade",
        },
    ),
    Incident(
        "On Wednesday, June 18",
        {"type": "Attack", "date": "2025-06-18 Wed", "place": "San Evaristo", "actor_1": "Llanero Column"},
    ),
]

ARTICLES = [("01-river-bases.txt", "2025-03-06", RIVER), ("02-market-and-checkpoint.txt", "2025-06-19", MARKET)]
FIVE = ("type", "date", "place", "actor_1", "weapon")


def keys_for(work: DeskAtWork, incident: Incident) -> dict[str, int]:
    """Codes an incident and counts the keys: that which makes the event, and those for each field."""
    desk = work.desk
    desk.unselect()
    desk.move_to(desk.text.text.index(incident.near))
    work.do("new-event")
    counted = {"+": 1, FAR: 0}
    for path, wanted in incident.answers.items():
        counted[FAR] += _go(work, path)
        counted[path] = _walk(work, wanted) + 1
        work.do("take")
        assert desk.asking is None
        said, field = work.session.layer.value(desk.owner, path), work.session.schema.field(desk.owner, path)
        assert field is not None
        assert said.value is not None
        assert spoken_answer(field, said.value).endswith(wanted)
        assert said.evidence
    return counted


def _go(work: DeskAtWork, path: str) -> int:
    """Goes to a field with Tab, or by its letter if that is farther than two fields."""
    paths = [row.path for row in work.desk.form]
    steps = paths.index(path) - paths.index(work.desk.path)
    if 0 <= steps <= BY_LETTER:
        work.do(*["next-field"] * steps)
        return steps
    work.do("go-to-field")
    assert work.desk.asking is not None
    work.type(next(choice.key for choice in work.desk.asking.entry.listed if choice.id == path))
    assert work.desk.path == path
    return BY_LETTER


def _walk(work: DeskAtWork, wanted: str) -> int:
    """Walks to the candidate that means what is wanted, the shorter way round."""
    cursor = work.desk.cursor
    for keys in range(1, MOST):
        for back in ("previous-candidate", "next-candidate"):
            work.desk.unselect()
            work.desk.move_to(cursor)
            work.do("next-candidate", *[back] * (keys - 1))
            if f"→ {wanted}?" in work.desk.message or f"“{wanted}”?" in work.desk.message:
                return keys
    pytest.fail(f"{wanted} is not found")


def test_keys_of_events_whose_candidates_are_found(tmp_path: Path) -> None:
    counted: list[dict[str, int]] = []
    for name, published, incidents in ARTICLES:
        with at_work(tmp_path / f"{name}.db", sample(name, published)) as work:
            counted += [keys_for(work, incident) for incident in incidents]
    for keys in counted:
        sys.stdout.write(f"{sum(keys.values())} {keys}\n")
    sys.stdout.write(f"median {median(sum(keys.values()) for keys in counted)}\n")
    whole = [keys for keys in counted if len(keys) == len(("+", FAR, *FIVE))]
    assert len(whole) >= 3
    assert median(sum(keys.values()) - keys[FAR] for keys in whole) <= MOST
    assert max(sum(keys.values()) for keys in whole) <= MOST + BY_LETTER + 1
