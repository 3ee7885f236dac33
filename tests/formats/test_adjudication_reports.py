"""The guideline log and feedback, in each form."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.support.hostile import ALL
from tui.domain.adjudication.feedback import Difference
from tui.domain.adjudication.guidelines import Example, GuidelineLog, Question, Said
from tui.domain.wire import JsonObject
from tui.formats.adjudication_feedback import (
    FEEDBACK,
    feedback_json,
    feedback_object,
    feedback_schema,
    feedback_text,
)
from tui.formats.adjudication_guidelines import (
    LOG,
    WIDTH,
    guidelines_json,
    guidelines_markdown,
    guidelines_object,
    guidelines_schema,
    guidelines_text,
)
from tui.formats.shapes import unlike
from tui.formats.text_tables import cells

SCHEMAS = Path(__file__).parents[2] / "schemas"
MARKUP = "# *a* [b](c) <script> `d` | 1. ![e](f) &amp;"


def log(foreign: str = "dead") -> GuidelineLog:
    versions = (Said(foreign, (foreign, "five"), 2, taken=True), Said("4", (), 1, taken=False))
    example = Example(
        "a1",
        foreign,
        "r1",
        versions,
        "one version was taken",
        foreign,
        foreign,
        True,
        foreign,
        "eve",
        "2026-03-12T08",
    )
    plain = example._replace(reason="", unclear=False, note="", at="2026-03-13T08")
    return GuidelineLog(
        foreign, "s@2", "s@1", (Question("field_value", "dead", f"{foreign}: answer", foreign, (example, plain)),)
    )


def difference(foreign: str = "dead") -> Difference:
    return Difference(
        *("field_value", "dead", "e1", f"event 1 › {foreign}", foreign, (foreign,), foreign, (), False),
        *(foreign, foreign, foreign, True, foreign, 7),
    )


@pytest.mark.parametrize(
    ("name", "made"),
    [("guidelines", guidelines_schema), ("feedback", feedback_schema)],
    ids=["guidelines", "feedback"],
)
def test_the_published_schemas_are_those_of_the_writers(name: str, made: Callable[[], JsonObject]) -> None:
    """Written anew with `json.dumps(…_schema(), indent=2, ensure_ascii=False)` and a line end."""
    text = json.dumps(made(), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMAS.joinpath(f"copydesk.{name}.v1.schema.json").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("foreign", ["dead", ALL, MARKUP, "\ud800"])
def test_the_json_is_valid_whatever_others_wrote(foreign: str) -> None:
    told = [("a1", foreign, foreign, [difference(foreign)]), ("a2", "2.txt", "", [])]
    assert unlike(LOG, guidelines_object(log(foreign))) == ""
    assert unlike(FEEDBACK, feedback_object("ana", told)) == ""
    for written, schema in (
        (guidelines_json(log(foreign)), guidelines_schema()),
        (feedback_json("ana", told), feedback_schema()),
    ):
        jsonschema.Draft202012Validator(schema).validate(json.loads(written))
        assert written.isascii()


@pytest.mark.parametrize("foreign", ["dead", ALL, MARKUP])
def test_the_text_cannot_steer_a_terminal(foreign: str) -> None:
    told = [("a1", foreign, foreign, [difference(foreign)])]
    for written in (guidelines_text(log(foreign)), feedback_text("ana", told), guidelines_markdown(log(foreign))):
        assert all(line.isprintable() for line in written.split("\n"))
    assert all(cells(line) <= WIDTH for line in guidelines_text(log("dead " * 60)).splitlines())


def test_the_log_in_words() -> None:
    said = guidelines_text(log())
    assert "2 decisions since s@1 that the guidelines should have made unneeded" in said
    assert "    1 dead “dead” “five” (2 annotators, taken)\n    2 4 (1 annotator)\n" in said
    assert "  dead · eve, 2026-03-12 · dead · unclear\n" in said
    assert "    → one version was taken: dead\n    note: dead\n" in said
    empty = GuidelineLog("p", "s@1", "", ())
    assert "No decision was flagged as unclear" in guidelines_text(empty)
    assert guidelines_markdown(empty).startswith("# Open questions of p\n")


def test_nothing_in_the_markdown_is_markup_of_others() -> None:
    said = guidelines_markdown(log(MARKUP))
    assert "\\# \\*a\\* \\[b\\](c) \\<script\\> \\`d\\` \\| 1. \\!\\[e\\](f) \\&amp;" in said
    assert "<script" not in said.replace("\\<", "")
    numbered = guidelines_markdown(log("1. first"))
    assert "> &#49;. first" in numbered
    assert "> \\- first" in guidelines_markdown(log("- first"))


def test_feedback_in_words() -> None:
    told = [("a1", "1.txt", "Five men", [difference("4")]), ("a2", "2.txt", "", [])]
    said = feedback_text("ana", told)
    assert "2 articles that you finished and of which all is decided; in 1 place gold says" in said
    assert "1.txt  Five men\n\n  event 1 › 4\n    gold says  4\n    you said   4\n" in said
    assert "    because    4: 4\n    note       4\n" in said
    assert "2.txt" not in said
    policy = difference()._replace(reason="", note="", help="", unclear=False, by_policy=True)
    assert "because    most said so" in feedback_text("ana", [("a1", "1.txt", "", [policy])])
