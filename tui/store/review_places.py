"""Where each adjudicator is in the list of disagreements."""

from tui.domain.adjudication.places import ReviewPlace
from tui.store.sqlite import sqlite3


def put_review_place(connection: sqlite3.Connection, adjudicator: str, place: ReviewPlace) -> None:
    """Remembers a place, instead of the one before.

    Args:
        connection: Within a write transaction.
        adjudicator: Whose.
        place: Where they are.
    """
    values = (adjudicator, *place[:-1], int(place.reveal))
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT OR REPLACE INTO review_place VALUES ({marks})", values)  # noqa: S608 - constants


def read_review_place(connection: sqlite3.Connection, adjudicator: str) -> ReviewPlace | None:
    """Where an adjudicator was; None if nowhere yet."""
    query = """
        SELECT article, disagreement, sorted_by, state, kind, text, cursor, reveal FROM review_place
        WHERE adjudicator = ?
        """
    row = connection.execute(query, (adjudicator,)).fetchone()
    return None if row is None else ReviewPlace._make((*row[:-1], bool(row[-1])))
