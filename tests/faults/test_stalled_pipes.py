"""Whoever reads an export slowly, or not at all, keeps nobody from working in the project."""

import fcntl
import os
import select
import subprocess  # noqa: TID251 - the program at work
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.support import projects
from tests.support.commands import run_program
from tests.support.desks import make_project, new_article
from tui.domain.layers import Layer
from tui.domain.values import FieldValue, make_value
from tui.store.project import Project

ROOT = Path(__file__).parents[2]
SCHEMA = """
schema: long
version: "1"
event:
  type: kind
  fields: {kind: {type: choice, options: [raid, siege]}, words: longtext}
export:
  columns: {kind: kind, words: words}
"""
SMALLEST_PIPE = 4096


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Layers of which each is more than a pipe takes."""
    (tmp_path / "long.yaml").write_text(SCHEMA, "utf-8")
    articles = [new_article(f"{number}.txt", f"A raid, and {number} more.") for number in range(3)]
    path = make_project(tmp_path / "p.db", *articles, schema=str(tmp_path / "long.yaml"))
    with Project.open(path) as opened:
        opened.ensure_annotator("ana")
        for minute, article in enumerate(articles):
            words = FieldValue(make_value("longtext", f"{minute} " * 20_000))
            kind = FieldValue(make_value("choice", "raid"))
            said = {("e1", "kind"): kind, ("e1", "words"): words}
            projects.write_layer(opened, Layer(article.id, "ana", {}, ("e1",), said), projects.at(minute))
    return path


def read_all(pipe: BinaryIO) -> bytes:
    with pipe:
        return pipe.read()


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_pipe_that_nobody_reads_holds_nothing_in_the_project(project: Path, form: str) -> None:
    command = ["-m", "tui", "export", str(project), "--format", form]
    whole = run_program(*command).stdout
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, SMALLEST_PIPE)
    with ExitStack() as stack:
        export = stack.enter_context(subprocess.Popen([sys.executable, *command], stdout=writing, cwd=ROOT))
        stack.callback(export.kill)
        os.close(writing)
        assert select.select([reading], [], [], 60)[0]
        # It has begun to write, and can write no more than a little.
        with Project.open(project, patience=0.5) as other:
            other.save_draft("ana", other.article_rows("ana")[0].id, "e1", "words", "half typed")
            connection = other._database.connection
            busy, left, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            assert (busy, left) == (0, 0)
        assert export.poll() is None
        assert read_all(os.fdopen(reading, "rb")) == whole
        assert export.wait() == 0
    assert len(whole) > 20 * SMALLEST_PIPE
