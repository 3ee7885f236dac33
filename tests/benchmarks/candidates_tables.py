"""Measures tables of 50,000 rows: `python -m tests.benchmarks.candidates_tables [ROWS]`, a part of `make bench`.

Places and actors are made up, and articles of 4 KB and 100 KB that name some of them, and others that no table has.
Somebody opens the desk and begins at once: an event, its place, its actors, candidates, letters typed in their
fields, of names with and without mistakes. First without a terminal, where processor time is measured, then through
one, where times are as they are seen.
"""

import random
import subprocess  # noqa: TID251 - it runs the commands that it measures
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.desk import COPYDESK
from tests.benchmarks.measure import Key, Program, measure_keys
from tests.benchmarks.schema import misspelt, random_name
from tests.support.desks import DrawnText
from tests.support.fixed import NumberedIds, TickingClock
from tui.domain.errors import DeskError
from tui.formats.schema_json import schema_from_json
from tui.services.annotating import Session
from tui.store.project import Project
from tui.ui.desk.actions import run
from tui.ui.desk.desk import Desk
from tui.ui.desk.marks import TextMarks

ROWS = 50_000
SIZES = {"4 KB": 4_096, "100 KB": 100_000}
LIMIT = 30.0
"""Milliseconds that a key may take."""

TABLES = ("actors", "places")

_SCHEMA = """schema: tabled
version: "1"
labels: [where, who]
tables:
  actors: {file: actors.csv, search: [id, name, aliases]}
  places: {file: places.csv, search: [name, aliases]}
event:
  type: kind
  fields:
    kind: {type: choice, options: {attack: {title: Attack, triggers: [attacked, shelled]}, talks: Talks}}
    place: {type: place, table: places, label: where}
    actor: {type: actor, table: actors, label: who}
    target: {type: actor, table: actors, label: who}
"""


class Figure(NamedTuple):
    """What a key costs.

    Attributes:
        case: Of the article.
        name: What was pressed.
        ms: The longest time, in milliseconds.
    """

    case: str
    name: str
    ms: float


def write_tables(folder: Path, rows: int) -> tuple[Path, dict[str, list[str]]]:
    """Writes a schema with two large tables.

    Args:
        folder: Where to.
        rows: How many rows each has.

    Returns:
        The schema, and the names in each table.
    """
    made = random.Random(3)  # noqa: S311 - the same names in every run
    known = {}
    for table in TABLES:
        known[table] = [random_name(made) for _ in range(rows)]
        lines = (
            f"{table[0]}{at:06},{name},{random_name(made)}; {random_name(made)},{made.choice('ABCDE')}"
            for at, name in enumerate(known[table])
        )
        (folder / f"{table}.csv").write_text("\n".join(["id,name,aliases,country", *lines]), encoding="utf-8")
    path = folder / "tabled.yaml"
    path.write_text(_SCHEMA, encoding="utf-8")
    return path, known


def story(known: dict[str, list[str]], size: int) -> str:
    """An article that names rows of the tables, and others that they do not have.

    Args:
        known: The names in each table.
        size: About how many code points it has.
    """
    made = random.Random(4)  # noqa: S311 - the same article in every run
    paragraphs = ["Report of the day"]
    while sum(map(len, paragraphs)) < size:
        who, target = (made.choice(known["actors"]) for _ in range(2))
        paragraphs.append(
            f"Fighters of {who} attacked {target} in {made.choice(known['places'])} on Wednesday, said"
            f" {random_name(made)} of the {random_name(made)}. Near {random_name(made)} they shelled"
            f" {random_name(made)}, and the {target} fled to {made.choice(known['places'])}, a town of"
            f" {made.randrange(2, 90)} houses."
        )
    return "\n\n".join(paragraphs)


def make(folder: Path, rows: int) -> tuple[dict[str, Path], dict[str, list[str]]]:
    """Makes a project for each article, through the commands.

    Args:
        folder: Where to.
        rows: How many rows the tables have.
    """
    schema, known = write_tables(folder, rows)
    projects = {}
    for number, (case, size) in enumerate(SIZES.items()):
        article = folder / f"{number}.txt"
        article.write_text(story(known, size), encoding="utf-8")
        projects[case] = folder / f"{number}.db"
        _run("new", projects[case], "--schema", schema)
        _run("add", projects[case], article)
    return projects, known


