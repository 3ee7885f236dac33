"""The figures of events, of their fields, and of the questions about articles, for a section of the report."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from tui.domain.agreement.alpha import alpha
from tui.domain.agreement.answers import Absent, Missing, is_ordered, option_titles, title_of_answer
from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.cases import OTHERS
from tui.domain.agreement.comparison import EVENTS, NO_EVENTS, Comparison
from tui.domain.agreement.fields import FieldAgreement, FieldTally
from tui.domain.agreement.figures import NOT_ASKED, Figure, mean
from tui.domain.agreement.kappas import Weights, cohen, fleiss, gwet, percent
from tui.domain.agreement.measures import Measure, counted
from tui.domain.agreement.report import Answers, Entry, Matrix, Part, Topic
from tui.domain.agreement.showing import title_of
from tui.domain.agreement.units import NO_ANSWER, ONE_ANSWER, Answer, Unit, confusion
from tui.domain.indexes import ways_by_code
from tui.domain.schema import Field, FieldType, Schema

MOST_PAIRED = 300_000
"""Fields are compared pair by pair if there are no more answers than this; it takes long, and shows little more."""

MOST_ANSWERS = 24
"""So many answers are told apart in a matrix or in the shares; the others are taken together."""

_EVIDENCE = ("evidence_exact", "evidence_overlap", "evidence_f1")
_NAMED = (FieldType.PLACE, FieldType.ACTOR)
_MATRIX_TYPES = (FieldType.CHOICE, FieldType.TREE, FieldType.SCALE, FieldType.BOOLEAN)


class _Topic(NamedTuple):
    """What figures are about: the part, the path of the field, and its title."""

    part: Part
    path: str
    title: str


_ANY_EVENT = _Topic(Part.ARTICLE, "", "Any event")
_FOUND = _Topic(Part.EVENT, "", "")


class FieldFigures:
    """Makes them.

    Args:
        comparison: All articles of the section.
        resamples: For the intervals.

    Attributes:
        answers: What was answered to the fields that were looked at.
        left_out_pairs: Whether fields were not compared pair by pair, as there are too many answers.
        measured: What figures of all together were made of.
    """

    def __init__(self, comparison: Comparison, resamples: Resamples) -> None:
        self._comparison = comparison
        self._resamples = resamples
        self._events = comparison.study.events
        self._schema: Schema = comparison.schema
        detection = self._events.detection().figure()
        beside: list[tuple[str, float]] = [("threshold", self._events.rule.threshold)]
        if detection.value is not None:
            beside.append(("detection F1", detection.value))
        self._beside = tuple(beside)
        self.answers: list[Answers] = []
        self.left_out_pairs = False
        self.measured: dict[Topic, Measure] = {}

    def article(self, *, brief: bool) -> Iterator[Entry]:
        """Whether there is an event at all, and the questions about the article."""
        if Part.EVENT in self._comparison.asks:
            yield from self._any_event(brief=brief)
        tally = self._comparison.study.article
        for path, field in tally.fields.items():
            topic = _Topic(Part.ARTICLE, path, title_of(self._schema.article_fields, path))
            yield from self._field(topic, tally, brief=brief)
            if field.type in _MATRIX_TYPES and not field.many and not brief:
                yield from self._kappas(field, topic, tally.units(path))

    def _any_event(self, *, brief: bool) -> Iterator[Entry]:
        units = self._comparison.any_event
        ac1 = gwet(units, categories=(EVENTS, NO_EVENTS))
        for kind, measure in (("alpha", alpha(units)), ("percent", percent(units)), ("gwet", ac1)):
            yield self._entry(_ANY_EVENT, kind, measure)
        if not brief:
            yield from self._kappas(Field("", FieldType.CHOICE, "Any event"), _ANY_EVENT, units)

    def _kappas(self, field: Field, topic: _Topic, units: Sequence[Unit]) -> Iterator[Entry]:
        """Cohen's kappa of each pair, weighted where answers are ordered; their mean; Fleiss' kappa."""
        weights, codes = Weights.IDENTITY, tuple[Answer, ...]()
        if is_ordered(field):
            weights, codes = Weights.LINEAR, tuple(ways_by_code(field.options))
            units = [
                Unit(each.document, tuple(_ranked(answer, codes) for answer in each.answers)) for each in units
            ]
        units = [each for each in units if sum(answer is not None for answer in each.answers) > 1]
        found: list[Figure] = []
        who = self._comparison.annotators
        present = Counter(tuple(answer is not None for answer in each.answers) for each in units)
        for one, other in combinations(range(len(who)), 2):
            both = [
                Unit(document, (answers[one], answers[other]))
                for document, answers in units
                if answers[one] is not None and answers[other] is not None
            ]
            if both:
                alone = sum(count for held, count in present.items() if held[one] != held[other])
                neither = sum(count for held, count in present.items() if not (held[one] or held[other]))
                left_out = counted({ONE_ANSWER: alone, NO_ANSWER: neither})
                measure = replace(cohen(both, weights, codes), left_out=left_out)
                entry = self._entry(topic, "cohen", measure, (who[one], who[other]))
                found.append(entry.figure)
                yield entry
        if len(found) > 1:
            yield Entry(*topic, (), "mean_cohen", mean("mean kappa of pairs", found))
        if len(who) > 2:
            yield self._entry(topic, "fleiss", fleiss(units))

    def events(self, *, brief: bool) -> Iterator[Entry]:
        """Detection, counts, and items of repeated groups."""
        events = self._events
        yield self._entry(_FOUND, "detection_f1", events.detection())
        yield self._entry(_FOUND, "event_counts", events.counts())
        if len(events.pairs) > 1:
            if not brief:
                yield Entry(*_FOUND, (), "mean_detection_f1", events.mean_detection())
            for pair in events.pairs:
                yield self._entry(_FOUND, "detection_f1", events.detection(pair), pair)
        for group in () if brief else events.groups:
            topic = _Topic(Part.EVENT, group, title_of(self._schema.event_fields, group))
            yield self._entry(topic, "item_f1", events.items(group))

    def fields(self, *, brief: bool) -> Iterator[Entry]:
        """The fields of aligned events, and what equal answers rest on."""
        for path in self._events.fields.fields:
            topic = _Topic(Part.FIELD, path, title_of(self._schema.event_fields, path))
            yield from self._field(topic, self._events.fields, brief=brief)
        if brief:
            return
        for path in ("", *self._events.fields.fields):
            title = title_of(self._schema.event_fields, path) if path else ""
            yield from self._evidence(_Topic(Part.EVIDENCE, path, title))

    def _evidence(self, topic: _Topic, who: tuple[str, ...] = ()) -> Iterator[Entry]:
        measures = self._events.evidence(topic.path)
        if measures[0].n or not topic.path:
            for kind, measure in zip(_EVIDENCE, measures, strict=True):
                yield self._entry(topic, kind, measure, who)

    def against(self, reference: str, who: str) -> Iterator[Entry]:
        """One annotator against the reference: what was found, and the share of equal answers."""
        pair = (reference, who)
        events = Part.EVENT in self._comparison.asks
        if events:
            yield self._entry(_FOUND, "event_precision", self._events.precision(pair), pair)
            yield self._entry(_FOUND, "event_recall", self._events.recall(pair), pair)
            yield self._entry(_FOUND, "detection_f1", self._events.detection(pair), pair)
            yield self._entry(_ANY_EVENT, "percent", percent(self._comparison.any_event), pair)
        article = self._comparison.study.article
        for part, tally, asked in (
            (Part.ARTICLE, article, self._schema.article_fields),
            (Part.FIELD, self._events.fields, self._schema.event_fields),
        ):
            for path in tally.fields:
                topic = _Topic(part, path, title_of(asked, path))
                found = tally.agreement(path)
                self._keep_answers(topic, found)
                yield self._entry(topic, "percent", found.percent, pair)
        if events:
            yield from self._evidence(_Topic(Part.EVIDENCE, "", ""), pair)

    def matrices(self, most_pairs: int) -> Iterator[Matrix]:
        """Which answer meets which, for fields with a list of answers."""
        tallies = (
            (Part.ARTICLE, self._comparison.study.article, self._schema.article_fields),
            (Part.FIELD, self._events.fields, self._schema.event_fields),
        )
        for part, tally, asked in tallies:
            for path, field in tally.fields.items():
                if field.type in _MATRIX_TYPES and not field.many:
                    yield from _matrices(_Topic(part, path, title_of(asked, path)), field, tally, most_pairs)

    def _field(self, topic: _Topic, tally: FieldTally, *, brief: bool) -> Iterator[Entry]:
        found = tally.agreement(topic.path)
        if not brief:
            self._keep_answers(topic, found)
        for kind, measure in _measures(found, brief=brief):
            yield self._entry(topic, kind, measure)
        who = self._comparison.annotators
        if brief or len(who) < 3 or not found.alphas[0].n:
            return
        pairs = list(combinations(who, 2))
        if found.percent.n * len(pairs) > MOST_PAIRED:
            self.left_out_pairs = True
            return
        for pair in pairs:
            measure = tally.alpha(topic.path, pair)
            if measure.n:
                yield self._entry(topic, "alpha", measure, pair, plain=True)

    def _keep_answers(self, topic: _Topic, found: FieldAgreement) -> None:
        shares = [(title_of_answer(self._options(topic), each), share) for each, share in found.prevalence.items()]
        if len(shares) > MOST_ANSWERS:
            rest = sum(share for _, share in shares[MOST_ANSWERS:])
            shares = [*shares[:MOST_ANSWERS], (OTHERS, rest)]
        self.answers.append(Answers(*topic, found.comparison, tuple(shares), found.missing))

    def _options(self, topic: _Topic) -> Mapping[str, str]:
        study = self._comparison.study
        fields = study.article.fields if topic.part is Part.ARTICLE else study.events.fields.fields
        field = fields[topic.path]
        return self._comparison.names if field.type in _NAMED else option_titles(field)

    def _entry(
        self, topic: _Topic, kind: str, measure: Measure, who: tuple[str, ...] = (), *, plain: bool = False
    ) -> Entry:
        if not who:
            self.measured[Topic(*topic, kind)] = measure
        figure = _without_interval(measure) if plain else self._resamples.figure(measure)
        beside = self._beside if topic.part in {Part.FIELD, Part.EVIDENCE} else ()
        return Entry(*topic, who, kind, figure, beside)


def _without_interval(measure: Measure) -> Figure:
    found = measure.figure()
    return found if found.value is None else replace(found, no_interval=NOT_ASKED)


def _measures(found: FieldAgreement, *, brief: bool) -> Iterator[tuple[str, Measure]]:
    yield "alpha", found.alphas[0]
    yield "percent", found.percent
    if brief:
        return
    for other in found.alphas[1:]:
        yield "alpha_jaccard", other
    if found.gwet is not None:
        yield "gwet", found.gwet
    yield "presence", found.presence
    if found.with_missing is not None:
        yield "alpha_missing", found.with_missing


def _ranked(answer: Answer | None, codes: Sequence[Answer]) -> Answer | None:
    return answer if answer in codes else None


def _matrices(topic: _Topic, field: Field, tally: FieldTally, most_pairs: int) -> Iterator[Matrix]:
    units = tally.met(topic.path)
    pairs = list(combinations(range(len(tally.annotators)), 2))
    counted: dict[tuple[str, ...], Counter[tuple[Answer, Answer]]] = {}
    for one, other in pairs:
        who: tuple[str, ...] = (tally.annotators[one], tally.annotators[other])
        found = counted.setdefault(who if len(pairs) <= most_pairs else (), Counter())
        for answers, count in confusion(units, one, other).items():
            if not all(isinstance(each, Missing) for each in answers):
                found[answers] += count
    for who, cells in counted.items():
        if cells:
            yield _matrix(topic, who, field, cells)


def _matrix(
    topic: _Topic, who: tuple[str, ...], field: Field, counted: Mapping[tuple[Answer, Answer], int]
) -> Matrix:
    totals: Counter[Answer] = Counter()
    for (one, other), count in counted.items():
        totals[one] += count
        totals[other] += count
    titles = option_titles(field)
    order = {code: number for number, code in enumerate(titles)}
    kept = sorted(totals, key=lambda each: (-totals[each], str(each)))[:MOST_ANSWERS]
    kept.sort(key=lambda each: (_is_none(each), order.get(str(each), len(order)), str(each)))
    place = {each: number for number, each in enumerate(kept)}
    cells: Counter[tuple[int, int]] = Counter()
    for (one, other), count in counted.items():
        cell = (place.get(one, len(kept)), place.get(other, len(kept)))
        cells[cell if who else (min(cell), max(cell))] += count
    shown = [title_of_answer(titles, each) for each in kept]
    if len(totals) > len(kept):
        shown.append(OTHERS)
    rows = tuple((row, column, count) for (row, column), count in sorted(cells.items()))
    return Matrix(*topic, who, tuple(shown), rows)


def _is_none(answer: Answer) -> bool:
    return isinstance(answer, Absent | Missing)
