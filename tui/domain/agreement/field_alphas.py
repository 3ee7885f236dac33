"""How far apart two answers are, by the type of the field, and Krippendorff's alpha with that distance."""

from collections.abc import Sequence
from dataclasses import replace

from tui.domain.agreement import distances
from tui.domain.agreement.alpha import Level, alpha, alpha_with
from tui.domain.agreement.answers import comparison_of
from tui.domain.agreement.measures import Measure
from tui.domain.agreement.units import Answer, Distance, Unit
from tui.domain.schema import Field, FieldType


def _tree(left: Answer, right: Answer) -> float:
    return distances.tree(left, right) if isinstance(left, tuple) and isinstance(right, tuple) else 1.0


def _masi(left: Answer, right: Answer) -> float:
    return distances.masi(left, right) if isinstance(left, frozenset) and isinstance(right, frozenset) else 1.0


def _jaccard(left: Answer, right: Answer) -> float:
    return distances.jaccard(left, right) if isinstance(left, frozenset) and isinstance(right, frozenset) else 1.0


def _kilometres(left: Answer, right: Answer) -> float:
    if not isinstance(left, tuple) or not isinstance(right, tuple):
        return 1.0
    return distances.kilometres(left, right) ** 2


def _names(left: Answer, right: Answer) -> float:
    return distances.names(left, right) if isinstance(left, str) and isinstance(right, str) else 1.0


def _clock(left: Answer, right: Answer) -> float:
    return distances.around_the_clock(left, right) ** 2 if isinstance(left, int) and isinstance(right, int) else 1.0


_LEVELS = {
    "nominal": ("nominal", Level.NOMINAL),
    "ordinal": ("ordinal", Level.ORDINAL),
    "interval": ("interval", Level.INTERVAL),
    "ratio": ("ratio", Level.RATIO),
    "days": ("interval (days)", Level.INTERVAL),
}
_DISTANCES: dict[str, tuple[tuple[str, Distance], ...]] = {
    "set": (("MASI", _masi), ("Jaccard", _jaccard)),
    "tree": (("tree", _tree),),
    "distance": (("interval (km)", _kilometres),),
    "name": (("names", _names),),
    "clock": (("interval (minutes)", _clock),),
}


def field_alphas(field: Field, units: Sequence[Unit]) -> tuple[Measure, ...]:
    """Krippendorff's alpha with the distance that fits a field; for sets with MASI, and with Jaccard beside it.

    Args:
        field: With any comparison but `none`.
        units: Of answers as `scaled` gives them; for annotators without the event `NO_EVENT`, if these count.
    """
    how = comparison_of(field)
    if how == "interval" and field.type is FieldType.TIME:
        how = "clock"
    if how in _LEVELS:
        name, level = _LEVELS[how]
        return (replace(alpha(units, level), name=f"alpha {name}"),)
    return tuple(alpha_with(units, distance, name) for name, distance in _DISTANCES[how])
