"""Measures the incidents of a large project: `python -m tests.benchmarks.incidents [--articles N] [FILE]`.

Gold has two events of each article, and every third event is reported by another article too, with another toll.
The project is made first, by the writer of bulk loads, unless FILE is there already; that is not measured. Then all
articles are looked at once, and the list is opened, walked and brought up to date as the desk does it. With the
100,000 articles of the full size the first look takes minutes; later only articles are looked at whose gold
changed. What is measured is time on the clock, since much of it is the disk's.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.benchmarks.prose import article as prose
from tests.benchmarks.review import NOW, TYPES, measured, median, timed
from tests.benchmarks.schema import Figure
from tui.domain.adjudication.resolving import Desk
from tui.domain.edits import AttributeChange, Change, Edit, EventsChange, SpanChange, ValueChange
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import GOLD, SCHEMA, STATUS
from tui.domain.spans import Span
from tui.domain.values import BLANK, FieldValue, make_value
from tui.services.ids import IdSource, now
from tui.services.incidents import Incidents, WantedPairs
from tui.services.projects import make_project
from tui.store.bulk import bulk_writer
from tui.store.hashing import text_hash
from tui.store.project import AnnotatorKind, Project
from tui.store.records import NewArticle
from tui.ui.incidents.desk import IncidentDesk

ARTICLES = 100_000
TEXT = 2_000
STEPS = 50
MOST_OPENING, MOST_CHANGE, MOST_STEP, MOST_SEARCH = 1000.0, 100.0, 50.0, 1000.0


def make(path: Path, articles: int = ARTICLES, seed: int = 1) -> None:
    """Makes the project.

    Args:
        path: Where; nothing may be there yet.
        articles: How many articles there are.
        seed: The same seed makes the same project.
    """
    random = Random(seed)  # noqa: S311 - no secret
    with make_project(path, "conflict-event", name="large", clock=lambda: NOW) as project:
        schema = project.current_schema_name()
    known: list[tuple[str, str, int]] = []
    with bulk_writer(path) as writer:
        writer.ensure_annotator(GOLD, AnnotatorKind.GOLD)
        for number in range(articles):
            text = f"{number}: {prose(TEXT, random.randrange(articles))}"
            name = f"a{number:07}"
            writer.add_article(NewArticle(name, f"{name}.txt", f"Report {number}", text, text_hash(text)))
            changes = list(_layer(random, known, articles))
            ends = (AttributeChange(SCHEMA, "", schema), AttributeChange(STATUS, "", "done"))
            edit = Edit("load", "load", (*changes, *ends))
            writer.append(name, GOLD, Entry(1, EntryKind.EDIT, 0, edit, "zoe", NOW, f"o{number}"))


def _layer(random: Random, known: list[tuple[str, str, int]], articles: int) -> Iterator[Change]:
    """Two events with evidence; one of three is told of a place and day that were told of before."""
    yield SpanChange("s0", None, Span("s0", "evidence", ((0, 200),)))
    yield EventsChange((), ("e1", "e2"))
    for event in ("e1", "e2"):
        if known and random.random() < 1 / 3:
            kind, day, town = random.choice(known[-2000:])
        else:
            day = f"20{random.randint(10, 25)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
            kind, town = random.choice(TYPES), random.randrange(max(20, articles // 50))
            known.append((kind, day, town))
        said = {
            "type": make_value("tree", kind),
            "date": make_value("date", day),
            "place": make_value("place", f"Town {town}", {"country": "Syria", "admin1": f"Province {town % 14}"}),
            "actor_1": make_value("actor", f"Group {town % 40}"),
            "fatalities/best": make_value("quantity", str(random.randrange(9))),
        }
        for path, value in said.items():
            yield ValueChange(event, path, BLANK, FieldValue(value, evidence=("s0",) if path == "date" else ()))


def figures(path: Path, steps: int = STEPS) -> Iterator[Figure]:
    """What was measured.

    Args:
        path: The project.
        steps: How many pairs are decided.
    """
    with Project.open(path) as project:
        work = session(project)
        count = len(work.articles())
        if not sum(work.tally().states.values()):
            took = timed(work.refresh)
            yield Figure("looking at all articles once", took)
            yield Figure("… for each article", took / max(1, count))
    yield Figure("opening the desk", median([_open(path) for _ in range(5)]), MOST_OPENING)
    with Project.open(path) as project:
        work = session(project)
        wanted = WantedPairs(text="town 7 ")
        yield Figure(
            "searching the list", median([timed(lambda: work.page(wanted)) for _ in range(5)]), MOST_SEARCH
        )
        yield Figure(
            "after one article changed", median([_change(work, number) for number in range(9)]), MOST_CHANGE
        )
        desk = IncidentDesk(work)
        desk.begin()
        times = [timed(lambda: desk.say_of("same_incident")) for _ in range(min(steps, desk.count))]
        yield Figure("a decision, and the next pair", median(times), MOST_STEP)


def session(project: Project) -> Incidents:
    """An adjudicator at work."""
    return Incidents(project, Desk("zoe", IdSource(), now))


def _open(path: Path) -> float:
    def opened() -> None:
        with Project.open(path) as project:
            IncidentDesk(session(project)).begin()

    return timed(opened)


def _change(work: Incidents, number: int) -> float:
    """Milliseconds to bring the list up to date after a change of one gold layer."""
    article = work.articles()[number]
    layer = work.project.layer(article, GOLD)
    before = layer.value("e1", "fatalities/best")
    after = FieldValue(make_value("quantity", str(10 + layer.revision)))
    edit = Edit("set", "set", (ValueChange("e1", "fatalities/best", before, after),))
    entry = Entry(layer.revision + 1, EntryKind.EDIT, 0, edit, "zoe", now(), f"c{article}{layer.revision}")
    work.project.append(article, GOLD, entry)
    return timed(work.refresh)


if __name__ == "__main__":
    measured(sys.argv[1:], "Measures the incidents of a large project.", make, figures)
