"""Numbers as people write them: digits of any script, separated thousands, words, both mixed.

Hand-written, because the libraries for this do not read the mixtures of news ("1.5 million", "half a dozen"), and
finding candidates must be cheap and free of imports. The words come from `tui.domain.languages`.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.domain.languages import language_for
from tui.domain.languages.shapes import NUMBER

if TYPE_CHECKING:
    from tui.domain.languages.shapes import NumberWords

Number: TypeAlias = int | Decimal

_HUNDRED = 100
_THOUSAND = 1000
_HIGHEST = 10**15
_LONGEST = 100
_MOST_WORDS = 4
"""So many words has the longest part of a number, such as "quatre-vingt-dix-sept"."""


_MOST = 15
"""So many words at most are tried as one number: without a limit, a long list of numbers would take too long."""


class _Part(NamedTuple):
    """One or more words that stand for a part of a number.

    Attributes:
        kind: What is done with it: `small`, `hundreds` (added), `multiplier`, `scale`, `joiner`.
        value: The number.
    """

    kind: str
    value: int


_JOINER = _Part("joiner", 0)


@cache
def number_pattern(language: str = "") -> str:
    """Pattern of a number in digits, in words or mixed, for text in any case; it has no groups of its own.

    What it finds need not be a number ("two three"): `read_number` decides.

    Args:
        language: ISO 639-1 code; English if it is empty or not known.
    """
    words = language_for(language).numbers
    scales = any_of([*words.multipliers, *words.scales])
    short = rf"|(?:{any_of(words.short)})\b" if words.short else ""
    lead = "|".join(each for each in (words.articles, words.halves) if each)
    lead = rf"(?:(?:{lead})\s+)?" if lead else ""
    half = rf"(?:\s+(?:{words.and_half})(?!\w))?" if words.and_half else ""
    digits = rf"(?:{words.digits})(?:[ \u00a0-]?(?:{scales})(?!\w){half}{short})?"
    return rf"(?:{digits}|{_first_letters(words)}{lead}{_spelt_pattern(words)}{half})"


def with_numbers(pattern: str, language: str) -> str:
    """A pattern of the language with that of its numbers where it says that one stands."""
    return pattern.replace(NUMBER, f"(?>{number_pattern(language)})")


def any_of(phrases: Iterable[str]) -> str:
    """Pattern of any of some phrases as they may be written, the longest first.

    Args:
        phrases: As `as_listed` gives them; behind an apostrophe at the end there may be spaces.
    """
    longest_first = sorted(set(phrases), key=lambda each: (-len(each), each))
    return "|".join(_as_written(each) for each in longest_first)


def _as_written(phrase: str) -> str:
    written = re.escape(phrase).replace("ss", "(?:ss|ß)").replace("'", "['’ʼ]").replace(r"\ ", r"\s+")
    return rf"{written}\s*" if phrase.endswith("'") else written


def as_listed(text: str) -> str:
    """A text as the words of languages are listed: casefolded, with single spaces and straight apostrophes."""
    return " ".join(text.casefold().replace("’", "'").replace("ʼ", "'").split())


def plain_digits(text: str) -> str:
    """A text with the digits of any script as those of ASCII."""
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)


def _first_letters(words: "NumberWords") -> str:
    """Pattern of what a number in words begins with: most words of a text are told by their first letter."""
    held = (words.small, words.hundreds, words.multipliers, words.scales)
    begun = (*(each for table in held for each in table), *words.articles.split("|"), *words.halves.split("|"))
    letters = {each[0] for each in begun if each}
    return f"(?=[{''.join(sorted(letters | {each.upper() for each in letters}))}])"


def _spelt_pattern(words: "NumberWords") -> str:
    """Words one after the other, with joiners where they may stand."""
    phrases = [phrase.split() for phrase in (*words.small, *words.scales)]
    parts = {part for phrase in phrases for part in phrase} - words.inner - {words.prefix}
    word = f"(?:{any_of([*parts, *words.hundreds, *words.multipliers])})"
    if words.prefix:
        return rf"{word}(?:\s+(?:{words.prefix}\s?)?{word}){{0,{_MOST}}}"
    if words.glued:
        # The parts of "siebenundzwanzig" are found one by one.
        parts = {part for part in parts if not any(joiner in part for joiner in words.joiners)}
        word = f"(?:{any_of([*parts, *words.hundreds, *words.multipliers])})"
        inside = f"(?:{any_of(words.joiners)})?"
        # Atomic: "achtzehn" is "acht" and "zehn" too, and fifteen such words would be tried in all ways.
        word = f"(?>{word}(?:{inside}{word})*+)"
    joined = [rf"{word}(?:-|\s+)"]
    if words.joiners and not words.glued:
        before = any_of([*words.hundreds, *words.multipliers, *words.scales])
        joined.append(rf"(?:{before})(?:-|\s+)(?:{any_of(words.joiners)})(?:-|\s+)")
    if words.inner:
        tens = {
            phrase[at] for phrase in phrases for at, _ in enumerate(phrase[:-1]) if phrase[at + 1] in words.inner
        }
        joined.append(rf"(?:{any_of(tens)})(?:-|\s+)(?:{any_of(words.inner)})(?:-|\s+)")
    return rf"(?:{'|'.join(reversed(joined))}){{0,{_MOST}}}{word}"


def read_number(text: str, language: str = "") -> Number | None:
    """Reads a whole text as one number.

    Args:
        text: Such as `5`, `1,500`, `-3`, `٥`, `two hundred and six`, `a dozen`, `1.5 million`.
        language: ISO 639-1 code of what it is written in; English if it is empty or not known.

    Returns:
        An int where the number is whole, else a Decimal; None if it is no number.
    """
    plain = as_listed(text.replace("−", "-"))
    if not plain or len(plain) > _LONGEST:
        return None
    known = language_for(language)
    code, and_half = known.code, known.numbers.and_half
    half = re.fullmatch(rf"(.+?) (?:{and_half})", plain) if and_half else None
    if half:
        return _and_half(half[1], code)
    negative = plain.startswith("-")
    found = _mixed(plain.removeprefix("-").strip() if negative else plain, code)
    return -found if found is not None and negative else found


def scale_of(text: str, language: str = "") -> int:
    """What the last word of a number multiplies those before it by, such as a thousand; 1 if it does not.

    Args:
        text: A number as it is written.
        language: ISO 639-1 code; English if it is empty or not known.
    """
    words = language_for(language).numbers
    last = text.casefold().replace("-", " ").rpartition(" ")[2]
    return next((held[last] for held in (words.scales, words.multipliers) if last in held), 1)


def _and_half(text: str, language: str) -> Number | None:
    """A number with half of the scale that it ends with: one and a half million."""
    last = _known(language).get(text.rpartition(" ")[2])
    whole = _mixed(text, language)
    return whole + last.value // 2 if last and last.kind in ("scale", "multiplier") and whole else None


def _mixed(text: str, language: str) -> Number | None:
    words = language_for(language).numbers
    digits = re.match(rf"(?:\d{{1,3}}(?:[ ’']\d{{3}})+|{words.digits})(?![\d.,٬٫])", text)
    if not digits:
        return _spelt(text, language)
    number = _from_digits(digits[0], words.decimal)
    scale = text[digits.end() :].strip(" -")
    if not scale:
        return number
    factor = words.multipliers.get(scale) or words.scales.get(scale) or words.short.get(scale)
    return _whole(number * factor) if factor else None


def _from_digits(text: str, decimal: str) -> Number:
    plain = re.sub(r"[٬\s’']", "", plain_digits(text)).replace("٫", decimal)
    if decimal == ",":
        # Some countries of a language write thousands and decimals the other way round: three digits tell.
        turned = re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+\.(?:\d{1,2}|\d{4,})", plain)
        plain = plain if turned else plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", "")
    return Decimal(plain) if "." in plain else int(plain)


def _whole(number: Number) -> Number:
    return int(number) if number == int(number) else number


def _spelt(text: str, language: str) -> int | None:
    """A number in words: a sum of groups, each multiplied by its scale."""
    words = language_for(language).numbers
    half = re.match(rf"(?:{words.halves}) ", text) if words.halves else None
    article = re.match(rf"(?:{words.articles}) ", text) if words.articles and not half else None
    lead = half or article
    said = _separated(text[lead.end() if lead else 0 :], language)
    if lead and (not said or _known(language).get(said[0], _JOINER).kind not in ("multiplier", "scale")):
        return None
    if half:
        return _known(language)[said[0]].value // 2 if len(said) == 1 else None
    return _summed(_parts(said, language))


def _separated(text: str, language: str) -> list[str]:
    """The words of a spelt number, what is written together taken apart."""
    words, known = language_for(language).numbers, _known(language)
    said = text.replace("-", " ").split()
    if words.glued:
        return [part for word in said for part in (_glued(language).findall(word) if word not in known else [word])]
    if words.prefix:
        return [part for word in said for part in _without_prefix(word, words.prefix, known)]
    return said


def _without_prefix(word: str, prefix: str, known: dict[str, _Part]) -> list[str]:
    bare = word.removeprefix(prefix)
    return [prefix, bare] if word not in known and bare != word else [word]


@cache
def _glued(language: str) -> re.Pattern[str]:
    """Pattern of the parts of a word that is made of several; what is no part is taken letter by letter."""
    return re.compile(f"{any_of(_known(language))}|.")


@cache
def _known(language: str) -> dict[str, _Part]:
    """The parts that numbers are made of, by their words."""
    words = language_for(language).numbers
    table = dict.fromkeys([*words.joiners, *filter(None, [words.prefix])], _JOINER)
    kinds = (
        ("scale", words.scales),
        ("multiplier", words.multipliers),
        ("hundreds", words.hundreds),
        ("small", words.small),
    )
    return table | {phrase: _Part(kind, value) for kind, held in kinds for phrase, value in held.items()}


def _parts(said: list[str], language: str) -> list[_Part]:
    """What the words stand for, the longest phrases first; empty if some of them stand for nothing."""
    known, found, at = _known(language), [], 0
    while at < len(said):
        for count in range(_MOST_WORDS, 0, -1):
            part = known.get(" ".join(said[at : at + count])) if at + count <= len(said) else None
            if part:
                found.append(part)
                at += count
                break
        else:
            return []
    return found


def _summed(parts: list[_Part]) -> int | None:
    """The number that its parts make: a sum of groups, each of which ends with a scale."""
    total, group, scale_before = 0, 0, _HIGHEST
    previous = ""
    for kind, value in parts:
        if not _may_follow(kind, previous, group) or (kind == "scale" and value >= scale_before):
            return None
        if kind == "scale":
            scale_before = value
            total += (group or 1) * value
            group = 0
        elif kind == "multiplier":
            group = (group or 1) * value
        else:
            group += value
        previous = kind
    return total + group if previous and previous != "joiner" else None


def _may_follow(kind: str, previous: str, group: int) -> bool:
    """Whether a part goes on with a number of which the group was read so far."""
    match kind:
        case "joiner":
            return previous not in {"", "small", "joiner"}
        case "small":
            return previous != "small"
        case "hundreds":
            return group % _THOUSAND == 0
        case "multiplier":
            return group < _HUNDRED and previous != "joiner"
    return True
