"""Writes an export that is hard to load: 150 lines that say little before the first one that says much.

It holds the trail of a gold layer too, which is empty in all other lines.

Run by `make loads`: `python -m tests.loads.make_export FILE`.
"""

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.projects import make_project, write_layer
from tests.support.records import bare_layer, full_layer
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.domain.adjudication.resolving import Desk
from tui.domain.layers import STATUS, Status
from tui.formats.articles import read_article
from tui.services.adjudicating import Adjudication
from tui.services.exporting import export_to
from tui.services.ids import IdSource, now
from tui.services.importing import as_new_article
from tui.services.trails import Trails
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
            adjudicate(project)
            export_to(project, target, sys.stdout.buffer, replace=True, trails=Trails(project, disputed=True))


def adjudicate(project: Project) -> None:
    """Makes gold of the full layer, and of a poorer one of somebody else."""
    full, moment = full_layer("cy"), "2026-03-12T10:00:00.000Z"
    values = dict(list(full.values.items())[::2])
    for who, said in (("cy", full.values), ("dan", values)):
        project.ensure_annotator(who)
        attributes = {**full.attributes, STATUS: Status.DONE.value}
        write_layer(project, replace(full, annotator=who, values=said, attributes=attributes), moment)
    work = Adjudication(project, Desk("eve", IdSource(), now))
    while case := next((each for each in work.settle(full.article).cases if each.open), None):
        choice = Choice.REJECT if case.kind is Kind.PROBLEM else Choice.TAKE
        work.decide(full.article, case.id, Ruling(choice, case.side_of("cy"), reason="slip", note="seen"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
