from collections.abc import Iterable

import pytest

from tui.domain.errors import EditError
from tui.domain.incidents.linking import (
    Incident,
    Link,
    Node,
    incident_id,
    incident_of,
    incidents_of,
    pair_id,
    pair_of,
    require_possible,
    standing,
)
from tui.domain.incidents.relations import DIFFERENT, LATER, SAME

A, B, C, D, E = (Node(f"a{letter}", "e1") for letter in "abcde")


def link(number: int, one: Node, other: Node, relation: str = SAME, undoes: str = "") -> Link:
    return Link(f"l{number}", "gold", one, other, relation, undoes, "eve", f"2026-01-01T00:00:{number:02}.000Z")


def undo(number: int, of: Link) -> Link:
    return link(number, of.one, of.other, "", of.id)


def of(node: Node, links: Iterable[Link]) -> Incident:
    words = standing(links).values()
    return incident_of(node, lambda at: [word for word in words if at in word.pair], "gold")


def test_a_pair_has_one_name_in_either_order() -> None:
    assert pair_id("gold", A, B) == pair_id("gold", B, A)
    assert (
        len(
            {
                pair_id("gold", A, B),
                pair_id("gold", A, C),
                pair_id("ana", A, B),
                pair_id("gold", A, Node("ab", "e2")),
            }
        )
        == 4
    )
    assert pair_id("gold", A, B)[0].isalpha()


def test_the_last_word_about_a_pair_stands() -> None:
    first, second = link(1, A, B), link(2, B, A, DIFFERENT)
    assert standing([first, second]) == {pair_of(A, B): second}


def test_a_word_that_is_taken_back_brings_back_the_one_before() -> None:
    first, second = link(1, A, B), link(2, A, B, DIFFERENT)
    assert standing([first, second, undo(3, second)]) == {pair_of(A, B): first}
    assert standing([first, undo(2, first)]) == {}
    assert standing([first, undo(2, first), link(3, A, B, LATER)])[pair_of(A, B)].relation == LATER


def test_incidents_are_transitive() -> None:
    links = [link(1, B, A), link(2, C, B), link(3, D, E), link(4, A, D, "part_of")]
    found = list(incidents_of(standing(links).values(), "gold"))
    assert [each.members for each in found] == [(A, B, C), (D, E)]
    assert [of(node, links) for node in (A, C, E)] == [found[0], found[0], found[1]]
    assert of(A, []) == Incident(incident_id("gold", A), (A,))


def test_an_incident_keeps_its_name_when_more_events_join_it() -> None:
    links = [link(1, C, B)]
    before = of(B, links).id
    assert before == incident_id("gold", C)
    links += [link(2, A, B), link(3, D, E), link(4, E, A)]
    assert of(D, links).id == before
    assert of(B, [*links, undo(5, links[1])]).id == before


@pytest.mark.parametrize("relation", [DIFFERENT, "part_of"])
def test_what_is_one_through_others_cannot_be_anything_else(relation: str) -> None:
    one = Incident("n1", (A, B, C))
    with pytest.raises(EditError, match="one incident already"):
        require_possible(pair_of(A, C), relation, (one, one), [])
    require_possible(pair_of(A, C), LATER, (one, one), [])
    require_possible(pair_of(A, C), SAME, (one, one), [])


def test_what_is_different_through_others_cannot_be_one() -> None:
    incidents = (Incident("n1", (A, B)), Incident("n2", (C, D)))
    between = [link(1, D, A, DIFFERENT)]
    with pytest.raises(EditError, match="eve said of two events"):
        require_possible(pair_of(B, C), SAME, incidents, between)
    require_possible(pair_of(A, D), SAME, incidents, between)
    require_possible(pair_of(B, C), SAME, incidents, [link(1, D, E, DIFFERENT), link(2, A, D, "part_of")])
    require_possible(pair_of(B, C), DIFFERENT, incidents, between)
