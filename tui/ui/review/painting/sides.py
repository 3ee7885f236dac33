"""The sides of a disagreement as an adjudicator may see them: versions with numbers, records with letters."""

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content, digest

if TYPE_CHECKING:
    from tui.services.adjudicating import Opened

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Version(NamedTuple):
    """A distinct answer.

    Attributes:
        number: From 1: its key, and how it is called on the screen.
        content: What it says; None where the thing is lacking.
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
    """

    letter: str
    version: int
    sides: tuple[int, ...]
    annotators: int


def versions_of(case: Case) -> tuple[Version, ...]:
    """The versions of a disagreement, by their numbers."""
    by_number: dict[int, list[int]] = {}
    for at, view in enumerate(case.sides):
        by_number.setdefault(view.version, []).append(at)
    return tuple(
        Version(number + 1, case.sides[sides[0]].content, tuple(sides), _annotators(case, sides))
        for number, sides in sorted(by_number.items())
    )


def _annotators(case: Case, sides: list[int]) -> int:
    return len({case.names[side][0] for side in sides})


def columns_of(opened: "Opened", case: Case) -> tuple[Column, ...]:
    """The events in which a disagreement lies, each distinct one once; sides that lack it have none.

    The order is that of the case's sides. `Column.sides[0]` is the side for `Choice.ADOPT`.
    """
    by_record: dict[tuple[int, str], list[int]] = {}
    for at, view in enumerate(case.sides):
        content = view.content
        if content is not None:
            by_record.setdefault((view.version, digest(content) if case.topic.is_thing else ""), []).append(at)
    return tuple(
        Column(LETTERS[number % len(LETTERS)], version + 1, tuple(sides), _annotators(case, sides))
        for number, ((version, _), sides) in enumerate(by_record.items())
    )


def letters_of(opened: "Opened") -> Mapping[str, str]:
    """The letter of each annotator in an article, from its name; another one in each article."""
    article = opened.panel.gold.article

    def place(who: str) -> bytes:
        return sha256(f"{article}\n{who}".encode("utf-8", "surrogatepass")).digest()

    return {who: LETTERS[n % len(LETTERS)] for n, who in enumerate(sorted(opened.panel.layers, key=place))}
