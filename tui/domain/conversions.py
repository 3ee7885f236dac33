"""What an answer becomes in another version of its question, as far as nothing of it is lost."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from tui.domain.answer_rules import fault_of_value
from tui.domain.homes import code_homes
from tui.domain.schema import Field, FieldType, Severity
from tui.domain.values import FieldValue, Value, make_value

_T = FieldType
_CODES = frozenset({_T.CHOICE, _T.SCALE, _T.TREE})
_NUMBERS = frozenset({_T.INTEGER, _T.DECIMAL, _T.QUANTITY})
_NAMES = frozenset({_T.ACTOR, _T.PLACE})
_PLAIN = frozenset({_T.MENTION, _T.INTEGER, _T.DECIMAL, _T.TIME, _T.COUNTRY}) | _NAMES
_OF_SEVERAL = frozenset({_T.LONGTEXT, _T.CHOICES, _T.TAGS})

_CHOSEN = _CODES | {_T.CHOICES, _T.BOOLEAN, _T.COUNTRY, _T.TEXT, _T.INTEGER}
_FROM: dict[FieldType, frozenset[FieldType]] = {
    _T.TEXT: _PLAIN | {_T.LONGTEXT},
    _T.LONGTEXT: _PLAIN | {_T.TEXT},
    _T.CHOICE: _CHOSEN,
    _T.SCALE: _CHOSEN,
    _T.TREE: _CHOSEN,
    _T.CHOICES: _CODES | {_T.BOOLEAN, _T.COUNTRY, _T.TEXT, _T.TAGS},
    _T.TAGS: frozenset({_T.CHOICES}),
    _T.BOOLEAN: _CODES,
    _T.COUNTRY: _CODES | {_T.TEXT},
    _T.INTEGER: _NUMBERS | {_T.TEXT},
    _T.DECIMAL: _NUMBERS | {_T.TEXT},
    _T.QUANTITY: _NUMBERS,
    _T.TIME: frozenset({_T.TEXT}),
    _T.ACTOR: frozenset({_T.TEXT, _T.MENTION}),
    _T.PLACE: frozenset({_T.TEXT, _T.MENTION}),
}
"""For a type, those whose literals can stand as they are if they are of its form. A value that would have to lose a
part, such as the id of an actor who becomes a text, stays what it is."""


class Recoding(NamedTuple):
    """What the codes of a question have become; codes that went are not in it.

    Attributes:
        options: Of its answers.
        precision: Of its scale of precision.
        levels: Of the further names of a place.
        relations: Of what it can be to what it names.
    """

    options: Mapping[str, str]
    precision: Mapping[str, str]
    levels: Mapping[str, str]
    relations: Mapping[str, str]
    is_same: bool
    """Whether all codes that are left are what they were."""


def recoding(old: Field, new: Field) -> Recoding:
    """What the codes of a question have become.

    Args:
        old: The question in the older version.
        new: The same in the newer one.
    """
    homes = (
        code_homes(old.options, new.options),
        code_homes(old.precision, new.precision),
        code_homes(old.levels, new.levels),
        code_homes(old.relations, new.relations),
    )
    return Recoding(*homes, is_same=all(code == home for each in homes for code, home in each.items()))


def converted(said: FieldValue, field: Field, codes: Recoding | None) -> FieldValue:
    """An answer as the newer version of its question takes it.

    Args:
        said: A single answer, not the list of a repeated field.
        field: The question in the newer version.
        codes: What its codes have become; None if the older version did not ask it.

    Returns:
        The same answer where nothing has to change or it would lose something: then it stays for a person.
    """
    if said.value is None:
        return said
    if said.value.type == field.type and (codes is None or codes.is_same) and not said.alternatives:
        return said
    made = [_converted(each, field, codes) for each in (said.value, *said.alternatives)]
    kept = [each for each in made if each is not None]
    return said if len(kept) < len(made) else replace(said, value=kept[0], alternatives=tuple(kept[1:]))


def _converted(value: Value, field: Field, codes: Recoding | None) -> Value | None:
    recoded = _recoded(value, codes) if codes is not None else value
    return recoded if recoded.type == field.type else _retyped(recoded, field)


def _recoded(value: Value, codes: Recoding) -> Value:
    literal = value.literal
    if value.type in _CODES:
        literal = codes.options.get(literal, literal)
    elif value.type == _T.CHOICES or (value.type == _T.TAGS and codes.options):
        literal = "\n".join(dict.fromkeys(codes.options.get(each, each) for each in value.lines()))
    parts: dict[str, str] = {}
    for name, text in value.parts:
        own = codes.levels.get(name, name)
        if name in codes.levels:
            parts[own] = text
        else:
            held = {"precision": codes.precision, "relation": codes.relations}.get(name, {})
            parts[own] = held.get(text, text)
    # Two names of a place that became one would lose one of them.
    return make_value(value.type, literal, parts if len(parts) == len(value.parts) else dict(value.parts))


def _retyped(value: Value, field: Field) -> Value | None:
    """The value with the field's type; None if that is another value, or none of its form."""
    if value.type not in _FROM.get(field.type, ()) or ("\n" in value.literal and field.type not in _OF_SEVERAL):
        return None
    if value.parts and not (value.type in _NUMBERS and field.type in _NUMBERS):
        return None
    made = Value(field.type.value, value.literal, value.parts)
    fault = fault_of_value(field, made)
    return None if fault is not None and fault.severity is Severity.ERROR else made
