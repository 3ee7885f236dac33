"""What is proved impossible is impossible: tried out on every answer of a small form."""

import itertools
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.layers import Layer
from tui.domain.lookups import Answers
from tui.domain.reach import Reach
from tui.domain.schema import Field, FieldType, Option, Schema
from tui.domain.values import FieldValue, Value

T = FieldType
TREE = (
    Option("x", "X", options=(Option("p", "P"), Option("q", "Q"))),
    Option("y", "Y", options=(Option("r", "R"),)),
)
FIELDS = (
    Field("kind", T.CHOICE, "Kind", options=(Option("a", "A"), Option("b", "B"), Option("c", "C"))),
    Field("tree", T.TREE, "Tree", options=TREE),
    Field("low", T.INTEGER, "Low"),
    Field("many", T.QUANTITY, "Many"),
    Field("sure", T.BOOLEAN, "Sure"),
    Field("tags", T.TAGS, "Tags"),
)
ANSWERS: dict[str, tuple[str, ...]] = {
    "kind": ("", "a", "b", "c"),
    "tree": ("", "x", "p", "r"),
    "low": ("", "0", "1", "2"),
    "many": ("", "1", "0..2", ">=2"),
    "sure": ("", "true", "false"),
    "tags": ("", "u", "u\nv"),
}
ATOMS = [
    "kind == 'a'", "kind != 'b'", "kind in ['a', 'c']", "stated(kind)", "kind == tree.parent",
    "tree.root == 'x'", "tree.parent == 'y'", "'x' in tree.path", "tree == 'p'", "answered(tree)",
    "low > 0", "low == 1", "low + 1 < 2", "low in [0, 2]", "1 >= low", "low == 1.5", "low < many",
    "many > 1", "many <= 1", "many == 1", "many in [0, 1]", "many.low == 0", "stated(many)",
    "sure", "sure == false", "stated(sure)", "(kind == 'b' and sure) == false",
    "'u' in tags", "count(tags) > 1", "count(tags) == 0", "stated(tags)", "('v' in tags) == true",
    "either(kind, 'a') == 'a'", "max(low, 1) == 1", "title(kind) == 'A'", "true",
]  # fmt: skip


def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(inner, inner)
    return (
        pairs.map(" and ".join).map("({})".format)
        | pairs.map(" or ".join).map("({})".format)
        | inner.map("not ({})".format)
        | st.tuples(inner, inner, inner).map(lambda three: "({} if {} else {})".format(*three))
    )


CONDITIONS = st.recursive(st.sampled_from(ATOMS), combined, max_leaves=6)
WHENS = st.just("") | CONDITIONS


def layer_of(answers: dict[str, str]) -> Layer:
    values = {
        ("e", field): FieldValue(Value(next(each.type for each in FIELDS if each.id == field), literal))
        for field, literal in answers.items()
        if literal
    }
    return Layer("a", "ana", events=("e",), values=values)


def holds(schema: Schema, answers: dict[str, str], condition: str) -> bool:
    found = Answers(schema, layer_of(answers), "e")
    return found.holds(condition, found.top())


def every_answer(*fields: str) -> Iterator[dict[str, str]]:
    for chosen in itertools.product(*(ANSWERS[field] for field in fields)):
        yield dict(zip(fields, chosen, strict=True))


def named(*conditions: str) -> tuple[str, ...]:
    return tuple(field for field in ANSWERS if any(field in condition for condition in conditions))


@given(st.tuples(CONDITIONS, CONDITIONS, CONDITIONS).map(" and ".join))
@settings(max_examples=250, deadline=None)
def test_what_can_never_hold_holds_for_no_answer(condition: str) -> None:
    schema = Schema("s", "1", "S", event_fields=FIELDS)
    if Reach(schema).why_never(condition, (), in_event=True):
        assert not any(holds(schema, answers, condition) for answers in every_answer(*named(condition)))


def asked(schema: Schema, answers: dict[str, str]) -> set[str]:
    return {field.id for field in schema.event_fields if not field.when or holds(schema, answers, field.when)}


def settled(schema: Schema, answers: dict[str, str]) -> dict[str, str]:
    """The answers without those that are not asked for."""
    while True:
        shown = asked(schema, answers)
        kept = {field: literal for field, literal in answers.items() if field in shown}
        if kept == answers:
            return kept
        answers = kept


def reached(schema: Schema, fields: tuple[str, ...]) -> list[dict[str, str]]:
    """Every state of the form to which answering what is asked can lead."""
    states: list[dict[str, str]] = [{}]
    seen = {frozenset(states[0].items())}
    for state in states:
        for field in asked(schema, state) & set(fields):
            for literal in ANSWERS[field]:
                answers = {each: old for each, old in state.items() if each != field} | (
                    {field: literal} if literal else {}
                )
                after = settled(schema, answers)
                if frozenset(after.items()) not in seen:
                    seen.add(frozenset(after.items()))
                    states.append(after)
    return states


@given(WHENS, WHENS, WHENS, CONDITIONS)
@settings(max_examples=100, deadline=None)
def test_what_is_never_asked_is_not_asked_in_any_state(low: str, sure: str, tree: str, condition: str) -> None:
    whens = {"low": low, "sure": sure, "tree": tree}
    if any(field in when for field, when in whens.items()) or len(fields := named(*whens.values(), condition)) > 4:
        return
    form = tuple(field._replace(when=whens.get(field.id, "")) for field in FIELDS)
    schema = Schema("s", "1", "S", event_fields=form)
    reach = Reach(schema)
    never = {field.id for field in form if reach.why_never_asked((), field.id, in_event=True)}
    impossible = reach.why_never_here(condition, (), "", in_event=True)
    if never or impossible:
        states = reached(schema, fields)
        assert not any(asked(schema, state) & never for state in states)
        assert not (impossible and any(holds(schema, state, condition) for state in states))
