"""Stretches of text that look like names: runs of capitalised words with the particles between them.

Made for scripts with capitals; in other scripts it finds nothing. What it finds is offered, never taken by itself,
so it errs on the side of offering, except in German, where every noun has a capital.
"""

import re
from functools import cache
from typing import NamedTuple

from tui.domain.dates import MONTHS, WEEKDAYS
from tui.domain.languages import language_for
from tui.domain.languages.shapes import NOTHING
from tui.domain.number_words import read_number
from tui.domain.spans import Range

# Lists of words stand as words: a list of two hundred quoted ones reads worse.
_INSIDE = frozenset("of de del della der den di da do dos du el la le al bin ibn bint van von y e & the".split())  # noqa: SIM905
_NOBLE = frozenset("von van de la al el bin ibn".split())  # noqa: SIM905
"""What joins names where the other particles are the articles of nouns."""

_ARTICLES = frozenset("al el ar as ash at az an ad ud ul l d".split())  # noqa: SIM905
_TITLES = frozenset(
    "adm brig capt cmdr col cpl dr gen gov hon jr lt maj mr mrs ms mt pres prof rep rev sen sgt sr st".split(),  # noqa: SIM905
)
_FUNCTION = frozenset(
    """
    a about above according across additional additionally after against ago all almost along already also
    although amid among an and another any anyone are around as at authorities away back because been before
    behind being below between both but by can continue could current currently despite did do does down
    dozens during each earlier early either elsewhere even eventually every everyone few finally first five
    following for former four from further had half has have he hence her here his how however hundreds i if
    in including indeed initial initially inside instead into is it its itself just last late later least
    less like local many may meanwhile more moreover most much must my near nearly neither never
    nevertheless new next no nobody none nor not nothing now of off officials on once one only onto or other
    others our out outside over overnight per perhaps photo please police preliminary previous previously
    rather read reports residents seven several she shortly should similarly since six so some somebody
    someone soon still such than that the their them then there therefore these they this those though
    thousands three through throughout thus to today together tomorrow tonight too towards two under unlike
    until up upon was we were what when where whether which while who whoever whose why will with within
    witnesses would yes yesterday yet you your
    """.split(),  # noqa: SIM905
)
_NOT_ALONE = _TITLES | {month[:3].casefold() for month in MONTHS} | {"sept"}
_DATED = frozenset(name.casefold() for name in (*WEEKDAYS, *MONTHS))
_OF_PLACES = frozenset({"st", "mt"})
_LONGEST_TITLE = 12
_AROUND = 40
_ENDS = frozenset(".!?:;\n")


class _Word(NamedTuple):
    start: int
    end: int
    text: str


@cache
def _words() -> re.Pattern[str]:
    letters = r"(?:[^\W_][\u0300-\u036f]*)+"
    return re.compile(rf"&|{letters}(?:['’.\-‐‑]{letters})*|\n\s*\n")


def name_ranges(text: str, start: int, end: int, language: str = "") -> list[Range]:
    """Ranges of the names in a stretch, in order, in code points of the text.

    Args:
        text: The article.
        start: First code point of the stretch.
        end: One past its last code point.
        language: ISO 639-1 code of the text; English if it is empty or not known.
    """
    words = [_Word(*found.span(), found[0]) for found in _words().finditer(text, start, end)]
    lower = {word.text for word in words if word.text[0].islower()}
    found: list[Range] = []
    run: list[_Word] = []
    for word in words:
        name = _name_part(word)
        if run and not _goes_on(text, run[-1], word, name, language):
            found += _named(run, text, lower, language)
            run = []
        if name and (run or not name.text[0].isdigit()):
            run.append(name)
            if name.end != word.end:
                found += _named(run, text, lower, language)
                run = []
        elif run:
            run.append(word)
    return found + _named(run, text, lower, language)


def _name_part(word: _Word) -> _Word | None:
    """The capitalised part of a word: all of `Al-Nasr`, `al-Assad`, `U.S`, but `Iran` of `Iran-backed`."""
    text = word.text
    first, hyphen, rest = re.sub("[‐‑]", "-", text).partition("-")
    if text[0].isdigit():
        return word if text.isdigit() else None
    if hyphen and first.casefold() in _ARTICLES and rest[0].isupper():
        return _bare(word)
    if not text[0].isupper():
        return None
    if hyphen and rest.rpartition("-")[2][0].islower():
        return _Word(word.start, word.start + len(first), first)
    return _bare(word)


