"""The subcommands, as click knows them.

Each is a module that is imported when it runs, so that asking for help loads no terminal, no database and no YAML.
"""

from importlib import import_module

import click

import tui
from tui.cli.options import with_example
from tui.cli.output import tell

WRONG_USAGE = 2

COMMANDS = {
    "demo": "Open the desk on a project made of the sample articles.",
    "new": "Make a project file.",
    "schema": "Check, show, list and upgrade schemas: the forms that a project asks of an article.",
    "add": "Put articles into a project.",
    "annotate": "Open the desk.",
    "agreement": "Show how far annotators agree.",
    "review": "Settle where annotators differ.",
    "incidents": "Link events of several articles that report the same incident.",
    "export": "Write annotations as JSON lines.",
    "load": "Read annotations from JSON lines.",
    "status": "Show who is how far.",
    "history": "Show who changed what in an article, and when.",
    "verify": "Check every promise about a project file.",
    "backup": "Copy a project while people work in it.",
    "keys": "List the actions of the desk and their keys.",
}
"""The subcommands in the order of `--help`, each with its first line of help."""


class Commands(click.Group):
    """A group that knows its subcommands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which one needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand; it stands in the module of its name, under its name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"tui.cli.{cmd_name}"), cmd_name)
        if not isinstance(found, click.Command):
            raise TypeError(f"tui.cli.{cmd_name}.{cmd_name} is not a command")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that is named; one whose name nobody knows is told with those that are like it."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            like = " or ".join(f"'{each}'" for each in get_close_matches(name, COMMANDS))
            ctx.fail(f"No such command {name!r}.{f' Did you mean {like}?' if like else ''}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the subcommands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


HELP = with_example(
    "Mark evidence in news articles and fill one record for each event, in a terminal.",
    "copydesk demo                                  # try it",
    "copydesk new p.db --schema conflict-event      # make a project,",
    "copydesk add p.db articles/                    # put articles in,",
    "copydesk annotate p.db --as ana                # work,",
    "copydesk export p.db -o records.jsonl          # and take the data out",
)


@click.command(
    cls=Commands,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(tui.__version__, "--version", message="copydesk %(version)s")
def cli() -> None:
    """Gathers the subcommands."""


def invoke(arguments: list[str]) -> int:
    """Runs a subcommand, without click's own handling, which exits with 1 where a pipe was closed.

    Args:
        arguments: Without the program's name.

    Returns:
        The exit code.

    Raises:
        KeyboardInterrupt: The user broke it off.
    """
    try:
        with cli.make_context("copydesk", arguments) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.UsageError as error:
        return _wrong_usage(error)
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else 0


def _wrong_usage(error: click.UsageError) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        lines = error.format_message().splitlines()
    else:
        usage = [error.ctx.get_usage(), f"Try {error.ctx.command_path} --help."] if error.ctx is not None else []
        lines = [*usage, f"copydesk: {error.format_message()}"]
    for line in lines:
        tell(line)
    return WRONG_USAGE
