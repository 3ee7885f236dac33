"""Feedback for one annotator, as text and as JSON."""

import json
from collections.abc import Iterator, Sequence
from textwrap import wrap

import tui
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.feedback import Difference
from tui.domain.visible import visible
from tui.domain.wire import JsonObject
from tui.formats.shapes import Shape, published_schema, record, rows, text
from tui.formats.text_tables import fitted

FORMAT = "copydesk.feedback"
FORMAT_VERSION = "1.0.0"
WIDTH = 80

Told = tuple[str, str, str, Sequence[Difference]]
"""An article: its id, name and title, and where a layer differs from gold."""

_DIFFERENCE = record(
    {
        "kind": text("What sort of disagreement it was.", values=tuple(Kind)),
        "field": text("Path of the field, without ids of items; empty for whole things and spans."),
        "event": text("Id of the annotator's event; empty for none."),
        "title": text("What it is about, in words."),
        "said": text("What the annotator said, in words."),
        "said_quotes": rows(text(), "The evidence that they gave."),
        "gold": text("What gold says, in words."),
        "gold_quotes": rows(text(), "The evidence in gold."),
        "by_policy": Shape("boolean", "Whether a rule decided it, and no person."),
        "reason": text("Title of the reason; empty for none."),
        "reason_help": text("What the reason means."),
        "note": text("What was written about the decision."),
        "unclear": Shape("boolean", "Whether the guidelines do not say how to decide."),
        "help": text("What the schema says about the field."),
        "at": Shape("integer", "Where it is in the text, in code points; -1 if nowhere.", least=-1),
    },
    "Something that the annotator said otherwise than gold.",
    name="difference",
)

FEEDBACK = record(
    {
        "format": text("Name of the format.", values=(FORMAT,)),
        "format_version": text("this program writes version 1", r"1\.\d+\.\d+"),
        "annotator": text("Who is told."),
        "articles": rows(
            record(
                {
                    "article_id": text(),
                    "name": text(),
                    "title": text(),
                    "differences": rows(_DIFFERENCE),
                },
                "An article of which all is decided.",
                name="article",
            )
        ),
        "tool": record({"name": text(), "version": text()}, "What wrote it.", name="tool"),
    },
    "Where the layers of one annotator differ from gold, and why.",
)


def feedback_schema() -> JsonObject:
    """The JSON Schema of feedback, as `schemas/copydesk.feedback.v1.schema.json` holds it."""
    return published_schema(FEEDBACK, "feedback", "1.0")


def feedback_json(annotator: str, articles: Sequence[Told]) -> str:
    """Feedback as JSON text, with a line end behind it."""
    return json.dumps(feedback_object(annotator, articles), ensure_ascii=True, indent=1) + "\n"


def feedback_object(annotator: str, articles: Sequence[Told]) -> JsonObject:
    """Feedback as what JSON can hold."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "annotator": annotator,
        "articles": [
            {
                "article_id": article,
                "name": name,
                "title": title,
                "differences": [_difference(each) for each in differences],
            }
            for article, name, title, differences in articles
        ],
        "tool": {"name": "copydesk", "version": tui.__version__},
    }


def _difference(each: Difference) -> JsonObject:
    return {
        "kind": each.kind,
        "field": each.path,
        "event": each.event,
        "title": each.title,
        "said": each.own,
        "said_quotes": list(each.own_quotes),
        "gold": each.gold,
        "gold_quotes": list(each.gold_quotes),
        "by_policy": each.by_policy,
        "reason": each.reason,
        "reason_help": each.reason_help,
        "note": each.note,
        "unclear": each.unclear,
        "help": each.help,
        "at": each.at,
    }


def feedback_text(annotator: str, articles: Sequence[Told]) -> str:
    """Feedback as text; what others wrote can hold no character that acts on a terminal.

    Args:
        annotator: Who is told.
        articles: Those of which all is decided.

    Returns:
        Lines of at most `WIDTH` columns where words allow it, each with its end.
    """
    count = sum(len(each[3]) for each in articles)
    lines = [fitted(f"Feedback for {annotator}", WIDTH), ""]
    lines += _wrapped(
        f"{len(articles):,} article{'s' * (len(articles) != 1)} that you finished and of which all is decided; in "
        f"{count:,} place{'s' * (count != 1)} gold says something else than you.",
        "",
    )
    for _, name, title, differences in articles:
        if differences:
            lines += ["", *_wrapped(f"{name}  {title}", "")]
            for each in differences:
                lines += ["", *difference_lines(each, WIDTH)]
    return "".join(f"{line}\n" for line in lines)


def difference_lines(each: Difference, width: int) -> Iterator[str]:
    """One difference: what it is about, gold, the own answer, and why; nothing in it acts on a terminal.

    Args:
        each: The difference.
        width: Of the lines, in columns.
    """
    yield from _wrapped(each.title, "  ", width)
    yield from _wrapped(f"gold says  {_said(each.gold, each.gold_quotes)}", "    ", width)
    yield from _wrapped(f"you said   {_said(each.own, each.own_quotes)}", "    ", width)
    for line in because(each):
        yield from _wrapped(line, "    ", width)


def because(each: Difference) -> Iterator[str]:
    """Why gold says something else, a sentence or two."""
    if each.reason:
        yield f"because    {each.reason}{f': {each.reason_help}' if each.reason_help else ''}"
    elif each.by_policy:
        yield "because    most said so, or a rule of the schema makes one answer of several"
    if each.note:
        yield f"note       {each.note}"
    if each.unclear:
        yield "           the guidelines do not say how to decide this"
    if each.help:
        yield f"guideline  {each.help}"


def _said(said: str, quotes: Sequence[str]) -> str:
    shown = " ".join(f"“{quote}”" for quote in quotes if quote not in said)
    return f"{said} {shown}" if shown else said


def _wrapped(said: str, indent: str, width: int = WIDTH) -> list[str]:
    more = indent + " " * (11 if indent == "    " else 0)
    shown = visible(said.replace("\n", " "))
    return wrap(shown, width, initial_indent=indent, subsequent_indent=more, drop_whitespace=True)
