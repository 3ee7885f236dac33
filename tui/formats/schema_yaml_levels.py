"""Reads what a schema's YAML asks of an article and of each event: fields, checks, and what ties events."""

import itertools
import re
from collections.abc import Iterator

from tui.domain.indexes import fields_by_id
from tui.domain.references import Scope, find, known_names
from tui.domain.schema import Check, Field, FieldType, Schema, Severity
from tui.formats.schema_yaml_fields import FieldReader
from tui.formats.schema_yaml_reading import Keys, Reader, expected, found
from tui.formats.schema_yaml_rule import Purpose, Rule
from tui.formats.yaml_text import MAX_BYTES, Mapping, Node, Scalar, Sequence, quoted

LEVEL_KEYS = {"fields": "the questions", "checks": "rules over several fields"}
EVENT_KEYS = {
    "type": "the id of the field whose answer is the event's type",
    "summary": "the fields that name an event in lists",
    **LEVEL_KEYS,
    "include_when": "an expression that says which events the exported table has",
    "same_when": "the fields in which two events that are one are equal",
    "align": "the fields by which the events of two annotators are matched",
    "sentence": "a text with fields in braces that reads an event back",
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
_MAX_SENTENCE = 1_000
_WEIGHT = re.compile(r"\d{1,6}(?:\.\d{1,6})?", re.ASCII)


class LevelReader:
    """Reads the article's part and the event's part of a schema.

    Args:
        reader: Collects faults.
        fields: Reads the fields, and keeps the expressions for later.
    """

    def __init__(self, reader: Reader, fields: FieldReader) -> None:
        self._reader = reader
        self._fields = fields

    def read(self, schema: Schema, article: Node | None, event: Node | None) -> Schema:
        """Adds both parts to a schema.

        Args:
            schema: With its labels, lists and tables.
            article: What is asked once for each article; None for nothing.
            event: What is asked for each event; None for nothing.
        """
        article_keys = self._level(article, "article", LEVEL_KEYS)
        event_keys = self._level(event, "event", EVENT_KEYS, required=("type",))
        if "fields" in article_keys:
            read = self._fields.read(article_keys["fields"], "article", in_event=False)
            schema = schema._replace(article_fields=read)
        if "fields" in event_keys:
            read = self._fields.read(event_keys["fields"], "event", in_event=True)
            schema = schema._replace(event_fields=read)
            schema = self._with_type(schema, event_keys)
        return schema._replace(
            article_checks=self._checks(article_keys.get("checks"), schema.article_fields, in_event=False),
            checks=self._checks(event_keys.get("checks"), schema.event_fields, in_event=True),
            include_when=self._rule(event_keys.get("include_when"), "include_when", Purpose.CONDITION, MAX_BYTES),
            sentence=self._rule(event_keys.get("sentence"), "sentence", Purpose.TEMPLATE, _MAX_SENTENCE),
            same_when=self._same(event_keys.get("same_when"), schema.event_fields),
            align=self._alignment(event_keys.get("align"), schema.event_fields),
        )

    def _level(self, node: Node | None, what: str, known: Keys, required: tuple[str, ...] = ()) -> dict[str, Node]:
        return {} if node is None else self._reader.keys(node, what, known, required=("fields", *required))

    def _with_type(self, schema: Schema, keys: dict[str, Node]) -> Schema:
        node = keys.get("type")
        if node is None:
            return schema
        fields = fields_by_id(schema.event_fields)
        type_field = self._reader.one_of(node, "the field of the event's type", fields)
        field = fields.get(type_field)
        known = field is not None and all(field is not each for each in self._fields.doubtful)
        if field is not None and known and (field.type not in _TYPES_OF_TYPE or field.many):
            self._reader.fault(
                node, f"field {type_field} for the event's type; expected one of type tree or choice"
            )
        summary = [type_field] if type_field else []
        if "summary" in keys:
            summary = list(self._paths(self._reader.items(keys["summary"], "summary"), schema.event_fields))
        return schema._replace(type_field=type_field, summary=tuple(dict.fromkeys(summary)))

    def _paths(self, items: tuple[Scalar, ...], fields: tuple[Field, ...]) -> Iterator[str]:
        return (path for path in (self._path(item, fields) for item in items) if path)

    def _path(self, item: Scalar, fields: tuple[Field, ...]) -> str:
        """The path of a field that is named with dots; empty if there is none."""
        scope = Scope((fields,))
        target = find(scope, item.text)
        if target is not None and not target.part:
            if target.repeated not in {(), (target.path,)}:
                group = target.repeated[0].replace("/", ".")
                message = f"{quoted(item.text)} in the repeated group {group}; expected a field outside of it"
                self._reader.fault(item, message)
            return target.path
        known = itertools.islice(known_names(scope), _MAX_NAMES)
        names = [name for name in known if (named := find(scope, name)) is not None and not named.part]
        self._reader.fault(item, f"unknown field {quoted(item.text)}; {expected(item.text, names)}")
        return ""

    def _rule(self, node: Node | None, what: str, purpose: Purpose, limit: int) -> str:
        source = self._reader.text(node, what, limit=limit, lines=True)
        if isinstance(node, Scalar) and source:
            self._fields.rules.append(Rule(node, (), in_event=True, purpose=purpose))
        return source

    def _same(self, node: Node | None, fields: tuple[Field, ...]) -> tuple[tuple[str, ...], ...]:
        """Fields that are equal in events that are one; an inner list holds fields that are equal in any order."""
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self._reader.fault(node, f"{found(node)} for same_when; expected a list such as [date, place]")
            return ()
        same: list[tuple[str, ...]] = []
        for each in node.items:
            items = (each,) if isinstance(each, Scalar) else self._reader.items(each, "same_when")
            same.append(tuple(self._paths(items, fields)))
        return tuple(paths for paths in same if paths)

    def _alignment(self, node: Node | None, fields: tuple[Field, ...]) -> tuple[tuple[str, str], ...]:
        """Fields with the weights that they have where events are matched."""
        if node is None:
            return ()
        if not isinstance(node, Mapping):
            return tuple((path, "1") for path in self._paths(self._reader.items(node, "align"), fields))
        weights: dict[str, str] = {}
        for key, value in node.entries:
            path = self._path(key, fields)
            if not isinstance(value, Scalar) or not _WEIGHT.fullmatch(value.text) or float(value.text) <= 0:
                self._reader.fault(
                    value, f"{found(value)} as the weight of {key.text}; expected a number such as 2"
                )
            elif path:
                weights[path] = value.text
        return tuple(weights.items())

    def _checks(self, node: Node | None, fields: tuple[Field, ...], *, in_event: bool) -> tuple[Check, ...]:
        if node is None:
            return ()
        return tuple(
            self._check(key, value, fields, in_event=in_event)
            for key, value in self._reader.entries(node, "checks")
            if self._reader.is_id(key, "a check")
        )

    def _check(self, key: Scalar, node: Node, fields: tuple[Field, ...], *, in_event: bool) -> Check:
        what = f"check {key.text}"
        keys = self._reader.keys(node, what, CHECK_KEYS, required=("rule", "message"))
        rule = keys.get("rule")
        source = self._reader.text(rule, f"the rule of {what}", limit=MAX_BYTES, lines=True)
        if isinstance(rule, Scalar) and source:
            self._fields.rules.append(Rule(rule, (), in_event, purpose=Purpose.RULE))
        severity = Severity.WARNING
        if "severity" in keys:
            severity = Severity(
                self._reader.one_of(keys["severity"], f"the severity of {what}", Severity) or severity
            )
        shown_at = self._reader.items(keys["fields"], f"the fields of {what}") if "fields" in keys else ()
        message = self._reader.text(keys.get("message"), f"the message of {what}", limit=_MAX_MESSAGE)
        return Check(key.text, source, message, severity, tuple(self._paths(shown_at, fields)))
