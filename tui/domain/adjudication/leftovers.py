"""What decisions together leave wrong in the gold layer, though no side had it wrong.

Values of several annotators in one event can break a rule that each of them kept. That is looked at last, when
nothing else of the event waits.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case, make_problem
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.topics import Topic
from tui.domain.layers import Layer
from tui.domain.problems import Problem, problems
from tui.domain.schema import Schema, Severity

if TYPE_CHECKING:
    from tui.domain.adjudication.review import Review


def leftovers(review: "Review") -> Iterator[Case]:
    """The problems of the gold layer that no side has, in the events of which nothing else waits."""
    panel = review.panel
    for topic in (review.article, *review.events):
        place = review.place(topic)
        if place is None or _waits(review, topic):
            continue
        found = errors(panel.schema, panel.gold, place[0])
        if not found:
            continue
        for who, event in topic.members:
            layer = panel.layers.get(who)
            for known in _errors_of_side(panel.schema, layer, event) if layer is not None else ():
                found.pop(known, None)
        for name, problem in found.items():
            at = (place[0], problem.path)
            yield make_problem(topic, name, bare_path(panel.schema, *at), problem.message, at)


def _waits(review: "Review", topic: Topic) -> bool:
    states = (review.judged[each.id].state for each in topic.walk() if each.id in review.judged)
    return any(state in {State.OPEN, State.LATER, State.AGREED} for state in states)


_last: list[tuple[Schema, Layer, str, frozenset[str]]] = []
"""The errors that were looked for last in sides: the steps of one decision look for the same ones."""
_KEPT = 24


def _errors_of_side(schema: Schema, layer: Layer, owner: str) -> frozenset[str]:
    for by, known, event, found in _last:
        if known is layer and event == owner and by is schema:
            return found
    made = frozenset(errors(schema, layer, owner))
    _last[:] = [(schema, layer, owner, made), *_last[: _KEPT - 1]]
    return made


def errors(schema: Schema, layer: Layer, owner: str) -> dict[str, Problem]:
    """The errors in one event, or of the article, by their checks without the ids of items."""
    found: dict[str, Problem] = {}
    for problem in problems(schema, layer, owner):
        if problem.severity is Severity.ERROR:
            kind, colon, path = problem.check.partition(":")
            name = f"{kind}:{bare_path(schema, owner, path)}" if colon else kind
            found.setdefault(name, problem)
    return found


def bare_path(schema: Schema, owner: str, path: str) -> str:
    """A path without the ids of items."""
    kept, fields = [], schema.fields(owner)
    parts = iter(path.split("/"))
    for part in parts:
        kept.append(part)
        field = next((each for each in fields if each.id == part), None)
        if field is None:
            return path
        if field.many:
            next(parts, None)
        fields = field.fields
    return "/".join(kept)
