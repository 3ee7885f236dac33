"""The figures of a review, in each form."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.hostile import ALL
from tests.support.reports import report as agreement
from tui.domain.adjudication.figures import (
    AuthorFigures,
    FieldFigures,
    Figures,
    PolicyFigures,
    ReviewReport,
    Taken,
)
from tui.formats.adjudication_html import adjudication_section
from tui.formats.adjudication_json import REVIEW, adjudication_json, adjudication_object, adjudication_schema
from tui.formats.adjudication_text import WIDTH, adjudication_text
from tui.formats.agreement_html import agreement_html
from tui.formats.agreement_json import agreement_json
from tui.formats.agreement_shape import agreement_schema
from tui.formats.shapes import unlike
from tui.formats.text_tables import cells

SCHEMA_FILE = Path(__file__).parents[2] / "schemas/copydesk.adjudication.v1.schema.json"
EMPTY = ReviewReport("p", "s@1", {}, Figures(0, 0, 0, 0, None, 0, (), (), (), (), {}))


def report(foreign: str = "dead") -> ReviewReport:
    figures = Figures(
        12,
        30,
        1,
        2,
        14.25,
        28,
        (
            FieldFigures("field_value", foreign, 3, 1, 20, 40, {"": 12, "slip": 5, foreign: 3}, 2),
            FieldFigures("event_missing", "", 0, 0, 10, 0, {}, 0),
        ),
        (Taken("ana", 30, 18, 10, 14.5), Taken(foreign, 3, 0, 0, 0.0)),
        (
            AuthorFigures("eve", {"own": 3, "take": 20}, 4, 14.25, 28, 2, Taken("eve", 0, 0, 0, 0.0)),
            AuthorFigures("ana", {}, 0, None, 0, 0, Taken("ana", 8, 7, 1, 4.0)),
        ),
        (
            PolicyFigures("unanimous", 5_000, 0, 20, 0, 0, None, None),
            PolicyFigures("majority", 10, 64, 20, 20, 19, 0.7639, 0.9911),
        ),
        {"pair": 2, "split": 1},
    )
    return ReviewReport(foreign, "s@1", {"slip": "Slip"}, figures)


def test_the_published_schema_is_that_of_the_writer() -> None:
    """Written anew with `json.dumps(adjudication_schema(), indent=2, ensure_ascii=False)` and a line end."""
    text = json.dumps(adjudication_schema(), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMA_FILE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("made", [EMPTY, report(), report(ALL), report("</script>"), report("\ud800")])
def test_the_json_is_valid_whatever_others_wrote(made: ReviewReport) -> None:
    assert unlike(REVIEW, adjudication_object(made)) == ""
    written = adjudication_json(made)
    jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8"))).validate(json.loads(written))
    assert json.loads(written) == adjudication_object(made)
    assert written.isascii()


@pytest.mark.parametrize("made", [EMPTY, report(), report(ALL), report("</script>")])
def test_the_text_fits_a_terminal_and_cannot_steer_it(made: ReviewReport) -> None:
    lines = adjudication_text(made).split("\n")
    assert all(line.isprintable() and cells(line) <= WIDTH for line in lines)


def test_the_text_tells_what_the_figures_mean() -> None:
    said = adjudication_text(report())
    assert "30 decisions of people stand, in 12 articles; taken back: 1, reopened: 2." in said
    assert "Median time per decision: 14.2 s, of 28 that were timed." in said
    assert "aligned by hand: 2 pair, 1 split." in said
    rows = {line.split()[0]: line.split() for line in said.splitlines() if line.startswith("  ")}
    assert rows["majority"][1:] == ["10", "64", "20", "20", "95", "%", "(76..99", "%)"]
    assert rows["unanimous"][-1] == "–"
    assert rows["ana"] == ["ana", "8", "7", "1", "88", "%", "50", "%"]
    assert "own value 3, take 20" in said
    assert "not given" in said


def test_the_page_holds_no_markup_of_others() -> None:
    body = "\n".join(adjudication_section(report('</td><script>"&')))
    assert "<script" not in body
    assert "<bdi>&lt;/td&gt;" in body
    assert adjudication_section(EMPTY) == []


def test_the_report_of_agreement_holds_the_review() -> None:
    whole = agreement_json(agreement(), report("</script>"))
    told = json.loads(whole)
    jsonschema.Draft202012Validator(agreement_schema()).validate(told)
    assert told["review"] == adjudication_object(report("</script>"))
    assert json.loads(agreement_json(agreement()))["review"] is None
    page = agreement_html(agreement(), report("</script>"))
    assert "<h2>The review</h2>" in page
    assert "</script>" not in page
    assert "The review" not in agreement_html(agreement())
