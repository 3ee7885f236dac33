"""What is still wrong with an event, or with the answers for an article.

Nothing here stops an annotator from going on: a problem says what to do, and all but errors can be overridden with
a reason. The rules are read after each edit, so nothing is parsed or indexed twice.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.answers_error import quoted
from tui.domain.asking import is_asked
from tui.domain.completing import completed
from tui.domain.form_places import FormPlace
from tui.domain.layers import ARTICLE, ASIDE, Layer
from tui.domain.lookups import Answers
from tui.domain.schema import Field, FieldType, Schema, Severity
from tui.domain.spans import EVIDENCE_LABEL
from tui.domain.values import ITEMS, FieldValue


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


class _Examination:
    """Walks the form of one owner and tells what is wrong."""

    def __init__(self, schema: Schema, layer: Layer, owner: str) -> None:
        self._schema = schema
        self._stored = layer
        self._layer = completed(schema, layer)
        self._owner = owner
        self._answers = Answers(schema, self._layer, owner)
        self._hidden: list[str] = []
        self._seen: set[str] = set()

    def problems(self) -> Iterator[Problem]:
        top = self._answers.top()
        yield from self._fields(top)
        yield from self._strays()
        yield from self._checks(top)
        if self._owner:
            yield from self._event(top)
        else:
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
            if not is_asked(self._layer, self._answers, field, place):
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
        if any((self._owner, each) not in self._layer.derived for each in held):
            message = f"{place.title}{field.title} has an answer but is not asked for here: clear it, or leave it."
            yield self._problem("hidden", path, message, Severity.INFO)

    def _repeated(self, field: Field, path: str, place: FormPlace) -> Iterator[Problem]:
        title = f"{place.title}{field.title}"
        items = self._layer.items(self._owner, path)
        said = self._layer.value(self._owner, path)
        if not items and said.nothing is None:
            if self._answers.holds(field.required, place) and not field.fewest:
                wanted = " or a reason why there is none" if field.nothing else ""
                yield self._problem("required", path, f"{title} needs an entry{wanted}.", Severity.ERROR)
        else:
            yield from self._kind_of_nothing(field, path, title, said)
        yield from self._number_of_items(field, path, title, place)
        for number, item in enumerate(items, start=1):
            inside = f"{path}/{item}"
            self._seen.add(inside)
            if not any(each == inside or each.startswith(f"{inside}/") for each in self._answers.paths):
                yield self._problem("empty", inside, f"{title} {number} is empty: fill it or delete it.")
            elif field.type is FieldType.GROUP:
                yield from self._fields(place.inside(field, item, number))
            else:
                yield from self._answer(field, inside, f"{title} {number}", place)

    def _number_of_items(self, field: Field, path: str, title: str, place: FormPlace) -> Iterator[Problem]:
        """Too few, where there have to be any, or too many."""
        number = len(self._layer.items(self._owner, path))
        wanted = number > 0 or self._answers.holds(field.required, place)
        if field.fewest and number < int(field.fewest) and wanted:
            answered = self._layer.value(self._owner, path).nothing is not None
            if not answered:
                message = f"{title} has {_entries(number)}: it needs at least {field.fewest}."
                severity = Severity.WARNING if number else Severity.ERROR
                yield self._problem("fewest", path, message, severity)
        if field.most and number > int(field.most):
            message = f"{title} has {_entries(number)}: it takes at most {field.most}."
            yield self._problem("most", path, message)

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
        from tui.domain.answer_problems import Setting, faults_of_answer  # noqa: PLC0415 - a blank form opens without it

        setting = Setting(self._schema, self._layer, self._answers, place)
        for fault in faults_of_answer(setting, field, said):
            yield self._problem(fault.kind, path, f"{title} {fault.message}", fault.severity)
        if field.readonly and (self._owner, path) in self._layer.derived:
            stored = self._stored.value(self._owner, path)
            if stored.answered and stored.value != said.value:
                message = f"{title} is worked out and was answered by hand as well: clear it."
                yield self._problem("readonly", path, message)

    def _kind_of_nothing(self, field: Field, path: str, title: str, said: FieldValue) -> Iterator[Problem]:
        derived = (self._owner, path) in self._layer.derived
        if said.nothing is not None and said.nothing not in field.nothing and not derived:
            kind = said.nothing.value.replace("_", " ")
            yield self._problem("nothing", path, f"{title} cannot be {kind}: give it a value.", Severity.ERROR)

    def _strays(self) -> Iterator[Problem]:
        """Answers to questions that this schema does not ask, such as those of an earlier version."""
        for path in self._answers.paths:
            if path not in self._seen and ASIDE in path:
                yield from self._kept(path)
            elif path not in self._seen:
                yield self._problem(
                    "unasked", path, f"{quoted(path)} is no field of the schema: clear it, or keep it."
                )

    def _kept(self, path: str) -> Iterator[Problem]:
        """An answer that an upgrade of the schema kept aside; it is shown at its field, if that is still there."""
        said = self._layer.value(self._owner, path)
        if said.value is not None and said.value.type != ITEMS:
            own, _, rest = path.partition(ASIDE)
            version = rest.partition("/")[0].partition(ASIDE)[0]
            answer = quoted("; ".join(said.value.lines()))
            if own in self._seen:
                message = f"In version {version} of the schema this was {answer}: answer it anew, or leave it."
                yield self._made(f"unasked:{path}", own, message, Severity.WARNING)
            else:
                message = f"{quoted(own)} of version {version} of the schema was {answer}: it is kept."
                yield self._made(f"unasked:{path}", path, message, Severity.INFO)

    def _checks(self, top: FormPlace) -> Iterator[Problem]:
        for check in self._schema.checks if self._owner else self._schema.article_checks:
            if any(self._is_hidden(path) for path in check.fields):
                continue
            if not self._answers.holds(check.rule, top, unknown=True):
                yield self._made(check.id, check.fields[0] if check.fields else "", check.message, check.severity)

    def _event(self, top: FormPlace) -> Iterator[Problem]:
        """What concerns the event as a whole: whether it counts, and whether another one is the same."""
        from tui.domain.identity import twins  # noqa: PLC0415 - most events are looked at before a second is there

        include = self._schema.include_when
        if include and not self._answers.holds(include, top, unknown=True):
            message = "This event stays out of the exported table, as the schema has it: see include_when."
            yield self._made("include_when", "", message, Severity.INFO)
        if self._schema.same_when and len(self._layer.events) > 1:
            for other in twins(self._schema, self._layer, self._owner):
                number = self._layer.events.index(other) + 1
                message = f"Event {number} has the same answers here: if they are one event, keep one of them."
                path = self._schema.same_when[0][0]
                yield self._made(f"same:{other}", path, message, Severity.WARNING)

    def _is_hidden(self, path: str) -> bool:
        return any(path == hidden or path.startswith(f"{hidden}/") for hidden in self._hidden)

    def _labels(self) -> Iterator[Problem]:
        known = {EVIDENCE_LABEL, *(label.id for label in self._schema.labels)}
        for label in sorted({span.label for span in self._layer.spans.values()} - known):
            message = f"Spans are labelled {quoted(label)}, which the schema does not have: label them anew."
            severity = Severity.INFO if ASIDE in label else Severity.WARNING
            yield self._made(f"label:{label}", "", message, severity)


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
