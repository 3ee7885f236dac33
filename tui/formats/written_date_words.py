"""Words around dates in running text: what bounds them, what only says when in the day, which languages to try.

Tables of words, kept apart from the rules in `tui.formats.written_dates`.
"""

import re
from collections.abc import Collection, Iterator
from unicodedata import name

from tui.domain.answers_error import AnswerError
from tui.domain.dates import MONTHS, WEEKDAYS, PartialDate
from tui.domain.number_words import read_number

BEFORE = r"(?:on\s+or\s+before|not?\s+later\s+than|before|by|until|till)\s+"
AFTER = r"(?:on\s+or\s+after|since|after)\s+"
ABOUT = r"(?:about|around|approximately|circa|c\.|ca\.|~)\s*"
AROUND = " ,;:.!?()[]\"'“”‘’«»–—"
"""Punctuation that is left out around a date."""
TO = r"(?:to|until|till|through)"

DAY_TO_DAY = rf"(?:\b(?:from|between)\s+)?\b(\d{{1,2}})(?:st|nd|rd|th)?\s*(?:[-–—]|{TO}|and)\s*(?=\d{{1,2}}(?!\d))"

_MONTH = "|".join([*MONTHS, *(rf"{month[:3]}\.?" for month in MONTHS if month != "May"), r"Sept\.?"])
_DAY = "|".join([*WEEKDAYS, *(rf"{day[:3]}\.?" for day in WEEKDAYS), r"Tues\.?", r"Thurs?\.?"])
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+\d{4})?"
_PLAIN_ENGLISH = re.compile(
    rf"(?:yesterday|today|tomorrow|the\s+\d{{1,2}}(?:st|nd|rd|th)|(?:(?:last|next)\s+)?(?:{_DAY})"
    rf"|(?:(?:{_DAY}),?\s+)?(?:(?:{_MONTH})\s+{_NUMBER}{_YEAR}|{_NUMBER}\s+(?:of\s+)?(?:{_MONTH}){_YEAR})"
    rf"|(?:{_MONTH}),?(?:\s+of)?\s+\d{{4}})",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}\S*)?|\d{4}-\d{2}|\d{4}")
_SIGNS = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号號일]?)?)?")

_TIMES_OF_DAY = {
    "en": r"early|earlier|late|later|mid|on|in|at|the|of|during|local|time|(?:\d{1,2}(?:[:.]\d{2})?)?[ap]\.?m\.?"
    r"|\d{1,2}[:.]\d{2}|(?:mid-?)?(?:morning|day|night|afternoon)s?|evenings?|noon|dawn|dusk",
    "es": r"el|la|los|las|en|por|de|del|madrugada|mañana|tarde|noche|mediodía|medianoche|pasado|pasada",
    "pt": r"o|a|na|no|à|da|de|do|madrugada|manhã|tarde|noite|passado|passada",
    "fr": r"le|la|au|du|dans|en|matin|matinée|soir|soirée|après-midi|nuit|midi|minuit|dernier|dernière",
    "de": r"am|im|in|der|den|früh|früher|vormittag|mittag|nachmittag|abend|nacht|vergangenen|letzten",
    "it": r"il|la|nel|nella|di|mattina|pomeriggio|sera|notte|scorso|scorsa",
    "ru": r"в|во|утром|днём|днем|вечером|ночью|года|г\.",
    "ar": r"يوم|مساء|صباح|ليلة|ليل|فجر|ظهر|بعد|عصر|في|من|الماضي|عام",
}
_TIMES_WITHOUT_SPACES = (
    r"凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|深夜|夜里|晚|夜|早|오전|오후|저녁|밤|아침|새벽"
)

_YEARS_BEFORE = 79

_LOCALES = {"ar": ("ar-SY",), "zh": ("zh", "zh-Hant")}
"""Locales that know more of a language's words than its code alone; the Levant has months of its own."""

_SCRIPTS = (
    ("ARABIC", ("ar-SY", "fa")),
    ("CYRILLIC", ("ru", "uk")),
    ("CJK", ("zh", "ja")),
    ("HANGUL", ("ko",)),
    ("HEBREW", ("he",)),
    ("DEVANAGARI", ("hi",)),
    ("LATIN", ("en", "es", "fr", "pt", "de", "it")),
)


def locales_for(text: str, language: str) -> Iterator[tuple[str, ...]]:
    """The locales to try for a text, in turn.

    Args:
        text: Its script decides where the language is not known, or is written in another one.
        language: ISO 639-1 code of the article, with or without a region: `es`, `ar-DZ`; empty if it is not known.
    """
    base, _, region = language.replace("_", "-").casefold().partition("-")
    of_script = _of_script(text)
    if region:
        yield (f"{base}-{region.upper()}",)
    if base:
        yield _LOCALES.get(base, (base,))
    if base and not any(locale.startswith(base) for locale in of_script):
        yield of_script[:1]
    elif not base:
        yield of_script[:1]
        if re.search(r"\d|[^\W\d_]{4}|[^\x00-\u02ff]", text):
            yield of_script


