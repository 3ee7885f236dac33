"""Typed values, and the three kinds of nothing.

A value is kept as one canonical literal and named parts, all of them text, so that each type travels to the
file, to the export and back without loss and readers find the same types in every line:

========= ==================================================== ==========================================
type      literal                                              parts
========= ==================================================== ==========================================
text      the text                                              (`longtext` the same)
mention   the quoted text
boolean   `true` or `false`
choice    the code of the option (`scale`, `tree` the same)
choices   the codes, one a line
tags      the tags, one a line
integer   decimal digits, with `-` in front if negative
decimal   as written by `str(decimal.Decimal)`
quantity  see `tui.domain.quantities`                          `words`: as written
date      see `tui.domain.dates`                               `precision`: code; `written`: as in the text
time      `hh:mm`
place     the name                                             `id`, `written`, `precision`, and levels
actor     the name                                             `id`, `written`
country   ISO 3166-1 alpha-2 code
link      the id of the other event                            `relation`; `article` and `title` if it is
                                                               of another article
reference the key of a row of a table                          `written`, and the row's other columns
items     the ids of the items of a repeated field, one a line
========= ==================================================== ==========================================
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

ITEMS = "items"
"""The type of the value that lists the items of a repeated field."""


class Nothing(StrEnum):
    """Why a field holds no value; each is an answer, and none of them is an empty field."""

    NOT_STATED = "not_stated"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value.

    Attributes:
        type: One of the types in the table above.
        literal: Canonical text of the value.
        parts: Further named texts, sorted by name, none of them empty.
    """

    type: str
    literal: str
    parts: tuple[tuple[str, str], ...] = ()

    def part(self, name: str) -> str:
        """The part called `name`, or the empty string."""
        return dict(self.parts).get(name, "")

    def lines(self) -> tuple[str, ...]:
        """The literal's lines: the codes, tags or item ids of a type that holds several."""
        return tuple(self.literal.split("\n")) if self.literal else ()

    def is_like(self, other: "Value") -> bool:
        """Whether another value is the same answer, however the text words it and whatever its parts are."""
        return (self.type, self.literal) == (other.type, other.literal)


def make_value(type_: str, literal: str, parts: Mapping[str, str] | None = None) -> Value:
    """Builds a value with its parts in canonical order and empty parts left out."""
    kept = sorted((name, text) for name, text in (parts or {}).items() if text)
    return Value(type_, literal, tuple(kept))


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What a layer says of one field: a value, or a kind of nothing, or neither yet.

    Attributes:
        value: The typed value, or None.
        nothing: Why there is none, or None. A value and a kind of nothing exclude each other.
        evidence: Ids of the spans that support it, in the order in which they were added.
        confidence: Code of the schema's confidence scale, or empty.
        note: Free text.
        alternatives: Other values that are as right; only beside a value.
        optional: Whether it is as right to leave the field empty; only beside a value.
    """

    value: Value | None = None
    nothing: Nothing | None = None
    evidence: tuple[str, ...] = ()
    confidence: str = ""
    note: str = ""
    alternatives: tuple[Value, ...] = ()
    optional: bool = False

    @property
    def answered(self) -> bool:
        """Whether the field has a value or a kind of nothing."""
        return self.value is not None or self.nothing is not None

    @property
    def blank(self) -> bool:
        """Whether nothing at all is said: such a field value is not kept."""
        return self == BLANK


BLANK = FieldValue()
"""The field value of a field that was never touched."""
