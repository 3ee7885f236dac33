"""Loading: everything is checked, and then all of it is written or nothing."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.projects import at, busy_project, make_project, stored_schema, write_layer
from tests.support.records import ARTICLE_OF_TESTS, bare_layer, full_layer
from tui.domain.errors import DeskError, FormatError, StoreError
from tui.domain.history import EntryKind, stacks
from tui.formats.articles import read_article, text_sha256
from tui.formats.jsonlines import read_lines
from tui.services import loading
from tui.services.exporting import export_to
from tui.services.ids import IdSource
from tui.services.importing import as_new_article
from tui.services.loading import HOPELESS, Loaded, RefusedLinesError, Source, load_records
from tui.store.project import AnnotatorKind, Project

NOW = "2026-05-01T12:00:00.000Z"


@pytest.fixture
def lines(tmp_path: Path) -> list[bytes]:
    """ana's and ben's record of one article."""
    return export(busy_project(tmp_path / "from.db")).splitlines(keepends=True)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return make_project(tmp_path / "p.db", with_article=False)


def export(path: Path) -> bytes:
    target = io.BytesIO()
    with Project.open(path) as project:
        export_to(project, None, target)
    return target.getvalue()


def load(path: Path, *lines: bytes, who: str = "", check_only: bool = False) -> Loaded:
    source = Source(io.BytesIO(b"".join(lines)), "r.jsonl", who)
    return load_records(path, source, clock=lambda: NOW, new_id=IdSource(), check_only=check_only)


def changed(line: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    record: dict[str, Any] = json.loads(line)
    change(record)
    return json.dumps(record).encode() + b"\n"


def refused(path: Path, *lines: bytes, who: str = "") -> list[str]:
    before = export(path)
    problems = []
    for check_only in (True, False):
        with pytest.raises(RefusedLinesError) as caught:
            load(path, *lines, who=who, check_only=check_only)
        problems.append(list(caught.value.problems))
    assert problems[0] == problems[1]
    assert export(path) == before
    return problems[0]


def test_layers_come_with_their_articles_and_ids(lines: list[bytes], empty: Path) -> None:
    assert load(empty, *lines) == Loaded(layers=2, articles=1, same=0)
    with Project.open(empty) as project:
        held = project.layer(ARTICLE_OF_TESTS.id, "ana")
        expected = full_layer("ana")
        assert (held.spans, held.events, held.values) == (expected.spans, expected.events, expected.values)
        assert held.attributes.items() >= expected.attributes.items()
        assert project.verify() == []
    assert export(empty) == b"".join(lines)


def test_a_layer_is_one_edit_that_can_be_taken_back(lines: list[bytes], empty: Path) -> None:
    load(empty, *lines)
    with Project.open(empty) as project:
        (entry,) = project.history(ARTICLE_OF_TESTS.id, "ana")
        assert (entry.revision, entry.kind, entry.edit.action, entry.at) == (1, EntryKind.EDIT, "load", NOW)
        assert stacks([(entry.revision, entry.kind, entry.target)]).undo == (1,)


def test_loading_again_changes_nothing(lines: list[bytes], empty: Path) -> None:
    load(empty, *lines)
    assert load(empty, *lines) == Loaded(layers=0, articles=0, same=2)
    with Project.open(empty) as project:
        assert len(project.history(ARTICLE_OF_TESTS.id, "ana")) == 1


def test_what_is_missing_is_added_to_what_is_there(lines: list[bytes], empty: Path) -> None:
    load(empty, lines[0])
    assert load(empty, *lines) == Loaded(layers=1, articles=0, same=1)
    assert export(empty) == b"".join(lines)


def test_a_check_tells_the_same_and_writes_nothing(lines: list[bytes], empty: Path) -> None:
    assert load(empty, *lines, check_only=True) == Loaded(layers=2, articles=1, same=0)
    with Project.open(empty) as project:
        assert (project.article_count(), project.people()) == (0, [])


def test_another_name_makes_another_layer(lines: list[bytes], empty: Path) -> None:
    load(empty, *lines)
    assert load(empty, lines[0], who="cleo") == Loaded(layers=1, articles=0, same=0)
    with Project.open(empty) as project:
        assert project.layer(ARTICLE_OF_TESTS.id, "cleo").spans == full_layer().spans
        assert [person.name for person in project.people()] == ["ana", "ben", "cleo"]


def test_a_model_stays_a_model(lines: list[bytes], empty: Path) -> None:
    load(empty, changed(lines[0], lambda record: record.update(annotator="m-3", annotator_kind="model")))
    with Project.open(empty) as project:
        assert project.people() == [("m-3", AnnotatorKind.MODEL)]


def test_a_layer_that_says_something_else_is_not_overwritten(lines: list[bytes], tmp_path: Path) -> None:
    path = make_project(tmp_path / "p.db", replace(bare_layer("ana")))
    (problem,) = refused(path, lines[0])
    assert problem.startswith("r.jsonl:1: ana has said something else about article a")


def test_a_layer_that_was_taken_back_is_not_written_over(lines: list[bytes], tmp_path: Path) -> None:
    path = make_project(tmp_path / "p.db")
    with Project.open(path) as project:
        project.ensure_annotator("ana")
        write_layer(project, replace(bare_layer("ana"), attributes={}), at(0))
    assert len(refused(path, lines[0])) == 1


def test_an_article_with_another_text_is_refused(lines: list[bytes], tmp_path: Path) -> None:
    article = replace_id(as_new_article(read_article(b"Something else.", "kesra.txt")))
    path = make_project(tmp_path / "p.db", with_article=False, articles=(article,))
    problem = f"r.jsonl:1: article {ARTICLE_OF_TESTS.id} has another text in this project."
    assert refused(path, lines[0]) == [problem]


def replace_id(article: Any) -> Any:
    return article._replace(id=ARTICLE_OF_TESTS.id)


def test_a_name_that_another_article_has_is_refused(lines: list[bytes], tmp_path: Path) -> None:
    article = as_new_article(read_article(b"Something else.", "kesra.txt"))
    path = make_project(tmp_path / "p.db", with_article=False, articles=(article,))
    problem = "another article is called 'kesra.txt': names are unique in a project."
    assert refused(path, lines[0]) == [f"r.jsonl:1: {problem}"]


def test_two_articles_of_one_name_in_a_file_are_refused(lines: list[bytes], empty: Path) -> None:
    other = changed(lines[1], lambda record: record.update(article_id="a2"))
    assert [problem.partition(":")[2][:30] for problem in refused(empty, lines[0], other)] == [
        "2: another article is called '"
    ]


def test_two_texts_of_one_article_in_a_file_are_refused(lines: list[bytes], empty: Path) -> None:
    def shorten(record: dict[str, Any]) -> None:
        record["text"] = "Short."
        record["article"] |= {"length": 6, "sha256": text_sha256("Short.")}

    problem = f"r.jsonl:2: article {ARTICLE_OF_TESTS.id} has another text on an earlier line."
    assert refused(empty, lines[0], changed(lines[1], shorten)) == [problem]


def test_a_line_without_end_ends_the_reading(
    lines: list[bytes], empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_lines, "__defaults__", (len(lines[0]),))
    problems = refused(empty, lines[0], b"x" * len(lines[0]) + b"\n", lines[1])
    assert problems == [f"r.jsonl: line 2 is longer than {len(lines[0])} bytes: this is not a file of records."]


def test_the_same_layer_twice_in_a_file_is_refused(lines: list[bytes], empty: Path) -> None:
    problem = "r.jsonl:2: r.jsonl:1 holds ana's layer of this article already."
    assert refused(empty, lines[0], lines[0]) == [problem]
    assert len(refused(empty, *lines, who="cleo")) == 1


def test_a_schema_that_the_project_lacks_is_refused(lines: list[bytes], empty: Path) -> None:
    other = changed(lines[0], lambda record: record["schema"].update(name="blast@9"))
    assert refused(empty, other) == [
        "r.jsonl:1: it was made with schema 'blast@9', which this project does not have."
    ]
    other = changed(lines[0], lambda record: record["schema"].update(sha256="0" * 64))
    assert "the SHA-256 differs" in refused(empty, other)[0]


def test_an_older_version_of_the_schema_is_taken(lines: list[bytes], empty: Path) -> None:
    with Project.open(empty) as project:
        project.add_schema(stored_schema("2026-02-01"), NOW)
    assert load(empty, *lines).layers == 2
    assert export(empty) == b"".join(lines)


def test_what_the_schema_has_no_place_for_is_refused(lines: list[bytes], empty: Path) -> None:
    other = changed(lines[0], lambda record: record["spans"][0].update(label="weapon"))
    assert "has the label 'weapon', which blast@2026-01-05 lacks" in refused(empty, other)[0]


def test_a_person_is_not_taken_for_a_model(lines: list[bytes], tmp_path: Path) -> None:
    path = make_project(tmp_path / "p.db")
    with Project.open(path) as project:
        project.ensure_annotator("ana", AnnotatorKind.MODEL)
    assert "ana is a model in this project, not a person" in refused(path, lines[0])[0]
    assert load(path, lines[0], who="ana").layers == 1


def test_every_bad_line_is_named_and_the_good_ones_are_not_written(lines: list[bytes], empty: Path) -> None:
    problems = refused(empty, b"\xef\xbb\xbf{\n", lines[0], b"\n", b"[]\n", lines[1])
    assert [problem.partition(": ")[0] for problem in problems] == ["r.jsonl:1", "r.jsonl:4"]


def test_of_a_file_of_another_kind_not_all_is_looked_at(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_PROBLEMS", 3)
    with pytest.raises(RefusedLinesError, match="3 lines cannot be loaded, the rest was not looked at") as caught:
        load(empty, *[b"{}\n"] * 5)
    assert [problem.partition(": ")[0] for problem in caught.value.problems] == [f"r.jsonl:{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"text\n", "this is not JSON: Expecting value at character 1"),
        (b"[]\n", "this is JSON, but not an object"),
        (b"\xff\n", "byte 0 of the line is not UTF-8"),
    ],
)
def test_a_file_of_no_json_lines_is_one_line(lines: list[bytes], empty: Path, line: bytes, said: str) -> None:
    for count, last in ((2, 2), (HOPELESS, HOPELESS), (HOPELESS + 1, HOPELESS)):
        with pytest.raises(FormatError) as caught:
            load(empty, *[line] * count)
        assert not isinstance(caught.value, RefusedLinesError)
        assert caught.value.message == (
            f"r.jsonl: no line up to line {last} is a record as copydesk export writes them (r.jsonl:1: {said}): "
            "nothing was written."
        )
    assert refused(empty, line) == [f"r.jsonl:1: {said}."]
    assert len(refused(empty, lines[0], *[line] * (HOPELESS + 1))) == HOPELESS + 1
    assert len(refused(empty, b"{}\n", *[line] * (HOPELESS + 1))) == HOPELESS + 2


def test_a_file_without_lines_is_nothing(empty: Path) -> None:
    assert load(empty, b"") == Loaded(0, 0, 0)
    assert load(empty, b"\n\n") == Loaded(0, 0, 0)


def test_what_fails_while_writing_leaves_nothing(lines: list[bytes], empty: Path) -> None:
    """The same operation id for two layers is refused by the store, after the first was written."""
    source = Source(io.BytesIO(b"".join(lines)), "r.jsonl")
    with pytest.raises(DeskError, match=r"r\.jsonl:2: The operation o1 was used before"):
        load_records(empty, source, clock=lambda: NOW, new_id=lambda letter: f"{letter}1")
    with Project.open(empty) as project:
        assert (project.article_count(), project.people()) == (0, [])


def test_a_project_that_is_not_there_is_told(lines: list[bytes], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        load(tmp_path / "none.db", *lines)
