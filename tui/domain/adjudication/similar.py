"""Which disagreements are alike, so that an earlier decision can be shown and repeated."""

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content, case_id, is_blank
from tui.domain.adjudication.decisions import Choice, Decision, Ruling
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.agreement.answers import key, plain
from tui.domain.schema import FieldType


def similarity(case: Case, text: str) -> str:
    """The same for disagreements that are alike: of the same kind, in the same field, between the same answers.

    Args:
        case: The disagreement.
        text: Of the article.
    """
    said = sorted({spoken(case.topic, content, text) for content in case.topic.contents.values()})
    return case_id("", case.kind, case.path, *said)


def spoken(topic: Topic, content: Content | None, text: str) -> str:
    """What a side says, in a form that can be compared across articles."""
    if content is None or (topic.family is Family.FIELD and is_blank(content)):
        return ""
    if topic.family is Family.SPAN:
        mark = content.part.evidence[0]
        return f"{mark.label}: {plain(' '.join(text[start:end] for start, end in mark.ranges))}"
    if topic.family is not Family.FIELD or topic.field is None:
        return _types(content)
    if content.part.value is None:
        inside = "; ".join(str(key(topic.field, each.part.value)) for each in content.entries if each.part.value)
        return content.part.nothing.value if content.part.nothing else inside
    return f"= {key(topic.field, content.part.value)}"


def _types(content: Content) -> str:
    """Of a whole thing its closed answers, which tell what sort it is."""
    values = (each.part.value for _, each in content.inside)
    closed = (FieldType.CHOICE, FieldType.TREE)
    return "; ".join(value.literal for value in values if value is not None and value.type in closed) or "there"


def repeated(case: Case, decision: Decision, text: str, decided_text: str) -> Ruling | None:
    """The ruling that decides a disagreement as a similar one was decided.

    Args:
        case: The disagreement.
        decision: What was decided about another one that is alike.
        text: Of the article.
        decided_text: Of the article that the decision is about.

    Returns:
        None if that cannot be repeated: it put something in place that no side said, or it is about a whole event.
    """
    ruling = Ruling(decision.choice, reason=decision.reason, note=decision.note)
    if decision.choice in {Choice.BOTH, Choice.NEITHER, Choice.REJECT}:
        return ruling
    if decision.choice is not Choice.TAKE:
        return None
    content = next((side.content for side in decision.sides if side.member == decision.took), None)
    wanted = spoken(case.topic, content, decided_text)
    for number, side in enumerate(case.sides):
        if spoken(case.topic, side.content, text) == wanted:
            return ruling._replace(side=number, together=True)
    return None
