"""Measures the review of a large project: `python -m tests.benchmarks.review [--articles N] [FILE]`.

Articles are coded by three annotators each, with one event and three spans, and they differ in about two things an
article. The project is made first, by the writer of bulk loads, unless FILE is there already; that is not measured.
Then all articles are compared once, and the list is opened, walked, searched and brought up to date as a desk does
it. With the 100,000 articles of the full size the first comparison takes minutes; later only articles are compared
whose layers changed. What is measured is time on the clock, since much of it is the disk's.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from tests.benchmarks.schema import Figure
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.domain.adjudication.resolving import Desk
from tui.domain.edits import AttributeChange, Change, Edit, EventsChange, SpanChange, ValueChange
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import SCHEMA, STATUS
from tui.domain.spans import Span
from tui.domain.values import BLANK, FieldValue, make_value
from tui.services.ids import IdSource, now
from tui.services.projects import make_project
from tui.services.review_session import ReviewSession
from tui.store.bulk import bulk_writer
from tui.store.hashing import text_hash
from tui.store.project import AnnotatorKind, Project
from tui.store.records import NewArticle
from tui.store.reviewing import Wanted

ARTICLES = 100_000
NAMES = ("ana", "ben", "cy")
TYPES = ("armed_clash", "grenade", "peaceful_protest", "violent_demonstration")
LABELS = ("actor", "place", "casualties")
NOW = "2026-03-12T08:00:00.000Z"
TEXT = (
    "The gunmen came to the village at night and left before the soldiers arrived, residents said. " * 12
).strip()
STEPS = 200
"""How many disagreements are walked through and decided."""

MOST_OPENING, MOST_SEARCH, MOST_COUNT, MOST_CHANGE, MOST_STEP = 1000.0, 500.0, 500.0, 100.0, 50.0


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
    with bulk_writer(path) as writer:
        for name in NAMES:
            writer.ensure_annotator(name, AnnotatorKind.PERSON)
        for number in range(articles):
            text = f"{number}: {TEXT}"
            article = f"a{number:07}"
            writer.add_article(NewArticle(article, f"{article}.txt", f"Report {number}", text, text_hash(text)))
            truth = (random.choice(TYPES), f"2026-01-{random.randint(1, 28):02}", random.randrange(300))
            ends = (AttributeChange(SCHEMA, "", schema), AttributeChange(STATUS, "", "done"))
            for who in NAMES:
                edit = Edit("load", "load", (*_layer(random, truth), *ends))
                writer.append(article, who, Entry(1, EntryKind.EDIT, 0, edit, who, NOW, f"o{number}{who}"))


def _layer(random: Random, truth: tuple[str, str, int]) -> Iterator[Change]:
    """One event and three spans; each annotator differs from the truth in some of it."""
    kind, day, town = truth
    for number, label in enumerate(LABELS):
        end = 20 + random.choice((0, 0, 0, 0, 0, 0, 0, 5))
        yield SpanChange(f"s{number}", None, Span(f"s{number}", label, ((200 * number, 200 * number + end),)))
    said = {
        "type": make_value("tree", kind if random.random() > 0.1 else random.choice(TYPES)),
        "date": make_value("date", day),
        "place": make_value("place", f"Town {town}" if random.random() > 0.05 else f"Village {town}"),
        "actor_1": make_value("actor", f"Group {town % 40}"),
        "count": make_value("quantity", str(random.choice((3, 3, 3, 3, 3, 4)))),
        "notes": make_value("longtext", "Residents spoke of gunmen."),
    }
    yield EventsChange((), ("e1",))
    for path, value in said.items():
        yield ValueChange("e1", path, BLANK, FieldValue(value, evidence=("s0",) if path == "date" else ()))


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    begin = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begin)


def median(times: list[float]) -> float:
    """The middle one."""
    return sorted(times)[len(times) // 2]


def figures(path: Path, steps: int = STEPS) -> Iterator[Figure]:
    """What was measured.

    Args:
        path: The project.
        steps: How many disagreements are decided.
    """
    with Project.open(path) as project:
        work = session(project)
        if work.tally().articles == 0:
            took = timed(work.refresh)
            yield Figure("comparing all articles once", took)
            yield Figure("… for each article", took / max(1, work.tally().articles))
    yield Figure("opening the list", median([_open(path) for _ in range(5)]), MOST_OPENING)
    with Project.open(path) as project:
        work = session(project)
        yield from _searches(work)
        yield Figure("after one layer changed", median([_change(work, n) for n in range(20)]), MOST_CHANGE)
        yield Figure("counting the list", median([timed(work.tally) for _ in range(5)]), MOST_COUNT)
        yield from _steps(work, steps)


def session(project: Project) -> ReviewSession:
    """An adjudicator at work."""
    return ReviewSession(project, Desk("zoe", IdSource(), now))


def _open(path: Path) -> float:
    """What a desk does before it shows the first disagreement; with the opening of the file."""

    def opening() -> None:
        with Project.open(path) as project:
            work = session(project)
            work.refresh()
            work.tally()
            for first in work.page(Wanted(), limit=1):
                work.open(first.article)

    return timed(opening)


def _searches(work: ReviewSession) -> Iterator[Figure]:
    for what, text in (("many hits", "village"), ("few hits", "report 4711"), ("no hit", "zeppelin")):
        wanted = Wanted(text=text)
        page = median([timed(partial(work.page, wanted, limit=20)) for _ in range(3)])
        count = median([timed(partial(work.count, wanted)) for _ in range(3)])
        yield Figure(f"searching, {what}: the first page", page, MOST_SEARCH)
        yield Figure(f"searching, {what}: how many", count, MOST_SEARCH)


def _change(work: ReviewSession, number: int) -> float:
    """An annotator corrects a finished layer; then the list is brought up to date and looked at."""
    articles = work.articles()
    article = articles[number * len(articles) // 20]
    layer = work.project.layer(article, "ana")
    before = layer.value("e1", "count")
    after = FieldValue(make_value("quantity", str(10 + number)))
    edit = Edit("correct", "correct", (ValueChange("e1", "count", before, after),))
    entry = Entry(layer.revision + 1, EntryKind.EDIT, 0, edit, "ana", NOW, IdSource()("o"))
    work.project.append(article, "ana", entry)

    def look() -> None:
        work.refresh()
        work.page(Wanted(), limit=20)

    return timed(look)


def _steps(work: ReviewSession, steps: int) -> Iterator[Figure]:
    """Deciding one disagreement after the other, and going on to the next one, often in another article."""
    deciding, walking = list[float](), list[float]()
    wanted = Wanted(order="article")
    row = work.neighbour(wanted, None, 1)
    while row is not None and len(deciding) < steps:
        opened = work.open(row.article)
        case, spot = work.find(opened, row.id), work.spot(row.article, row.id)
        choice = Choice.REJECT if case.kind is Kind.PROBLEM else Choice.TAKE
        deciding.append(timed(partial(work.decide, row.article, case.id, Ruling(choice, 0))))
        begin = time.perf_counter()
        row = work.neighbour(wanted, spot, 1)
        if row is not None:
            work.open(row.article)
        walking.append(1000 * (time.perf_counter() - begin))
    if deciding:
        yield Figure("deciding one (median)", median(deciding), MOST_STEP)
        yield Figure("to the next one (median)", median(walking), MOST_STEP)


def measured(
    arguments: list[str],
    about: str,
    make_it: Callable[[Path, int], None],
    figures_of: Callable[[Path], Iterator[Figure]],
) -> None:
    """Makes a large project unless it is there, and tells what is measured in it as it comes.

    Args:
        arguments: Of the command line: a file, and how many articles.
        about: What is measured, for the help.
        make_it: Makes the project.
        figures_of: Measures.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("file", nargs="?")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(asked.file) if asked.file else Path(folder, "large.db")
        if not path.exists():
            make_it(path, asked.articles)
        for figure in figures_of(path):
            most = f" (at most {figure.most:,.0f})" if figure.most is not None else ""
            sys.stdout.write(f"{figure.name}: {figure.ms:,.1f} ms{most}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    measured(sys.argv[1:], "Measures the review of a large project.", make, figures)
