"""The command `copydesk`: finds the subcommand, runs it, and turns every expected failure into one line.

Each subcommand is a module that is imported when it runs, so that asking for help loads no terminal, no database
and no YAML.
"""

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

import tui
from tui.cli.options import with_example
from tui.cli.output import prepare_streams, show_traceback, tell
from tui.domain.errors import DeskError

FAILED, WRONG_USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""Exit codes; the last two are those of a program that SIGINT or SIGPIPE ended."""

COMMANDS = {
    "demo": "Open the desk on a project made of the sample articles.",
    "new": "Make a project file.",
    "schema": "Check, show and list schemas: the forms that a project asks of an article.",
    "add": "Put articles into a project.",
    "annotate": "Open the desk.",
    "export": "Write annotations as JSON lines.",
    "load": "Read annotations from JSON lines.",
    "status": "Show who is how far.",
    "history": "Show who changed what in an article, and when.",
    "verify": "Check every promise about a project file.",
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


def main() -> NoReturn:
    """Runs the command line and exits."""
    prepare_streams()
    sys.excepthook = show_traceback
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs the command line.

    Args:
        arguments: Without the program's name.

    Returns:
        The exit code: 0, 1 if the work failed, 2 if it was called in a wrong way.
    """
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        tell("copydesk: interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        return _pipe_closed()
    except click.UsageError as error:
        return _wrong_usage(error)
    except (DeskError, OSError) as error:
        return _failed(error)
    return code


def _invoke(arguments: list[str]) -> int:
    """Runs it without click's own handling, which exits with 1 where a pipe was closed."""
    try:
        with cli.make_context("copydesk", arguments) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
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


def _failed(error: DeskError | OSError) -> int:
    if os.environ.get("COPYDESK_DEBUG") == "1":
        show_traceback(type(error), error, error.__traceback__)
    if isinstance(error, DeskError):
        tell(f"copydesk: {error.message}")
    else:
        place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        tell(f"copydesk: {place}{error.strerror or error}.")
    return FAILED


def _pipe_closed() -> int:
    """Whoever read the output has seen enough; Python must not complain when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


if __name__ == "__main__":
    main()
