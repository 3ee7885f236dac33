"""`copydesk demo`."""

from pathlib import Path

import click

from tui.cli.desk import Call, open_desk
from tui.cli.options import PROJECT, check_name, whoever, with_example
from tui.cli.output import say

DEMO, REVIEW_DEMO = Path("copydesk-demo.db"), Path("copydesk-review.db")
"""The project files that are made if none is named."""


@click.command(
    short_help="Open the desk on a project made of the sample articles.",
    help=with_example(
        "Open the desk on a project made of the sample articles. A project that is there already is opened again, "
        "with the work in it.\n\n"
        "--review makes one in which two and three coders are done with the same articles, and opens the review "
        "desk, where what they differ in is settled.",
        "copydesk demo",
        "copydesk demo --project /tmp/try.db --as ana",
        "copydesk demo --review",
    ),
)
@click.option(
    "--project",
    type=PROJECT,
    metavar="FILE",
    help=f"The project file to make or reuse; {DEMO} if not said, with --review {REVIEW_DEMO}.",
)
@click.option("--as", "who", callback=check_name, metavar="WHO", help="Who you are; your login name if not said.")
@click.option("--review", is_flag=True, help="Review what coders differ in.")
@click.option("--tour", is_flag=True, help="Take the tour again; a new project begins with it.")
@click.option("--no-open", is_flag=True, help="Only make the project.")
def demo(project: Path | None, who: str | None, *, review: bool, tour: bool, no_open: bool) -> int:
    """Makes the demo project and opens the desk."""
    path = project or (REVIEW_DEMO if review else DEMO)
    name = "" if no_open else whoever(who)
    tour = tour or not path.exists()
    if not path.exists():
        _make(path, review=review)
    elif no_open:
        from tui.store.project import Project

        with Project.open(path):
            say(f"{path} is there already.")
    return 0 if no_open else open_desk(Call(path, name, tour=tour and not review, review=review))


def _make(path: Path, *, review: bool) -> None:
    """Makes the project and says what is in it."""
    from tui.services.demo import SCHEMA, make_demo
    from tui.services.ids import now

    coders = make_demo(path, now, review=review)
    say(f"{path}: a project of the sample articles, with schema {SCHEMA}.")
    if review:
        say(f"{', '.join(coders[:-1])} and {coders[-1]} differ: copydesk review {path} opens the review desk.")
    else:
        say(f"{' and '.join(coders)} have coded some of them: --as {coders[0]} opens the desk as {coders[0]}.")
