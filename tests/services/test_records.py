"""Between the project file and the record."""

from pathlib import Path

import pytest

from tests.support.projects import make_project, stored_schema
from tests.support.records import ARTICLE_OF_TESTS, SCHEMA_OF_TESTS, full_layer
from tui.domain.layers import Layer
from tui.formats.record import Provenance
from tui.services.records import Encoders, loaded_attributes, new_article, provenance_of, record_article
from tui.store.project import Project

HERE = ("2026-05-01T00:00:00.000Z", "2026-05-02T00:00:00.000Z")
THERE = Provenance("person", "2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z", 17)


def test_a_layer_made_here_is_as_old_as_its_history() -> None:
    assert provenance_of(Layer("a1", "ana", revision=3), "model", *HERE) == Provenance("model", *HERE, 3)


def test_a_loaded_layer_is_as_old_as_it_was() -> None:
    layer = Layer("a1", "ana", attributes=loaded_attributes(THERE), revision=1)
    assert provenance_of(layer, "person", *HERE) == THERE


def test_a_loaded_layer_goes_on_from_where_it_was() -> None:
    layer = Layer("a1", "ana", attributes=loaded_attributes(THERE), revision=3)
    assert provenance_of(layer, "person", *HERE) == Provenance("person", THERE.created, HERE[1], 19)


def test_an_article_travels_unchanged(tmp_path: Path) -> None:
    with Project.open(make_project(tmp_path / "p.db")) as project:
        assert record_article(project.article(ARTICLE_OF_TESTS.id)) == ARTICLE_OF_TESTS
    assert new_article(ARTICLE_OF_TESTS).text == ARTICLE_OF_TESTS.text


@pytest.mark.parametrize("attributes", [{}, {"schema": "gone@1"}])
def test_a_layer_whose_schema_is_not_there_is_written_with_the_current_one(
    tmp_path: Path, attributes: dict[str, str]
) -> None:
    with Project.open(make_project(tmp_path / "p.db")) as project:
        encoders = Encoders(project, "0.1.0")
        layer = Layer(ARTICLE_OF_TESTS.id, "ana", attributes=attributes)
        assert '"name":"blast@2026-01-05"' in encoders.encode(ARTICLE_OF_TESTS, layer, THERE)
        assert encoders.schema("gone@1") is None
        found = encoders.schema(SCHEMA_OF_TESTS.name)
        assert found is not None
        assert found.event_fields == SCHEMA_OF_TESTS.event_fields


def test_each_layer_is_written_with_its_own_version(tmp_path: Path) -> None:
    with Project.open(make_project(tmp_path / "p.db")) as project:
        project.add_schema(stored_schema("2026-02-01"), HERE[0])
        encoders = Encoders(project, "0.1.0")
        assert '"name":"blast@2026-01-05"' in encoders.encode(ARTICLE_OF_TESTS, full_layer(), THERE)
        newer = Layer(ARTICLE_OF_TESTS.id, "ana")
        assert '"name":"blast@2026-02-01"' in encoders.encode(ARTICLE_OF_TESTS, newer, THERE)
