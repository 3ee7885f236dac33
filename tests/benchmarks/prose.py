"""Articles for the benchmarks, made up and the same every time."""

import random

_WHO = ("fishermen", "teachers", "residents", "two councillors", "a group of students", "dock workers", "farmers")
_DID = ("gathered", "marched", "clashed with guards", "blocked the road", "signed a petition", "lit candles")
_WHERE = ("in Porto Velar", "near the Kesra bridge", "outside the town hall", "in the old market", "on the quay")
_WHEN = (
    "on Tuesday",
    "late on Wednesday",
    "on 14 March",
    "two days later",
    "at dawn",
    "after the talks had failed",
)
_WHY = (
    "over the price of water",
    "after some forty people had been injured",
    "because a promised school was not built",
    "while officials said that nothing was decided",
    "although three were still missing",
)
_PARAGRAPH = 2_000


def article(size: int, seed: int = 1) -> str:
    """News of many small incidents.

    Args:
        size: Least length in code points.
        seed: Another one gives another article.

    Returns:
        Paragraphs of about 2,000 code points with an empty line between them; short ones if the whole is short.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    longest = min(_PARAGRAPH, max(200, size // 8))
    paragraphs: list[str] = []
    length = 0
    while length < size:
        sentences: list[str] = []
        while sum(map(len, sentences)) < longest:
            sentences.append(_sentence(chance))
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def _sentence(chance: random.Random) -> str:
    who, did, where, when, why = (chance.choice(each) for each in (_WHO, _DID, _WHERE, _WHEN, _WHY))
    order = chance.choice(("{who} {did} {where} {when} {why}.", "{when}, {who} {did} {where} {why}."))
    text = order.format(who=who, did=did, where=where, when=when, why=why)
    return text[0].upper() + text[1:]
