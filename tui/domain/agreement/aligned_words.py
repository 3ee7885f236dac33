"""The alignment of events in words: what text, page and screen say alike."""

from collections.abc import Iterator, Mapping, Sequence

from tui.domain.agreement.aligned import AlignedArticle, Cluster, Divided, Near
from tui.domain.agreement.rules import EVIDENCE
from tui.domain.agreement.scoring import Likeness

ABOUT = (
    "What stands under one number was taken for one event. Likeness is the weighed mean of that of the fields, 0 "
    "to 1; of what only one of the two says (–) half the weight counts against it. Fields are compared on events "
    "aligned without the field in question, which can differ from this."
)


def told_article(article: AlignedArticle) -> str:
    """How many events each annotator found, and how many these are together; foreign text."""
    found = ", ".join(f"{who} {count}" for who, count in article.found)
    count = len(article.clusters)
    told = f"{count} event{'s' * (count != 1)} together ({found})"
    return told if article.exact else f"{told}; a better alignment may exist"


def told_lines(cluster: Cluster, titles: Mapping[str, str]) -> Iterator[str]:
    """What is to be said of a cluster below its members; foreign text.

    Args:
        cluster: The cluster.
        titles: Of the fields, by path.
    """
    for pair in cluster.pairs:
        yield f"{pair.left[0]} · {pair.right[0]} {pair.score:.2f}: {told_fields(pair.fields, titles)}"
    near = {each.other.who: each for each in cluster.near}
    for who in cluster.lacking:
        yield f"{who}: no such event{told_near(near[who], titles) if who in near else ''}"


def told_near(near: Near, titles: Mapping[str, str]) -> str:
    """Why the likeliest other event was not taken for it."""
    why = f"{near.why} ({_title(near.path, titles)})" if near.path else str(near.why)
    return (
        f"; nearest is {near.other.who} {near.other.number} ({near.score:.2f} with that of {near.member}), but "
        f"{why}: {told_fields(near.fields, titles)}"
    )


def told_fields(fields: Sequence[Likeness], titles: Mapping[str, str]) -> str:
    """How alike two events are field by field; what neither says is left out."""
    told = []
    for each in fields:
        if each.value is not None:
            told.append(f"{_title(each.path, titles)} {each.value:.2f}")
        elif each.one_sided:
            told.append(f"{_title(each.path, titles)} –")
    return ", ".join(told) or "nothing in common"


def told_division(divided: Divided) -> str:
    """That somebody's event is several of others."""
    return (
        f"{divided.who} {divided.event} is in {divided.aligned} and covers {divided.other} as well "
        f"({divided.score:.2f}): one holds as one event what another holds as two."
    )


def _title(path: str, titles: Mapping[str, str]) -> str:
    return titles.get(path, path) if path != EVIDENCE else EVIDENCE
