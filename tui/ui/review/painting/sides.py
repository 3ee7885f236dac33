"""The sides of a disagreement as an adjudicator may see them: versions with numbers, records with letters."""

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.combining import version_of
from tui.domain.adjudication.contents import Content, digest
from tui.domain.adjudication.topics import Family, Topic

if TYPE_CHECKING:
    from tui.services.review_articles import Opened

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Version(NamedTuple):
    """A distinct answer.

    Attributes:
        number: From 1: its key, and how it is called on the screen.
        content: What it says, with the evidence of all who say so; None where the thing is lacking.
        sides: Numbers of the case's sides that say so.
        annotators: How many annotators say so.
    """

    number: int
    content: Content | None
    sides: tuple[int, ...]
    annotators: int


class Column(NamedTuple):
    """A whole event (or the article's answers) of one side, or of several that say the same in all of it.

    Attributes:
        letter: How it is called on the screen, and what chooses it to be adopted.
        version: Number of the version to which it belongs, from 1.
        sides: Numbers of the case's sides that are shown in it: the first of them is the one to adopt.
        annotators: How many annotators are in it.
        members: The annotators' events. Not for the screen.
    """

    letter: str
    version: int
    sides: tuple[int, ...]
    annotators: int
    members: tuple[Member, ...]


def versions_of(case: Case) -> tuple[Version, ...]:
    """The versions of a disagreement, by their numbers."""
    by_number: dict[int, list[int]] = {}
    for at, view in enumerate(case.sides):
        by_number.setdefault(view.version, []).append(at)
    return tuple(
        Version(number + 1, version_of(case, sides[0]), tuple(sides), _annotators(case, sides))
        for number, sides in sorted(by_number.items())
    )


def _annotators(case: Case, sides: list[int]) -> int:
    return len({case.names[side][0] for side in sides})


def event_topic(opened: "Opened", case: Case) -> Topic | None:
    """The event in which a disagreement lies, or the article with its answers; None for spans."""
    if case.topic.family is Family.SPAN:
        return None
    if not case.event:
        return opened.review.article
    return next((topic for topic in opened.review.events if topic.id == case.event), None)


def columns_of(opened: "Opened", case: Case) -> tuple[Column, ...]:
    """The events in which a disagreement lies, each distinct one once; a side without the event has none.

    The order is that of the case's sides. `Column.sides[0]` is the side for `Choice.ADOPT`.
    """
    topic = event_topic(opened, case)
    by_record: dict[tuple[int, str], list[int]] = {}
    if topic is None:
        return ()
    for at, ((who, _), view) in enumerate(zip(case.names, case.sides, strict=True)):
        record = topic.contents.get((who, view.event))
        if record is not None:
            by_record.setdefault((view.version, digest(record)), []).append(at)
    columns = []
    for number, ((version, _), sides) in enumerate(by_record.items()):
        members = tuple((case.names[side][0], case.sides[side].event) for side in sides)
        letter = LETTERS[number % len(LETTERS)]
        columns.append(Column(letter, version + 1, tuple(sides), _annotators(case, sides), members))
    return tuple(columns)


def letters_of(opened: "Opened") -> Mapping[str, str]:
    """The letter of each annotator in an article, in the order of the letters; another one in each article."""
    article = opened.panel.gold.article

    def place(who: str) -> bytes:
        return sha256(f"{article}\n{who}".encode("utf-8", "surrogatepass")).digest()

    return {who: LETTERS[n % len(LETTERS)] for n, who in enumerate(sorted(opened.panel.layers, key=place))}