def _bare(word: _Word) -> _Word:
    """The word without an English genitive."""
    text = re.sub("['’]s$", "", word.text)
    return _Word(word.start, word.start + len(text), text)


def _goes_on(text: str, last: _Word, word: _Word, name: _Word | None, language: str) -> bool:
    """Whether a word, with what of it is capitalised, may belong to the name that the last one began."""
    all_nouns = bool(language_for(language).name_behind)
    if name is None and word.text.casefold() not in (_NOBLE if all_nouns else _INSIDE):
        return False
    if word.text.isdigit() and all_nouns:
        return False
    gap = text[last.end : word.start]
    if gap.strip() in (".", ".-"):
        folded = last.text.casefold().rpartition("-")[2]
        return len(folded) == 1 or folded.rpartition(".")[2] in _TITLES or folded in _TITLES
    return gap in (" ", "-", "", "\n", "\r\n")


def _named(run: list[_Word], text: str, lower: set[str], language: str) -> list[Range]:
    """The name in a run of words: without function words in front and loose particles behind."""
    words = list(run)
    while words and _leads_no_name(words[0], text, lower, language):
        del words[0]
    while words and _ends_no_name(words, language):
        words.pop()
    if words and all(word.text.isdigit() for word in words[1:]) and not _may_stand_alone(words, text, language):
        return []
    if not words or (len(words) == 1 and (len(words[0].text) == 1 or words[0].text.casefold() in _NOT_ALONE)):
        return []
    return [(words[0].start, words[-1].end)]


def _ends_no_name(words: list[_Word], language: str) -> bool:
    """Whether the last of some words is no part of a name: a particle, a number behind one, a month or weekday."""
    last, joined = words[-1].text, len(words) > 1 and words[-2].text.casefold() in _INSIDE
    if last.casefold() in _INSIDE or last.casefold() in _DATED:
        return True
    foreign = language_for(language).dates is not None
    return (joined and foreign and last.isdigit()) or (not joined and _is_dated(last, language))


def _may_stand_alone(words: list[_Word], text: str, language: str) -> bool:
    """Whether one capitalised word, perhaps with a number, may be a name.

    Where every noun has a capital, what stands in front tells. In languages other than English, the first word of a
    sentence belongs to no number.
    """
    known, word = language_for(language), words[0]
    if known.dates and len(words) > 1 and begins_sentence(text, word.start):
        return False
    behind = known.name_behind
    if not behind or (word.text.isupper() and len(word.text) > 1):
        return True
    return _behind(behind).search(text, max(0, word.start - _AROUND), word.start) is not None


@cache
def _behind(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})\Z")


@cache
def _dated(language: str) -> re.Pattern[str]:
    """Months and weekdays of a language."""
    words = language_for(language).dates
    return re.compile("|".join((*words.months, *words.weekdays)) if words else NOTHING, re.IGNORECASE)


def _is_dated(word: str, language: str) -> bool:
    return word.casefold() in _DATED or _dated(language).fullmatch(word) is not None


def _leads_no_name(word: _Word, text: str, lower: set[str], language: str) -> bool:
    folded = word.text.casefold()
    if word.text.isdigit() or _is_dated(word.text, language):
        return True
    if word.text.isupper() and len(word.text) > 1:
        return False
    known = language_for(language)
    if folded in _FUNCTION or folded in known.function_words or folded in known.quantities.plural:
        return True
    if read_number(folded) is not None or read_number(folded, language) is not None:
        return True
    return folded in lower and begins_sentence(text, word.start)


def begins_with_title(text: str, start: int) -> bool:
    """Whether a name begins with the title of a person, such as Mr or Maj.-Gen."""
    first = re.match(r"\w+", text[start : start + _LONGEST_TITLE])
    return first is not None and first[0].casefold() in _TITLES - _OF_PLACES


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins there, so that a capital says nothing."""
    before = text[max(0, at - 4) : at].rstrip(" \t\"'“”‘’«»([")
    return not before or before[-1] in _ENDS
