"""`copydesk backup`."""

from pathlib import Path

import click

from tui.cli.options import PROJECT, with_example
from tui.cli.output import plural, say

UNITS = ("bytes", "kB", "MB", "GB", "TB")


@click.command(
    short_help="Copy a project while people work in it.",
    help=with_example(
        "Copy a project into a new file while people work in it. The copy is that of one moment; it is verified "
        "before it gets its name, and only you can read it. Nothing is overwritten.\n\n"
        "A backup is a project: to go on with it, put it in the place of the other one, without the -wal and -shm "
        "files of that one.",
        "copydesk backup syria.db syria-2026-03-12.db",
    ),
)
@click.argument("project", type=PROJECT)
@click.argument("file", type=PROJECT)
def backup(project: Path, file: Path) -> None:
    """Makes a backup."""
    from tui.store.backing_up import back_up

    made = back_up(project, file)
    say(f"{file}: {_size(made.size)}, {plural(made.articles, 'article')}, {plural(made.edits, 'edit')}; verified.")


def _size(count: int) -> str:
    """A number of bytes in three digits or so."""
    size, power = float(count), 0
    while size >= 1000 and power < len(UNITS) - 1:
        size, power = size / 1000, power + 1
    return f"{size:.3g} {UNITS[power]}" if size < 999.5 else f"{size:.0f} {UNITS[power]}"
