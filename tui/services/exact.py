"""Choosing groups exactly where there are very many: an integer programme, if SciPy is installed.

SciPy comes with `copydesk[exact]`. Nothing else needs it, and it is loaded only here.
"""

from collections.abc import Sequence
from importlib.util import find_spec

from tui.domain.agreement.clusters import Solver

MOST_SECONDS = 10.0
"""How long one piece of one text may take."""


def exact_solver() -> Solver | None:
    """The solver; None if SciPy is not installed."""
    return choose if find_spec("scipy") is not None else None


def choose(groups: Sequence[tuple[int, ...]], worth: Sequence[int]) -> list[tuple[int, ...]] | None:
    """The groups that share no thing and are worth the most together.

    Args:
        groups: Each with the numbers of its things.
        worth: What each is worth.

    Returns:
        None if that is not proven in `MOST_SECONDS`.
    """
    if not groups:
        return []
    # Half a second, seldom needed.
    from scipy.optimize import (  # type: ignore[import-untyped]  # noqa: PLC0415
        Bounds,
        LinearConstraint,
        milp,
    )
    from scipy.sparse import csc_array  # type: ignore[import-untyped]  # noqa: PLC0415

    things = sorted({each for members in groups for each in members})
    place = {each: number for number, each in enumerate(things)}
    rows = [place[each] for members in groups for each in members]
    columns = [number for number, members in enumerate(groups) for _ in members]
    matrix = csc_array(([1.0] * len(rows), (rows, columns)), shape=(len(things), len(groups)))
    most = max(1, *map(abs, worth))
    found = milp(
        [-each / most for each in worth],
        integrality=[1] * len(groups),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, ub=1),
        options={"time_limit": MOST_SECONDS, "mip_rel_gap": 0.0},
    )
    if found.status != 0 or found.x is None:
        return None
    return [members for members, chosen in zip(groups, found.x, strict=True) if chosen > 0.5]
