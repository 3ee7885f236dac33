"""Marking paragraphs that are no part of the story, and the ones that say the same."""

from collections.abc import Callable, Sequence

from tui.domain.errors import DeskError
from tui.domain.passages import KINDS, STORY, brought_back, kinds_at, like, mark_passages, repeats, set_aside
from tui.domain.spans import Range
from tui.ui.desk.desk import Again, Asking, Desk
from tui.ui.entry import Choice, Entry

Action = Callable[[Desk], None]

_KEYS = dict(zip(KINDS, "cbd", strict=True))
_DUPLICATE = KINDS[-1]


def _mark(desk: Desk) -> None:
    """Asks what the paragraph under the cursor, or those that are selected, are."""
    here = _paragraphs(desk)
    same = like(desk.text, here[0]) if len(here) == 1 else here
    offered: dict[str, tuple[str, Sequence[Range]]] = {}
    choices: list[Choice] = []

    def offer(key: str, title: str, kind: str, ranges: Sequence[Range]) -> None:
        offered[key] = (kind, ranges)
        choices.append(Choice(key, title, key=key))

    for kind in KINDS:
        offer(_KEYS[kind], kind.capitalize(), kind, here)
        if len(same) > len(here):
            ranges = same[1:] if kind == _DUPLICATE else same
            count = f"all {len(ranges)} that say the same" if kind != _DUPLICATE else "each time but the first"
            offer(_KEYS[kind].upper(), f"{kind.capitalize()}: {count}", kind, ranges)
    again = _further(desk)
    if again:
        count = f"all {len(again)} paragraphs that repeat" if len(again) > 1 else "the paragraph that repeats"
        title = f"Duplicate: {count} another one"
        offer("r", title, _DUPLICATE, again)
    passed = [each for each in desk.repeats() if each not in brought_back(desk.session.layer)]
    repeated = [each for each in here if each in passed]
    if repeated or any(kinds_at(desk.session.layer, each) for each in here):
        offer("x", "Part of the story after all", STORY if repeated else "", here)
    prompt = "This repeats another paragraph, and is" if repeated else "This paragraph is"
    entry = Entry(prompt, choices=choices, closed=True, single_keys=True, hint="a letter, or ↑↓ and ↵")

    def accept(entry: Entry) -> None:
        if entry.choice is not None:
            _set(desk, *offered[entry.choice.id])

    desk.ask(Asking(entry, accept))


def _set(desk: Desk, kind: str, ranges: Sequence[Range]) -> None:
    session = desk.session
    desk.perform(mark_passages(session.layer, session.schema, kind, ranges, session.new_id))
    desk.release()
    count = f"{len(ranges)} paragraphs are" if len(ranges) > 1 else "The paragraph is"
    aside = f"{count} marked: {kind}; candidates and searches pass over."
    desk.say(aside if kind in KINDS else f"{count} part of the story.")
    desk.again = Again(f"mark as {kind or STORY}", lambda there: _set(there, kind, _paragraphs(there)))


def _paragraphs(desk: Desk) -> tuple[Range, ...]:
    """The paragraphs that are selected, else the one at the cursor; blank lines do not count."""
    text = desk.text
    ranges = desk.taken_ranges() or ((desk.cursor, desk.cursor + 1),)
    numbers = {
        number for low, high in ranges for number in range(text.paragraph_at(low), text.paragraph_at(high - 1) + 1)
    }
    found = tuple(text.paragraphs[number] for number in sorted(numbers))
    found = tuple((low, high) for low, high in found if text.text[low:high].strip())
    if not found:
        raise DeskError("There is no text on this line: go to a paragraph.")
    return found


def _further(desk: Desk) -> list[Range]:
    """The paragraphs that repeat an earlier one and are not marked yet."""
    aside = set(set_aside(desk.session.layer))
    return [each for each in repeats(desk.text) if each not in aside]


ACTIONS: dict[str, Action] = {"mark-passage": _mark}
