"""Makes projects, and opens them for the commands."""

from pathlib import Path

from tui.services.ids import Clock
from tui.store.project import Project


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
    # Only new projects need a schema's source, and make what is looked up in its tables.
    from tui.services.schemas import read_version  # noqa: PLC0415
    from tui.services.tables import index_tables  # noqa: PLC0415

    version = read_version(schema_name)
    project = Project.create(path, schema=version.stored, name=name, now=clock(), files=version.files)
    index_tables(project, version.schema)
    return project
