"""Reads schemas from YAML and reports every error of a file at once, each with its place.

The language is described in `docs/schema.md`. Everywhere the key of a mapping is the id or code of the thing, and
the value describes it, in one word where that is enough.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from tui.domain.errors import SchemaError
from tui.domain.schema import Check, Option, Schema
from tui.domain.visible import visible
from tui.formats.schema_tables import NoFiles, SchemaFiles
from tui.formats.schema_yaml_export import read_export
from tui.formats.schema_yaml_fields import FieldReader
from tui.formats.schema_yaml_labels import read_labels
from tui.formats.schema_yaml_levels import LevelReader
from tui.formats.schema_yaml_options import Lists, read_lists, read_scale
from tui.formats.schema_yaml_reading import Reader, title_of
from tui.formats.schema_yaml_review import read_review
from tui.formats.schema_yaml_rules import check_rules, paths_named
from tui.formats.schema_yaml_tables import FileReader, read_tables
from tui.formats.yaml_text import Fault, Node, YamlFaults, quoted, read_yaml

SCHEMA_KEYS = {
    "schema": "the name of the schema",
    "version": 'its version, such as "1.0"',
    "title": "what is shown",
    "help": "what it is for",
    "labels": "the span labels",
    "lists": "lists of answers that several fields share",
    "tables": "dictionaries in files beside the schema",
    "article": "what is asked once for each article",
    "event": "what is asked for each event",
    "confidence": "the scale of confidence, highest first",
    "no_event_reasons": "why an article may have no event",
    "alternatives": "yes if answers may have alternatives",
    "export": "the table that is exported",
    "review": "how what annotators differ in is settled",
}
NAME = re.compile("[a-z][a-z0-9-]{0,39}")
VERSION = re.compile("[0-9A-Za-z][0-9A-Za-z.+-]{0,19}")


class SchemaErrors(SchemaError):  # noqa: N818 - it carries all errors of a file
    """A schema file with errors.

    Args:
        name: Of the file.
        problems: At least one, in order of place.
    """

    def __init__(self, name: str, problems: tuple[Fault, ...]) -> None:
        self.name = name
        self.problems = problems
        first = self.lines()[0]
        super().__init__(first if len(problems) == 1 else f"{len(problems)} errors, first: {first}")

    def lines(self) -> tuple[str, ...]:
        """One line for each problem: `file:line:column: what was found; what was expected`."""
        return tuple(f"{self.name}:{each.line}:{each.column}: {each.message}" for each in self.problems)


def load_schema(source: bytes, name: str, files: SchemaFiles | None = None) -> Schema:
    """Reads a schema.

    Args:
        source: The file's bytes.
        name: The file's name, for messages.
        files: Those beside the schema; None if there are none.

    Returns:
        The schema, with the SHA-256 of the bytes.

    Raises:
        SchemaErrors: The file has errors; all of them that can be told apart.
    """
    try:
        root, faults = read_yaml(source)
        reader = Reader(faults)
        schema = _SchemaReader(reader, files or NoFiles()).read(root)
    except YamlFaults as error:
        raise SchemaErrors(name, _in_order(error.faults)) from None
    if reader.faults:
        raise SchemaErrors(name, _in_order(reader.faults))
    return schema._replace(sha256=hashlib.sha256(source).hexdigest())


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Each of them once, fit to be shown whatever foreign text its message quotes."""
    return tuple(sorted({replace(fault, message=visible(fault.message)) for fault in faults}))


class _SchemaReader:
    """Reads the parts of a schema, those first on which others lean."""

    def __init__(self, reader: Reader, files: SchemaFiles) -> None:
        self._reader = reader
        self._files = FileReader(reader, files)

    def read(self, root: Node) -> Schema:
        reader = self._reader
        keys = reader.keys(root, "a schema", SCHEMA_KEYS, required=("schema", "version"))
        if keys and not {"labels", "article", "event"} & keys.keys():
            reader.fault(root, "a schema that asks nothing; expected labels, article or event")
        lists = read_lists(reader, keys.get("lists"), self._files)
        schema = self._head(keys, lists)
        tables = read_tables(reader, keys["tables"], self._files) if "tables" in keys else {}
        fields = FieldReader(reader, schema.labels, lists, tables)
        schema = schema._replace(tables=tuple(tables.values()))
        schema = LevelReader(reader, fields).read(schema, keys.get("article"), keys.get("event"))
        if "export" in keys:
            schema = schema._replace(export=read_export(reader, keys["export"], schema, fields.rules))
        if "review" in keys:
            schema = read_review(reader, keys["review"], schema)
        check_rules(reader, schema, fields.rules, fields.doubtful)
        return schema if reader.faults else _with_places(schema)

    def _head(self, keys: dict[str, Node], lists: Lists) -> Schema:
        reader = self._reader
        id_ = self._matching(keys.get("schema"), "the name of the schema", NAME, "a-z, 0-9 and -, a letter first")
        version = self._matching(
            keys.get("version"), "the version", VERSION, 'letters, digits and dots, such as "1.0"'
        )
        return Schema(
            id_,
            version,
            reader.text(keys.get("title"), "the title of the schema") or title_of(id_),
            help=reader.help(keys.get("help")),
            labels=read_labels(reader, keys["labels"]) if "labels" in keys else (),
            confidence=self._scale(keys.get("confidence"), "confidence", lists),
            no_event_reasons=self._scale(keys.get("no_event_reasons"), "no_event_reasons", lists),
            alternatives=reader.truth(keys.get("alternatives"), "alternatives", otherwise=False),
        )

    def _matching(self, node: Node | None, what: str, pattern: re.Pattern[str], form: str) -> str:
        text = self._reader.text(node, what)
        if node is not None and text and not pattern.fullmatch(text):
            self._reader.fault(node, f"{quoted(text)} for {what}; expected {form}")
        return text

    def _scale(self, node: Node | None, what: str, lists: Lists) -> tuple[Option, ...]:
        return () if node is None else read_scale(self._reader, node, what, lists)


def _with_places(schema: Schema) -> Schema:
    """Checks that do not say where they are shown are shown at the fields that they name."""
    return schema._replace(
        article_checks=tuple(_with_fields(schema, check, in_event=False) for check in schema.article_checks),
        checks=tuple(_with_fields(schema, check, in_event=True) for check in schema.checks),
    )


def _with_fields(schema: Schema, check: Check, *, in_event: bool) -> Check:
    return check if check.fields else check._replace(fields=paths_named(schema, check.rule, in_event=in_event))
