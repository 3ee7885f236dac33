"""The figures of a review as JSON, `copydesk.adjudication` 1.0.

Counts are rows and not keys, so that they are tables at once for those who want some. What does not exist is null.
"""

import json
from collections.abc import Mapping

import tui
from tui.domain.adjudication.decisions import Choice, Kind
from tui.domain.adjudication.figures import AuthorFigures, FieldFigures, PolicyFigures, ReviewReport, Taken
from tui.domain.adjudication.policies import Policy
from tui.domain.wire import Json, JsonObject
from tui.formats.shapes import Shape, published_schema, record, rows, text

FORMAT = "copydesk.adjudication"
FORMAT_VERSION = "1.0.0"

_COUNT = Shape("integer", least=0)
_COUNTED = record({"name": text(), "count": _COUNT}, "How often something occurs.", name="counted")
_SECONDS = Shape("number", "Median time per decision in seconds; null if none was timed.", or_null=True)
_TIMED = Shape("integer", "How many decisions were timed.", least=0)
_UNCLEAR = Shape("integer", "Decisions for which the guidelines do not say how to decide.", least=0)

_TAKEN = record(
    {
        "annotator": text("Who."),
        "asked": Shape("integer", "Decided disagreements in which they were a side.", least=0),
        "taken": Shape("integer", "How often what they said became gold.", least=0),
        "others": Shape("integer", "How often what somebody else said became gold instead.", least=0),
        "expected": Shape("number", "How often theirs would have, if versions were drawn at random each time."),
    },
    "How often somebody's answers were taken; of an adjudicator their own ones, where they were an annotator too.",
    name="taken",
)

_FIELD = record(
    {
        "kind": text("What sort of disagreement.", values=tuple(Kind)),
        "field": text("Path of the field, without ids of items; empty for whole events and spans."),
        "open": _COUNT,
        "later": Shape("integer", "How many were put off.", least=0),
        "decided": Shape("integer", "How many a person decided.", least=0),
        "accepted": Shape("integer", "How many a policy decided.", least=0),
        "unclear": _UNCLEAR,
        "reasons": rows(_COUNTED, "Ids of the reasons that decisions gave; an empty one stands for none."),
    },
    "The disagreements of one kind in one field.",
    name="field",
)

_AUTHOR = record(
    {
        "author": text("Who decided."),
        "decisions": Shape("integer", "Decisions that stand.", least=0),
        "choices": rows(_COUNTED, f"What was chosen: {', '.join(Choice)}."),
        "later": Shape("integer", "How often they put a disagreement off.", least=0),
        "seconds": _SECONDS,
        "timed": _TIMED,
        "unclear": _UNCLEAR,
        "own": _TAKEN,
    },
    "One adjudicator.",
    name="author",
)

_POLICY = record(
    {
        "policy": text(values=tuple(Policy)),
        "agreed": Shape("integer", "Answers that all gave alike and that it accepted.", least=0),
        "accepted": Shape("integer", "Disagreements that it decided.", least=0),
        "drawn": Shape("integer", "How many of both were asked again in an audit.", least=0),
        "asked": Shape("integer", "How many of these a person has decided since.", least=0),
        "confirmed": Shape("integer", "In how many of these the person decided the same.", least=0),
        "low": Shape("number", "Lower end of the interval of the confirmed share (Wilson, 95 %).", or_null=True),
        "high": Shape("number", "Its upper end.", or_null=True),
    },
    "One policy.",
    name="policy",
)

REVIEW = record(
    {
        "format": text("Name of the format.", values=(FORMAT,)),
        "format_version": text("this program writes version 1", r"1\.\d+\.\d+"),
        "project": text("Name of the project."),
        "schema": text("Current version of the schema: id@version."),
        "articles": Shape("integer", "Articles with decisions.", least=0),
        "decisions": Shape("integer", "Decisions of people that stand.", least=0),
        "taken_back": Shape("integer", "Decisions of people that were taken back.", least=0),
        "reopened": Shape("integer", "How often people reopened something.", least=0),
        "seconds": _SECONDS,
        "timed": _TIMED,
        "fields": rows(_FIELD),
        "annotators": rows(_TAKEN, "Whose answers were taken."),
        "authors": rows(_AUTHOR),
        "policies": rows(_POLICY),
        "alignments": rows(_COUNTED, "Which events are one, changed by hand: pair, unpair, split, merge."),
        "reasons": rows(record({"name": text(), "title": text()}, name="reason"), "What reasons are called."),
        "tool": record({"name": text(), "version": text()}, "What wrote it.", name="tool"),
    },
    "What the decisions of a review amount to.",
    name="review",
)


def adjudication_schema() -> JsonObject:
    """The JSON Schema of the figures, as `schemas/copydesk.adjudication.v1.schema.json` holds it."""
    return published_schema(REVIEW, "adjudication", "1.0")


def adjudication_json(report: ReviewReport) -> str:
    """The figures as JSON text, with a line end behind it."""
    return json.dumps(adjudication_object(report), ensure_ascii=True, allow_nan=False, indent=1) + "\n"


def adjudication_object(report: ReviewReport) -> JsonObject:
    """The figures as what JSON can hold."""
    figures = report.figures
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "project": report.project,
        "schema": report.schema,
        "articles": figures.articles,
        "decisions": figures.decisions,
        "taken_back": figures.taken_back,
        "reopened": figures.reopened,
        "seconds": figures.seconds,
        "timed": figures.timed,
        "fields": [_field(each) for each in figures.fields],
        "annotators": [_taken(each) for each in figures.annotators],
        "authors": [_author(each) for each in figures.authors],
        "policies": [_policy(each) for each in figures.policies],
        "alignments": _counted(figures.alignments),
        "reasons": [{"name": name, "title": title} for name, title in report.reasons.items()],
        "tool": {"name": "copydesk", "version": tui.__version__},
    }


def _counted(counts: Mapping[str, int]) -> list[Json]:
    return [{"name": name, "count": count} for name, count in counts.items()]


def _field(each: FieldFigures) -> JsonObject:
    return {
        "kind": each.kind,
        "field": each.path,
        "open": each.open,
        "later": each.later,
        "decided": each.decided,
        "accepted": each.accepted,
        "unclear": each.unclear,
        "reasons": _counted(each.reasons),
    }


def _taken(each: Taken) -> JsonObject:
    return {
        "annotator": each.who,
        "asked": each.asked,
        "taken": each.taken,
        "others": each.others,
        "expected": each.expected,
    }


def _author(each: AuthorFigures) -> JsonObject:
    return {
        "author": each.who,
        "decisions": sum(each.choices.values()),
        "choices": _counted(each.choices),
        "later": each.later,
        "seconds": each.seconds,
        "timed": each.timed,
        "unclear": each.unclear,
        "own": _taken(each.own),
    }


def _policy(each: PolicyFigures) -> JsonObject:
    return {name: getattr(each, name) for name in PolicyFigures._fields}
