"""Every promise about a project: what the store can prove, and that the layers fit their schema."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import tui
from tui.domain.errors import DeskError, StoreError
from tui.domain.layers import SCHEMA, Layer, Status
from tui.domain.problems import layer_problems
from tui.domain.schema import Schema, Severity
from tui.formats.about import about
from tui.formats.record_fit import misfit
from tui.services.records import Encoders
from tui.services.tables import wrong_indexes
from tui.store.project import Finding, Project
from tui.store.table_indexes import KeptIndex

UNFINISHED = ("required", "link")
"""Kinds of error that work in progress may have: an answer that is not there yet, a link to an event that went."""

FINISHED = (Status.DONE, Status.NO_EVENT)


def verify_project(project: Project) -> list[Finding]:
    """Everything that is wrong with a project; empty if nothing is.

    Args:
        project: The open project.
    """
    findings = [*project.verify(), *_indexes(project)]
    broken = {(found.article, found.annotator) for found in findings}
    return [*findings, *(found for found in _unfit(project) if found[:2] not in broken)]


def repair_project(project: Project) -> list[Finding]:
    """Makes anew what can be made anew of what is wrong, and tells what was changed.

    Args:
        project: The open project.
    """
    changed = project.repair()
    with suppress(StoreError):
        wrong = list(wrong_indexes(project))
        project.indexes.drop(each.number for each in wrong)
        changed += [Finding("", "", f"{_called(each)} is made anew when it is next needed") for each in wrong]
    return changed


def unopenable(path: Path) -> list[Finding]:
    """Why a file cannot be opened for work, although all that can be read of it is as it should be; mostly empty.

    Args:
        path: The project file.
    """
    try:
        with Project.open(path, write=False) as project:
            project.people()
    except StoreError as error:
        return [Finding("", "", error.message)]
    return []


def _indexes(project: Project) -> Iterator[Finding]:
    """What of the indexes of the schema's tables is not what comes of their files."""
    try:
        for kept in wrong_indexes(project):
            yield Finding("", "", f"{_called(kept)} is not what comes of its file")
    except StoreError:
        # What cannot be read was found before, and said better.
        return


def _called(index: KeptIndex) -> str:
    return f"the index {index.number} of a table of the schema"


def _unfit(project: Project) -> Iterator[Finding]:
    """What of the layers does not fit the version of the schema by which each was filled."""
    try:
        schemas = Encoders(project, tui.__version__)
        for record in project.layers():
            layer = replace(record.layer, about=about(record.article))
            yield from (Finding(layer.article, layer.annotator, each) for each in _faults(layer, schemas))
    except StoreError as error:
        # Mostly it was found before, and said better.
        yield Finding("", "", error.message)


def _faults(layer: Layer, schemas: Encoders) -> Iterator[str]:
    name = layer.attributes.get(SCHEMA, "")
    if not name:
        return
    try:
        schema = schemas.schema(name)
    except DeskError as error:
        yield f"schema {name} cannot be read: {error.message}"
        return
    if schema is None:
        yield f"it was filled by schema {name}, which the project does not have"
    else:
        yield from _faults_by_schema(layer, schema)


def _faults_by_schema(layer: Layer, schema: Schema) -> Iterator[str]:
    wrong = misfit(layer, schema)
    if wrong:
        yield wrong
        return
    for problem in layer_problems(schema, layer):
        kind = problem.check.partition(":")[0]
        if problem.severity is Severity.ERROR and (layer.status in FINISHED or kind not in UNFINISHED):
            where = f"event {layer.events.index(problem.owner) + 1}: " if problem.owner else ""
            yield f"{where}{problem.message}"
