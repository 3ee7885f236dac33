from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.coders import Coder, article
from tui.domain.edits import AttributeChange, SpanChange, ValueChange
from tui.domain.errors import StoreError
from tui.domain.layers import Layer
from tui.domain.spans import Origin, Span
from tui.domain.values import BLANK, FieldValue, Nothing, make_value
from tui.store.project import Project


def test_a_layer_of_which_nothing_is_said_is_empty(project: Project) -> None:
    assert project.layer("a000001", "ana") == Layer("a000001", "ana")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.sampled_from(
        [
            FieldValue(make_value("place", "Ain al-Assad", {"id": "98", "written": "the\n\0 base"})),
            FieldValue(make_value("text", "")),
            FieldValue(None, None, ("s1", "s2"), "low", "only evidence"),
            FieldValue(make_value("tags", "a\nb"), None, ("s2", "s1", "s2")),
            FieldValue(make_value("text", "a"), alternatives=(make_value("text", "b"), make_value("text", ""))),
            FieldValue(
                make_value("text", "a"), None, ("s1",), alternatives=(make_value("place", "B", {"id": "1"}),)
            ),
            FieldValue(make_value("text", "a"), optional=True),
            *(FieldValue(nothing=nothing, evidence=("s1",)) for nothing in Nothing),
        ]
    ),
    path=st.sampled_from(["date", "with/i1", "with/i1/name", "0", "ünïcode"]),
    owner=st.sampled_from(["", "e1", "e2"]),
)
def test_every_kind_of_field_value_comes_back(project: Project, said: FieldValue, path: str, owner: str) -> None:
    coder = Coder(project)
    if not coder.layer.events:
        coder.do(coder.events("e2", "e1"), coder.span("s1", (0, 1)), coder.span("s2", (1, 9), (11, 12)))
    coder.do(ValueChange(owner, path, coder.layer.value(owner, path), said))
    assert project.layer("a000001", "ana") == coder.layer


@pytest.mark.parametrize("origin", list(Origin))
def test_spans_come_back(project: Project, origin: Origin) -> None:
    coder = Coder(project)
    coder.do(SpanChange("s1", None, Span("s1", "place", ((0, 3), (3, 4), (7, 9)), origin)))
    assert project.layer("a000001", "ana").spans == coder.layer.spans


def test_a_layer_is_read_at_one_moment(project: Project) -> None:
    coder = Coder(project)
    coder.do(coder.span("s1", (0, 4)), coder.value("", "date", "x", "s1"))
    statements: list[str] = []
    project._database.connection.set_trace_callback(statements.append)
    project.layer("a000001", "ana")
    assert statements[0].startswith("BEGIN")
    assert statements[-1] == "ROLLBACK"


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE span SET ranges = '[[0,1],[2'",
        "UPDATE span SET ranges = '[[0,1],[2,3,4]]'",
        "UPDATE field_value SET parts = '{1'",
        "UPDATE field_value SET alternatives = '[1'",
        "UPDATE field_value SET alternatives = '[1]'",
    ],
)
def test_rows_that_make_no_sense_are_told(project: Project, damage: str) -> None:
    coder = Coder(project)
    coder.do(coder.span("s1", (0, 4)), coder.value("", "date", "x", "s1"))
    project._database.connection.execute(damage)
    with pytest.raises(StoreError, match="A layer of ana is damaged"):
        project.layer("a000001", "ana")


@pytest.mark.parametrize("lost", ["DELETE FROM span", "DELETE FROM event"])
def test_a_stream_ends_at_a_layer_that_has_lost_parts(project: Project, lost: str) -> None:
    coder = Coder(project)
    coder.do(coder.events("e1"), coder.span("s1", (0, 4)), coder.value("e1", "date", "x", "s1"))
    project._database.connection.execute("PRAGMA foreign_keys = OFF")
    project._database.connection.execute(lost)
    with pytest.raises(StoreError, match=r"A layer of ana is damaged \(parts are missing\)"):
        list(project.layers())


def test_layers_stream_in_the_order_of_articles_and_annotators(project: Project) -> None:
    project.add_articles([article(4, "x")._replace(id="a0")])
    for annotator in ("zoe", "bob"):
        project.ensure_annotator(annotator)
    wanted = [("a000001", "bob"), ("a000001", "zoe"), ("a000003", "ana"), ("a0", "bob")]
    coders = [Coder(project, *key) for key in reversed(wanted)]
    for coder in coders:
        coder.do(AttributeChange("flag", "", "first"))
        coder.do(AttributeChange("flag", "first", coder.layer.article))
    records = list(project.layers())
    assert [(record.article.id, record.layer.annotator) for record in records] == wanted
    assert [record.layer for record in records] == [coder.layer for coder in reversed(coders)]
    assert records[-1].article == project.article("a0")
    assert (records[0].created, records[0].updated) == ("2026-02-25T06:13:20.000Z", "2026-02-25T06:13:21.000Z")
    assert [record.article.id for record in project.layers({"bob"})] == ["a000001", "a0"]
    assert list(project.layers(set())) == []


def test_a_stream_shows_one_moment_and_leaves_no_transaction(project: Project, path: Path) -> None:
    with Project.open(path) as other:
        for number in (1, 2):
            Coder(project, f"a{number:06}").do(AttributeChange("flag", "", "x"))
        stream = other.layers()
        next(stream)
        Coder(project, "a000003").do(AttributeChange("flag", "", "x"))
        assert len(list(stream)) == 1
        assert len(list(other.layers())) == 3
        abandoned = other.layers()
        next(abandoned)
        assert other.article("a000003").text == ""
        with pytest.raises(RuntimeError):
            other.ensure_annotator("bob")
        abandoned.close()
        other.ensure_annotator("bob")


def test_a_blank_value_is_no_row(project: Project) -> None:
    coder = Coder(project)
    coder.do(coder.value("", "date", "x"))
    coder.do(ValueChange("", "date", coder.layer.value("", "date"), BLANK))
    assert project.layer("a000001", "ana").values == {}
    assert project._database.connection.execute("SELECT count(*) FROM field_value").fetchone() == (0,)
