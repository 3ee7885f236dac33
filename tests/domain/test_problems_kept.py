"""What the desk says of answers and labels that an upgrade of the schema kept aside."""

from tests.support.versions import version
from tui.domain.layers import Layer
from tui.domain.problems import problems
from tui.domain.schema import Severity
from tui.domain.spans import Origin, Span
from tui.domain.values import FieldValue, make_value

SCHEMA = version(
    'schema: t\nversion: "2"\nlabels: [a]\n'
    "event: {type: k, fields: {k: {type: choice, options: [x]}, who: actor}}\n"
)


def said(type_: str, literal: str) -> FieldValue:
    return FieldValue(make_value(type_, literal))


def test_where_the_field_is_still_asked_it_is_shown_there() -> None:
    values = {
        ("e1", "who@1.0"): said("items", "i1\ni2"),
        ("e1", "who@1.0/i1"): said("actor", "UN"),
        ("e1", "who@1.0/i2"): said("actor", "EU"),
    }
    found = problems(SCHEMA, Layer("a", "ana", events=("e1",), values=values), "e1")
    assert [(each.path, each.check, each.severity, each.message) for each in found] == [
        (
            "who",
            f"unasked:who@1.0/{item}",
            Severity.WARNING,
            f"In version 1.0 of the schema this was “{name}”: answer it anew, or leave it.",
        )
        for item, name in (("i1", "UN"), ("i2", "EU"))
    ]


def test_where_it_is_asked_no_more_nobody_has_to_do_anything() -> None:
    values = {("e1", "notes@1.0"): said("text", "seen")}
    (found,) = problems(SCHEMA, Layer("a", "ana", events=("e1",), values=values), "e1")
    assert (found.path, found.severity) == ("notes@1.0", Severity.INFO)
    assert found.message == "“notes” of version 1.0 of the schema was “seen”: it is kept."


def test_a_label_that_went() -> None:
    spans = {"s1": Span("s1", "harm@1.0", ((0, 4),), Origin.LABEL)}
    (found,) = problems(SCHEMA, Layer("a", "ana", spans=spans), "")
    assert (found.check, found.severity) == ("label:harm@1.0", Severity.INFO)
