"""The two versions that docs/schema.md shows, and what it says of them."""

from pathlib import Path

import pytest

from tests.support.commands import Runner, make_runner
from tests.support.schema_pages import DOCS, blocks

SECTION = (DOCS / "schema.md").read_text(encoding="utf-8").partition("\n## Versions\n")[2].partition("\n## ")[0]
OLD, NEW = blocks(SECTION, "yaml")
(SAID,) = blocks(SECTION, "text")


@pytest.fixture
def copydesk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    monkeypatch.chdir(tmp_path)
    return make_runner(pytest.MonkeyPatch())


def test_the_upgrade_says_what_the_page_says(copydesk: Runner, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(OLD)
    (tmp_path / "raids.yaml").write_text(NEW)
    assert copydesk("new", "raids.db", "--schema", "old.yaml").code == 0
    result = copydesk("schema", "upgrade", "raids.db", "raids.yaml", "--dry-run")
    assert result.out.startswith(SAID)
    assert result.out.removeprefix(SAID).startswith("Would upgrade raids.db to raids@1.1")
