"""Quantities as news states them: exact, a range, a bound, about so many, or just more than one.

======== ========= =====================================
kind     literal   shown
======== ========= =====================================
exact    `5`       5
range    `3..8`    3 to 8
at least `>=8`     at least 8
at most  `<=80`    at most 80
about    `~500`    about 500; `~3..8` about 3 to 8
plural   `plural`  plural: more than one, no number known
======== ========= =====================================

A bound is the number that the text names: "more than 50" and `>50` are at least 50, "fewer than 80" is at most
80. Both follow from what is said, and the number stays the one that a reader finds there.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import TypeAlias

from tui.domain.answers_error import AnswerError, quoted
from tui.domain.languages import language_for
from tui.domain.number_words import Number, any_of, as_listed, number_pattern, read_number, scale_of

Presets: TypeAlias = tuple[tuple[str, str], ...]
"""Words and the number that each stands for, as a field gives them."""


class QuantityKind(StrEnum):
    """How exact a quantity is."""

    EXACT = "exact"
    RANGE = "range"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, as exact as it is known.

    Attributes:
        kind: How exact it is.
        low: The smallest number that it can mean; None if that is open.
        high: The largest; None if that is open. Both are equal for an exact one.
    """

    kind: QuantityKind
    low: Number | None
    high: Number | None

    @property
    def literal(self) -> str:
        """The canonical text, which `parse` reads."""
        match self.kind:
            case QuantityKind.PLURAL:
                return "plural"
            case QuantityKind.AT_LEAST:
                return f">={_plain(self.low)}"
            case QuantityKind.AT_MOST:
                return f"<={_plain(self.high)}"
        number = _plain(self.low) if self.low == self.high else f"{_plain(self.low)}..{_plain(self.high)}"
        return f"~{number}" if self.kind is QuantityKind.ABOUT else number

    def show(self) -> str:
        """The quantity for people, such as `at least 8`."""
        for sign, words in ((">=", "at least "), ("<=", "at most "), ("~", "about ")):
            if self.literal.startswith(sign):
                return words + self.literal.removeprefix(sign).replace("..", " to ")
        return self.literal.replace("..", " to ")


PLURAL = Quantity(QuantityKind.PLURAL, None, None)
"""More than one, and no number known."""

_KINDS = (QuantityKind.AT_LEAST, QuantityKind.AT_MOST, QuantityKind.ABOUT)
_BEFORE: tuple[tuple[QuantityKind, tuple[str, ...]], ...] = (
    (QuantityKind.AT_LEAST, (">=", "≥", ">")),
    (QuantityKind.AT_MOST, ("<=", "≤", "<")),
    (QuantityKind.ABOUT, ("~", "≈")),
)
_AFTER: tuple[tuple[QuantityKind, tuple[str, ...]], ...] = (
    (QuantityKind.AT_LEAST, ("+",)),
    (QuantityKind.ABOUT, ("~",)),
)
_LONGEST = 100


def parse(literal: str) -> Quantity:
    """Reads a canonical literal.

    Raises:
        AnswerError: It is not one.
    """
    if literal == "plural":
        return PLURAL
    for sign, kind in ((">=", QuantityKind.AT_LEAST), ("<=", QuantityKind.AT_MOST), ("~", QuantityKind.ABOUT)):
        if literal.startswith(sign):
            low, high = _ends(literal.removeprefix(sign))
            return _hedged(kind, low, high)
    low, high = _ends(literal)
    return Quantity(QuantityKind.EXACT if low == high else QuantityKind.RANGE, low, high)


def _plain(number: Number | None) -> str:
    return "" if number is None else format(number, "f" if isinstance(number, Decimal) else "d")


def _ends(literal: str) -> tuple[Number, Number]:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(\.\.-?[0-9]+(\.[0-9]+)?)?", literal):
        raise AnswerError(f"{quoted(literal)} is not the canonical text of a quantity.")
    low, dots, high = literal.partition("..")
    return _ordered(_number(low), _number(high if dots else low))


def _number(text: str, language: str = "") -> Number:
    found = read_number(text, language)
    if found is None:
        raise AnswerError(f"{quoted(text)} is not a number: type 5, 3-8, >=8, <=80, ~500 or plural.")
    return found


def _ordered(low: Number, high: Number) -> tuple[Number, Number]:
    if high < low:
        raise AnswerError(f"The range ends ({high}) below its start ({low}): swap its ends.")
    return low, high


def _hedged(kind: QuantityKind, low: Number, high: Number) -> Quantity:
    if kind is QuantityKind.ABOUT:
        return Quantity(kind, low, high)
    if low != high:
        raise AnswerError("A range is at least and at most at once: type 3-8 alone.")
    return Quantity(kind, low, None) if kind is QuantityKind.AT_LEAST else Quantity(kind, None, high)


def read_quantity(typed: str, presets: Presets = (), language: str = "") -> Quantity:
    """Reads a quantity as people type or write it.

    Args:
        typed: Such as `5`, `1,500`, `3-8`, `8+`, `<=80`, `about 500`, `at least 8`, `two dozen`, `several`.
        presets: Words with the quantity that they stand for.
        language: ISO 639-1 code of what it is written in; English if it is empty or not known.

    Raises:
        AnswerError: It is none.
    """
    text = as_listed(typed)
    if not text or len(text) > _LONGEST:
        raise AnswerError("Type a number, such as 5, 3-8, >=8, <=80, ~500 or plural.")
    preset = preset_for(text, presets)
    if preset:
        return read_quantity(preset)
    words = language_for(language).quantities
    if text == PLURAL.literal or text in words.plural:
        return PLURAL
    if text in words.couple:
        return Quantity(QuantityKind.ABOUT, 2, 2)
    return _told(text, language)


