"""Reads the fields of a form from a schema's YAML."""

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from tui.domain.expressions import WORDS
from tui.domain.references import ARTICLE_PREFIX, number
from tui.domain.schema import Field, FieldType, Label, Option
from tui.domain.values import Nothing
from tui.formats.schema_yaml_defaults import read_default
from tui.formats.schema_yaml_options import Lists, read_options
from tui.formats.schema_yaml_reading import Reader, found, title_of
from tui.formats.yaml_text import Mapping, Node, Scalar, Sequence, quoted

_T = FieldType
_NUMBERS = frozenset({_T.INTEGER, _T.DECIMAL, _T.QUANTITY})
_SEVERAL = frozenset({_T.CHOICES, _T.TAGS})
_LISTED = frozenset({_T.BOOLEAN, _T.CHOICE, _T.CHOICES, _T.TREE, _T.SCALE})

FIELD_KEYS = {
    "type": "the type of the answer",
    "title": "what is shown",
    "help": "when and how to fill it",
    "required": "yes, no, or an expression that says when",
    "when": "an expression that says when it is asked",
    "evidence": "yes, no, or an expression that says when evidence is needed",
    "label": "the span label of its evidence",
    "many": "yes if it takes several entries",
    "nothing": "the kinds of nothing that it accepts",
    "default": "what a new event starts with, or 'last'",
    "options": "the answers to choose from",
    "leaf_only": "no if answers with answers below them can be chosen",
    "precision": "the scale of precision, finest first",
    "levels": "the further names that a place has",
    "min": "the smallest number",
    "max": "the largest number",
    "words": "words with the number that they stand for",
    "fields": "the fields of a group",
}

_TYPES_OF_KEY: dict[str, frozenset[FieldType]] = {
    "options": _LISTED,
    "leaf_only": frozenset({_T.TREE}),
    "precision": frozenset({_T.DATE, _T.PLACE}),
    "levels": frozenset({_T.PLACE}),
    "min": _NUMBERS,
    "max": _NUMBERS,
    "words": frozenset({_T.INTEGER, _T.QUANTITY}),
    "fields": frozenset({_T.GROUP}),
    "evidence": frozenset(_T) - {_T.GROUP},
    "label": frozenset(_T) - {_T.GROUP},
    "default": frozenset(_T) - {_T.GROUP, _T.LINK, _T.MENTION},
}
_PARTS_OF_PLACES = frozenset({"id", "written", "precision"})


class Purpose(StrEnum):
    """What an expression is for, and with that what may come out of it.

    `CONDITION`, `WHEN`, `NOT_APPLICABLE` and `RULE` are true or false; `RULE` is that of a check. `DERIVE` works out
    the field that `own` names. `COLUMN` is the value of an exported column, of any sort, or a template if it holds a
    brace; it alone knows the names behind `record.`. `TEMPLATE` is text with expressions in braces.
    """

    CONDITION = "condition"
    WHEN = "when"
    NOT_APPLICABLE = "not_applicable_when"
    RULE = "rule"
    DERIVE = "derive"
    COLUMN = "value"
    TEMPLATE = "template"


