"""What the names in expressions stand for in a layer that is filled."""

from datetime import date

import pytest

from tui.domain.evaluation import Operand, evaluate
from tui.domain.expressions import parse
from tui.domain.layers import ARTICLE, Layer
from tui.domain.lookups import Answers
from tui.domain.schema import Field, FieldType, Option, Schema, Table
from tui.domain.values import FieldValue, Nothing, Value, make_value

T = FieldType
TREE = (Option("war", "War", options=(Option("clash", "A clash"),)),)
REPORT = (
    Field("name", T.TEXT, "Name"),
    Field("dead", T.QUANTITY, "Dead"),
    Field("means", T.CHOICES, "Means", options=(Option("gun", "A gun"), Option("bomb", "A bomb"))),
    Field("who", T.ACTOR, "Who", many=True, columns=("id", "name", "side")),
)
SCHEMA = Schema(
    "s",
    "1",
    "S",
    article_fields=(Field("day", T.DATE, "Day"),),
    event_fields=(
        Field("type", T.TREE, "Type", options=TREE),
        Field("date", T.DATE, "Date"),
        Field("low", T.DECIMAL, "Low"),
        Field("places", T.TEXT, "Places", many=True),
        Field("report", T.GROUP, "Report", many=True, fields=REPORT),
        Field("dyad", T.REFERENCE, "Dyad", table="dyads", columns=("id", "title", "side_a")),
        Field("actor", T.ACTOR, "Actor", table="actors", columns=("code", "name", "side")),
        Field("box", T.GROUP, "Box", fields=(Field("inner", T.TEXT, "Inner"),)),
        Field("sure", T.BOOLEAN, "Sure", options=(Option("true", "Certain"), Option("false", "Not certain"))),
    ),
    tables=(
        Table("dyads", "d.csv", "", "id", "title", ("id",), ("id", "title", "side_a")),
        Table("actors", "a.csv", "", "code", "name", ("name",), ("code", "name", "side")),
    ),
)


def said(type_: str, literal: str, **parts: str) -> FieldValue:
    return FieldValue(make_value(type_, literal, parts))


VALUES = {
    (ARTICLE, "day"): said("date", "2022-01-07"),
    ("e", "type"): said("tree", "clash"),
    ("e", "date"): said("date", "2022-01"),
    ("e", "low"): said("decimal", "2.50"),
    ("e", "places"): said("items", "p1\np2\np3"),
    ("e", "places/p1"): said("text", "Homs"),
    ("e", "places/p2"): FieldValue(nothing=Nothing.UNKNOWN),
    ("e", "places/p3"): said("text", "Hama"),
    ("e", "report"): said("items", "r1\nr2\nr3"),
    ("e", "report/r1/name"): said("text", "SANA"),
    ("e", "report/r1/dead"): said("quantity", "3..8"),
    ("e", "report/r1/means"): said("choices", "gun\nbomb"),
    ("e", "report/r1/who"): said("items", "w1\nw2"),
    ("e", "report/r1/who/w1"): said("actor", "Police", id="12", side="a"),
    ("e", "report/r1/who/w2"): said("actor", "Army"),
    ("e", "report/r2/dead"): said("quantity", "5"),
    ("e", "report/r2/means"): said("choices", "gun"),
    ("e", "report/r3/name"): said("text", "AFP"),
    ("e", "dyad"): said("reference", "42", title="A and B", side_a="A"),
    ("e", "actor"): said("actor", "Police", id="12", side="a"),
    ("e", "sure"): said("boolean", "true"),
}
LAYER = Layer(
    "a",
    "ana",
    events=("e",),
    values=VALUES,
    about={"title": "War", "published": "2022-01-07", "wire": "X", "empty": ""},
)
RECORD: dict[str, Operand] = {"row": 3, "event": "e"}


def result(source: str, item: str = "") -> Operand:
    answers = Answers(SCHEMA, LAYER, "e", RECORD)
    place = answers.top()
    if item:
        place = place.inside(SCHEMA.event_fields[4], item)
    return answers.result(source, place)


