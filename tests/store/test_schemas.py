import pytest

from tests.support.coders import NOW, schema
from tui.domain.errors import StoreError
from tui.store.project import Project


def test_the_last_version_is_current_and_all_are_kept(project: Project) -> None:
    first, second = schema(), schema("test@2", b"\xff\x00 other bytes")
    project.add_schema(second, NOW)
    assert project.current_schema() == second
    assert project.schemas() == [first, second]
    project.add_schema(first, NOW)
    assert project.current_schema() == second


def test_a_version_has_one_content(project: Project) -> None:
    with pytest.raises(StoreError, match="Schema test@1 is in the project with another content"):
        project.add_schema(schema(source=b"other"), NOW)
    with pytest.raises(StoreError, match="not what its SHA-256 says"):
        project.add_schema(schema("test@2")._replace(source=b"other"), NOW)
    assert len(project.schemas()) == 1


def test_a_project_without_a_schema_is_told(project: Project) -> None:
    connection = project._database.connection
    connection.execute("DROP TRIGGER schema_version_no_delete")
    connection.execute("DELETE FROM schema_version")
    with pytest.raises(StoreError, match="lost its schema"):
        project.current_schema()


def test_a_project_has_a_name(project: Project) -> None:
    assert project.name == "A project"
