"""Whether what a record says has a place in a schema."""

from collections.abc import Iterator

from tui.domain.layers import ASIDE, Layer
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.spans import EVIDENCE_LABEL
from tui.domain.values import ITEMS, FieldValue

_ALIKE = {FieldType.LONGTEXT.value: "text", FieldType.SCALE.value: "choice", FieldType.TREE.value: "choice"}
"""Types whose values are written alike."""


def misfit(layer: Layer, schema: Schema) -> str:
    """What of a layer has no place in a schema, in a few words; empty if all has.

    Codes that a list of options lacks are not looked for: they lose nothing, and the desk and `verify` show them.
    What an upgrade of the schema kept aside has its place there.

    Args:
        layer: The layer.
        schema: The schema.
    """
    return next(_misfits(layer, schema), "")


def _misfits(layer: Layer, schema: Schema) -> Iterator[str]:
    labels = {EVIDENCE_LABEL, *(label.id for label in schema.labels)}
    for span in layer.spans.values():
        if span.label not in labels and ASIDE not in span.label:
            yield f"span {span.id} has the label {span.label!r}, which {schema.name} lacks"
    for (owner, path), said in layer.values.items():
        if wrong := _unlike_field(layer, owner, path, said, schema.fields(owner)):
            yield f"{path!r} of {f'event {owner}' if owner else 'the article'} {wrong}"


def _unlike_field(layer: Layer, owner: str, path: str, said: FieldValue, fields: tuple[Field, ...]) -> str:
    """Follows a path down the schema; a repeated field takes an item's id as its next step."""
    steps = path.split("/")
    at = 0
    while True:
        field = next((each for each in fields if each.id == steps[at]), None)
        if field is None:
            return "" if ASIDE in steps[at] else "is no field of the schema"
        at += 1
        if field.many:
            if at == len(steps):
                return _unlike_type(said, ITEMS)
            if steps[at] not in layer.items(owner, "/".join(steps[:at])):
                return "belongs to an item that its list lacks"
            at += 1
        if at == len(steps):
            return (
                "is a group: its fields hold the values"
                if _is_group(field, said)
                else _unlike_type(said, field.type)
            )
        fields = field.fields


def _is_group(field: Field, said: FieldValue) -> bool:
    return field.type is FieldType.GROUP and said.value is not None


def _kind(type_: str) -> str:
    return _ALIKE.get(type_, type_)


def _unlike_type(said: FieldValue, expected: str) -> str:
    if said.value is None or _kind(said.value.type) == _kind(expected):
        return ""
    return f"is of type {said.value.type!r} where the schema asks for {str(expected)!r}"
