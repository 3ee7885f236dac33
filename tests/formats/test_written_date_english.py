"""English dates that need no library."""

import pytest

from tests.support.commands import run_program
from tui.formats.written_date_english import counted_english, english_month, is_no_english_date
from tui.formats.written_date_stated import Counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("last month", Counted("month", -1)),
        ("this week", Counted("week", 0)),
        ("Next year", Counted("year", 1)),
        ("two weeks ago", Counted("week", -2)),
        ("a month ago", Counted("month", -1)),
        ("3 days ago", Counted("day", -3)),
        ("last night", Counted("day", -1)),
        ("the day before yesterday", Counted("day", -2)),
        ("a few days ago", None),
        ("two days later", None),
        ("1.5 years ago", None),
        ("last Tuesday", None),
        ("ago", None),
    ],
)
def test_counted_from_the_publication(text: str, counted: Counted | None) -> None:
    assert counted_english(text) == counted


@pytest.mark.parametrize(
    ("text", "month"), [("May", 5), ("Sept.", 9), ("september", 9), ("Dec", 12), ("Mayor", 0), ("", 0), ("se", 0)]
)
def test_months_alone(text: str, month: int) -> None:
    assert english_month(text) == month


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("overnight", True),
        ("two hours later", True),
        ("several weeks ago", True),
        ("Later in the night", True),
        ("that evening", True),
        ("Wednesday evening", False),
        ("last month", False),
        ("after 5 January", False),
    ],
)
def test_what_tells_no_date_by_itself(text: str, *, none: bool) -> None:
    assert is_no_english_date(text) == none


def test_they_load_no_library() -> None:
    script = """
import sys
from tui.domain import dates
from tui.formats.written_dates import written_date
for text in ("last month", "May", "two weeks ago", "overnight", "earlier in the day", "next Saturday"):
    written_date(text, dates.parse("2022-01-06"), "en")
    written_date(text, None, "")
print("dateparser" in sys.modules)
"""
    done = run_program("-c", script)
    assert done.stdout.decode().strip() == "False", done.stderr.decode()
