"""How things are spoken of in the desk's questions."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from tui.domain.adjudication.aligning import Change
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import core
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.review import find_case
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.schema_paths import field_at, path_title
from tui.ui.review.painting.beside import told_decision
from tui.ui.review.painting.saying import BLANK_SHOWN, Saying
from tui.ui.review.painting.sides import Column, event_topic

if TYPE_CHECKING:
    from tui.services.review_articles import Opened
    from tui.services.review_session import Step


def may_name(opened: "Opened", about: "Part") -> bool:
    """Whether names can be told and tell nothing of what still waits.

    The sides of an event, of an article's questions and of its spans each keep one order, and the same letter
    stands for an annotator in all events of an article: what was taken from whom would tell who it is. So names of
    answers about the article wait until all of these are settled, those of what events say until all events are,
    and those of spans, which can be evidence of events, until both are.

    Args:
        opened: The article under review.
        about: What is told of.
    """
    waiting = {part_of(case) for case in opened.cases if case.open}
    return waiting.isdisjoint({about, Part.EVENTS} if about is Part.SPANS else {about})


class Part(Enum):
    """What of an article is settled by itself, and named when it is."""

    ARTICLE = auto()
    EVENTS = auto()
    SPANS = auto()


def part_of(case: Case) -> Part:
    """What of the article a disagreement is about."""
    if case.topic.family is Family.SPAN:
        return Part.SPANS
    return Part.EVENTS if case.event else Part.ARTICLE


def column_words(opened: "Opened", case: Case, column: Column) -> str:
    """What one side's event says otherwise than the others, on one line; all that it says if nothing."""
    topic = event_topic(opened, case) or opened.review.article
    schema = opened.panel.schema
    fields = schema.article_fields if topic.family is Family.ARTICLE else schema.event_fields
    contents = (topic.contents.get(member) for member in column.members)
    content = next((each for each in contents if each is not None), None)
    if content is None:
        return ""
    saying = Saying(opened)
    said = dict(content.inside)
    told = []
    for child in topic.children:
        field = field_at(fields, child.path)
        if child.family is Family.FIELD and field is not None and not is_one_answer(child):
            answer = saying.answer(field, said[child.path], short=True) if child.path in said else ""
            told.append(f"{field.title}: {answer or BLANK_SHOWN}")
    return " · ".join(told) or saying.inside(fields, content)


def is_one_answer(topic: Topic) -> bool:
    """Whether all sides give the same answer, whatever it rests on."""
    return len({None if each is None else core(each, evidence=False) for each in topic.contents.values()}) == 1


def topic_title(opened: "Opened", topic: Topic) -> str:
    """What a topic is about, in a few words."""
    event = opened.review.event_of.get(topic.id, "")
    saying = Saying(opened)
    if topic.family is Family.EVENT:
        return saying.event(topic)
    if topic.family is Family.ARTICLE:
        return "the article"
    if topic.family is Family.SPAN:
        content = next(iter(topic.contents.values()))
        return saying.label(content.part.evidence[0]) if content is not None else "Span"
    title = path_title(opened.panel.schema.fields(event), topic.path)
    return f"{saying.event_number(event)} · {title}" if event else title


def step_words(step: "Step", decided: "Opened") -> str:
    """What was taken back, or brought back, as the screen calls it; without names.

    Args:
        step: The step.
        decided: The article in which it stands: that before an undo, or after a redo.
    """
    case = find_case(decided.cases, step.case)
    if case is not None and case.decision is not None:
        topic = decided.review.article if case.kind is Kind.PROBLEM and not case.event else case.topic
        return f"{topic_title(decided, topic)}: {told_decision(decided, case, case.decision)}"
    if step.title in {f"{change} events" for change in Change}:
        return "which events are one"
    return step.title


def topic_words(opened: "Opened", topic: Topic) -> str:
    """What all sides of a topic say that they agree on, on one line."""
    content = next(iter(topic.contents.values()), None)
    if content is None:
        return ""
    saying = Saying(opened)
    if topic.field is None or topic.is_thing:
        return " … ".join(saying.quotes(content)) if topic.family is Family.SPAN else ""
    return saying.answer(topic.field, content, short=True)
