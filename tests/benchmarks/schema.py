"""Measures large schemas: `python -m tests.benchmarks.schema`, a part of `make bench`.

A tree of 3,000 answers and a table of 50,000 actors are made up, loaded, and searched as somebody types: names,
their words the other way round, names with a mistake. What is measured is processor time, which hardly depends on
what else the machine does.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from tui.domain.schema import FieldType, Schema, walk_options
from tui.domain.table_making import MadeIndex
from tui.domain.table_search import TableIndex
from tui.formats.schema_json import schema_from_json, schema_to_json
from tui.formats.schema_tables import read_table
from tui.services.schemas import SchemaVersion, read_version
from tui.ui.entry import Choice, Entry

ROWS = 50_000
BRANCHES, LEAVES = 60, 49
NAMES = 120
"""So many names are typed, key by key."""

_SCHEMA = """schema: large
version: "1"
tables:
  actors: {file: actors.csv, search: [id, name, aliases]}
event:
  type: kind
  fields:
    kind: {type: tree, options: kinds.csv}
    who: {type: actor, table: actors}
"""
_KINDS = (
    *("army", "forces", "group", "front", "movement", "militia", "brigade"),
    *("party", "council", "police", "guard", "union", "company", "league"),
)
_SYLLABLES = (
    *(first + second for first in "bklmnrstdgf" for second in "aeiou"),
    *("sh", "al", "kha", "dar", "zan", "bek", "var", "tol", "grad", "min", "dor", "sel"),
)


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


def write_schema(folder: Path) -> Path:
    """Writes a schema with a large tree and a large table.

    Args:
        folder: Where to.
    """
    made = random.Random(1)  # noqa: S311 - the same names in every run
    names = [random_name(made) for _ in range(ROWS)]
    rows = (
        f"a{at:05},{name},{random_name(made)}; {random_name(made)},{made.choice(_KINDS)},{_word(made)}"
        for at, name in enumerate(names)
    )
    (folder / "actors.csv").write_text("\n".join(["id,name,aliases,kind,country", *rows]), encoding="utf-8")
    leaves = (
        f"k{branch}x{leaf},{random_name(made)},k{branch},{random_name(made)} and {random_name(made)}"
        for branch in range(BRANCHES)
        for leaf in range(LEAVES)
    )
    branches = (f"k{branch},{random_name(made)},,{random_name(made)}" for branch in range(BRANCHES))
    (folder / "kinds.csv").write_text("\n".join(["code,title,parent,help", *branches, *leaves]), encoding="utf-8")
    path = folder / "large.yaml"
    path.write_text(_SCHEMA, encoding="utf-8")
    return path


def measure(path: Path) -> list[Figure]:
    """Loads and searches.

    Args:
        path: A schema that `write_schema` wrote.
    """
    figures: list[Figure] = []

    def timed(name: str, work: Callable[[], object], most: float | None = None) -> None:
        before = time.process_time()
        work()
        figures.append(Figure(name, (time.process_time() - before) * 1000, most))

    versions: list[SchemaVersion] = []
    timed("load the schema, with tree and table", lambda: versions.append(read_version(str(path))), 1000)
    (version,) = versions
    compiled = schema_to_json(version.schema)
    timed("read the compiled schema, as each start does", lambda: schema_from_json(compiled))
    indexes: list[TableIndex] = []

    def index() -> None:
        table = version.schema.tables[0]
        indexes.append(TableIndex(table, MadeIndex(table, read_table(version.files[table.file], table.file))))

    timed("read the table and make its index, once in a session", index)
    figures += _typing(version, indexes[0])
    return figures


def _typing(version: SchemaVersion, index: TableIndex) -> list[Figure]:
    made = random.Random(2)  # noqa: S311 - the same keys in every run
    rows = [index.by_column(made.randrange(len(index))) for _ in range(NAMES)]
    names = [row["name"] for row in rows]
    aliases = [row["aliases"].split("; ")[0] for row in rows]
    tree = _tree(version.schema)
    titles = [made.choice(tree).title for _ in range(NAMES)]
    return [
        _keys("a key in the table, names", names, index.find),
        _keys("a key in the table, second names", aliases, index.find),
        _keys("a key in the table, words the other way round", map(_turned, names), index.find),
        _keys("a key in the table, names with a mistake", (misspelt(made, name) for name in names), index.find),
        _keys("a key in the tree", titles, lambda typed: _list(tree, typed)),
    ]


def _keys(name: str, texts: Iterable[str], search: Callable[[str], object]) -> Figure:
    """The 95th percentile of the time of a key."""
    times = []
    for text in texts:
        for length in range(1, len(text) + 1):
            before = time.process_time()
            search(text[:length])
            times.append((time.process_time() - before) * 1000)
    return Figure(f"{name}, p95", sorted(times)[int(len(times) * 0.95)], 30)


def _list(tree: list[Choice], typed: str) -> None:
    """The first key of an entry, which has to fold the list."""
    entry = Entry("Kind", choices=tree, closed=True)
    entry.paste(typed)


def _tree(schema: Schema) -> list[Choice]:
    (field,) = (each for each in schema.event_fields if each.type is FieldType.TREE)
    ways = [way for way in walk_options(field.options) if not way[-1].options]
    return [Choice(way[-1].code, way[-1].title, way[0].title, way[-1].help) for way in ways]


def _word(made: random.Random) -> str:
    return "".join(made.choice(_SYLLABLES) for _ in range(made.randrange(2, 5))).capitalize()


def random_name(made: random.Random) -> str:
    """A name of one to four words, some of them with an accent."""
    words = [_word(made) for _ in range(made.randrange(1, 4))]
    words.append(made.choice(_KINDS).capitalize())
    name = " ".join(words)
    return name.replace("a", "á", 1) if made.random() < 0.3 else name


def _turned(name: str) -> str:
    return " ".join(reversed(name.split()))


def misspelt(made: random.Random, name: str) -> str:
    """A name with two letters swapped."""
    at = made.randrange(1, max(2, len(name) - 2))
    return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


def main() -> int:
    """Measures, prints, and says whether a limit was missed."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(write_schema(Path(folder)))
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps([figure._asdict() for figure in figures], indent=2) + "\n")
    else:
        for name, ms, most in figures:
            limit = "" if most is None else f"   (at most {most:,.0f})"
            sys.stdout.write(f"{ms:9.1f} ms  {name}{limit}\n")
    return int(any(figure.most is not None and figure.ms > figure.most for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
