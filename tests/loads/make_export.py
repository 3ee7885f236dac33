"""Writes an export that is hard to load: 150 lines that say little before the first one that says much.

Run by `make loads`: `python -m tests.loads.make_export FILE`.
"""

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.projects import make_project, write_layer
from tests.support.records import bare_layer, full_layer
from tui.formats.articles import read_article
from tui.services.exporting import export_to
from tui.services.importing import as_new_article
from tui.store.project import Project

LINES_BEFORE = 150


def main(target: Path) -> None:
    """Makes a project, and exports it to `target`."""
    articles = tuple(
        as_new_article(read_article(f"Opinion {number}\n".encode(), f"{number}.txt"))
        for number in range(LINES_BEFORE)
    )
    with TemporaryDirectory() as folder:
        path = make_project(Path(folder, "p.db"), full_layer(), articles=articles)
        with Project.open(path) as project:
            project.ensure_annotator("ben")
            for article in articles:
                write_layer(project, replace(bare_layer("ben"), article=article.id), "2026-03-12T10:00:00.000Z")
            export_to(project, target, sys.stdout.buffer, replace=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
