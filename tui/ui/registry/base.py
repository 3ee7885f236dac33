"""What an action is, and where it can apply."""

from typing import NamedTuple

ANNOTATE = "annotate"
ARTICLES = "articles"
EDIT = "edit"
CHOOSE = "choose"
ELSEWHERE = "elsewhere"
SCREENING = "screening"
REVIEW = "review"
OWN = "own"
"""An answer of one's own in the review."""

ALIGNING = "aligning"
"""Which events of an article are one."""

INCIDENTS = "incidents"
AGREEMENT = "agreement"
EVERYWHERE = (ANNOTATE, ARTICLES, SCREENING, REVIEW, OWN, ALIGNING, INCIDENTS, AGREEMENT)


class Command(NamedTuple):
    """An action.

    Attributes:
        id: Stable: scripts and key maps rely on it.
        title: A few words, for palette and help.
        keys: The keys that run it, the main one first, in Textual's names.
        help: One sentence.
        where: The places in which the keys work.
        group: Heading in the help.
        footer: A word for the footer, or empty for none.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    help: str
    where: tuple[str, ...]
    group: str
    footer: str = ""


def commands_of(where: tuple[str, ...], group: str, *rows: tuple[str, str, str, str, str]) -> tuple[Command, ...]:
    """The actions of one group: id, title, keys, help, and a word for the footer or an empty one."""
    return tuple(
        Command(command_id, title, tuple(keys.split()), text, where, group, footer)
        for command_id, title, keys, text, footer in rows
    )
