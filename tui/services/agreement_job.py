"""Agreement computed aside, in a thread of its own, while somebody else goes on with keys.

The thread has its own connection to the project. It gives way a hundred times as often as threads usually do, so
that a key never waits for it long; who looks at the work asks how far it is, and may stop it.
"""

import sys
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Final, Generic, TypeVar

from tui.domain.agreement.cases import Wanted
from tui.domain.agreement.hiding import hidden, hidden_case, hidden_cluster, letters
from tui.domain.agreement.report import Report
from tui.domain.errors import DeskError
from tui.services.agreement import agreement
from tui.services.agreement_cases import FoundCase, alignments, cases
from tui.services.agreement_reading import Asked
from tui.store.project import AnnotatorKind, Project

GIVES_WAY: Final = 0.00005
"""Seconds after which the thread lets others go on, if they want to."""

_USUAL: Final = sys.getswitchinterval()

_Result = TypeVar("_Result")
_Progress = Callable[[str, int], None]


class StoppedError(DeskError):
    """Nobody waits for the work any more."""


class Job(Generic[_Result]):
    """Work that goes on by itself.

    Args:
        work: What is done; it tells how far it is, and is stopped where it does.
    """

    def __init__(self, work: Callable[[_Progress], _Result]) -> None:
        self._stop = Event()
        self.what = ""
        """What is counted: a word."""
        self.count = 0
        self._executor = ThreadPoolExecutor(1, "agreement")
        self._future: Future[_Result] = self._executor.submit(self._run, work)
        self._executor.shutdown(wait=False)

    def _run(self, work: Callable[[_Progress], _Result]) -> _Result:
        sys.setswitchinterval(GIVES_WAY)
        try:
            return work(self._tell)
        finally:
            # Two may be at work: the usual interval, not what the other one had set.
            sys.setswitchinterval(_USUAL)

    def _tell(self, what: str, count: int) -> None:
        if self._stop.is_set():
            raise StoppedError("Nobody waits for this any more.")
        self.what, self.count = what, count

    @property
    def done(self) -> bool:
        """Whether there is a result, or a reason why there is none."""
        return self._future.done()

    def result(self) -> _Result:
        """The result; waits for it.

        Raises:
            DeskError: The work could not be done, or was stopped.
        """
        return self._future.result()

    def stop(self) -> None:
        """Ends the work as soon as it looks up."""
        self._stop.set()


class Measuring:
    """What a screen of agreement asks for.

    Args:
        path: The project file.
        asked: What is compared.
        hide: Whether letters stand for the names of annotators.
    """

    def __init__(self, path: Path, asked: Asked, *, hide: bool = False) -> None:
        self._path = path
        self._asked = asked
        self._hide = hide
        self._letters: Mapping[str, str] = {}

    def report(self) -> Job[Report]:
        """Begins with the report."""
        return Job(self._report)

    def cases(self, wanted: Wanted, group: str = "") -> Job[list[FoundCase]]:
        """Begins to look for the cases behind a figure.

        Args:
            wanted: Which; with names as the report shows them.
            group: Only articles of this group.
        """
        return Job(lambda tell: self._cases(wanted, group, tell))

    def alignments(self, group: str = "") -> Job[list[FoundCase]]:
        """Begins to look how events were aligned.

        Args:
            group: Only in articles of this group.
        """
        return Job(lambda tell: self._alignments(group, tell))

    def _alignments(self, group: str, tell: _Progress) -> list[FoundCase]:
        with Project.open(self._path) as project:
            found = alignments(project, self._asked, group=group, progress=lambda count: tell("articles", count))
        return [_hidden(each, self._letters) for each in found] if self._letters else found

    def _report(self, tell: _Progress) -> Report:
        with Project.open(self._path) as project:
            made = agreement(
                project, self._asked, lambda count: tell("articles", count), lambda count: tell("figures", count)
            )
            if not self._hide:
                return made
            secret = [each.name for each in project.people() if each.kind is not AnnotatorKind.GOLD]
            self._letters = letters(secret, project.name)
            return hidden(made, self._letters)

    def _cases(self, wanted: Wanted, group: str, tell: _Progress) -> list[FoundCase]:
        names = {letter: name for name, letter in self._letters.items()}
        asked_of = wanted._replace(who=tuple(names.get(each, each) for each in wanted.who))
        with Project.open(self._path) as project:
            found = cases(
                project, self._asked, asked_of, group=group, progress=lambda count: tell("articles", count)
            )
        return [_hidden(each, self._letters) for each in found] if self._letters else found


def _hidden(found: FoundCase, known: Mapping[str, str]) -> FoundCase:
    """With letters, and the sides in their order."""
    case = hidden_case(found.case, known)
    both = sorted(zip(case.sides, found.quotes, strict=True), key=lambda pair: pair[0].who)
    sides, quotes = tuple(side for side, _ in both), tuple(quoted for _, quoted in both)
    cluster = hidden_cluster(found.cluster, known) if found.cluster else None
    return FoundCase(found.name, case._replace(sides=sides), quotes, cluster, found.titles)
