"""Writers that are killed at any moment: what was acknowledged is there, and the file is whole."""

import os
import random
import signal
import time
from pathlib import Path
from subprocess import Popen  # noqa: TID251 - only its type

from tests.support.coders import make_project
from tests.support.processes import run_python, start_python
from tui.store.project import Project

KILLS = 120
ARTICLES = 12

# Edits one layer without end, and prints each revision when the store has acknowledged it. Undo, redo and edits of
# every table take turns; places and drafts go along.
WRITER = """
import sys
from tests.support.coders import Coder
from tui.domain.places import Place
from tui.store.project import Project

project = Project.open(sys.argv[1])
coder = Coder(project, sys.argv[2])
coder.new_id = lambda prefix: f"{prefix}-{sys.argv[3]}"
print(coder.layer.revision, flush=True)
while True:
    turn = coder.layer.revision % 7
    span = f"s{coder.layer.revision}"
    if turn == 3 and project.stacks(sys.argv[2], "ana").undo:
        coder.undo()
    elif turn == 4 and project.stacks(sys.argv[2], "ana").redo:
        coder.redo()
    elif turn == 5 and coder.layer.spans:
        coder.do(
            *(coder.value(owner, path, "") for owner, path in coder.layer.values),
            *(coder.no_span(each) for each in coder.layer.spans),
            coder.events(),
        )
    elif turn == 6:
        project.save_draft("ana", sys.argv[2], "", "date", span)
        coder.do()
    else:
        coder.do(
            coder.span(span, (turn, turn + 20)), coder.events(*coder.layer.events, f"e{span}"),
            coder.value(f"e{span}", "type", span * 20, span),
        )
        project.save_place("ana", Place(sys.argv[2], f"e{span}", "type", turn))
    print(coder.layer.revision, flush=True)
"""


def kill_at_random(writer: Popen[str], chance: random.Random) -> int:
    """Kills a writer at some moment, mostly amid its edits, and gives the last revision that it acknowledged."""
    assert writer.stdout is not None
    if chance.random() < 0.9:
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.02))
    else:
        time.sleep(chance.uniform(0, 0.1))
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    acknowledged = [line for line in writer.stdout if line.endswith("\n")]
    writer.stdout.close()
    return int(acknowledged[-1]) if acknowledged else 0


def test_nothing_acknowledged_is_lost_by_kills(tmp_path: Path) -> None:
    path = tmp_path / "project.db"
    make_project(path, ["word " * 20] * ARTICLES).close()
    chance = random.Random(20260225)  # noqa: S311 - moments, not secrets
    acknowledged: dict[str, int] = {}
    running: list[tuple[str, Popen[str]]] = []
    # Two at a time, on different articles: one is killed while the other writes.
    for number in range(KILLS + 1):
        article = f"a{number % ARTICLES + 1:06}"
        if number < KILLS:
            running.append((article, start_python(WRITER, path, article, str(number))))
        if len(running) == 2 or number == KILLS:
            killed, writer = running.pop(0)
            told = kill_at_random(writer, chance)
            acknowledged[killed] = max(acknowledged.get(killed, 0), told)
            with Project.open(path) as project:
                layer = project.layer(killed, "ana")
                assert layer.revision >= acknowledged[killed]
                assert [entry.revision for entry in project.history(killed, "ana")] == list(
                    range(1, layer.revision + 1)
                )
    assert sum(acknowledged.values()) > KILLS
    with Project.open(path) as project:
        assert project.verify() == []
    # A later process finds the same, so nothing depended on what this one knew.
    program = "import sys; from tui.store.project import Project; print(Project.open(sys.argv[1]).verify())"
    assert run_python(program, path).strip() == "[]"
