"""Renews the snapshots: `python -m tests.snapshots`. Look at what `git diff` says before you keep them."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.snapshots.taking import FOLDER, SIZES, fresh_files, make_projects


async def renew(folder: Path) -> dict[Path, str]:
    """All files as they are now."""
    projects = make_projects(folder)
    fresh: dict[Path, str] = {}
    for size in SIZES:
        fresh.update(await fresh_files(projects, size))
    return fresh


def main() -> None:
    """Writes what changed, and takes away what is no longer there."""
    with TemporaryDirectory() as folder:
        fresh = asyncio.run(renew(Path(folder)))
    for path in set(FOLDER.glob("*.txt")) - set(fresh):
        path.unlink()
        sys.stdout.write(f"gone: {path.name}\n")
    for path, text in fresh.items():
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
            sys.stdout.write(f"new: {path.name}\n")


if __name__ == "__main__":
    main()
