"""Numbers as people write them: digits of any script, separated thousands, English words, both mixed.

Hand-written, because the libraries for this do not read the mixtures of news ("1.5 million", "half a dozen"), and
finding candidates must be cheap and free of imports.
"""

import re
from decimal import Decimal
from functools import cache
from typing import TypeAlias

Number: TypeAlias = int | Decimal

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {word: value for value, word in enumerate(_ONES)} | {word: 10 * at for at, word in enumerate(_TENS, 2)}
_DOZEN = 12
_HUNDRED = 100
_SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}
_MULTIPLIERS = {"dozen": _DOZEN, "hundred": _HUNDRED} | _SCALES
_LONGEST = 60

DIGITS = r"\d{1,3}(?:[,٬]\d{2,3})*[,٬]\d{3}(?:[.٫]\d+)?|\d+(?:[.٫]\d+)?"
"""Pattern of a number in digits, without sign."""


@cache
def number_pattern() -> str:
    """Pattern of a number in digits, in words or mixed, for text in any case; it has no groups of its own.

    What it finds need not be a number ("two three"): `read_number` decides.
    """
    any_of = "|".join
    scales = any_of(_MULTIPLIERS)
    words = rf"(?:{any_of([*_UNITS, *_MULTIPLIERS])})"
    spelt = rf"(?:(?:{scales})[ -]and[ -]|{words}(?:[ -]|\s+))*{words}"
    return rf"(?:(?:{DIGITS})(?:[ -]?(?:{scales})|(?:{any_of(_SHORT_SCALES)})\b)?|(?:an?\s+|half\s+an?\s+)?{spelt})"


def read_number(text: str) -> Number | None:
    """Reads a whole text as one number.

    Args:
        text: Such as `5`, `1,500`, `-3`, `٥`, `two hundred and six`, `a dozen`, `1.5 million`.

    Returns:
        An int where the number is whole, else a Decimal; None if it is no number.
    """
    plain = " ".join(text.casefold().replace("−", "-").split())
    if not plain or len(plain) > _LONGEST:
        return None
    negative = plain.startswith("-")
    found = _mixed(plain.removeprefix("-").strip()) if negative else _mixed(plain)
    return -found if found is not None and negative else found


def _mixed(text: str) -> Number | None:
    digits = re.match(rf"(?:\d{{1,3}}(?:[ ’']\d{{3}})+|{DIGITS})(?![\d.,٬٫])", text)
    if not digits:
        return _spelt(text)
    number = _from_digits(digits[0])
    scale = text[digits.end() :].strip(" -")
    if not scale:
        return number
    factor = _MULTIPLIERS.get(scale) or _SHORT_SCALES.get(scale)
    return _whole(number * factor) if factor else None


def _from_digits(text: str) -> Number:
    plain = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)
    plain = re.sub(r"[,٬\s’']", "", plain).replace("٫", ".")
    return Decimal(plain) if "." in plain else int(plain)


def _whole(number: Number) -> Number:
    return int(number) if number == int(number) else number


def _spelt(text: str) -> int | None:
    """A number in words: a sum of groups, each multiplied by its scale."""
    article = re.match(r"(half )?an? ", text)
    words = text[article.end() if article else 0 :].replace("-", " ").split()
    if not article:
        return _summed(words)
    if words and words[0] not in _MULTIPLIERS:
        return None
    if article[1]:
        return _MULTIPLIERS[words[0]] // 2 if len(words) == 1 else None
    return _summed(words)


def _summed(words: list[str]) -> int | None:
    total, group, scale_before = 0, 0, 10**15
    previous = ""
    for word in words:
        if word == "and":
            if previous not in _MULTIPLIERS:
                return None
        elif word in _UNITS:
            if previous in _UNITS and not _joins(previous, word):
                return None
            group += _UNITS[word]
        elif word in ("hundred", "dozen"):
            if group >= _HUNDRED or previous == "and":
                return None
            group = (group or 1) * _MULTIPLIERS[word]
        elif word in _SCALES and _SCALES[word] < scale_before:
            scale_before = _SCALES[word]
            total += (group or 1) * scale_before
            group = 0
        else:
            return None
        previous = word
    return total + group if previous and previous != "and" else None


def _joins(tens: str, ones: str) -> bool:
    """Whether two words make one number, as in "twenty two"."""
    return tens in _TENS and 0 < _UNITS[ones] < _UNITS["ten"]
