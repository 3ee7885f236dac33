"""What the JSON Schema of the form language says of fields: their keys, and which of them which types have."""

from collections.abc import Iterable, Iterator, Mapping

from tui.domain.schema import FieldType
from tui.domain.values import Nothing
from tui.formats.form_language_parts import (
    CODES,
    CONDITION,
    EXPRESSION,
    FLAG,
    ID,
    NUMBER,
    TEXT,
    TEXTS,
    Shape,
    any_of,
    keyed,
    listed,
    named,
    ref,
    words,
)
from tui.formats.schema_yaml_fields import MANY_KEYS, NO_EVIDENCE, RESERVED
from tui.formats.schema_yaml_keys import AGGREGATES, AGREEMENTS, CLOSED, FIELD_KEYS, TYPES_OF_KEY

_T = FieldType

TYPES: dict[FieldType, str] = {
    _T.TEXT: "a line of text",
    _T.LONGTEXT: "text of several lines",
    _T.MENTION: "words of the article, exactly as they stand there",
    _T.BOOLEAN: "yes or no",
    _T.CHOICE: "one of the options",
    _T.CHOICES: "any number of the options",
    _T.TREE: "one of the options, which have options below them",
    _T.SCALE: "one of the options, which are in order",
    _T.INTEGER: "a whole number",
    _T.DECIMAL: "a number",
    _T.QUANTITY: "a number as texts give it: exact, a range, at least, at most, about",
    _T.DATE: "a day, month or year, a range, or before or after one",
    _T.TIME: "a time of day",
    _T.PLACE: "a place, out of a table or as the text has it",
    _T.ACTOR: "an actor, out of a table or as the text has it",
    _T.COUNTRY: "a country, stored as two letters",
    _T.TAGS: "any number of free words",
    _T.LINK: "another event of the same article, or of another one",
    _T.REFERENCE: "a row of a table",
    _T.GROUP: "fields that belong together",
}
_NEEDED: dict[str, frozenset[FieldType]] = {
    "options": CLOSED,
    "table": frozenset({_T.REFERENCE}),
    "fields": frozenset({_T.GROUP}),
}
"""Keys without which some types are nothing."""

_TOLD = 6
"""A key of so many types says with which it goes."""

_SHAPES: dict[str, Shape] = {
    "type": words({each.value: said for each, said in TYPES.items()}),
    "title": TEXT,
    "help": TEXT,
    "examples": TEXTS,
    "codebook": TEXT,
    "required": CONDITION,
    "when": EXPRESSION,
    "not_applicable_when": EXPRESSION,
    "evidence": any_of(FLAG, {"const": NO_EVIDENCE}, TEXT),
    "label": TEXT,
    "many": any_of(FLAG, keyed(MANY_KEYS, dict.fromkeys(MANY_KEYS, NUMBER))),
    "nothing": any_of(listed({"enum": [kind.value for kind in Nothing]}), CODES),
    "default": TEXTS,
    "derive": EXPRESSION,
    "readonly": FLAG,
    "options": any_of(TEXT, ref("tree")),
    "leaf_only": FLAG,
    "precision": any_of(TEXT, ref("answers")),
    "levels": any_of(TEXT, ref("answers")),
    "table": TEXT,
    "relations": any_of(TEXT, ref("answers")),
    "min": NUMBER,
    "max": NUMBER,
    "words": named(NUMBER),
    "fields": ref("fields"),
    "review_only": FLAG,
    "agreement": {"enum": list(AGREEMENTS)},
    "aggregate": {"enum": list(AGGREGATES)},
    "was": TEXTS,
}


def field_shapes() -> dict[str, Shape]:
    """The definitions of `fields` and `field`."""
    simple = {
        each.value: said for each, said in TYPES.items() if not any(each in some for some in _NEEDED.values())
    }
    whole = {**keyed(_told_keys(), _SHAPES, ("type",)), "allOf": list(_rules())}
    ids = {**ID, "not": {"enum": sorted(RESERVED)}}
    return {
        "fields": {**named(ref("field"), ids), "type": "object", "minProperties": 1},
        "field": any_of(words(simple), whole),
    }


def _told_keys() -> dict[str, str]:
    """What each key holds, and with which types it goes if those are few."""
    told: dict[str, str] = {}
    for key, said in FIELD_KEYS.items():
        types = TYPES_OF_KEY.get(key, frozenset())
        told[key] = f"{said}; with {', '.join(sorted(types))}" if 0 < len(types) <= _TOLD else said
    return told


def _rules() -> Iterator[Shape]:
    """Which keys and which types go together."""
    for key, types in TYPES_OF_KEY.items():
        yield _when({"required": [key]}, _of_type(types))
    for key, types in _NEEDED.items():
        yield _when({**_of_type(types), "required": ["type"]}, {"required": [key]})
    flat = frozenset(FieldType) - {_T.TREE}
    yield _when(
        {**_of_type(flat), "required": ["type", "options"]},
        {"properties": {"options": any_of(TEXT, ref("answers"))}},
    )
    for key, known in (("agreement", AGREEMENTS), ("aggregate", AGGREGATES)):
        yield from _fitting(key, known)
    yield _when({"required": ["readonly"]}, {"required": ["derive"]})
    yield {"not": {"required": ["default", "derive"]}}
    for key in ("required", "nothing", "not_applicable_when"):
        yield _when({**_of_type({_T.GROUP}), "required": ["type", key]}, {"required": ["many"]})


def _fitting(key: str, known: Mapping[str, frozenset[FieldType]]) -> Iterator[Shape]:
    for word, types in known.items():
        if types != TYPES_OF_KEY[key]:
            yield _when({"properties": {key: {"const": word}}, "required": [key]}, _of_type(types))


def _of_type(types: Iterable[FieldType]) -> Shape:
    return {"properties": {"type": {"enum": sorted(each.value for each in types)}}}


def _when(condition: Shape, then: Shape) -> Shape:
    return {"if": condition, "then": then}
