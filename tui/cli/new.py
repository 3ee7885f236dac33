"""`copydesk new`."""

from pathlib import Path

import click

from tui.cli.options import PROJECT, with_example
from tui.cli.output import say


@click.command(
    short_help="Make a project file.",
    help=with_example(
        "Make a project file, which will hold everything: articles, schema, people, annotations and their history.",
        "copydesk new syria.db --schema conflict-event",
        "copydesk new floods.db --schema my/floods.yaml --name 'Floods 2025'",
    ),
)
@click.argument("project", type=PROJECT)
@click.option("--schema", "schema_name", required=True, metavar="NAME|FILE", help="See: copydesk schema list.")
@click.option("--name", default="", metavar="TEXT", help="What the project is called; the file's name if not said.")
def new(project: Path, schema_name: str, name: str) -> None:
    """Makes a project."""
    from tui.cli.schema_errors import told_in_full
    from tui.services.ids import now
    from tui.services.projects import make_project

    with told_in_full():
        made = make_project(project, schema_name, name=name or project.stem, clock=now)
    with made:
        stored = made.current_schema().name
    say(f"{project}: a new project with schema {stored}. Put articles in with: copydesk add {project} FILE…")
