"""`copydesk load`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from tui.cli.options import PROJECT, check_name, with_example
from tui.cli.output import meter, plural, say, tell
from tui.domain.errors import FormatError

SHOWN = 20
"""Errors that are shown one by one; a file of the wrong kind has one on every line."""


@click.command(
    short_help="Read annotations from JSON lines.",
    help=with_example(
        "Read annotations from JSON lines as copydesk export writes them. Articles that the project lacks come in "
        "with them; layers go into empty ones and keep their ids. Everything is checked first: each line that "
        "cannot be loaded is named, and then nothing is written.",
        "copydesk load syria.db records.jsonl --check",
        "copydesk load syria.db suggestions.jsonl --as model-3",
    ),
)
@click.argument("project", type=PROJECT)
@click.argument("file", metavar="FILE")
@click.option(
    "--as",
    "who",
    callback=check_name,
    metavar="WHO",
    help="Who made them; those whom the records name if not said.",
)
@click.option("--check", "check_only", is_flag=True, help="Only check; write nothing.")
def load(project: Path, file: str, who: str | None, *, check_only: bool) -> None:
    """Loads records."""
    from tui.services.ids import IdSource, now
    from tui.services.loading import RefusedLinesError, Source, load_records

    with _rereadable(file) as opened, meter("lines checked") as counter:
        source = Source(opened, "stdin" if file == "-" else file, who or "")
        try:
            done = load_records(
                project, source, clock=now, new_id=IdSource(), check_only=check_only, progress=counter.count
            )
        except RefusedLinesError as error:
            counter.clear()
            for problem in error.problems[:SHOWN]:
                tell(problem)
            if len(error.problems) > SHOWN:
                tell(f"… and {len(error.problems) - SHOWN:,} more")
            raise
    would = "would be " if check_only else ""
    same = f", {done.same:,} there already" if done.same else ""
    for problem in done.shown:
        tell(problem)
    if done.problems:
        more = f", the first {len(done.shown)} above" if done.problems > len(done.shown) else ""
        tell(f"The schema's checks find {plural(done.problems, 'problem')}{more}; nothing was left out for it.")
    say(f"{plural(done.layers, 'layer')} and {plural(done.articles, 'new article')} {would}loaded{same}.")


@contextmanager
def _rereadable(file: str) -> Iterator[BinaryIO]:
    """The file is read twice, so standard input is kept in a temporary one."""
    if file != "-":
        if Path(file).exists() and not Path(file).is_file():
            # A pipe would wait for ever and a device never end.
            raise FormatError(f"{file} is a directory, a pipe or a device, not a file: use - for standard input.")
        with Path(file).open("rb") as opened:
            yield opened
        return
    import shutil
    import tempfile

    with tempfile.TemporaryFile() as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        yield kept
