"""A study with all that a report needs beyond it: texts as continua, and whether there is an event."""

from collections.abc import Iterable, Sequence

from tui.domain.agreement.answers import plain
from tui.domain.agreement.gamma import GammaTally
from tui.domain.agreement.report import Part
from tui.domain.agreement.rules import Rule
from tui.domain.agreement.study import FINISHED, Added, Study
from tui.domain.agreement.unitizing import Continuum
from tui.domain.agreement.units import Unit
from tui.domain.layers import Layer, Status
from tui.domain.schema import FieldType, Schema
from tui.domain.spans import Range

_NAMED = (FieldType.PLACE, FieldType.ACTOR)
EVENTS, NO_EVENTS = "events", "no event"


class Comparison:
    """Collects layers, article by article.

    Args:
        schema: That the layers are compared by.
        articles: Ids of all articles that will come.
        annotators: All annotators.
        rule: How events are aligned; as the schema says, if left out.
        statuses: Which layers are compared.
        most_unitized: With more spans than this the alphas for unitizing are left out: what they need is kept.
        gamma: Where gamma is added up; None if nobody asks for it.
        thresholds: At which other thresholds events are aligned as well.
    """

    def __init__(
        self,
        schema: Schema,
        articles: Iterable[str],
        annotators: Iterable[str],
        *,
        rule: Rule | None = None,
        statuses: frozenset[Status] = FINISHED,
        most_unitized: int = 0,
        gamma: GammaTally | None = None,
        thresholds: Iterable[float] = (),
    ) -> None:
        self.schema = schema
        self.statuses = statuses
        self.annotators = tuple(sorted(set(annotators)))
        self.study = Study(schema, articles, self.annotators, rule, statuses=statuses, thresholds=thresholds)
        self.continua: list[Continuum] | None = [] if most_unitized else None
        self._units_left = most_unitized
        self.gamma = gamma
        self.any_event: list[Unit] = []
        self.names: dict[str, str] = {}
        """What places and actors are called, by what they are compared as."""
        self.articles = 0
        self.compared = 0

    @property
    def asks(self) -> frozenset[Part]:
        """What there can be figures of: labels without spans, or fields without events, say nothing."""
        events = {Part.EVENT, Part.FIELD, Part.EVIDENCE} if self.schema.event_fields else set[Part]()
        spans = {Part.SPAN} if self.schema.labels or self.study.spans.labels else set[Part]()
        return frozenset({Part.ARTICLE} | events | spans)

    def add(self, layers: Sequence[Layer], length: int = 0, tokens: Sequence[Range] | None = None) -> Added:
        """Adds an article.

        Args:
            layers: All layers of the article, completed, finished or not.
            length: Of its text, in code points.
            tokens: Of its text; see `Study.add`.
        """
        added = self.study.add(layers, tokens)
        finished = added.finished
        if not finished:
            return added
        self.articles += 1
        self.compared += len(finished) > 1
        for layer in finished.values():
            self._name(layer)
        article = layers[0].article
        self.any_event.append(Unit(article, tuple(_any_event(finished.get(who)) for who in self.annotators)))
        if self.continua is not None or self.gamma is not None:
            self._unitize(Continuum(article, length, added.marks))
        return added

    def _unitize(self, continuum: Continuum) -> None:
        if self.gamma is not None:
            self.gamma.add(continuum)
        if self.continua is not None:
            self._units_left -= sum(map(len, continuum.layers.values()))
            self.continua.append(continuum)
            if self._units_left < 0:
                self.continua = None

    def _name(self, layer: Layer) -> None:
        for said in layer.values.values():
            value = said.value
            if value is not None and value.type in _NAMED:
                named = value.part("id")
                self.names.setdefault(f"id {named}" if named else plain(value.literal), value.literal)


def _any_event(layer: Layer | None) -> str | None:
    if layer is None:
        return None
    return EVENTS if layer.events else NO_EVENTS
