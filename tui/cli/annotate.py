"""`copydesk annotate`. It opens while someone waits, so it imports next to nothing before the desk."""

import os
from pathlib import Path

import click

from tui.cli.options import PROJECT, check_name, whoever, with_example

COLOURS = ("auto", "true", "256", "16", "none")


@click.command(
    short_help="Open the desk.",
    help=with_example(
        "Open the desk: read, mark evidence, fill a record for each event. It opens where you left it; ? shows the "
        "keys.",
        "copydesk annotate syria.db --as ana",
        "copydesk annotate syria.db --as ana --article 17",
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
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
def annotate(project: Path, who: str | None, article: str | None, colour: str, *, no_mouse: bool) -> int:
    """Opens the desk."""
    return open_desk(project, whoever(who), article=article, colour=colour, mouse=not no_mouse)


def open_desk(
    project: Path, who: str, *, article: str | None = None, colour: str = "auto", mouse: bool = True
) -> int:
    """Opens the desk and stays until the annotator leaves.

    Returns:
        The exit code.
    """
    from tui.ui.terminal.start import begin

    begin(os.environ)
    from tui.ui.app import run_desk

    return run_desk(project, annotator=who, article=article, colour=colour, mouse=mouse)
