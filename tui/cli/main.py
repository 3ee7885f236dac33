"""The command `copydesk`: runs what was asked for, and turns every expected failure into one line."""

import os
import sys
from typing import NoReturn

from tui.cli.desk import open_desk, plain_call
from tui.cli.output import closed, prepare_streams, show_traceback, tell
from tui.domain.errors import DeskError

FAILED, INTERRUPTED, PIPE_CLOSED = 1, 130, 141
"""Exit codes; the last two are those of a program that SIGINT or SIGPIPE ended."""


def main() -> NoReturn:
    """Runs the command line and exits."""
    prepare_streams()
    sys.excepthook = show_traceback
    if "stdout" in closed:
        tell("copydesk: standard output is closed: say where it is to go.")
        sys.exit(FAILED)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs the command line.

    Args:
        arguments: Without the program's name.

    Returns:
        The exit code: 0, 1 if the work failed, 2 if it was called in a wrong way.
    """
    try:
        code = _code_of(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        tell("copydesk: interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        return _pipe_closed()
    except (DeskError, OSError) as error:
        return _failed(error)
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        return _made_no_sense(error, arguments)
    return code


def _code_of(arguments: list[str]) -> int:
    call = plain_call(arguments)
    if call is not None:
        return open_desk(call)
    from tui.cli.commands import invoke

    return invoke(arguments)


def _failed(error: DeskError | OSError) -> int:
    if os.environ.get("COPYDESK_DEBUG") == "1":
        show_traceback(type(error), error, error.__traceback__)
    if isinstance(error, DeskError):
        tell(f"copydesk: {error.message}")
    else:
        place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        tell(f"copydesk: {place}{error.strerror or error}.")
    return FAILED


def _made_no_sense(error: Exception, arguments: list[str]) -> int:
    """A damaged page can hold what no statement could have put there; all else is a mistake of ours."""
    from pathlib import Path

    from tui.store.damage import is_damaged

    files = [each for each in arguments if os.path.isfile(each)]  # noqa: PTH113 - a name may be no path at all
    path = next((each for each in files if is_damaged(Path(each))), "")
    if not path:
        raise error
    if os.environ.get("COPYDESK_DEBUG") == "1":
        show_traceback(type(error), error, error.__traceback__)
    tell(f"copydesk: {path} is damaged: keep it, see what copydesk verify says, and go on with the last backup.")
    return FAILED


def _pipe_closed() -> int:
    """Whoever read the output has seen enough; Python must not complain when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


if __name__ == "__main__":
    main()
