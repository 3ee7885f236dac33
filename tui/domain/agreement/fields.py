"""Agreement on the answers to fields: of the article, of aligned events, of aligned items."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TypeAlias

from tui.domain.agreement.alpha import alpha
from tui.domain.agreement.answers import (
    NO_EVENT,
    NO_ITEM,
    Absent,
    Missing,
    Taken,
    comparison_of,
    exact,
    is_ordered,
    scaled,
)
from tui.domain.agreement.field_alphas import field_alphas
from tui.domain.agreement.kappas import Weights, gwet, percent, prevalence
from tui.domain.agreement.measures import Measure
from tui.domain.agreement.records import Said
from tui.domain.agreement.units import Answer, Unit
from tui.domain.indexes import ways_by_code
from tui.domain.schema import Field, FieldType

STATED, NOT_STATED = "stated", "not stated"
MISSING = frozenset({NO_EVENT, NO_ITEM})

_Asked: TypeAlias = tuple[str, tuple[Taken | None, ...]]
"""A document, and what each annotator answers, or why that is no answer; None for who was not asked."""

_CLOSED = (FieldType.CHOICE, FieldType.TREE, FieldType.SCALE, FieldType.BOOLEAN)


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """All that is said of the agreement on one field.

    Attributes:
        path: Of the field.
        units: The answers of those who gave one.
        comparison: How its answers are compared.
        alphas: Krippendorff's alpha with the distance that fits; with Jaccard beside MASI for sets.
        percent: The share of pairs that gave the same answer.
        gwet: Gwet's AC1, or AC2 for ordered answers; None for fields without a list of answers.
        presence: Alpha of whether there is an answer at all; a field left blank counts as none.
        with_missing: Nominal alpha in which an event that one annotator does not have is an answer of its own; None
            for fields of the article.
        prevalence: The share of each answer.
        missing: How many answers were not compared, by reason.
    """

    path: str
    units: Sequence[Unit]
    comparison: str
    alphas: tuple[Measure, ...]
    percent: Measure
    gwet: Measure | None
    presence: Measure
    with_missing: Measure | None
    prevalence: Mapping[Answer, float]
    missing: tuple[tuple[str, int], ...]


class FieldTally:
    """Collects the answers to fields, unit by unit.

    Args:
        fields: By path; those that are not compared are passed over.
        annotators: In the order of the answers.
    """

    def __init__(self, fields: Mapping[str, Field], annotators: Sequence[str]) -> None:
        self.annotators = tuple(annotators)
        self.fields = {path: field for path, field in fields.items() if comparison_of(field) != "none"}
        self._exact: dict[str, list[_Asked]] = {path: [] for path in self.fields}
        self._scaled: dict[str, list[_Asked]] = {
            path: [] for path, field in self.fields.items() if comparison_of(field) != "nominal"
        }
        self._known: dict[tuple[Taken | None, ...], tuple[Taken | None, ...]] = {}

    def add(self, document: str, path: str, said: Mapping[str, Said | Absent]) -> None:
        """Adds a unit: one field of the article, of an aligned event, or of an aligned item.

        Args:
            document: The article.
            path: Of the field.
            said: What each annotator says; `NO_EVENT` or `NO_ITEM` of those who do not have it; nobody else.
        """
        field = self.fields[path]
        answers = [said.get(who) for who in self.annotators]
        self._exact[path].append((document, self._taken(field, answers, exact)))
        if path in self._scaled:
            self._scaled[path].append((document, self._taken(field, answers, scaled)))

    def _taken(
        self, field: Field, answers: Iterable[Said | Absent | None], take: Callable[[Field, Said], Taken]
    ) -> tuple[Taken | None, ...]:
        """Of a million answers few differ, so that equal ones are kept once."""
        found = tuple(take(field, each) if isinstance(each, Said) else each for each in answers)
        return self._known.setdefault(found, found)

    def agreement(self, path: str, annotators: Sequence[str] = ()) -> FieldAgreement:
        """The agreement on a field.

        Args:
            path: Of the field.
            annotators: Only these; all if left out.
        """
        field = self.fields[path]
        places = [self.annotators.index(each) for each in annotators or self.annotators]
        asked = _of(self._exact[path], places)
        measured = _of(self._scaled[path], places) if path in self._scaled else asked
        counted = _units(asked)
        units = _units(asked, MISSING)
        missing_counts = any(each in MISSING for _, answers in asked for each in answers)
        with_missing = replace(alpha(counted), name="alpha nominal, missing events counted")
        return FieldAgreement(
            path=path,
            units=units,
            comparison=comparison_of(field),
            alphas=field_alphas(field, _units(measured, MISSING)),
            percent=percent(units),
            gwet=_gwet(field, units),
            presence=replace(alpha(_presence(asked)), name="alpha presence"),
            with_missing=with_missing if missing_counts else None,
            prevalence=prevalence(units),
            missing=_missing(measured),
        )

    def alpha(self, path: str, annotators: tuple[str, str]) -> Measure:
        """Only the alpha with the distance that fits, of two annotators; see `agreement`."""
        one, other = (self.annotators.index(each) for each in annotators)
        both = [
            (document, (answers[one], answers[other]))
            for document, answers in self._scaled.get(path, self._exact[path])
            if answers[one] is not None and answers[other] is not None
        ]
        return field_alphas(self.fields[path], _units(both, MISSING))[0]

    def units(self, path: str) -> list[Unit]:
        """The answers as they are told apart, with `NO_EVENT` where an annotator does not have the event."""
        return _units(self._exact[path])

    def met(self, path: str) -> list[Unit]:
        """The same with what is no answer as well: that the field does not apply, or was left blank."""
        return [Unit(document, answers) for document, answers in self._exact[path]]


def _of(asked: list[_Asked], places: Sequence[int]) -> list[_Asked]:
    if not asked or list(places) == list(range(len(asked[0][1]))):
        return asked
    return [(document, tuple(answers[place] for place in places)) for document, answers in asked]


def _units(asked: Iterable[_Asked], without: AbstractSet[Taken] = frozenset()) -> list[Unit]:
    return _each(asked, lambda answer: None if isinstance(answer, Missing) or answer in without else answer)


def _presence(asked: Iterable[_Asked]) -> list[Unit]:
    return _each(asked, _present)


def _each(asked: Iterable[_Asked], take: Callable[[Taken | None], Answer | None]) -> list[Unit]:
    """Takes what counts of each answer; of a million units few differ."""
    known: dict[tuple[Taken | None, ...], tuple[Answer | None, ...]] = {}
    units = []
    for document, answers in asked:
        found = known.get(answers)
        if found is None:
            found = known[answers] = tuple(map(take, answers))
        units.append(Unit(document, found))
    return units


def _present(taken: Taken | None) -> Answer | None:
    if taken is None or taken in MISSING or taken is Missing.NOT_APPLICABLE:
        return None
    return NOT_STATED if isinstance(taken, Missing | Absent) else STATED


def _missing(asked: Iterable[_Asked]) -> tuple[tuple[str, int], ...]:
    found = Counter(each.value for _, answers in asked for each in answers if isinstance(each, Missing))
    return tuple(sorted(found.items()))


def _gwet(field: Field, units: Sequence[Unit]) -> Measure | None:
    if field.many or field.type not in _CLOSED:
        return None
    codes: Sequence[Answer] = tuple(ways_by_code(field.options))
    if field.type is FieldType.TREE and field.leaf_only:
        codes = [code for code, way in ways_by_code(field.options).items() if not way[-1].options]
    if field.type is FieldType.BOOLEAN:
        codes = ("true", "false")
    if not is_ordered(field):
        return gwet(units, categories=codes)
    ranked = [
        Unit(document, tuple(each if each in codes else None for each in answers)) for document, answers in units
    ]
    return gwet(ranked, Weights.ORDINAL, codes)


class ArticleTally(FieldTally):
    """Collects the answers about articles themselves."""

    def add_article(self, document: str, said: Mapping[str, Mapping[str, Said]]) -> None:
        """Adds an article.

        Args:
            document: The article.
            said: By annotator who finished it, and path.
        """
        for path in self.fields:
            self.add(document, path, {who: answers.get(path, Said()) for who, answers in said.items()})
