"""Other forms of words, made by their endings alone, for words that are looked for in a text."""

from tui.domain.folding import fold
from tui.domain.languages import language_for

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_SHORTEST = 3
_SHORTEST_BASE = 4
"""What an ending was cut from has at least so many letters: "need" is no form of "ne"."""


def forms(word: str, language: str = "") -> tuple[str, ...]:
    """A word and its forms, whether it is given as a noun, as a verb, or, in English, in one of these forms.

    Args:
        word: In small letters without accents, such as `clash`, `ambushed`, `shelling`, `rally`, `atacar`.
        language: ISO 639-1 code of the texts; the word may be English all the same.

    Returns:
        Words, the given one first. Some of them do not exist, which does no harm where texts are searched for them.
    """
    return tuple(dict.fromkeys([*_english(word), *_others(word, language)]))


def _others(word: str, language: str) -> list[str]:
    """The forms by the endings of the language, the longest that fits."""
    for written, others in language_for(language).endings:
        ending = fold(written)
        stem = word.removesuffix(ending)
        if word.endswith(ending) and len(stem) >= _SHORTEST:
            return [fold(each).replace("*", stem) if "*" in each else f"{stem}{fold(each)}" for each in others]
    return []


def _english(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return (word,)
    return tuple(
        dict.fromkeys([word, *_made(word), *(form for base in _bases(word) for form in (base, *_made(base)))])
    )


def _made(base: str) -> list[str]:
    """The forms of a base form."""
    if base.endswith("e"):
        return [f"{base}s", f"{base}d", f"{base[:-1]}ing"]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return [f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"]
    stem = f"{base}{base[-1]}" if _doubles(base) else base
    plural = f"{base}es" if base.endswith(_SIBILANTS) else f"{base}s"
    return [plural, *(f"{each}{ending}" for each in dict.fromkeys((base, stem)) for ending in ("ed", "ing"))]


def _doubles(base: str) -> bool:
    """Whether the last letter may be doubled: a consonant after a vowel after a consonant, as in `kidnap`."""
    last, middle, before = base[-1], base[-2], base[-3]
    return last not in _VOWELS and last not in "wxy" and middle in _VOWELS and before not in _VOWELS


def _bases(word: str) -> list[str]:
    """What a word may be a form of."""
    if word.endswith("ss"):
        return []
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST_BASE:
        return [f"{word[:-3]}y"]
    for ending in ("ing", "ed", "es", "s"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_BASE:
            plain = base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base
            return [plain] if ending != "es" or base.endswith(_SIBILANTS) else [word[:-1]]
    return []
