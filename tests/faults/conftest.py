"""Faults that need calls of the system to be watched are tested where that can be."""

import pytest

from tests.support.syscalls import reason_against


@pytest.fixture(scope="session")
def watching() -> None:
    """Skips where no process may watch another's calls."""
    reason = reason_against()
    if reason:
        pytest.skip(reason)
