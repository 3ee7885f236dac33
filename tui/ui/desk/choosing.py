"""The answers that a field with a closed list offers, as choices."""

from collections.abc import Iterator

from tui.domain.asking import is_offered
from tui.domain.completing import completed
from tui.domain.links import CALLED, ELSEWHERE
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
    chosen = f"{value.literal} {relation}" if relation else value.literal
    return "\n".join((chosen, *(value.part(name) for name in (ELSEWHERE, CALLED) if value.part(name))))


def value_of_choice(field: Field, chosen: str) -> Value:
    """The value that a choice makes.

    Args:
        field: The question.
        chosen: The choice's id.
    """
    if field.type is not FieldType.LINK:
        return make_value(field.type, chosen)
    said, _, elsewhere = chosen.partition("\n")
    event, _, relation = said.partition(" ")
    article, _, called = elsewhere.partition("\n")
    return make_value(field.type, event, {_RELATION: relation, ELSEWHERE: article, CALLED: called})


def _links(desk: Desk, field: Field) -> Iterator[Choice]:
    """The other events, then those of other articles; each in every relation that the schema has."""
    layer, schema = desk.session.layer, desk.session.schema
    for number, event in enumerate(layer.events, start=1):
        if event == desk.owner:
            continue
        title = f"{number} · {' · '.join(event_summary(schema, layer, event))}"
        if not field.relations:
            yield Choice(event, title)
        for relation in field.relations:
            yield Choice(f"{event} {relation.code}", f"{relation.title}: {title}", help=relation.help)
    yield from _links_elsewhere(desk, field)


def _links_elsewhere(desk: Desk, field: Field) -> Iterator[Choice]:
    """The annotator's own events of other articles, those most like the active event first."""
    for article, event, called in desk.session.own_events().near(desk.owner):
        for relation in field.relations or (None,):
            parts = {ELSEWHERE: article, CALLED: called, _RELATION: relation.code if relation else ""}
            chosen = choice_id(make_value(field.type, event, parts))
            title = f"{relation.title}: → {called}" if relation else f"→ {called}"
            yield Choice(chosen, title, help=relation.help if relation else called)


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
