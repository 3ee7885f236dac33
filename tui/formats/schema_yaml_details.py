"""Reads what only some types of fields have: answers, scales, tables, bounds and words."""

import re
from collections.abc import Callable, Iterator

from tui.domain.operands import number
from tui.domain.schema import Field, FieldType, Option, Table, walk_options
from tui.domain.tables import TAKEN_COLUMNS, columns_taken
from tui.formats.schema_yaml_keys import TYPES_OF_KEY
from tui.formats.schema_yaml_options import Lists, read_options, read_scale
from tui.formats.schema_yaml_reading import Reader, found, title_of
from tui.formats.yaml_text import Mapping, Node, Scalar, Sequence, quoted


class DetailReader:
    """Reads what only some types of fields have.

    Args:
        reader: Collects faults.
        lists: The shared lists.
        tables: The tables by id.
    """

    def __init__(self, reader: Reader, lists: Lists, tables: dict[str, Table]) -> None:
        self._reader = reader
        self._lists = lists
        self._tables = tables
        self._readers: dict[str, Callable[[Field, Node, str], Field]] = {
            "options": self._with_options,
            "leaf_only": self._with_leaves,
            "table": self._with_table,
            "precision": self._with_precision,
            "levels": self._with_levels,
            "relations": self._with_relations,
            "min": self._with_minimum,
            "max": self._with_maximum,
            "words": self._with_words,
        }

    def read(self, field: Field, keys: dict[str, Node], what: str) -> Field:
        """Reads those keys that the field's type has.

        Args:
            field: The field without them.
            keys: All keys of the field.
            what: How messages call the field.
        """
        for key, read in self._readers.items():
            if key in keys and field.type in TYPES_OF_KEY[key]:
                field = read(field, keys[key], f"the {key} of {what}")
        return field

    def conditional(self, field: Field) -> Iterator[Option]:
        """The answers that a field offers under a condition only."""
        for options in (field.options, field.relations):
            for way in walk_options(options):
                if way[-1].when and id(way[-1]) in self._reader.conditions:
                    yield way[-1]

    def _with_options(self, field: Field, node: Node, what: str) -> Field:
        options = read_options(self._reader, node, what, lists=self._lists, nested=field.type is FieldType.TREE)
        if field.type is FieldType.BOOLEAN and any(option.code not in {"true", "false"} for option in options):
            self._reader.fault(node, f"other codes in {what}; expected true and false with their titles")
        return field._replace(options=options)

    def _with_leaves(self, field: Field, node: Node, _: str) -> Field:
        return field._replace(leaf_only=self._reader.truth(node, "leaf_only", otherwise=True))

    def _with_table(self, field: Field, node: Node, what: str) -> Field:
        if not self._tables and isinstance(node, Scalar):
            self._reader.fault(node, f"{found(node)} for {what}; expected a table under 'tables' at the top")
            return field
        table_id = self._reader.one_of(node, what, self._tables)
        if not table_id:
            return field
        table = self._tables[table_id]
        for column in columns_taken(table, field.type):
            self._reader.fault(
                node, f"column '{column}' in {what}; expected another name: every {field.type} has this part"
            )
        # The title comes first: it is what a row is shown by.
        return field._replace(table=table_id, columns=tuple(dict.fromkeys((table.title, *table.columns))))

    def _with_precision(self, field: Field, node: Node, what: str) -> Field:
        return field._replace(precision=read_scale(self._reader, node, what, self._lists))

    def _with_relations(self, field: Field, node: Node, what: str) -> Field:
        return field._replace(relations=read_options(self._reader, node, what, lists=self._lists))

    def _with_levels(self, field: Field, node: Node, what: str) -> Field:
        levels = read_scale(self._reader, node, what, self._lists)
        for level in levels:
            self._check_level(node, level, what)
        return field._replace(levels=tuple(_titled(level) for level in levels))

    def _check_level(self, node: Node, level: Option, what: str) -> None:
        scalar = Scalar(level.code, *_place_of_code(node, level.code))
        if self._reader.is_id(scalar, f"one of {what}") and level.code in TAKEN_COLUMNS:
            self._reader.fault(scalar, f"'{level.code}' in {what}; expected another id: every place has this one")

    def _with_minimum(self, field: Field, node: Node, what: str) -> Field:
        return field._replace(minimum=self._number(node, what, field.type))

    def _with_maximum(self, field: Field, node: Node, what: str) -> Field:
        maximum = self._number(node, what, field.type)
        low, high = number(field.minimum), number(maximum)
        if low is not None and high is not None and high < low:
            self._reader.fault(node, f"'{maximum}' for {what}; expected at least the min, {field.minimum}")
        return field._replace(maximum=maximum)

    def _with_words(self, field: Field, node: Node, what: str) -> Field:
        entries = self._reader.entries(node, what)
        words = (
            (key.text.strip(), self._number(value, f"the word {quoted(key.text)}", field.type))
            for key, value in entries
        )
        return field._replace(words=tuple((word, figure) for word, figure in words if word and figure))

    def _number(self, node: Node, what: str, type_: FieldType) -> str:
        text = node.text if isinstance(node, Scalar) else ""
        whole = type_ is FieldType.DECIMAL or re.fullmatch(r"-?\d+", text, re.ASCII)
        if re.fullmatch(r"-?\d{1,18}(?:\.\d{1,18})?", text, re.ASCII) and whole:
            return text
        self._reader.fault(node, f"{found(node)} for {what}; expected a number such as 12")
        return ""


def _titled(level: Option) -> Option:
    return level if level.title != level.code else level._replace(title=title_of(level.code))


def _place_of_code(node: Node, code: str) -> tuple[int, int]:
    """Where a code stands in its list."""
    if isinstance(node, Sequence):
        scalars = [item for item in node.items if isinstance(item, Scalar)]
    else:
        scalars = [key for key, _ in node.entries] if isinstance(node, Mapping) else []
    return next(((each.line, each.column) for each in scalars if each.text == code), (node.line, node.column))
