"""Incidents hold whatever is said about whichever events, in whatever order."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.reported import GRENADE, MARKET, incident_project, node, work
from tui.domain.errors import EditError
from tui.domain.incidents.blocking import keys_of, looks_of
from tui.domain.incidents.likeness import compare
from tui.domain.incidents.linking import Link, Node, incidents_of, standing
from tui.domain.incidents.relations import DIFFERENT, SAME
from tui.domain.incidents.traits import Count, Name, Traits
from tui.services.incidents import Incidents, WantedPairs
from tui.store.project import Project

NAMES = "abcde"
RELATIONS = (SAME, DIFFERENT, "later", "part_of")

steps = st.lists(
    st.one_of(
        st.just("undo"),
        st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(RELATIONS)),
    ),
    max_size=14,
)


def groups(links: Iterable[Link]) -> set[frozenset[Node]]:
    """The incidents, found link by link."""
    found: set[frozenset[Node]] = set()
    for link in links:
        if link.relation == SAME:
            touched = {group for group in found if {link.one, link.other} & group}
            found -= touched
            found.add(frozenset({link.one, link.other}).union(*touched))
    return found


def state(incidents: Incidents, links: dict[tuple[Node, Node], Link], one: Node, other: Node) -> str:
    """How far a pair has to be."""
    word = links.get((one, other) if one <= other else (other, one))
    if word is not None:
        return {"later": "later", DIFFERENT: "refused"}.get(word.relation, "linked")
    by_node = {each: group for group in groups(links.values()) for each in group}
    first, second = by_node.get(one, frozenset({one})), by_node.get(other, frozenset({other}))
    apart = any(
        link.relation == DIFFERENT and {link.one, link.other} & first and {link.one, link.other} & second
        for link in links.values()
    )
    return "implied" if first == second or apart else "open"


def say(incidents: Incidents, step: str | tuple[str, str, str]) -> None:
    try:
        if isinstance(step, str):
            incidents.undo()
        elif step[0] != step[1]:
            one, other = (node(incidents.project, f"{name}.txt") for name in step[:2])
            incidents.judge(one, other, step[2])
    except EditError:
        pass


@given(steps)
@settings(max_examples=8, deadline=None)
def test_what_stands_never_contradicts_itself(said: list[str | tuple[str, str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = incident_project(Path(folder, "p.db"), [(f"{name}.txt", MARKET, (GRENADE,)) for name in NAMES])
        with Project.open(path) as project:
            incidents = work(project)
            incidents.refresh()
            for step in said:
                say(incidents, step)
            links = {link.pair: link for link in project.incidents("gold").links()}
            found = groups(links.values())
            assert {frozenset(each.members) for each in incidents_of(links.values(), "gold")} == found
            for group in found:
                for member in group:
                    assert frozenset(incidents.incident(member).members) == group
                assert not any(link.relation == DIFFERENT and set(link.pair) <= group for link in links.values())
            for wanted in ("open", "later", "linked", "refused", "implied"):
                for row in incidents.page(WantedPairs(wanted)):
                    assert state(incidents, links, row.one, row.other) == wanted
            assert sum(incidents.tally().states.values()) == 10
            assert project.verify() == []


traits = st.builds(
    Traits,
    first=st.integers(738_000, 738_040),
    last=st.just(0),
    places=st.lists(
        st.sampled_from([Name("homs", "Homs", "Q1"), Name("hims", "Hims", "Q1"), Name("aleppo", "Aleppo")]),
        max_size=2,
    ).map(tuple),
    names=st.lists(st.sampled_from([Name("police", "Police"), Name("the police", "The police")]), max_size=2).map(
        tuple
    ),
    type=st.sampled_from([(), ("a",), ("a", "b"), ("c",)]),
    counts=st.lists(
        st.builds(Count, st.just("dead"), st.just("Dead"), st.integers(0, 4), st.sampled_from([4, 9, None])),
        max_size=1,
    ).map(tuple),
    sketch=st.sets(st.integers(0, 30), max_size=12).map(lambda each: tuple(sorted(each))),
)
spans = st.tuples(traits, st.sampled_from([0, 0, 1, 10, 40])).map(
    lambda each: each[0]._replace(last=each[0].first + each[1])
)


@given(spans, spans)
def test_likeness_does_not_depend_on_who_is_asked_first(one: Traits, other: Traits) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.score == back.score
    assert 0 <= there.score <= 1
    assert {ground.kind for ground in there.grounds} == {ground.kind for ground in back.grounds}
    assert shared(one, other) == shared(other, one)


@given(spans)
def test_an_event_is_like_itself(one: Traits) -> None:
    assert all(ground.degree > 0 for ground in compare(one, one).grounds)
    assert not looks_of(one) or shared(one, one)


def shared(one: Traits, other: Traits) -> bool:
    """Whether the keys by which the one is looked for find the other."""
    return not keys_of(other).isdisjoint(looks_of(one))


links = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from((*RELATIONS, ""))).filter(
        lambda each: each[0] != each[1]
    ),
    max_size=20,
)


@given(links)
def test_of_each_pair_the_last_word_stands_that_was_not_taken_back(said: list[tuple[str, str, str]]) -> None:
    entries: list[Link] = []
    stacks: dict[frozenset[str], list[str]] = {}
    for number, (one, other, relation) in enumerate(said):
        stack = stacks.setdefault(frozenset((one, other)), [])
        undone = "" if relation else (stack[-1] if stack else "")
        if not relation and not undone:
            continue
        entries.append(
            Link(f"l{number}", "gold", Node(one, "e"), Node(other, "e"), relation, undone, "eve", f"{number:03}")
        )
        if undone:
            stack.pop()
        else:
            stack.append(f"l{number}")
    assert {link.id for link in standing(entries).values()} == {stack[-1] for stack in stacks.values() if stack}
