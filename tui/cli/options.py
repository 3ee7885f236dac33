"""What several commands share: names, project files, and how their help is laid out."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import click
from click.core import ParameterSource

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


DESK = "desk"
"""What is asked for if nothing else is: that a desk opens."""

Owners: TypeAlias = Mapping[str, tuple[str, tuple[str, ...]]]
"""Names of options, each with how it is written and what of that which can be asked for it belongs to."""


def refuse_idle(context: click.Context, asked: str, owners: Owners) -> None:
    """Refuses options that would do nothing: what was meant as a rehearsal must not decide anything.

    Args:
        context: Of the command.
        asked: What is asked for: the name of an option, or `DESK`.
        owners: The options that belong to some of what can be asked for.

    Raises:
        UsageError: One is there.
    """
    for name, (option, of) in owners.items():
        if asked not in of and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            told = ", ".join("the desk" if each == DESK else f"--{each}" for each in of)
            raise click.UsageError(f"{option} does nothing here: it belongs to {told}.")
