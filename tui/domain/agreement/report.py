"""The report of agreement: plain figures with what they are about, for whoever prints, draws or stores them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tui.domain.agreement.aligned import AlignedArticle
from tui.domain.agreement.duplicates import Twins
from tui.domain.agreement.figures import Figure
from tui.domain.layers import Status


class Part(StrEnum):
    """What of a layer a figure is about."""

    ARTICLE = "article"
    """Answers about the article, and whether it reports an event at all."""
    SPAN = "span"
    EVENT = "event"
    """Whether events were found, and how many."""
    FIELD = "field"
    """Answers about aligned events."""
    EVIDENCE = "evidence"
    """The words that equal answers rest on."""


class Topic(NamedTuple):
    """What a figure of all annotators together is about.

    Attributes:
        part: What of a layer it is about.
        about: Id of the label, or path of the field.
        title: The same as it is shown; foreign text.
        kind: Which figure it is.
    """

    part: Part
    about: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure, with what it is about.

    Attributes:
        part: What of a layer it is about.
        about: Id of the label, or path of the field or repeated group; empty for all of them together.
        title: The same as it is shown; foreign text.
        who: The annotators that are compared; empty for all of them together.
        kind: Which figure it is, see `tui.domain.agreement.wording`.
        figure: The figure.
        beside: What moves it and must be seen beside it: the threshold of the alignment, and the detection F1.
    """

    part: Part
    about: str
    title: str
    who: tuple[str, ...]
    kind: str
    figure: Figure
    beside: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """How often what one annotator says meets what another says.

    Attributes:
        part: What of a layer it is about.
        about: Path of the field; empty for the labels of spans.
        title: The same as it is shown; foreign text.
        who: Whose answers are the rows, and whose the columns; empty if all pairs are counted, in either order.
        answers: All answers, rows and columns alike; foreign text.
        cells: Row, column and count, the numbers being those of `answers`; zeros are left out.
    """

    part: Part
    about: str
    title: str
    who: tuple[str, ...]
    answers: tuple[str, ...]
    cells: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered to a field, by all annotators together.

    Attributes:
        part: `ARTICLE` or `FIELD`.
        about: Path of the field.
        title: The same as it is shown; foreign text.
        comparison: How two answers are compared.
        prevalence: The share of each answer, the most frequent first; foreign text.
        missing: How many answers were not compared, by reason.
    """

    part: Part
    about: str
    title: str
    comparison: str
    prevalence: tuple[tuple[str, float], ...]
    missing: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of some articles.

    Attributes:
        group: Which articles: the name of a batch, a month, a version of the schema; empty for all.
        who: Who is compared with the reference; empty if all are compared with each other.
        articles: How many articles at least one of the compared layers is of.
        compared: How many at least two of them are of.
        entries: The figures.
        matrices: What is taken for what.
        answers: What was answered to each field.
        divisions: How many events of each annotator others hold as several.
        unproven: In how many articles a better alignment of the events may exist.
        twice: How many spans each annotator made twice.
    """

    group: str
    who: str
    articles: int
    compared: int
    entries: tuple[Entry, ...]
    matrices: tuple[Matrix, ...] = ()
    answers: tuple[Answers, ...] = ()
    divisions: tuple[tuple[str, int], ...] = ()
    unproven: int = 0
    twice: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """One whose layers are compared.

    Attributes:
        name: The name.
        kind: `person`, `model` or `gold`.
        statuses: How many articles of each status there are.
    """

    name: str
    kind: str
    statuses: tuple[tuple[Status, int], ...]


@dataclass(frozen=True, slots=True)
class DriftPoint:
    """How one annotator agrees with all others in the articles of one month.

    Attributes:
        month: `YYYY-MM`, of the last edit of any of the compared layers of an article.
        who: The annotator.
        part: `SPAN` (exact F1) or `EVENT` (detection F1).
        figure: F1, without an interval.
    """

    month: str
    who: str
    part: Part
    figure: Figure


class Signal(NamedTuple):
    """Something that an annotator does, beside what the others do in the same articles.

    Attributes:
        name: What it is; foreign text where it names a label.
        own: The annotator's mean over articles.
        others: The mean of the others.
        articles: In how many articles they were compared.
        deviate: How far the difference is from 0, as a normal deviate; 0 if it was not tested.
        p: How likely that is by chance, corrected for the number of tests; None if it was not tested.
    """

    name: str
    own: float
    others: float
    articles: int
    deviate: float
    p: float | None


class Trend(NamedTuple):
    """How something changes from month to month.

    Attributes:
        name: What it is: F1 with the others, or by how much the annotator differs from them in a signal.
        values: One for each month in which anybody was compared; None where there is none.
        slope: The change from one month to the next.
        p: How often the months in another order change as much, corrected for the number of tests; None with too
            few months.
    """

    name: str
    values: tuple[float | None, ...]
    slope: float
    p: float | None


@dataclass(frozen=True, slots=True)
class Habit:
    """What one annotator does otherwise than the others.

    Attributes:
        who: The annotator.
        spans: F1 exact with all others.
        events: Detection F1 with all others.
        signals: What may be the reason, the clearest first.
        trends: What changes over time, the clearest first.
    """

    who: str
    spans: Figure
    events: Figure
    signals: tuple[Signal, ...]
    trends: tuple[Trend, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure differs from one group of articles to the next.

    Attributes:
        part: What of a layer it is about.
        about: Id of the label, or path of the field.
        title: The same as it is shown; foreign text.
        kind: Which figure it is.
        before: The earlier group.
        after: The later group.
        figure: The later figure less the earlier one, with its interval.
    """

    part: Part
    about: str
    title: str
    kind: str
    before: str
    after: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is said of the agreement in a project.

    Attributes:
        project: Its name; foreign text.
        schema: Name of the version of the schema by which layers are compared.
        reference: With whom the others are compared; empty if all are compared with each other.
        by: What the articles are grouped by; empty for nothing.
        statuses: The layers that are compared.
        seed: Of the draws for the intervals.
        replicates: How many draws there are.
        level: The level of confidence.
        threshold: What the likeness of two events must exceed, for them to be aligned.
        weights: How much each field tells of the identity of events, by path.
        titles: Of these fields, by path; foreign text.
        alignments: How the events of each article were aligned, if that is asked for.
        participants: Who is compared.
        twins: Annotators who are identical.
        notes: What the reader has to know, a sentence each.
        sections: All articles first, and then the groups.
        asks: What the schema asks for, so that there can be figures of it.
        drift: By month and annotator.
        habits: Who stands apart from the others, and who drifts; who agrees least with them comes first.
        changes: From each group of articles to the next.
    """

    project: str
    schema: str
    reference: str
    by: str
    statuses: tuple[Status, ...]
    seed: int
    replicates: int
    level: float
    threshold: float
    weights: tuple[tuple[str, float], ...]
    participants: tuple[Participant, ...]
    twins: tuple[Twins, ...]
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    asks: frozenset[Part] = frozenset(Part)
    titles: tuple[tuple[str, str], ...] = ()
    alignments: tuple[AlignedArticle, ...] = ()
    drift: tuple[DriftPoint, ...] = ()
    habits: tuple[Habit, ...] = ()
    changes: tuple[Change, ...] = ()
