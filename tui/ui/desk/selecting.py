"""Selecting text."""

from collections.abc import Callable

from tui.domain.text import ArticleText
from tui.ui.desk.desk import Desk

Action = Callable[[Desk], None]


def _select(desk: Desk) -> None:
    if desk.anchor is None:
        desk.anchor = desk.cursor
        desk.exact = False
        desk.candidate = None
    else:
        desk.unselect()


def _select_word(desk: Desk) -> None:
    """The word at the cursor, or the next one; with a selection, one word more."""
    text = desk.text
    selected = desk.selection
    if selected is None:
        start = desk.cursor if text.word_at(desk.cursor) else text.next_word(desk.cursor)
        word = text.word_at(start)
        if word is not None:
            desk.candidate = None
            desk.select_range(word)
        return
    low, high = selected
    further = text.word_at(high) or text.word_at(text.next_word(high))
    if further is not None and further[1] > high:
        desk.select_range((low, further[1]))


def _shrink(desk: Desk) -> None:
    """Gives the last word back; a selection of one word is dropped."""
    selected = desk.selection
    if selected is None:
        return
    low, high = selected
    last = desk.text.word_at(desk.text.previous_word(high))
    if last is None or last[0] <= low:
        desk.unselect()
        desk.move_to(low)
        return
    before = desk.text.word_at(desk.text.previous_word(last[0]))
    if before is not None and low < before[1] <= last[0]:
        desk.select_range((low, before[1]))
    else:
        desk.unselect()
        desk.move_to(low)


def _select_sentence(desk: Desk) -> None:
    """The sentence at the cursor; with a selection, one sentence more."""
    selected = desk.selection
    low, high = desk.text.sentence_at(desk.cursor)
    if selected is not None:
        low = selected[0]
        if selected[1] >= high:
            further = desk.text.sentence_at(desk.text.next_sentence(selected[1] - 1))
            high = further[1] if further[0] < further[1] else selected[1]
    if low < high:
        desk.candidate = None
        desk.select_range((low, high))


def _extend(motion: Callable[[ArticleText, int], int]) -> Action:
    def extend(desk: Desk) -> None:
        _hold(desk)
        desk.cursor = motion(desk.text, desk.cursor)

    return extend


def _extend_rows(step: int) -> Action:
    def extend(desk: Desk) -> None:
        _hold(desk)
        desk.cursor, desk.column = desk.rows.row_offset(step, desk.cursor, desk.column)

    return extend


def _hold(desk: Desk) -> None:
    """Makes the selection one that is drawn by character."""
    selected = desk.selection
    if selected is None or desk.anchor is None:
        desk.anchor = desk.cursor
    elif not desk.exact:
        forward = desk.cursor >= desk.anchor
        desk.anchor, desk.cursor = selected if forward else (selected[1], selected[0])
    desk.exact = True
    desk.candidate = None


def _toggle_snap(desk: Desk) -> None:
    desk.snap = not desk.snap
    desk.say("Selections grow to whole words." if desk.snap else "Selections stay as drawn.")


ACTIONS: dict[str, Action] = {
    "select": _select,
    "select-word": _select_word,
    "shrink": _shrink,
    "select-sentence": _select_sentence,
    "extend-left": _extend(ArticleText.previous_grapheme),
    "extend-right": _extend(ArticleText.next_grapheme),
    "extend-up": _extend_rows(-1),
    "extend-down": _extend_rows(1),
    "unselect": Desk.unselect,
    "toggle-snap": _toggle_snap,
}
