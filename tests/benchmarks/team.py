"""Many desks that write to one project: `python -m tests.benchmarks.team [--desks 20] [--seconds 60] [--rate 5]`.

Each desk is a process of its own, with the session that the real desk has, and saves edits at that rate, in
articles that all of them share. Told are the milliseconds from an edit to its being on disk. With `--bulk`, many
articles are added at the same time, again and again.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.measure import percentile
from tests.support.hands import copydesk, new_project
from tests.support.processes import start_python
from tui.store.project import Project

ARTICLES = 12
BULK = 2_000
"""Articles that are added at once."""

DESK = """
import json, random, sys, time
from pathlib import Path
from tui.domain import editing
from tui.domain.places import Place
from tui.domain.values import make_value
from tui.services.desk import open_desk

path, name, seconds, rate = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
chance = random.Random(name)
took, refused, told = [], [], {}
with open_desk(path, name) as desk:
    session = desk.session
    articles = [row.id for row in session.project.article_rows(name, limit=12)]
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    sys.stdin.readline()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        session.open(chance.choice(articles))
        for _ in range(8):
            time.sleep(chance.expovariate(rate))
            layer, start = session.layer, chance.randrange(200)
            if not layer.events:
                edit = editing.new_event(layer, session.new_id("e"))
            else:
                edit = editing.answer(
                    layer, layer.events[-1], "target", make_value("text", f"{start} {layer.revision}"),
                    session.new_id, ranges=[(start, start + 9)], label="trigger",
                )
            before = time.perf_counter()
            session.perform(edit, Place(session.article.id, cursor=start))
            while not session.saved:
                refused.append(session.trouble)
                session.flush()
            took.append((time.perf_counter() - before) * 1000)
            told[session.article.id] = session.layer.revision
print(json.dumps([took, refused, told]))
"""

ADDING = """
import sys, time
from tests.support.desks import new_article
from tui.store.project import Project

number = 0
with Project.open(sys.argv[1]) as project:
    while True:
        names = [f"{number}-{each}.txt" for each in range(int(sys.argv[2]))]
        project.add_articles([new_article(name, "word " * 400) for name in names])
        number += 1
        print(number, flush=True)
        time.sleep(0.5)
"""


class Figures(NamedTuple):
    """What was measured.

    Attributes:
        saves: How many edits were saved.
        p50: Milliseconds until an edit was on disk: the median.
        p99: The same, of all but one in a hundred.
        most: The longest.
        refused: How often a desk had to say that something is not saved.
        lost: How many acknowledged edits are not in the file.
        added: How often many articles were added meanwhile.
    """

    saves: int
    p50: float
    p99: float
    most: float
    refused: int
    lost: int
    added: int


def measure(folder: Path, *, desks: int, seconds: float, rate: float, bulk: bool) -> Figures:
    """Lets desks work.

    Args:
        folder: Where the project is made.
        desks: How many.
        seconds: For how long.
        rate: Edits of each in a second.
        bulk: Whether articles are added meanwhile.
    """
    for number in range(ARTICLES):
        (folder / f"{number}.txt").write_text(f"Article {number}. " * 40, encoding="utf-8")
    path = new_project(folder / "p.db", *sorted(folder.glob("*.txt")))
    working = [
        start_python(DESK, path, f"desk{number}", str(seconds), str(rate), stdin=-1) for number in range(desks)
    ]
    for process in working:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    adding = start_python(ADDING, path, str(BULK)) if bulk else None
    for process in working:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    told = [process.communicate()[0] for process in working]
    added = 0
    if adding is not None:
        adding.kill()
        added = len(adding.communicate()[0].splitlines())
    results = [json.loads(each) for each in told]
    took = [each for result in results for each in result[0]]
    with Project.open(path) as project:
        lost = sum(
            max(0, revision - project.layer(article, f"desk{number}").revision)
            for number, result in enumerate(results)
            for article, revision in result[2].items()
        )
    assert copydesk("verify", path).endswith(b"all promises are kept.\n")
    refused = sum(len(result[1]) for result in results)
    return Figures(len(took), percentile(took, 50), percentile(took, 99), max(took), refused, lost, added)


def main() -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.team")
    parser.add_argument("--desks", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=5.0, help="edits of each desk in a second")
    parser.add_argument("--bulk", action="store_true", help="add articles meanwhile")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), desks=asked.desks, seconds=asked.seconds, rate=asked.rate, bulk=asked.bulk)
    sys.stdout.write(
        f"{asked.desks} desks, {asked.seconds:g} s: {found.saves} saves, p50 {found.p50:.1f} ms,"
        f" p99 {found.p99:.1f} ms, most {found.most:.1f} ms; {found.refused} times not saved at once,"
        f" {found.lost} lost; {found.added} times {BULK} articles added\n"
    )


if __name__ == "__main__":
    main()
