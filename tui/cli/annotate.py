"""`copydesk annotate`, where `tui.cli.desk` has not understood it already."""

from pathlib import Path

import click

from tui.cli.desk import COLOURS, Call, open_desk
from tui.cli.options import PROJECT, check_name, whoever, with_example


@click.command(
    short_help="Open the desk.",
    help=with_example(
        "Open the desk: read, mark evidence, fill a record for each event. It opens where you left it; ? shows the "
        "keys.",
        "copydesk annotate syria.db --as ana",
        "copydesk annotate syria.db --as ana --article 17",
        "copydesk annotate syria.db --as ana --screen",
    ),
)
@click.argument("project", type=PROJECT)
@click.option(
    "--as",
    "who",
    callback=check_name,
    metavar="WHO",
    help="Who you are; $COPYDESK_AS or your login name if not said.",
)
@click.option("--article", metavar="A", help="Id, name or number of the article to open.")
@click.option("--colour", type=click.Choice(COLOURS), default="auto", show_default=True, help="Colours to draw in.")
@click.option(
    "--screen",
    is_flag=True,
    help="Ask only whether articles are worth coding: one key for each that you have not begun.",
)
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
def annotate(
    project: Path, who: str | None, article: str | None, colour: str, *, screen: bool, no_mouse: bool
) -> int:
    """Opens the desk."""
    return open_desk(Call(project, whoever(who), article, colour, not no_mouse, screen))
