"""Measures agreement on large projects: `python -m tests.benchmarks.agreement [FOLDER]`.

A million spans twice: 100,000 articles, each coded by two of five annotators with five spans each; and 20,000
articles, each coded by all five with ten spans each. There is an event in every tenth article. The projects are
made first, by the writer of bulk loads, unless they are in FOLDER already; that takes some minutes and is not
measured. Then a program of its own makes the report, so that its memory is its own; and one article alone is
compared, as a desk would ask for it. What is measured is processor time, which hardly depends on what else the
machine does.
"""

import gc
import json
import resource
import subprocess  # noqa: TID251 - memory is measured in a program of its own
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.benchmarks.schema import Figure
from tui.domain.agreement.comparison import Comparison
from tui.domain.agreement.marks import Way
from tui.domain.edits import AttributeChange, Change, Edit, EventsChange, SpanChange, ValueChange
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import SCHEMA, STATUS
from tui.domain.spans import Span
from tui.domain.values import BLANK, FieldValue, make_value
from tui.services.agreement import agreement
from tui.services.agreement_reading import Asked, LayerReader
from tui.services.projects import make_project
from tui.store.bulk import bulk_writer
from tui.store.hashing import text_hash
from tui.store.project import AnnotatorKind, Project
from tui.store.records import NewArticle

EVERY = 10
"""In one of so many articles there is an event."""


class Size(NamedTuple):
    """How large a project is.

    Attributes:
        articles: How many articles there are.
        annotators: How many of the five each of them has.
        spans: How many spans each of these makes in it.
    """

    articles: int
    annotators: int
    spans: int


PAIRS, FIVE = Size(100_000, 2, 5), Size(20_000, 5, 10)
SIZES = {"pairs": PAIRS, "five": FIVE}

NAMES = ("ana", "ben", "cy", "dee", "eve")
LABELS = ("actor", "place", "time", "weapon", "casualties")
TYPES = ("armed_clash", "grenade", "peaceful_protest", "violent_demonstration")
NOW = "2026-03-12T08:00:00.000Z"
MOST_SECONDS, MOST_BYTES, MOST_ONE = 60, 1_000_000_000, 0.05
TEXT = (
    "The gunmen came to the village at night and left before the soldiers arrived, residents said. " * 12
).strip()


def make(path: Path, size: Size = PAIRS, seed: int = 1) -> None:
    """Makes the project.

    Args:
        path: Where; nothing may be there yet.
        size: How large it is.
        seed: The same seed makes the same project.
    """
    random = Random(seed)  # noqa: S311 - no secret
    with make_project(path, "conflict-event", name="large", clock=lambda: NOW) as project:
        schema = project.current_schema_name()
    with bulk_writer(path) as writer:
        for name in NAMES:
            writer.ensure_annotator(name, AnnotatorKind.PERSON)
        for number in range(size.articles):
            text = f"{number}: {TEXT}"
            article = f"a{number:07}"
            writer.add_article(NewArticle(article, f"{article}.txt", "", text, text_hash(text)))
            truth = [
                (random.choice(LABELS), 90 * n + random.randrange(60), random.randint(5, 30))
                for n in range(size.spans)
            ]
            event = (random.choice(TYPES), f"2026-01-{random.randint(1, 28):02}", f"Town {random.randrange(300)}")
            month = f"2026-{1 + 6 * number // size.articles:02}"
            for who in random.sample(NAMES, size.annotators):
                changes = [*_spans(random, truth), AttributeChange(SCHEMA, "", schema)]
                if number % EVERY == 0:
                    changes += _event(random, event)
                changes.append(AttributeChange(STATUS, "", "no_event" if number % EVERY else "done"))
                entry = Edit("load", "load", tuple(changes))
                moment = f"{month}-10T09:00:00.000Z"
                writer.append(article, who, Entry(1, EntryKind.EDIT, 0, entry, who, moment, f"o{number}{who}"))


def _spans(random: Random, truth: list[tuple[str, int, int]]) -> list[Change]:
    """Seven of ten as the truth is, others with another end, another label, or elsewhere."""
    found: list[Change] = []
    for number, (label, start, size) in enumerate(truth):
        luck = random.random()
        begin = random.randrange(900) if luck > 0.95 else start
        end = begin + size + (random.randint(1, 4) if 0.7 < luck <= 0.85 else 0)
        shown = random.choice(LABELS) if 0.85 < luck <= 0.95 else label
        name = f"s{number}"
        found.append(SpanChange(name, None, Span(name, shown, ((begin, end),))))
    return found


def _event(random: Random, event: tuple[str, str, str]) -> list[Change]:
    kind = event[0] if random.random() > 0.1 else random.choice(TYPES)
    said = (("type", "tree", kind), ("date", "date", event[1]), ("place", "place", event[2]))
    return [
        EventsChange((), ("e1",)),
        *(
            ValueChange("e1", path, BLANK, FieldValue(make_value(type_, literal), evidence=("s0",)))
            for path, type_, literal in said
        ),
    ]


def report(path: Path) -> None:
    """Makes the report as the command does and prints what it took: seconds, and bytes of memory."""
    gc.disable()
    begin = time.process_time()
    with Project.open(path) as project:
        made = agreement(project, Asked())
    seconds = time.process_time() - begin
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    _tell(json.dumps({"seconds": seconds, "bytes": most, "figures": len(made.sections[0].entries)}))


def one_article(path: Path) -> float:
    """Seconds for comparing one article: reading its layers, aligning its events, and the main figures."""
    with Project.open(path) as project:
        reader = LayerReader(project)
        schema = reader.schema("")
        names = tuple(person.name for person in project.people())
        ids = [head.id for head in project.article_heads()][::EVERY][:200]
        times = []
        for article in ids:
            begin = time.process_time()
            read = reader.article(article, names)
            comparison = Comparison(schema, [article], names)
            comparison.add(read.layers, read.length, read.tokens)
            comparison.study.spans.f1(Way.EXACT).figure()
            comparison.study.events.detection().figure()
            for field in comparison.study.events.fields.fields:
                comparison.study.events.field(field).alphas[0].figure()
            times.append(time.process_time() - begin)
    return sorted(times)[len(times) * 95 // 100]


def figures(path: Path, name: str) -> list[Figure]:
    """What was measured of a project."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.agreement", "--report", path],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    told = json.loads(done.stdout)
    _tell(f"{name}: {told['figures']} figures, {told['bytes'] / 1e6:,.0f} MB (at most {MOST_BYTES / 1e6:,.0f})")
    return [
        Figure(f"{name}: the report, 1,000,000 spans", 1000 * told["seconds"], 1000 * MOST_SECONDS),
        Figure(f"{name}: one article (95 of 100 are faster)", 1000 * one_article(path), 1000 * MOST_ONE),
    ]


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(arguments: list[str]) -> None:
    """Measures, or makes the report in a program of its own."""
    if arguments[:1] == ["--report"]:
        report(Path(arguments[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, size in SIZES.items():
            path = Path(arguments[0] if arguments else folder, f"{name}.db")
            if not path.exists():
                make(path, size)
            for figure in figures(path, name):
                _tell(f"{figure.name}: {figure.ms:,.1f} ms (at most {figure.most:,.0f})")


if __name__ == "__main__":
    main(sys.argv[1:])
