"""How the events of an article were aligned, as JSON, and the shape of that."""

from collections.abc import Sequence

from tui.domain.agreement.aligned import AlignedArticle, Cluster, Member, Why
from tui.domain.agreement.scoring import Likeness
from tui.domain.wire import Json, JsonObject
from tui.formats.shapes import Shape, record, rows, text

_COUNT = Shape("integer", least=0)
_SCORE = Shape("number", "From 0 to 1.")
_OFFSET = Shape("integer", "Of the first evidence, in code points; null if it rests on no words.", or_null=True)

_EVENT = record(
    {
        "annotator": text(),
        "event": text("Its id."),
        "number": Shape("integer", "Its place among the annotator's events, from 1.", least=1),
        "said": text("The event in words."),
        "start": _OFFSET,
        "end": _OFFSET,
        "quote": text("The words there, cut if there are many."),
    },
    "An event of one annotator.",
    name="aligned_event",
)

_FIELDS = rows(
    record(
        {
            "field": text("Its path, or `evidence`."),
            "weight": Shape("number", "How much it counts."),
            "likeness": Shape("number", "From 0 to 1; null if not both have an answer.", or_null=True),
            "one_sided": Shape("boolean", "Whether only one of them has: half the weight counts against it."),
        },
        name="likeness",
    ),
    "Field by field.",
)

_CLUSTER = record(
    {
        "number": Shape("integer", "From 1, in the order of the text.", least=1),
        "events": rows(_EVENT, "One of each annotator at most."),
        "pairs": rows(
            record(
                {"first": text(), "second": text(), "likeness": _SCORE, "fields": _FIELDS},
                "How alike the events of two annotators are.",
                name="aligned_pair",
            )
        ),
        "lacking": rows(text(), "Who finished the article and has no such event."),
        "near": rows(
            record(
                {
                    "event": _EVENT,
                    "compared_with": text("The annotator in the cluster whose event it is compared with."),
                    "likeness": _SCORE,
                    "why_not": text("Why they were not taken for the same.", values=tuple(Why)),
                    "contradiction": text("Path of the field in which they contradict each other; or empty."),
                    "fields": _FIELDS,
                },
                name="near",
            ),
            "The likeliest event of each of those who lack it.",
        ),
    },
    "What was taken for one event.",
    name="cluster",
)

ALIGNED = record(
    {
        "article": text("Its id."),
        "name": text(),
        "found": rows(record({"name": text(), "count": _COUNT}, name="found"), "How many events each found."),
        "clusters": rows(_CLUSTER),
        "divided": rows(
            record(
                {
                    "annotator": text(),
                    "number": Shape("integer", "Of the event among the annotator's.", least=1),
                    "in": Shape("integer", "The cluster that it is in.", least=1),
                    "covers": Shape("integer", "The cluster that it covers as well.", least=1),
                    "likeness": _SCORE,
                },
                name="divided",
            ),
            "Events that others hold as several.",
        ),
        "exact": Shape("boolean", "Whether no other alignment can be better."),
    },
    "The events of an article as they were aligned.",
    name="aligned_article",
)


def aligned_object(article: AlignedArticle) -> JsonObject:
    """An article's alignment as what JSON can hold."""
    return {
        "article": article.article,
        "name": article.name,
        "found": [{"name": name, "count": count} for name, count in article.found],
        "clusters": [_cluster(each) for each in article.clusters],
        "divided": [
            {
                "annotator": each.who,
                "number": each.event,
                "in": each.aligned,
                "covers": each.other,
                "likeness": each.score,
            }
            for each in article.divided
        ],
        "exact": article.exact,
    }


def _cluster(cluster: Cluster) -> JsonObject:
    return {
        "number": cluster.number,
        "events": [_event(each) for each in cluster.members],
        "pairs": [
            {
                "first": each.left[0],
                "second": each.right[0],
                "likeness": each.score,
                "fields": _fields(each.fields),
            }
            for each in cluster.pairs
        ],
        "lacking": list(cluster.lacking),
        "near": [
            {
                "event": _event(each.other),
                "compared_with": each.member,
                "likeness": each.score,
                "why_not": each.why.value,
                "contradiction": each.path,
                "fields": _fields(each.fields),
            }
            for each in cluster.near
        ],
    }


def _event(member: Member) -> JsonObject:
    start, end = member.at or (None, None)
    return {
        "annotator": member.who,
        "event": member.event,
        "number": member.number,
        "said": member.said,
        "start": start,
        "end": end,
        "quote": member.quote,
    }


def _fields(fields: Sequence[Likeness]) -> list[Json]:
    return [
        {"field": each.path, "weight": each.weight, "likeness": each.value, "one_sided": each.one_sided}
        for each in fields
    ]
