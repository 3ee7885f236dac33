"""The actions of the list of articles, of screening, and of a desk that finds another one open."""

from tui.ui.registry.base import ARTICLES, ELSEWHERE, SCREENING, Command, commands_of

LIST_COMMANDS: tuple[Command, ...] = (
    *commands_of(
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
        ("clear-filter", "Show all", "escape", "Drops the filters; without any, back to the open article.", ""),
        (
            "screen",
            "Screen",
            "c",
            "Asks of each article not begun whether it is worth coding.",
            "screen",
        ),
        ("back", "Back", "a", "Back to the open article.", "back"),
    ),
    *commands_of(
        (SCREENING,),
        "Screening: the question shows its own keys",
        ("screening-down", "Down", "space pagedown down", "One screen on; an arrow: one line.", ""),
        ("screening-up", "Up", "backspace pageup up", "One screen back; an arrow: one line.", ""),
        ("screening-skip", "Skip", "tab", "To the next article without an answer; it is asked again.", "skip"),
        ("screening-undo", "Undo", "u ctrl+z", "Takes the last answer back and shows its article.", "undo"),
        ("screening-open", "Open", "enter", "Opens the article in the desk.", "open"),
        ("screening-list", "Articles", "a escape", "The list of articles.", "articles"),
    ),
    *commands_of(
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
)
