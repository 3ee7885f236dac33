"""Whatever is done at the desk: nothing goes wrong but what it says, and the file says what the screen says."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.support.desks import DeskAtWork, new_article
from tests.support.forms import reopened, small_desk
from tests.support.texts import texts
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE, Layer
from tui.ui.desk.actions import ACTIONS
from tui.ui.desk.filling import reopen_draft

NEWS = "大马士革 5 May 2021: Ana 👨\u200d👩\u200d👧 fled cafe\u0301. "
TYPED = (
    "march",
    "strike",
    "5",
    "500",
    "2021-05-05",
    "wed",
    "大马",
    "👨\u200d👩\u200d👧",
    "\u0301",
    "-",
    "?",
    " ",
    "/",
    "1",
)
KEYS = (
    "enter",
    "enter",
    "enter",
    "escape",
    "tab",
    "shift+tab",
    "down",
    "up",
    "backspace",
    "left",
    "ctrl+w",
    "ctrl+u",
)
LABELS = ("label:what", "label:who")

action = st.sampled_from([*ACTIONS, *LABELS])
common = st.sampled_from(
    ["new-event", "take", "select-word", "edit-value", "next-field", "undo", "redo", "next-word", "add-stretch"]
)
answer = st.sampled_from(KEYS).map(lambda key: f"key {key}") | st.sampled_from(TYPED).map(
    lambda text: f"type {text}"
)
step = st.one_of(action, common, common, answer, answer, answer)
numbers = count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def work(folder: Path) -> Iterator[DeskAtWork]:
    with small_desk(folder) as made:
        yield made
        assert made.session.project.verify() == []


def take_step(work: DeskAtWork, done: str) -> None:
    """Does an action, after leaving a question that is open; or gives a key or a text to it."""
    how, _, what = done.partition(" ")
    if how == "key":
        work.desk.answer_key(what, None)
    elif how == "type":
        work.desk.answer_paste(what)
    else:
        if work.desk.asking is not None:
            work.desk.answer_key("escape", None)
        work.do(done)


def check(work: DeskAtWork) -> None:
    desk, layer, text = work.desk, work.session.layer, work.desk.text
    edges = [desk.cursor, *([desk.anchor] if desk.anchor is not None else [])]
    for found in (desk.selection, desk.candidate, *desk.taken_ranges(), *desk.held):
        if found is not None:
            assert found[0] < found[1]
            edges += found
    assert desk.resized in {"", *layer.spans}
    taken = desk.taken_ranges()
    assert all(one[1] < two[0] for one, two in pairwise(taken))
    for span in layer.spans.values():
        edges += [edge for each in span.ranges for edge in each]
    assert all(text.is_boundary(edge) for edge in edges)
    assert desk.owner in {ARTICLE, *layer.events}
    assert desk.row is not None
    assert {owner for owner, _ in layer.values} <= {ARTICLE, *layer.events}
    assert {span for said in layer.values.values() for span in said.evidence} <= layer.spans.keys()
    assert work.session.saved


def content(layer: Layer) -> tuple[object, ...]:
    return layer.spans, layer.events, layer.values, layer.attributes


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts(8), st.lists(step, min_size=15, max_size=40))
def test_any_sequence_of_actions(work: DeskAtWork, folder: Path, text: str, steps: list[str]) -> None:
    number = next(numbers)
    article = new_article(f"{number}.txt", f"{text}{NEWS}{text}")
    work.session.project.add_articles([article])
    work.open(article.id)
    for done in ("new-event", *steps):
        refused = ""
        try:
            take_step(work, done)
        except DeskError as error:
            refused = error.message
            work.desk.settle()
        assert "\n" not in refused
        check(work)
    layer, draft = work.session.layer, work.session.draft()
    event(f"{min(layer.revision, 8)} edits")
    place = work.desk.place()
    work.session.save_place(place)
    with reopened(work, folder, article.id) as again:
        assert again.session.layer == layer
        assert again.desk.place() == place
        reopen_draft(again.desk)
        assert again.session.draft() == draft
        check(again)
        with suppress(DeskError):
            again.type("enter")
        check(again)
        while again.session.undo() is not None:
            again.desk.settle()
            check(again)
        assert content(again.session.layer) == content(Layer(article.id, "ana"))
        assert again.session.project.layer(article.id, "ana") == again.session.layer
