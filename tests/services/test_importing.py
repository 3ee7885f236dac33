"""Adding articles by thousands: in steps, in order, and going on where it was interrupted."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import make_project
from tui.domain.errors import FormatError
from tui.formats.article_kinds import Kind
from tui.services import importing
from tui.services.importing import Imported, Wanted, add_files
from tui.store.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.open(make_project(tmp_path / "p.db", with_article=False)) as opened:
        yield opened


def rows(count: int) -> bytes:
    return b"".join(json.dumps({"id": each, "text": f"Article {each}."}).encode() + b"\n" for each in range(count))


class Interrupted(io.BytesIO):
    """Somebody presses Ctrl+C when so many bytes were read."""

    def __init__(self, data: bytes, after: int, step: int = 65_536) -> None:
        super().__init__(data)
        self._after = after
        self._step = step

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > self._after:
            raise KeyboardInterrupt
        return super().read(min(size or 0, self._step))


def test_what_was_written_before_an_interruption_is_whole_and_the_rest_follows(project: Project) -> None:
    data = rows(20_000)
    with pytest.raises(KeyboardInterrupt):
        add_files(project, Wanted(("-",), kind=Kind.JSONL), Interrupted(data, len(data) // 4))
    written = project.article_count()
    assert 0 < written < 20_000
    assert written % importing.BATCH == 0
    done = add_files(project, Wanted(("-",), kind=Kind.JSONL), io.BytesIO(rows(written + 10)))
    assert done == Imported(10, written)
    names = [row.name for row in project.article_rows("ana", limit=written + 10)]
    assert names == [f"stdin/{each}" for each in range(written + 10)]


def test_progress_counts_articles(project: Project) -> None:
    counted: list[int] = []
    done = add_files(project, Wanted(("-",), kind=Kind.JSONL), io.BytesIO(rows(30)), progress=counted.append)
    assert done == Imported(30)
    assert counted == list(range(1, 31))


def test_much_text_is_written_before_a_thousand_articles_are_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_CHARACTERS", 100)
    with pytest.raises(KeyboardInterrupt):
        add_files(project, Wanted(("-",), kind=Kind.JSONL), Interrupted(rows(900), 20_000, 1_000))
    assert 400 < project.article_count() < 900


def test_of_many_copies_the_first_are_named(project: Project) -> None:
    said: list[str] = []
    data = b"".join(b'{"id": %d, "text": "The same."}\n' % each for each in range(31))
    done = add_files(project, Wanted(("-",), kind=Kind.JSONL), io.BytesIO(data), tell=said.append)
    assert done == Imported(1, copies=30)
    assert said[1] == "stdin/1: left out, its text is that of stdin/0; --copies adds it all the same."
    assert (len(said), said[-1]) == (22, "… and 10 more copies")


def test_a_guess_is_told_once_for_a_file(project: Project) -> None:
    said: list[str] = []
    words = "Größe und Überfall auf die Straße am späten Abend in der größten Stadt"
    data = f"text\n{words}\n{words}!\n".encode("cp1252")
    add_files(project, Wanted(("-",), "w.csv"), io.BytesIO(data), tell=said.append)
    assert [line for line in said if "guess" in line] == [
        "w.csv: read as cp1252, which is a guess; if it reads wrong, use --encoding in a new project."
    ]


def test_a_name_is_for_one_file(project: Project, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    for paths in ((str(tmp_path / "*.txt"),), (str(tmp_path / "a.txt"), str(tmp_path / "none.txt"))):
        with pytest.raises(FormatError, match="name one at a time"):
            add_files(project, Wanted(paths, "x"), io.BytesIO())
    assert project.article_count() == 0
