"""Reads schemas from YAML and reports every error of a file at once, each with its place.

The language is described in `docs/schema.md`. Everywhere the key of a mapping is the id or code of the thing, and
the value describes it, in one word where that is enough.
"""

import hashlib
import itertools
import re
from collections.abc import Iterable
from dataclasses import replace

from tui.domain.errors import SchemaError
from tui.domain.indexes import fields_by_id
from tui.domain.references import Scope, find, known_names
from tui.domain.schema import Check, Field, FieldType, Option, Schema, Severity
from tui.formats.schema_yaml_fields import FieldReader
from tui.formats.schema_yaml_labels import read_labels
from tui.formats.schema_yaml_options import read_lists, read_options
from tui.formats.schema_yaml_reading import Keys, Reader, expected, title_of
from tui.formats.schema_yaml_rule import Purpose, Rule
from tui.formats.schema_yaml_rules import check_rules, paths_named
from tui.formats.yaml_text import MAX_BYTES, Fault, Node, Scalar, YamlFaults, quoted, read_yaml

SCHEMA_KEYS = {
    "schema": "the name of the schema",
    "version": 'its version, such as "1.0"',
    "title": "what is shown",
    "help": "what it is for",
    "labels": "the span labels",
    "lists": "lists of answers that several fields share",
    "article": "what is asked once for each article",
    "event": "what is asked for each event",
    "confidence": "the scale of confidence, highest first",
    "no_event_reasons": "why an article may have no event",
}
LEVEL_KEYS = {"fields": "the questions", "checks": "rules over several fields"}
EVENT_KEYS = {
    "type": "the id of the field whose answer is the event's type",
    "summary": "the fields that name an event in lists",
    **LEVEL_KEYS,
}
CHECK_KEYS = {
    "rule": "an expression that holds when all is well",
    "message": "what is wrong and what to do",
    "severity": "error, warning or info",
    "fields": "the fields at which it is shown",
}
_TYPES_OF_TYPE = (FieldType.TREE, FieldType.CHOICE)
_MAX_NAMES = 2_000
_MAX_MESSAGE = 300
_NAME = re.compile("[a-z][a-z0-9-]{0,39}")
_VERSION = re.compile("[0-9A-Za-z][0-9A-Za-z.+-]{0,19}")


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


def load_schema(source: bytes, name: str) -> Schema:
    """Reads a schema.

    Args:
        source: The file's bytes.
        name: The file's name, for messages.

    Returns:
        The schema, with the SHA-256 of the bytes.

    Raises:
        SchemaErrors: The file has errors; all of them that can be told apart.
    """
    try:
        root, faults = read_yaml(source)
        reader = Reader(faults)
        schema = _SchemaReader(reader).read(root)
    except YamlFaults as error:
        raise SchemaErrors(name, _in_order(error.faults)) from None
    if reader.faults:
        raise SchemaErrors(name, _in_order(reader.faults))
    return replace(schema, sha256=hashlib.sha256(source).hexdigest())


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(set(faults)))


