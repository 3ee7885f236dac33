"""How an event is named in lists: its type, and the values that tell it from the others."""

from tui.domain.completing import completed
from tui.domain.layers import Layer
from tui.domain.schema import Field, Schema, find_option
from tui.domain.values import Nothing

UNSAID = "·"

SHORT_NOTHING = {Nothing.NOT_STATED: "—", Nothing.NOT_APPLICABLE: "n/a", Nothing.UNKNOWN: "?"}


def event_type(schema: Schema, layer: Layer, event: str) -> str:
    """The code of the event's type, or empty."""
    value = layer.value(event, schema.type_field).value
    return value.literal if value else ""


def event_type_title(schema: Schema, layer: Layer, event: str) -> str:
    """The title of the event's type, or empty."""
    code = event_type(schema, layer, event)
    field = schema.field(event, schema.type_field)
    way = find_option(field.options, code) if field and code else ()
    return way[-1].title if way else code


def event_summary(schema: Schema, layer: Layer, event: str) -> tuple[str, ...]:
    """What names an event in lists: the answers of the schema's summary fields, short; empty ones are `·`."""
    layer = completed(schema, layer)
    return tuple(
        event_type_title(schema, layer, event) or UNSAID
        if path == schema.type_field
        else _short(schema.field(event, path), layer, event, path)
        for path in schema.summary
    )


def _short(field: Field | None, layer: Layer, event: str, path: str) -> str:
    """One answer, or those of a repeated field side by side."""
    said = layer.value(event, path)
    if field is None or not said.answered:
        return UNSAID
    if said.value is None:
        return SHORT_NOTHING[said.nothing] if said.nothing is not None else UNSAID
    from tui.domain.answers_showing import short_answer  # noqa: PLC0415 - the type alone tells most events

    if not field.many:
        return short_answer(field, said.value)
    if field.fields:
        return f"×{len(said.value.lines())}"
    values = (layer.value(event, f"{path}/{item}").value for item in layer.items(event, path))
    return ", ".join(short_answer(field, value) for value in values if value is not None) or UNSAID
