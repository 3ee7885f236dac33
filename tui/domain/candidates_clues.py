"""What speaks for a candidate: that it is known, and what the words around it say.

Made for English where it looks at words such as "in" and "by"; elsewhere less speaks for a candidate, and fewer are
proposed.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tui.domain.candidates import NAMES, NUMBERS
from tui.domain.candidates_options import suggests_by_trigger
from tui.domain.known_names import KnownNames
from tui.domain.number_words import read_number
from tui.domain.phrases import Word, words_in
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range

_AROUND = 40
_SAME_WORD = 4
"""Words that begin with so many letters in common are forms of one word, roughly."""

_SUBJECT = 3
"""So many words may stand between whoever acts and what is done."""

_TOLD_BEHIND = 7
_TOLD_BEFORE = 3
"""So many words behind a number, or in front of it, tell what it counts."""

_SAYS_NOTHING = frozenset(
    """
    about alone been divide each event events from gives have many notes number said says several source sources
    such take taken text than that their them then they this were what when where which with zero
    """.split(),  # noqa: SIM905
)
"""Words of help texts that tell nothing of what is counted."""


def strength(field: Field, text: str, found: Range, known: Sequence[KnownNames] = (), help_text: str = "") -> int:
    """How much speaks for a candidate, to tell the best of a few that stand together.

    Args:
        field: The question.
        text: The article.
        found: The candidate.
        known: Names that the field takes.
        help_text: What else the schema says of the field, such as the help of its label.

    Returns:
        More for more, 0 if nothing does. Of an answer of a list: a trigger before a title. Of names: those that are
        known, then places behind a word such as "in". Of numbers: those beside words that the help of the field
        has too; never those of measures such as "60 km".
    """
    quote = text[found[0] : found[1]]
    if field.options:
        return int(suggests_by_trigger(field, quote))
    if field.type in NUMBERS:
        if _measure().match(text, found[1]):
            return 0
        near = words_in(text, max(0, found[0] - _AROUND), min(len(text), found[1] + _AROUND))
        return len({word.plain[:_SAME_WORD] for word in near} & _stems(f"{about(field)} {help_text}"))
    if any(quote in names for names in known):
        return 2
    behind_where = _where().search(text, max(0, found[0] - _AROUND), found[0]) is not None
    return int(behind_where == (field.type is FieldType.PLACE)) if field.type in NAMES else 0


@cache
def _measure() -> re.Pattern[str]:
    units = (
        "km|kilomet|mile|met(?:er|re)s|m\\b|per ?cent|percent|%|euro|dollar|pound|minute|hour|day|week|month|year"
    )
    return re.compile(rf"[ -]?(?:{units})", re.IGNORECASE)


@cache
def _where() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|at|near|from|to|towards?|outside|inside|around|across|of|on)\s+(?:the\s+)?(?:\w+\s+)?\Z",
        re.IGNORECASE,
    )


def about(field: Field) -> str:
    """What the schema says of a field by itself."""
    return " ".join([field.title, field.help, *field.examples])


def is_denied(text: str, found: Range) -> bool:
    """Whether the words in front of a trigger deny it: "nobody was arrested", "did not attack"."""
    return _denial().search(text, max(0, found[0] - _AROUND), found[0]) is not None


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:nobody|no\s?one|none|never|not|n['’]t|no|without|den(?:y|ies|ied))\b(?:\s+\w+){0,3}\s+\Z",
        re.IGNORECASE,
    )


def ends_dateline(text: str, found: Range) -> bool:
    """Whether a date ends the line of place and date that a report begins with: it tells when it was written."""
    return _dash().match(text, found[1]) is not None and bool(_dateline().fullmatch(_line_before(text, found[0])))


def _line_before(text: str, at: int) -> str:
    return text[max(text.rfind("\n", 0, at) + 1, at - 2 * _AROUND) : at]


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?[-–—]{1,2}\s")


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_a-z][\w.'’-]*[ ,/]+){0,8}")


def is_where(text: str, found: Range) -> bool:
    """Whether a name stands right behind a word that only places stand behind: in, at, near, outside, inside."""
    return _right_where().search(text, max(0, found[0] - _AROUND), found[0]) is not None


@cache
def _right_where() -> re.Pattern[str]:
    kind = r"(?:the\s+(?:town|city|village|port|district|province|region|camp)\s+of\s+)?"
    return re.compile(rf"\b(?:in|at|near|outside|inside)\s+{kind}\Z", re.IGNORECASE)


def tells_who_acts(text: str, found: Range, trigger: Range | None) -> bool:
    """Whether the words around a name say that it is who did it.

    Args:
        text: The article.
        found: The name.
        trigger: The words that say what was done; None if they are not known.

    Returns:
        Whether it stands behind "by" or "blamed", or, without a word such as "for", close in front of the trigger.
    """
    before = max(0, found[0] - _AROUND)
    if _by().search(text, before, found[0]):
        return True
    if trigger is None or found[1] > trigger[1] or _of_another().search(text, before, found[0]):
        return False
    between = text[found[1] : trigger[0]]
    return len(between.split()) <= _SUBJECT and not _ends_clause().search(between)


@cache
def _by() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:by|blamed?|blames|accused?|accuses)\s+(?:on\s+)?(?:the\s+)?(?:suspected\s+)?\Z", re.IGNORECASE
    )


@cache
def _of_another() -> re.Pattern[str]:
    return re.compile(r"\b(?:for|against|at|to|towards?|with|from|near|on|in)\s+(?:the\s+)?\Z", re.IGNORECASE)


@cache
def _ends_clause() -> re.Pattern[str]:
    return re.compile(r"[,.;:!?\n]")


def tells_what_is_counted(
    text: str, found: Range, around: Range, others: Iterable[Range], *, asked: str, beside: str = ""
) -> bool:
    """Whether the words around a number say that it counts what is asked for.

    The word in front decides, else the first that says anything behind it, else the nearest in front: "killed
    four", "four were killed", "the dead, four of them". Where something without a number is counted too ("a guard
    and two soldiers were killed"), the number is only a part of the answer.

    Args:
        text: The article.
        found: The number.
        around: The sentence, or how far to look.
        others: The other numbers there, where what belongs to this one ends.
        asked: What the schema says of the field.
        beside: What it says of things that stand beside it, as its label does of the wounded beside the dead.
    """
    if _measure().match(text, found[1]):
        return False
    low, high = _clause(text, found, around, others)
    own = _stems(asked)
    other = _stems(beside) - own

    def verdict(word: Word) -> bool | None:
        stem = word.plain[:_SAME_WORD]
        return True if stem in own else (False if stem in other else None)

    before, behind = list(words_in(text, low, found[0])), list(words_in(text, found[1], high))
    if before and verdict(before[-1]) is not None:
        return bool(verdict(before[-1]))
    for number, word in enumerate(behind[:_TOLD_BEHIND]):
        if verdict(word) is not None:
            joins = before and before[-1].plain == "and" and not any(map(verdict, before))
            return bool(verdict(word)) and not joins and all(each.plain != "and" for each in behind[:number])
    return next(
        (bool(verdict(word)) for word in before[: -_TOLD_BEFORE - 1 : -1] if verdict(word) is not None), False
    )


def _clause(text: str, found: Range, around: Range, others: Iterable[Range]) -> Range:
    """The words that belong to a number: up to the numbers beside it, or the end of its clause."""
    low, high = around
    for start, end in others:
        if end <= found[0]:
            low = max(low, end)
        elif start >= found[1]:
            high = min(high, start)
    low = max([low, *(each.end() for each in _parts().finditer(text, low, found[0]))])
    ends = _parts().search(text, found[1], high)
    return low, ends.start() if ends else high


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"[.;:!?]\s|,\s+(?:and|but|while)\s")


@lru_cache(maxsize=64)
def _stems(said: str) -> frozenset[str]:
    words = (word.plain for word in words_in(said, 0, len(said)))
    telling = (word for word in words if len(word) >= _SAME_WORD and word not in _SAYS_NOTHING)
    return frozenset(word[:_SAME_WORD] for word in telling if read_number(word) is None)
