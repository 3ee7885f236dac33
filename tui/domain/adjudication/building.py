"""Makes the topics of an article from the layers of those who finished it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from tui.domain.adjudication.aligning import Cluster, Member
from tui.domain.adjudication.contents import Content, case_id, is_blank, read, read_inside
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.agreement.alignment import align
from tui.domain.agreement.answers import comparison_of
from tui.domain.agreement.records import Record, article_record, records_of
from tui.domain.agreement.rules import EVIDENCE, Rule, leaf_fields
from tui.domain.layers import ARTICLE, Layer
from tui.domain.schema import Field, FieldType, Schema

ITEM_THRESHOLD = 0.4
"""Items of a repeated group are one if more of what they say is alike than this. It is less than for events: items
have few fields, and stand in events that are one already."""

Wholes = AbstractSet[tuple[str, Member]]
"""Paths of repeated groups, with one who holds them, that were decided as a whole and not item by item."""


class _Holder(NamedTuple):
    """Where one side's answers stand.

    Attributes:
        member: Annotator, and event or item.
        owner: Id of the event; empty for the article.
        prefix: What stands before the fields in the paths of the layer.
        record: The event or item as it is compared.
    """

    member: Member
    owner: str
    prefix: str
    record: Record


@dataclass(frozen=True, slots=True)
class _Level:
    """Fields that stand together.

    Attributes:
        fields: They.
        path: What stands before them, without the ids of items.
        inner: The plain groups around them, within what holds them.
    """

    fields: tuple[Field, ...]
    path: str = ""
    inner: str = ""


class Builder:
    """Makes topics.

    Args:
        schema: By which the layers are compared.
        layers: By annotator.
        wholes: See `Wholes`.
    """

    def __init__(self, schema: Schema, layers: Mapping[str, Layer], wholes: Wholes) -> None:
        self._schema = schema
        self._layers = layers
        self._wholes = wholes
        self._article = next(iter(layers.values())).article
        self.records = {who: records_of(layer, schema) for who, layer in layers.items()}
        self._by_id = {(who, each.id): each for who, events in self.records.items() for each in events}
        self._names: dict[str, dict[str, str]] = {who: {} for who in layers}

    def topics(self, clusters: Sequence[Cluster]) -> tuple[Topic, tuple[Topic, ...]]:
        """The article with its fields, and the events, in the order of the clusters."""
        ids = [self._id(Family.EVENT, "", cluster.members) for cluster in clusters]
        for cluster, name in zip(clusters, ids, strict=True):
            for who, event in cluster.members:
                self._names[who][event] = name
        events = tuple(self._event(cluster, name) for cluster, name in zip(clusters, ids, strict=True))
        return self._whole_article(), events

    def _id(self, family: Family, path: str, members: Sequence[Member]) -> str:
        who, thing = min(members, key=lambda member: (member[1], member[0]))
        # All who finished the article hold it, so who they are tells nothing.
        return case_id(self._article, family.value, path, *((who, thing) if thing else ()))

    def _whole_article(self) -> Topic:
        members = tuple((who, ARTICLE) for who in sorted(self._layers))
        holders = [
            _Holder(member, ARTICLE, "", article_record(self._layers[member[0]], self._schema))
            for member in members
        ]
        children = self._children(holders, _Level(self._schema.article_fields))
        inside = {member: self._inside(member[0], ARTICLE, "", self._schema.article_fields) for member in members}
        name = case_id(self._article, Family.ARTICLE, "")
        return Topic(name, Family.ARTICLE, "", members, inside, children=tuple(children))

    def _event(self, cluster: Cluster, name: str) -> Topic:
        fields = self._schema.event_fields
        holders = [_Holder(member, member[1], "", self._by_id[member]) for member in cluster.members]
        contents: dict[Member, Content | None] = {
            (who, event): self._inside(who, event, "", fields) for who, event in cluster.members
        }
        there = {who for who, _ in cluster.members}
        contents |= {(who, ""): None for who in sorted(self._layers) if who not in there}
        children = tuple(self._children(holders, _Level(fields)))
        return Topic(name, Family.EVENT, "", cluster.members, contents, children=children, covered=cluster.covered)

    def _inside(self, who: str, owner: str, prefix: str, fields: tuple[Field, ...]) -> Content:
        return Content(inside=read_inside(self._layers[who], owner, prefix, fields, self._names[who]))

    def _children(self, holders: Sequence[_Holder], level: _Level) -> list[Topic]:
        found: list[Topic] = []
        for field in level.fields:
            path, inner = f"{level.path}{field.id}", f"{level.inner}{field.id}"
            if field.review_only:
                continue
            if field.type is not FieldType.GROUP or (field.many and self._is_whole(holders, path, inner)):
                found += self._field(holders, field, path, inner)
            elif field.many:
                found += self._items(holders, field, path, inner)
            else:
                found += self._children(holders, _Level(field.fields, f"{path}/", f"{inner}/"))
        return found

    def _is_whole(self, holders: Sequence[_Holder], path: str, inner: str) -> bool:
        """Whether a repeated group is one question: somebody says that there is nothing, or it was decided so."""
        return any(
            (path, each.member) in self._wholes
            or self._layers[each.member[0]].value(each.owner, f"{each.prefix}{inner}").nothing is not None
            for each in holders
        )

    def _field(self, holders: Sequence[_Holder], field: Field, path: str, inner: str) -> list[Topic]:
        contents: dict[Member, Content | None] = {}
        for each in holders:
            who = each.member[0]
            contents[each.member] = read(
                self._layers[who], each.owner, f"{each.prefix}{inner}", field, self._names[who]
            )
        if all(content is None or is_blank(content) for content in contents.values()):
            return []
        members = tuple(each.member for each in holders)
        return [Topic(self._id(Family.FIELD, path, members), Family.FIELD, path, members, contents, field)]

    def _items(self, holders: Sequence[_Holder], field: Field, path: str, inner: str) -> list[Topic]:
        items = {"\n".join(each.member): each.record.items.get(path, ()) for each in holders}
        if not any(items.values()):
            return []
        by_name = {"\n".join(each.member): each for each in holders}
        records = {(name, each.id): each for name, found in items.items() for each in found}
        topics = []
        for cluster in align(items, _item_rule(field, path)).clusters:
            inside = [
                self._item_holder(by_name[name], inner, records[name, item]) for name, item in cluster.items()
            ]
            absent = [each.member for name, each in by_name.items() if name not in cluster]
            topics.append(self._item(inside, absent, field, path))
        return sorted(topics, key=lambda topic: topic.id)

    def _item_holder(self, holder: _Holder, inner: str, record: Record) -> _Holder:
        prefix = f"{holder.prefix}{inner}/{record.id}/"
        return _Holder((holder.member[0], f"{holder.owner}/{prefix[:-1]}"), holder.owner, prefix, record)

    def _item(self, inside: Sequence[_Holder], absent: Sequence[Member], field: Field, path: str) -> Topic:
        contents: dict[Member, Content | None] = {
            each.member: self._inside(each.member[0], each.owner, each.prefix, field.fields) for each in inside
        }
        contents |= dict.fromkeys(absent)
        members = tuple(each.member for each in inside)
        children = tuple(self._children(inside, _Level(field.fields, f"{path}/")))
        name = self._id(Family.ITEM, path, members)
        return Topic(name, Family.ITEM, path, members, contents, field, children)


def _item_rule(group: Field, path: str) -> Rule:
    fields = leaf_fields(group.fields, f"{path}/")
    compared = [name for name, field in fields.items() if comparison_of(field) != "none"]
    # The first question of a group is what it is about.
    weights = {name: 1.0 if number else 2.0 for number, name in enumerate(compared)}
    return Rule(fields, {**weights, EVIDENCE: 1.0}, ITEM_THRESHOLD)