class FieldReader:
    """Reads fields, and keeps the expressions in them for later.

    Args:
        reader: Collects faults.
        labels: The span labels.
        lists: The shared lists.
    """

    def __init__(self, reader: Reader, labels: tuple[Label, ...], lists: Lists) -> None:
        self._reader = reader
        self._labels = tuple(label.id for label in labels)
        self._lists = lists
        self._in_event = False
        self.rules: list[Rule] = []
        self.doubtful: list[Field] = []
        """Fields whose type could not be read: nothing is said about expressions that name them."""

    def read(self, node: Node, what: str, *, in_event: bool) -> tuple[Field, ...]:
        """Reads the fields of an event or of the article.

        Args:
            node: A mapping of ids.
            what: What they belong to, for messages.
            in_event: Whether they are an event's.
        """
        self._in_event = in_event
        return self._fields(node, what, ())

    def _fields(self, node: Node, what: str, groups: tuple[str, ...]) -> tuple[Field, ...]:
        entries = self._reader.entries(node, f"the fields of {what}")
        if not entries and isinstance(node, Mapping | Scalar):
            self._reader.fault(node, f"no fields in {what}; expected at least one 'id: type'")
        return tuple(self._field(key, value, groups) for key, value in entries if self._is_field_id(key))

    def _is_field_id(self, key: Scalar) -> bool:
        if key.text in {ARTICLE_PREFIX, *WORDS}:
            self._reader.fault(
                key, f"'{key.text}' as the id of a field; expected another: expressions use this word"
            )
            return False
        return self._reader.is_id(key, "a field")

    def _field(self, key: Scalar, value: Node, groups: tuple[str, ...]) -> Field:
        what = f"field {key.text}"
        if isinstance(value, Scalar):
            keys: dict[str, Node] = {"type": value}
        else:
            keys = self._reader.keys(value, what, FIELD_KEYS, required=("type",))
        type_name = self._reader.one_of(keys["type"], f"the type of {what}", FieldType) if "type" in keys else ""
        many = self._reader.truth(keys.get("many"), "many", otherwise=False)
        title = self._reader.text(keys.get("title"), f"the title of {what}") or title_of(key.text)
        field = Field(key.text, FieldType(type_name or FieldType.TEXT), title, self._reader.help(keys.get("help")))
        field = replace(
            field,
            many=many,
            required=self._condition(keys.get("required"), "required", groups),
            evidence=self._condition(keys.get("evidence"), "evidence", groups),
            when=self._condition(keys.get("when"), "when", groups, key.text),
            nothing=self._nothing(keys.get("nothing"), what),
            label=self._label(keys.get("label")),
        )
        if not type_name:
            self.doubtful.append(field)
            return field
        self._refuse_misplaced(keys, field, what)
        field = self._with_details(field, keys, what)
        field = self._with_children(field, keys, key, groups)
        return replace(field, default=read_default(self._reader, keys.get("default"), field))

    def _condition(self, node: Node | None, key: str, groups: tuple[str, ...], own: str = "") -> str:
        """Yes as `true`, no as the empty text, or an expression."""
        if node is None:
            return ""
        if not isinstance(node, Scalar) or not node.text.strip():
            wanted = "an expression" if key == "when" else "yes, no or an expression"
            self._reader.fault(node, f"{found(node)} for '{key}'; expected {wanted}")
            return ""
        if node.text in {"yes", "true", "no", "false"}:
            if key == "when":
                self._reader.fault(node, f"'{node.text}' for 'when'; expected an expression, or no 'when' at all")
                return ""
            return "true" if node.text in {"yes", "true"} else ""
        self.rules.append(Rule(node, groups, self._in_event, own, Purpose(key) if own else Purpose.CONDITION))
        return node.text.strip()

    def _label(self, node: Node | None) -> str:
        return "" if node is None else self._reader.one_of(node, "a span label", self._labels)

    def _nothing(self, node: Node | None, what: str) -> tuple[Nothing, ...]:
        if node is None:
            return tuple(Nothing)
        words = [
            self._reader.one_of(each, "a kind of nothing", Nothing)
            for each in self._reader.items(node, f"the kinds of nothing of {what}")
        ]
        return tuple(kind for kind in Nothing if kind in words)

    def _refuse_misplaced(self, keys: dict[str, Node], field: Field, what: str) -> None:
        for key, node in keys.items():
            types = _TYPES_OF_KEY.get(key)
            if types is not None and field.type not in types:
                fitting = (
                    f"it with {' and '.join(sorted(types))}" if len(types) <= len(_LISTED) else f"no '{key}' here"
                )
                self._reader.fault(node, f"'{key}' in {what} of type {field.type}; expected {fitting}")
        if field.type is FieldType.GROUP and not field.many:
            for key in ("required", "nothing"):
                if key in keys:
                    self._reader.fault(
                        keys[key], f"'{key}' in the group {field.id}; expected it in the fields inside it"
                    )
        if (
            field.type in {FieldType.CHOICE, FieldType.CHOICES, FieldType.TREE, FieldType.SCALE}
            and "options" not in keys
        ):
            self._reader.fault(keys["type"], f"no 'options' in {what}; expected {FIELD_KEYS['options']}")
        if "default" in keys and not self._in_event:
            self._reader.fault(keys["default"], f"'default' in {what}; expected it in the fields of an event only")
        if field.many and field.type in _SEVERAL:
            self._reader.fault(
                keys["many"], f"'many' in {what} of type {field.type}; expected none: it takes several"
            )
        if "default" in keys and field.many:
            self._reader.fault(keys["default"], f"'default' in {what}, which takes several entries; expected none")

    def _with_details(self, field: Field, keys: dict[str, Node], what: str) -> Field:
        fits = {key: node for key, node in keys.items() if field.type in _TYPES_OF_KEY.get(key, ())}
        made = field
        for key, read in self._details().items():
            if key in fits:
                made = read(made, fits[key], f"the {key} of {what}")
        return made

    def _details(self) -> dict[str, Callable[[Field, Node, str], Field]]:
        return {
            "options": self._with_options,
            "leaf_only": lambda field, node, _: replace(
                field, leaf_only=self._reader.truth(node, "leaf_only", otherwise=True)
            ),
            "precision": lambda field, node, what: replace(
                field, precision=read_options(self._reader, node, what, lists=self._lists)
            ),
            "levels": self._with_levels,
            "min": lambda field, node, what: replace(field, minimum=self._number(node, what, field.type)),
            "max": self._with_maximum,
            "words": self._with_words,
        }

    def _with_options(self, field: Field, node: Node, what: str) -> Field:
        options = read_options(self._reader, node, what, lists=self._lists, nested=field.type is FieldType.TREE)
        if field.type is FieldType.BOOLEAN and any(option.code not in {"true", "false"} for option in options):
            self._reader.fault(node, f"other codes in {what}; expected true and false with their titles")
        return replace(field, options=options)

    def _with_levels(self, field: Field, node: Node, what: str) -> Field:
        levels = read_options(self._reader, node, what, lists=self._lists)
        for level in levels:
            self._check_level(node, level, what)
        return replace(field, levels=tuple(_titled(level) for level in levels))

    def _check_level(self, node: Node, level: Option, what: str) -> None:
        scalar = Scalar(level.code, *_place_of_code(node, level.code))
        if self._reader.is_id(scalar, f"one of {what}") and level.code in _PARTS_OF_PLACES:
            self._reader.fault(scalar, f"'{level.code}' in {what}; expected another id: every place has this one")

    def _with_maximum(self, field: Field, node: Node, what: str) -> Field:
        maximum = self._number(node, what, field.type)
        low, high = number(field.minimum), number(maximum)
        if low is not None and high is not None and high < low:
            self._reader.fault(node, f"'{maximum}' for {what}; expected at least the min, {field.minimum}")
        return replace(field, maximum=maximum)

    def _with_words(self, field: Field, node: Node, what: str) -> Field:
        entries = self._reader.entries(node, what)
        words = (
            (key.text.strip(), self._number(value, f"the word {quoted(key.text)}", field.type))
            for key, value in entries
        )
        return replace(field, words=tuple((word, figure) for word, figure in words if word and figure))

    def _number(self, node: Node, what: str, type_: FieldType) -> str:
        text = node.text if isinstance(node, Scalar) else ""
        whole = type_ is FieldType.DECIMAL or re.fullmatch(r"-?\d+", text, re.ASCII)
        if re.fullmatch(r"-?\d{1,18}(?:\.\d{1,18})?", text, re.ASCII) and whole:
            return text
        self._reader.fault(node, f"{found(node)} for {what}; expected a number such as 12")
        return ""

    def _with_children(self, field: Field, keys: dict[str, Node], key: Scalar, groups: tuple[str, ...]) -> Field:
        if field.type is not FieldType.GROUP:
            return field
        if "fields" not in keys:
            self._reader.fault(key, f"no 'fields' in the group {field.id}; expected {FIELD_KEYS['fields']}")
            return field
        return replace(field, fields=self._fields(keys["fields"], f"the group {field.id}", (*groups, field.id)))


def _titled(level: Option) -> Option:
    return level if level.title != level.code else replace(level, title=title_of(level.code))


def _place_of_code(node: Node, code: str) -> tuple[int, int]:
    """Where a code stands in its list."""
    if isinstance(node, Sequence):
        scalars = [item for item in node.items if isinstance(item, Scalar)]
    else:
        scalars = [key for key, _ in node.entries] if isinstance(node, Mapping) else []
    return next(((each.line, each.column) for each in scalars if each.text == code), (node.line, node.column))
