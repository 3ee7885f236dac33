"""Refuses to open the desk where there is no terminal."""

import os
from collections.abc import Mapping

from tui.domain.errors import DeskError

_CANNOT_DRAW = frozenset({"", "dumb", "unknown"})


def require_terminal(environ: Mapping[str, str] = os.environ) -> None:
    """Makes sure that the desk can be drawn and can read keys.

    Args:
        environ: The environment; its `TERM` names the terminal.

    Raises:
        DeskError: Standard input or output is not a terminal, or the terminal cannot move its cursor.
    """
    for descriptor, name in ((0, "input"), (1, "output")):
        if not _is_terminal(descriptor):
            raise DeskError(
                f"the desk needs a terminal, but standard {name} is not one: "
                "start it from a terminal without a pipe or redirection (over SSH: ssh -t)"
            )
    if environ.get("TERM", "") in _CANNOT_DRAW:
        raise DeskError(
            "this terminal cannot be drawn on (TERM is missing or dumb): set TERM, for example to xterm-256color"
        )


def _is_terminal(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False
