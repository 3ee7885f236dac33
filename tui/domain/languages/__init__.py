"""What the words of a language mean to those who look for candidates: a module for each, loaded when it is needed.

A language is data (see `tui.domain.languages.shapes`); what is done with it stands in the modules that look for
numbers, dates and clues. To add one, write its module, name it here, and give it tests of its own.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.domain.languages.shapes import Language

_MODULES = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "pt": "portuguese",
    "ru": "russian",
    "uk": "ukrainian",
}

_LONG = {
    "ara": "ar",
    "deu": "de",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "ger": "de",
    "por": "pt",
    "rus": "ru",
    "spa": "es",
    "ukr": "uk",
}
"""Codes of ISO 639-2, which some archives give."""


@cache
def language_for(tag: str) -> "Language":
    """The words of a language.

    Args:
        tag: Code of an article's language, with or without a region: `es`, `es-MX`, `pt_BR`, `spa`.

    Returns:
        English if the tag is empty, or if nothing is known of the language.
    """
    found: Language = import_module(f"{__name__}.{_MODULES.get(_base(tag), 'english')}").LANGUAGE
    return found


def is_described(tag: str) -> bool:
    """Whether there are words of a language, so that English ones do not stand in for it."""
    return _base(tag) in _MODULES


def _base(tag: str) -> str:
    base = tag.replace("_", "-").partition("-")[0].strip().casefold()
    return _LONG.get(base, base)
