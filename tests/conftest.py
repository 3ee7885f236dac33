"""What every test starts from: no settings of the developer's own, no deadline for properties on busy machines."""

import os

import pytest
from hypothesis import settings

settings.register_profile("copydesk", deadline=None)
settings.load_profile("copydesk")

# Its failures show what was offered, as those of tests do.
pytest.register_assert_rewrite("tests.support.newswire_cases")

SCRUBBED = ("NO_COLOR", "COLORTERM", "ESCDELAY", "UNICODE_VERSION", "COPYDESK_AS", "COPYDESK_DEBUG", "PYTHONPATH")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away what would change screens and names."""
    for name in (*SCRUBBED, *(each for each in os.environ if each.startswith("TEXTUAL"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
