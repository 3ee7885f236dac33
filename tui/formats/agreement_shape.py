"""What a report of agreement looks like as JSON, `copydesk.agreement` 1.2, and the JSON Schema that says so."""

from dataclasses import replace

from tui.domain.agreement.report import Part
from tui.domain.agreement.wording import WORDS
from tui.domain.layers import Status
from tui.domain.wire import JsonObject
from tui.formats.adjudication_json import REVIEW
from tui.formats.agreement_json_alignment import ALIGNED
from tui.formats.shapes import Shape, published_schema, record, rows, text

FORMAT = "copydesk.agreement"
FORMAT_VERSION = "1.2.0"

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
        "method": text("How it was found.", values=("", "BCa", "jackknife t", "jackknife range")),
        "undefined_draws": Shape("integer", "How many of the draws had no value.", least=0),
        "none_because": text("Why there is no interval, or only a rough one; empty if there is one."),
    },
    "Between which numbers a figure lies; always around it. Jackknife t is a rough interval, for too few articles.",
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
        "few": Shape(
            "boolean", "Whether it rests on so little that a few units more can change it much.", later=True
        ),
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

_P = Shape("number", "How likely by chance, corrected for the number of tests; null if not tested.", or_null=True)

_SIGNAL = record(
    {
        "name": text("What it is."),
        "own": Shape("number", "The annotator's mean over articles."),
        "others": Shape("number", "The mean of the others in the same articles."),
        "articles": _COUNT,
        "deviate": Shape("number", "How far the difference is from 0, as a normal deviate; 0 if not tested."),
        "p": _P,
    },
    "Something that an annotator does, beside what the others do.",
    name="signal",
)

_TREND = record(
    {
        "name": text("What it is: F1 with the others, or the difference from them in a signal."),
        "values": rows(_NUMBER_OR_NULL, "One for each month in which anybody was compared."),
        "slope": Shape("number", "The change from one month to the next."),
        "p": _P,
    },
    "How something changes from month to month.",
    name="trend",
)

_HABIT = record(
    {
        "annotator": text(),
        "f1_spans": _NUMBER_OR_NULL,
        "f1_events": _NUMBER_OR_NULL,
        "signals": rows(_SIGNAL, "The clearest first."),
        "trends": rows(_TREND, "The clearest first."),
    },
    "What one annotator does otherwise than the others.",
    name="habit",
)

_CHANGE = record(
    {
        **_ABOUT,
        "kind": text("Which figure it is."),
        "before": text("The earlier group."),
        "after": text("The later group."),
        "value": Shape("number", "The later figure less the earlier one; null if undefined.", or_null=True),
        "undefined": text(),
        "n": _COUNT,
        "articles": _COUNT,
        "interval": _INTERVAL,
    },
    "How a figure differs from one group of articles to the next.",
    name="change",
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
        "alignments": replace(rows(ALIGNED, "How events were aligned, if that is asked for."), later=True),
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
        "habits": rows(_HABIT, "Who stands apart from the others; who agrees least with them comes first."),
        "changes": rows(_CHANGE, "How figures differ from each group of articles to the next."),
        "tool": record({"name": text(), "version": text()}, "What wrote it.", name="tool"),
        "review": replace(REVIEW, later=True, or_null=True),
    },
    "The agreement in a project.",
)


def agreement_schema() -> JsonObject:
    """The JSON Schema of a report, as `schemas/copydesk.agreement.v1.schema.json` holds it."""
    return published_schema(REPORT, "agreement", "1.2")
