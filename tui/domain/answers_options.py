"""Finding the option that is meant: by code, title, beginning of a title, or a word of the text."""

import re
from collections.abc import Iterable, Iterator

from tui.domain.answers_error import AnswerError, quoted
from tui.domain.candidates_options import suggested
from tui.domain.indexes import ways_by_code
from tui.domain.schema import Field, FieldType, Option

STEP = " › "
"""Stands between the titles of a tree's levels."""

_MANY = (FieldType.CHOICES, FieldType.TAGS)
_NAMED = 4


def way_title(field: Field, code: str) -> str:
    """The titles from the root to an option, such as `Battles › Armed clash`; the code if there is none."""
    return STEP.join(option.title for option in ways_by_code(field.options).get(code, ())) or code


def choosable(field: Field) -> Iterator[Option]:
    """The options that can be an answer."""
    for way in ways_by_code(field.options).values():
        if not (field.type is FieldType.TREE and field.leaf_only and way[-1].options):
            yield way[-1]


def read_option(field: Field, typed: str) -> str:
    """The code of the option that is meant.

    Tried in this order, the first that fits decides: code, code in any case, title, way of titles, the only title
    or code that begins like that, the only title with a word that begins like that.

    Raises:
        AnswerError: None fits, several do, or one that has finer options under it.
    """
    text = " ".join(typed.split())
    options = list(choosable(field))
    for found in _fits(field, options, text):
        codes = {option.code for option in found}
        if len(codes) == 1:
            return codes.pop()
        if codes:
            raise AnswerError(
                f"{quoted(text)} could be {_some(option.title for option in found)}: type more of it."
            )
    raise AnswerError(_no_such(field, options, text))


def exact_option(field: Field, typed: str) -> str:
    """The code of the option with just that code or title, in any case; empty if there is none."""
    folded = " ".join(typed.casefold().split())
    options = list(choosable(field))
    codes = [option.code for option in options if option.code.casefold() == folded]
    titles = [option.code for option in options if option.title.casefold() == folded]
    return next(iter([*codes, *titles]), "")


def _fits(field: Field, options: list[Option], text: str) -> Iterator[list[Option]]:
    yield [option for option in options if option.code == text]
    folded = text.casefold()
    yield [option for option in options if option.code.casefold() == folded]
    yield [option for option in options if option.title.casefold() == folded]
    way = re.sub(r"\s*[›>]\s*", STEP, folded)
    if STEP in way:
        yield [option for option in options if way_title(field, option.code).casefold() == way]
    if folded:
        yield [option for option in options if option.title.casefold().startswith(folded)] or [
            option for option in options if option.code.casefold().startswith(folded)
        ]
        word = re.compile(rf"\b{re.escape(folded)}")
        yield [option for option in options if word.search(option.title.casefold())]


def _no_such(field: Field, options: list[Option], text: str) -> str:
    folded = text.casefold()
    for way in ways_by_code(field.options).values():
        if way[-1].options and folded in (way[-1].code.casefold(), way[-1].title.casefold()):
            leaves = (option.title for option in way[-1].options)
            return f"{way[-1].title} has finer options: choose {_some(leaves)}."
    close = _close(folded, options)
    hint = f"do you mean {_some(close)}?" if close else f"choose {_some(option.title for option in options)}."
    return f"{field.title} has no option {quoted(text)}: {hint}"


def _close(folded: str, options: list[Option]) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    titles = {option.title.casefold(): option.title for option in reversed(options)}
    inside = [title for key, title in titles.items() if folded and folded in key]
    near = [titles[key] for key in get_close_matches(folded, titles, n=_NAMED, cutoff=0.5)]
    return list(dict.fromkeys([*inside, *near]))


def _some(titles: Iterable[str]) -> str:
    """The first few titles as a list in a sentence."""
    listed = [*titles]
    shown = listed if len(listed) <= _NAMED else [*listed[: _NAMED - 1], f"{len(listed) - _NAMED + 1} more"]
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def option_text(field: Field, code: str) -> str:
    """What `read_option` reads as this code: the title where it is enough, else the code."""
    way = ways_by_code(field.options).get(code)
    title = way[-1].title if way else code
    parted = field.type in _MANY and (";" in title or "\n" in title)
    return title if title and not parted and exact_option(field, title) == code else code


def option_in(field: Field, quote: str, language: str = "") -> str:
    """The code of the option that a stretch of text names or points to; empty if there is not exactly one."""
    words = " ".join(quote.split())
    codes = suggested(field, words, language)
    return exact_option(field, words) or (codes[0] if len(codes) == 1 else "")
