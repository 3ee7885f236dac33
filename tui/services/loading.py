"""Reads records into a project: everything is checked first, then all of it is written, or nothing.

A layer is written as one edit into an empty layer, so that it can be taken back like any other, and keeps its ids.
When it was made, and by how many edits, goes along as attributes (see `tui.services.records`), because the history
of this project can only say when it was loaded.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

import tui
from tui.domain.editing import NewId
from tui.domain.edits import AttributeChange, Edit, EventsChange, SpanChange, ValueChange, apply
from tui.domain.errors import DeskError, FormatError
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import Layer, Status
from tui.domain.problems import layer_problems
from tui.domain.schema import Severity
from tui.domain.values import BLANK
from tui.formats.about import about
from tui.formats.jsonlines import NoObjectError, read_lines
from tui.formats.record import DecodedRecord, decode_record
from tui.formats.record_fit import misfit
from tui.services.ids import Clock
from tui.services.records import Encoders, loaded_attributes, new_article, record_article
from tui.store.bulk import bulk_writer
from tui.store.project import AnnotatorKind, Project

MOST_PROBLEMS = 1_000
"""After so many lines that cannot be loaded, the rest of a file is not looked at: it is one of another kind."""

HOPELESS = 20
"""If so many lines are no objects of JSON before the first that is, a file is not looked at any further."""

SHOWN_PROBLEMS = 20
"""So many of the things that the schema's checks find are told one by one."""


class RefusedLinesError(FormatError):
    """Some lines cannot be loaded; nothing was.

    Args:
        problems: One line for each of them, with its place.
    """

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        rest = ", the rest was not looked at" if count >= MOST_PROBLEMS else ""
        super().__init__(f"{count:,} line{'s' * (count > 1)} cannot be loaded{rest}: nothing was written.")


class Loaded(NamedTuple):
    """What became of the lines.

    Attributes:
        layers: How many layers were written.
        articles: How many articles were new.
        same: How many layers were in the project already, exactly so.
        problems: How much the schema's checks find in the layers; nothing of it keeps a layer out.
        shown: The first of these problems, each with its line.
    """

    layers: int
    articles: int
    same: int
    problems: int = 0
    shown: tuple[str, ...] = ()


class Source(NamedTuple):
    """A file of records that can be read twice.

    Attributes:
        file: Open for reading bytes, at its start.
        name: What it is called in errors.
        annotator: Who is to have made the layers; empty for those whom the records name.
    """

    file: BinaryIO
    name: str
    annotator: str = ""


