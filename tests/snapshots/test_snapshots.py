"""The screens are as they were looked at; `python -m tests.snapshots` renews them."""

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.snapshots.taking import (
    FOLDER,
    MODES,
    REVIEW_MODES,
    REVIEW_SIZES,
    SIZES,
    files,
    make_project,
    make_review_project,
    take,
    take_agreement,
    take_feedback,
    take_incidents,
    take_review,
)
from tests.support.incident_screens import make_incident_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("snapshots"))


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_review_project(tmp_path_factory.mktemp("snapshots"))


@pytest.fixture(scope="module")
def incidents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_incident_project(tmp_path_factory.mktemp("snapshots"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_screens_are_as_they_were_looked_at(
    project: Path, review: Path, incidents: Path, size: tuple[int, int]
) -> None:
    fresh = files({mode.name: await take(project, size, mode) for mode in MODES}, size)
    if size in REVIEW_SIZES:
        fresh |= files({mode.name: await take_review(review, size, mode) for mode in REVIEW_MODES}, size)
        fresh |= files({mode.name: await take_feedback(review, size, mode) for mode in REVIEW_MODES}, size)
        fresh |= files({mode.name: await take_agreement(project, size, mode) for mode in REVIEW_MODES}, size)
        fresh |= files({mode.name: await take_incidents(incidents, size, mode) for mode in REVIEW_MODES}, size)
    kept = {path for path in FOLDER.glob("*.txt") if path.stem.endswith("-{}x{}".format(*size))}
    assert kept == set(fresh)
    for path, text in fresh.items():
        changes = unified_diff(path.read_text().splitlines(), text.splitlines(), "kept", "now", lineterm="", n=1)
        assert not list(changes), path.name
