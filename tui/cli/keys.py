"""`copydesk keys`."""

import json

import click

from tui.cli.options import with_example
from tui.cli.output import say, say_table


@click.command(
    short_help="List the actions of the desk and their keys.",
    help=with_example(
        "List the actions of the desk: id, title, keys, and where they work. Scripts and key maps name actions by "
        "their ids, which do not change.",
        "copydesk keys",
        "copydesk keys --format json",
        "copydesk keys --schema conflict-event",
    ),
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--schema", metavar="NAME|FILE", help="Lists the keys of this schema's labels too.")
def keys(form: str, schema: str | None) -> None:
    """Lists the actions."""
    from tui.ui.commands import COMMANDS, label_commands, shown_key

    commands = COMMANDS
    if schema:
        from tui.services.schemas import load_named_schema

        commands += label_commands(load_named_schema(schema).labels)
    if form == "json":
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
        return
    say_table(
        (" ".join(map(shown_key, command.keys)), command.id, ", ".join(command.where), command.help)
        for command in commands
    )
