"""Commands run in the test's own directory."""

from pathlib import Path

import pytest

from tests.support.commands import Runner, make_runner


@pytest.fixture
def copydesk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    monkeypatch.chdir(tmp_path)
    return make_runner(pytest.MonkeyPatch())
