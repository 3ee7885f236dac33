"""Whose desk may write: one desk of each annotator, and the last one that took its place.

A desk that took a place writes only as long as it has it, which is looked at in the transaction of each write. So
of two desks of one annotator neither writes over what the other did, and nothing has to be sent between them.
"""

from collections.abc import Callable
from typing import NamedTuple

from tui.store.failures import TakenOver
from tui.store.sqlite import sqlite3

_MINUTE = len("YYYY-MM-DDThh:mm")


class Presence(NamedTuple):
    """A desk that is open.

    Attributes:
        annotator: Whose.
        session: Its id; never used twice.
        host: The machine on which it runs.
        pid: Its process there.
        process: Tells that process from another one that got the same number.
        terminal: Where its annotator sits, for people to read.
        since: When it was opened.
        seen: When it last wrote, to the minute.
    """

    annotator: str
    session: str
    host: str
    pid: int
    process: str
    terminal: str
    since: str
    seen: str


def read_presence(connection: sqlite3.Connection, annotator: str) -> Presence | None:
    """The desk of an annotator that may write; None if there is none."""
    query = "SELECT annotator, session, host, pid, process, terminal, since, seen FROM presence WHERE annotator = ?"
    row = connection.execute(query, (annotator,)).fetchone()
    return None if row is None else Presence(*row)


def put_presence(connection: sqlite3.Connection, presence: Presence, instead_of: str) -> Presence | None:
    """Gives a desk the place of its annotator.

    Args:
        connection: Within a write transaction.
        presence: The desk.
        instead_of: Session of the desk that has the place as far as is known; empty for none.

    Returns:
        The desk that has it by now; None if `presence` got it.
    """
    now = read_presence(connection, presence.annotator)
    if now is not None and now.session not in {instead_of, presence.session}:
        return now
    connection.execute("DELETE FROM presence WHERE annotator = ?", (presence.annotator,))
    connection.execute("INSERT INTO presence VALUES (?, ?, ?, ?, ?, ?, ?, ?)", presence)
    return None


class Seat:
    """The place of a desk: what lets it write.

    Args:
        presence: The desk.
        clock: Tells the time.
    """

    def __init__(self, presence: Presence, clock: Callable[[], str]) -> None:
        self._annotator = presence.annotator
        self._session = presence.session
        self._clock = clock

    def require(self, connection: sqlite3.Connection) -> None:
        """Refuses to write if another desk has the place, and says once a minute that this one is alive.

        Args:
            connection: Within a write transaction.

        Raises:
            TakenOver: Another desk has it, or had it last.
        """
        found = read_presence(connection, self._annotator)
        if found is None or found.session != self._session:
            where = f" since {found.since[11:_MINUTE]} UTC ({found.terminal})" if found is not None else ""
            raise TakenOver(
                f"{self._annotator}'s desk was taken over by another one{where}: this one only shows what was done."
            )
        now = self._clock()
        if found.seen[:_MINUTE] != now[:_MINUTE]:
            connection.execute("UPDATE presence SET seen = ? WHERE annotator = ?", (now, self._annotator))

    def leave(self, connection: sqlite3.Connection) -> None:
        """Gives the place up, if this desk still has it."""
        connection.execute(
            "DELETE FROM presence WHERE annotator = ? AND session = ?", (self._annotator, self._session)
        )
