"""Finds a field by its id and an option by its code without walking the schema each time.

Schemas are read at every keystroke and never change, so the indexes are kept for as long as the tuples that they
were made of: by identity, since comparing a tree of three thousand codes would cost more than it saves.
"""

from collections.abc import Mapping

from tui.domain.schema import Field, Option, walk_options

_KEPT = 1024

_fields: dict[int, tuple[tuple[Field, ...], Mapping[str, Field]]] = {}
_worked_out: dict[int, tuple[tuple[Field, ...], bool]] = {}
_ways: dict[int, tuple[tuple[Option, ...], Mapping[str, tuple[Option, ...]]]] = {}


def fields_by_id(fields: tuple[Field, ...]) -> Mapping[str, Field]:
    """The fields of one level by id."""
    held = _fields.get(id(fields))
    if held is not None and held[0] is fields:
        return held[1]
    if len(_fields) >= _KEPT:
        _fields.clear()
    made = {field.id: field for field in fields}
    _fields[id(fields)] = (fields, made)
    return made


def ways_by_code(options: tuple[Option, ...]) -> Mapping[str, tuple[Option, ...]]:
    """For each code of a list or tree, the way from the root to its option; in the order of the tree."""
    held = _ways.get(id(options))
    if held is not None and held[0] is options:
        return held[1]
    if len(_ways) >= _KEPT:
        _ways.clear()
    made = {way[-1].code: way for way in walk_options(options)}
    _ways[id(options)] = (options, made)
    return made


def works_out(fields: tuple[Field, ...]) -> bool:
    """Whether any of these fields, or of those inside them, has an answer that follows from others."""
    held = _worked_out.get(id(fields))
    if held is not None and held[0] is fields:
        return held[1]
    if len(_worked_out) >= _KEPT:
        _worked_out.clear()
    found = any(field.derive or field.not_applicable_when or works_out(field.fields) for field in fields)
    _worked_out[id(fields)] = (fields, found)
    return found
