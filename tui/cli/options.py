"""What several commands share: names, project files, and how their help is laid out."""

from pathlib import Path

import click

from tui.cli.desk import default_name, is_name

PROJECT = click.Path(path_type=Path)
"""A project file. Whether it is one, the store says in better words than click."""


def with_example(summary: str, *lines: str) -> str:
    """The help of a command: paragraphs of text, and an example whose lines stay as they are."""
    return "\n".join([summary, "", "\b", "Example:", *(f"  {line}" for line in lines)])


def check_name(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Lets only names pass that are safe in files, paths and on screens, and that no reader takes for a number."""
    if value is not None and not is_name(value):
        raise click.BadParameter(
            f"{value!r} cannot be a name: use up to 64 letters, digits, dots, _ and -, with a letter in front.",
            ctx,
            param,
        )
    return value


def whoever(name: str | None) -> str:
    """The annotator: as said, else `COPYDESK_AS`, else the login name.

    Raises:
        click.UsageError: None of these can be a name.
    """
    if name is not None:
        return name
    login = default_name()
    if not is_name(login):
        raise click.UsageError(f"{login!r} cannot be an annotator's name: say who you are with --as NAME.")
    return login
