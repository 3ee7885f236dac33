"""The keys that a field of a schema's YAML may have, and with which types."""

from tui.domain.schema import FieldType

_T = FieldType

NUMBERS = frozenset({_T.INTEGER, _T.DECIMAL, _T.QUANTITY})
SEVERAL = frozenset({_T.CHOICES, _T.TAGS})
CLOSED = frozenset({_T.CHOICE, _T.CHOICES, _T.TREE, _T.SCALE})
"""Types that cannot do without options."""

FIELD_KEYS = {
    "type": "the type of the answer",
    "title": "what is shown",
    "help": "when and how to fill it",
    "examples": "examples of answers",
    "codebook": "where the codebook speaks of it",
    "required": "yes, no, or an expression that says when",
    "when": "an expression that says when it is asked",
    "not_applicable_when": "an expression that says when it is not applicable by itself",
    "evidence": "yes, no, none, or an expression that says when evidence is needed",
    "label": "the span label of its evidence",
    "many": "yes if it takes several entries, or {min: 2, max: 4}",
    "nothing": "the kinds of nothing that it accepts",
    "default": "what a new event starts with, or 'last'",
    "derive": "an expression that works the answer out",
    "readonly": "yes if what was worked out cannot be overwritten",
    "options": "the answers to choose from",
    "leaf_only": "no if answers with answers below them can be chosen",
    "precision": "the scale of precision, finest first",
    "levels": "the further names that a place has",
    "table": "the table whose rows it offers",
    "relations": "what it can be to the event or place that it names",
    "min": "the smallest number",
    "max": "the largest number",
    "words": "words with the number that they stand for",
    "fields": "the fields of a group",
    "review_only": "yes if only the adjudicated result has it",
    "agreement": "how two answers are compared",
    "aggregate": "how the answers of several reports become one",
    "was": "the ids that it had in earlier versions",
}

_NOT_GROUPS = frozenset(_T) - {_T.GROUP}

TYPES_OF_KEY: dict[str, frozenset[FieldType]] = {
    "options": CLOSED | {_T.BOOLEAN, _T.TAGS},
    "leaf_only": frozenset({_T.TREE}),
    "precision": frozenset({_T.DATE, _T.PLACE}),
    "levels": frozenset({_T.PLACE}),
    "table": frozenset({_T.REFERENCE, _T.ACTOR, _T.PLACE, _T.TEXT, _T.TAGS}),
    "relations": frozenset({_T.LINK, _T.PLACE}),
    "min": NUMBERS,
    "max": NUMBERS,
    "words": frozenset({_T.INTEGER, _T.QUANTITY}),
    "fields": frozenset({_T.GROUP}),
    "evidence": _NOT_GROUPS,
    "label": _NOT_GROUPS,
    "agreement": _NOT_GROUPS,
    "aggregate": _NOT_GROUPS,
    "default": _NOT_GROUPS - {_T.LINK, _T.MENTION, _T.REFERENCE},
    "derive": _NOT_GROUPS - {_T.LINK, _T.MENTION, _T.REFERENCE},
}
"""Keys that only some types have."""

AGREEMENTS: dict[str, frozenset[FieldType]] = {
    "nominal": _NOT_GROUPS,
    "ordinal": NUMBERS | {_T.SCALE, _T.DATE, _T.TIME},
    "interval": NUMBERS | {_T.DATE, _T.TIME},
    "ratio": NUMBERS,
    "tree": frozenset({_T.TREE}),
    "set": SEVERAL,
    "days": frozenset({_T.DATE}),
    "distance": frozenset({_T.PLACE}),
    "name": frozenset({_T.ACTOR, _T.PLACE, _T.TEXT, _T.LONGTEXT, _T.MENTION}),
    "none": _NOT_GROUPS,
}
"""Ways to compare two answers, with the types that they fit."""

_ORDERED = NUMBERS | {_T.SCALE, _T.DATE, _T.TIME}

AGGREGATES: dict[str, frozenset[FieldType]] = {
    "most_common": _NOT_GROUPS,
    "first": _NOT_GROUPS,
    "last": _NOT_GROUPS,
    "min": _ORDERED,
    "max": _ORDERED,
    "sum": NUMBERS,
    "mean": NUMBERS,
    "median": _ORDERED,
    "most_precise": frozenset({_T.DATE, _T.PLACE}),
    "all": _NOT_GROUPS,
    "none": _NOT_GROUPS,
}
"""Ways to make one answer of those of several reports, with the types that they fit."""
