"""What docs/review.md shows is what happens: the pane, the commands, and the script."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.adjudicating import desk
from tests.support.commands import Runner, make_runner
from tests.support.painted import shown
from tests.support.schema_pages import DOCS
from tui.domain.adjudication.decisions import Kind
from tui.services.adjudicating import Adjudication
from tui.store.project import Project
from tui.ui.commands import COMMANDS, shown_key
from tui.ui.registry.base import ALIGNING, OWN, REVIEW
from tui.ui.review.painting.pane import Beside, case_lines

PAGE = (DOCS / "review.md").read_text("utf-8")
STEPS: list[tuple[str, str]] = re.findall(r"^```(sh|python)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
PANE = re.findall(r"^```text pane\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where all that the page says was done, one step after the other."""
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for kind, text in STEPS:
            if kind == "python":
                exec(compile(text, "docs/review.md", "exec"), {})  # noqa: S102 - it is ours
                continue
            for line in text.splitlines():
                do(line, make_runner(pytest.MonkeyPatch()))
        yield folder


def do(line: str, copydesk: Runner) -> None:
    program, *words = shlex.split(line, comments=True)
    assert program == "copydesk"
    file = ""
    if ">" in words:
        *words, _, file = words
    result = copydesk(*words)
    assert result.code == 0, f"{line}: {result.err}"
    if file:
        Path(file).write_text(result.out, "utf-8")


def test_the_commands_and_the_script_do_what_they_say(folder: Path) -> None:
    assert (folder / "gold.jsonl").stat().st_size
    assert (folder / "decisions.jsonl").stat().st_size
    assert (folder / "accepted.jsonl").stat().st_size
    with Project.open(folder / "demo.db") as project:
        work = Adjudication(project, desk())
        decided = [case for article in work.articles() for case in work.open(article).cases if case.decision]
        by_hand = [case for case in decided if case.decision and not case.decision.policy]
        assert {case.kind for case in by_hand} == {Kind.SPAN_BOUNDARY}
        assert {case.decision.note for case in by_hand if case.decision} == {"the longest one"}


def test_the_pane_looks_as_shown(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.db"
    assert make_runner(pytest.MonkeyPatch())("demo", "--review", "--project", path, "--no-open").code == 0
    lines = PANE.splitlines()
    with Project.open(path) as project:
        work = Adjudication(project, desk())
        work.refresh()
        cases = [
            (opened, case)
            for article in work.articles()
            for opened in [work.open(article)]
            for case in opened.cases
        ]
        left = sum(case.open for _, case in cases)
        opened, case = next(each for each in cases if each[1].path == "count")
        drawn = shown(case_lines(opened, case, (len(lines[0]), len(lines)), Beside(left=left)))
    assert drawn == lines


def test_the_kinds_are_all_there() -> None:
    section = PAGE.partition("\n## What is asked\n")[2].partition("\n## ")[0]
    table = "\n".join(line for line in section.splitlines() if line.startswith("|"))
    assert set(re.findall(r"`([a-z_]+)`", table)) == {kind.value for kind in Kind}


def test_the_keys_are_those_of_the_review() -> None:
    keys = {
        shown_key(key)
        for command in COMMANDS
        if {REVIEW, OWN, ALIGNING} & set(command.where)
        for key in command.keys
    }
    told = set(re.findall(r"`([^`\s]{1,2})`", PAGE.partition("\n## By script\n")[0]))
    assert told - keys <= {"▸", "≠", "≈", "e", "?", "–", "✓", "=", "⚑?", "✎"}
