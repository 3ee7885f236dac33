"""Tags: several answers on one line, each with what can be chosen for it."""

from collections.abc import Sequence
from dataclasses import replace

from tui.domain.answers_options import option_text
from tui.domain.schema import Field
from tui.ui.desk.choosing import choices_of
from tui.ui.desk.desk import Desk
from tui.ui.entry import Choice, Listed, Source

PARTS = ";"


def option_tags(desk: Desk, field: Field) -> list[Choice]:
    """The tags that the schema offers for a field."""
    return [replace(choice, id=option_text(field, choice.id)) for choice in choices_of(desk, field)]


def tag_source(choices: Sequence[Choice] | Source) -> Source:
    """Offers tags for the last one that is being typed; those before it stay in the line.

    Args:
        choices: The tags, or what gives them for what was typed.
    """
    source: Source = choices if callable(choices) else Listed(choices)

    def offered(typed: str) -> list[Choice]:
        before, _, last = typed.rpartition(PARTS)
        taken = {tag.strip().casefold() for tag in before.split(PARTS)}
        fresh = [choice for choice in source(last.strip()) if choice.id.casefold() not in taken]
        head = f"{before.strip()}{PARTS} " if before.strip() else ""
        return [replace(choice, id=f"{head}{choice.id}") for choice in fresh] if head else fresh

    return offered
