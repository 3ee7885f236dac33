"""What speaks for a candidate: that it is known, and what the words around it say.

Which words those are depends on the language of the article (see `tui.domain.languages`).
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tui.domain.candidates import NAMES, NUMBERS
from tui.domain.candidates_options import suggests_by_trigger
from tui.domain.folding import fold
from tui.domain.known_names import KnownNames
from tui.domain.languages import language_for
from tui.domain.languages.shapes import Sense
from tui.domain.number_words import read_number
from tui.domain.phrases import Word, words_in
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range

_AROUND = 40
_SUBJECT = 3
"""So many words may stand between whoever acts and what is done."""

_TOLD_BEFORE = 3
"""So many words in front of a number tell what it counts."""

_BEHIND_DENIAL = 3
"""So many words may stand between what denies and what is denied."""

_SENSES: dict[Sense, frozenset[str]] = {
    "killed": frozenset({"kill", "dead", "deat", "died", "fata", "vict"}),
    "hurt": frozenset({"woun", "inju", "hurt"}),
    "arrested": frozenset({"arre", "deta"}),
    "gathered": frozenset({"prot", "crow", "marc", "demo", "part", "atte"}),
    "abducted": frozenset({"kidn", "abdu", "host"}),
    "missing": frozenset({"miss"}),
    "civilians": frozenset({"civi"}),
    "displaced": frozenset({"disp", "flee", "fled", "evac"}),
}
"""Beginnings of the words that a schema, which is in English, asks for things with."""


def strength(
    field: Field,
    text: str,
    found: Range,
    known: Sequence[KnownNames] = (),
    help_text: str = "",
    *,
    language: str = "",
) -> int:
    """How much speaks for a candidate, to tell the best of a few that stand together.

    Args:
        field: The question.
        text: The article.
        found: The candidate.
        known: Names that the field takes.
        help_text: What else the schema says of the field, such as the help of its label.
        language: ISO 639-1 code of the article; English if it is empty or not known.

    Returns:
        More for more, 0 if nothing does. Of an answer of a list: a trigger before a title. Of names: those that are
        known, then places behind a word such as "in". Of numbers: those beside words that the help of the field
        has too; never those of measures such as "60 km".
    """
    quote = text[found[0] : found[1]]
    if field.options:
        return int(suggests_by_trigger(field, quote, language))
    if field.type in NUMBERS:
        clues = language_for(language).clues
        if _in_any_case(clues.measure).match(text, found[1]):
            return 0
        near = words_in(text, max(0, found[0] - _AROUND), min(len(text), found[1] + _AROUND))
        return len({word.plain[: clues.alike] for word in near} & _stems(f"{about(field)} {help_text}", language))
    if any(quote in names for names in known):
        return 2
    behind_where = _stands_behind(language_for(language).clues.where, text, found)
    return int(behind_where == (field.type is FieldType.PLACE)) if field.type in NAMES else 0


@cache
def _in_any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _ending(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})\Z", re.IGNORECASE)


def _stands_behind(pattern: str, text: str, found: Range) -> bool:
    """Whether a stretch stands right behind what a pattern matches, in any case."""
    return _ending(pattern).search(text, max(0, found[0] - _AROUND), found[0]) is not None


def about(field: Field) -> str:
    """What the schema says of a field by itself."""
    return " ".join([field.title, field.help, *field.examples])


def is_denied(text: str, found: Range, language: str = "") -> bool:
    """Whether the words in front of a trigger deny it: "nobody was arrested", "did not attack"."""
    return _stands_behind(_denial(language), text, found)


@cache
def _denial(language: str) -> str:
    return rf"(?:{language_for(language).clues.denial})\b(?:\s+\w+){{0,{_BEHIND_DENIAL}}}\s+"


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


def is_where(text: str, found: Range, language: str = "") -> bool:
    """Whether a name stands right behind a word that only places stand behind: in, at, near, outside, inside."""
    return _stands_behind(language_for(language).clues.only_where, text, found)


def tells_who_acts(text: str, found: Range, trigger: Range | None, language: str = "") -> bool:
    """Whether the words around a name say that it is who did it.

    Args:
        text: The article.
        found: The name.
        trigger: The words that say what was done; None if they are not known.
        language: ISO 639-1 code of the article; English if it is empty or not known.

    Returns:
        Whether it stands behind "by" or "blamed", or, without a word such as "for", close in front of the trigger.
    """
    clues = language_for(language).clues
    if _stands_behind(clues.by, text, found):
        return True
    if trigger is None or found[1] > trigger[1] or _stands_behind(clues.of_another, text, found):
        return False
    between = text[found[1] : trigger[0]]
    if len(between.split()) > _SUBJECT or _ends_clause().search(between):
        return False
    return not _in_any_case(clues.passive).search(between)


@cache
def _ends_clause() -> re.Pattern[str]:
    return re.compile(r"[,.;:!?\n]")


def tells_what_is_counted(
    text: str,
    found: Range,
    around: Range,
    others: Iterable[Range],
    *,
    asked: str,
    beside: str = "",
    language: str = "",
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
        language: ISO 639-1 code of the article; English if it is empty or not known.
    """
    clues = language_for(language).clues
    if _in_any_case(clues.measure).match(text, found[1]):
        return False
    low, high = _clause(text, found, around, others, _in_any_case(clues.parts))
    own = _stems(asked, language)
    other = _stems(_without_examples(beside), language) - own

    def verdict(word: Word) -> bool | None:
        stem = word.plain[: clues.alike]
        return True if stem in own else (False if stem in other else None)

    before, behind = list(words_in(text, low, found[0])), list(words_in(text, found[1], high))
    if before and verdict(before[-1]) is not None:
        return bool(verdict(before[-1]))
    for number, word in enumerate(behind[: clues.reach]):
        if verdict(word) is not None:
            joins = before and before[-1].plain in clues.joins and not any(map(verdict, before))
            return (
                bool(verdict(word)) and not joins and not any(each.plain in clues.joins for each in behind[:number])
            )
    return next(
        (bool(verdict(word)) for word in before[: -_TOLD_BEFORE - 1 : -1] if verdict(word) is not None), False
    )


def _without_examples(said: str) -> str:
    """A help text without what it quotes: an example says more than it is meant to."""
    return re.sub(r"\"[^\"]{0,200}\"|“[^”]{0,200}”", " ", said)


def _clause(text: str, found: Range, around: Range, others: Iterable[Range], parts: re.Pattern[str]) -> Range:
    """The words that belong to a number: up to the numbers beside it, or the end of its clause."""
    low, high = around
    for start, end in others:
        if end <= found[0]:
            low = max(low, end)
        elif start >= found[1]:
            high = min(high, start)
    low = max([low, *(each.end() for each in parts.finditer(text, low, found[0]))])
    ends = parts.search(text, found[1], high)
    return low, ends.start() if ends else high


@lru_cache(maxsize=64)
def _stems(said: str, language: str) -> frozenset[str]:
    """The beginnings of the words that tell what is counted, and of those of the language that mean the same."""
    english, clues = language_for("en").clues, language_for(language).clues
    silent = english.says_nothing | {fold(word) for word in clues.says_nothing}
    words = (word.plain for word in words_in(said, 0, len(said)))
    telling = [word for word in words if len(word) >= english.alike and word not in silent]
    telling = [word for word in telling if read_number(word) is None and read_number(word, language) is None]
    begun = {word[: english.alike] for word in telling}
    meant = (word for sense, own in clues.senses.items() if _SENSES[sense] & begun for word in own.split())
    return frozenset(fold(word)[: clues.alike] for word in (*telling, *meant))
