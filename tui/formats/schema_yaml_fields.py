"""Reads the fields of a form from a schema's YAML."""

import re

from tui.domain.expressions import WORDS
from tui.domain.references import ARTICLE_PREFIX
from tui.domain.schema import Field, FieldType, Label, Table
from tui.domain.values import Nothing
from tui.formats.schema_yaml_defaults import read_default
from tui.formats.schema_yaml_details import DetailReader
from tui.formats.schema_yaml_keys import AGGREGATES, AGREEMENTS, CLOSED, FIELD_KEYS, SEVERAL, TYPES_OF_KEY
from tui.formats.schema_yaml_options import Lists
from tui.formats.schema_yaml_reading import MAX_EXAMPLE, Reader, found, read_nothing, title_of
from tui.formats.schema_yaml_rule import Purpose, Rule
from tui.formats.yaml_text import Mapping, Node, Scalar

NO_EVIDENCE = "none"
"""What `evidence` says for a field that takes none at all."""

RESERVED = frozenset({ARTICLE_PREFIX, "meta", "record", *WORDS})
"""Words of expressions, which no field can have as its id."""

MANY_KEYS = {"min": "the fewest entries", "max": "the most entries"}


class FieldReader:
    """Reads fields, and keeps the expressions in them for later.

    Args:
        reader: Collects faults.
        labels: The span labels.
        lists: The shared lists.
        tables: The tables by id.
    """

    def __init__(
        self, reader: Reader, labels: tuple[Label, ...], lists: Lists, tables: dict[str, Table] | None = None
    ) -> None:
        self._reader = reader
        self._labels = tuple(label.id for label in labels)
        self._details = DetailReader(reader, lists, tables or {})
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
        if key.text in RESERVED:
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
        field = self._asked(self._described(key, keys, FieldType(type_name or FieldType.TEXT), what), keys, groups)
        if not type_name:
            self.doubtful.append(field)
            return field
        self._refuse_misplaced(keys, field, what)
        field = self._worked_out(self._compared(field, keys, what), keys, groups)
        field = self._details.read(field, keys, what)
        self._conditions_of_answers(field, groups)
        field = self._with_children(field, keys, key, groups)
        return field._replace(default=read_default(self._reader, keys.get("default"), field))

    def _described(self, key: Scalar, keys: dict[str, Node], type_: FieldType, what: str) -> Field:
        many = keys.get("many")
        bounds = self._reader.keys(many, f"many of {what}", MANY_KEYS) if isinstance(many, Mapping) else {}
        return Field(
            key.text,
            type_,
            self._reader.text(keys.get("title"), f"the title of {what}") or title_of(key.text),
            self._reader.help(keys.get("help")),
            examples=self._reader.texts(keys.get("examples"), f"the examples of {what}", limit=MAX_EXAMPLE),
            codebook=self._reader.text(keys.get("codebook"), f"the codebook of {what}"),
            was=self._reader.texts(keys.get("was"), f"the former ids of {what}"),
            many=isinstance(many, Mapping) or self._reader.truth(many, "many", otherwise=False, or_else=MANY_KEYS),
            fewest=self._entries(bounds.get("min"), f"the fewest entries of {what}"),
            most=self._most(bounds, what),
        )

    def _entries(self, node: Node | None, what: str) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar) and re.fullmatch("[1-9][0-9]{0,2}", node.text):
            return node.text
        self._reader.fault(node, f"{found(node)} for {what}; expected a number from 1 to 999")
        return ""

    def _most(self, bounds: dict[str, Node], what: str) -> str:
        fewest, most = (self._entries(bounds.get(each), f"{MANY_KEYS[each]} of {what}") for each in ("min", "max"))
        if fewest and most and int(most) < int(fewest):
            self._reader.fault(
                bounds["max"], f"'{most}' for the most entries of {what}; expected at least {fewest}"
            )
        return most

    def _asked(self, field: Field, keys: dict[str, Node], groups: tuple[str, ...]) -> Field:
        """When it is asked, must be answered, and needs evidence."""
        evidence = keys.get("evidence")
        takes_none = isinstance(evidence, Scalar) and evidence.text == NO_EVIDENCE
        nothing, codes = self._nothing(keys.get("nothing"), f"field {field.id}")
        return field._replace(
            required=self._condition(keys.get("required"), "required", groups),
            evidence="" if takes_none else self._condition(evidence, "evidence", groups),
            no_evidence=takes_none,
            when=self._condition(keys.get("when"), "when", groups, field.id),
            not_applicable_when=self._condition(
                keys.get("not_applicable_when"), "not_applicable_when", groups, field.id
            ),
            nothing=nothing,
            codes=codes,
            label=self._label(keys.get("label")),
            review_only=self._reader.truth(keys.get("review_only"), "review_only", otherwise=False),
        )

    def _condition(self, node: Node | None, key: str, groups: tuple[str, ...], own: str = "") -> str:
        """Yes as `true`, no as the empty text, or an expression; with `own` an expression alone."""
        if node is None:
            return ""
        if not isinstance(node, Scalar) or not node.text.strip():
            wanted = "an expression" if own else "yes, no or an expression"
            self._reader.fault(node, f"{found(node)} for '{key}'; expected {wanted}")
            return ""
        if node.text in {"yes", "true", "no", "false"}:
            if own:
                self._reader.fault(node, f"'{node.text}' for '{key}'; expected an expression, or no '{key}' at all")
                return ""
            return "true" if node.text in {"yes", "true"} else ""
        self.rules.append(Rule(node, groups, self._in_event, own, Purpose(key) if own else Purpose.CONDITION))
        return node.text.strip()

    def _label(self, node: Node | None) -> str:
        if isinstance(node, Scalar) and not self._labels:
            self._reader.fault(node, f"{found(node)} for a span label; expected a label under 'labels' at the top")
            return ""
        return "" if node is None else self._reader.one_of(node, "a span label", self._labels)

    def _nothing(self, node: Node | None, what: str) -> tuple[tuple[Nothing, ...], tuple[tuple[str, str], ...]]:
        """The kinds of nothing that are accepted, and what they are called in the exported table."""
        if node is None:
            return (tuple(Nothing), ())
        if isinstance(node, Mapping):
            codes = read_nothing(self._reader, node, what)
            return (tuple(kind for kind in Nothing if kind in dict(codes)), codes)
        words = [
            self._reader.one_of(each, "a kind of nothing", Nothing)
            for each in self._reader.items(node, f"the kinds of nothing of {what}")
        ]
        return (tuple(kind for kind in Nothing if kind in words), ())

    def _refuse_misplaced(self, keys: dict[str, Node], field: Field, what: str) -> None:
        for key, node in keys.items():
            types = TYPES_OF_KEY.get(key)
            if types is not None and field.type not in types:
                fitting = (
                    f"it with {' or '.join(sorted(types))}" if len(types) <= len(CLOSED) + 2 else f"no '{key}' here"
                )
                self._reader.fault(node, f"'{key}' in {what} of type {field.type}; expected {fitting}")
        if field.type is FieldType.GROUP and not field.many:
            for key in ("required", "nothing", "not_applicable_when"):
                if key in keys:
                    self._reader.fault(
                        keys[key], f"'{key}' in the group {field.id}; expected it in the fields inside it"
                    )
        if field.type in CLOSED and "options" not in keys:
            self._reader.fault(keys["type"], f"no 'options' in {what}; expected {FIELD_KEYS['options']}")
        if field.type is FieldType.REFERENCE and "table" not in keys:
            self._reader.fault(keys["type"], f"no 'table' in {what}; expected {FIELD_KEYS['table']}")
        if field.many and field.type in SEVERAL:
            self._reader.fault(
                keys["many"], f"'many' in {what} of type {field.type}; expected none: it takes several"
            )
        self._refuse_beginnings(keys, field, what)

    def _refuse_beginnings(self, keys: dict[str, Node], field: Field, what: str) -> None:
        """What stands in a field before anyone answers it: one thing, and only where it can."""
        if "default" in keys and not self._in_event:
            self._reader.fault(keys["default"], f"'default' in {what}; expected it in the fields of an event only")
        for key in ("default", "derive"):
            if key in keys and field.many:
                self._reader.fault(keys[key], f"'{key}' in {what}, which takes several entries; expected none")
        if "default" in keys and "derive" in keys:
            self._reader.fault(keys["default"], f"'default' beside 'derive' in {what}; expected one of them")
        if field.no_evidence and "label" in keys:
            self._reader.fault(keys["label"], f"'label' beside 'evidence: none' in {what}; expected one of them")
        if "readonly" in keys and "derive" not in keys:
            self._reader.fault(keys["readonly"], f"'readonly' without 'derive' in {what}; expected both")

    def _compared(self, field: Field, keys: dict[str, Node], what: str) -> Field:
        return field._replace(
            agreement=self._fitting(keys.get("agreement"), field, f"the agreement of {what}", AGREEMENTS),
            aggregate=self._fitting(keys.get("aggregate"), field, f"the aggregate of {what}", AGGREGATES),
        )

    def _fitting(self, node: Node | None, field: Field, what: str, known: dict[str, frozenset[FieldType]]) -> str:
        if node is None:
            return ""
        word = self._reader.one_of(node, what, known)
        if word and field.type not in known[word] and field.type is not FieldType.GROUP:
            words = [each for each, types in known.items() if field.type in types]
            self._reader.fault(
                node, f"'{word}' for {what} of type {field.type}; expected one of {', '.join(words)}"
            )
            return ""
        return word

    def _worked_out(self, field: Field, keys: dict[str, Node], groups: tuple[str, ...]) -> Field:
        node = keys.get("derive")
        if node is None:
            return field
        if not isinstance(node, Scalar) or not node.text.strip():
            self._reader.fault(node, f"{found(node)} for 'derive'; expected an expression")
            return field
        self.rules.append(Rule(node, groups, self._in_event, field.id, Purpose.DERIVE))
        readonly = self._reader.truth(keys.get("readonly"), "readonly", otherwise=False)
        return field._replace(derive=node.text.strip(), readonly=readonly)

    def _conditions_of_answers(self, field: Field, groups: tuple[str, ...]) -> None:
        """The conditions under which answers are offered name what the field that offers them can name."""
        for option in self._details.conditional(field):
            self.rules.append(Rule(self._reader.conditions[id(option)], groups, self._in_event))

    def _with_children(self, field: Field, keys: dict[str, Node], key: Scalar, groups: tuple[str, ...]) -> Field:
        if field.type is not FieldType.GROUP:
            return field
        if "fields" not in keys:
            self._reader.fault(key, f"no 'fields' in the group {field.id}; expected {FIELD_KEYS['fields']}")
            return field
        return field._replace(fields=self._fields(keys["fields"], f"the group {field.id}", (*groups, field.id)))
