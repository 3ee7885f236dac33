"""What two events of different articles can be to each other."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.schema import Field, FieldType, Option, Schema

SAME = "same_incident"
"""Both report the same incident."""

DIFFERENT = "different"
"""They are two incidents, and nothing else is to be said of them."""

LATER = "later"
"""Not decided yet."""

_SAME_TOO = frozenset({"same", "same_event", "same_incident", "duplicate_of", "coreference"})
"""How schemas call what is `SAME` here."""


class Relation(NamedTuple):
    """What one event can be to another.

    Attributes:
        code: Stored and exported.
        title: Shown between the two.
        help: When to choose it.
    """

    code: str
    title: str
    help: str = ""


SAME_INCIDENT = Relation(SAME, "same incident", "Both report the same incident.")
_USUAL = (
    Relation("part_of", "part of", "The one is a part of the other, such as a raid of an offensive."),
    Relation("response_to", "response to", "The one was done because of the other."),
)


def relations_of(schema: Schema) -> tuple[Relation, ...]:
    """The relations between incidents that a schema has, without `SAME`; the usual ones if it names none.

    Args:
        schema: Its fields of type link say what they are, with `relations`.
    """
    named: dict[str, Relation] = {}
    for field in _links(schema.event_fields):
        for option in field.relations:
            if option.code not in _SAME_TOO:
                named.setdefault(option.code, _relation(option))
    return tuple(named.values()) or _USUAL


def title_of(schema: Schema, code: str) -> str:
    """How a relation is called on the screen; its code if the schema does not know it any more."""
    if code == DIFFERENT:
        return "not the same"
    known = {each.code: each.title for each in (SAME_INCIDENT, *relations_of(schema))}
    return known.get(code, code)


def _links(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        if field.type is FieldType.LINK:
            yield field
        yield from _links(field.fields)


def _relation(option: Option) -> Relation:
    return Relation(option.code, option.title[:1].lower() + option.title[1:], option.help)
