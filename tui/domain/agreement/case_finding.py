"""From a figure to the very cases behind it: where exactly annotators differ in one article."""

from collections.abc import Iterator, Sequence

from tui.domain.agreement.case_answers import answer_side, is_case
from tui.domain.agreement.case_events import EventCases, count_side, counts
from tui.domain.agreement.case_spans import span_cases
from tui.domain.agreement.cases import Case, Wanted
from tui.domain.agreement.records import UNSAID, article_record
from tui.domain.agreement.report import Part
from tui.domain.agreement.rules import Rule, leaf_fields, rule_of
from tui.domain.layers import Layer
from tui.domain.schema import Schema


def cases_in(schema: Schema, layers: Sequence[Layer], wanted: Wanted, rule: Rule | None = None) -> Iterator[Case]:
    """Where annotators differ in one article.

    Args:
        schema: That the layers are compared by.
        layers: Completed ones of one article that are compared, one of each annotator.
        wanted: Which cases.
        rule: How events are aligned; as the schema says, if left out.
    """
    if len(layers) < 2:
        return
    match wanted.part:
        case Part.SPAN:
            found = span_cases(schema, layers, wanted)
        case Part.ARTICLE:
            found = _article(schema, layers, wanted)
        case _:
            found = EventCases(schema, layers, wanted, rule or rule_of(schema)).cases()
    for each in found:
        chosen = _of(each, wanted.who)
        if chosen is not None:
            yield chosen


def _of(case: Case, who: tuple[str, ...]) -> Case | None:
    """The case as far as it is about these annotators."""
    names = [side.who for side in case.sides]
    if not set(who) <= set(names):
        return None
    return case if len(who) < 2 else Case(case.article, tuple(side for side in case.sides if side.who in who))


def _article(schema: Schema, layers: Sequence[Layer], wanted: Wanted) -> Iterator[Case]:
    article = layers[0].article
    if not wanted.about:
        found = counts(layers, wanted)
        if 0 in found and len(found) > 1:
            yield Case(article, tuple(count_side(layer) for layer in layers))
        return
    field = leaf_fields(schema.article_fields).get(wanted.about)
    if field is not None:
        said = {layer.annotator: article_record(layer, schema).said.get(wanted.about, UNSAID) for layer in layers}
        if is_case(field, said, wanted):
            yield Case(article, tuple(answer_side(field, who, each) for who, each in said.items()))
