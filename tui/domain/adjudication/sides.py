"""The sides of a disagreement: in which order they are shown, and which of them say the same."""

from hashlib import sha256
from typing import NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import Content, core, digest
from tui.domain.adjudication.decisions import ANSWERS, Kind
from tui.domain.adjudication.topics import Family, Topic


class View(NamedTuple):
    """What one side says, without who it is.

    Attributes:
        content: What it says; None if it lacks the thing.
        version: The same for sides that say the same, from 0: of answers that differ whatever they rest on.
        event: Id of the side's event that it belongs to; empty for the article and spans.
    """

    content: Content | None
    version: int
    event: str = ""


def views(topic: Topic, kind: Kind, group: str) -> tuple[tuple[Member, ...], tuple[View, ...]]:
    """Who the sides of a topic are, and what they say, in the order in which they are shown.

    The order of annotators is drawn for a group of disagreements and is the same in all of them, so that who
    settles one after the other finds the same side at the same place. It tells nothing outside of the group.

    Args:
        topic: The topic.
        kind: What sort of disagreement it is.
        group: What shares one order: an event, the questions about an article, or its spans.
    """

    def place(side: Member) -> tuple[bytes, bytes, bytes]:
        who, thing = side
        return _drawn(group, who), _drawn(group, who, thing.split("/", 1)[0]), _drawn(group, *side)

    names = tuple(sorted(topic.contents, key=place))
    said = _said(topic, kind)
    versions: dict[str, int] = {}
    found = []
    for each in names:
        version = versions.setdefault(said[each], len(versions))
        event = "" if topic.family in {Family.SPAN, Family.ARTICLE} else each[1].split("/", 1)[0]
        found.append(View(topic.contents[each], version, event))
    return names, tuple(found)


def _drawn(*names: str) -> bytes:
    return sha256("\n".join(names).encode("utf-8", "surrogatepass")).digest()


def _said(topic: Topic, kind: Kind) -> dict[Member, str]:
    """What each side says, in short: the same for those that are one version."""
    if kind not in ANSWERS or len(set(topic.seen.values())) <= FEWEST:
        return dict(topic.seen)
    return {
        side: short if (content := topic.contents[side]) is None else digest(core(content, evidence=False))
        for side, short in topic.seen.items()
    }


FEWEST = 2
"""Of so many answers that differ none are the same but for their evidence: that is a kind of its own."""