def _run(*arguments: object) -> None:
    subprocess.run([str(COPYDESK), *map(str, arguments)], check=True, capture_output=True)


def keys_of(case: str, project: Path, typed: Sequence[str]) -> list[Figure]:
    """The keys of a session without a terminal, from the first one on.

    Args:
        case: Of the article.
        project: The file, opened anew.
        typed: What is typed at a field of actors.
    """
    figures: list[Figure] = []
    with Project.open(project) as opened:
        opened.ensure_annotator("ana")
        schema = schema_from_json(opened.current_schema().compiled)
        session = Session(opened, schema, "ana", new_id=NumberedIds(), clock=TickingClock())
        rows = DrawnText()
        desk = Desk(session, rows)
        desk.open(opened.article_rows("ana")[0].id)
        rows.load(desk.text)
        marks = TextMarks(desk)

        def press(name: str, key: str = "") -> None:
            before = time.process_time()
            try:
                if key:
                    desk.answer_key(key, key if len(key) == 1 else None)
                else:
                    run(desk, name)
            except DeskError:
                desk.unselect()
            marks.light()
            marks.now()
            _ = desk.last_line
            figures.append(Figure(case, name, (time.process_time() - before) * 1000))

        press("new-event")
        for field in ("kind", "place", "actor"):
            desk.go_to_field(field)
            press("next-field")
            for _ in range(20):
                press("next-candidate")
            press("take")
            if desk.asking is not None:
                press("leave", "escape")
        for text in typed:
            desk.release()
            desk.go_to_field("target")
            press("edit-value")
            for letter in text:
                press("a letter", letter)
            press("leave", "escape")
    return figures


def worst(figures: Sequence[Figure]) -> list[Figure]:
    """The longest time of each key in each case."""
    longest: dict[tuple[str, str], float] = {}
    for case, name, ms in figures:
        longest[case, name] = max(ms, longest.get((case, name), 0.0))
    return [Figure(case, name, ms) for (case, name), ms in longest.items()]


def at_terminal(case: str, project: Path, typed: str) -> tuple[list[Key], float]:
    """The same through a terminal: what each key costs there, and the peak of memory in MiB.

    Args:
        case: Of the article.
        project: The file.
        typed: What is typed at a field of actors.
    """
    letters = [("space" if each == " " else each, 1) for each in typed]
    keys = (("plus", 1), ("tab", 1), ("tab", 1), ("n", 8), ("tab", 1), ("i", 1), *letters, ("escape", 1))
    argv = (str(COPYDESK), "annotate", str(project), "--as", "bea", "--article", "1")
    return measure_keys(Program(case, argv, b"Fighters", keys), (120, 40))


def typed_names(known: dict[str, list[str]], count: int) -> list[str]:
    """Names of actors as somebody types them, every other one with a mistake.

    Args:
        known: The names in each table.
        count: How many.
    """
    made = random.Random(5)  # noqa: S311 - the same keys in every run
    names = made.sample(known["actors"], count)
    return [misspelt(made, name) if at % 2 else name for at, name in enumerate(names)]


def main() -> int:
    """Measures, prints, and says whether a limit was missed."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        projects, known = make(Path(folder), rows)
        typed = typed_names(known, min(40, rows))
        for case, project in projects.items():
            for _, name, ms in worst(keys_of(case, project, typed)):
                missed |= ms > LIMIT
                sys.stdout.write(f"{ms:9.1f} ms  {case}, {rows:,} rows: {name}   (at most {LIMIT:,.0f})\n")
        for case, project in projects.items():
            keys, peak = at_terminal(case, project, typed[1])
            slowest = max(keys, key=lambda key: key.most_cpu_ms)
            longest = max(key.p95_ms for key in keys)
            sys.stdout.write(
                f"{longest:9.1f} ms  {case}, at a terminal: the longest key; processor time"
                f" {slowest.most_cpu_ms:.1f} ms ({slowest.name}), peak {peak:.1f} MiB\n"
            )
        size = max(project.stat().st_size for project in projects.values())
        sys.stdout.write(f"{size / 2**20:9.1f} MiB the project file\n")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
