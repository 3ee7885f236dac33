"""Words of a text that point to an answer of a closed list: triggers, titles, codes and examples of its options."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tui.domain.inflections import forms
from tui.domain.phrases import Phrase, Phrases, longest_first, plain_words
from tui.domain.schema import Field, FieldType, Option

_SHORTEST = 3
_SAYS_NOTHING = frozenset(
    "all any both mixed none not other others some unclear unknown unsure various".split(),  # noqa: SIM905
)
"""Titles and codes that are answers, and in a text are just words."""


class Meant(NamedTuple):
    """What words of a text can mean.

    Attributes:
        codes: Of the options that they point to, in the order of the list.
        trigger: Whether the schema names them as triggers.
    """

    codes: tuple[str, ...]
    trigger: bool


def option_phrases(field: Field, text: str, start: int, end: int, language: str = "") -> list[Phrase[Meant]]:
    """The stretches that point to an answer, in order, none overlapping.

    Args:
        field: A field with options.
        text: The article.
        start: First code point of the stretch to search.
        end: One past its last code point.
        language: ISO 639-1 code of the article: its words are inflected in other ways than English ones.
    """
    return longest_first(_phrases(field, language).find(text, start, end))


def suggested(field: Field, quote: str, language: str = "") -> tuple[str, ...]:
    """The codes of the options that a stretch of text as a whole points to; empty if it is no such word."""
    meant = _phrases(field, language).get(plain_words(quote))
    return meant.codes if meant else ()


def suggests_by_trigger(field: Field, quote: str, language: str = "") -> bool:
    """Whether a stretch of text as a whole is a trigger of some option."""
    meant = _phrases(field, language).get(plain_words(quote))
    return meant is not None and meant.trigger


def mentioned(field: Field, quote: str, language: str = "") -> tuple[str, ...]:
    """The codes of the options that words inside of a stretch point to, those of triggers first."""
    found = option_phrases(field, quote, 0, len(quote), language)
    ranked = sorted(found, key=lambda phrase: not phrase.meant.trigger)
    return tuple(dict.fromkeys(code for phrase in ranked for code in phrase.meant.codes))


@lru_cache(maxsize=64)
def _phrases(field: Field, language: str) -> Phrases[Meant]:
    """All words of a field's options: what is a trigger of any of them counts as that alone."""
    triggers: dict[str, dict[str, None]] = {}
    own: dict[str, dict[str, None]] = {}
    for option, codes in _options(field, field.options):
        for phrase in option.triggers:
            for words in _all_forms(plain_words(phrase), language):
                triggers.setdefault(words, {}).update(codes)
        for words in _own_words(option):
            if len(words) >= _SHORTEST and not words[:-1].isdigit() and words not in _SAYS_NOTHING:
                own.setdefault(words, {}).update(codes)
    known = {words: Meant(tuple(codes), trigger=True) for words, codes in triggers.items()}
    return Phrases(
        known | {words: Meant(tuple(codes), trigger=False) for words, codes in own.items() if words not in known}
    )


def _options(field: Field, options: tuple[Option, ...]) -> Iterator[tuple[Option, dict[str, None]]]:
    """The options that are not retired, each with the codes that its words point to: its own, or those below it."""
    for option in options:
        if option.retired:
            continue
        branch = field.type is FieldType.TREE and field.leaf_only and bool(option.options)
        yield option, dict.fromkeys(_leaves(option) if branch else (option.code,))
        yield from _options(field, option.options)


def _leaves(option: Option) -> Iterator[str]:
    for each in option.options:
        if not each.retired:
            yield from _leaves(each) if each.options else (each.code,)


def _own_words(option: Option) -> Iterator[str]:
    """Title, code and examples, also in the plural; a title that lists alternatives gives each of them too."""
    parts = re.split(r"\s*[/,;]\s*|\s+or\s+", option.title)
    longer = [part for part in parts if len(part) > _SHORTEST]
    for each in (option.title, *longer, option.code.replace("_", " "), *option.examples):
        words = plain_words(each)
        yield words
        yield words.removesuffix("s") if words.endswith("s") and not words.endswith("ss") else f"{words}s"


def _all_forms(words: str, language: str) -> Iterator[str]:
    """The words, and those with another form of the first or of the last of them."""
    yield words
    first, _, rest = words.partition(" ")
    for form in forms(first, language):
        yield f"{form} {rest}".strip()
    before, _, last = words.rpartition(" ")
    if before:
        for form in forms(last, language):
            yield f"{before} {form}"
