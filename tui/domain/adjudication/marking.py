"""Which labelled spans of several annotators are one: those that share text, the same label first."""

from collections.abc import Mapping
from itertools import combinations

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import Content, case_id, marked
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.agreement.clusters import Problem, group
from tui.domain.agreement.marks import Mark, touching
from tui.domain.layers import Layer
from tui.domain.spans import Origin

_SCALE = 10**6


_last: list[tuple[Mapping[str, Layer], tuple[Topic, ...]]] = []
"""What was made last: the steps of one decision change gold alone, and compare the same layers."""
_KEPT = 3


def span_topics(layers: Mapping[str, Layer]) -> tuple[Topic, ...]:
    """The spans that people labelled, in the order of the text.

    Spans that only serve as evidence are not among them: they are compared with the answers that they support.

    Args:
        layers: By annotator; never changed in place.
    """
    for known, topics in _last:
        if known is layers:
            return topics
    made = _span_topics(layers)
    _last[:] = [(layers, made), *_last[: _KEPT - 1]]
    return made


def _span_topics(layers: Mapping[str, Layer]) -> tuple[Topic, ...]:
    article = next(iter(layers.values())).article
    sides = [_spans(layers[who]) for who in sorted(layers)]
    things = [(owner, mark, member) for owner, side in enumerate(sides) for mark, member in side]
    if not things:
        return ()
    found = group(Problem([owner for owner, _, _ in things], _gains(sides), otherwise=-_SCALE))
    topics = []
    for numbers in found.groups:
        members = tuple(things[number][2] for number in numbers)
        contents: dict[Member, Content | None] = {
            things[number][2]: marked(things[number][1]) for number in numbers
        }
        there = {who for who, _ in members}
        contents |= {(who, ""): None for who in sorted(layers) if who not in there}
        who, span = min(members, key=lambda member: (member[1], member[0]))
        name = case_id(article, Family.SPAN.value, "", who, span)
        topics.append((things[numbers[0]][1], Topic(name, Family.SPAN, "", members, contents)))
    return tuple(topic for _, topic in sorted(topics, key=lambda pair: (pair[0], pair[1].id)))


def _spans(layer: Layer) -> list[tuple[Mark, Member]]:
    """The labelled spans of a layer, sorted; the same stretch with the same label counts once."""
    by_mark: dict[Mark, str] = {}
    for span in sorted(layer.spans.values(), key=lambda span: span.id):
        if span.origin is not Origin.FIELD:
            by_mark.setdefault(Mark(span.ranges, span.label), span.id)
    return [(mark, (layer.annotator, span)) for mark, span in sorted(by_mark.items())]


def _gains(sides: list[list[tuple[Mark, Member]]]) -> dict[tuple[int, int], int]:
    """What pairs of spans that touch add: the share of the text in common, and as much for the same label."""
    first = [sum(map(len, sides[:number])) for number in range(len(sides))]
    gains = {}
    for one, other in combinations(range(len(sides)), 2):
        for pair in touching([mark for mark, _ in sides[one]], [mark for mark, _ in sides[other]]):
            share = pair.shared * _SCALE // pair.covered
            gains[first[one] + pair.left, first[other] + pair.right] = share + _SCALE * pair.same
    return gains
