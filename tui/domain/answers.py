"""Answers: between a typed value and what people type, see and select in the text.

What may be typed into a field, by its type:

====================== ==================================================================================
text, longtext, mention the text
boolean                `y`, `n`, `yes`, `no`, `true`, `false`, or a title of the field's options
choice, scale, tree    code, title, or the beginning of one; a tree also `Battles › Armed clash`
choices, tags          the same or any words, several separated by `;` or by line breaks
integer, decimal       a number in digits or words, or one of the field's own words
quantity               see `tui.domain.quantities`
date                   see `tui.domain.typed_dates`; `2022-01-05 /2` gives the code of the precision, `/-` none
time                   `21:30`, `9pm`, `noon`
place, actor, link     see `tui.domain.answers_notation`: `Ain al-Asad @98245 /1 admin1=Anbar country=IQ`
country                ISO 3166-1 alpha-2 code, or a name where the context can look names up
====================== ==================================================================================

`-`, `*` and `?` alone are the three kinds of nothing (`read_nothing`).
"""

from tui.domain.answers_error import AnswerError
from tui.domain.answers_reading import AnswerContext, edit_answer, notation_hint, read_answer, read_nothing
from tui.domain.answers_selection import quoting, read_selection
from tui.domain.answers_showing import literal_text, short_answer, show_answer

__all__ = [
    "AnswerContext",
    "AnswerError",
    "edit_answer",
    "literal_text",
    "notation_hint",
    "quoting",
    "read_answer",
    "read_nothing",
    "read_selection",
    "short_answer",
    "show_answer",
]
