import pytest

from tui.domain.errors import StoreError
from tui.store.people import put_annotator
from tui.store.project import Annotator, AnnotatorKind, Project


def test_people_are_added_once(project: Project) -> None:
    for _ in range(2):
        project.ensure_annotator("gpt", AnnotatorKind.MODEL)
        project.ensure_annotator("gold", AnnotatorKind.GOLD)
    assert project.people() == [
        Annotator("ana", AnnotatorKind.PERSON),
        Annotator("gold", AnnotatorKind.GOLD),
        Annotator("gpt", AnnotatorKind.MODEL),
    ]


def test_who_is_there_needs_no_write(project: Project) -> None:
    statements: list[str] = []
    project._database.connection.set_trace_callback(statements.append)
    project.ensure_annotator("ana")
    assert not [statement for statement in statements if "IMMEDIATE" in statement]


def test_a_person_is_no_model(project: Project) -> None:
    with pytest.raises(StoreError, match="ana is a person in this project already, not a model"):
        project.ensure_annotator("ana", AnnotatorKind.MODEL)


def test_everyone_has_a_name(project: Project) -> None:
    with pytest.raises(StoreError, match="needs a name"):
        project.ensure_annotator("")


def test_who_was_added_meanwhile_is_not_added_again(project: Project) -> None:
    with project._database.immediate() as connection:
        for _ in range(2):
            put_annotator(connection, "bob", AnnotatorKind.PERSON)
    assert [person.name for person in project.people()] == ["ana", "bob"]
