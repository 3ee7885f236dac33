"""The actions of the desk for incidents."""

from tui.ui.registry.base import INCIDENTS, REVIEW, Command, commands_of

INCIDENTS_COMMANDS: tuple[Command, ...] = (
    *commands_of(
        (REVIEW,),
        "Review: across articles",
        ("incidents", "Incidents", "I", "Asks which events of several articles are one incident.", ""),
    ),
    *commands_of(
        (INCIDENTS,),
        "Incidents: what the two events are",
        ("incident-same", "The same", "s", "Both report the same incident.", "same"),
        ("incident-relation-1", "First relation", "1", "A is to B what the first relation of the schema says.", ""),
        ("incident-relation-2", "Second relation", "2", "The same with the second relation.", ""),
        ("incident-relation-3", "Third relation", "3", "The same with the third relation.", ""),
        ("incident-relation-4", "Fourth relation", "4", "The same with the fourth relation.", ""),
        ("incident-relation-5", "Fifth relation", "5", "The same with the fifth relation.", ""),
        ("incident-relation-6", "Sixth relation", "6", "The same with the sixth relation.", ""),
        ("incident-different", "Not the same", "d", "They are two incidents; they are not proposed again.", "not"),
        ("incident-later", "Later", "l", "Puts the pair off.", "later"),
        ("incident-turn", "Turn round", "w", "A and B change places: B is something to A then.", "turn"),
        ("incident-note", "Note", "m", "A note that goes with what you say next.", ""),
        ("incident-undo", "Undo", "u ctrl+z", "Takes back what you said last, also before a restart.", "undo"),
    ),
    *commands_of(
        (INCIDENTS,),
        "Incidents: go through the pairs",
        ("next-pair", "Next", "n tab", "To the next pair; this one stays as it is.", "next"),
        ("previous-pair", "Previous", "p shift+tab", "To the pair before.", ""),
        ("pair-list", "List", "q", "Lists the pairs, the most likely first; choosing one goes there.", "list"),
        ("pair-state", "State", "v", "Open ones, later ones, linked ones, refused ones: again for the next.", ""),
        ("find-pair", "Find", "slash", "Only pairs whose events or titles contain a text; nothing: all.", "find"),
        ("other-pair", "Another event", "o", "Puts any event beside A: finds it by a text.", ""),
        (
            "incident-values",
            "Values",
            "i",
            "What the incident is said to be, and by whom; a value of one's own.",
            "",
        ),
        ("pair-down", "Down", "down j pagedown space", "Further down in the two reports.", ""),
        ("pair-up", "Up", "up k pageup backspace", "Further up.", ""),
        ("leave-incidents", "Back", "escape", "Back to where you came from.", ""),
    ),
)
