"""The tables of an open project: read when they are first asked for, and kept."""

from tui.domain.errors import StoreError
from tui.domain.schema import Schema
from tui.domain.table_search import TableIndex
from tui.domain.tables import TableRows
from tui.formats.schema_tables import read_table
from tui.store.project import Project


class Tables:
    """The tables of a schema.

    Args:
        project: Keeps their files.
        schema: Says what they are.
    """

    def __init__(self, project: Project, schema: Schema) -> None:
        self._project = project
        self._schema = schema
        self._indexes: dict[str, TableIndex] = {}

    def index(self, table_id: str) -> TableIndex:
        """A table, ready to be searched.

        Args:
            table_id: Its id in the schema.

        Raises:
            StoreError: The project does not have it.
        """
        if table_id not in self._indexes:
            table = self._schema.table(table_id)
            if table is None:
                raise StoreError(f"This schema has no table {table_id}: see what copydesk verify says.")
            self._indexes[table_id] = TableIndex(table, table_of(self._project, self._schema, table_id))
        return self._indexes[table_id]


def table_of(project: Project, schema: Schema, table_id: str) -> TableRows:
    """The rows of a table.

    Args:
        project: Keeps the file.
        schema: Says which it is.
        table_id: The table's id in the schema.

    Raises:
        StoreError: The project does not have it.
    """
    table = schema.table(table_id)
    if table is None:
        raise StoreError(f"This schema has no table {table_id}: see what copydesk verify says.")
    return read_table(project.table(table.sha256), table.file)
