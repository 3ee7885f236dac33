"""Plain words for each figure: what it compares, what it means, and what it hides."""

from tui.domain.agreement.words import Words
from tui.domain.agreement.words_of_answers import ANSWER_WORDS
from tui.domain.agreement.words_of_events import EVENT_WORDS
from tui.domain.agreement.words_of_spans import SPAN_WORDS

WORDS: dict[str, Words] = {**SPAN_WORDS, **EVENT_WORDS, **ANSWER_WORDS}
"""By the kind of the figure."""


def words_of(kind: str) -> Words:
    """What is said beside a figure of a kind.

    Args:
        kind: One of the keys of `WORDS`.
    """
    return WORDS[kind]
