"""How an event is named in lists: its type, and the values that tell it from the others."""

from tui.domain.layers import Layer
from tui.domain.schema import Schema, find_option
from tui.domain.values import Nothing

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
    shown = []
    for path in schema.summary:
        said = layer.value(event, path)
        field = schema.field(event, path)
        if path == schema.type_field:
            shown.append(event_type_title(schema, layer, event) or "·")
        elif said.value is not None and field is not None:
            from tui.domain.answers_showing import short_answer  # noqa: PLC0415 - the type alone tells most events

            shown.append(short_answer(field, said.value))
        else:
            shown.append(SHORT_NOTHING[said.nothing] if said.nothing else "·")
    return tuple(shown)
