"""How a candidate is offered in the last line: what it says, and what taking it would answer."""

from tui.domain.answers_showing import spoken_answer
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range
from tui.domain.values import Value
from tui.ui.desk.choosing import choices_of
from tui.ui.desk.desk import Desk
from tui.ui.desk.grounds import unread
from tui.ui.desk.questions import meant_codes, read_words
from tui.ui.desk.telling import quote

_QUOTED = 32
"""So much of a candidate is quoted, so that what it means stands on a line of 80 cells too."""

_NAMED = 3

_ASKS = "one of several"
"""What is said of words that rows of a table are like, and none is called."""


def offer_line(desk: Desk, field: Field, chosen: Range) -> str:
    """What taking a candidate would do, and the keys for it.

    Args:
        desk: The desk.
        field: The active field.
        chosen: The candidate.
    """
    value = read_words(desk, field, chosen)
    asks = "asks which" if field.options or field.table else "opens the line"
    does = "takes it" if value is not None else asks
    meaning = _meaning(desk, field, chosen, value)
    take, more = desk.key("take"), desk.key("next-candidate")
    return f"{field.title}: {quote(desk, *chosen, _QUOTED)}{meaning}? {take} {does}, {more} goes on."


def undated_line(desk: Desk) -> str:
    """That words at hand tell no date as long as the publication date is not known, and the key for that question.

    Args:
        desk: The desk; a date is asked for, and nothing is proposed.

    Returns:
        One line; empty if there are no such words.
    """
    finder = desk.candidates()
    found = unread(desk, finder) if finder is not None else None
    if found is None:
        return ""
    asked = any(each.type is FieldType.DATE for each in desk.session.schema.article_fields)
    how = f"{desk.key('article-fields')} asks for it" if asked else "type the date"
    wants = "No publication date" if desk.session.context().reference is None else "No day of publication"
    return f"{wants}, so {quote(desk, *found, _QUOTED)} is no date yet: {how}."


def _meaning(desk: Desk, field: Field, chosen: Range, value: Value | None) -> str:
    """What taking a candidate would answer, behind an arrow; empty if that is what it says anyway."""
    quoted = desk.text.text[chosen[0] : chosen[1]]
    if field.options:
        titles = {choice.id: choice.title for choice in choices_of(desk, field)}
        codes = value.lines() if value is not None else meant_codes(desk, field, quoted)
        named = [titles[code] for code in codes if code in titles]
        shown = " or ".join([*named[:_NAMED], *["…"][: len(named) > _NAMED]])
    elif value is not None:
        shown = spoken_answer(field, value)
    else:
        shown = _ASKS if field.table else ""
    return "" if shown in {"", " ".join(quoted.split())} else f" → {shown}"
