"""Reads which tables a schema takes its answers from, and the files that they are in."""

import hashlib

from tui.domain.schema import Option, Table, walk_options
from tui.domain.tables import RowFault, TableRows
from tui.domain.visible import visible
from tui.formats.schema_table_lists import ListFile, options_from_rows
from tui.formats.schema_tables import FileFault, SchemaFiles, key_faults, read_table
from tui.formats.schema_yaml_reading import MAX_TITLE, Reader, found
from tui.formats.schema_yaml_rules import check_unlisted
from tui.formats.yaml_text import Node, Scalar, Sequence

TABLE_KEYS = {
    "file": "the name of a CSV file beside the schema",
    "key": "the column that tells the rows apart",
    "title": "the column that is shown",
    "search": "the columns in which rows are looked for",
    "unlisted": "templates for names that the table does not have",
}
CSV = ".csv"
"""What the name of a file ends with, and no name of a list does."""


class FileReader:
    """Reads the files that a schema names, each once, and notes what is wrong with them where they are named.

    Args:
        reader: Collects faults.
        files: The files.
    """

    def __init__(self, reader: Reader, files: SchemaFiles) -> None:
        self._reader = reader
        self._files = files
        self._contents: dict[str, bytes | None] = {}
        self._rows: dict[str, TableRows] = {}
        self._lists: dict[str, ListFile] = {}

    def content(self, node: Scalar) -> bytes | None:
        """The bytes of the file that a node names; None if it cannot be read, which is noted each time."""
        name = node.text
        try:
            if name not in self._contents:
                self._contents[name] = self._files.read(name)
        except FileFault as fault:
            self._reader.fault(node, fault.message)
            return None
        return self._contents[name]

    def rows(self, node: Scalar) -> TableRows | None:
        """The rows of the file that a node names; None if it cannot be read."""
        content = self.content(node)
        if content is None:
            return None
        if node.text not in self._rows:
            self._rows[node.text] = read_table(content, node.text)
        return self._rows[node.text]

    def options(self, node: Scalar) -> tuple[Option, ...]:
        """The answers in the file that a node names; empty if it cannot be read."""
        rows = self.rows(node)
        if rows is None:
            return ()
        if node.text not in self._lists:
            made = self._lists[node.text] = options_from_rows(rows, node.text)
            self.note(node, made.faults)
            self._place_conditions(node, made)
        return self._lists[node.text].options

    def note(self, node: Node, faults: tuple[RowFault, ...]) -> None:
        """Notes what is wrong with a file where it is named."""
        for fault in faults:
            self._reader.fault(node, str(fault))

    def _place_conditions(self, node: Scalar, made: ListFile) -> None:
        """The conditions of answers are told where the file is named, with their line in it."""
        for way in walk_options(made.options):
            option = way[-1]
            if option.when:
                origin = f"{visible(node.text)}:{made.lines[option.code]}: "
                self._reader.conditions[id(option)] = Scalar(option.when, node.line, node.column, origin=origin)


def read_tables(reader: Reader, node: Node, files: FileReader) -> dict[str, Table]:
    """Reads the tables of a schema.

    Args:
        reader: Collects faults.
        node: A mapping of ids to names of files, or to all that a table has.
        files: Reads the files.

    Returns:
        The tables that can be used, by id.
    """
    tables: dict[str, Table] = {}
    for key, value in reader.entries(node, "tables"):
        if reader.is_id(key, "a table"):
            table = _table(reader, key, value, files)
            if table is not None:
                tables[key.text] = table
    return tables


def _table(reader: Reader, key: Scalar, value: Node, files: FileReader) -> Table | None:
    what = f"the table {key.text}"
    if isinstance(value, Scalar):
        keys: dict[str, Node] = {"file": value}
    else:
        keys = reader.keys(value, what, TABLE_KEYS, required=("file",))
    file = keys.get("file")
    if not isinstance(file, Scalar) or not file.text:
        if file is not None:
            reader.fault(file, f"{found(file)} for the file of {what}; expected a name such as actors.csv")
        return None
    rows = files.rows(file)
    content = files.content(file) if rows is not None else None
    if rows is None or content is None:
        return None
    files.note(file, rows.faults)
    if not rows.columns:
        return None
    key_column = _column(reader, keys.get("key"), f"the key of {what}", rows) or rows.columns[0]
    title = _column(reader, keys.get("title"), f"the title of {what}", rows)
    title = title or next((each for each in rows.columns if each != key_column), key_column)
    files.note(file, key_faults(rows, key_column, file.text))
    return Table(
        key.text,
        file.text,
        hashlib.sha256(content).hexdigest(),
        key_column,
        title,
        _search(reader, keys.get("search"), what, rows) or tuple(dict.fromkeys((key_column, title))),
        rows.columns,
        _unlisted(reader, keys.get("unlisted"), what, rows),
    )


def _column(reader: Reader, node: Node | None, what: str, rows: TableRows) -> str:
    return "" if node is None else reader.one_of(node, what, rows.columns)


def _search(reader: Reader, node: Node | None, what: str, rows: TableRows) -> tuple[str, ...]:
    if node is None:
        return ()
    items = (node,) if isinstance(node, Scalar) else reader.items(node, f"the search of {what}")
    named = (reader.one_of(each, f"the search of {what}", rows.columns) for each in items)
    return tuple(dict.fromkeys(column for column in named if column))


def _unlisted(reader: Reader, node: Node | None, what: str, rows: TableRows) -> tuple[str, ...]:
    templates = reader.texts(node, f"the unlisted of {what}", limit=MAX_TITLE)
    scalars = (node,) if isinstance(node, Scalar) else node.items if isinstance(node, Sequence) else ()
    for scalar in scalars:
        if isinstance(scalar, Scalar) and scalar.text:
            check_unlisted(reader, scalar, rows.columns)
    return templates
