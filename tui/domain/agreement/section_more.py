"""Further figures for who asks for all of them: other coefficients of the literature, and scores against a key."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from tui.domain.agreement.alpha import category_alphas
from tui.domain.agreement.answers import Absent, Missing, Taken, option_titles, title_of_answer
from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.comparison import Comparison
from tui.domain.agreement.fields import FieldTally
from tui.domain.agreement.kappas import brennan_prediger, scott
from tui.domain.agreement.likeness import alike
from tui.domain.agreement.measures import Measure
from tui.domain.agreement.records import Said
from tui.domain.agreement.report import Entry, Part, Topic
from tui.domain.agreement.showing import title_of
from tui.domain.agreement.templates import FILLS, Entities, ceaf_measure, fills_measures
from tui.domain.agreement.unitizing import label_alpha
from tui.domain.agreement.units import of_annotators
from tui.domain.indexes import ways_by_code
from tui.domain.schema import Field, FieldType
from tui.domain.values import make_value

MOST_CATEGORIES = 60
"""With more categories than this they are not looked at one by one."""

_CLOSED = (FieldType.CHOICE, FieldType.TREE, FieldType.SCALE, FieldType.BOOLEAN)
_ENTITIES = (
    FieldType.TEXT,
    FieldType.MENTION,
    FieldType.ACTOR,
    FieldType.PLACE,
    FieldType.REFERENCE,
    FieldType.TAGS,
)


class MoreFigures:
    """Makes them.

    Args:
        comparison: All articles of the section.
        resamples: For the intervals.
    """

    def __init__(self, comparison: Comparison, resamples: Resamples) -> None:
        self._comparison = comparison
        self._resamples = resamples
        study = comparison.study
        self._tallies: tuple[tuple[Part, FieldTally, Sequence[Field]], ...] = (
            (Part.ARTICLE, study.article, comparison.schema.article_fields),
            (Part.FIELD, study.events.fields, comparison.schema.event_fields),
        )

    def joint(self) -> Iterator[Entry]:
        """Of all annotators: alpha of each category and label, and other kappas of pairs."""
        yield from self._thresholds()
        if self._comparison.continua:
            for label in self._comparison.study.spans.labels:
                measure = label_alpha(self._comparison.continua, label)
                titles = {each.id: each.title for each in self._comparison.schema.labels}
                yield self._entry(Topic(Part.SPAN, label, titles.get(label, label), "alpha_u_label"), measure)
        for part, tally, asked in self._tallies:
            for path, field in tally.fields.items():
                if field.type in _CLOSED and not field.many:
                    title = title_of(asked, path)
                    yield from self._categories(part, tally, field, path, title)
                    if part is Part.ARTICLE:
                        yield from self._pairs(tally, field, path, title)

    def _thresholds(self) -> Iterator[Entry]:
        """Detection, and the agreement on the type of what was detected, at other thresholds."""
        schema = self._comparison.schema
        for threshold, tally in self._comparison.study.curve.items():
            shown = f"threshold {threshold:g}"
            yield self._entry(Topic(Part.EVENT, "", shown, "detection_at"), tally.detection())
            if schema.type_field in tally.fields.fields:
                title = f"{title_of(schema.event_fields, schema.type_field)}, {shown}"
                measure = tally.field(schema.type_field).alphas[0]
                yield self._entry(Topic(Part.FIELD, schema.type_field, title, "alpha_at"), measure)

    def _categories(self, part: Part, tally: FieldTally, field: Field, path: str, title: str) -> Iterator[Entry]:
        found = category_alphas(tally.agreement(path).units)
        titles = option_titles(field)
        for answer, measure in found.items() if len(found) <= MOST_CATEGORIES else ():
            shown = f"{title}: {title_of_answer(titles, answer)}"
            yield self._entry(Topic(part, path, shown, "alpha_category"), measure)

    def _pairs(self, tally: FieldTally, field: Field, path: str, title: str) -> Iterator[Entry]:
        who = self._comparison.annotators
        codes = tuple(ways_by_code(field.options))
        for one, other in combinations(range(len(who)), 2):
            units = of_annotators(tally.units(path), (one, other))
            for kind, measure in (
                ("scott", scott(units, categories=codes)),
                ("brennan_prediger", brennan_prediger(units, categories=codes)),
            ):
                if measure.n:
                    yield self._entry(Topic(Part.ARTICLE, path, title, kind), measure, (who[one], who[other]))

    def against(self, reference: str, who: str) -> Iterator[Entry]:
        """One annotator scored as a filled form is against a key."""
        names = self._comparison.annotators
        key, response = names.index(reference), names.index(who)
        for part, tally, asked in self._tallies:
            for path, field in tally.fields.items():
                title = title_of(asked, path)
                answers = [(unit.document, unit.answers[key], unit.answers[response]) for unit in tally.met(path)]
                fills = [(document, _fill(field, one, other)) for document, one, other in answers]
                for kind, measure in fills_measures(fills).items():
                    yield self._entry(Topic(part, path, title, kind), measure, (reference, who))
                if field.type in _ENTITIES:
                    roles = [(document, _entities(one), _entities(other)) for document, one, other in answers]
                    yield self._entry(Topic(part, path, title, "ceaf_ree"), ceaf_measure(roles), (reference, who))

    def _entry(self, topic: Topic, measure: Measure, who: tuple[str, ...] = ()) -> Entry:
        return Entry(topic.part, topic.about, topic.title, who, topic.kind, self._resamples.figure(measure))


def _is_filled(answer: Taken | None) -> bool:
    return not (answer is None or isinstance(answer, Absent | Missing) or answer == frozenset())


def _fill(field: Field, key: Taken | None, response: Taken | None) -> str:
    """How a fill compares with the key: the name of one of the counts; empty if neither has any."""
    if key is None or response is None or not (_is_filled(key) or _is_filled(response)):
        return ""
    if not _is_filled(response):
        return FILLS.missing
    if not _is_filled(key):
        return FILLS.spurious
    if key == response:
        return FILLS.correct
    return FILLS.partial if _is_near(field, key, response) else FILLS.incorrect


def _is_near(field: Field, key: Taken, response: Taken) -> bool:
    """Whether two answers that are not the same have something in common."""
    if isinstance(key, frozenset) and isinstance(response, frozenset):
        return bool(key & response)
    if not isinstance(key, str) or not isinstance(response, str) or field.many:
        return False
    one, other = (Said((make_value(field.type.value, each),)) for each in (key, response))
    return bool(alike(field, one, other))


def _entities(answer: Taken | None) -> Entities:
    if not _is_filled(answer):
        return ()
    held = answer if isinstance(answer, frozenset) else (answer,)
    return tuple(frozenset({str(each)}) for each in held)
