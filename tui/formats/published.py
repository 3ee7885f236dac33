"""The day of publication: in the project file a plain date, in a record a stamp that no reader rewrites.

Arrow's JSON reader takes a column of plain dates for timestamps, and `datasets` then hands out other strings; a
stamp with milliseconds stays as it is. So a record carries the start of the day, month or year and its precision.
"""

from datetime import date, datetime

PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""Precision of a date by the length of its text."""


def split_published(written: str) -> str:
    """The date in a date or an ISO 8601 time; the day is the one written, in whatever zone that was.

    Args:
        written: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, an ISO 8601 time, or empty.

    Returns:
        The date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or empty.

    Raises:
        ValueError: It is none of these.
    """
    if not written:
        return ""
    if len(written) in PRECISIONS and _is_date(written):
        return written
    return datetime.fromisoformat(written).date().isoformat()


def published_stamp(published: str) -> tuple[str, str]:
    """The stamp and the precision that stand for a date in a record.

    Raises:
        ValueError: It is not a date as `split_published` makes it.
    """
    if not published:
        return "", ""
    if not _is_date(published):
        raise ValueError(published)
    return f"{published}{'-01-01'[len(published) - 4 :]}T00:00:00.000Z", PRECISIONS[len(published)]


def published_date(stamp: str, precision: str) -> str:
    """The date that a stamp and a precision stand for.

    Raises:
        ValueError: They do not fit each other.
    """
    lengths = {name: length for length, name in PRECISIONS.items()}
    published = stamp[: lengths.get(precision, 0)]
    if published_stamp(published) != (stamp, precision):
        raise ValueError(stamp)
    return published


def _is_date(written: str) -> bool:
    """Whether it is a date of the calendar in exactly one of the three forms."""
    full = f"{written}{'-01-01'[len(written) - 4 :]}" if len(written) in PRECISIONS else ""
    try:
        return bool(full) and date.fromisoformat(full).isoformat() == full
    except ValueError:
        return False
