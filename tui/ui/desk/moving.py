"""Moving in the text."""

from collections.abc import Callable

from tui.domain.errors import DeskError
from tui.domain.spans import Range
from tui.domain.text import ArticleText
from tui.ui.desk.text_desk import Asking, TextDesk
from tui.ui.entry import Entry

Action = Callable[[TextDesk], None]

AROUND = "Nothing further this way: this hit is from the other end of the article."


def _by(motion: Callable[[ArticleText, int], int]) -> Action:
    def move(desk: TextDesk) -> None:
        desk.move_to(motion(desk.text, desk.cursor))
        _let_go(desk)

    return move


def _let_go(desk: TextDesk) -> None:
    """A selection drawn by character is dropped by plain motions; one that follows the cursor stays."""
    if desk.exact:
        desk.unselect()


def _rows(step: Callable[[TextDesk], int]) -> Action:
    def move(desk: TextDesk) -> None:
        offset, column = desk.rows.row_offset(step(desk), desk.cursor, desk.column)
        desk.move_to(offset)
        desk.column = column
        _let_go(desk)

    return move


def _row_end(which: int) -> Action:
    def move(desk: TextDesk) -> None:
        desk.move_to(desk.rows.row_ends(desk.cursor)[which])
        _let_go(desk)

    return move


def _text_start(_text: ArticleText, _offset: int) -> int:
    return 0


def _text_end(text: ArticleText, _offset: int) -> int:
    return len(text.text)


def _select_hit(desk: TextDesk, hit: Range) -> None:
    """A hit becomes the selection, grown to whole words unless told not to."""
    desk.select_range(desk.text.snap_to_words(*hit) if desk.snap else hit)


def _hint(start: int, hit: Range | None) -> str:
    if hit is None:
        return "Not in this article."
    return AROUND if hit[0] < start else ""


def _hit(desk: TextDesk, query: str, start: int, *, backwards: bool = False) -> Range | None:
    """The next place that says it; one in a passage that is set aside only where there is no other."""
    hit = first = desk.text.find(query, start, backwards=backwards)
    aside = desk.aside()
    seen: set[Range] = set()
    while hit is not None and any(low < hit[1] and hit[0] < high for low, high in aside):
        if hit in seen:
            return first
        seen.add(hit)
        hit = desk.text.find(query, hit[0] if backwards else hit[1], backwards=backwards)
    return hit


def _find(desk: TextDesk) -> None:
    before = (desk.cursor, desk.anchor, desk.exact)

    def look(entry: Entry) -> None:
        hit = _hit(desk, entry.line.text, before[0]) if entry.line.text else None
        if hit is not None:
            _select_hit(desk, hit)
        entry.hint = _hint(before[0], hit) if entry.line.text else ""

    def accept(entry: Entry) -> None:
        desk.query = entry.line.text or desk.query
        if not desk.query:
            return
        hit = _hit(desk, desk.query, before[0])
        if hit is None:
            raise DeskError(f"“{desk.query}” is not in this article.")
        _select_hit(desk, hit)
        desk.say(_hint(before[0], hit))

    def left() -> None:
        desk.cursor, desk.anchor, desk.exact = before

    desk.ask(Asking(Entry("Find", text=desk.query, hint="upper and lower case are one"), accept, look, left))


def _find_again(*, backwards: bool) -> Action:
    def move(desk: TextDesk) -> None:
        if not desk.query:
            _find(desk)
            return
        selected = desk.selection
        start = selected[0 if backwards else 1] if selected else desk.cursor
        hit = _hit(desk, desk.query, start, backwards=backwards)
        if hit is None:
            raise DeskError(f"“{desk.query}” is not in this article.")
        around = hit[0] > start if backwards else hit[0] < start
        _select_hit(desk, hit)
        desk.say(AROUND if around else "")

    return move


def _span_step(step: int) -> Action:
    def move(desk: TextDesk) -> None:
        starts = sorted(desk.marked_starts())
        if not starts:
            raise DeskError("Nothing is marked in this article yet.")
        beyond = [at for at in starts if (at > desk.cursor if step > 0 else at < desk.cursor)]
        desk.unselect()
        if beyond:
            desk.move_to(beyond[0] if step > 0 else beyond[-1])
        else:
            desk.move_to(starts[0] if step > 0 else starts[-1])

    return move


ACTIONS: dict[str, Action] = {
    "cursor-left": _by(ArticleText.previous_grapheme),
    "cursor-right": _by(ArticleText.next_grapheme),
    "cursor-up": _rows(lambda _desk: -1),
    "cursor-down": _rows(lambda _desk: 1),
    "page-down": _rows(lambda desk: max(1, desk.rows.page() - 2)),
    "page-up": _rows(lambda desk: -max(1, desk.rows.page() - 2)),
    "line-start": _row_end(0),
    "line-end": _row_end(1),
    "next-word": _by(ArticleText.next_word),
    "previous-word": _by(ArticleText.previous_word),
    "next-sentence": _by(ArticleText.next_sentence),
    "previous-sentence": _by(ArticleText.previous_sentence),
    "next-paragraph": _by(ArticleText.next_paragraph),
    "previous-paragraph": _by(ArticleText.previous_paragraph),
    "text-start": _by(_text_start),
    "text-end": _by(_text_end),
    "find": _find,
    "find-next": _find_again(backwards=False),
    "find-previous": _find_again(backwards=True),
    "next-span": _span_step(1),
    "previous-span": _span_step(-1),
}
