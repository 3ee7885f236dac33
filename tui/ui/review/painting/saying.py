"""What a side says, in words: answers, whole events, stretches of the text. Without ids and without names."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.domain.adjudication.contents import Content, Part, is_blank
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.review import Review
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.agreement.marks import Mark
from tui.domain.answers_options import STEP
from tui.domain.answers_showing import short_answer, show_answer, spoken_answer
from tui.domain.links import LINK, named_event, renamed
from tui.domain.schema import Field, FieldType
from tui.domain.schema_paths import field_at
from tui.domain.values import Value
from tui.ui.form.rows import NOTHING_SHOWN
from tui.ui.review.painting.flow import Tokens, elements_of, words_of

if TYPE_CHECKING:
    from tui.services.review_articles import Opened

BLANK_SHOWN = "left empty"
UNKNOWN = "?"
_SEVERAL = (FieldType.CHOICES, FieldType.TAGS)


class Saying:
    """Puts what the sides of an article's disagreements say into words.

    Args:
        opened: The article under review.
    """

    def __init__(self, opened: "Opened") -> None:
        self._review = opened.review
        self._schema = opened.panel.schema
        self._text = opened.panel.text
        self._numbers = opened.review.positions()

    def event_number(self, topic: str) -> str:
        """How an event is called, by the id of its topic."""
        return f"event {self._numbers[topic] + 1}" if topic in self._numbers else "another event"

    def value(self, field: Field, value: Value, *, short: bool = False) -> str:
        """A value on one line; events are called by their numbers."""
        named = named_event(value)
        called = renamed(value, self.event_number) if named else value
        shown = (short_answer if short else show_answer)(field, called or value)
        if named and value.type != LINK and called is not None:
            word = called.part("relative")
            shown = f"{shown} ({word})" if word else shown
        return shown

    def part(self, field: Field, part: Part, *, short: bool = False) -> str:
        """An answer on one line; empty if there is none."""
        if part.value is None:
            return NOTHING_SHOWN[part.nothing] if part.nothing is not None else ""
        told = [self.value(field, each, short=short) for each in (part.value, *part.alternatives)]
        return " or ".join([*told, *(["nothing"] if part.optional else [])])

    def cell(self, field: Field, content: Content) -> str:
        """An answer as a narrow cell has it: of a way through a tree its end."""
        shown = self.answer(field, content, short=True)
        return shown.rsplit(STEP, 1)[-1] if field.type is FieldType.TREE and not field.many else shown

    def answer(self, field: Field, content: Content, *, short: bool = False) -> str:
        """An answer with its entries on one line; empty if there is none."""
        if field.many and content.entries:
            return "; ".join(self._entries(field, content, short=short))
        return self.part(field, content.part, short=short)

    def _entries(self, field: Field, content: Content, *, short: bool = False) -> Iterator[str]:
        for entry in content.entries:
            if field.type is FieldType.GROUP:
                yield self.inside(field.fields, entry) or BLANK_SHOWN
            else:
                yield self.part(field, entry.part, short=short)

    def inside(self, fields: tuple[Field, ...], content: Content) -> str:
        """What is said in a group or entry, on one line."""
        told = []
        for path, each in content.inside:
            field = field_at(fields, path)
            if field is not None and (said := self.answer(field, each, short=True)):
                told.append(said)
        return ", ".join(told)

    def tokens(self, field: Field, content: Content) -> Tokens:
        """An answer in the parts in which versions are compared."""
        if field.many and content.entries:
            return elements_of(self._entries(field, content))
        value = content.part.value
        if field.type in _SEVERAL and value is not None and not content.part.alternatives:
            return elements_of(self.value(field, Value(value.type, line)) for line in value.lines())
        return words_of(self.part(field, content.part))

    def quotes(self, content: Content | None) -> list[str]:
        """What the evidence of an answer and of its entries says."""
        return list(dict.fromkeys(quote(self._text, mark) for mark in marks_of(content)))

    def event(self, topic: Topic) -> str:
        """An event on one line: its number, and what names it, as far as gold says it or all agree."""
        told = [self.event_number(topic.id)]
        children = {child.path: child for child in topic.children if child.family is Family.FIELD}
        for path in self._schema.summary:
            field = self._schema.field(topic.id, path)
            child = children.get(path)
            if field is None or child is None:
                continue
            told.append(self._settled(field, child))
        return " · ".join(told)

    def entry(self, topic: Topic, asked: Topic) -> str:
        """What names an entry of a list: its first answer, as far as it is known and is not what is asked."""
        first = next((child for child in topic.children if child.family is Family.FIELD), None)
        return self._known(first.field, first) if first is not None and first.field and first is not asked else ""

    def _settled(self, field: Field, topic: Topic) -> str:
        """What an event says in a field as far as it is known."""
        return self._known(field, topic) or f"{field.title}{UNKNOWN}"

    def _known(self, field: Field, topic: Topic) -> str:
        """What gold says in a field, or all sides; empty if that is nothing, or not known."""
        content = self._review.gold_content(topic) if is_told(self._review, topic) else None
        contents = [content] if content is not None else list(topic.contents.values())
        said = {self.named(field, each) for each in contents if each is not None}
        return said.pop() if len(said) == 1 else ""

    def named(self, field: Field, content: Content) -> str:
        """An answer as it names an event: names alone, of a way through a tree its end."""
        value = content.part.value
        if value is None or field.many or content.part.alternatives or named_event(value):
            return self.answer(field, content, short=True)
        return spoken_answer(field, value).rsplit(STEP, 1)[-1]

    def label(self, mark: Mark) -> str:
        """The title of a span's label."""
        found = self._schema.label(mark.label)
        return found.title if found is not None else mark.label


def is_told(review: Review, topic: Topic) -> bool:
    """Whether what gold says of a topic may be seen: what an audit asks again looks like any other question."""
    judged = review.judged.get(topic.id)
    return judged is None or judged.state not in {State.OPEN, State.LATER} or bool(judged.why)


def quote(text: str, mark: Mark) -> str:
    """What a mark says, on one line."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in mark.ranges)


def marks_of(content: Content | None) -> list[Mark]:
    """The evidence of an answer with that of its entries, and of all in a whole thing; sorted, each once."""
    return sorted(set(_marks(content))) if content is not None else []


def _marks(content: Content) -> Iterator[Mark]:
    yield from content.part.evidence
    for each in (*content.entries, *(inner for _, inner in content.inside)):
        yield from _marks(each)


def is_empty(content: Content | None) -> bool:
    """Whether a side says nothing at all that counts."""
    return content is None or is_blank(content)
