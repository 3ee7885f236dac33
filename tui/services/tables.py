"""The tables of a project: their indexes, made when a schema comes into it, and kept in the file."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from tui.domain.errors import StoreError
from tui.domain.schema import Schema, Table
from tui.domain.table_making import METHOD, MadeIndex
from tui.domain.table_parts import TableParts
from tui.domain.table_search import TableIndex
from tui.domain.tables import TableRows
from tui.formats.schema_tables import read_table
from tui.store.project import Project
from tui.store.table_indexes import IndexName, KeptIndex, NewIndex


class Tables:
    """The tables of a project.

    Args:
        project: Keeps their files and indexes.
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
            self._indexes[table] = TableIndex(table, self._parts(table))
        return self._indexes[table]

    def _parts(self, table: Table) -> TableParts:
        """The index of a table; where none is kept one is made, which takes its time, and kept if that can be."""
        kept = _kept(self._project, table)
        if kept is None:
            made = MadeIndex(table, rows_of(self._project, table))
            with suppress(StoreError):
                self._project.indexes.put(_to_keep(table, made))
                kept = _kept(self._project, table)
            if kept is None:
                return made
        return _KeptParts(self._project, table, kept)


class _KeptParts:
    """A table and its index in the project file; see `TableParts`.

    A copydesk of another version makes the index otherwise, and then this one is gone: a desk that is open goes on
    with one of its own, so that the two do not take turns.
    """

    def __init__(self, project: Project, table: Table, kept: KeptIndex) -> None:
        self._project = project
        self._table = table
        self._indexes = project.indexes
        self._kept = kept
        self._own: MadeIndex | None = None

    def __len__(self) -> int:
        return self._kept.rows

    def part(self, name: str) -> bytes:
        found = None if self._own else self._indexes.part(self._kept.number, name)
        return self._made().part(name) if found is None else found

    def cells(self, row: int) -> Sequence[str]:
        found = None if self._own else self._indexes.cells(self._kept.number, row)
        return self._made().cells(row) if found is None else found

    def _made(self) -> MadeIndex:
        if self._own is None:
            self._own = MadeIndex(self._table, rows_of(self._project, self._table))
        return self._own


def index_tables(project: Project, schema: Schema, *others: Schema) -> None:
    """Makes what indexes of a schema's tables are not there, and drops those that are of no use.

    What cannot be kept, on a full disk for example, is made when it is needed.

    Args:
        project: Keeps them.
        schema: The schema.
        *others: Versions whose indexes are not dropped.
    """
    used = {_name(table) for each in (schema, *others) for table in each.tables}
    with suppress(StoreError):
        for table in schema.tables:
            if _kept(project, table) is None:
                project.indexes.put(_to_keep(table, MadeIndex(table, rows_of(project, table))))
        unused = [each.number for each in project.indexes.kept() if each.name not in used]
        if unused and others:
            project.indexes.drop(unused)


def wrong_indexes(project: Project) -> Iterator[KeptIndex]:
    """The indexes that are not what comes of their files; those that another program made otherwise do not count.

    Args:
        project: Keeps files and indexes.

    Raises:
        StoreError: They cannot be read.
    """
    for kept in project.indexes.kept():
        if kept.method == METHOD:
            rows = read_table(project.table(kept.name.sha256), "")
            table = _table(kept.name, rows.columns)
            if table is None or project.indexes.differs(kept, _to_keep(table, MadeIndex(table, rows))):
                yield kept


def rows_of(project: Project, table: Table) -> TableRows:
    """The rows of a table.

    Args:
        project: Keeps the file.
        table: Which.

    Raises:
        StoreError: The project does not have it.
    """
    return read_table(project.table(table.sha256), table.file)


def _name(table: Table) -> IndexName:
    return IndexName(table.sha256, (table.key, table.title, *table.search))


def _table(of: IndexName, columns: tuple[str, ...]) -> Table | None:
    """What an index is of; None if the file has no such columns."""
    if len(of.columns) <= 1 or not set(of.columns) <= set(columns):
        return None
    key, title, *search = of.columns
    return Table("", "", of.sha256, key, title, tuple(search), columns)


def _kept(project: Project, table: Table) -> KeptIndex | None:
    of = (_name(table), METHOD)
    return next((each for each in project.indexes.kept() if (each.name, each.method) == of), None)


def _to_keep(table: Table, made: MadeIndex) -> NewIndex:
    return NewIndex(_name(table), METHOD, made.parts, made.rows)
