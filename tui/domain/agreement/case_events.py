"""Events and items that somebody lacks, and what is said otherwise of those that were aligned."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tui.domain.agreement.alignment import Compared
from tui.domain.agreement.case_answers import SPREAD_OUT, answer_side, is_case
from tui.domain.agreement.cases import NO_EVENT, NO_ITEM, Case, Side, Wanted
from tui.domain.agreement.items import group_of, item_rule
from tui.domain.agreement.records import UNSAID, Record, records_of
from tui.domain.agreement.report import Part
from tui.domain.agreement.rules import EVIDENCE, Rule
from tui.domain.agreement.showing import event_in_words, record_in_words
from tui.domain.layers import Layer
from tui.domain.schema import Field, Schema


def counts(layers: Sequence[Layer], wanted: Wanted) -> set[int]:
    """How many events those have who are looked at."""
    return {len(layer.events) for layer in layers if len(wanted.who) < 2 or layer.annotator in wanted.who}


def count_side(layer: Layer) -> Side:
    """How many events somebody has, as a side of a case."""
    count = len(layer.events)
    return Side(layer.annotator, f"{count} event{'s' * (count != 1)}" if count else NO_EVENT, None, "")


class EventCases:
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
            if len(counts(self._layers, wanted)) > 1:
                yield Case(self._article, tuple(count_side(layer) for layer in self._layers))
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
        if is_case(field, said, self._wanted, NO_EVENT, lacking):
            sides = [answer_side(field, who, each, cluster[who]) for who, each in said.items()]
            if self._wanted.met or self._wanted.kind in SPREAD_OUT:
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
            if is_case(field, said, self._wanted, NO_ITEM, lacking):
                sides = [answer_side(field, who, each, cluster[who]) for who, each in said.items()]
                yield self._case(sides, lacking if self._wanted.met else ())

    def _case(self, sides: Sequence[Side], lacking: Sequence[str]) -> Case:
        none = [Side(who, NO_ITEM, None, "") for who in lacking]
        return Case(self._article, tuple(sorted([*sides, *none], key=lambda side: side.who)))

    def _item_side(self, who: str, item: Record) -> Side:
        said = record_in_words(item, self._rule.fields)
        return Side(who, said or "an item", item.evidence[0] if item.evidence else None, "")

    def _event_side(self, who: str, cluster: Mapping[str, str]) -> Side:
        if who not in cluster:
            return Side(who, NO_EVENT, None, "")
        record = self._held[who, cluster[who]]
        said = event_in_words(self._schema, record)
        return Side(who, said, record.evidence[0] if record.evidence else None, record.id)


def _lacks(having: AbstractSet[str], everyone: AbstractSet[str], who: tuple[str, ...]) -> bool:
    if len(who) > 1:
        return len(having & set(who)) == 1
    return len(having) < len(everyone)
