from datetime import date
from decimal import Decimal

import pytest

from tui.domain.evaluation import Interval, Operand
from tui.domain.references import Scope, Sort, find, known_names, operand
from tui.domain.schema import Field, FieldType, Option
from tui.domain.values import Value, make_value

TREE = (
    Option("war", "War", options=(Option("clash", "Clash", options=(Option("duel", "Duel"),)),)),
    Option("end", "End"),
)
INNER = (
    Field("name", FieldType.TEXT, "Name"),
    Field("kind", FieldType.CHOICE, "Kind", options=(Option("x", "X"),)),
)
FIELDS = (
    Field("kind", FieldType.TREE, "Kind", options=TREE),
    Field("box", FieldType.GROUP, "Box", fields=INNER),
    Field("items", FieldType.GROUP, "Items", many=True, fields=INNER),
    Field("where", FieldType.PLACE, "Where", precision=(Option("1", "Exact"),), levels=(Option("admin", "A"),)),
    Field("wheres", FieldType.PLACE, "Wheres", many=True),
)
ARTICLE = (Field("day", FieldType.DATE, "Day"),)
EVENT = Scope((FIELDS,), ARTICLE)
ITEM = Scope((INNER, FIELDS), ARTICLE)


@pytest.mark.parametrize(
    ("scope", "name", "found"),
    [
        (EVENT, "kind", ("kind", 0, "", Sort.CODE)),
        (EVENT, "kind.path", ("kind", 0, "path", Sort.SEVERAL)),
        (EVENT, "box", ("box", 0, "", Sort.GROUP)),
        (EVENT, "box.name", ("box/name", 0, "", Sort.TEXT)),
        (EVENT, "items", ("items", 0, "", Sort.GROUP)),
        (EVENT, "where.admin", ("where", 0, "admin", Sort.TEXT)),
        (EVENT, "where.precision", ("where", 0, "precision", Sort.CODE)),
        (EVENT, "wheres", ("wheres", 0, "", Sort.SEVERAL)),
        (EVENT, "article.day", ("day", -1, "", Sort.DATE)),
        (EVENT, "article.day.latest", ("day", -1, "latest", Sort.DATE)),
        (ITEM, "kind", ("kind", 0, "", Sort.CODE)),
        (ITEM, "where", ("where", 1, "", Sort.TEXT)),
    ],
)
def test_where_a_name_leads(scope: Scope, name: str, found: tuple[str, int, str, Sort]) -> None:
    target = find(scope, name)

    assert target is not None
    assert (target.path, target.level, target.part, target.sort) == found


@pytest.mark.parametrize(
    "name",
    [
        "",
        "colour",
        "kind.colour",
        "box.colour",
        "items.name",
        "wheres.admin",
        "article",
        "article.kind",
        "kind.path.x",
    ],
)
def test_names_that_lead_nowhere(name: str) -> None:
    assert find(EVENT, name) is None


def test_the_article_sees_no_events() -> None:
    assert find(Scope((ARTICLE,)), "article.day") is None


def test_known_names_lead_somewhere_and_are_told_innermost_first() -> None:
    names = list(known_names(ITEM))

    assert names[:2] == ["name", "kind"]
    assert "article.day.earliest" in names
    assert all(find(ITEM, name) for name in names)


def test_the_codes_that_a_name_can_be() -> None:
    def codes(name: str) -> tuple[str, ...]:
        target = find(EVENT, name)
        assert target is not None
        return target.codes

    assert codes("kind") == codes("kind.path") == ("war", "clash", "duel", "end")
    assert codes("where.precision") == ("1",)
    assert codes("where.admin") == ()


def day(month: int, number: int) -> date:
    return date(2022, month, number)


@pytest.mark.parametrize(
    ("type_", "part", "value", "expected"),
    [
        ("tree", "", make_value("tree", "duel"), "duel"),
        ("tree", "parent", make_value("tree", "duel"), "clash"),
        ("tree", "parent", make_value("tree", "war"), None),
        ("tree", "root", make_value("tree", "duel"), "war"),
        ("tree", "path", make_value("tree", "duel"), ("war", "clash", "duel")),
        ("tree", "path", make_value("tree", "gone"), None),
        ("date", "", make_value("date", "2022-01"), Interval(day(1, 1), day(1, 31))),
        ("date", "", make_value("date", "../2022-01-05"), Interval(None, day(1, 5))),
        ("date", "earliest", make_value("date", "2022-01/2022-03"), day(1, 1)),
        ("date", "latest", make_value("date", "2022-01/2022-03"), day(3, 31)),
        ("date", "latest", make_value("date", "2022-01/.."), None),
        ("date", "", make_value("date", "soon"), None),
        ("date", "precision", make_value("date", "2022-01", {"precision": "3"}), "3"),
        ("date", "written", make_value("date", "2022-01"), None),
        ("quantity", "", make_value("quantity", "3..8"), Interval(Decimal(3), Decimal(8))),
        ("quantity", "", make_value("quantity", ">=8"), Interval(Decimal(8), None)),
        ("quantity", "low", make_value("quantity", "~500"), Decimal(500)),
        ("quantity", "high", make_value("quantity", ">=8"), None),
        ("quantity", "", make_value("quantity", "lots"), None),
        ("integer", "", make_value("integer", "7"), Decimal(7)),
        ("decimal", "", make_value("decimal", "NaN"), None),
        ("decimal", "", make_value("decimal", "x"), None),
        ("boolean", "", make_value("boolean", "true"), True),
        ("boolean", "", make_value("boolean", "false"), False),
        ("choices", "", make_value("choices", "a\nb"), ("a", "b")),
        ("tags", "", make_value("tags", "a"), ("a",)),
        ("place", "", make_value("place", "Homs", {"admin": "Homs"}), "Homs"),
        ("place", "admin", make_value("place", "Homs", {"admin": "Homs province"}), "Homs province"),
        ("text", "", make_value("text", "x"), "x"),
    ],
)
def test_what_a_value_is_in_an_expression(type_: str, part: str, value: Value, expected: Operand) -> None:
    field = Field("f", FieldType(type_), "F", options=TREE if type_ == "tree" else ())

    assert operand(field, part, value) == expected
