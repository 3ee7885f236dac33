"""Lists how the events of an article are aligned, cluster by cluster; see `tui.domain.agreement.aligned`."""

from collections.abc import Mapping, Sequence

from tui.domain.agreement.aligned import AlignedArticle, Cluster, Divided, Member, Near, Why
from tui.domain.agreement.alignment import Alignment, Compared
from tui.domain.agreement.records import Record, records_of
from tui.domain.agreement.rules import Rule
from tui.domain.agreement.scoring import weighed
from tui.domain.agreement.showing import event_in_words
from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.spans import Range

MOST_WORDS = 80
"""So many characters of the text are quoted for each event."""


def aligned_article(
    schema: Schema, layers: Sequence[Layer], rule: Rule, name: str = "", text: str = ""
) -> AlignedArticle | None:
    """How the events of an article are aligned.

    Args:
        schema: That the layers are compared by.
        layers: Completed ones of one article that are compared, one of each annotator.
        rule: How events are aligned.
        name: Of the article.
        text: Of the article, which the quotes are of.

    Returns:
        None if fewer than two annotators finished it, or nobody found an event.
    """
    records = {layer.annotator: records_of(layer, schema) for layer in layers}
    if len(records) < 2 or not any(records.values()):
        return None
    return _Listing(schema, records, rule, text).article(layers[0].article, name)


class _Listing:
    """Makes the list of one article."""

    def __init__(self, schema: Schema, records: Mapping[str, Sequence[Record]], rule: Rule, text: str) -> None:
        self._rule = rule
        self._records = records
        self._compared = Compared(records, rule)
        self._members = {
            (who, record.id): _member(schema, who, number, record, text)
            for who, events in records.items()
            for number, record in enumerate(events, 1)
        }

    def article(self, article: str, name: str) -> AlignedArticle:
        """The list."""
        aligned = self._compared.align()
        order = sorted(range(len(aligned.clusters)), key=lambda place: self._begins(aligned.clusters[place]))
        number = {place: position for position, place in enumerate(order, 1)}
        near = self._nearest(aligned.clusters)
        return AlignedArticle(
            article,
            name,
            tuple((who, len(events)) for who, events in sorted(self._records.items())),
            tuple(self._cluster(number[place], place, aligned, near) for place in order),
            tuple(
                Divided(
                    each.one[0],
                    self._members[each.one].number,
                    number[each.aligned],
                    number[each.other],
                    each.score,
                )
                for each in aligned.divisions
            ),
            aligned.exact,
        )

    def _begins(self, cluster: Mapping[str, str]) -> tuple[tuple[float, float], list[tuple[str, int]]]:
        members = [self._members[each] for each in cluster.items()]
        places = [member.at for member in members if member.at]
        return min(places, default=(float("inf"), 0)), sorted((each.who, each.number) for each in members)

    def _cluster(
        self, number: int, place: int, aligned: Alignment, near: Mapping[tuple[int, str], Near]
    ) -> Cluster:
        cluster = aligned.clusters[place]
        inside = set(cluster.items())
        lacking = tuple(who for who in sorted(self._records) if who not in cluster)
        return Cluster(
            number,
            tuple(self._members[each] for each in sorted(cluster.items())),
            tuple(sorted(pair for pair in aligned.pairs if pair.left in inside)),
            lacking,
            tuple(near[place, who] for who in lacking if (place, who) in near),
        )

    def _nearest(self, clusters: Sequence[Mapping[str, str]]) -> dict[tuple[int, str], Near]:
        """By cluster and annotator: the event that is most like one of the cluster, if it is like it at all."""
        place = {each: number for number, cluster in enumerate(clusters) for each in cluster.items()}
        scores = self._compared.scores
        best: dict[tuple[int, str], tuple[float, int, Near]] = {}
        for pair, fields in scores.likenesses.items():
            score = weighed(fields)
            names = [(scores.events[each].who, scores.events[each].record.id) for each in pair]
            for one, other in (names, names[::-1]) if score else ():
                key, member = (place[other], one[0]), self._members[one]
                if one[0] in clusters[place[other]] or (score, -member.number) <= best.get(key, (0.0, 0))[:2]:
                    continue
                path = scores.contradiction(fields)
                why = Why.OTHER if path else Why.TAKEN if score > self._rule.threshold else Why.UNLIKE
                best[key] = (score, -member.number, Near(member, other[0], score, why, path, fields))
        return {key: near for key, (_, _, near) in best.items()}


def _member(schema: Schema, who: str, number: int, record: Record, text: str) -> Member:
    at = record.evidence[0] if record.evidence else None
    said = event_in_words(schema, record)
    return Member(who, record.id, number, said, at, quoted(text, at))


def quoted(text: str, at: Range | None) -> str:
    """The words at a place of a text, cut if there are many."""
    if at is None:
        return ""
    start, end = at
    return text[start:end] if end - start <= MOST_WORDS else f"{text[start : start + MOST_WORDS - 1]}…"
