"""Reads an event back as a sentence, so that its annotator hears what the record says."""

from tui.domain.answers_showing import spoken_answer
from tui.domain.completing import completed
from tui.domain.expressions import Kind, parse
from tui.domain.form_places import FormPlace
from tui.domain.layers import Layer
from tui.domain.references import find
from tui.domain.schema import Field, Schema
from tui.domain.templates import fill
from tui.domain.told_answers import ToldAnswers
from tui.domain.values import FieldValue, Nothing

UNSAID = "…"
"""Stands for what is not answered."""

_NOTHING = {
    Nothing.NOT_STATED: "(not stated)",
    Nothing.NOT_APPLICABLE: "(not applicable)",
    Nothing.UNKNOWN: "(unknown)",
}


def read_back(schema: Schema, layer: Layer, event: str) -> str:
    """The schema's sentence, filled with the answers of an event.

    Args:
        schema: The schema.
        layer: The layer.
        event: The event's id.

    Returns:
        One line, with foreign text as it is; empty if the schema has no sentence.
    """
    layer = completed(schema, layer)
    answers = ToldAnswers(schema, layer, event)
    place = answers.top()
    return " ".join(fill(schema.sentence, lambda source: _told(source, answers, place, layer, event)).split())


def _told(source: str, answers: ToldAnswers, place: FormPlace, layer: Layer, event: str) -> str:
    expression = parse(source)
    told, field = answers.told(source, place), answers.field_of(source, place)
    target = find(place.scope, expression.text)
    whole = target is not None and not target.part
    if expression.kind is Kind.NAME and whole and told is not None and field is not None:
        return _shown(field, told.said)
    if target is not None and whole and target.field.many and len(target.repeated) == 1:
        paths = [f"{target.path}/{item}" for item in layer.items(event, target.path)]
        return ", ".join(_shown(target.field, layer.value(event, path)) for path in paths) or UNSAID
    return ", ".join(answers.texts(source, place) or (UNSAID,))


def _shown(field: Field, said: FieldValue) -> str:
    if said.value is not None:
        return " or ".join(spoken_answer(field, value) for value in (said.value, *said.alternatives))
    return _NOTHING[said.nothing] if said.nothing is not None else UNSAID
