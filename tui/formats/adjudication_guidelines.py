"""The guideline log as text, as Markdown that the next version of the guidelines can begin with, and as JSON."""

import json
import re
from collections.abc import Iterator
from textwrap import wrap

import tui
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.guidelines import Example, GuidelineLog, Question, Said
from tui.domain.visible import visible
from tui.domain.wire import JsonObject
from tui.formats.shapes import Shape, published_schema, record, rows, text
from tui.formats.text_tables import fitted

FORMAT = "copydesk.guidelines"
FORMAT_VERSION = "1.0.0"
WIDTH = 80

_VERSION = record(
    {
        "text": text("What it says, in words."),
        "quotes": rows(text(), "Its evidence."),
        "sides": Shape("integer", "How many annotators said so.", least=1),
        "taken": Shape("boolean", "Whether it became gold."),
    },
    "An answer that one or several annotators gave.",
    name="version",
)

_EXAMPLE = record(
    {
        "article_id": text(),
        "article": text("What the article is called."),
        "decision": text("Id of the decision."),
        "versions": rows(_VERSION),
        "chosen": text("What was chosen, in words."),
        "decided": text("What became gold, in words."),
        "reason": text("Title of the reason; empty for none."),
        "unclear": Shape("boolean", "Whether it was flagged: the guidelines do not say how to decide."),
        "note": text("What the adjudicator wrote."),
        "author": text("Who decided."),
        "decided_at": text("UTC, written YYYY-MM-DDThh:mm:ss.mmmZ."),
    },
    "A decision that the guidelines should have made unneeded.",
    name="example",
)

LOG = record(
    {
        "format": text("Name of the format.", values=(FORMAT,)),
        "format_version": text("this program writes version 1", r"1\.\d+\.\d+"),
        "project": text("Name of the project."),
        "schema": text("Current version of the schema: id@version."),
        "since": text("The version since which decisions were looked at; empty for all."),
        "questions": rows(
            record(
                {
                    "kind": text("What sort of disagreement.", values=tuple(Kind)),
                    "field": text("Path of the field, without ids of items; empty for whole things and spans."),
                    "title": text("What it is about, in words."),
                    "help": text("What the schema says about the field now."),
                    "examples": rows(_EXAMPLE, filled=True),
                },
                "What the guidelines leave open about one kind of disagreement in one field.",
                name="question",
            )
        ),
        "tool": record({"name": text(), "version": text()}, "What wrote it.", name="tool"),
    },
    "What the guidelines leave open, as adjudicators say.",
)


def guidelines_schema() -> JsonObject:
    """The JSON Schema of the log, as `schemas/copydesk.guidelines.v1.schema.json` holds it."""
    return published_schema(LOG, "guidelines", "1.0")


def guidelines_json(log: GuidelineLog) -> str:
    """The log as JSON text, with a line end behind it."""
    return json.dumps(guidelines_object(log), ensure_ascii=True, indent=1) + "\n"


