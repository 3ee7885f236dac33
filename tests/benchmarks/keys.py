"""Counts keys: `python -m tests.benchmarks.keys`, a part of `make bench`.

Somebody who knows the answers codes eight incidents of one sample article and two of another from empty layers,
with as few keys as they find: with all that the desk offers, without proposals, and with nothing but what they
select. What is printed is counted on the keys that were recorded then; `--record` looks for them anew, which takes
a minute. Small tasks, such as to label three words, are done and counted on the spot.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.support.desks import DeskAtWork, at_work, new_article, sample
from tests.support.player import Keys, Player, Step, Ways
from tests.support.presses import Presses
from tests.support.recorded import WAYS, Recorded, read_recorded, write_recorded
from tests.support.sample_incidents import MARKET, RIVER
from tui.domain.layers import Status
from tui.store.project import NewArticle

FIVE = 5
"""Answers of the event by which desks are compared: its type and four others."""

FOUND, SELECTED = 12, 20
"""Keys that such an event costs at most: with candidates that are found, and without."""

STORY = "Five rockets were launched towards the base. Nobody was hurt.\n"


class Figure(NamedTuple):
    """How many keys something takes.

    Attributes:
        name: What.
        median: In the middle.
        most: At most.
        limit: What they should be at most; None if nothing is said of it.
    """

    name: str
    median: float
    most: int
    limit: int | None = None


class Task(NamedTuple):
    """Something small.

    Attributes:
        name: What.
        before: Keys that make ready for it and do not count.
        keys: Keys that do it.
        done: Whether it was done.
    """

    name: str
    before: Keys
    keys: Keys
    done: Callable[[DeskAtWork], bool]


def all_keys(steps: list[Step]) -> int:
    """Every key that was pressed."""
    return sum(len(step.keys) for step in steps)


def as_peers(steps: list[Step]) -> int:
    """As the actions of other programs were counted: without ways through the text, and without letters."""
    return sum(len(step.keys) - len(step.move.travel) - step.move.typed for step in steps)


def figures(recorded: Recorded) -> list[Figure]:
    """What the recorded keys amount to."""
    made = []
    for way, events in recorded.items():
        answers = [step for steps in events for step in steps]
        five = [steps[:FIVE] for steps in events]
        made += [
            _figure(f"{way}: keys an event, all its answers", [all_keys(steps) for steps in events]),
            _figure(f"{way}: keys an answer with its evidence", [len(step.keys) for step in answers]),
            _figure(f"{way}: keys an event of five answers", [all_keys(steps) for steps in five]),
            _figure(f"{way}: the same, counted as for others", [as_peers(steps) for steps in five]),
        ]
    found = [[step for step in steps if step.move.candidate] for steps in recorded["proposals"]]
    whole = [steps[:FIVE] for steps in found if len(steps) >= FIVE]
    selected = [steps[:FIVE] for steps in recorded["selections"]]
    made.append(_figure("five answers whose candidates are found", [all_keys(each) for each in whole], FOUND))
    made.append(_figure("five answers without candidates", [as_peers(each) for each in selected], SELECTED))
    return made


def _figure(name: str, keys: list[int], limit: int | None = None) -> Figure:
    return Figure(name, median(keys), max(keys), limit)


def play(ways: Ways) -> list[list[Step]]:
    """Codes the incidents, those of each article at a desk of its own."""
    events = []
    for told in (RIVER, MARKET):
        with _desk(sample(told.article, told.published)) as work:
            player = Player(work, ways)
            events += [player.play(incident.near, incident.slots) for incident in told.incidents]
    return events


@contextmanager
def _desk(article: NewArticle) -> Iterator[DeskAtWork]:
    with tempfile.TemporaryDirectory() as folder, at_work(Path(folder) / "p.db", article) as work:
        yield work


def tasks() -> list[tuple[str, int]]:
    """The small tasks, done one by one on a new desk, with the keys that they take."""
    made = []
    for task in TASKS:
        with _desk(new_article("a.txt", STORY, RIVER.published)) as work:
            presses = Presses(work)
            presses.press(*task.before)
            presses.press(*task.keys)
            if not task.done(work):
                raise SystemExit(f"{task.name}: {' '.join(task.keys)} did not do it: {work.desk.message}")
        made.append((task.name, len(task.keys)))
    return made


def _labels(work: DeskAtWork) -> list[tuple[str, str]]:
    spans = work.session.layer.spans.values()
    return [(span.label, span.quotes(STORY)[0]) for span in spans]


def _value(work: DeskAtWork, path: str) -> str:
    said = work.session.layer.value(work.desk.owner, path)
    return said.value.literal if said.value is not None and said.evidence else ""


LABELLED: Keys = ("space", "space", "space", "1")
TASKS = (
    Task("label three words", (), LABELLED, lambda work: _labels(work) == [("trigger", "Five rockets were")]),
    Task("delete a wrong label, the cursor inside", (*LABELLED, "b"), ("d",), lambda work: not _labels(work)),
    Task(
        "give it another label",
        ("+", *LABELLED, "b"),
        ("2",),
        lambda work: _labels(work) == [("actor", "Five rockets were")],
    ),
    Task("take it back", LABELLED, ("u",), lambda work: not _labels(work)),
    Task(
        "answer with three words",
        ("+", *["tab"] * 8, "escape"),
        ("space", "space", "space", "enter"),
        lambda work: _value(work, "target") == "Five rockets were",
    ),
    Task("take what is proposed", ("+",), ("enter",), lambda work: _value(work, "type").startswith("shelling")),
    Task(
        "not stated",
        ("+", "tab"),
        ("-",),
        lambda work: bool(work.session.layer.value(work.desk.owner, "date").nothing),
    ),
    Task(
        "answer as the event before, evidence included",
        ("+", *["tab"] * 8, "escape", "space", "space", "space", "enter", "+", *["tab"] * 8),
        ("=",),
        lambda work: _value(work, "target") == "Five rockets were",
    ),
    Task(
        "an event of a word, with its type",
        ("w",),
        ("T",),
        lambda work: _value(work, "type").startswith("shelling"),
    ),
    Task(
        "finish the article as one without events",
        (),
        ("x", "enter"),
        lambda work: work.session.layer.status is Status.NO_EVENT,
    ),
)


def main() -> int:
    """Counts, prints, and says whether a limit was missed."""
    if "--record" in sys.argv:
        write_recorded({way: play(ways) for way, ways in WAYS.items()})
    counted = figures(read_recorded())
    sys.stdout.write(" median   most\n")
    for name, middle, most, limit in counted:
        told = "" if limit is None else f"   (at most {limit})"
        sys.stdout.write(f"{middle:7g} {most:6}  {name}{told}\n")
    for name, count in tasks():
        sys.stdout.write(f"{count:14}  {name}\n")
    return int(any(figure.limit is not None and figure.most > figure.limit for figure in counted))


if __name__ == "__main__":
    sys.exit(main())
