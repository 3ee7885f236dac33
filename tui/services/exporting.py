"""Writes layers as records, one line each, in the order that readers of JSON lines need.

Readers guess the types of a file from its first lines, and a list that is empty there has no type. So the articles
whose layers together fill every list that is filled anywhere come first; the others follow in the project's order.
A file that is loaded into a new project brings its articles in this order, and so is written the same again.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import tui
from tui.domain.errors import StoreError
from tui.domain.layers import ARTICLE, OVERRIDE, SCHEMA, Layer, Status
from tui.services.files import whole_file
from tui.services.records import Encoders, provenance_of, record_article
from tui.services.unknown_names import nobody_called
from tui.store.project import LayerRecord, Project

if TYPE_CHECKING:
    from tui.formats.record_trail import Trail
    from tui.services.trails import Trails

_CHUNK = 1 << 20


class Exported(NamedTuple):
    """How much was written."""

    layers: int
    events: int
    spans: int
    bytes: int


class _Block(NamedTuple):
    """Where the lines of one article lie in the spool, and whether they have to come first."""

    start: int
    end: int
    first: bool


def export_to(
    project: Project,
    path: Path | None,
    stdout: BinaryIO,
    annotators: Collection[str] | None = None,
    *,
    replace: bool = False,
    trails: "Trails | None" = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Exported:
    """Writes the layers of a project to a file, all of them or none.

    Args:
        project: The open project.
        path: The file; None for standard output.
        stdout: Where standard output goes.
        annotators: Whose layers; None for everyone's.
        replace: Whether a file that is there may be replaced.
        trails: Tells where the values of the gold layer come from; None to leave that out.
        progress: Told how many layers were written so far.

    Returns:
        How much was written.

    Raises:
        DeskError: The project cannot be read, knows no such annotator, or the file is there already.
        OSError: The file cannot be written.
    """
    with ExitStack() as stack:
        target = stdout if path is None else stack.enter_context(whole_file(path, replace=replace))
        spool = stack.enter_context(TemporaryFile(dir=None if path is None else path.absolute().parent))
        total, write = export_records(project, spool, annotators, progress, trails)
        write(target)
        return total


def export_records(
    project: Project,
    spool: BinaryIO,
    annotators: Collection[str] | None = None,
    progress: Callable[[int], None] = lambda _: None,
    trails: "Trails | None" = None,
) -> tuple[Exported, Callable[[BinaryIO], None]]:
    """Writes the layers of a project, all as of one moment; memory holds one article at a time.

    Args:
        project: The open project.
        spool: An empty file to write, read and move about in; it holds the lines until they are in order.
        annotators: Whose layers; None for everyone's.
        progress: Told how many layers were written so far.
        trails: Tells where the values of the gold layer come from; None to leave that out.

    Returns:
        How much there is, and what writes it to a file.

    Raises:
        StoreError: The project cannot be read, or knows no such annotator.
    """
    kinds = {person.name: person.kind.value for person in project.people()}
    for name in annotators or ():
        if name not in kinds:
            raise StoreError(nobody_called(name))
    encoders = Encoders(project, tui.__version__)
    layers = events = spans = 0
    filled: set[str] = set()
    blocks: list[_Block] = []
    for _, records in groupby(_speaking(project, annotators), lambda record: record.article.id):
        start, known = spool.tell(), len(filled)
        for record in records:
            trail = trails.of(record.layer, encoders.schema_of(record.layer)) if trails is not None else None
            spool.write(_line(encoders, record, kinds, trail).encode())
            filled.update(_filled_lists(record.layer))
            filled.update(trail.filled() if trail is not None else ())
            layers, events, spans = layers + 1, events + len(record.layer.events), spans + len(record.layer.spans)
            progress(layers)
        _add(blocks, _Block(start, spool.tell(), len(filled) > known))
    total = Exported(layers, events, spans, spool.tell())
    return total, lambda target: _copy(spool, blocks, target)


def _speaking(project: Project, annotators: Collection[str] | None) -> Iterator[LayerRecord]:
    """The layers that say anything: one whose edits were all taken back is as good as never opened."""
    for record in project.layers(annotators):
        layer = record.layer
        remarks = layer.attributes.keys() - {SCHEMA}
        if layer.spans or layer.events or layer.values or remarks or layer.status is not Status.UNTOUCHED:
            yield record


def _line(encoders: Encoders, record: LayerRecord, kinds: dict[str, str], trail: "Trail | None") -> str:
    layer = record.layer
    provenance = provenance_of(layer, kinds[layer.annotator], record.created, record.updated)
    return encoders.encode(record_article(record.article), layer, provenance, trail)


def _filled_lists(layer: Layer) -> Iterator[str]:
    """Names of the lists that hold something in the record of this layer and can be empty in others."""
    if layer.spans:
        yield "spans"
    if layer.events:
        yield "events"
    if any(name.startswith(OVERRIDE) for name in layer.attributes):
        yield "overrides"
    for (owner, _), said in layer.values.items():
        place = "article" if owner == ARTICLE else "event"
        if said.evidence:
            yield f"{place} evidence"
        if said.value is not None and said.value.parts:
            yield f"{place} parts"
        if said.alternatives:
            yield f"{place} alternatives"


def _add(blocks: list[_Block], block: _Block) -> None:
    """Neighbours of the same kind become one block: their number does not grow with the project."""
    if blocks and blocks[-1].first == block.first:
        blocks[-1] = _Block(blocks[-1].start, block.end, block.first)
    else:
        blocks.append(block)


def _copy(spool: BinaryIO, blocks: list[_Block], target: BinaryIO) -> None:
    for block in sorted(blocks, key=lambda block: not block.first):
        spool.seek(block.start)
        left = block.end - block.start
        while left and (chunk := spool.read(min(left, _CHUNK))):
            target.write(chunk)
            left -= len(chunk)