def load_records(
    path: Path,
    source: Source,
    *,
    clock: Clock,
    new_id: NewId,
    check_only: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Loaded:
    """Loads records.

    Args:
        path: The project file.
        source: The records.
        clock: Tells the time.
        new_id: Makes ids.
        check_only: Whether to write nothing and only tell what would become of the lines.
        progress: Told how many lines were checked so far.

    Raises:
        RefusedLinesError: A line is broken, or does not fit the project.
        StoreError: The project cannot be read or written.
    """
    with Project.open(path, write=not check_only) as project:
        checker = _Checker(project, source)
        wanted = checker.check(progress)
    found = Loaded(
        len(wanted), len(checker.new_articles), checker.same, checker.problems, tuple(checker.shown_problems)
    )
    if not check_only and wanted:
        _write(path, source, wanted, clock, new_id)
    return found


def _records(source: Source) -> Iterator[tuple[int, bytes, str]]:
    source.file.seek(0)
    for number, line in read_lines(source.file):
        yield number, line, f"{source.name}:{number}"


def _decode(source: Source, line: bytes, where: str) -> DecodedRecord:
    found = decode_record(line, where)
    if not source.annotator:
        return found
    return replace(found, layer=replace(found.layer, annotator=source.annotator))


class _Checker:
    """Checks the lines of a file against each other and against the project."""

    def __init__(self, project: Project, source: Source) -> None:
        self._project = project
        self._source = source
        self._encoders = Encoders(project, tui.__version__)
        self._kinds = {person.name: person.kind.value for person in project.people()}
        self._seen: dict[tuple[str, str], str] = {}
        self.new_articles: dict[str, str] = {}
        """Id and text hash of the articles that the project lacks."""
        self._names: dict[str, str] = {}
        self.same = 0
        self.problems = 0
        self.shown_problems: list[str] = []

    def check(self, progress: Callable[[int], None]) -> frozenset[int]:
        """The numbers of the lines that are to be written.

        Raises:
            RefusedLinesError: Some lines cannot be.
            FormatError: The file is none of JSON lines.
        """
        wanted: list[int] = []
        problems: list[str] = []
        foreign = True
        try:
            for number, line, where in _records(self._source):
                try:
                    if self._is_new(_decode(self._source, line, where), where):
                        wanted.append(number)
                    foreign = False
                except DeskError as error:
                    problems.append(error.message)
                    foreign = foreign and isinstance(error, NoObjectError)
                    if len(problems) >= (HOPELESS if foreign else MOST_PROBLEMS):
                        break
                progress(number)
        except FormatError as error:
            problems.append(f"{self._source.name}: {error.message}")
        if foreign and len(problems) > 1:
            raise FormatError(
                f"{self._source.name}: no line up to line {number} is a record as copydesk export writes them"
                f" ({problems[0].rstrip('.')}): nothing was written."
            )
        if problems:
            raise RefusedLinesError(problems)
        return frozenset(wanted)

    def _is_new(self, record: DecodedRecord, where: str) -> bool:
        layer = record.layer
        key = (layer.article, layer.annotator)
        if key in self._seen:
            raise FormatError(
                f"{where}: {self._seen[key]} holds {layer.annotator}'s layer of this article already."
            )
        self._seen[key] = where
        problem = self._unlike_article(record) or self._unlike_schema(record) or self._unlike_person(record)
        if problem:
            raise FormatError(f"{where}: {problem}.")
        held = self._project.layer(*key) if layer.article not in self.new_articles else Layer(*key)
        if held.revision:
            return self._is_other(record, held, where)
        apply(held, _edit(record))
        self._examine(record, where)
        return True

    def _examine(self, record: DecodedRecord, where: str) -> None:
        """Counts what the schema's checks find in a layer; what is missing counts once the layer is finished."""
        schema = self._encoders.schema(record.schema_name)
        if schema is None:
            return
        layer = replace(record.layer, about=about(record.article))
        finished = layer.status in {Status.DONE, Status.NO_EVENT}
        for problem in layer_problems(schema, layer):
            missing = problem.check.startswith(("required:", "fewest:")) and not finished
            if not (problem.overridden or problem.severity is Severity.INFO or missing):
                self.problems += 1
                if len(self.shown_problems) < SHOWN_PROBLEMS:
                    self.shown_problems.append(f"{where}: {problem.owner or 'article'}: {problem.message}")

    def _unlike_article(self, record: DecodedRecord) -> str:
        article = record.article
        if self._project.position_of(article.id):
            held = self._project.article(article.id)
            return "" if held.sha256 == article.sha256 else f"article {article.id} has another text in this project"
        if self.new_articles.setdefault(article.id, article.sha256) != article.sha256:
            return f"article {article.id} has another text on an earlier line"
        taken = self._names.setdefault(article.name, article.id) != article.id or self._is_taken(article.name)
        return f"another article is called {article.name!r}: names are unique in a project" if taken else ""

    def _is_taken(self, name: str) -> bool:
        found = self._project.find_article(name)
        return found is not None and self._project.article(found).name == name

    def _unlike_schema(self, record: DecodedRecord) -> str:
        schema = self._encoders.schema(record.schema_name)
        if schema is None:
            return f"it was made with schema {record.schema_name[:60]!r}, which this project does not have"
        if schema.sha256 != record.schema_sha256:
            return f"its schema {schema.name} is not the {schema.name} of this project: the SHA-256 differs"
        return misfit(record.layer, schema)

    def _unlike_person(self, record: DecodedRecord) -> str:
        name, kind = record.layer.annotator, record.provenance.kind
        held = self._kinds.setdefault(name, kind)
        if held == kind or self._source.annotator:
            return ""
        return f"{name} is a {held} in this project, not a {kind}: say under which name to load with --as"

    def _is_other(self, record: DecodedRecord, held: Layer, where: str) -> bool:
        """Refuses a layer that differs from the one in the project; the same one need not be written."""
        article = record_article(self._project.article(held.article))
        here = self._encoders.encode(article, held, record.provenance)
        if here != self._encoders.encode(article, record.layer, record.provenance):
            raise FormatError(
                f"{where}: {held.annotator} has said something else about article {held.article} in this project: "
                "load it under another name with --as."
            )
        self.same += 1
        return False


def _edit(record: DecodedRecord) -> Edit:
    """All that a record says, as one edit of an empty layer."""
    layer = record.layer
    attributes = {**layer.attributes, **loaded_attributes(record.provenance)}
    return Edit(
        "load",
        "load",
        (
            *(SpanChange(span.id, None, span) for span in layer.spans.values()),
            *([EventsChange((), layer.events)] if layer.events else []),
            *(ValueChange(owner, path, BLANK, said) for (owner, path), said in layer.values.items()),
            *(AttributeChange(name, "", value) for name, value in attributes.items() if value),
        ),
    )


def _write(path: Path, source: Source, wanted: frozenset[int], clock: Clock, new_id: NewId) -> None:
    with Project.open(path) as project:
        kinds = {person.name: person.kind for person in project.people()}
    known: set[str] = set()
    with bulk_writer(path) as writer:
        for number, line, where in _records(source):
            if number not in wanted:
                continue
            record = _decode(source, line, where)
            layer = record.layer
            try:
                if layer.article not in known and not writer.has_article(layer.article):
                    writer.add_article(new_article(record.article))
                known.add(layer.article)
                kind = kinds.setdefault(layer.annotator, AnnotatorKind(record.provenance.kind))
                writer.ensure_annotator(layer.annotator, kind)
                entry = Entry(1, EntryKind.EDIT, 0, _edit(record), layer.annotator, clock(), new_id("o"))
                writer.append(layer.article, layer.annotator, entry)
            except DeskError as error:
                raise FormatError(f"{where}: {error.message}") from error
