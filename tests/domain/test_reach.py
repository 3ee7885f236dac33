import pytest

from tui.domain.reach import Reach
from tui.domain.schema import Field, FieldType, Option, Schema

T = FieldType


def options(*codes: str) -> tuple[Option, ...]:
    return tuple(Option(code, code) for code in codes)


TREE = (Option("war", "War", options=options("clash", "siege")), Option("talks", "Talks", options=options("truce")))
ITEM = (
    Field("kind", T.CHOICE, "Kind", options=options("x", "y")),
    Field("size", T.INTEGER, "Size", when="kind == 'x'"),
)
FIELDS = (
    Field("type", T.CHOICE, "Type", options=options("battle", "protest", "riot")),
    Field("tree", T.TREE, "Tree", options=TREE),
    Field("harm", T.SCALE, "Harm", options=options("none", "some", "great")),
    Field("dead", T.INTEGER, "Dead"),
    Field("rate", T.DECIMAL, "Rate"),
    Field("crowd", T.QUANTITY, "Crowd", when="type == 'protest'"),
    Field("old", T.BOOLEAN, "Old", when="type == 'riot'", default="true"),
    Field("tags", T.TAGS, "Tags"),
    Field("day", T.DATE, "Day", precision=options("1", "2")),
    Field("who", T.ACTOR, "Who", many=True),
    Field("where", T.PLACE, "Where", levels=options("country")),
    Field("word", T.TEXT, "Word"),
    Field("sure", T.BOOLEAN, "Sure"),
    Field("items", T.GROUP, "Items", many=True, when="type == 'battle'", fields=ITEM),
    Field("box", T.GROUP, "Box", when="sure", fields=(Field("inner", T.TEXT, "Inner", when="dead > 0"),)),
)
ARTICLE = (
    Field("topic", T.CHOICE, "Topic", options=options("war", "peace")),
    Field("note", T.TEXT, "Note", when="topic == 'war'"),
)
SCHEMA = Schema("s", "1", "S", event_fields=FIELDS, article_fields=ARTICLE)
REACH = Reach(SCHEMA)

NEVER = [
    ("type == 'battle' and type == 'protest'", "type is both 'battle' and 'protest'"),
    ("type == 'battle' and not type == 'battle'", "type == 'battle' and type != 'battle' exclude each other"),
    (
        "type in ['battle', 'riot'] and type == 'protest'",
        "type in ['battle', 'riot'] and type == 'protest' exclude each other",
    ),
    (
        "type not in ['battle', 'riot', 'protest']",
        "nothing that type can be fits type not in ['battle', 'riot', 'protest']",
    ),
    (
        "type != 'battle' and type != 'riot' and type != 'protest'",
        "type != 'battle', type != 'riot' and type != 'protest' exclude each other",
    ),
    ("tree.parent == 'war' and tree == 'truce'", "tree.parent == 'war' and tree == 'truce' exclude each other"),
    ("tree.root == 'truce'", "nothing that tree.root can be fits tree.root == 'truce'"),
    (
        "'talks' in tree.path and tree.parent != 'talks' and tree != 'talks'",
        "'talks' in tree.path and tree.parent != 'talks' exclude each other",
    ),
    ("harm.rank > 3", "nothing that harm.rank can be fits harm.rank > 3"),
    ("harm.rank < 2 and harm == 'some'", "harm.rank < 2 and harm == 'some' exclude each other"),
    ("dead > 3 and dead < 4", "dead > 3 and dead < 4 exclude each other"),
    ("dead >= 3 and not 2 < dead", "dead >= 3 and 2 >= dead exclude each other"),
    ("dead == 2.5", "nothing that dead can be fits dead == 2.5"),
    ("dead in [1, 2] and dead in [3, -4]", "dead is both 1 and 3; dead is both 1 and -4"),
    ("rate > 3 and rate <= 3", "rate > 3 and rate <= 3 exclude each other"),
    ("day < '2022-01-05' and day > '2022-01-04'", "day < '2022-01-05' and day > '2022-01-04' exclude each other"),
    ("day.precision == '1' and day.precision == '2'", "day.precision is both '1' and '2'"),
    ("'x' in tags and 'x' not in tags", "'x' in tags and 'x' not in tags exclude each other"),
    ("count(who) > 1 and count(who) == 0", "count(who) > 1 and count(who) == 0 exclude each other"),
    ("count(items) < 0", "no count is below 0 and count(items) < 0 exclude each other"),
    ("where.country == 'A' and where.country in ['B']", "where.country is both 'A' and 'B'"),
    ("sure and not sure", "sure and not sure exclude each other"),
    ("sure == false and sure", "sure == false and sure exclude each other"),
    ("not stated(dead) and dead == 0", "not stated(dead) and dead == 0 exclude each other"),
    (
        "not answered(where) and where.country == 'A'",
        "not answered(where) and where.country == 'A' exclude each other",
    ),
    ("stated(who) and not answered(who)", "stated(who) and not answered(who) exclude each other"),
    (
        "(type == 'riot' or dead > 3) and dead < 2 and type == 'battle'",
        "type is both 'battle' and 'riot'; dead < 2 and dead > 3 exclude each other",
    ),
    (
        "(false if type == 'riot' else dead > 3) and type == 'riot'",
        "it is always false; type == 'riot' and type != 'riot' exclude each other",
    ),
    (
        "article.topic == 'war' and article.topic != 'war'",
        "article.topic == 'war' and article.topic != 'war' exclude each other",
    ),
    ("meta.wire == 'a' and meta.wire == 'b'", "meta.wire is both 'a' and 'b'"),
    ("false", "it is always false"),
]


