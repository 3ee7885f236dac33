"""What somebody says of the incidents of two sample articles, each answer with the words that show it."""

from typing import Final, NamedTuple

from tests.support.player import Slot


class Incident(NamedTuple):
    """An event that somebody has in mind.

    Attributes:
        near: Words of the sentence that reports it, where they begin.
        slots: The answers, that to the type first.
    """

    near: str
    slots: tuple[Slot, ...]


class Told(NamedTuple):
    """An article and its incidents.

    Attributes:
        article: Its file in the sample articles.
        published: When it appeared.
        incidents: What it reports, in the order in which they are coded.
    """

    article: str
    published: str
    incidents: tuple[Incident, ...]


_EIGHT: Final = (
    Incident(
        "In the latest incident",
        (
            Slot("type", "disrupted_weapons_use", "shot down"),
            Slot("date", "2025-03-05", "Wednesday"),
            Slot("place", "Camp Ibis", "Camp Ibis"),
            Slot("actor_1", "Joint Riverine Force", "the force"),
            Slot("weapon", "drone", "drone"),
            Slot("fatalities/best", "0", "Nobody was hurt by the wreckage"),
        ),
    ),
    Incident(
        "On Wednesday evening",
        (
            Slot("type", "shelling_artillery_missile", "mortar"),
            Slot("date", "2025-03-05", "Wednesday evening"),
            Slot("place", "Camp Ibis", "the same camp|Camp Ibis"),
            Slot("actor_1", "Front for the Nuwar Basin", "FNB"),
            Slot("weapon", "mortar", "mortar"),
            Slot("count", "6", "six"),
        ),
    ),
    Incident(
        "Earlier in the day",
        (
            Slot("type", "shelling_artillery_missile", "rockets"),
            Slot("date", "2025-03-05", "Earlier in the day"),
            Slot("place", "Camp Heron", "Camp Heron"),
            Slot("actor_1", "Front for the Nuwar Basin", "FNB"),
            Slot("weapon", "rocket", "rockets"),
            Slot("count", "8", "eight"),
            Slot("fatalities/best", "3", "Two JRF soldiers and a civilian", "3"),
        ),
    ),
    Incident(
        "Before the attack",
        (
            Slot("type", "air_drone_strike", "helicopters struck", "air/drone strike"),
            Slot("date", "2025-03-05", "Before the attack|Earlier in the day"),
            Slot("place", "Dorbeyt", "Dorbeyt"),
            Slot("actor_1", "Joint Riverine Force", "JRF"),
            Slot("target", "two launch sites", "two launch sites"),
            Slot("weapon", "air_bomb", "helicopters", "bomb from the air"),
        ),
    ),
    Incident(
        "Later in the night",
        (
            Slot("type", "air_drone_strike", "air strikes"),
            Slot("date", "2025-03-05", "Later in the night|night"),
            Slot("place", "Tell Barud", "Tell Barud"),
            Slot("actor_2", "Front for the Nuwar Basin", "rebel"),
            Slot("weapon", "air_bomb", "air strikes|strikes", "bomb from the air"),
            Slot("fatalities/best", "12", "dozens"),
        ),
    ),
    Incident(
        "The violence began on Monday",
        (
            Slot("type", "remote_explosive", "mine"),
            Slot("date", "2025-03-03", "Monday"),
            Slot("place", "Gozamir", "Gozamir"),
            Slot("actor_2", "Joint Riverine Force", "JRF"),
            Slot("weapon", "landmine", "mine"),
            Slot("fatalities/best", "4", "The driver and three guards", "4"),
        ),
    ),
    Incident(
        "Two hours later",
        (
            Slot("type", "abduction_forced_disappearance", "led", "abduction"),
            Slot("date", "2025-03-03", "Two hours later|Monday"),
            Slot("place", "Gozamir", "the same stretch|Gozamir", "Gozamir"),
            Slot("actor_1", "Unidentified Armed Group (Chad)", "gunmen"),
            Slot("actor_2", "Civilians (Chad)", "occupants"),
            Slot("weapon", "firearm", "gunmen"),
        ),
    ),
    Incident(
        "At dawn on Tuesday",
        (
            Slot("type", "disrupted_weapons_use", "found", "disrupted weapons use"),
            Slot("date", "2025-03-04", "Tuesday"),
            Slot("place", "Maryam bridge", "Maryam bridge"),
            Slot("actor_1", "Military Forces of Chad", "soldiers"),
            Slot("weapon", "rocket", "rockets"),
            Slot("count", "14", "14"),
        ),
    ),
)

_TWO: Final = (
    Incident(
        "On Tuesday, June 17",
        (
            Slot("type", "grenade", "grenade"),
            Slot("date", "2025-06-17", "June 17, 2025"),
            Slot("place", "Puerto Lirio", "Puerto Lirio"),
            Slot("actor_1", "Black River Front", "Black River Front"),
            Slot("weapon", "grenade", "grenade"),
            Slot("fatalities/best", "4", "four"),
        ),
    ),
    Incident(
        "On Wednesday, June 18",
        (
            Slot("type", "armed_clash", "attacked", "armed clash"),
            Slot("date", "2025-06-18", "June 18, 2025"),
            Slot("place", "San Evaristo", "San Evaristo"),
            Slot("actor_1", "Llanero Column", "Llanero Column"),
            Slot("actor_2", "Military Forces of Colombia", "army"),
            Slot("weapon", "firearm", "rifles"),
            Slot("fatalities/best", "3", "Three"),
        ),
    ),
)

RIVER: Final = Told("01-river-bases.txt", "2025-03-06", _EIGHT)
MARKET: Final = Told("02-market-and-checkpoint.txt", "2025-06-19", _TWO)