@pytest.mark.parametrize(
    "source",
    [
        "count(places) == 3 and count(report) == 3 and count(report.name) == 2 and count(report.who) == 2",
        "count(report.means) == 3 and count(report.who.side) == 1 and count(type.path) == 2",
        "'Homs' in places and 'x' not in places and 'AFP' in report.name and 'Army' in report.who",
        "first(report.name) == 'SANA' and last(places) == 'Hama' and most_common(report.means) == 'gun'",
        "min(report.dead) >= 3 and min(report.dead) <= 5 and max(report.dead) >= 5 and sum(report.dead) >= 8",
        "stated(report.name) and answered(places) and not stated(box) and not answered(box.inner)",
        "stated(report.who.side) and not stated(report.who.written) and stated(report.who)",
        "join(report.name, '; ') == 'SANA; AFP' and join(report.dead, '|') == '3..8|5'",
        "title(type) == 'A clash' and title(type.parent) == 'War' and title(dyad) == 'A and B'",
        "join(title(report.means), ',') == 'A gun,A bomb,A gun' and join(title(type.path), ',') == 'War,A clash'",
        "title(sure) == 'Certain' and title(actor) == 'Police'",
        "text(date) == '2022-01' and text(low) == '2.50'",
        "text(low * 2) == '5' and text(date.middle) == '2022-01-16'",
        "text(type.parent) == 'war' and text(sure) == 'true' and text(dyad) == '42'",
        "dyad == '42' and dyad.id == '42' and dyad.title == 'A and B' and dyad.side_a == 'A'",
        "actor == 'Police' and actor.code == '12' and actor.id == '12'",
        "actor.name == 'Police' and actor.side == 'a'",
        "meta.title == 'War' and meta.published < date.middle",
        "meta.published == article.day and year(meta.published) == 2022 and text(meta.published) == '2022-01-07'",
        "stated(meta.wire) and not stated(meta.nobody) and not answered(meta.empty) and count(meta.wire) == 1",
        "record.row == 3 and record.event == 'e' and text(record.row) == '3' and not stated(record.item)",
    ],
)
def test_what_holds(source: str) -> None:
    assert result(source) is True


@pytest.mark.parametrize(
    "source",
    [
        "min(report.who.written)",
        "first(box.inner)",
        "join(report.who.written, ',')",
        "meta.nobody",
        "title(dyad.nobody)",
    ],
)
def test_what_is_unknown(source: str) -> None:
    assert result(source) is None


def test_an_item_sees_itself_first_and_all_items_by_the_name_of_the_group() -> None:
    assert result("name == 'SANA' and count(who) == 2 and count(report.name) == 2", "r1") is True
    assert result("stated(name) or 'Army' in who", "r2") is False
    assert result("dead == 5 and title(type) == 'A clash'", "r2") is True


def test_a_row_has_a_record_only_where_one_is_given() -> None:
    answers = Answers(SCHEMA, LAYER, "e")

    assert answers.result("record.row", answers.top()) is None


def test_texts_for_a_column() -> None:
    answers = Answers(SCHEMA, LAYER, "e")
    top = answers.top()

    def texts(source: str) -> tuple[str, ...] | None:
        return answers.texts(source, top)

    assert texts("date") == ("2022-01",)
    assert texts("report.dead") == ("3..8", "5")
    assert texts("report.means") == ("gun", "bomb", "gun")
    assert texts("date.latest") == ("2022-01-31",)
    assert texts("low / 5") == ("0.5",)
    assert texts("type.path") == ("war", "clash")
    assert texts("title(type) + '!'") == ("A clash!",)
    assert texts("min(report.dead)") is None
    assert texts("box.inner") is None
    assert texts("sure") == ("true",)


def test_what_is_said_of_the_field_that_an_expression_names() -> None:
    answers = Answers(SCHEMA, LAYER, "e")

    def found(source: str) -> FieldValue | None:
        told = answers.told(source, answers.top())
        return None if told is None else told.said

    assert found("low") == found("text(low)") == VALUES["e", "low"]
    assert found("article.day") == VALUES[ARTICLE, "day"]
    assert found("box.inner") == FieldValue()
    assert found("type.parent") == VALUES["e", "type"]
    assert [found(source) for source in ("low + 1", "report.name", "meta.title", "nobody")] == [None] * 4


def test_a_date_that_came_with_the_article_is_one() -> None:
    answers = Answers(SCHEMA, LAYER, "e")

    assert evaluate(parse("meta.published.earliest"), answers.lookup(answers.top())) == (date(2022, 1, 7),) * 2


def test_values_of_no_form_are_unknown() -> None:
    layer = Layer("a", "ana", events=("e",), values={("e", "type"): FieldValue(Value("tree", "gone"))})
    answers = Answers(SCHEMA, layer, "e")

    assert answers.result("title(type)", answers.top()) == "gone"
    assert answers.result("type.root", answers.top()) is None
