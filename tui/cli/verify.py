"""`copydesk verify`."""

from collections.abc import Iterable
from pathlib import Path

import click

from tui.cli.options import PROJECT, with_example
from tui.cli.output import plural, say


@click.command(
    short_help="Check every promise about a project file.",
    help=with_example(
        "Check every promise about a project file: that its pages are whole, its history is unbroken and "
        "unchanged, its texts are those that were added, its tables say what the history says, and each layer fits "
        "its version of the schema. Each line names article and annotator. Exits with 1 if something is wrong.\n\n"
        "With --repair, tables that do not say what the history says are written anew from it. The history itself, "
        "texts and schemas are never changed: if one of them is damaged, go on with the last backup.",
        "copydesk verify syria.db",
        "copydesk verify syria.db --repair",
    ),
)
@click.argument("project", type=PROJECT)
@click.option("--repair", is_flag=True, help="Write what is wrong in the tables anew from the history.")
def verify(project: Path, *, repair: bool) -> int:
    """Verifies a project."""
    from tui.services.verifying import repair_project, unopenable, verify_project
    from tui.store.project import Project

    with Project.open(project, write=False, damaged=True) as opened:
        findings = verify_project(opened)
    findings = findings or unopenable(project)
    _list(findings)
    if findings and repair:
        with Project.open(project) as opened:
            changed = repair_project(opened)
            findings = verify_project(opened)
        say(f"Repaired: {plural(len(changed), 'change')}." if changed else "Nothing of it could be repaired.")
        _list(changed)
        if findings and changed:
            say("Still wrong:")
            _list(findings)
    if findings:
        say(f"{project}: {plural(len(findings), 'thing')} wrong.")
        return 1
    say(f"{project}: all promises are kept.")
    return 0


def _list(findings: Iterable[tuple[str, str, str]]) -> None:
    for article, annotator, message in findings:
        place = " ".join(str(part) for part in (article, annotator) if part)
        say(f"{place}: {message}" if place else message)
