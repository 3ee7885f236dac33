"""Whatever becomes of a schema, no answer is lost, and what was done can be undone."""

from collections import Counter
from dataclasses import replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from tui.domain.edits import apply, inverse, is_empty
from tui.domain.layers import SCHEMA, STATUS, Layer, Status, ValueKey
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.schema_changes import compare
from tui.domain.upgrading import upgrade, upgrade_through
from tui.domain.upgrading_layer import Upgrader
from tui.domain.values import FieldValue, Nothing, make_value

IDS = ["a", "b", "c", "d"]
TYPES = [FieldType.TEXT, FieldType.INTEGER, FieldType.QUANTITY, FieldType.ACTOR, FieldType.DATE]
LITERALS = ["1", "2", "~3", "x"]
EVENTS = ("e1", "e2")


def question(
    own: str, type_: FieldType, *, many: bool, was: tuple[str, ...], fields: tuple[Field, ...] = ()
) -> Field:
    """A field with only these attributes: of a named tuple as such, `builds` makes up all the others too."""
    return Field(own, type_, "X", many=many, was=was, fields=fields)


def fields(depth: int = 0) -> SearchStrategy[tuple[Field, ...]]:
    """Some questions, in groups in groups, each perhaps under a former id."""
    former = st.lists(st.sampled_from([*IDS, "a.b", "b.a", "a.a.a"]), max_size=2).map(tuple)
    plain = st.builds(question, st.sampled_from(IDS), st.sampled_from(TYPES), many=st.booleans(), was=former)
    found = plain
    if depth < 2:
        group = st.builds(
            question,
            st.sampled_from(IDS),
            st.just(FieldType.GROUP),
            many=st.booleans(),
            was=former,
            fields=fields(depth + 1),
        )
        found = plain | group
    return st.lists(found, max_size=4, unique_by=lambda each: each.id).map(tuple)


def schemas(version: str) -> SearchStrategy[Schema]:
    return st.tuples(fields(), fields()).map(
        lambda asked: Schema("test", version, "T", event_fields=asked[0], article_fields=asked[1])
    )


def said(data: DataObject, types: list[FieldType]) -> FieldValue:
    note = data.draw(st.sampled_from(["", "n"]))
    if data.draw(st.integers(0, 4)) == 0:
        return FieldValue(nothing=data.draw(st.sampled_from(Nothing)), note=note)
    literal = data.draw(st.sampled_from(LITERALS))
    return FieldValue(make_value(data.draw(st.sampled_from(types)), literal), note=note)


def filled(data: DataObject, schema: Schema, *, fits: bool = False) -> Layer:
    """A layer with answers to any of the questions, of any type unless they are to fit."""
    values: dict[ValueKey, FieldValue] = {}
    numbers = count(1)

    def fill(owner: str, questions: tuple[Field, ...], above: str) -> None:
        for field in questions:
            path = f"{above}{field.id}"
            if not data.draw(st.booleans()):
                continue
            slots = [path]
            if field.many:
                items = [f"i{next(numbers)}" for _ in range(data.draw(st.integers(1, 2)))]
                note = data.draw(st.sampled_from(["", "", "of all"]))
                values[owner, path] = FieldValue(make_value("items", "\n".join(items)), note=note)
                slots = [f"{path}/{item}" for item in items]
            for slot in slots:
                if field.type is FieldType.GROUP:
                    fill(owner, field.fields, f"{slot}/")
                else:
                    values[owner, slot] = said(data, [field.type] if fits else TYPES)

    for owner in ("", *EVENTS):
        fill(owner, schema.fields(owner), "")
    status = data.draw(st.sampled_from([Status.IN_PROGRESS, Status.DONE]))
    return Layer("a1", "ana", {}, EVENTS, values, {STATUS: status.value, SCHEMA: schema.name}, 7)


def essence(layer: Layer) -> Counter[tuple[str, str, Nothing | None, str]]:
    """All that was said of each event, wherever it stands and whatever its type, without the items of lists."""
    found: Counter[tuple[str, str, Nothing | None, str]] = Counter()
    for (owner, _), each in layer.values.items():
        is_list = each.value is not None and each.value.type == "items"
        literal = "" if each.value is None or is_list else each.value.literal
        if not is_list or each.note:
            found[owner, literal, each.nothing, each.note] += 1
    return found


def new_ids() -> "count[int]":
    return count(100)


def check_lists(layer: Layer) -> None:
    """Each item stands in one list, and once."""
    for (owner, path), each in layer.values.items():
        if each.value is not None and each.value.type == "items":
            items = layer.items(owner, path)
            assert len(set(items)) == len(items) > 0


@settings(max_examples=50, deadline=None)
@given(st.data(), schemas("1"), schemas("2"), schemas("3"))
def test_nothing_is_lost_and_all_can_be_undone(data: DataObject, one: Schema, two: Schema, three: Schema) -> None:
    numbers = new_ids()
    layer = filled(data, one)
    done = upgrade_through(
        layer, [Upgrader(one, two), Upgrader(two, three)], lambda prefix: f"{prefix}{next(numbers)}"
    )
    assert essence(done.after) == essence(layer)
    check_lists(done.after)
    after = apply(layer, done.edit())
    assert after == replace(done.after, revision=8)
    assert after.attributes[SCHEMA] == "test@3"
    back = apply(after, inverse(done.edit()))
    assert replace(back, revision=7) == layer


@settings(max_examples=30, deadline=None)
@given(st.data(), schemas("1"), schemas("2"))
def test_each_answer_is_the_same_or_told(data: DataObject, one: Schema, two: Schema) -> None:
    numbers = new_ids()
    layer = filled(data, one)
    done = upgrade(layer, one, two, lambda prefix: f"{prefix}{next(numbers)}")
    answers = [each for each in layer.values.values() if each.value is None or each.value.type != "items"]
    assert done.same + len(done.fates) == len(answers)
    for fate in done.fates:
        assert layer.value(fate.owner, fate.before) == fate.old
        assert done.after.value(fate.owner, fate.after) == fate.new


@settings(max_examples=30, deadline=None)
@given(st.data(), schemas("1"))
def test_the_same_schema_changes_nothing(data: DataObject, schema: Schema) -> None:
    layer = filled(data, schema, fits=True)
    assert is_empty(upgrade(layer, schema, schema, str).edit())
    assert compare(schema, schema) == ()
    newer = schema._replace(version="2")
    done = upgrade(layer, schema, newer, str)
    assert done.after.values == layer.values
    assert compare(schema, newer) == ()


@settings(max_examples=50, deadline=None)
@given(schemas("1"), schemas("2"))
def test_every_difference_is_told(one: Schema, two: Schema) -> None:
    same = bare(one.event_fields) == bare(two.event_fields) and bare(one.article_fields) == bare(two.article_fields)
    told = compare(one, two)
    assert not same or not told or any(each.kind == "renamed" for each in told)
    assert same or told


def bare(questions: tuple[Field, ...]) -> tuple[Field, ...]:
    """The questions without their former ids."""
    return tuple(each._replace(was=(), fields=bare(each.fields)) for each in questions)
