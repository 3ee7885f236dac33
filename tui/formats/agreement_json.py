"""The report of agreement as JSON, `copydesk.agreement` 1.1.

Figures are rows, one for each number, so that they are a table at once for those who want one. A figure without a
value is null and says why. Plain words for each kind of figure come along once.
"""

import json
from collections.abc import Iterable
from dataclasses import replace

import tui
from tui.domain.adjudication.figures import ReviewReport
from tui.domain.agreement.figures import Figure
from tui.domain.agreement.report import Answers, DriftPoint, Entry, Matrix, Part, Report, Section
from tui.domain.agreement.wording import WORDS
from tui.domain.layers import Status
from tui.domain.wire import Json, JsonObject
from tui.formats.adjudication_json import REVIEW, adjudication_object
from tui.formats.shapes import Shape, json_schema, record, rows, text

FORMAT = "copydesk.agreement"
FORMAT_VERSION = "1.1.0"

_COUNT = Shape("integer", least=0)
_NUMBER = Shape("number")
_PARTS = tuple(part.value for part in Part)
_KINDS = ("person", "model", "gold")
_COUNTED = record({"name": text(), "count": _COUNT}, "How often something occurs.", name="counted")
_NAMED = record({"name": text(), "value": _NUMBER}, "A name and a number.", name="named")
_NUMBER_OR_NULL = Shape("number", or_null=True)

_INTERVAL = record(
    {
        "low": Shape("number", "The lower end; null if there is no interval.", or_null=True),
        "high": Shape("number", "The upper end; null if there is no interval.", or_null=True),
        "method": text("How it was found.", values=("", "BCa", "jackknife range")),
        "undefined_draws": Shape("integer", "How many of the draws had no value.", least=0),
        "none_because": text("Why there is no interval of confidence, or only a range; empty if there is one."),
    },
    "Between which numbers a figure lies. A jackknife range is no interval of confidence.",
    name="interval",
)

_ABOUT = {
    "part": text("What of a layer it is about.", values=_PARTS),
    "about": text("Id of the label, or path of the field or group; empty for all of them together."),
    "title": text("The same as people see it."),
}

_ENTRY = record(
    {
        **_ABOUT,
        "annotators": rows(text(), "Who is compared, the reference first; empty for all together."),
        "kind": text("Which figure it is; `words` says what that means.", values=tuple(WORDS)),
        "name": text("Its full name, such as `alpha ordinal`."),
        "value": Shape("number", "The figure; null if it is undefined.", or_null=True),
        "undefined": text("Why there is no value; empty if there is one."),
        "n": Shape("integer", "How many units it rests on: spans, events or answers.", least=0),
        "articles": Shape("integer", "How many articles these come from.", least=0),
        "left_out": rows(_COUNTED, "How many units were left out, by reason."),
        "facts": rows(_NAMED, "What the figure is made of."),
        "interval": _INTERVAL,
        "beside": rows(_NAMED, "What moves the figure: the threshold of the alignment, and the detection F1."),
    },
    "One figure.",
    name="figure",
)

_CELL = record(
    {"row": _COUNT, "column": _COUNT, "count": _COUNT}, "Numbers of the answers from 0, and how often.", name="cell"
)

_MATRIX = record(
    {
        **_ABOUT,
        "annotators": rows(text(), "Whose answers are the rows and the columns; empty for all pairs, unordered."),
        "answers": rows(text(), "Rows and columns alike."),
        "cells": rows(_CELL, "Those that are not zero."),
    },
    "Which answers meet.",
    name="matrix",
)

_ANSWERS = record(
    {
        **_ABOUT,
        "comparison": text("How two answers are compared."),
        "prevalence": rows(_NAMED, "The share of each answer, the most frequent first."),
        "missing": rows(_COUNTED, "How many answers were not compared, by reason."),
    },
    "What was answered to a field.",
    name="answers",
)

_SECTION = record(
    {
        "group": text("Which articles: a batch, a month, a version of the schema; empty for all."),
        "annotator": text("Who is held against the reference; empty if all are compared with each other."),
        "articles": Shape("integer", "Articles that at least one of them finished.", least=0),
        "compared": Shape("integer", "Articles that at least two of them finished.", least=0),
        "figures": rows(_ENTRY),
        "matrices": rows(_MATRIX),
        "answers": rows(_ANSWERS),
        "divisions": rows(_COUNTED, "How many events of each annotator others hold as several."),
        "unproven": Shape("integer", "Articles whose events may have a better alignment.", least=0),
        "made_twice": rows(_COUNTED, "Spans that an annotator made twice; they count once."),
    },
    "The figures of some articles.",
    name="section",
)

