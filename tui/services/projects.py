"""Makes projects, and opens them for the commands."""

from pathlib import Path

from tui.services.ids import Clock
from tui.store.project import Project, StoredSchema


def make_project(path: Path, schema_name: str, *, name: str, clock: Clock) -> Project:
    """Makes a project file and opens it.

    Args:
        path: Where; nothing may be there yet.
        schema_name: A schema that comes with copydesk, or the path of a file.
        name: What the project is called.
        clock: Tells the time.

    Raises:
        SchemaError: The schema cannot be used.
        StoreError: The file cannot be made.
    """
    from tui.formats.schema_json import schema_to_json  # noqa: PLC0415 - only new projects need a schema's source
    from tui.formats.schema_yaml import load_schema  # noqa: PLC0415
    from tui.services.schemas import read_schema  # noqa: PLC0415

    source, shown = read_schema(schema_name)
    schema = load_schema(source, shown)
    stored = StoredSchema(schema.name, schema.sha256, source, schema_to_json(schema), schema.type_field)
    return Project.create(path, schema=stored, name=name, now=clock())
