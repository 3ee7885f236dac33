"""`copydesk keys`."""

import json
from typing import TYPE_CHECKING

import click

from tui.cli.options import with_example
from tui.cli.output import say, say_table, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.ui.registry.base import Command


@click.command(
    short_help="List the actions of the desk and their keys.",
    help=with_example(
        "List the actions of the desk: id, title, keys, and where they work. Scripts and key maps name actions by "
        "their ids, which do not change. Keys, colours and habits of your own stand in a file of settings, which "
        "--write makes, with all actions commented out; what cannot be used in it is told here.",
        "copydesk keys",
        "copydesk keys --format json",
        "copydesk keys --schema conflict-event",
        "copydesk keys --write",
    ),
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--schema", metavar="NAME|FILE", help="Lists the keys of this schema's labels too.")
@click.option("--write", is_flag=True, help="Makes the file of settings; one that is there stays as it is.")
def keys(form: str, schema: str | None, *, write: bool) -> int:
    """Lists the actions, or writes them to a file of settings."""
    if write:
        return _write()
    from tui.ui.commands import label_commands
    from tui.ui.settings import load_settings

    settings = load_settings()
    commands = settings.keys.commands
    if schema:
        from tui.services.schemas import load_named_schema

        commands += label_commands(load_named_schema(schema).labels, settings.keys.labels)
    (_say_json if form == "json" else _say_text)(commands)
    for fault in settings.faults:
        tell(f"copydesk: config.yaml {fault}.")
    return 1 if settings.faults else 0


def _say_json(commands: "Sequence[Command]") -> None:
    rows = [
        {
            "id": command.id,
            "title": command.title,
            "keys": list(command.keys),
            "where": list(command.where),
            "help": command.help,
        }
        for command in commands
    ]
    say(json.dumps(rows, ensure_ascii=True))


def _say_text(commands: "Sequence[Command]") -> None:
    from tui.ui.commands import shown_key

    say_table(
        (" ".join(map(shown_key, command.keys)), command.id, ", ".join(command.where), command.help)
        for command in commands
    )


def _write() -> int:
    from tui.domain.errors import DeskError
    from tui.ui.keymap import written_keys
    from tui.ui.settings import settings_path

    path = settings_path()
    if path is None:
        raise DeskError("There is no home directory: set XDG_CONFIG_HOME to where settings are to be.")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(written_keys())
    except FileExistsError:
        raise DeskError(f"{path} is there already and stays as it is: edit it, or move it away.") from None
    say(f"{path}: all actions with their keys, commented out.")
    return 0