REPORT = record(
    {
        "format": text("Name of the format.", values=(FORMAT,)),
        "format_version": text("this program writes version 1", r"1\.\d+\.\d+"),
        "project": text("Name of the project."),
        "schema": text("Version of the schema by which layers are compared: id@version."),
        "reference": text("With whom the others are compared; empty if all are compared with each other."),
        "by": text("What the articles are grouped by; empty for nothing."),
        "statuses": rows(text(values=tuple(Status)), "The layers that are compared."),
        "seed": Shape("integer", "Of the draws: the same seed gives the same report."),
        "draws": Shape("integer", "How many draws of articles the intervals rest on.", least=0),
        "level": Shape("number", "The level of confidence."),
        "threshold": Shape("number", "What the likeness of two events must exceed for them to be aligned."),
        "weights": rows(_NAMED, "How much each field tells of the identity of events."),
        "annotators": rows(
            record(
                {
                    "name": text(),
                    "kind": text(values=_KINDS),
                    "statuses": rows(_COUNTED, "How many articles of each status there are."),
                },
                name="annotator",
            )
        ),
        "identical": rows(
            record({"first": text(), "second": text(), "articles": _COUNT}, name="identical"),
            "Annotators who never differ: perhaps one file was loaded twice.",
        ),
        "notes": rows(text(), "What the reader has to know."),
        "words": rows(
            record(
                {"kind": text(), "title": text(), "compares": text(), "means": text(), "hides": text()},
                name="words",
            ),
            "Plain words for each kind of figure.",
        ),
        "sections": rows(_SECTION, "All articles first, and then the groups."),
        "drift": rows(
            record(
                {
                    "month": text("Of the last edit of the compared layers of an article.", r"\d{4}-\d{2}"),
                    "annotator": text(),
                    "part": text(values=(Part.SPAN, Part.EVENT)),
                    "value": _NUMBER_OR_NULL,
                    "undefined": text(),
                    "n": _COUNT,
                    "pairs": Shape("integer", "Pairs of this annotator's layer with another one.", least=0),
                },
                name="drift",
            ),
            "F1 of each annotator with all others, month by month.",
        ),
        "tool": record({"name": text(), "version": text()}, "What wrote it.", name="tool"),
        "review": replace(REVIEW, later=True, or_null=True),
    },
    "The agreement in a project.",
)


def agreement_schema() -> JsonObject:
    """The JSON Schema of a report, as `schemas/copydesk.agreement.v1.schema.json` holds it."""
    body, definitions = json_schema(REPORT)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:copydesk:agreement:1",
        "title": "copydesk agreement 1.1",
        **body,
        "$defs": definitions,
    }


def agreement_json(report: Report, review: ReviewReport | None = None) -> str:
    """A report as JSON text, with a line end behind it.

    Args:
        report: The report.
        review: The figures of the review; None if nothing was decided.
    """
    return json.dumps(report_object(report, review), ensure_ascii=True, allow_nan=False, indent=1) + "\n"


def report_object(report: Report, review: ReviewReport | None = None) -> JsonObject:
    """A report as what JSON can hold."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "project": report.project,
        "schema": report.schema,
        "reference": report.reference,
        "by": report.by,
        "statuses": [status.value for status in report.statuses],
        "seed": report.seed,
        "draws": report.replicates,
        "level": report.level,
        "threshold": report.threshold,
        "weights": _named(report.weights),
        "annotators": [
            {
                "name": each.name,
                "kind": each.kind,
                "statuses": _counted((status.value, count) for status, count in each.statuses),
            }
            for each in report.participants
        ],
        "identical": [
            {"first": each.first, "second": each.second, "articles": each.documents} for each in report.twins
        ],
        "notes": list(report.notes),
        "words": [{"kind": kind, **words._asdict()} for kind, words in WORDS.items()],
        "sections": [_section(each) for each in report.sections],
        "drift": [_drift(each) for each in report.drift],
        "tool": {"name": "copydesk", "version": tui.__version__},
        "review": None if review is None else adjudication_object(review),
    }


def _section(section: Section) -> JsonObject:
    return {
        "group": section.group,
        "annotator": section.who,
        "articles": section.articles,
        "compared": section.compared,
        "figures": [_entry(each) for each in section.entries],
        "matrices": [_matrix(each) for each in section.matrices],
        "answers": [_answers(each) for each in section.answers],
        "divisions": _counted(section.divisions),
        "unproven": section.unproven,
        "made_twice": _counted(section.twice),
    }


def _about(topic: Entry | Matrix | Answers) -> JsonObject:
    return {"part": topic.part.value, "about": topic.about, "title": topic.title}


def _entry(entry: Entry) -> JsonObject:
    figure = entry.figure
    return {
        **_about(entry),
        "annotators": list(entry.who),
        "kind": entry.kind,
        "name": figure.name,
        "value": figure.value,
        "undefined": figure.reason,
        "n": figure.n,
        "articles": figure.documents,
        "left_out": _counted(figure.left_out),
        "facts": _named(figure.facts),
        "interval": _interval(figure),
        "beside": _named(entry.beside),
    }


def _interval(figure: Figure) -> JsonObject:
    held = figure.interval
    return {
        "low": held.low if held else None,
        "high": held.high if held else None,
        "method": held.method if held else "",
        "undefined_draws": held.undefined if held else 0,
        "none_because": figure.no_interval,
    }


def _matrix(matrix: Matrix) -> JsonObject:
    return {
        **_about(matrix),
        "annotators": list(matrix.who),
        "answers": list(matrix.answers),
        "cells": [{"row": row, "column": column, "count": count} for row, column, count in matrix.cells],
    }


def _answers(answers: Answers) -> JsonObject:
    return {
        **_about(answers),
        "comparison": answers.comparison,
        "prevalence": _named(answers.prevalence),
        "missing": _counted(answers.missing),
    }


def _drift(point: DriftPoint) -> JsonObject:
    return {
        "month": point.month,
        "annotator": point.who,
        "part": point.part.value,
        "value": point.figure.value,
        "undefined": point.figure.reason,
        "n": point.figure.n,
        "pairs": point.figure.documents,
    }


def _counted(counts: Iterable[tuple[str, int]]) -> list[Json]:
    return [{"name": name, "count": count} for name, count in counts]


def _named(numbers: Iterable[tuple[str, float]]) -> list[Json]:
    return [{"name": name, "value": value} for name, value in numbers]
