"""The recorded keys give the answers, the targets hold, and the page tells what was counted."""

import re
from pathlib import Path

import pytest

from tests.benchmarks import keys, proposals
from tests.support.desks import at_work, sample
from tests.support.presses import Presses
from tests.support.recorded import WAYS, read_recorded
from tests.support.sample_incidents import MARKET, RIVER

PAGE = (Path(__file__).parents[2] / "docs/keys-per-task.md").read_text(encoding="utf-8")
RECORDED = read_recorded()
FIGURES = {figure.name: figure for figure in keys.figures(RECORDED)}


@pytest.mark.parametrize("way", WAYS)
def test_the_recorded_keys_give_the_answers(way: str, tmp_path: Path) -> None:
    events = iter(RECORDED[way])
    for told in (RIVER, MARKET):
        with at_work(tmp_path / f"{told.article}.db", sample(told.article, told.published)) as work:
            work.desk.proposing.enabled = WAYS[way].proposals
            presses = Presses(work)
            for incident in told.incidents:
                presses.press(*(key for step in next(events) for key in step.keys))
                for slot in incident.slots:
                    said = work.session.layer.value(work.desk.owner, slot.path)
                    assert said.value is not None, slot
                    assert (said.value.literal, bool(said.evidence)) == (slot.value, True), slot
    assert next(events, None) is None


@pytest.mark.parametrize("figure", [each for each in FIGURES.values() if each.limit is not None])
def test_the_targets_hold(figure: keys.Figure) -> None:
    assert figure.limit is not None
    assert figure.most <= figure.limit


@pytest.mark.parametrize(
    "row", ["an answer with its evidence", "an event of five answers", "the same, counted as for others"]
)
def test_the_page_tells_what_was_counted(row: str) -> None:
    names = [f"{way}: {row}" if row.startswith("the") else f"{way}: keys {row}" for way in WAYS]
    told = re.search(rf"\| (?:keys )?{row.replace('answer with', 'answer, with')} \| (.+) \|", PAGE)
    assert told is not None
    cells = [f"{FIGURES[name].median:g} ({FIGURES[name].most})" for name in names]
    assert told[1].split(" | ") == cells


def test_the_page_tells_the_small_tasks() -> None:
    told = dict(re.findall(r"^\| (.+?) \| (\d+) \|$", PAGE, re.MULTILINE))
    counted = {name: str(count) for name, count in keys.tasks()}
    assert {name: told.get(name) for name in counted} == counted
    assert f"**{counted['label three words']}**" in PAGE
    assert f"**{counted['delete a wrong label, the cursor inside']}**: `d`" in PAGE


def test_the_page_tells_what_an_event_takes() -> None:
    found = [[step for step in steps if step.move.candidate] for steps in RECORDED["proposals"]]
    whole = [keys.all_keys(steps[: keys.FIVE]) for steps in found if len(steps) >= keys.FIVE]
    selected = FIGURES["five answers without candidates"]
    assert f"| **{min(whole)} to {max(whole)}** |" in PAGE
    assert f"| **{selected.median:g}** (at most {selected.most}) |" in PAGE
    assert f"they and the event take {max(whole)} keys at most" in PAGE


def test_the_page_tells_how_often_proposals_are_right() -> None:
    counted, proposed, right, near = proposals.counts(proposals.measure())
    assert f"| answers that words of the article show | {counted} |" in PAGE
    assert f"| proposals | {proposed} |" in PAGE
    assert f"| the coder's answer | {right} ({right / proposed:.0%}) |" in PAGE
    assert f"| that, or another answer from words that the coder took | {near} ({near / proposed:.0%}) |" in PAGE
