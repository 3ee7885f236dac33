"""Names that are known before the article is read: rows of a table, and answers that were given before."""

from collections.abc import Iterable

from tui.domain.layers import Layer
from tui.domain.phrases import PhraseFinder, Phrases, longest_first, plain_words
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.spans import Range
from tui.domain.values import Value

_ACRONYM = 5
"""A single word of at most so many capitals is a name only where it stands in capitals: IS, US, WHO."""

_SHORTEST = 2
_LONGEST = 80
"""Longer answers are no names."""

_ANYTHING = (FieldType.TEXT, FieldType.TAGS)
"""Types of fields that ask for quite different things."""

NAMED = (*_ANYTHING, FieldType.PLACE, FieldType.ACTOR, FieldType.MENTION)
"""Types whose values are names themselves; those of others are codes or keys."""

_WRITTEN = "written"


class KnownNames:
    """Names that can be looked for in a text all at once.

    Args:
        names: The names, or what finds them by their plain words.
    """

    def __init__(self, names: Iterable[str] | PhraseFinder[str] = ()) -> None:
        self._phrases = names if isinstance(names, PhraseFinder) else _phrases_of(names)

    def __len__(self) -> int:
        return len(self._phrases)

    def __contains__(self, name: str) -> bool:
        known = self._phrases.get(plain_words(name))
        return known is not None and _may_stand_for(name, known)

    def ranges(self, text: str, start: int, end: int) -> list[Range]:
        """Where the names stand in a stretch.

        Args:
            text: The article.
            start: First code point of the stretch.
            end: One past its last code point.

        Returns:
            Half-open ranges of code points of the text, in order, none overlapping; of names that overlap the one
            that begins first, and of those that begin together the longest.
        """
        found = self._phrases.find(text, start, end)
        fitting = [each for each in found if _may_stand_for(text[each.start : each.end], each.meant)]
        return [(each.start, each.end) for each in longest_first(fitting)]


def phrase_of(name: str) -> str:
    """The plain words by which a name is found; empty if it is too short, or a number."""
    words = plain_words(name)
    return words if len(words) >= _SHORTEST and not words.isdigit() else ""


def _phrases_of(names: Iterable[str]) -> Phrases[str]:
    made: Phrases[str] = Phrases()
    for name in names:
        made.add(phrase_of(name), name)
    return made


def _may_stand_for(quote: str, name: str) -> bool:
    """Whether words of a text are written as a name is: with a capital if it has one, a short one as it stands."""
    if name == name.lower():
        return True
    if name.isupper() and " " not in name and len(name) <= _ACRONYM:
        return quote.isupper()
    return quote != quote.lower()


def names_given(schema: Schema, layer: Layer, text: str, field: Field) -> tuple[str, ...]:
    """The names that a layer says already and a field could take: answers to questions of its kind, and spans.

    What is evidence of an answer is no name by itself: "She blamed the front" is not what the front is called.

    Args:
        schema: The schema.
        layer: What the annotator says of the article.
        text: The article.
        field: The question.

    Returns:
        Each once, in order.
    """
    found: dict[str, None] = {}
    evidence: set[str] = set()
    for (owner, path), said in layer.values.items():
        evidence.update(said.evidence)
        asked = schema.field(owner, path) if said.value is not None else None
        if (
            asked is not None
            and said.value is not None
            and said.value.type == asked.type
            and is_alike(asked, field)
        ):
            found |= dict.fromkeys(names_of(said.value))
    for span in layer.spans.values():
        if field.label and span.label == field.label and span.id not in evidence:
            found |= dict.fromkeys(each for each in span.quotes(text) if len(each) <= _LONGEST)
    return tuple(sorted(found))


def is_alike(asked: Field, field: Field) -> bool:
    """Whether what answers one question may answer another: names of one kind, or with one label."""
    if asked.type is field.type and (asked is field or field.type not in _ANYTHING):
        return True
    return bool(field.label) and asked.label == field.label and asked.type in NAMED


def names_of(value: Value) -> tuple[str, ...]:
    """The names in an answer: itself, if it is no code or key, and how the article has it."""
    written = value.part(_WRITTEN)
    own = value.lines() if value.type in NAMED else ()
    return tuple(each for each in (*own, written) if each and len(each) <= _LONGEST)
