"""Loads an export without options, as its users do, and compares what comes out with what is in the file.

Run by `make loads`, in an environment of its own that has datasets, pandas, polars and DuckDB:
`python load_everywhere.py FILE`. It needs nothing of this project.
"""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import datasets
import duckdb
import pandas as pd
import polars as pl

Record: TypeAlias = dict[str, Any]


def with_datasets(path: Path) -> list[Record]:
    """`datasets.load_dataset("json", data_files=…)`."""
    datasets.disable_progress_bars()
    with TemporaryDirectory() as cache:
        return list(datasets.load_dataset("json", data_files=str(path), split="train", cache_dir=cache))


def with_pandas(path: Path) -> list[Record]:
    """`pandas.read_json(…, lines=True)`."""
    found: list[Record] = pd.read_json(path, lines=True).to_dict("records")
    return found


def with_polars(path: Path) -> list[Record]:
    """`polars.read_ndjson(…)`."""
    found: list[Record] = pl.read_ndjson(path).to_dicts()
    return found


def with_duckdb(path: Path) -> list[Record]:
    """`SELECT * FROM '….jsonl'`, which takes our stamps for times; they are written back as they were."""
    rows = duckdb.sql(f"SET TimeZone = 'UTC'; SELECT to_json(r) FROM '{path}' r").fetchall()  # noqa: S608
    stamp = re.compile(r'"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?\+00"')
    return [json.loads(stamp.sub(_as_written, row[0])) for row in rows]


def _as_written(match: re.Match[str]) -> str:
    day, time, fraction = match.groups()
    return f'"{day}T{time}.{(fraction or ".")[1:]:0<3}Z"'


READERS: tuple[Callable[[Path], list[Record]], ...] = (with_datasets, with_pandas, with_polars, with_duckdb)


def main(path: Path) -> int:
    """Compares, and says what differs."""
    expected = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    failed = 0
    for reader in READERS:
        found = reader(path)
        places = [number for number, pair in enumerate(zip(expected, found, strict=False), 1) if pair[0] != pair[1]]
        same = len(found) == len(expected) and not places
        failed += not same
        verdict = "the same" if same else f"{len(found)} lines, others in {places[:5]}"
        sys.stdout.write(f"{reader.__name__.removeprefix('with_')}: {len(expected)} lines, {verdict}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
