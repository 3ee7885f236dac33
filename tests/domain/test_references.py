import pytest

from tui.domain.references import RECORD_NAMES, Scope, Sort, find, known_names
from tui.domain.schema import Field, FieldType, Option

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
    Field("near", FieldType.PLACE, "Near", relations=(Option("same", "Same"), Option("near", "Near"))),
    Field("who", FieldType.ACTOR, "Who", columns=("id", "name", "rank")),
    Field("row", FieldType.REFERENCE, "Row", columns=("key", "side")),
    Field("words", FieldType.TAGS, "Words", options=(Option("war", "War"),)),
    Field("harm", FieldType.SCALE, "Harm", options=(Option("none", "None"), Option("some", "Some"))),
)
ARTICLE = (Field("day", FieldType.DATE, "Day"),)
EVENT = Scope((FIELDS,), ARTICLE)
EXPORT = Scope((FIELDS,), ARTICLE, RECORD_NAMES)
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
        (EVENT, "items.name", ("items/name", 0, "", Sort.SEVERAL)),
        (EVENT, "wheres.written", ("wheres", 0, "written", Sort.SEVERAL)),
        (EVENT, "who.rank", ("who", 0, "rank", Sort.TEXT)),
        (EVENT, "who.id", ("who", 0, "id", Sort.TEXT)),
        (EVENT, "row.side", ("row", 0, "side", Sort.TEXT)),
        (EVENT, "harm.rank", ("harm", 0, "rank", Sort.NUMBER)),
        (EVENT, "near.relation", ("near", 0, "relation", Sort.CODE)),
        (EVENT, "meta.published", ("published", -2, "", Sort.DATE)),
        (EVENT, "meta.published.middle", ("published", -2, "middle", Sort.DATE)),
        (EVENT, "meta.wire", ("wire", -2, "", Sort.TEXT)),
        (EXPORT, "record.row", ("row", -3, "", Sort.NUMBER)),
        (EXPORT, "record.event", ("event", -3, "", Sort.TEXT)),
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
        "items.colour",
        "wheres.colour",
        "meta",
        "meta.title.x",
        "record.row",
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
    assert {"article.day.earliest", "items.name", "wheres.written", "row.side"} <= set(names)
    assert all(find(ITEM, name) for name in names)
    assert {"record.row", "record.exported"} <= set(known_names(EXPORT))


def test_the_codes_that_a_name_can_be() -> None:
    def codes(name: str) -> tuple[str, ...]:
        target = find(EVENT, name)
        assert target is not None
        return target.codes

    assert codes("kind") == codes("kind.path") == ("war", "clash", "duel", "end")
    assert codes("where.precision") == ("1",)
    assert codes("where.admin") == codes("harm.rank") == codes("words") == ()
    assert codes("near.relation") == ("same", "near")


@pytest.mark.parametrize(
    ("name", "element", "repeated"),
    [
        ("items.name", Sort.TEXT, ("items",)),
        ("items.kind", Sort.CODE, ("items",)),
        ("wheres", Sort.TEXT, ("wheres",)),
        ("kind.path", Sort.CODE, ()),
        ("kind", Sort.CODE, ()),
    ],
)
def test_what_each_of_several_values_is(name: str, element: Sort, repeated: tuple[str, ...]) -> None:
    target = find(EVENT, name)

    assert target is not None
    assert (target.element, target.repeated) == (element, repeated)