def _of_script(text: str) -> tuple[str, ...]:
    """The locales of the script of a text's first letter."""
    script = next((name(letter, "") for letter in text if letter.isalpha()), "LATIN")
    return next((locales for start, locales in _SCRIPTS if script.startswith(start)), ("en",))


def without_time_of_day(text: str, language: str) -> str:
    """The text without words that only say when in the day, and the small words that join them.

    Args:
        text: With single spaces.
        language: ISO 639-1 code; if empty, the words of all languages count, those of the text's script in effect.
    """
    said = re.sub(r"['’]s\b|\bmid-", "", text, flags=re.IGNORECASE)
    said = re.sub(r"\bthis (?:morning|afternoon|evening|night)\b|\btonight\b", "today", said, flags=re.IGNORECASE)
    said = re.sub(rf"(?<=\w)(?:{_TIMES_WITHOUT_SPACES})$", "", said)
    known = _TIMES_OF_DAY.get(language[:2].casefold())
    table = known or "|".join(_TIMES_OF_DAY.values())
    left = (word for word in said.split() if not re.fullmatch(table, word.strip(","), re.IGNORECASE))
    return " ".join(left).strip(" ,")


def with_full_year(text: str, reference: PartialDate | None) -> str:
    """The text with a year of two digits, as in `27/01/25`, written out: 79 years before the reference to 20 after.

    Raises:
        AnswerError: There is such a year and no reference.
    """
    found = re.fullmatch(r"(\d{1,2}[./-]\d{1,2}[./-])(\d{2})", text)
    if not found:
        return text
    latest = reference.latest() if reference else None
    if latest is None:
        raise AnswerError("The century of the year is not known.")
    first = max(1, latest.year - _YEARS_BEFORE)
    return f"{found[1]}{first + (int(found[2]) - first) % 100:04}"


def alternatives(text: str) -> Iterator[str]:
    """Readings of a text that names a month twice, as Arabic papers do: `أبريل/نيسان`."""
    for keep in (r"\1", r"\2"):
        reading = re.sub(r"([^\W\d_]{3,})\s?/\s?([^\W\d_]{3,})", keep, text)
        if reading != text:
            yield reading


def is_plain_english(text: str) -> bool:
    """Whether it is a date that needs no library: a weekday, or a month by its English name."""
    return _PLAIN_ENGLISH.fullmatch(text) is not None


def is_iso(text: str) -> bool:
    """Whether it is a date in numbers whose order is certain."""
    return _ISO.fullmatch(text) is not None


def from_signs(text: str) -> str:
    """The literal of a date with the Chinese, Japanese or Korean signs of year, month and day; empty without."""
    found = _SIGNS.fullmatch(text)
    if not found or not any(found.groups()):
        return ""
    year, month, day = (str(int(part)) if part else "" for part in found.groups())
    parts = [each.zfill(2) for each in (month, day) if each]
    return "-".join([year.zfill(4) if year else "-", *parts])


def is_weekend(text: str) -> bool:
    """Whether it is the weekend that was last."""
    pattern = r"(?:(?:over|on|at|during)\s+)?(?:(?:the|last|past|this\s+past)\s+)?weekend"
    return re.fullmatch(pattern, text, re.IGNORECASE) is not None


def is_last_night(text: str) -> bool:
    """Whether it is the night before."""
    return re.fullmatch(r"last\s+(?:night|evening)", text, re.IGNORECASE) is not None


def counts_from_publication(text: str) -> bool:
    """Whether an English text counts from the publication: "two days ago", but not "two days" or "days later"."""
    return re.search(r"\b(?:ago|last|this|next|yesterday|today|tomorrow)\b", text, re.IGNORECASE) is not None


def has_counting_word(text: str) -> bool:
    """Whether it holds an English word that the library takes for the number of a day or month: "a", "five"."""
    return any(word in ("a", "an") or (word.isalpha() and read_number(word)) for word in text.casefold().split())


def lacks(text: str, parts: Collection[str]) -> bool:
    """Whether the text cannot state these parts: a year has four digits, and a month without day and year a name.

    The library reads `60` as 1960 and `5, 2022` as May.
    """
    if "year" in parts and not re.search(r"(?<!\d)\d{4}(?!\d)", text):
        return True
    return "month" in parts and len(parts) < len(("day", "month", "year")) and not re.search(r"[^\W\d_]{2}", text)
