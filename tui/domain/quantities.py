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
from functools import lru_cache
from typing import TypeAlias

from tui.domain.answers_error import AnswerError, quoted
from tui.domain.number_words import Number, number_pattern, read_number

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

_AT_LEAST = (
    ">=", "≥", ">", "at least", "no fewer than", "no less than", "not less than", "more than", "over",
    "upwards of", "a minimum of", "minimum",
)  # fmt: skip
_AT_MOST = (
    "<=", "≤", "<", "at most", "up to", "as many as", "as much as", "no more than", "not more than", "fewer than",
    "less than", "under", "a maximum of", "maximum",
)  # fmt: skip
_ABOUT = (
    "~", "≈", "about", "around", "some", "approximately", "approx.", "approx", "roughly", "nearly", "almost",
    "close to", "circa", "ca.", "an estimated", "estimated",
)  # fmt: skip
_AFTER: tuple[tuple[QuantityKind, tuple[str, ...]], ...] = (
    (QuantityKind.AT_LEAST, ("+", " or more", " and more", " at least")),
    (QuantityKind.AT_MOST, (" or fewer", " or less", " at most")),
    (QuantityKind.ABOUT, ("~", " or so")),
)
_BEFORE: tuple[tuple[QuantityKind, tuple[str, ...]], ...] = (
    (QuantityKind.AT_LEAST, _AT_LEAST),
    (QuantityKind.AT_MOST, _AT_MOST),
    (QuantityKind.ABOUT, _ABOUT),
)
_PLURAL = (
    "plural", "several", "many", "some", "few", "a few", "multiple", "numerous", "a number of", "a handful of",
    "a group of", "a series of", "dozens", "scores", "tens", "hundreds", "thousands", "tens of thousands",
    "hundreds of thousands", "millions", "countless",
)  # fmt: skip
_PLURAL_SCALES = tuple(
    f"{many} {scale}"
    for many in ("several", "a few", "many")
    for scale in ("dozen", "hundred", "thousand", "million")
)
_COUPLE = ("a couple", "couple", "a couple of")
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


def _number(text: str) -> Number:
    found = read_number(text)
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


def read_quantity(typed: str, presets: Presets = ()) -> Quantity:
    """Reads a quantity as people type or write it.

    Args:
        typed: Such as `5`, `1,500`, `3-8`, `8+`, `<=80`, `about 500`, `at least 8`, `two dozen`, `several`.
        presets: Words with the quantity that they stand for.

    Raises:
        AnswerError: It is none.
    """
    text = " ".join(typed.casefold().split())
    if not text or len(text) > _LONGEST:
        raise AnswerError("Type a number, such as 5, 3-8, >=8, <=80, ~500 or plural.")
    preset = preset_for(text, presets)
    if preset:
        return read_quantity(preset)
    if text in _PLURAL or text in _PLURAL_SCALES:
        return PLURAL
    if text in _COUPLE:
        return Quantity(QuantityKind.ABOUT, 2, 2)
    kind, rest = _unhedged(text)
    low, high = _range(rest)
    if kind:
        return _hedged(kind, low, high)
    return Quantity(QuantityKind.EXACT if low == high else QuantityKind.RANGE, low, high)


def preset_for(word: str, presets: Presets) -> str:
    """The number that a field gives for a word, in any case; empty if it gives none."""
    folded = " ".join(word.casefold().split())
    return next((number for each, number in presets if each.casefold() == folded), "")


def _unhedged(text: str) -> tuple[QuantityKind | None, str]:
    """Splits off what says how exact the number is."""
    for kind, phrases in _BEFORE:
        for phrase in phrases:
            start = f"{phrase} " if phrase[-1].isalpha() else phrase
            if text.startswith(start):
                return kind, text.removeprefix(start).strip()
    for kind, phrases in _AFTER:
        for phrase in phrases:
            if text.endswith(phrase):
                return kind, text.removesuffix(phrase).strip()
    return None, text


def _range(text: str) -> tuple[Number, Number]:
    if re.fullmatch(r"[\d.,]+ ?-|-[\d.,]+", text):
        number = text.strip(" -")
        raise AnswerError(f"{quoted(text)} is half a range: type >={number} for at least, <={number} for at most.")
    found = re.fullmatch(r"between (.+) and (.+)|(?:from )?(.+?)(?: to | or | - | ?[–—] ?| ?\.\. ?)(.+)", text)
    ends = [each for each in found.groups() if each] if found else re.split(r"(?<=\d)-(?=\d)", text, maxsplit=1)
    numbers = [read_number(each) for each in ends]
    if numbers == [None, None] or len(numbers) == 1 or None in numbers:
        whole = _number(text)
        return whole, whole
    return _ordered(_number(ends[0]), _number(ends[1]))


@lru_cache(maxsize=64)
def quantity_pattern(presets: Presets = ()) -> re.Pattern[str]:
    """Pattern that finds quantities in running text.

    What it finds need not be one ("two three"): `read_quantity` decides.

    Args:
        presets: Words that count as numbers.
    """
    hedges = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for _, phrases in _BEFORE for phrase in phrases)
    after = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for _, phrases in _AFTER for phrase in phrases)
    number = number_pattern()
    numbers = rf"between\s+{number}\s+and\s+{number}|{number}(?:(?:\s+(?:to|or)\s+|[-–]|\.\.){number})?"
    words = sorted(
        {*_PLURAL, *_PLURAL_SCALES, *_COUPLE, *(word.casefold() for word, _ in presets)} - _TOO_COMMON,
        key=len,
        reverse=True,
    )
    vague = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(
        rf"(?<![\w.,\-–])(?:(?:(?:{hedges})\s*)?(?:{numbers})(?!-?\w|[.,]\d)(?:{after})?|(?:{vague})(?!\w))",
        re.IGNORECASE,
    )


_TOO_COMMON = {"some", "few", "tens"}
