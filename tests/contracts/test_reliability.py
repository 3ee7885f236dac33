"""The promises of `docs/reliability.md` are held by tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[^`]+)`", PAGE)))


def is_there(named: str) -> bool:
    """Whether a file, and each class or function that is named in it, exists."""
    path, *names = named.split("::")
    file = ROOT / path
    return file.is_file() and all(
        re.search(
            rf"^\s*(?:async )?(?:def|class) {re.escape(name)}\b", file.read_text(encoding="utf-8"), re.MULTILINE
        )
        for name in names
    )


@pytest.mark.parametrize("named", NAMED)
def test_each_test_that_is_named_is_there(named: str) -> None:
    assert is_there(named)


@pytest.mark.parametrize("named", ["tests/none.py", "tests/contracts/test_reliability.py::test_none"])
def test_one_that_is_not_there_would_be_noticed(named: str) -> None:
    assert not is_there(named)


def test_each_promise_names_a_test() -> None:
    rows = [row for row in PAGE.splitlines() if row.startswith("| ") and not row.startswith("| promise")]
    assert rows
    assert [row for row in rows if "`tests/" not in row] == []
