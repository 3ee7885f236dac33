"""The palette: every action of a place by its name."""

from tui.ui.commands import Keys, shown_key
from tui.ui.entry import Choice, Entry

PALETTE = "palette"


def palette_entry(keys: Keys, place: str) -> Entry:
    """The question which action to do.

    Args:
        keys: Somebody's own.
        place: Where it is asked; one of `tui.ui.registry.base`.
    """
    choices = [
        Choice(each.id, each.title, detail=" ".join(shown_key(key) for key in each.keys[:2]), help=each.help)
        for each in keys.commands
        if place in each.where and each.id != PALETTE
    ]
    return Entry("Do", choices=choices, closed=True, hint="type a word, ↵ does it")
