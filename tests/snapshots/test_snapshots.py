"""The screens are as they were looked at; `python -m tests.snapshots` renews them."""

from difflib import unified_diff

import pytest

from tests.snapshots.taking import FOLDER, SIZES, Projects, fresh_files, make_projects


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Projects:
    return make_projects(tmp_path_factory.mktemp("snapshots"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_screens_are_as_they_were_looked_at(projects: Projects, size: tuple[int, int]) -> None:
    fresh = await fresh_files(projects, size)
    kept = {path for path in FOLDER.glob("*.txt") if path.stem.endswith("-{}x{}".format(*size))}
    assert kept == set(fresh)
    for path, text in fresh.items():
        changes = unified_diff(path.read_text().splitlines(), text.splitlines(), "kept", "now", lineterm="", n=1)
        assert not list(changes), path.name
