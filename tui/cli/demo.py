"""`copydesk demo`."""

from pathlib import Path

import click

from tui.cli.desk import Call, open_desk
from tui.cli.options import PROJECT, check_name, whoever, with_example
from tui.cli.output import say


@click.command(
    short_help="Open the desk on a project made of the sample articles.",
    help=with_example(
        "Open the desk on a project made of the sample articles. A project that is there already is opened again, "
        "with the work in it.",
        "copydesk demo",
        "copydesk demo --project /tmp/try.db --as ana",
    ),
)
@click.option(
    "--project",
    type=PROJECT,
    default="copydesk-demo.db",
    show_default=True,
    help="The project file to make or reuse.",
)
@click.option("--as", "who", callback=check_name, metavar="WHO", help="Who you are; your login name if not said.")
@click.option("--tour", is_flag=True, help="Take the tour again; a new project begins with it.")
@click.option("--no-open", is_flag=True, help="Only make the project.")
def demo(project: Path, who: str | None, *, tour: bool, no_open: bool) -> int:
    """Makes the demo project and opens the desk."""
    name = "" if no_open else whoever(who)
    tour = tour or not project.exists()
    if not project.exists():
        from tui.services.demo import SCHEMA, make_demo
        from tui.services.ids import now

        coders = make_demo(project, now)
        say(f"{project}: a project of the sample articles, with schema {SCHEMA}.")
        say(f"{' and '.join(coders)} have coded some of them: --as {coders[0]} opens the desk as {coders[0]}.")
    elif no_open:
        from tui.store.project import Project

        with Project.open(project):
            say(f"{project} is there already.")
    return 0 if no_open else open_desk(Call(project, name, tour=tour))
