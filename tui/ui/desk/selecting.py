"""Selecting text."""

from collections.abc import Callable

from tui.domain.errors import DeskError
from tui.domain.spans import Range, join_ranges
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
        _reselect(desk, (low, further[1]))


def _reselect(desk: Desk, chosen: Range, *, at_start: bool = False) -> None:
    """Moves an end of the selection; the cursor goes to the end that moved. A span that is resized stays so."""
    resized = desk.resized
    desk.select_range(chosen)
    desk.resized = resized
    if at_start:
        desk.anchor, desk.cursor = chosen[1], chosen[0]


def _drop(desk: Desk, offset: int) -> None:
    """Drops a selection of which nothing would be left."""
    if desk.resized:
        delete, leave = desk.key("delete-span"), desk.key("unselect")
        raise DeskError(f"A span keeps at least one word: {delete} deletes it, {leave} leaves it as it was.")
    desk.unselect()
    desk.move_to(offset)


def _shrink(desk: Desk) -> None:
    """Gives the last word back; a selection of one word is dropped."""
    selected = desk.selection
    if selected is None:
        return
    low, high = selected
    last = desk.text.word_at(desk.text.previous_word(high))
    before = desk.text.word_at(desk.text.previous_word(last[0])) if last is not None and last[0] > low else None
    if last is not None and before is not None and low < before[1] <= last[0]:
        _reselect(desk, (low, before[1]))
    else:
        _drop(desk, low)


def _extend_start(desk: Desk) -> None:
    """One word more at the start."""
    text, selected = desk.text, desk.selection
    if selected is None:
        _select_word(desk)
        return
    word = text.word_at(text.previous_word(selected[0]))
    if word is not None and word[0] < selected[0]:
        _reselect(desk, (word[0], selected[1]), at_start=True)


def _shrink_start(desk: Desk) -> None:
    """Gives the first word back; a selection of one word is dropped."""
    text, selected = desk.text, desk.selection
    if selected is None:
        return
    low, high = selected
    further = text.next_word(low)
    if further < high:
        _reselect(desk, (further, high), at_start=True)
    else:
        _drop(desk, low)


def _other_end(desk: Desk) -> None:
    """The selection's other end is the one that moves."""
    selected = desk.selection
    if selected is None or desk.anchor is None:
        raise DeskError(f"Select some text first: {desk.key('select-word')} takes the word here.")
    forward = desk.cursor >= desk.anchor
    _reselect(desk, selected, at_start=forward)
    desk.say(f"Shift with the arrows moves the {'start' if forward else 'end'} now.")


def _select_sentence(desk: Desk) -> None:
    """The sentence at the cursor; with a selection, up to the end of its sentence, then one sentence more."""
    text, selected = desk.text, desk.selection
    low, high = text.sentence_at(desk.cursor if selected is None else selected[1] - 1)
    if selected is not None:
        if selected[1] >= high:
            further = text.sentence_at(text.next_sentence(selected[1] - 1))
            high = further[1] if further[0] < further[1] else high
        low, high = selected[0], max(high, selected[1])
    if low < high:
        desk.candidate = None
        _reselect(desk, (low, high))


def _select_paragraph(desk: Desk) -> None:
    """The paragraph at the cursor, or the next one; with a selection, up to its end, then one paragraph more."""
    text, selected = desk.text, desk.selection
    low, high = text.paragraphs[text.paragraph_at(desk.cursor if selected is None else selected[1] - 1)]
    if (selected is not None and selected[1] >= high) or not text.text[low:high].strip():
        low, high = text.paragraphs[text.paragraph_at(text.next_paragraph(high))]
    if text.text[low:high].strip():
        desk.candidate = None
        _reselect(desk, (low, high) if selected is None else (selected[0], high))


def _add_stretch(desk: Desk) -> None:
    """Keeps what is selected, so that what is selected next is added to it."""
    chosen = desk.selection or desk.candidate
    if chosen is None:
        raise DeskError(f"Select the first stretch, then {desk.key('add-stretch')} and the next one.")
    resized = desk.resized
    desk.held = join_ranges((*desk.held, chosen))
    desk.unselect()
    desk.resized = resized
    count = len(desk.held)
    desk.say(f"{count} stretch{'es' * (count > 1)} held: select the next one; {desk.key('unselect')} drops all.")


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
    "select-paragraph": _select_paragraph,
    "extend-start": _extend_start,
    "shrink-start": _shrink_start,
    "other-end": _other_end,
    "add-stretch": _add_stretch,
    "extend-left": _extend(ArticleText.previous_grapheme),
    "extend-right": _extend(ArticleText.next_grapheme),
    "extend-up": _extend_rows(-1),
    "extend-down": _extend_rows(1),
    "unselect": Desk.release,
    "toggle-snap": _toggle_snap,
}
