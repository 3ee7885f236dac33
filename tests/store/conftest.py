from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.coders import Coder, make_project
from tests.support.permissions import common_directory
from tui.store.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "project.db"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with make_project(path) as made:
        yield made


@pytest.fixture
def coder(project: Project) -> Coder:
    return Coder(project)


@pytest.fixture
def shelf() -> Iterator[Path]:
    with common_directory() as directory:
        yield directory
