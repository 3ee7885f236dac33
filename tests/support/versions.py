"""Further versions of a project's schema."""

from tests.support.desks import NOW
from tui.domain.schema import Schema
from tui.formats.schema_json import schema_to_json
from tui.formats.schema_yaml import load_schema
from tui.store.project import Project, StoredSchema


def version(source: str) -> Schema:
    """A schema from its YAML."""
    return load_schema(source.encode(), "test.yaml")


def stored_version(project: Project, source: str) -> Schema:
    """Makes a YAML source the current version of a project's schema."""
    made = version(source)
    stored = StoredSchema(made.name, made.sha256, source.encode(), schema_to_json(made), made.type_field)
    project.add_schema(stored, NOW)
    return made
