"""What several commands share: names, project files, and how their help is laid out."""

import os
import re
from pathlib import Path

import click

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,63}")

PROJECT = click.Path(path_type=Path)
"""A project file. Whether it is one, the store says in better words than click."""


def with_example(summary: str, *lines: str) -> str:
    """The help of a command: paragraphs of text, and an example whose lines stay as they are."""
    return "\n".join([summary, "", "\b", "Example:", *(f"  {line}" for line in lines)])


def check_name(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Lets only names pass that are safe in files, paths and on screens, and that no reader takes for a number."""
    if value is not None and not _NAME.fullmatch(value):
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
    login = os.environ.get("COPYDESK_AS") or _login_name()
    if not _NAME.fullmatch(login):
        raise click.UsageError(f"{login!r} cannot be an annotator's name: say who you are with --as NAME.")
    return login


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
