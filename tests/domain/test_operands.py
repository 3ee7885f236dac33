from datetime import date
from decimal import Decimal

import pytest

from tui.domain.evaluation import Operand
from tui.domain.operands import operand
from tui.domain.ranges import Interval
from tui.domain.schema import Field, FieldType, Option
from tui.domain.values import Value, make_value

TREE = (
    Option("war", "War", options=(Option("clash", "Clash", options=(Option("duel", "Duel"),)),)),
    Option("end", "End"),
)


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
        ("date", "middle", make_value("date", "2022-01"), day(1, 16)),
        ("date", "middle", make_value("date", "2022-02"), day(2, 14)),
        ("date", "middle", make_value("date", "2022-01-05"), day(1, 5)),
        ("date", "middle", make_value("date", "2022-01-05/2022-01-06"), day(1, 5)),
        ("date", "middle", make_value("date", "2022-01/.."), None),
        ("scale", "rank", make_value("scale", "clash"), None),
        ("scale", "rank", make_value("scale", "end"), 2),
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
    field = Field("f", FieldType(type_), "F", options=TREE if type_ in {"tree", "scale"} else ())

    assert operand(field, part, value) == expected