def guidelines_object(log: GuidelineLog) -> JsonObject:
    """The log as what JSON can hold."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "project": log.project,
        "schema": log.schema,
        "since": log.since,
        "questions": [
            {
                "kind": each.kind,
                "field": each.path,
                "title": each.title,
                "help": each.help,
                "examples": [_example(one) for one in each.examples],
            }
            for each in log.questions
        ],
        "tool": {"name": "copydesk", "version": tui.__version__},
    }


def _example(each: Example) -> JsonObject:
    return {
        "article_id": each.article,
        "article": each.name,
        "decision": each.decision,
        "versions": [
            {"text": one.text, "quotes": list(one.quotes), "sides": one.sides, "taken": one.taken}
            for one in each.versions
        ],
        "chosen": each.chosen,
        "decided": each.decided,
        "reason": each.reason,
        "unclear": each.unclear,
        "note": each.note,
        "author": each.author,
        "decided_at": each.at,
    }


def _told(log: GuidelineLog) -> str:
    count = sum(len(each.examples) for each in log.questions)
    since = f" since {log.since}" if log.since else ""
    if not count:
        return f"No decision{since} was flagged as unclear, or has a reason that belongs into the guideline log."
    cases = f"{count:,} decision{'s' if count > 1 else ''}"
    kinds = f"{len(log.questions):,} question{'s' if len(log.questions) > 1 else ''}"
    return f"{cases}{since} that the guidelines should have made unneeded, about {kinds}."


def guidelines_text(log: GuidelineLog) -> str:
    """The log as text; what others wrote can hold no character that acts on a terminal.

    Args:
        log: The log.

    Returns:
        Lines of at most `WIDTH` columns where words allow it, each with its end.
    """
    lines = [
        fitted(f"Guideline log of {log.project}, by schema {log.schema}", WIDTH),
        "",
        *_wrapped(_told(log), ""),
    ]
    for each in log.questions:
        lines += ["", *_wrapped(f"{each.title} ({len(each.examples)})", "")]
        lines += _wrapped(each.help, "  ") if each.help else []
        for one in each.examples:
            lines += ["", *_example_lines(one)]
    return "".join(f"{line}\n" for line in lines)


def _wrapped(said: str, indent: str, more: str = "") -> list[str]:
    return wrap(visible(" ".join(said.split())), WIDTH, initial_indent=indent, subsequent_indent=indent + more)


def _example_lines(each: Example) -> Iterator[str]:
    yield from _wrapped(f"{each.name} · {each.author}, {each.at[:10]}{_why(each)}", "  ")
    for number, one in enumerate(each.versions, 1):
        yield from _wrapped(f"{number} {_said(one)}", "    ", "  ")
    yield from _wrapped(f"→ {each.chosen}: {each.decided}", "    ", "  ")
    if each.note:
        yield from _wrapped(f"note: {each.note}", "    ", "  ")


def _why(each: Example) -> str:
    said = [*([each.reason] if each.reason else []), *(["unclear"] if each.unclear else [])]
    return "".join(f" · {one}" for one in said)


def _said(one: Said) -> str:
    quotes = " ".join(f"“{quoted}”" for quoted in one.quotes)
    shown = one.text if not quotes or quotes in one.text else f"{one.text} {quotes}"
    return f"{shown} ({one.sides} annotator{'s' if one.sides > 1 else ''}{', taken' if one.taken else ''})"


_MARKUP = re.compile(r"([\\`*_{}\[\]#!|<>~&])|^([-+=]|\d+(?=[.)]))")


def _escaped(said: str) -> str:
    """Text of others for a line of Markdown, in which nothing is markup."""
    return _MARKUP.sub(lambda found: _unmarked(found.group()), visible(" ".join(said.split())))


def _unmarked(found: str) -> str:
    return f"{found[:-1]}&#{ord(found[-1])};" if found[-1].isdigit() else f"\\{found}"


def guidelines_markdown(log: GuidelineLog) -> str:
    """The log as Markdown: a draft for the next guidelines; nothing of what others wrote is markup in it.

    Args:
        log: The log.
    """
    lines = [f"# Open questions of {_escaped(log.project)}", "", f"By schema {_escaped(log.schema)}. {_told(log)}"]
    for each in log.questions:
        lines += _question(each)
    return "".join(f"{line}\n" for line in lines)


def _question(each: Question) -> Iterator[str]:
    yield from ("", f"## {_escaped(each.title)}")
    if each.help:
        yield from ("", f"> {_escaped(each.help)}")
    yield from ("", "Rule: …")
    for one in each.examples:
        yield from ("", f"### {_escaped(one.name)}", "")
        for said in one.versions:
            yield f"- {'**taken** ' if said.taken else ''}{_escaped(_said(said))}"
        yield from ("", f"Decided: {_escaped(one.chosen)}, {_escaped(one.decided)} {_escaped(_why(one))}".rstrip())
        if one.note:
            yield from ("", f"> {_escaped(one.note)}")
