from tui.domain.dependencies import circles, derivation_order, field_places
from tui.domain.schema import Field, FieldType, Schema

T = FieldType


def number(id_: str, derive: str = "", when: str = "", never: str = "") -> Field:
    return Field(id_, T.INTEGER, id_, derive=derive, when=when, not_applicable_when=never)


def schema(*fields: Field, article: tuple[Field, ...] = ()) -> Schema:
    return Schema("s", "1", "S", event_fields=fields, article_fields=article)


def order(*fields: Field) -> tuple[str, ...]:
    return derivation_order(schema(*fields), in_event=True)


def found(*fields: Field) -> list[tuple[str, ...]]:
    return list(circles(schema(*fields), in_event=True))


def test_each_comes_after_what_it_depends_on() -> None:
    assert order(
        number("a", "b + c"), number("b", "d"), number("c"), number("d", "c"), number("e", never="a > 1")
    ) == (
        "d",
        "b",
        "a",
        "e",
    )


def test_what_decides_whether_a_field_is_asked_counts_along() -> None:
    group = Field("g", T.GROUP, "G", when="x > 1", fields=(number("a", "1"), number("b", "a")))

    assert order(group, number("x", "y"), number("y", "1")) == ("y", "x", "g/a", "g/b")


def test_items_see_the_event_and_the_event_sees_the_items() -> None:
    item = Field("item", T.GROUP, "Item", many=True, fields=(number("low"), number("share", "low / total")))

    assert order(item, number("total", "sum(item.low)"), number("top", "max(item.share)")) == (
        "total",
        "item/share",
        "top",
    )
    assert found(item, number("total", "sum(item.low)")) == []


def test_how_many_items_there_are_depends_on_none_of_their_fields() -> None:
    item = Field("item", T.GROUP, "Item", many=True, fields=(number("low"), number("share", "low / count(item)")))

    assert found(item) == []


def test_circles_are_told_once_from_where_something_is_worked_out() -> None:
    assert found(number("a", "b"), number("b", "c"), number("c", "a"), number("d", "a")) == [("a", "b", "c")]
    assert found(number("a", when="stated(b)"), number("b", "a + 1")) == [("b", "a")]
    assert found(number("a", never="b > 1"), number("b", when="a > 1")) == [("a", "b")]


def test_conditions_alone_may_exclude_each_other() -> None:
    assert found(number("a", when="not stated(b)"), number("b", when="not stated(a)")) == []


def test_a_circle_through_a_group_that_is_asked_about_as_a_whole() -> None:
    group = Field("g", T.GROUP, "G", fields=(number("a"), number("b", "1 if c > 1 else 2")))

    assert found(group, number("c", "1 if stated(g) else 2")) == [("g/b", "c", "g")]


def test_what_depends_on_a_circle_is_in_none() -> None:
    assert found(number("x", "a"), number("a", "b"), number("b", "a"), number("c", "d"), number("d", "c")) == [
        ("a", "b"),
        ("c", "d"),
    ]


def test_a_circle_has_an_order_all_the_same() -> None:
    assert set(order(number("a", "b"), number("b", "a"))) == {"a", "b"}


def test_the_article_is_ordered_by_itself() -> None:
    made = schema(number("a", "article.x"), article=(number("x", "y"), number("y", "1")))

    assert derivation_order(made, in_event=False) == ("y", "x")
    assert derivation_order(made, in_event=True) == ("a",)
    assert derivation_order(made, in_event=True) is derivation_order(made, in_event=True)


def test_a_long_chain_is_ordered_without_recursion() -> None:
    fields = [number(f"a{each}", f"a{each + 1}") for each in range(1_500)]

    assert len(order(*fields, number("a1500"))) == 1_500
    assert found(*fields, number("a1500")) == []
    assert [len(circle) for circle in found(*fields, number("a1500", "a0"))] == [1_501]


def test_places_in_the_order_of_the_form() -> None:
    inner = Field("inner", T.GROUP, "Inner", fields=(number("z"),))
    made = schema(Field("g", T.GROUP, "G", many=True, fields=(number("x"), inner)), number("y"))

    assert [(place.path, place.prefixes) for place in field_places(made, in_event=True)] == [
        ("g", ("",)),
        ("g/x", ("g/", "")),
        ("g/inner", ("g/", "")),
        ("g/inner/z", ("g/", "")),
        ("y", ("",)),
    ]
