"""Everything in an article on which its annotators can agree or differ, once their events are aligned."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import Content, digest
from tui.domain.schema import Field


class Family(StrEnum):
    """What a topic is about."""

    ARTICLE = "article"
    EVENT = "event"
    ITEM = "item"
    FIELD = "field"
    SPAN = "span"


THERE = "there"
MISSING = "none"
"""What stands for the content of an event or item where only its existence is the question."""


@dataclass(frozen=True)
class Topic:
    """One thing that is compared.

    Attributes:
        id: Stable: made of the article and of what the annotators' things are called, and not of any order.
        family: What it is about.
        path: Of the field, without the ids of items; empty for the article, events and spans.
        members: The annotators' things that are compared: their events, items or spans.
        contents: What each side says; None for a side that lacks the thing.
        field: The field, for fields and items.
        children: What lies inside of it.
        covered: For an event the events that cover it too, see `tui.domain.adjudication.aligning.Cluster`.
    """

    id: str
    family: Family
    path: str
    members: tuple[Member, ...]
    contents: Mapping[Member, Content | None]
    field: Field | None = None
    children: tuple["Topic", ...] = ()
    covered: tuple[Member, ...] = ()

    @property
    def is_thing(self) -> bool:
        """Whether it is about the existence of something that holds other things."""
        return self.family in {Family.EVENT, Family.ITEM}

    @cached_property
    def seen(self) -> Mapping[Member, str]:
        """What each side says, in short."""
        return {side: self.short(content) for side, content in self.contents.items()}

    def short(self, content: Content | None) -> str:
        """What one content is in short: equal answers give equal texts."""
        if content is None:
            return MISSING
        return THERE if self.is_thing else digest(content)

    @cached_property
    def agreed(self) -> bool:
        """Whether all sides say the same, and none lacks it."""
        return None not in self.contents.values() and len(set(self.seen.values())) == 1

    def walk(self) -> Iterator["Topic"]:
        """The topic and all that lies inside of it."""
        yield self
        for child in self.children:
            yield from child.walk()