class _SchemaReader:
    """Reads the parts of a schema, those first on which others lean."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, root: Node) -> Schema:
        reader = self._reader
        keys = reader.keys(root, "a schema", SCHEMA_KEYS, required=("schema", "version"))
        if keys and not {"labels", "article", "event"} & keys.keys():
            reader.fault(root, "a schema that asks nothing; expected labels, article or event")
        id_ = self._matching(keys.get("schema"), "the name of the schema", _NAME, "a-z, 0-9 and -, a letter first")
        version = self._matching(
            keys.get("version"), "the version", _VERSION, 'letters, digits and dots, such as "1.0"'
        )
        schema = Schema(
            id_,
            version,
            reader.text(keys.get("title"), "the title of the schema") or title_of(id_),
            help=reader.help(keys.get("help")),
            labels=read_labels(reader, keys["labels"]) if "labels" in keys else (),
            confidence=self._scale(keys.get("confidence"), "confidence"),
            no_event_reasons=self._scale(keys.get("no_event_reasons"), "no_event_reasons"),
        )
        lists = read_lists(reader, keys["lists"]) if "lists" in keys else {}
        return self._with_levels(schema, FieldReader(reader, schema.labels, lists), keys)

    def _matching(self, node: Node | None, what: str, pattern: re.Pattern[str], form: str) -> str:
        text = self._reader.text(node, what)
        if node is not None and text and not pattern.fullmatch(text):
            self._reader.fault(node, f"{quoted(text)} for {what}; expected {form}")
        return text

    def _scale(self, node: Node | None, what: str) -> tuple[Option, ...]:
        return () if node is None else read_options(self._reader, node, what)

    def _with_levels(self, schema: Schema, fields: FieldReader, keys: dict[str, Node]) -> Schema:
        article = self._level(keys.get("article"), "article", LEVEL_KEYS)
        event = self._level(keys.get("event"), "event", EVENT_KEYS, required=("type",))
        if "fields" in article:
            schema = replace(schema, article_fields=fields.read(article["fields"], "article", in_event=False))
        if "fields" in event:
            schema = replace(schema, event_fields=fields.read(event["fields"], "event", in_event=True))
            schema = self._with_type(schema, event, fields.doubtful)
        article_checks = self._checks(article.get("checks"), schema, fields, in_event=False)
        checks = self._checks(event.get("checks"), schema, fields, in_event=True)
        check_rules(self._reader, schema, fields.rules, fields.doubtful)
        if self._reader.faults:
            return schema
        return replace(
            schema,
            article_checks=tuple(_with_fields(schema, check, in_event=False) for check in article_checks),
            checks=tuple(_with_fields(schema, check, in_event=True) for check in checks),
        )

    def _level(self, node: Node | None, what: str, known: Keys, required: tuple[str, ...] = ()) -> dict[str, Node]:
        return {} if node is None else self._reader.keys(node, what, known, required=("fields", *required))

    def _with_type(self, schema: Schema, keys: dict[str, Node], doubtful: list[Field]) -> Schema:
        node = keys.get("type")
        if node is None:
            return schema
        fields = fields_by_id(schema.event_fields)
        type_field = self._reader.one_of(node, "the field of the event's type", fields)
        field = fields.get(type_field)
        known = field is not None and all(field is not each for each in doubtful)
        if field is not None and known and (field.type not in _TYPES_OF_TYPE or field.many):
            self._reader.fault(
                node, f"field {type_field} for the event's type; expected one of type tree or choice"
            )
        summary = [type_field] if type_field else []
        if "summary" in keys:
            items = self._reader.items(keys["summary"], "summary")
            summary = [path for path in (self._path(item, schema.event_fields) for item in items) if path]
        return replace(schema, type_field=type_field, summary=tuple(dict.fromkeys(summary)))

    def _path(self, item: Scalar, fields: tuple[Field, ...]) -> str:
        """The path of a field that is named with dots; empty if there is none."""
        scope = Scope((fields,))
        target = find(scope, item.text)
        if target is not None and not target.part:
            return target.path
        known = itertools.islice(known_names(scope), _MAX_NAMES)
        names = [name for name in known if (named := find(scope, name)) is not None and not named.part]
        self._reader.fault(item, f"unknown field {quoted(item.text)}; {expected(item.text, names)}")
        return ""

    def _checks(
        self, node: Node | None, schema: Schema, fields: FieldReader, *, in_event: bool
    ) -> tuple[Check, ...]:
        if node is None:
            return ()
        return tuple(
            self._check(key, value, schema, fields, in_event=in_event)
            for key, value in self._reader.entries(node, "checks")
            if self._reader.is_id(key, "a check")
        )

    def _check(self, key: Scalar, node: Node, schema: Schema, fields: FieldReader, *, in_event: bool) -> Check:
        what = f"check {key.text}"
        keys = self._reader.keys(node, what, CHECK_KEYS, required=("rule", "message"))
        rule = keys.get("rule")
        source = self._reader.text(rule, f"the rule of {what}", limit=MAX_BYTES, lines=True)
        if isinstance(rule, Scalar) and source:
            fields.rules.append(Rule(rule, (), in_event, purpose=Purpose.RULE))
        severity = Severity.WARNING
        if "severity" in keys:
            severity = Severity(
                self._reader.one_of(keys["severity"], f"the severity of {what}", Severity) or severity
            )
        level = schema.event_fields if in_event else schema.article_fields
        shown_at = self._reader.items(keys["fields"], f"the fields of {what}") if "fields" in keys else ()
        paths = tuple(path for path in (self._path(item, level) for item in shown_at) if path)
        message = self._reader.text(keys.get("message"), f"the message of {what}", limit=_MAX_MESSAGE)
        return Check(key.text, source, message, severity, paths)


def _with_fields(schema: Schema, check: Check, *, in_event: bool) -> Check:
    """A check that does not say where it is shown is shown at the fields that it names."""
    return check if check.fields else replace(check, fields=paths_named(schema, check.rule, in_event=in_event))
