"""The command registry: every action of the desk, once.

Key bindings, the palette, the footer, the help screen, `copydesk keys` and `docs/keys.md` are made from it; a
user's key map names actions by these ids.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.domain.schema import Label

ANNOTATE = "annotate"
ARTICLES = "articles"
EDIT = "edit"
CHOOSE = "choose"
ELSEWHERE = "elsewhere"
SCREENING = "screening"
EVERYWHERE = (ANNOTATE, ARTICLES, SCREENING)


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


def _in(where: tuple[str, ...], group: str, *rows: tuple[str, str, str, str, str]) -> tuple[Command, ...]:
    return tuple(
        Command(command_id, title, tuple(keys.split()), text, where, group, footer)
        for command_id, title, keys, text, footer in rows
    )


COMMANDS: tuple[Command, ...] = (
    *_in(
        (ANNOTATE,),
        "Move in the text",
        ("cursor-left", "Left", "left", "One character back.", ""),
        ("cursor-right", "Right", "right", "One character on.", ""),
        ("cursor-up", "Up", "up", "One line up.", ""),
        ("cursor-down", "Down", "down", "One line down.", ""),
        ("next-word", "Next word", "w ctrl+right", "To the next word.", ""),
        ("previous-word", "Previous word", "b ctrl+left", "To the word before.", ""),
        ("next-sentence", "Next sentence", "right_parenthesis", "To the next sentence.", ""),
        ("previous-sentence", "Previous sentence", "left_parenthesis", "To the sentence before.", ""),
        ("next-paragraph", "Next paragraph", "right_curly_bracket ctrl+down", "To the next paragraph.", ""),
        ("previous-paragraph", "Previous paragraph", "left_curly_bracket ctrl+up", "To the one before.", ""),
        ("page-down", "Page down", "pagedown", "One screen on.", ""),
        ("page-up", "Page up", "pageup", "One screen back.", ""),
        ("line-start", "Start of line", "home", "To the start of the line.", ""),
        ("line-end", "End of line", "end", "To the end of the line.", ""),
        ("text-start", "Start of text", "ctrl+home circumflex_accent", "To the start of the article.", ""),
        ("text-end", "End of text", "ctrl+end dollar_sign", "To the end of the article.", ""),
        ("find", "Find", "slash", "Finds text; the hit becomes the selection.", "find"),
        ("find-next", "Find next", "f", "To the next hit.", ""),
        ("find-previous", "Find previous", "F", "To the hit before.", ""),
        ("jump-to-word", "Go to a word", "j", "To the next word that begins with the letters you type.", ""),
        ("next-span", "Next span", "greater_than_sign", "To the next marked span.", ""),
        ("previous-span", "Previous span", "less_than_sign", "To the marked span before.", ""),
    ),
    *_in(
        (ANNOTATE,),
        "Select",
        ("select-word", "Select or extend by a word", "space", "Selects the word here; again: one word more.", ""),
        ("shrink", "Shrink by a word", "backspace", "Gives back the last word of the selection.", ""),
        ("select", "Select from here", "v", "Starts a selection that moves with the cursor; again: ends it.", ""),
        ("select-sentence", "Select the sentence", "s", "Selects the sentence here; again: one more.", ""),
        ("select-paragraph", "Select the paragraph", "G", "Selects the paragraph here; again: one more.", ""),
        ("extend-start", "Extend the start", "B", "One word more at the start of the selection.", ""),
        ("shrink-start", "Shrink the start", "W", "Gives back the first word of the selection.", ""),
        ("other-end", "Other end", "backslash", "Shift with the arrows moves the selection's other end.", ""),
        (
            "add-stretch",
            "And another stretch",
            "ampersand",
            "Keeps what is selected; the next stretch joins it.",
            "",
        ),
        ("extend-left", "Extend left", "shift+left", "Moves the selection's end one character back.", ""),
        ("extend-right", "Extend right", "shift+right", "Moves the selection's end one character on.", ""),
        ("extend-up", "Extend up", "shift+up", "Moves the selection's end one line up.", ""),
        ("extend-down", "Extend down", "shift+down", "Moves the selection's end one line down.", ""),
        ("unselect", "Drop the selection", "escape", "Drops the selection.", ""),
        ("toggle-snap", "Snap to words, or not", "S", "Whether selections grow to whole words.", ""),
    ),
    *_in(
        (ANNOTATE,),
        "Mark",
        ("label", "Label", "l", "Labels the selection, or the span here anew: then its letter.", ""),
        ("label-all", "Label all occurrences", "at", "Shows all places with these words and asks at each.", ""),
        ("next-here", "Next span here", "underscore", "Of the spans under the cursor, the next is acted upon.", ""),
        ("resize-span", "Move a span's ends", "z", "The selection's keys move them, Enter settles it.", ""),
        ("mark-passage", "Mark the paragraph", "C", "As caption, boilerplate or duplicate: it is passed over.", ""),
        ("delete-span", "Delete span", "d", "Deletes the span under the cursor.", ""),
        ("take", "Take", "enter", "The selection or candidate becomes value and evidence of the field.", "take"),
        ("take-value", "Take as value", "V", "The selection or candidate becomes the value, without evidence.", ""),
        ("take-evidence", "Take as evidence", "e", "The selection becomes evidence of the field.", ""),
        ("next-candidate", "Next candidate", "n", "To the next stretch that could fill the field.", "candidate"),
        ("previous-candidate", "Previous candidate", "p", "To the one before.", ""),
        ("follow-evidence", "Go to evidence", "g", "To the evidence of the field; again: to the next.", ""),
        ("remove-evidence", "Remove evidence", "r", "Unlinks the evidence that you are at.", ""),
    ),
    *_in(
        (ANNOTATE,),
        "Fill the form",
        ("next-field", "Next field", "tab", "To the next field.", "field"),
        ("previous-field", "Previous field", "shift+tab", "To the field before.", ""),
        ("next-empty", "Next empty field", "k", "To the next field without an answer.", ""),
        ("go-to-field", "Go to a field", "semicolon", "Lists the fields with a letter each.", ""),
        ("edit-value", "Edit by hand", "i f2", "Types or chooses the value.", ""),
        ("not-stated", "Not stated", "minus", "The article does not say.", ""),
        ("not-applicable", "Not applicable", "asterisk", "The question does not apply.", ""),
        ("unknown", "Unknown", "tilde", "There is an answer, but it is not known.", ""),
        ("clear-value", "Clear", "c delete", "Takes the answer away with its evidence.", ""),
        ("confidence", "Confidence", "percent_sign", "How sure you are: again for the next grade.", ""),
        ("field-note", "Note on the field", "M", "A note on this answer.", ""),
        (
            "alternative",
            "Alternative",
            "vertical_line",
            "Another value that is as right, where the schema allows it.",
            "",
        ),
        ("optional", "Optional", "O", "It is as right to leave the field empty; again: it is not.", ""),
        ("next-problem", "Next problem", "full_stop", "To the next field that needs something.", ""),
        ("override", "Override", "o", "Accepts the warning here, with a reason.", ""),
    ),
    *_in(
        (ANNOTATE,),
        "Events",
        (
            "next-event",
            "Next event",
            "right_square_bracket",
            "To the next event; after the last: the article.",
            "event",
        ),
        ("previous-event", "Previous event", "left_square_bracket", "To the event before.", ""),
        ("new-event", "New event", "plus equals_sign", "Makes an event.", "new"),
        ("event-from-words", "New event from words", "T", "Its type and evidence are the words selected.", ""),
        ("duplicate-event", "Duplicate event", "y", "Copies the event with its evidence.", ""),
        ("split-event", "Split event", "Y", "Asks which answers go over to a new event.", ""),
        ("merge-event", "Merge events", "Z", "Joins another event with this one; asks where they differ.", ""),
        ("link-event", "Link event", "I", "Says what this event has to do with another one.", ""),
        ("delete-event", "Delete event", "X", "Deletes the event; undo brings it back.", ""),
        ("move-event-up", "Move event up", "K", "Changes places with the event before.", ""),
        ("move-event-down", "Move event down", "J", "Changes places with the next event.", ""),
        ("events", "Events", "E", "Lists the events with type, date and place.", ""),
        ("read-back", "Read back", "R", "The event as a sentence, with all that is wrong with it.", ""),
        ("article-fields", "Article questions", "A 0", "To the questions about the article.", ""),
    ),
    *_in(
        (ANNOTATE,),
        "Article",
        ("finish", "Finish", "ctrl+s f10", "Says that the article is done; lists what is missing.", ""),
        ("no-event", "No event", "x", "The article reports no event: says why.", "no event"),
        ("flag", "Flag", "exclamation_mark", "Asks for attention, with the reason; again: takes it back.", ""),
        ("ask-help", "Ask for help", "number_sign", "Asks whoever reviews; again: takes it back.", ""),
        ("repeat", "Do it again", "comma", "Does here what you did last: label, answer, take, delete.", ""),
        ("note", "Note", "m", "A note on the article.", ""),
        ("undo", "Undo", "u ctrl+z", "Takes the last edit back, also one made before a restart.", "undo"),
        ("redo", "Redo", "U ctrl+y", "Brings back what undo took.", ""),
        ("next-article", "Next article", "N", "To the next article of the list.", ""),
        ("previous-article", "Previous article", "P", "To the article before.", ""),
        ("articles", "Articles", "a", "The list of articles.", ""),
        ("history", "History", "H", "What you did in this article, the newest first.", ""),
        ("field-help", "Help on the field", "h", "What the schema says about the field.", ""),
        ("pace", "Pace", "D", "Articles done today and this hour, the time for one, and what is left.", ""),
        ("tour", "Tour", "f3", "The first steps at the desk, in a minute; again: the next one.", ""),
        ("legend", "Legend", "L", "Which letter and colour is which label, and how many spans it has.", ""),
        ("toggle-lanes", "Lanes", "t", "Shows spans under each line, or as underlines only.", ""),
    ),
    *_in(
        (ARTICLES,),
        "Article list",
        ("list-down", "Down", "down j", "To the next article.", ""),
        ("list-up", "Up", "up k", "To the article before.", ""),
        ("list-page-down", "Page down", "pagedown", "One screen on.", ""),
        ("list-page-up", "Page up", "pageup", "One screen back.", ""),
        ("list-first", "First", "home", "To the first article.", ""),
        ("list-last", "Last", "end", "To the last article.", ""),
        ("open", "Open", "enter", "Opens the article.", "open"),
        ("filter", "Filter", "slash", "Shows the articles whose title or name contains a text.", "filter"),
        ("filter-state", "State", "s", "Shows one state only: again for the next.", "state"),
        ("clear-filter", "Show all", "escape", "Drops the filters.", ""),
        (
            "screen",
            "Screen",
            "c",
            "Asks of each article not begun whether it is worth coding.",
            "screen",
        ),
        ("back", "Back", "a", "Back to the open article.", ""),
    ),
    *_in(
        (SCREENING,),
        "Screening: the question shows its own keys",
        ("screening-down", "Down", "space pagedown down", "One screen on; an arrow: one line.", ""),
        ("screening-up", "Up", "backspace pageup up", "One screen back; an arrow: one line.", ""),
        ("screening-skip", "Skip", "tab", "To the next article without an answer; it is asked again.", "skip"),
        ("screening-undo", "Undo", "u ctrl+z", "Takes the last answer back and shows its article.", "undo"),
        ("screening-open", "Open", "enter", "Opens the article in the desk.", "open"),
        ("screening-list", "Articles", "a escape", "The list of articles.", "articles"),
    ),
    *_in(
        (ELSEWHERE,),
        "Where another desk of yours is open",
        (
            "take-over",
            "Take over",
            "t",
            "Takes the place of your other desk, which can write no more.",
            "take over",
        ),
        ("look-only", "Only look", "r", "Shows everything and changes nothing.", "only look"),
        ("stay-out", "Leave", "q Q ctrl+q escape", "Leaves; the other desk goes on.", "leave"),
    ),
    *_in(
        EVERYWHERE,
        "Desk",
        ("help", "Keys", "question_mark f1", "The keys of where you are.", "keys"),
        ("redraw", "Redraw", "ctrl+l", "Paints the screen anew.", ""),
        ("quit", "Quit", "Q ctrl+q", "Leaves the desk; everything is saved.", ""),
    ),
    *_in(
        (ANNOTATE, ARTICLES),
        "Desk",
        ("palette", "Palette", "colon ctrl+p", "Finds every action by name.", ""),
    ),
)

BY_ID = {command.id: command for command in COMMANDS}

LABEL_PREFIX = "label:"
DIGITS = "123456789"


NO_KEYS: Mapping[str, tuple[str, ...]] = {}


class Keys(NamedTuple):
    """Which keys run which action.

    Attributes:
        commands: The registry, with somebody's own keys.
        labels: The keys of labels that have other ones than a digit, by the label's id.
    """

    commands: tuple[Command, ...] = COMMANDS
    labels: Mapping[str, tuple[str, ...]] = NO_KEYS

    def of(self, action: str) -> str:
        """The main key of an action as the screen shows it; empty if it has none."""
        keys = next((command.keys for command in self.commands if command.id == action), ())
        return shown_key(keys[0]) if keys else ""

    def named(self, action: str) -> str:
        """The main key of an action, or its title in brackets if it has none."""
        return self.of(action) or f"({BY_ID[action].title})"


DEFAULT_KEYS = Keys()


def label_commands(labels: Sequence[Label], own: Mapping[str, tuple[str, ...]] = NO_KEYS) -> tuple[Command, ...]:
    """One action for each label of a schema that has a key: `label:ID` labels the selection in one key.

    Args:
        labels: The labels, of which the first nine have a digit.
        own: Other keys than that, by the label's id.
    """
    digits = [*((digit,) for digit in DIGITS), *((),) * len(labels)]
    keyed = [(own.get(label.id, digit), label) for digit, label in zip(digits, labels, strict=False)]
    return tuple(
        Command(
            f"{LABEL_PREFIX}{label.id}",
            label.title,
            keys,
            label.help or f"Labels the selection as {label.title}.",
            (ANNOTATE,),
            "Labels of the schema",
        )
        for keys, label in keyed
        if keys
    )


def label_keys(labels: Sequence[Label], own: Mapping[str, tuple[str, ...]] = NO_KEYS) -> dict[str, str]:
    """Which label each key puts: a digit for the first nine of the schema, in order, unless they have others."""
    return {key: command.id for command in label_commands(labels, own) for key in command.keys}


def key_map(where: str, commands: Sequence[Command] = COMMANDS) -> dict[str, str]:
    """Which action each key runs at a place; the first command that claims a key has it."""
    found: dict[str, str] = {}
    for command in commands:
        if where in command.where:
            for key in command.keys:
                found.setdefault(key, command.id)
    return found


SHOWN_KEYS = {
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "slash": "/",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "asterisk": "*",
    "tilde": "~",
    "percent_sign": "%",
    "full_stop": ".",
    "exclamation_mark": "!",
    "question_mark": "?",
    "colon": ":",
    "vertical_line": "|",
    "semicolon": ";",
    "ampersand": "&",
    "quotation_mark": '"',
    "apostrophe": "'",
    "comma": ",",
    "at": "@",
    "backslash": "\\",
    "circumflex_accent": "^",
    "underscore": "_",
    "grave_accent": "`",
    "number_sign": "#",
    "dollar_sign": "$",
    "enter": "↵",
    "escape": "esc",
    "backspace": "⌫",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "delete": "del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def shown_key(key: str) -> str:
    """How a key is written on the screen."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, SHOWN_KEYS.get(name, name)])
