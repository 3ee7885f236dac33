"""What is still wrong with an event, or with the answers for an article.

Nothing here stops an annotator from going on: a problem says what to do, and all but errors can be overridden with
a reason. The rules are read after each edit, so nothing is parsed or indexed twice.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.answers_error import quoted
from tui.domain.indexes import fields_by_id, ways_by_code
from tui.domain.layers import ARTICLE, Layer
from tui.domain.lookups import Answers, FormPlace
from tui.domain.schema import Field, FieldType, Schema, Severity
from tui.domain.spans import EVIDENCE_LABEL
from tui.domain.values import FieldValue


class Problem(NamedTuple):
    """One thing that is wrong.

    Attributes:
        owner: The event's id; empty for the article.
        path: The field at which it is shown; empty if it is at none.
        severity: How much it weighs.
        message: What is wrong and what to do, one sentence.
        check: Stable id: the id of the schema's check, or `kind:path` such as `required:date`.
        overridden: The reason why it was accepted; empty if it was not. An error cannot be accepted.
    """

    owner: str
    path: str
    severity: Severity
    message: str
    check: str
    overridden: str = ""


def problems(schema: Schema, layer: Layer, owner: str) -> tuple[Problem, ...]:
    """What is wrong with one event, or with what is said of the article itself.

    Args:
        schema: The schema.
        layer: The layer.
        owner: An event's id; empty for the article and for the layer's spans.

    Returns:
        In the order of the form; what concerns several fields comes last.
    """
    return tuple(_Examination(schema, layer, owner).problems())


def layer_problems(schema: Schema, layer: Layer) -> tuple[Problem, ...]:
    """What is wrong with a layer: the article first, then the events in order."""
    return tuple(problem for owner in (ARTICLE, *layer.events) for problem in problems(schema, layer, owner))


def visible(schema: Schema, layer: Layer, owner: str, path: str) -> bool:
    """Whether a field is asked: its own condition and those of the groups around it hold.

    Args:
        schema: The schema.
        layer: The layer.
        owner: An event's id; empty for the article.
        path: See `tui.domain.layers.ValueKey`; an item id in it may be one that does not exist yet.
    """
    answers = Answers(schema, layer, owner)
    place = answers.top()
    parts = iter(path.split("/"))
    for part in parts:
        field = fields_by_id(place.fields).get(part)
        if field is None:
            return False
        if field.when and not answers.holds(field.when, place):
            return False
        item = next(parts, "") if field.many else ""
        place = place.inside(field, item)
    return True


class _Examination:
    """Walks the form of one owner and tells what is wrong."""

    def __init__(self, schema: Schema, layer: Layer, owner: str) -> None:
        self._schema = schema
        self._layer = layer
        self._owner = owner
        self._answers = Answers(schema, layer, owner)
        self._hidden: list[str] = []
        self._seen: set[str] = set()

    def problems(self) -> Iterator[Problem]:
        top = self._answers.top()
        yield from self._fields(top)
        yield from self._strays()
        yield from self._checks(top)
        if not self._owner:
            yield from self._labels()

    def _problem(self, kind: str, path: str, message: str, severity: Severity = Severity.WARNING) -> Problem:
        return self._made(f"{kind}:{path}", path, message, severity)

    def _made(self, check: str, path: str, message: str, severity: Severity) -> Problem:
        reason = "" if severity is Severity.ERROR else self._layer.override(self._owner, check)
        return Problem(self._owner, path, severity, message, check, reason)

    def _fields(self, place: FormPlace) -> Iterator[Problem]:
        for field in place.fields:
            path = f"{place.prefix}{field.id}"
            self._seen.add(path)
            if field.when and not self._answers.holds(field.when, place):
                self._hidden.append(path)
                yield from self._hidden_answers(field, path, place)
            elif field.many:
                yield from self._repeated(field, path, place)
            elif field.type is FieldType.GROUP:
                yield from self._fields(place.inside(field))
            else:
                yield from self._single(field, path, f"{place.title}{field.title}", place)

    def _hidden_answers(self, field: Field, path: str, place: FormPlace) -> Iterator[Problem]:
        """Answers of a field that is not asked: they stay, since the condition may hold again."""
        held = [each for each in self._answers.paths if each == path or each.startswith(f"{path}/")]
        self._seen.update(held)
        if held:
            message = f"{place.title}{field.title} has an answer but is not asked for here: clear it, or leave it."
            yield self._problem("hidden", path, message, Severity.INFO)

    def _repeated(self, field: Field, path: str, place: FormPlace) -> Iterator[Problem]:
        title = f"{place.title}{field.title}"
        items = self._layer.items(self._owner, path)
        said = self._layer.value(self._owner, path)
        if not items and said.nothing is None:
            if self._answers.holds(field.required, place):
                wanted = " or a reason why there is none" if field.nothing else ""
                yield self._problem("required", path, f"{title} needs an entry{wanted}.", Severity.ERROR)
        else:
            yield from self._kind_of_nothing(field, path, title, said)
        for number, item in enumerate(items, start=1):
            inside = f"{path}/{item}"
            self._seen.add(inside)
            if not any(each == inside or each.startswith(f"{inside}/") for each in self._answers.paths):
                yield self._problem("empty", inside, f"{title} {number} is empty: fill it or delete it.")
            elif field.type is FieldType.GROUP:
                yield from self._fields(place.inside(field, item, number))
            else:
                yield from self._answer(field, inside, f"{title} {number}", place)

    def _single(self, field: Field, path: str, title: str, place: FormPlace) -> Iterator[Problem]:
        if self._layer.value(self._owner, path).answered:
            yield from self._answer(field, path, title, place)
        elif self._answers.holds(field.required, place):
            wanted = " or a reason why there is none" if field.nothing else ""
            yield self._problem("required", path, f"{title} needs a value{wanted}.", Severity.ERROR)

    def _answer(self, field: Field, path: str, title: str, place: FormPlace) -> Iterator[Problem]:
        """What is wrong with a value, or with a kind of nothing, that is there."""
        said = self._layer.value(self._owner, path)
        yield from self._kind_of_nothing(field, path, title, said)
        if said.value is None:
            return
        from tui.domain.answer_rules import fault_of_value  # noqa: PLC0415 - a blank form opens without the rules

        fault = fault_of_value(field, said.value)
        if fault is not None:
            yield self._problem(fault.kind, path, f"{title} {fault.message}", fault.severity)
        elif field.type is FieldType.LINK and said.value.literal not in self._layer.events:
            yield self._problem(
                "link", path, f"{title} leads to an event that is gone: choose another.", Severity.ERROR
            )
        if not said.evidence and self._answers.holds(field.evidence, place):
            yield self._problem("evidence", path, f"{title} needs evidence: select the words that say so.")
        if said.confidence and said.confidence not in ways_by_code(self._schema.confidence):
            message = f"{title} has no confidence {quoted(said.confidence)}: choose another."
            yield self._problem("confidence", path, message, Severity.ERROR)

    def _kind_of_nothing(self, field: Field, path: str, title: str, said: FieldValue) -> Iterator[Problem]:
        if said.nothing is not None and said.nothing not in field.nothing:
            kind = said.nothing.value.replace("_", " ")
            yield self._problem("nothing", path, f"{title} cannot be {kind}: give it a value.", Severity.ERROR)

    def _strays(self) -> Iterator[Problem]:
        """Answers to questions that this schema does not ask, such as those of an earlier version."""
        for path in self._answers.paths:
            if path not in self._seen:
                yield self._problem(
                    "unasked", path, f"{quoted(path)} is no field of the schema: clear it, or keep it."
                )

    def _checks(self, top: FormPlace) -> Iterator[Problem]:
        for check in self._schema.checks if self._owner else self._schema.article_checks:
            if any(self._is_hidden(path) for path in check.fields):
                continue
            if not self._answers.holds(check.rule, top, unknown=True):
                yield self._made(check.id, check.fields[0] if check.fields else "", check.message, check.severity)

    def _is_hidden(self, path: str) -> bool:
        return any(path == hidden or path.startswith(f"{hidden}/") for hidden in self._hidden)

    def _labels(self) -> Iterator[Problem]:
        known = {EVIDENCE_LABEL, *(label.id for label in self._schema.labels)}
        for label in sorted({span.label for span in self._layer.spans.values()} - known):
            message = f"Spans are labelled {quoted(label)}, which the schema does not have: label them anew."
            yield self._made(f"label:{label}", "", message, Severity.WARNING)
