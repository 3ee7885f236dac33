"""Whatever keys an own answer gets: it refuses in words, writes nothing, and what is accepted is sound gold."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tests.support.adjudicating import TEXT, desk
from tests.support.desks import DrawnText
from tests.support.drawn import draw_layer
from tests.support.reviewed import make_review, work_on
from tests.support.sound import faults
from tui.domain.errors import DeskError, EditError
from tui.domain.layers import GOLD
from tui.domain.text import ArticleText
from tui.services.adjudicating import Adjudication
from tui.ui.commands import DEFAULT_KEYS, key_map
from tui.ui.lines import cells
from tui.ui.registry.base import OWN
from tui.ui.review.aligning import Aligning
from tui.ui.review.own import OwnAnswer, Step, make_own
from tui.ui.review.own_pane import own_lines

FEW = settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
KEYS = sorted(key_map(OWN))
TYPED = ["enter", "escape", "tab", "down", "backspace", "1", "5", "a", "y", "-", "2", "space"]
BEGINNINGS: tuple[list[str], ...] = ([], ["5"], ["escape", "1"], ["escape", "2"], ["escape", "1", "space", "enter"])
ENDS: tuple[list[str], ...] = ([], ["enter"], ["enter", "ctrl+s"], ["escape", "ctrl+s"])
ALIGNING_KEYS = ["up", "down", "left", "right", "space", "space", "enter", "m", "x", "s", "u", "U", "escape"]


def press(own: OwnAnswer, keys: Sequence[str]) -> Step:
    """Presses keys until the answer ends; what cannot be done is refused in words."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        with suppress(DeskError):
            step = own.press(key, character)
            if step is not Step.GOES_ON:
                return step
    return Step.GOES_ON


@FEW
@given(st.data())
def test_any_keys_give_sound_gold_or_nothing(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben")]
    with TemporaryDirectory() as folder, make_review(Path(folder, "p.db"), *layers) as project:
        work = work_on(project)
        for _ in range(4):
            opened = work.open("a1")
            waiting = [case for case in opened.cases if case.open]
            if not waiting:
                return
            case = data.draw(st.sampled_from(waiting))
            rows = DrawnText()
            try:
                own = make_own(opened, case, project, rows, lambda _: None)
            except EditError:
                continue
            rows.load(own.desk.text)
            keys = data.draw(st.lists(st.sampled_from([*KEYS, *TYPED]), max_size=12))
            step = press(own, [*data.draw(st.sampled_from(BEGINNINGS)), *keys, *data.draw(st.sampled_from(ENDS))])
            size = (data.draw(st.integers(1, 90)), data.draw(st.integers(1, 20)))
            lines = own_lines(own, opened, size, keys=DEFAULT_KEYS)
            assert (len(lines), {cells(line) for line in lines}) == (size[1], {size[0]})
            assert project.layer("a1", GOLD).revision == opened.panel.gold.revision
            if step is Step.ACCEPTED:
                after = work.decide("a1", case.id, own.ruling())
                assert list(faults(after.panel.gold, ArticleText(TEXT))) == []
        assert project.verify() == []


@FEW
@given(st.data())
def test_any_keys_in_the_alignment_leave_sound_gold(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben", "cy")]
    with TemporaryDirectory() as folder, make_review(Path(folder, "p.db"), *layers) as project:
        work = Adjudication(project, desk())
        aligning = Aligning(work, work.open("a1"), lambda _: None)
        events = {(layer.annotator, event) for layer in layers for event in layer.events}
        for key in data.draw(st.lists(st.sampled_from(ALIGNING_KEYS), max_size=25)):
            with suppress(DeskError):
                aligning.press(key)
            assert {member for row in aligning.rows() for member in row} == events
            assert aligning.chosen in events or not events
        assert all(cells(line) == 70 for line in aligning.lines((70, 12)))
        gold = work.open("a1").panel.gold
        assert list(faults(gold, ArticleText(TEXT))) == []
        assert project.verify() == []
