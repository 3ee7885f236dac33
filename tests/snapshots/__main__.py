"""Renews the snapshots: `python -m tests.snapshots`. Look at what `git diff` says before you keep them."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

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


async def renew(folder: Path) -> dict[Path, str]:
    """All files as they are now."""
    project, review, incidents = make_project(folder), make_review_project(folder), make_incident_project(folder)
    fresh: dict[Path, str] = {}
    for size in SIZES:
        fresh.update(files({mode.name: await take(project, size, mode) for mode in MODES}, size))
    for size in REVIEW_SIZES:
        fresh.update(files({mode.name: await take_review(review, size, mode) for mode in REVIEW_MODES}, size))
        fresh.update(files({mode.name: await take_feedback(review, size, mode) for mode in REVIEW_MODES}, size))
        fresh.update(files({mode.name: await take_agreement(project, size, mode) for mode in REVIEW_MODES}, size))
        fresh.update(files({mode.name: await take_incidents(incidents, size, mode) for mode in REVIEW_MODES}, size))
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
