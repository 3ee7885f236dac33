"""What is wrong with one answer, seen in its form."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.answer_rules import fault_of_value
from tui.domain.answers_error import quoted
from tui.domain.form_places import FormPlace
from tui.domain.indexes import ways_by_code
from tui.domain.layers import Layer
from tui.domain.links import ELSEWHERE, leads_elsewhere
from tui.domain.lookups import Answers
from tui.domain.schema import Field, FieldType, Option, Schema, Severity
from tui.domain.values import FieldValue, Value


class Setting(NamedTuple):
    """Where an answer stands.

    Attributes:
        schema: The schema.
        layer: The completed layer.
        answers: What is said in the event, or of the article.
        place: The level of the form that the question stands in.
    """

    schema: Schema
    layer: Layer
    answers: Answers
    place: FormPlace


class AnswerFault(NamedTuple):
    """What is wrong with an answer.

    Attributes:
        kind: Begins the id of the problem.
        message: The rest of the sentence that the field's title begins.
        severity: How much it weighs.
    """

    kind: str
    message: str
    severity: Severity = Severity.WARNING


def faults_of_answer(setting: Setting, field: Field, said: FieldValue) -> Iterator[AnswerFault]:
    """What is wrong with a value that is there.

    Args:
        setting: Where the answer stands.
        field: The question.
        said: The answer.
    """
    if said.value is None:
        return
    for value in (said.value, *said.alternatives):
        yield from _faults_of_value(setting, field, value)
    if field.no_evidence:
        if said.evidence:
            yield AnswerFault("takes_no_evidence", "takes no evidence: take it away.")
    elif not said.evidence and setting.answers.holds(field.evidence, setting.place):
        yield AnswerFault("evidence", "needs evidence: select the words that say so.")
    if (said.alternatives or said.optional) and not setting.schema.alternatives:
        yield AnswerFault("alternatives", "takes one answer and no alternatives: take the others away.")
    yield from _faults_of_confidence(setting.schema, said)
    yield from _missing_note(setting.schema, field, said)


def _faults_of_value(setting: Setting, field: Field, value: Value) -> Iterator[AnswerFault]:
    fault = fault_of_value(field, value)
    if fault is not None:
        yield AnswerFault(fault.kind, fault.message, fault.severity)
        return
    if leads_elsewhere(value):
        if (value.part(ELSEWHERE), value.literal) in setting.layer.missing:
            yield AnswerFault("link", "leads to an event of another article that is gone: choose another.")
    elif field.type is FieldType.LINK and value.literal not in setting.layer.events:
        yield AnswerFault("link", "leads to an event that is gone: choose another.", Severity.ERROR)
    for way in _ways(field, value):
        retired = any(option.retired for option in way)
        waiting = any(option.when and not setting.answers.holds(option.when, setting.place) for option in way)
        title = quoted(way[-1].title)
        if retired:
            message = f"has the answer {title}, which is no longer offered: leave it, or choose another."
            yield AnswerFault("retired", message, Severity.INFO)
        elif waiting:
            yield AnswerFault("offered", f"cannot be {title} with these other answers: choose another.")


def _ways(field: Field, value: Value) -> Iterator[tuple[Option, ...]]:
    """The answers of its list that a value holds, each with those above it."""
    if field.options and field.type not in {FieldType.BOOLEAN, FieldType.TAGS}:
        ways = ways_by_code(field.options)
        yield from (ways[code] for code in value.lines() if code in ways)


def _faults_of_confidence(schema: Schema, said: FieldValue) -> Iterator[AnswerFault]:
    if said.confidence and said.confidence not in ways_by_code(schema.confidence):
        message = f"has no confidence {quoted(said.confidence)}: choose another."
        yield AnswerFault("confidence", message, Severity.ERROR)


def _missing_note(schema: Schema, field: Field, said: FieldValue) -> Iterator[AnswerFault]:
    """Answers and grades of confidence that have to be explained."""
    if said.note.strip() or said.value is None:
        return
    graded = ways_by_code(schema.confidence).get(said.confidence, ())
    chosen = [way[-1] for way in _ways(field, said.value)]
    wanting = next((option for option in (*chosen, *graded[-1:]) if option.note), None)
    if wanting is not None:
        message = f"needs a note, since it is {quoted(wanting.title)}: say why."
        yield AnswerFault("note", message, Severity.ERROR)
