"""Rows of figures as a screen lists them: pure."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.domain.agreement.figures import Figure
from tui.domain.agreement.report import Entry, Matrix, Part, Section
from tui.domain.agreement.wording import words_of
from tui.domain.folding import fold

FEW = "~"
"""Stands before a figure that rests on little."""

Pair = tuple[str, ...]

_PARTS = {Part.SPAN: "Spans", Part.EVENT: "Events", Part.EVIDENCE: "Evidence", Part.ARTICLE: "Article"}


class Topic(NamedTuple):
    """A figure that was computed pair by pair.

    Attributes:
        part: What of a layer it is about.
        about: Id of the label, or path of the field.
        kind: Which figure it is.
        title: What it is about, as it is shown; foreign text.
    """

    part: Part
    about: str
    kind: str
    title: str


def what_of(topic: Entry | Matrix | Topic) -> str:
    """What a figure is about, in a few words."""
    part = _PARTS.get(topic.part, "")
    title = topic.title or ("" if part else topic.about)
    return f"{part} · {title}" if part and title else part or title


def figure_rows(section: Section, pair: Pair, text: str) -> list[Entry]:
    """The figures of a section.

    Args:
        section: The section.
        pair: Of these two only; of all together if left out.
        text: Only those whose names contain it.
    """
    chosen = [each for each in section.entries if section.who or each.who == pair]
    if not text:
        return chosen
    wanted = fold(text)
    return [each for each in chosen if wanted in fold(f"{what_of(each)} {words_of(each.kind).title}")]


def pairs_in(section: Section) -> list[Pair]:
    """The pairs that were compared, in order; none where all are held against a reference."""
    return [] if section.who else list(dict.fromkeys(sorted(each.who for each in section.entries if each.who)))


def paired_topics(section: Section) -> list[Topic]:
    """What was computed pair by pair."""
    found = {
        (each.part, each.about, each.kind): each.title for each in section.entries if each.who and not section.who
    }
    return [Topic(*key, title) for key, title in found.items()]


def of_topic(section: Section, topic: Topic) -> dict[Pair, Figure]:
    """The figures of a topic, by pair."""
    return {
        each.who: each.figure
        for each in section.entries
        if each.who and (each.part, each.about, each.kind) == topic[:3]
    }


def annotators_of(pairs: Sequence[Pair]) -> list[str]:
    """Everybody who is in a pair."""
    return sorted({who for pair in pairs for who in pair})


def value_text(figure: Figure, sign: str = "") -> str:
    """A figure's value, with a mark if it rests on little; a dash if it has none."""
    return "–" if figure.value is None else f"{FEW * figure.few}{figure.value:{sign}.3f}"


def interval_text(figure: Figure) -> str:
    """Its interval, in brackets if it is only a rough one; or why there is no value."""
    if figure.value is None:
        return figure.reason
    if figure.interval is None:
        return ""
    both = f"{figure.interval.low:.2f}..{figure.interval.high:.2f}"
    return f"({both})" if figure.no_interval else both


def beside_text(entry: Entry) -> str:
    """The detection F1 and the threshold of what is said of aligned events."""
    beside = dict(entry.beside)
    if "detection F1" not in beside:
        return ""
    return f"{beside['detection F1']:.2f}@{beside['threshold']:g}"
