"""The answers that a field with a closed list offers, as choices."""

from collections.abc import Iterator

from tui.domain.asking import is_offered
from tui.domain.completing import completed
from tui.domain.lookups import Answers
from tui.domain.schema import Field, FieldType, walk_options
from tui.domain.summaries import event_summary
from tui.domain.values import Value, make_value
from tui.ui.desk.desk import Desk
from tui.ui.entry import Choice

_RELATION = "relation"


def choices_of(desk: Desk, field: Field) -> list[Choice]:
    """What can be chosen for the active field now.

    Args:
        desk: The desk.
        field: The active field: one of a closed list, or a link.
    """
    if field.type is FieldType.LINK:
        return list(_links(desk, field))
    if field.type is FieldType.BOOLEAN and not field.options:
        return [Choice("true", "yes", key="y"), Choice("false", "no", key="n")]
    return list(_offered(desk, field))


def choice_id(value: Value) -> str:
    """The id of the choice that makes a value."""
    relation = value.part(_RELATION)
    return f"{value.literal} {relation}" if relation else value.literal


def value_of_choice(field: Field, chosen: str) -> Value:
    """The value that a choice makes.

    Args:
        field: The question.
        chosen: The choice's id.
    """
    if field.type is not FieldType.LINK:
        return make_value(field.type, chosen)
    event, _, relation = chosen.partition(" ")
    return make_value(field.type, event, {_RELATION: relation})


def _links(desk: Desk, field: Field) -> Iterator[Choice]:
    """The other events; each in every relation that the schema has."""
    layer, schema = desk.session.layer, desk.session.schema
    for number, event in enumerate(layer.events, start=1):
        if event == desk.owner:
            continue
        title = f"{number} · {' · '.join(event_summary(schema, layer, event))}"
        if not field.relations:
            yield Choice(event, title)
        for relation in field.relations:
            yield Choice(f"{event} {relation.code}", f"{relation.title}: {title}", help=relation.help)


def _offered(desk: Desk, field: Field) -> Iterator[Choice]:
    """The answers of the list that are not retired and whose conditions hold; what is chosen already stays."""
    row = desk.row
    layer = completed(desk.session.schema, desk.session.layer)
    answers = Answers(desk.session.schema, layer, desk.owner)
    held = row.said.value.lines() if row is not None and row.said.value is not None else ()
    only_leaves = field.type is FieldType.TREE and field.leaf_only
    for way in walk_options(field.options):
        option = way[-1]
        if only_leaves and option.options:
            continue
        if option.code in held or row is None or is_offered(answers, way, row.place):
            above = " › ".join(each.title for each in way[:-1])
            yield Choice(option.code, option.title, detail=above, help=_help(option.help, option.examples))


def _help(text: str, examples: tuple[str, ...]) -> str:
    return f"{text} E.g. {'; '.join(examples)}".strip() if examples else text
