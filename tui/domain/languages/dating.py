"""Puts the pattern that finds dates together from the words of a language."""

from tui.domain.languages.shapes import NOTHING, NUMBER, DateWords

_YEAR = r"(?:19|20|١٩|٢٠)\d\d(?!\d)"
_DAY = r"\d{1,2}"
_DAY_BEHIND = r"(?:\s+\(\d{1,2}(?:/\d{1,2})?\)|\s+\d{1,2}(?=\s*[,.;)\n]|\Z))?"
"""The day of the month behind a weekday, in brackets as Brazilian papers have it, or alone: "mardi 4"."""


def date_pattern(words: DateWords, proclitics: str = "") -> str:
    """Pattern that finds dates in running text, in any case but for months that stand alone.

    Args:
        words: Those of the language; they make no pattern with groups.
        proclitics: Letters that may stand right in front of a date.
    """
    day = rf"(?:{_weekday_pattern(words)}|{_dated_pattern(words)})"
    days = rf"(?:{'|'.join(each for each, _ in words.days)})(?:{words.after_day})?"
    whole = (
        *(each.replace("{day}", day) for each in words.nights),
        rf"(?:{words.before_day})?(?:{day}|{days})",
        rf"(?:{months_pattern(words)}){words.of_year}{_YEAR}{words.year}",
        *(each for each, _, _ in words.near),
        words.weekend,
        _ago_pattern(words),
    )
    month = rf"(?:{_behind(words.month_behind)})(?:{months_pattern(words)})"
    year = rf"(?:{_behind(words.year_behind)})(?!2000){_YEAR}{words.year}"
    start = rf"(?:(?<![\w-])|(?<=\b[{proclitics}]))" if proclitics else r"(?<![\w-])"
    return rf"{start}(?:(?i:{'|'.join(whole)})|{month}|{year})(?!\w)"


def months_pattern(words: DateWords) -> str:
    """Pattern of any month by its name."""
    return "|".join(words.months)


def _dated_pattern(words: DateWords) -> str:
    """Pattern of a day, or two days, of a month, with the year or without."""
    number = rf"{_DAY}(?:{words.day})?"
    two = rf"(?:{number}{words.to_day})?"
    year = rf"(?:{words.of_year}{_YEAR}{words.year})?"
    month = rf"{words.of_month}(?:{months_pattern(words)})(?!\w)"
    return rf"(?:{two}(?:{number}|{words.first}){month}{year}(?:{words.after_day})?)"


def _weekday_pattern(words: DateWords) -> str:
    """Pattern of a weekday, with what says which one and when in the day, and with the date behind it."""
    before, behind = (rf"(?:{past}|{coming})" for past, coming in zip(words.last, words.next, strict=True))
    date = rf"(?:,?\s+(?:(?:{words.lead})\s+)?{_dated_pattern(words)})?"
    named = rf"(?:{'|'.join(words.weekdays)})(?:{words.after_day})?(?!\w)"
    return rf"(?:(?:{before})\s+)?{named}(?:\s+{behind}(?!\w))?(?:{words.after_day})?{_DAY_BEHIND}{date}"


def _ago_pattern(words: DateWords) -> str:
    """Pattern of a time counted back from the publication."""
    units = "|".join(each for each, _ in words.units)
    return "|".join(rf"{before}(?:{NUMBER})\s+(?:{units}){behind}" for before, behind in words.ago)


def _behind(words: tuple[str, ...]) -> str:
    """Pattern of a place right behind one of some words, in small letters or with a capital."""
    both = dict.fromkeys(form for word in words for form in (word, word[:1].upper() + word[1:]))
    return "|".join(rf"(?<=\b{word}\s)" for word in both) or NOTHING
