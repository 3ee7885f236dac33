"""The wheel carries schemas and sample articles, and works outside the checkout."""

import os
import subprocess  # noqa: TID251 - it runs the installed program
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(made),
    ]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True, timeout=120)
    (wheel,) = made.glob("*.whl")
    target = made / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(unpacked: Path, folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "tui", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_schemas_and_samples_are_inside(unpacked: Path) -> None:
    data = unpacked / "tui" / "_data"
    for folder in ("schemas", "sample_articles"):
        shipped = {path.name for path in (ROOT / folder).iterdir()}
        assert {path.name for path in (data / folder).iterdir()} == shipped
    assert (unpacked / "tui" / "py.typed").exists()
    assert not list(unpacked.rglob("test_*.py"))


def test_it_works_outside_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    assert "conflict-event" in run(unpacked, tmp_path, "schema", "list")
    run(unpacked, tmp_path, "demo", "--no-open", "--project", "demo.db")
    assert "14 articles" in run(unpacked, tmp_path, "status", "demo.db")
    (entry,) = unpacked.glob("*.dist-info/entry_points.txt")
    assert "copydesk = tui.cli.main:main" in entry.read_text(encoding="utf-8")
