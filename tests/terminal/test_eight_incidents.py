"""Eight incidents are coded from an empty layer by the recorded keys, and the export is held to the answers."""

import json
from pathlib import Path

import pytest

from tests.support.exports import exported, said
from tests.support.hands import at_the_desk, copydesk, new_project
from tests.support.recorded import read_recorded
from tests.support.sample_incidents import RIVER

pytestmark = pytest.mark.terminal

SAMPLES = Path(__file__).parents[2] / "sample_articles"


def sample_with_date(folder: Path, name: str) -> Path:
    """A folder with the article alone and what is known of it, as it stands beside the sample articles."""
    folder.mkdir()
    (folder / name).write_bytes((SAMPLES / name).read_bytes())
    known = [each for each in json.loads((SAMPLES / "index.json").read_text("utf-8")) if each["file"] == name]
    (folder / "index.json").write_text(json.dumps(known), "utf-8")
    return folder


def test_eight_incidents_are_coded_by_the_recorded_keys(tmp_path: Path) -> None:
    project = new_project(tmp_path / "p.db", sample_with_date(tmp_path / "articles", RIVER.article))
    recorded = read_recorded()["proposals"][: len(RIVER.incidents)]
    with at_the_desk(project, size=(80, 24)) as hands:
        for number, steps in enumerate(recorded, start=1):
            # All keys of an event at once, as over a slow line: what is proposed is not seen before it is taken.
            hands.terminal.send(*(key for step in steps for key in step.keys))
            hands.see(f"event {number}/{number} ·")
        hands.terminal.settle(first=0.5)
        hands.leave()
    record = exported(project)
    assert record["status"] == "in_progress"
    assert len(record["events"]) == len(RIVER.incidents) == 8
    for event, incident in zip(record["events"], RIVER.incidents, strict=True):
        answers = said(event)
        assert len(answers) >= 6
        for slot in incident.slots:
            value, quotes = answers[slot.path]
            assert str(value) == slot.value, slot
            assert quotes, slot
    assert copydesk("verify", project).endswith(b"all promises are kept.\n")
