"""`copydesk verify`."""

from pathlib import Path

import click

from tui.cli.options import PROJECT, with_example
from tui.cli.output import say


@click.command(
    short_help="Check every promise about a project file.",
    help=with_example(
        "Check every promise about a project file: that its pages are whole, its history is unbroken and "
        "unchanged, its texts are those that were added, and its tables say what the history says. Exits with 1 if "
        "one is broken.",
        "copydesk verify syria.db",
    ),
)
@click.argument("project", type=PROJECT)
def verify(project: Path) -> int:
    """Verifies a project."""
    from tui.store.project import Project

    with Project.open(project) as opened:
        findings = opened.verify()
    for finding in findings:
        place = " ".join(part for part in (finding.article, finding.annotator) if part)
        say(f"{place}: {finding.message}" if place else finding.message)
    if findings:
        return 1
    say(f"{project}: all promises are kept.")
    return 0
