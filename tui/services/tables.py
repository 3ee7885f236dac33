"""The tables of an open project: read when they are first asked for, and kept."""

from tui.domain.schema import Table
from tui.domain.table_search import TableIndex
from tui.domain.tables import TableRows
from tui.formats.schema_tables import read_table
from tui.store.project import Project


class Tables:
    """The tables of a project.

    Args:
        project: Keeps their files.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._indexes: dict[Table, TableIndex] = {}

    def index(self, table: Table) -> TableIndex:
        """A table, ready to be searched.

        Args:
            table: Which, as a version of the schema describes it.

        Raises:
            StoreError: The project does not have it.
        """
        if table not in self._indexes:
            self._indexes[table] = TableIndex(table, rows_of(self._project, table))
        return self._indexes[table]


def rows_of(project: Project, table: Table) -> TableRows:
    """The rows of a table.

    Args:
        project: Keeps the file.
        table: Which.

    Raises:
        StoreError: The project does not have it.
    """
    return read_table(project.table(table.sha256), table.file)
