"""`copydesk`, whose calls of the system are handed over to who started it (see `tests.support.syscalls`).

Its first two arguments are the socket of who watches and the names of the calls, the rest are those of `copydesk`.
"""

import socket
import sys

from tests.support.syscalls import hand_over


def begin() -> None:
    """Lets itself be watched, and becomes `copydesk`."""
    path, names = sys.argv[1:3]
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        hand_over(connection, frozenset(names.split(",")))
    sys.argv[1:3] = []
    from tui.cli.main import main  # noqa: PLC0415 - nothing of it is loaded unwatched

    main()


if __name__ == "__main__":
    begin()
