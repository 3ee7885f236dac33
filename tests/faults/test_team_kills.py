"""Four annotators at work in one project, each killed again and again: nothing told is lost, nothing is half.

`COPYDESK_KILLS` sets how often, `COPYDESK_SEED` repeats a run.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path
from subprocess import Popen  # noqa: TID251 - only its type
from typing import NamedTuple

import pytest

from tests.support.hands import copydesk, new_project
from tests.support.processes import start_python
from tui.domain.edits import ValueChange
from tui.store.project import Project

pytestmark = pytest.mark.terminal

KILLS = int(os.environ.get("COPYDESK_KILLS", "40"))
SEED = int(os.environ.get("COPYDESK_SEED", "20260225"))
TEAM = ("ana", "ben", "cem", "dora")
LONGEST = 0.12
"""Seconds of work before a kill, at most, after the first edit; begun work takes about one thousandth."""
CHECKED_EVERY = 100

# Labels, events, answers with evidence, undo and redo take turns. Each answer is half typed before, and ends its
# draft. After each edit that the session calls saved, article and revision are printed.
WORKER = """
import random, sys, time
from tui.domain import editing
from tui.domain.places import Place
from tui.domain.values import make_value
from tui.services.desk import open_desk
from pathlib import Path

chance = random.Random(sys.argv[3])
with open_desk(Path(sys.argv[1]), sys.argv[2]) as desk:
    session = desk.session
    articles = [row.id for row in session.project.article_rows(sys.argv[2])]
    while True:
        session.open(chance.choice(articles))
        for _ in range(chance.randrange(1, 12)):
            layer, new_id = session.layer, session.new_id
            start = chance.randrange(100)
            ranges = [(start, start + chance.randrange(1, 30))]
            turn = chance.randrange(7)
            if turn == 0:
                session.undo()
            elif turn == 1:
                session.redo()
            elif turn == 2:
                session.perform(editing.label_span(layer, "trigger", ranges, new_id))
            elif turn == 3 or not layer.events:
                session.perform(editing.new_event(layer, new_id("e")))
            else:
                event, number = chance.choice(layer.events), str(layer.revision)
                session.save_draft(event, "target", number)
                edit = editing.answer(
                    layer, event, "target", make_value("text", number), new_id, ranges=ranges, label="trigger"
                )
                session.perform(edit, Place(session.article.id, event, "target", start), ends_draft=True)
            while not session.saved:
                session.flush()
            print(session.article.id, session.layer.revision, flush=True)
            time.sleep(chance.uniform(0, 0.004))  # nobody works without a pause, and others want to write too
"""


class Worker(NamedTuple):
    """One of the team at work."""

    name: str
    process: Popen[str]


def start(path: Path, name: str, number: int) -> Worker:
    return Worker(name, start_python(WORKER, path, name, str(number)))


def kill(worker: Worker, chance: random.Random) -> list[tuple[str, int]]:
    """Kills one amid their work, and gives what was acknowledged to them."""
    output = worker.process.stdout
    assert output is not None
    first = output.readline()
    time.sleep(chance.uniform(0, LONGEST))
    assert worker.process.poll() is None, "a worker gave up"
    os.kill(worker.process.pid, signal.SIGKILL)
    worker.process.wait()
    told = [line.split() for line in (first, *output) if line.endswith("\n")]
    output.close()
    return [(article, int(revision)) for article, revision in told]


def check_layer(project: Project, article: str, name: str, told: int) -> None:
    """The layer has all that was acknowledged, and no answer is there with the draft that it ended."""
    assert project.layer(article, name).revision >= told
    draft = project.draft(name, article)
    after = project.history(article, name)[int(draft[2]) :] if draft is not None else []
    for change in after[0].edit.changes if after else ():
        if isinstance(change, ValueChange) and change.after.value is not None and draft is not None:
            assert change.after.value.literal != draft[2], (article, name, draft)


def test_nothing_acknowledged_to_any_of_the_team_is_lost(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"Article {number}. " * 20, encoding="utf-8")
    path = new_project(tmp_path / "p.db", *tmp_path.glob("*.txt"))
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    acknowledged: dict[tuple[str, str], int] = {}
    team = [start(path, name, number) for number, name in enumerate(TEAM)]
    try:
        for number in range(KILLS):
            worker = team.pop(0)
            for article, revision in kill(worker, chance):
                acknowledged[article, worker.name] = revision
            with Project.open(path) as project:
                for (article, name), told in acknowledged.items():
                    if name == worker.name:
                        check_layer(project, article, name, told)
                if number % CHECKED_EVERY == 0:
                    assert project.verify() == [], (SEED, number)
            team.append(start(path, worker.name, len(TEAM) + number))
    finally:
        for worker in team:
            worker.process.kill()
            worker.process.communicate()
    assert sum(acknowledged.values()) > KILLS
    assert copydesk("verify", path).endswith(b"all promises are kept.\n")
    sys.stdout.write(f"{KILLS} kills, {sum(acknowledged.values())} edits acknowledged, seed {SEED}\n")