def _told(text: str, language: str) -> Quantity:
    """A number, or two, with what says how exact it is."""
    words = language_for(language).quantities
    kind, rest = _unhedged(text, language)
    if rest in words.collectives:
        kind = kind or QuantityKind.ABOUT
    named = words.collectives.get(rest) or words.pairs.get(rest)
    low, high = (named, named) if named else _range(rest, language)
    if kind:
        return _hedged(kind, low, high)
    return Quantity(QuantityKind.EXACT if low == high else QuantityKind.RANGE, low, high)


def preset_for(word: str, presets: Presets) -> str:
    """The number that a field gives for a word, in any case; empty if it gives none."""
    folded = " ".join(word.casefold().split())
    return next((number for each, number in presets if each.casefold() == folded), "")


def _unhedged(text: str, language: str) -> tuple[QuantityKind | None, str]:
    """Splits off what says how exact the number is."""
    for kind, phrase in _hedges(language):
        start = f"{phrase} " if phrase[-1].isalpha() else phrase
        if text.startswith(start):
            return kind, text.removeprefix(start).strip()
    for kind, phrase in _hedges_after(language):
        if text.endswith(phrase):
            return kind, text.removesuffix(phrase).strip()
    return None, text


@cache
def _hedges(language: str) -> list[tuple[QuantityKind, str]]:
    """What stands in front of a number and says how exact it is, the longest first."""
    words = language_for(language).quantities
    said = dict(zip(_KINDS, (words.at_least, words.at_most, words.about), strict=True))
    found = [(kind, phrase) for kind, signs in _BEFORE for phrase in (*signs, *said[kind])]
    return sorted(found, key=lambda each: -len(each[1]))


@cache
def _hedges_after(language: str) -> list[tuple[QuantityKind, str]]:
    words = language_for(language).quantities
    said = dict(zip(_KINDS, (words.at_least_after, words.at_most_after, words.about_after), strict=True))
    signs = [(kind, phrase) for kind, phrases in _AFTER for phrase in phrases]
    found = [*signs, *((kind, phrase) for kind in _KINDS for phrase in said[kind])]
    return sorted(found, key=lambda each: -len(each[1]))


def _range(text: str, language: str) -> tuple[Number, Number]:
    if re.fullmatch(r"[\d.,]+ ?-|-[\d.,]+", text):
        number = text.strip(" -")
        raise AnswerError(f"{quoted(text)} is half a range: type >={number} for at least, <={number} for at most.")
    found = _ranges(language).fullmatch(text)
    ends = [each for each in found.groups() if each] if found else re.split(r"(?<=\d)-(?=\d)", text, maxsplit=1)
    if len(ends) == 1 and language_for(language).dates and read_number(text, language) is None:
        # Where no number has a hyphen inside, one may stand between two: "два-три".
        ends = re.split(r"(?<=\w)-(?=\w)", text)
    numbers = [read_number(each, language) for each in ends]
    if len(numbers) != 2 or None in numbers:
        whole = _number(text, language)
        return whole, whole
    low, high = _number(ends[0], language), _number(ends[1], language)
    if scale_of(ends[0], language) == 1:
        # "Three to five thousand": what scales the second number scales the first one too.
        scaled: Number = low * scale_of(ends[1], language)
        return _ordered(scaled if scaled < high else low, high)
    return _ordered(low, high)


@cache
def _ranges(language: str) -> re.Pattern[str]:
    words = language_for(language).quantities
    between = "".join(rf"{left} (.+) {right} ?(.+)|" for left, right in words.between)
    to = "|".join(rf" {re.escape(each)} " for each in words.to)
    return re.compile(rf"{between}(?:{words.start} )?(.+?)(?:{to}| - | ?[–—] ?| ?\.\. ?)(.+)")


@lru_cache(maxsize=64)
def quantity_pattern(presets: Presets = (), language: str = "") -> re.Pattern[str]:
    """Pattern that finds quantities in running text.

    What it finds need not be one ("two three"): `read_quantity` decides.

    Args:
        presets: Words that count as numbers.
        language: ISO 639-1 code of the text; English if it is empty or not known.
    """
    words = language_for(language).quantities
    hedges = any_of(phrase for _, phrase in _hedges(language))
    after = any_of(phrase for _, phrase in _hedges_after(language))
    number = number_pattern(language)
    to = "|".join(re.escape(each) for each in words.to)
    numbers = rf"{number}(?:(?:\s+(?:{to})\s+|[-–]|\.\.){number})?"
    for left, right in words.between:
        space = r"\s*" if right == language_for(language).numbers.prefix else r"\s+"
        numbers = rf"{left}\s+{number}\s+{right}{space}{number}|{numbers}"
    named = {*words.collectives, *words.pairs}
    if named:
        numbers = rf"{any_of(named)}|{numbers}"
    vague = any_of({"plural", *words.plural, *words.couple, *(word.casefold() for word, _ in presets)} - words.rare)
    stated = rf"(?:(?:{hedges})\s*)?(?:{numbers})(?!-?\w|[.,]\d)(?:{after})?"
    some = rf"(?:{vague})(?!\w)"
    # Where an article counts as one, "un par de" begins with a number too.
    either = (some, stated) if language_for(language).numbers.one else (stated, some)
    proclitics = language_for(language).proclitics
    behind = rf"|(?<=\b[{proclitics}])" if proclitics else ""
    return re.compile(rf"(?:(?<![\w.,\-–]){behind})(?:{'|'.join(either)})", re.IGNORECASE)
