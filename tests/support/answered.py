"""A layer that is filled, by a schema with fields of many types: what expressions are tried on."""

from tui.domain.layers import ARTICLE, Layer
from tui.domain.schema import Field, FieldType, Option, Schema, Table
from tui.domain.values import FieldValue, Nothing, make_value

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
