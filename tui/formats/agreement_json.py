"""The report of agreement as JSON, `copydesk.agreement` 1.2.

Figures are rows, one for each number, so that they are a table at once for those who want one. A figure without a
value is null and says why. Plain words for each kind of figure come along once.
"""

import json
from collections.abc import Iterable

import tui
from tui.domain.adjudication.figures import ReviewReport
from tui.domain.agreement.figures import Figure
from tui.domain.agreement.report import Answers, Change, DriftPoint, Entry, Habit, Matrix, Report, Section
from tui.domain.agreement.wording import WORDS
from tui.domain.wire import Json, JsonObject
from tui.formats.adjudication_json import adjudication_object
from tui.formats.agreement_json_alignment import aligned_object
from tui.formats.agreement_shape import FORMAT, FORMAT_VERSION


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
        "alignments": [aligned_object(each) for each in report.alignments],
        "drift": [_drift(each) for each in report.drift],
        "habits": [_habit(each) for each in report.habits],
        "changes": [_change(each) for each in report.changes],
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


def _about(topic: Entry | Matrix | Answers | Change) -> JsonObject:
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
        "few": figure.few,
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


def _habit(habit: Habit) -> JsonObject:
    return {
        "annotator": habit.who,
        "f1_spans": habit.spans.value,
        "f1_events": habit.events.value,
        "signals": [each._asdict() for each in habit.signals],
        "trends": [{**each._asdict(), "values": list(each.values)} for each in habit.trends],
    }


def _change(change: Change) -> JsonObject:
    figure = change.figure
    return {
        **_about(change),
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "value": figure.value,
        "undefined": figure.reason,
        "n": figure.n,
        "articles": figure.documents,
        "interval": _interval(figure),
    }


def _counted(counts: Iterable[tuple[str, int]]) -> list[Json]:
    return [{"name": name, "count": count} for name, count in counts]


def _named(numbers: Iterable[tuple[str, float]]) -> list[Json]:
    return [{"name": name, "value": value} for name, value in numbers]
