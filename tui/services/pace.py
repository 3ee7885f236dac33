"""How an annotator gets on: today, this hour, and what is left."""

import time
from typing import Final, NamedTuple

from tui.domain.layers import Status
from tui.domain.pace import Pace, Work, pace
from tui.services.ids import Milliseconds, milliseconds, stamp
from tui.store.project import Project

HOUR: Final = 3_600_000
"""In milliseconds."""


class Progress(NamedTuple):
    """How an annotator gets on.

    Attributes:
        today: The pace since midnight, by the clock of the machine; its `lately` is the last hour.
        states: How many articles are in each state.
    """

    today: Pace
    states: dict[str, int]

    @property
    def left(self) -> int:
        """Articles that are not done."""
        return self.states[Status.UNTOUCHED] + self.states[Status.IN_PROGRESS]


def midnight(at: int) -> int:
    """When the day of a moment began, by the clock of the machine; both in milliseconds since 1970, UTC."""
    local = time.localtime(at // 1000)
    return int(time.mktime((local.tm_year, local.tm_mon, local.tm_mday, 0, 0, 0, 0, 0, -1))) * 1000


def progress(project: Project, annotator: str, clock: Milliseconds = milliseconds) -> Progress:
    """How an annotator gets on.

    Args:
        project: The project.
        annotator: Who.
        clock: Tells the time.
    """
    at = clock()
    finished = {Status.DONE, Status.NO_EVENT}
    edits = project.edits_since(annotator, stamp(midnight(at)))
    work = [Work(article, when, status in finished) for article, when, status in edits]
    return Progress(pace(work, stamp(at - HOUR)), project.state_counts(annotator))
