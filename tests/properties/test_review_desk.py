"""Whatever keys are pressed at the review desk, nothing breaks and no decision is lost."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.adjudicating import Hand
from tests.support.review_desk import KEYS, LONG, AtReview, differing, with_two_events
from tests.support.reviewed import ATTACK, make_review
from tui.domain.layers import GOLD
from tui.store.project import Project

TAKES_BACK = {"undo", "explain"}
"""What may make a decision no longer stand."""

TYPED = ("enter", "escape", "down", "up", "tab", "space", "y", "n", "a", "b", "k", "4", "m", "x", "backspace")
ARTICLES = ("a1", "a2", "a3")

actions = st.sampled_from(sorted(KEYS)).map(lambda action: ("do", action))
decisions = st.sampled_from(["take-1", "take-2", "take-both", "take-none", "later", "undo", "redo", "adopt"])
presses = st.one_of(
    decisions.map(lambda action: ("do", action)),
    actions,
    st.sampled_from(TYPED).map(lambda key: ("type", key)),
    st.just(("rest", "")),
)


@contextmanager
def reviewed() -> Iterator[Project]:
    """A project in which answers, events, evidence and spans differ."""
    marked = [
        Hand(who, article="a3").event("e1", {**ATTACK, "dead": "3"}, at).span("actor", 20, end).done()
        for who, at, end in (("ana", (0, 9), 30), ("ben", (3, 9), 32))
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        make_review(Path(folder) / "p.db", *with_two_events("a1"), *differing("a2"), *marked) as project,
    ):
        yield project


def stored(at: AtReview) -> tuple[set[str], set[str]]:
    """The decisions of people: all of them, and those that stand."""
    every: set[str] = set()
    standing: set[str] = set()
    for article in ARTICLES:
        opened = at.work.open(article)
        every |= {each.id for each in opened.panel.decisions if each.case}
        standing |= {each.id for each in opened.review.rulings.standing if each.case}
    return every, standing


@settings(max_examples=15, deadline=None)
@given(st.lists(presses, max_size=25))
@example(
    [("do", "take-1"), ("do", "alignment"), ("type", "space"), ("type", "down"), ("type", "m"), ("do", "undo")]
)
@example([("do", "policy"), ("type", "m"), ("rest", ""), ("type", "y"), ("rest", ""), ("do", "undo")])
def test_no_keys_break_the_desk_or_lose_a_decision(pressed: list[tuple[str, str]]) -> None:
    with reviewed() as project:
        at = AtReview(project).begin()
        every, standing = stored(at)
        for how, what in pressed:
            in_mode = at.desk.aligning is not None
            taking_back = how == "do" and what in TAKES_BACK
            if how == "do":
                at.do(what)
            elif how == "type":
                at.type(what)
            else:
                at.run_rule()
                at.desk.refresh(LONG)
            now, stands = stored(at)
            assert every <= now
            # A reason afterwards is typed into a question; the alignment takes back with its own keys.
            asked = at.desk.last is not None and at.desk.last.ruling.reason
            assert standing <= stands or taking_back or in_mode or asked
            every, standing = now, stands
            check(at)
        assert project.verify() == []


def check(at: AtReview) -> None:
    """What holds between any two keys."""
    desk = at.desk
    assert 0 <= desk.cursor <= len(desk.text.text)
    if desk.opened is not None and desk.case is not None:
        assert desk.case.topic.contents
        assert desk.opened.panel.gold.revision == at.project.layer(desk.article, GOLD).revision
    assert desk.queue.left >= 0
    assert not any(name in desk.message for name in ("Traceback", "None"))


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(["take-1", "take-2", "take-none", "later", "reject", "adopt"]), max_size=12))
def test_keys_alone_finish_every_article(choices: list[str]) -> None:
    """After any beginning, taking version after version ends with all gold layers finished."""
    with reviewed() as project:
        at = AtReview(project).begin()
        at.do(*choices)
        at.type("escape")
        for _ in range(200):
            if at.desk.case is None:
                break
            at.do("take-1")
            if "does not fit" in at.message:
                at.do("reject" if at.desk.require()[1].event else "take-none")
        assert at.desk.queue.tally.states["open"] == at.desk.queue.tally.states["later"] == 0
        assert {project.layer(article, GOLD).status for article in ARTICLES} == {"done"}
        assert project.verify() == []