@pytest.mark.parametrize(("source", "why"), NEVER)
def test_what_can_never_hold(source: str, why: str) -> None:
    said = REACH.why_never(source, (), in_event=True)

    assert said == why


@pytest.mark.parametrize(
    "source",
    [
        "type == 'battle' or type == 'protest'",
        "type in ['battle', 'riot'] and type != 'battle'",
        "tree.root == 'war' and tree.parent == 'war' and 'clash' in tree.path",
        "dead > 3 and dead < 5",
        "rate > 3 and rate < 4",
        "day <= '2022-01-05' and day >= '2022-01-05'",
        "'x' in tags and 'y' not in tags and 'z' in tags",
        "count(who) == 0 and not stated(who)",
        "'a' in who and 'b' in who and count(who) > 1",
        "'x' in items.kind and 'y' in items.kind and 3 in items.size and 4 in items.size",
        "dead + 1 > 3 and dead * 2 < 1",
        "answered(dead) and not stated(dead)",
        "contains(word, 'a') and word == 'b'",
        "number(word) > 1 and word == 'x'",
        "title(type) == 'Battle' and type == 'battle'",
        "either(type, 'battle') == 'battle' and not stated(type)",
        "max(dead, rate) > 3 and dead < 3",
        "('x' in who) == false and not answered(who)",
        "(type == 'battle' and dead > 1) == false and not stated(dead)",
        "word == 'a' if sure else word == 'b'",
        "crowd == 3 and crowd.low > 5",
        "type == word and type == 'battle' and word == 'riot'",
    ],
)
def test_nothing_is_said_about_what_can_hold_or_is_not_understood(source: str) -> None:
    assert REACH.why_never(source, (), in_event=True) == ""


def test_what_a_condition_needs_is_asked() -> None:
    def why(source: str, groups: tuple[str, ...] = (), own: str = "") -> str:
        return REACH.why_never_here(source, groups, own, in_event=True)

    assert why("crowd > 3 and type == 'battle'") == "type is both 'battle' and 'protest'"
    assert why("crowd > 3") == ""
    assert why("not stated(crowd) and type == 'battle'") == ""
    assert why("old and type == 'battle'") == ""
    assert why("kind == 'y'", ("items",), "size") == "kind is both 'y' and 'x'"
    assert why("type == 'riot'", ("items",)) == "type is both 'riot' and 'battle'"
    assert why("3 in items.size and type == 'riot'") == "type is both 'riot' and 'battle'"
    assert why("stated(box) and not sure") == "not sure and sure exclude each other"
    assert why("stated(box.inner) and dead < 0") == "dead < 0 and dead > 0 exclude each other"
    assert why("stated(article.note) and article.topic == 'peace'") == (
        "article.topic == 'peace' and topic == 'war' exclude each other"
    )


def with_whens(**whens: str) -> Reach:
    fields = tuple(field._replace(when=whens.get(field.id, field.when)) for field in FIELDS)
    return Reach(SCHEMA._replace(event_fields=fields))


def test_fields_that_are_never_asked() -> None:
    reach = with_whens(
        dead="crowd > 3 and type == 'riot'", word="stated(rate)", rate="stated(word)", tags="'x' in who"
    )

    def why(own: str, *groups: str) -> str:
        return reach.why_never_asked(groups, own, in_event=True)

    assert why("dead") == "type is both 'riot' and 'protest'"
    assert why("word") == "rate is never asked before it"
    assert why("rate") == "word is never asked before it"
    assert why("inner", "box") == "dead is never asked before it"
    assert [why(own) for own in ("tags", "type", "crowd", "who")] == [""] * 4


def test_a_field_in_a_group_that_is_never_asked_is_not_told_too() -> None:
    reach = with_whens(items="type == 'riot' and type == 'battle'")

    assert reach.why_never_asked((), "items", in_event=True)
    assert reach.why_never_asked(("items",), "size", in_event=True) == ""


def test_choices_of_which_one_is_never_taken() -> None:
    found = list(REACH.never("'x' if tree.root == 'war' else 'y' if tree == 'clash' else 'z'", (), in_event=True))

    assert [column for column, _ in found] == [39]
    assert (
        list(REACH.never("'x' if tree == 'clash' else 'y' if tree.root == 'war' else 'z'", (), in_event=True)) == []
    )


def test_a_search_that_takes_too_long_says_nothing() -> None:
    many = " and ".join(f"(tags == tags or 'x{number}' in tags)" for number in range(40))

    assert (
        REACH.why_never(f"{many} and type == 'riot' and ('a' in tags or type == 'battle')", (), in_event=True) == ""
    )
