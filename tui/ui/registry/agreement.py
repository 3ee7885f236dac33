"""The actions of the figures of agreement."""

from tui.ui.registry.base import AGREEMENT, REVIEW, Command, commands_of

_SCREEN: tuple[Command, ...] = commands_of(
    (AGREEMENT,),
    "Agreement",
    ("agreement-open", "Cases", "enter", "Lists the cases behind a number; opens a case in its article.", "cases"),
    ("agreement-down", "Down", "down j", "To the next row.", ""),
    ("agreement-up", "Up", "up k", "To the row before.", ""),
    ("agreement-right", "Right", "right l", "To the next column of a matrix.", ""),
    ("agreement-left", "Left", "left h", "To the column before.", ""),
    ("agreement-page-down", "Page down", "pagedown space", "One screen on.", ""),
    ("agreement-page-up", "Page up", "pageup backspace", "One screen back.", ""),
    ("agreement-first", "First", "home", "To the first row.", ""),
    ("agreement-last", "Last", "end", "To the last row.", ""),
    (
        "agreement-next-view",
        "Next view",
        "tab",
        "Figures, pairs, what is mixed up, people and time, about.",
        "view",
    ),
    ("agreement-previous-view", "Previous view", "shift+tab b", "The view before.", ""),
    (
        "agreement-next-topic",
        "Next label or field",
        "right_square_bracket",
        "To the figures, or the matrix, of the next label or field.",
        "next field",
    ),
    ("agreement-previous-topic", "Previous label or field", "left_square_bracket", "To the one before.", ""),
    ("agreement-pair", "Pair", "p", "Figures of two annotators only: again for the next two, at last all.", "pair"),
    ("agreement-previous-pair", "Previous pair", "P", "The two annotators before.", ""),
    ("agreement-group", "Group", "g", "To the next group of articles, where they are grouped.", ""),
    ("agreement-filter", "Filter", "slash", "Lists only figures whose names contain a text.", "filter"),
    ("agreement-words", "In words", "w", "All that is to be said of a figure, in plain words.", "words"),
    ("agreement-again", "Compute again", "r", "Computes all figures anew.", ""),
    ("agreement-back", "Back", "escape q", "Back to the figure, or to where you came from.", "back"),
    (
        "agreement-alignment",
        "Alignment",
        "a",
        "Lists which events of whom were taken for the same one, and why.",
        "alignment",
    ),
)

AGREEMENT_COMMANDS: tuple[Command, ...] = (
    *commands_of(
        (REVIEW,),
        "Review: how far annotators agree",
        ("agreement", "Agreement", "K", "The figures of agreement, with letters for names, and their cases.", ""),
    ),
    *_SCREEN,
)
