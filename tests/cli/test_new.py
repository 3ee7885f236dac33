"""`copydesk new`."""

from pathlib import Path

from tests.support.commands import Runner
from tui.store.project import Project


def test_a_project_is_made_with_a_shipped_schema(copydesk: Runner, tmp_path: Path) -> None:
    result = copydesk("new", "p.db", "--schema", "conflict-event")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("p.db: a new project with schema conflict-event@")
    with Project.open(tmp_path / "p.db") as project:
        assert project.name == "p"
        assert (
            project.current_schema().source
            == Path(__file__).parents[2].joinpath("schemas/conflict-event.yaml").read_bytes()
        )
    assert copydesk("verify", "p.db").code == 0


def test_it_has_the_name_that_is_said(copydesk: Runner, tmp_path: Path) -> None:
    assert copydesk("new", "p.db", "--schema", "entities", "--name", "Floods [/] \x1b[2J").code == 0
    with Project.open(tmp_path / "p.db") as project:
        assert project.name == "Floods [/] \x1b[2J"
    assert "\x1b" not in copydesk("status", "p.db").out


def test_nothing_is_overwritten(copydesk: Runner, tmp_path: Path) -> None:
    (tmp_path / "p.db").write_text("mine", encoding="utf-8")
    result = copydesk("new", "p.db", "--schema", "entities")
    assert (result.code, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert "exists already" in result.err
    assert (tmp_path / "p.db").read_text(encoding="utf-8") == "mine"


def test_a_directory_that_is_not_there_has_to_be_made(copydesk: Runner, tmp_path: Path) -> None:
    result = copydesk("new", "none/p.db", "--schema", "entities")
    assert result == (1, "", "copydesk: none/p.db cannot be made: make the directory none first.\n")
    (tmp_path / "none").write_text("mine", encoding="utf-8")
    result = copydesk("new", "none/p.db", "--schema", "entities")
    assert result == (1, "", "copydesk: none/p.db cannot be made: Not a directory.\n")


def test_a_broken_schema_is_told_in_full_and_leaves_nothing(copydesk: Runner, tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(
        "schema: x\nversion: 1\nfrob: 1\nevent:\n  fields:\n    a: nonsense\n", "utf-8"
    )
    result = copydesk("new", "p.db", "--schema", "s.yaml")
    assert (result.code, result.out) == (1, "")
    *errors, summary = result.err.splitlines()
    assert len(errors) > 1
    assert all(error.startswith("s.yaml:") for error in errors)
    assert summary == f"copydesk: s.yaml has {len(errors)} errors."
    assert [path.name for path in tmp_path.iterdir()] == ["s.yaml"]


def test_a_schema_with_one_error_is_one_line(copydesk: Runner, tmp_path: Path) -> None:
    source = Path(__file__).parents[2].joinpath("schemas/entities.yaml").read_text(encoding="utf-8")
    (tmp_path / "s.yaml").write_text(f"{source}\nfrob: 1\n", encoding="utf-8")
    result = copydesk("new", "p.db", "--schema", "s.yaml")
    assert result.code == 1
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith("copydesk: s.yaml:")


def test_an_unknown_schema_is_named(copydesk: Runner, tmp_path: Path) -> None:
    result = copydesk("new", "p.db", "--schema", "conflict-evnt")
    assert (result.code, result.out) == (1, "")
    assert "did you mean conflict-event?" in result.err
    assert list(tmp_path.iterdir()) == []
