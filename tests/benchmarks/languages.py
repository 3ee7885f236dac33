"""Measures proposals in other languages: `python -m tests.benchmarks.languages`.

Each event of some made-up reports is coded from its own trigger; for every field that is not answered yet it is
noted what is proposed and whether it is the answer. `--list` prints each of them.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.stories import PUBLISHED, STORIES, Story, Told
from tests.support.desks import DeskAtWork, at_work, begin_event, new_article
from tui.domain import editing
from tui.domain.values import make_value
from tui.ui.desk.questions import read_words

PATHS = ("date", "place", "actor_1", "fatalities/best", "crowd_size")


class Proposed(NamedTuple):
    """What came of one field of one event.

    Attributes:
        language: Of the report.
        path: The field's.
        told: The answer; empty if the report tells none.
        proposed: What was proposed, as it is read; empty if nothing was.
        words: The words that it was read from.
    """

    language: str
    path: str
    told: str
    proposed: str
    words: str


def measure() -> list[Proposed]:
    """Every question of every event of the reports."""
    return [each for story in STORIES for each in _coded(story)]


def _coded(story: Story) -> Iterator[Proposed]:
    article = new_article("a.txt", story.text, PUBLISHED)._replace(language=story.language)
    with tempfile.TemporaryDirectory() as folder, at_work(Path(folder) / "p.db", article) as work:
        for told in story.events:
            _begin(work, told)
            for path in PATHS:
                work.desk.go_to_field(path)
                yield _proposed(work, story.language, path, told.answers.get(path, ""))


def _begin(work: DeskAtWork, told: Told) -> None:
    """A new event of its type, with its trigger."""
    desk = work.desk
    start = desk.text.text.index(told.trigger)
    made = begin_event(desk, start)
    path = desk.session.schema.type_field
    field = desk.session.schema.field(made, path)
    value = make_value(field.type if field else "tree", told.kind)
    trigger = ((start, start + len(told.trigger)),)
    desk.perform(
        editing.answer(desk.session.layer, made, path, value, desk.session.new_id, ranges=trigger, label="trigger")
    )
    desk.cursor = start


def _proposed(work: DeskAtWork, language: str, path: str, told: str) -> Proposed:
    found, field = work.desk.proposing.now, work.desk.field
    value = read_words(work.desk, field, found) if found and field else None
    words = work.desk.text.text[slice(*found)] if found else ""
    return Proposed(language, path, told, value.literal if value else "", words)


def main() -> None:
    """Measures and prints."""
    found = measure()
    if "--list" in sys.argv:
        for each in found:
            how = "right" if each.told == each.proposed else "WRONG" if each.proposed else "none"
            sys.stdout.write(
                f"{each.language}  {how:5}  {each.path:16}  {each.told!r} {each.proposed!r} {each.words!r}\n"
            )
    sys.stdout.write("language  answers  proposed  right\n")
    for language in dict.fromkeys(each.language for each in found):
        own = [each for each in found if each.language == language]
        told, proposed = sum(bool(each.told) for each in own), [each for each in own if each.proposed]
        right = sum(each.told == each.proposed for each in proposed)
        sys.stdout.write(f"{language:8} {told:8} {len(proposed):9} {right:6}\n")


if __name__ == "__main__":
    main()
