"""An article under review, and what becomes of it."""

from dataclasses import replace
from typing import NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.review import Panel, Review, review_of
from tui.domain.adjudication.similar import spoken
from tui.domain.adjudication.topics import Family
from tui.domain.folding import fold
from tui.domain.schema import Schema
from tui.formats.about import about
from tui.store.reviewing import Found, Reviewed, Written

_MOST = 100_000
"""More disagreements than an event has: so places go by event, and within it by the order of the form."""


class Opened(NamedTuple):
    """An article under review.

    Attributes:
        panel: What its review is made of.
        review: The review.
        cases: All its disagreements, decided ones among them, in the order of the form and of the text.
        seq: Number of the last entry of the log that it knows.
    """

    panel: Panel
    review: Review
    cases: tuple[Case, ...]
    seq: int


class Planned(NamedTuple):
    """What becomes of an article.

    Attributes:
        before: The article as it is.
        after: The article after it.
        written: What is written for it.
    """

    before: Opened
    after: Opened
    written: Written

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.written.entries or self.written.decisions or self.written.adjustments)

    @property
    def decided(self) -> list[str]:
        """The kinds of the disagreements that are accepted and were not before."""
        before = {case.id for case in self.before.cases if case.state is State.ACCEPTED}
        after = (case for case in self.after.cases if case.state is State.ACCEPTED)
        return [case.kind.value for case in after if case.id not in before]

    @property
    def left(self) -> list[str]:
        """The kinds of the disagreements that wait afterwards."""
        return [case.kind.value for case in self.after.cases if case.open]


def panel_of(read: Reviewed, schema: Schema) -> Panel:
    """What the review of an article is made of.

    Args:
        read: The article with its layers and decisions, as the project file has them.
        schema: By which gold is filled.
    """
    told = about(read.article)
    return Panel(
        schema,
        {layer.annotator: replace(layer, about=told) for layer in read.layers},
        replace(read.gold, about=told),
        read.decisions,
        read.adjustments,
        read.article.text,
    )


def open_panel(panel: Panel, seq: int) -> Opened:
    """The article that a panel is about, as of an entry of the log."""
    review = review_of(panel)
    return Opened(panel, review, review.cases(), seq)


def found_in(opened: Opened) -> Found:
    """What the list of disagreements holds of an article."""
    places = opened.review.positions()
    behind = len(opened.review.events)
    cases = []
    for number, case in enumerate(opened.cases):
        # Spans come last: what an event says can make them evidence.
        place = behind if case.topic.family is Family.SPAN else places.get(case.event, -1)
        cases.append((case, place * _MOST + number, _searched(case, opened.panel.text)))
    return Found(opened.panel.gold.article, opened.seq, len(opened.panel.layers), cases)


def _searched(case: Case, text: str) -> str:
    """What a disagreement is found by: its field, and what the sides say."""
    said = (spoken(case.topic, side.content, text) for side in case.sides)
    return fold("\n".join((case.path, *said)))[:500]
