"""Measures candidates: `python -m tests.benchmarks.candidates`, a part of `make bench`.

An article of 1 MB is made of one of the sample articles, over and over, and walked through field by field; another
one holds nothing that could be found. A table holds 50,000 actors with 200,000 names; see also
`candidates_tables`. What is measured is
processor time of a key, without the drawing.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.schema import write_schema
from tests.support.desks import SAMPLES, DeskAtWork, at_work, new_article
from tui.domain.errors import DeskError
from tui.ui.desk.marks import TextMarks

SIZE = 1_000_000
WALKS = 60
KEY = 30.0
"""Milliseconds that a key may take."""

FIELDS = ("type", "date", "place", "actor_1", "weapon", "count", "fatalities/best")


class Figure(NamedTuple):
    """A measurement.

    Attributes:
        name: What was measured.
        ms: In milliseconds.
        most: What it should be at most; None if nothing is said of it.
    """

    name: str
    ms: float
    most: float | None = None


def measure() -> list[Figure]:
    """Measures all of it."""
    sample = (SAMPLES / "01-river-bases.txt").read_text(encoding="utf-8")
    story = "\n\n".join([sample] * (SIZE // len(sample) + 1))
    empty = "nothing of note was said or done there, and all was as before. " * (SIZE // 63)
    figures: list[Figure] = []
    with _desk(story) as work:
        figures.append(Figure("take in the tables of the schema, the longest piece", max(_pieces(work))))
        for path in FIELDS:
            figures += _field(work, path)
    with _desk(empty) as work:
        for path in FIELDS:
            work.desk.go_to_field(path)
            times = [_walk(work) for _ in range(5)]
            figures.append(Figure(f"a search for {path} that finds nothing", max(times), KEY))
    return [*figures, *_large()]


@contextmanager
def _desk(text: str, schema: str = "conflict-event") -> Iterator[DeskAtWork]:
    with tempfile.TemporaryDirectory() as folder:
        article = new_article("a.txt", text, "2025-03-06")
        with at_work(Path(folder) / "p.db", article, schema=schema) as work:
            work.do("new-event")
            yield work


def _field(work: DeskAtWork, path: str) -> list[Figure]:
    """Lighting what is on the screen, then walking from places all over the text, and on from there."""
    work.desk.go_to_field(path)
    marks = TextMarks(work.desk)

    def light() -> None:
        marks.light()
        marks.now()

    figures = [Figure(f"light {path}", _timed(light), KEY)]
    figures.append(Figure(f"come to {path} and see what is proposed, p95", _proposed(work, path), KEY))
    times = []
    for number in range(WALKS):
        work.desk.unselect()
        work.desk.move_to(work.desk.text.snap(number * SIZE // WALKS))
        times += [_walk(work) for _ in range(3)]
    times.sort()
    figures.append(Figure(f"n in {path}, median", times[len(times) // 2]))
    figures.append(Figure(f"n in {path}, p95", times[int(len(times) * 0.95)], KEY))
    return figures


def _proposed(work: DeskAtWork, path: str) -> float:
    """Coming to a field of an event without an answer, all over the text."""
    desk, times = work.desk, []

    def come() -> str:
        desk.go_to_field(path)
        return desk.proposing.told

    for number in range(WALKS):
        desk.go_to_field("notes")
        desk.move_to(desk.text.snap(number * SIZE // WALKS))
        times.append(_timed(come))
    times.sort()
    return times[int(len(times) * 0.95)]


def _large() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = write_schema(Path(folder))
        with _desk("The Kada Front left. " * 1000, str(path)) as work:
            first, *pieces = _pieces(work)
            work.desk.go_to_field("who")
            return [
                Figure("read what finds the names of 50,000 rows", first, KEY),
                Figure("make the patterns of its lists of thousands, the longest piece", max(pieces)),
                Figure("n in who, 200,000 names", _walk(work), KEY),
            ]


def _pieces(work: DeskAtWork) -> list[float]:
    times = []
    more = True
    while more:
        before = time.process_time()
        more = work.desk.prepare()
        times.append((time.process_time() - before) * 1000)
    return times


def _walk(work: DeskAtWork) -> float:
    def press() -> None:
        try:
            work.do("next-candidate")
        except DeskError:
            work.desk.unselect()

    return _timed(press)


def _timed(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1000


def main() -> int:
    """Measures, prints, and says whether a limit was missed."""
    figures = measure()
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps([figure._asdict() for figure in figures], indent=2) + "\n")
    else:
        for name, ms, most in figures:
            limit = "" if most is None else f"   (at most {most:,.0f})"
            sys.stdout.write(f"{ms:9.1f} ms  {name}{limit}\n")
    return int(any(figure.most is not None and figure.ms > figure.most for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
