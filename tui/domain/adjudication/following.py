"""Answers by hand that say what follows anyway: no answers of their own, so nobody has to decide about them."""

from dataclasses import replace

from tui.domain.completing import completed
from tui.domain.indexes import works_out
from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.values import FieldValue

_last: list[tuple[Schema, Layer, Layer]] = []
"""What was made of layers last: each step of a decision looks at the same ones."""
_KEPT = 8


def without_what_follows(schema: Schema, layer: Layer) -> Layer:
    """A layer without answers that its other answers give as well.

    One that has evidence or a remark stays: it says more than what follows. What gold says follows from gold.

    Args:
        schema: The schema.
        layer: As it is stored.

    Returns:
        The same object if there are none.
    """
    if not (works_out(schema.article_fields) or works_out(schema.event_fields)):
        return layer
    for known, of, made in _last:
        if known is schema and of is layer:
            return made
    made = _without(schema, layer)
    _last[:] = [(schema, layer, made), *_last[: _KEPT - 1]]
    return made


def _without(schema: Schema, layer: Layer) -> Layer:
    bare = {key: said for key, said in layer.values.items() if _is_bare(said) and _is_worked_out(schema, *key)}
    if not bare:
        return layer
    rest = {key: said for key, said in layer.values.items() if key not in bare}
    follows = completed(schema, replace(layer, values=rest))
    gone = {key for key, said in bare.items() if key in follows.derived and follows.values[key].value == said.value}
    if not gone:
        return layer
    return replace(layer, values={key: said for key, said in layer.values.items() if key not in gone})


def _is_bare(said: FieldValue) -> bool:
    return said.value is not None and said == FieldValue(said.value)


def _is_worked_out(schema: Schema, owner: str, path: str) -> bool:
    field = schema.field(owner, path)
    return field is not None and bool(field.derive)
