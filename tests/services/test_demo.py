"""The demo project appears when it is complete."""

from pathlib import Path

import pytest

from tui.domain.errors import StoreError
from tui.services.demo import make_demo

NOW = "2026-05-01T12:00:00.000Z"


def test_what_came_to_be_there_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "d.db"

    def clock() -> str:
        path.write_text("theirs", encoding="utf-8")
        return NOW

    with pytest.raises(StoreError, match="came to be there meanwhile"):
        make_demo(path, "entities", clock)
    assert path.read_text(encoding="utf-8") == "theirs"
    assert [each.name for each in tmp_path.iterdir()] == ["d.db"]
