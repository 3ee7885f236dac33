"""What somebody who opens an article waits for, and what has to wait for him."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.commands import run_program
from tests.support.projects import make_project
from tests.support.terminal import Terminal
from tui.services.importing import Wanted, add_files
from tui.store.project import Project
from tui.ui import later

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parents[2] / "sample_articles"
ARTICLE = SAMPLES / "02-market-and-checkpoint.txt"
HEADLINE_ASIDE = "hand grenade"
"""Words of the article that its title, which the header shows, has not."""

HEAVY = {
    *("click", "yaml", "sqlite_utils", "dateparser", "dateutil", "charset_normalizer", "jinja2", "pygments"),
    *("regex", "sentencex", "hashlib", "_hashlib", "ssl", "email", "http", "csv"),
}

FIRST_PAINTING = """
import sys, threading
from pathlib import Path
from tui.cli.main import run
from tui.ui.terminal.start import begin
begin()
from tui.ui.app import DeskApp

def stop(_):
    modules = " ".join(sys.modules)
    unfinished = Path(sys.argv[2] + ".part")
    unfinished.write_text(modules)
    unfinished.rename(sys.argv[2])
    threading.Event().wait()

DeskApp.when_drawn = stop
run(["annotate", sys.argv[1], "--as", "zoe", "--article", "1"])
"""


def loaded(names: str) -> set[str]:
    modules = set(names.split())
    return modules | {name.partition(".")[0] for name in modules}


def test_the_application_loads_nothing_that_waits_behind_a_key() -> None:
    script = "import sys; from tui.ui.terminal.start import begin; begin(); import tui.ui.app; print(*sys.modules)"
    done = run_program("-c", script)
    assert done.returncode == 0, done.stderr.decode()
    found = loaded(done.stdout.decode())
    assert found & (HEAVY | set(later.MODULES)) == set()
    assert not [name for name in found if name.startswith(("tui.domain.answers_r", "tui.domain.candidates"))]


def test_the_first_painting_shows_the_article_and_loads_nothing_more(tmp_path: Path) -> None:
    path = make_project(tmp_path / "p.db", with_article=False)
    with Project.open(path) as project:
        add_files(project, Wanted((str(ARTICLE),)), sys.stdin.buffer)
    with Terminal(
        ["python", "-c", FIRST_PAINTING, str(path), str(tmp_path / "loaded")], size=(120, 40)
    ) as terminal:
        terminal.wait_for(HEADLINE_ASIDE)
        terminal.wait_for("saved")
        # The file comes after the painting, and on a busy machine some time after it.
        terminal.wait_for(lambda _: (tmp_path / "loaded").exists())
        found = loaded((tmp_path / "loaded").read_text())
    # The terminal may have answered a question by then, and who reads its answers is one of those that wait.
    assert found & (HEAVY | set(later.MODULES) - {"tui.ui.terminal.messages"}) == set()
    assert "tui.ui.screens.annotate" in found


def test_what_waits_is_loaded_one_module_at_a_time() -> None:
    queue: list[Callable[[], object]] = []
    ended: list[bool] = []
    later.load(queue.append, lambda: ended.append(True))
    for _ in later.MODULES:
        [step] = queue
        queue.clear()
        step()
        assert not ended
    [end] = queue
    end()
    assert ended
    assert set(later.MODULES) <= set(sys.modules)
