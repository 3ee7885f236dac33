"""Whatever is selected, moved and labelled: offsets stay on clusters, and nothing goes that nobody gave back."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count, pairwise

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.support.desks import DeskAtWork, new_article
from tests.support.forms import small_desk
from tests.support.texts import texts
from tui.domain.errors import DeskError
from tui.domain.spans import Range
from tui.ui.desk import jumping, moving, selecting

NEWS = "مقتل 5. Ana 👨\u200d👩\u200d👧 fled cafe\u0301.\r\n\r\n大马士革袭击 said U.S. al-Assad 🇸🇾🇮🇶. "
LETTERS = ("a", "ca", "s", "大", "u.", "👨", "مق", " ", "tab", "enter", "escape", "backspace")
GROWS = {"select-sentence", "select-paragraph", "extend-start", "select-word"}
SHRINKS = {"shrink", "shrink-start"}
MARKS = [
    "label:what",
    "label:who",
    "delete-span",
    "next-here",
    "resize-span",
    "take",
    "undo",
    "redo",
    "mark-passage",
]
EXTENDS = ["extend-left", "extend-right", "extend-up", "extend-down", "other-end", "select", "add-stretch"]

motion = st.sampled_from([*moving.ACTIONS, *jumping.ACTIONS])
choice = st.sampled_from([*selecting.ACTIONS, *GROWS, *SHRINKS, *EXTENDS])
mark = st.sampled_from(MARKS)
letters = st.sampled_from(LETTERS).map(lambda keys: f"type {keys}")
step = st.one_of(motion, choice, choice, mark, letters)
numbers = count()


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path_factory.mktemp("selections")) as made:
        yield made
        assert made.session.project.verify() == []


def take_step(work: DeskAtWork, done: str) -> None:
    """Does an action, after leaving a question that is open, or gives keys to it."""
    how, _, keys = done.partition(" ")
    if how == "type":
        work.type(keys)
        return
    if work.desk.asking is not None:
        work.desk.answer_key("escape", None)
    work.do(done)


def check(work: DeskAtWork) -> None:
    desk, text, layer = work.desk, work.desk.text, work.session.layer
    taken = desk.taken_ranges()
    assert all(one[1] < two[0] for one, two in pairwise(taken))
    edges = [desk.cursor, desk.text_cursor, *(edge for each in (*taken, *desk.held) for edge in each)]
    edges += [] if desk.anchor is None else [desk.anchor]
    for span in layer.spans.values():
        assert all(one[1] < two[0] for one, two in pairwise(span.ranges))
        edges += [edge for each in span.ranges for edge in each]
    assert all(text.is_boundary(edge) for edge in edges)
    assert desk.resized in {"", *layer.spans}
    assert {each for said in layer.values.values() for each in said.evidence} <= layer.spans.keys()
    shapes = [(span.label, span.ranges) for span in layer.spans.values()]
    assert len(shapes) == len(set(shapes))


def compare(done: str, before: Range | None, after: Range | None) -> None:
    """What grows keeps all that was selected; what shrinks takes in nothing."""
    if before is None:
        return
    if done in GROWS:
        assert after is not None
        assert after[0] <= before[0]
        assert before[1] <= after[1]
    elif done in SHRINKS and after is not None:
        assert before[0] <= after[0]
        assert after[1] <= before[1]
        assert after != before


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts(8), st.lists(step, min_size=10, max_size=40))
def test_any_sequence_of_motions_and_selections(work: DeskAtWork, text: str, steps: list[str]) -> None:
    article = new_article(f"{next(numbers)}.txt", f"{text}{NEWS}{text}")
    work.session.project.add_articles([article])
    work.open(article.id)
    work.do("new-event")
    for done in steps:
        asked, before = work.desk.asking is not None, work.desk.selection
        with suppress(DeskError):
            take_step(work, done)
            if not asked:
                compare(done, before, work.desk.selection)
        check(work)
    event(f"{min(len(work.session.layer.spans), 4)} spans")
