"""The functions of the expression language: their names, and how many values they take."""

NAMING = frozenset({"answered", "stated", "count", "title"})
"""The functions of a name: they ask about the field and not about its value."""

_ANY = 2_000
FUNCTIONS: dict[str, tuple[int, int]] = {
    "answered": (1, 1),
    "stated": (1, 1),
    "count": (1, 1),
    "title": (1, 1),
    "first": (1, 1),
    "last": (1, 1),
    "most_common": (1, 1),
    "distinct": (1, 1),
    "join": (2, 2),
    "min": (1, _ANY),
    "max": (1, _ANY),
    "sum": (1, _ANY),
    "round": (1, 1),
    "floor": (1, 1),
    "number": (1, 1),
    "text": (1, 1),
    "year": (1, 1),
    "month": (1, 1),
    "day": (1, 1),
    "days": (2, 2),
    "either": (2, _ANY),
    "contains": (2, 2),
}
"""The functions, each with how many values it takes at least and at most."""


def meant(name: str) -> str:
    """What was meant by a name that is no function, or else the functions that there are."""
    from difflib import get_close_matches  # noqa: PLC0415 - forms open without it

    close = get_close_matches(name[:40], FUNCTIONS, n=1)
    return f"did you mean '{close[0]}'?" if close else f"expected one of {', '.join(FUNCTIONS)}"
