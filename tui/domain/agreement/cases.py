"""From a figure to the very cases behind it: where exactly annotators differ in one article."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import NamedTuple

from tui.domain.agreement.alignment import Compared
from tui.domain.agreement.answers import Missing, comparison_of, exact, option_titles, title_of_answer
from tui.domain.agreement.events import group_of, item_rule
from tui.domain.agreement.marks import Mark, Way, match, shared_length
from tui.domain.agreement.records import UNSAID, Record, Said, article_record, records_of
from tui.domain.agreement.report import Part
from tui.domain.agreement.rules import EVIDENCE, Rule, leaf_fields, rule_of
from tui.domain.agreement.study import marks_of
from tui.domain.layers import Layer
from tui.domain.schema import Field, Schema
from tui.domain.spans import Range


class Wanted(NamedTuple):
    """Which cases are asked for.

    Attributes:
        part: What of a layer they are about.
        about: Id of the label, or path of the field or repeated group; empty for all labels, or for whether there
            is an event.
        kind: Of the figure, see `tui.domain.agreement.wording`: what counts as a difference depends on it.
        who: Two annotators to look at; one, for all pairs with that one; all if left out.
        met: Two answers as a matrix shows them: only where these meet, those of the annotators in that order, or in
            any order if none are named. Then equal answers are cases as well.
    """

    part: Part
    about: str = ""
    kind: str = ""
    who: tuple[str, ...] = ()
    met: tuple[str, ...] = ()


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
NOTHING, NO_SPAN, NO_EVENT, NO_ITEM = "(left blank)", "(no span)", "(no event)", "(no item)"
OTHERS = "(others)"
"""Stands in a matrix for all answers that have no row of their own."""

_WAYS = {
    "f1_overlap": Way.OVERLAP,
    "mean_f1_overlap": Way.OVERLAP,
    "precision_overlap": Way.OVERLAP,
    "recall_overlap": Way.OVERLAP,
    "f1_exact_any": Way.EXACT_ANY,
    "f1_overlap_any": Way.OVERLAP_ANY,
    "alpha_u_binary": Way.EXACT_ANY,
}
_SPREAD_OUT = ("alpha_missing",)


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
            found = _spans(schema, layers, wanted)
        case Part.ARTICLE:
            found = _article(schema, layers, wanted)
        case _:
            found = _Events(schema, layers, wanted, rule or rule_of(schema)).cases()
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


def _pairs(names: Sequence[str], who: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for one, other in combinations(sorted(names), 2):
        if set(who) <= {one, other}:
            yield (other, one) if who == (other, one) else (one, other)


def _meet(titles: Mapping[str, str], wanted: Wanted) -> bool:
    """Whether the answers that are asked for are those of any two annotators."""
    if not wanted.met:
        return True
    one, other = wanted.met
    for first, second in _pairs(list(titles), wanted.who):
        ways = [(titles[first], titles[second])]
        if len(wanted.who) < 2:
            ways.append((titles[second], titles[first]))
        if any(one in (left, OTHERS) and other in (right, OTHERS) for left, right in ways):
            return True
    return False


def _spans(schema: Schema, layers: Sequence[Layer], wanted: Wanted) -> Iterator[Case]:
    """Spans that the other one of a pair does not have so, with what it has there."""
    marks = {layer.annotator: sorted(set(marks_of(layer))) for layer in layers}
    titles = {label.id: label.title for label in schema.labels}
    article = layers[0].article
    for one, other in _pairs(list(marks), wanted.who):
        sides = list(_met_marks(marks[one], marks[other], None if wanted.met else _way(wanted.kind)))
        for first, second in sorted(sides, key=lambda pair: (pair[0] or pair[1] or _FIRST).ranges):
            if wanted.about and wanted.about not in {each.label for each in (first, second) if each}:
                continue
            shown = {
                who: titles.get(each.label, each.label) if each else NO_SPAN
                for who, each in ((one, first), (other, second))
            }
            if _meet(shown, wanted):
                yield Case(article, (_mark_side(one, first), _mark_side(other, second)))


def _way(kind: str) -> Way:
    return _WAYS.get(kind, Way.EXACT)


def _met_marks(
    left: Sequence[Mark], right: Sequence[Mark], way: Way | None
) -> Iterator[tuple[Mark | None, Mark | None]]:
    """The marks of two annotators side by side; without those that match in a way, if one is given."""
    same = match(left, right, way) if way else []
    left = [each for number, each in enumerate(left) if number not in {found.left for found in same}]
    right = [each for number, each in enumerate(right) if number not in {found.right for found in same}]
    near = {found.left: found.right for found in match(left, right, Way.OVERLAP_ANY)}
    yield from ((each, right[near[n]] if n in near else None) for n, each in enumerate(left))
    yield from ((None, each) for n, each in enumerate(right) if n not in set(near.values()))


def _mark_side(who: str, mark: Mark | None) -> Side:
    if mark is None:
        return Side(who, NO_SPAN, None, "")
    return Side(who, mark.label, (mark.ranges[0][0], mark.ranges[-1][1]), "")


def _article(schema: Schema, layers: Sequence[Layer], wanted: Wanted) -> Iterator[Case]:
    article = layers[0].article
    if not wanted.about:
        if len({bool(layer.events) for layer in layers if not _hidden(layer, wanted)}) > 1:
            yield Case(article, tuple(_count_side(layer) for layer in layers))
        return
    field = leaf_fields(schema.article_fields).get(wanted.about)
    if field is not None:
        said = {layer.annotator: article_record(layer, schema).said.get(wanted.about, UNSAID) for layer in layers}
        if _is_case(field, said, wanted):
            yield Case(article, tuple(_answer_side(who, each, "") for who, each in said.items()))


def _hidden(layer: Layer, wanted: Wanted) -> bool:
    return len(wanted.who) > 1 and layer.annotator not in wanted.who


def _count_side(layer: Layer) -> Side:
    count = len(layer.events)
    return Side(layer.annotator, f"{count} event{'s' * (count != 1)}" if count else NO_EVENT, None, "")


class _Events:
    """The cases of events, their fields and what these rest on.

    Args:
        schema: That the layers are compared by.
        layers: Of one article.
        wanted: Which cases.
        rule: How events are aligned.
    """

    def __init__(self, schema: Schema, layers: Sequence[Layer], wanted: Wanted, rule: Rule) -> None:
        self._schema = schema
        self._layers = layers
        self._wanted = wanted
        self._rule = rule
        self._article = layers[0].article
        self._records = {layer.annotator: records_of(layer, schema) for layer in layers}
        self._held = {(who, record.id): record for who, each in self._records.items() for record in each}
        self._field = rule.fields.get(wanted.about)

    def cases(self) -> Iterator[Case]:
        """All of them."""
        wanted = self._wanted
        if wanted.kind == "event_counts":
            if len({len(layer.events) for layer in self._layers if not _hidden(layer, wanted)}) > 1:
                yield Case(self._article, tuple(_count_side(layer) for layer in self._layers))
            return
        without = {Part.FIELD: wanted.about, Part.EVIDENCE: EVIDENCE}.get(wanted.part, "")
        for cluster in Compared(self._records, self._rule).clusters(without):
            if wanted.part is Part.EVENT and not wanted.about:
                yield from self._lacking(cluster)
            elif wanted.part is Part.EVENT:
                yield from self._items(cluster, wanted.about, None)
            else:
                yield from self._answers(cluster)

    def _lacking(self, cluster: Mapping[str, str]) -> Iterator[Case]:
        if _lacks(cluster.keys(), self._records.keys(), self._wanted.who):
            sides = (self._event_side(who, cluster) for who in sorted(self._records))
            yield Case(self._article, tuple(sides))

    def _answers(self, cluster: Mapping[str, str]) -> Iterator[Case]:
        field, path = self._field, self._wanted.about
        if field is None:
            return
        group = group_of(self._schema.event_fields, path)
        if group and self._wanted.part is Part.FIELD:
            yield from self._items(cluster, group, field)
            return
        said = {who: self._held[who, event].said.get(path, UNSAID) for who, event in sorted(cluster.items())}
        lacking = [who for who in sorted(self._records) if who not in cluster]
        if _is_case(field, said, self._wanted, NO_EVENT, lacking):
            sides = [_answer_side(who, each, cluster[who]) for who, each in said.items()]
            if self._wanted.met or self._wanted.kind in _SPREAD_OUT:
                sides += [Side(who, NO_EVENT, None, "") for who in lacking]
            yield Case(self._article, tuple(sorted(sides)))

    def _items(self, cluster: Mapping[str, str], group: str, field: Field | None) -> Iterator[Case]:
        """Items that somebody lacks; with a field, what is said of those that were aligned."""
        items = {who: self._held[who, event].items.get(group, ()) for who, event in cluster.items()}
        if len(items) < 2 or not any(items.values()):
            return
        held = {(who, item.id): item for who, each in items.items() for item in each}
        path = self._wanted.about
        for members in Compared(items, item_rule(self._rule.fields, group)).clusters(path if field else ""):
            lacking = [who for who in sorted(items) if who not in members]
            if field is None:
                if _lacks(members.keys(), items.keys(), self._wanted.who):
                    sides = [self._item_side(who, held[who, item]) for who, item in members.items()]
                    yield self._case(sides, lacking)
                continue
            said = {who: held[who, item].said.get(path, UNSAID) for who, item in sorted(members.items())}
            if _is_case(field, said, self._wanted, NO_ITEM, lacking):
                sides = [_answer_side(who, each, cluster[who]) for who, each in said.items()]
                yield self._case(sides, lacking if self._wanted.met else ())

    def _case(self, sides: Sequence[Side], lacking: Sequence[str]) -> Case:
        none = [Side(who, NO_ITEM, None, "") for who in lacking]
        return Case(self._article, tuple(sorted([*sides, *none], key=lambda side: side.who)))

    def _item_side(self, who: str, item: Record) -> Side:
        said = "; ".join(_shown(each) for each in item.said.values() if each.values)
        return Side(who, said or "an item", item.evidence[0] if item.evidence else None, "")

    def _event_side(self, who: str, cluster: Mapping[str, str]) -> Side:
        if who not in cluster:
            return Side(who, NO_EVENT, None, "")
        record = self._held[who, cluster[who]]
        paths = dict.fromkeys((*self._schema.summary, self._schema.type_field))
        said = ", ".join(_shown(record.said[path]) for path in paths if path in record.said)
        return Side(who, said or "an event", record.evidence[0] if record.evidence else None, record.id)


def _lacks(having: AbstractSet[str], everyone: AbstractSet[str], who: tuple[str, ...]) -> bool:
    if len(who) > 1:
        return len(having & set(who)) == 1
    return len(having) < len(everyone)


def _answer_side(who: str, said: Said, event: str) -> Side:
    return Side(who, _shown(said), said.evidence[0] if said.evidence else None, event)


def _shown(said: Said) -> str:
    if said.values:
        return "; ".join(", ".join(value.lines()) or value.literal for value in said.values)
    return f"({said.nothing.value.replace('_', ' ')})" if said.nothing else NOTHING


def _is_case(
    field: Field, said: Mapping[str, Said], wanted: Wanted, none: str = "", lacking: Sequence[str] = ()
) -> bool:
    """Whether what is said makes a case of what is wanted; `none` is the answer of those who lack the event."""
    if wanted.met:
        known = option_titles(field)
        titles = {who: title_of_answer(known, exact(field, each)) for who, each in said.items()}
        return _meet({**titles, **dict.fromkeys(lacking, none)}, wanted)
    if len(wanted.who) > 1:
        said = {who: each for who, each in said.items() if who in wanted.who}
        lacking = [who for who in lacking if who in wanted.who]
    if wanted.part is Part.EVIDENCE:
        return _other_words(field, said, overlap=wanted.kind == "evidence_overlap")
    if wanted.kind == "presence":
        return len({bool(each.values) for each in said.values()}) > 1
    return _differ(field, said) or bool(wanted.kind in _SPREAD_OUT and lacking and said)


def _differ(field: Field, said: Mapping[str, Said]) -> bool:
    """Whether two of them answer differently; who left it blank gave no answer."""
    if comparison_of(field) == "none":
        return False
    answers = [exact(field, each) for each in said.values()]
    return len({answer for answer in answers if not isinstance(answer, Missing)}) > 1


def _other_words(field: Field, said: Mapping[str, Said], *, overlap: bool) -> bool:
    """Whether equal answers rest on other words; if overlap is asked for, on words that have nothing in common."""
    if _differ(field, said):
        return False
    given = [each.evidence for each in said.values() if each.values]
    if overlap:
        return any(not shared_length(one, other) for one, other in combinations(given, 2))
    return len(set(given)) > 1
