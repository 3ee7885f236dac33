"""From a figure to the very cases behind it: where exactly annotators differ in one article."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from tui.domain.agreement.alignment import Compared
from tui.domain.agreement.answers import Missing, comparison_of, exact
from tui.domain.agreement.marks import Mark, Way, match
from tui.domain.agreement.records import UNSAID, Record, Said, article_record, records_of
from tui.domain.agreement.report import Part
from tui.domain.agreement.rules import EVIDENCE, Rule, leaf_fields, rule_of
from tui.domain.agreement.study import marks_of
from tui.domain.layers import Layer
from tui.domain.schema import Field, Schema
from tui.domain.spans import Range


class Side(NamedTuple):
    """What one annotator says in a case.

    Attributes:
        who: The annotator.
        said: In words: a label, an answer, or that there is nothing; foreign text.
        at: Where it stands in the text, in code points; None if nowhere.
        event: Id of the event; empty if it is about none.
    """

    who: str
    said: str
    at: Range | None
    event: str


class Case(NamedTuple):
    """One place where annotators differ.

    Attributes:
        article: Id of the article.
        sides: What each says; of those who finished the article.
    """

    article: str
    sides: tuple[Side, ...]


_FIRST = Mark(((0, 0),), "")
NOTHING, NO_SPAN, NO_EVENT = "(left blank)", "(no span)", "(no event)"


def cases_in(
    schema: Schema, layers: Sequence[Layer], part: Part, about: str = "", rule: Rule | None = None
) -> Iterator[Case]:
    """Where annotators differ in one article.

    Args:
        schema: That the layers are compared by.
        layers: Completed ones of one article that are compared, one of each annotator.
        part: What of them.
        about: Id of the label or path of the field; empty for all labels, or for whether there is an event.
        rule: How events are aligned; as the schema says, if left out.
    """
    if len(layers) < 2:
        return
    if part is Part.SPAN:
        yield from _spans(layers, about)
    elif part is Part.ARTICLE:
        yield from _article(schema, layers, about)
    else:
        yield from _events(schema, layers, part, about, rule or rule_of(schema))


def _spans(layers: Sequence[Layer], label: str) -> Iterator[Case]:
    """Spans that the other one of a pair does not have exactly so, with what it has there."""
    marks = {layer.annotator: sorted(set(marks_of(layer))) for layer in layers}
    article = layers[0].article
    for one, other in combinations(sorted(marks), 2):
        same = match(marks[one], marks[other], Way.EXACT)
        left = [each for number, each in enumerate(marks[one]) if number not in {found.left for found in same}]
        right = [each for number, each in enumerate(marks[other]) if number not in {found.right for found in same}]
        near = {found.left: found.right for found in match(left, right, Way.OVERLAP_ANY)}
        sides: list[tuple[Mark | None, Mark | None]] = [
            (each, right[near[n]] if n in near else None) for n, each in enumerate(left)
        ]
        sides += [(None, each) for n, each in enumerate(right) if n not in set(near.values())]
        for first, second in sorted(sides, key=lambda pair: (pair[0] or pair[1] or _FIRST).ranges):
            if not label or label in {each.label for each in (first, second) if each}:
                yield Case(article, (_mark_side(one, first), _mark_side(other, second)))


def _mark_side(who: str, mark: Mark | None) -> Side:
    if mark is None:
        return Side(who, NO_SPAN, None, "")
    return Side(who, mark.label, (mark.ranges[0][0], mark.ranges[-1][1]), "")


def _article(schema: Schema, layers: Sequence[Layer], path: str) -> Iterator[Case]:
    article = layers[0].article
    if not path:
        if len({bool(layer.events) for layer in layers}) > 1:
            yield Case(article, tuple(_count_side(layer) for layer in layers))
        return
    field = leaf_fields(schema.article_fields).get(path)
    if field is not None:
        said = {layer.annotator: article_record(layer, schema).said.get(path, UNSAID) for layer in layers}
        if _differ(field, said):
            yield Case(article, tuple(_answer_side(who, each, "") for who, each in said.items()))


def _count_side(layer: Layer) -> Side:
    count = len(layer.events)
    return Side(layer.annotator, f"{count} event{'s' * (count != 1)}" if count else NO_EVENT, None, "")


def _events(schema: Schema, layers: Sequence[Layer], part: Part, path: str, rule: Rule) -> Iterator[Case]:
    records = {layer.annotator: records_of(layer, schema) for layer in layers}
    held = {(who, record.id): record for who, each in records.items() for record in each}
    article = layers[0].article
    compared = Compared(records, rule)
    field = rule.fields.get(path)
    without = {Part.FIELD: path, Part.EVIDENCE: EVIDENCE}.get(part, "")
    for cluster in compared.clusters(without):
        if part is Part.EVENT:
            if len(cluster) < len(layers):
                yield Case(article, tuple(_event_side(schema, who, held, cluster) for who in sorted(records)))
        elif field is not None:
            said = {who: held[who, event].said.get(path, UNSAID) for who, event in sorted(cluster.items())}
            differ = _differ(field, said) if part is Part.FIELD else _other_words(field, said)
            if differ:
                yield Case(article, tuple(_answer_side(who, each, cluster[who]) for who, each in said.items()))


def _event_side(
    schema: Schema, who: str, held: Mapping[tuple[str, str], Record], cluster: Mapping[str, str]
) -> Side:
    if who not in cluster:
        return Side(who, NO_EVENT, None, "")
    record = held[who, cluster[who]]
    paths = dict.fromkeys((*schema.summary, schema.type_field))
    said = ", ".join(_shown(record.said[path]) for path in paths if path in record.said)
    return Side(who, said or "an event", record.evidence[0] if record.evidence else None, record.id)


def _answer_side(who: str, said: Said, event: str) -> Side:
    return Side(who, _shown(said), said.evidence[0] if said.evidence else None, event)


def _shown(said: Said) -> str:
    if said.values:
        return "; ".join(", ".join(value.lines()) or value.literal for value in said.values)
    return f"({said.nothing.value.replace('_', ' ')})" if said.nothing else NOTHING


def _differ(field: Field, said: Mapping[str, Said]) -> bool:
    """Whether two of them answer differently; who left it blank gave no answer."""
    if comparison_of(field) == "none":
        return False
    answers = [exact(field, each) for each in said.values()]
    return len({answer for answer in answers if not isinstance(answer, Missing)}) > 1


def _other_words(field: Field, said: Mapping[str, Said]) -> bool:
    if _differ(field, said) or len(said) < 2:
        return False
    return len({each.evidence for each in said.values() if each.values}) > 1
