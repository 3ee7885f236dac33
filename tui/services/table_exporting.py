"""Writes the table that a schema makes of the events, as CSV."""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

from tui.domain.errors import StoreError
from tui.domain.evaluation import Operand
from tui.domain.layers import SCHEMA, Status
from tui.domain.schema import Schema
from tui.domain.table_rows import Skipped, header, table_rows
from tui.formats.about import about
from tui.formats.csv_cells import as_text, is_formula
from tui.formats.schema_json import schema_from_json
from tui.services.files import whole_file
from tui.services.ids import Clock
from tui.services.records import provenance_of
from tui.services.unknown_names import nobody_called
from tui.store.project import LayerRecord, Project

_CHUNK = 1 << 20


class TableExported(NamedTuple):
    """How much was written.

    Attributes:
        layers: Layers that were read.
        rows: Rows under the headings.
        skipped: Events that the schema leaves out.
        other_versions: Layers that were made with another version of the schema.
        marked: Cells that a spreadsheet would have calculated, and that have an apostrophe in front.
        bytes: Size of the file.
    """

    layers: int
    rows: int
    skipped: int
    other_versions: int
    marked: int
    bytes: int


def export_table_to(
    project: Project,
    path: Path | None,
    stdout: BinaryIO,
    annotators: Collection[str] | None = None,
    *,
    clock: Clock,
    replace_file: bool = False,
    as_is: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> TableExported:
    """Writes the schema's table, all of it or nothing.

    What goes to standard output is put down before: whoever reads there may take their time, and as long as the
    project is read, its log of newest work cannot be taken into the file.

    Args:
        project: The open project.
        path: The file; None for standard output.
        stdout: Where standard output goes.
        annotators: Whose layers; None for everyone's.
        clock: Tells the time of the export.
        replace_file: Whether a file that is there may be replaced.
        as_is: Whether cells stay as they are that a spreadsheet would calculate.
        progress: Told how many layers were read so far.

    Raises:
        DeskError: The project cannot be read, its schema has no table, it knows no such annotator, or the file is
            there already.
        OSError: The file cannot be written.
    """
    schema = schema_from_json(project.current_schema().compiled)
    if schema.export is None:
        raise StoreError(f"The schema {schema.name} makes no table: give it an 'export', or export as jsonl.")
    known = {person.name for person in project.people()}
    for name in annotators or ():
        if name not in known:
            raise StoreError(nobody_called(name))
    table = _Table(schema, clock(), as_is=as_is)
    with ExitStack() as stack:
        target: BinaryIO
        if path is None:
            target = stack.enter_context(TemporaryFile())
        else:
            target = stack.enter_context(whole_file(path, replace=replace_file))
        for record in project.layers(annotators):
            target.write(table.lines(record))
            progress(table.layers)
        if not table.started:
            target.write(table.headings())
        if path is None:
            target.seek(0)
            copyfileobj(target, stdout, _CHUNK)
    return table.exported()


class _Table:
    """The lines of the table, layer by layer."""

    def __init__(self, schema: Schema, now: str, *, as_is: bool) -> None:
        self._schema = schema
        self._now = now
        self._as_is = as_is
        self.started = False
        self.layers = 0
        self._rows = 0
        self._skipped = 0
        self._others = 0
        self._marked = 0
        self._bytes = 0

    def headings(self) -> bytes:
        """The first line."""
        self.started = True
        return self._counted(
            self._written([header(self._schema.export)]) if self._schema.export is not None else b""
        )

    def lines(self, record: LayerRecord) -> bytes:
        """The lines of a layer, after the headings if it is the first."""
        before = b"" if self.started else self.headings()
        layer = record.layer
        if layer.status is Status.UNTOUCHED and not layer.events and not layer.values:
            return before
        self.layers += 1
        self._others += layer.attributes.get(SCHEMA, self._schema.name) != self._schema.name
        return before + self._counted(self._written(self._of(record)))

    def _of(self, record: LayerRecord) -> Iterator[tuple[str, ...]]:
        layer = replace(record.layer, about=about(record.article))
        for row in table_rows(self._schema, layer, self._facts(record), self._rows + 1):
            if isinstance(row, Skipped):
                self._skipped += 1
            else:
                self._rows += 1
                yield row

    def _facts(self, record: LayerRecord) -> Mapping[str, Operand]:
        layer = record.layer
        made = provenance_of(layer, "", record.created, record.updated)
        return {
            "article": layer.article,
            "name": record.article.name,
            "annotator": layer.annotator,
            "schema": layer.attributes.get(SCHEMA, self._schema.name),
            "created": made.created or None,
            "updated": made.updated or None,
            "exported": self._now,
        }

    def _counted(self, written: bytes) -> bytes:
        self._bytes += len(written)
        return written

    def _written(self, rows: Iterable[tuple[str, ...]]) -> bytes:
        """Rows as RFC 4180 has them, in UTF-8."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(map(self._harmless, rows))
        return text.getvalue().encode("utf-8", "surrogatepass")

    def _harmless(self, row: tuple[str, ...]) -> tuple[str, ...]:
        if self._as_is or not any(map(is_formula, row)):
            return row
        self._marked += sum(map(is_formula, row))
        return tuple(map(as_text, row))

    def exported(self) -> TableExported:
        """How much was written."""
        return TableExported(self.layers, self._rows, self._skipped, self._others, self._marked, self._bytes)
