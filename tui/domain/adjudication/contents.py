"""What layers say without their ids: so it can be compared, kept in a decision, and written into another layer.

An event is named by the topic that it belongs to, wherever a value refers to one (links, dates that hang on an
event). So the same answer of two annotators has the same content.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from tui.domain import links
from tui.domain.agreement.marks import Mark
from tui.domain.layers import Layer
from tui.domain.schema import Field, FieldType
from tui.domain.values import ITEMS, Nothing, Value


class Part(NamedTuple):
    """One answer with its evidence.

    Attributes:
        value: The value, or None.
        nothing: Why there is none, or None.
        evidence: The stretches that support it, sorted.
        alternatives: Other values that are as right.
        optional: Whether it is as right to leave the field empty.
        confidence: How sure the annotator is; says nothing of whether two answers are the same.
        note: The same.
    """

    value: Value | None = None
    nothing: Nothing | None = None
    evidence: tuple[Mark, ...] = ()
    alternatives: tuple[Value, ...] = ()
    optional: bool = False
    confidence: str = ""
    note: str = ""


class Content(NamedTuple):
    """What is said at one place of a form, with all that lies below it.

    Attributes:
        part: The answer itself; of a repeated field what is said of it as a whole.
        entries: The entries of a repeated field, in order.
        inside: What is said in a group or event, by the path within it.
    """

    part: Part = Part()
    entries: tuple["Content", ...] = ()
    inside: tuple[tuple[str, "Content"], ...] = ()


EMPTY = Content()


def marked(mark: Mark) -> Content:
    """The content of a labelled span."""
    return Content(Part(evidence=(mark,)))


def core(content: Content, *, evidence: bool = True) -> Content:
    """A content without what does not count when two are compared.

    Args:
        content: The content.
        evidence: Whether the evidence counts.
    """
    kept = content.part.evidence if evidence else ()
    part = content.part._replace(confidence="", note="", evidence=kept)
    entries = tuple(core(each, evidence=evidence) for each in content.entries)
    inside = ((path, core(each, evidence=evidence)) for path, each in content.inside)
    return Content(part, entries, tuple((path, each) for path, each in inside if each != EMPTY))


def is_blank(content: Content) -> bool:
    """Whether nothing is said that counts."""
    return core(content) == EMPTY


def digest(content: Content) -> str:
    """A short name for what counts of a content: equal contents have equal names."""
    return sha256(repr(_plain(core(content))).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _plain(content: Content) -> object:
    part = content.part
    values = [
        (value.type, value.literal, value.parts) for value in (part.value, *part.alternatives) if value is not None
    ]
    nothing = part.nothing.value if part.nothing is not None else ""
    evidence = [tuple(mark) for mark in part.evidence]
    entries = [_plain(each) for each in content.entries]
    inside = [(path, _plain(each)) for path, each in content.inside]
    return (values, part.value is None, nothing, evidence, part.optional, entries, inside)


def read(layer: Layer, owner: str, path: str, field: Field, names: Mapping[str, str]) -> Content:
    """What a layer says in answer to one field.

    Args:
        layer: The layer.
        owner: Id of the event; empty for the article.
        path: With the ids of items.
        field: The field there; not a plain group.
        names: What to call the layer's events; an event that has no name is left out of values.
    """
    part = _part(layer, owner, path, names)
    if not field.many:
        return Content(part)
    items = layer.items(owner, path)
    if field.type is FieldType.GROUP:
        entries = tuple(
            Content(inside=read_inside(layer, owner, f"{path}/{item}/", field.fields, names)) for item in items
        )
    else:
        entries = tuple(Content(_part(layer, owner, f"{path}/{item}", names)) for item in items)
    return Content(part, entries)


def read_inside(
    layer: Layer, owner: str, prefix: str, fields: tuple[Field, ...], names: Mapping[str, str], *, above: str = ""
) -> tuple[tuple[str, Content], ...]:
    """What a layer says in answer to several fields, by their paths within what surrounds them.

    Args:
        layer: The layer.
        owner: Id of the event; empty for the article.
        prefix: What stands before the fields in paths of the layer.
        fields: The fields.
        names: See `read`.
        above: The plain groups around the fields.
    """
    found: list[tuple[str, Content]] = []
    for field in fields:
        path = f"{above}{field.id}"
        if field.type is FieldType.GROUP and not field.many:
            found += read_inside(layer, owner, prefix, field.fields, names, above=f"{path}/")
            continue
        content = read(layer, owner, f"{prefix}{path}", field, names)
        if content != EMPTY:
            found.append((path, content))
    return tuple(found)


def _part(layer: Layer, owner: str, path: str, names: Mapping[str, str]) -> Part:
    said = layer.value(owner, path)
    if said.blank:
        return Part()
    spans = (layer.spans[each] for each in said.evidence if each in layer.spans)
    evidence = tuple(sorted({Mark(span.ranges, span.label) for span in spans}))
    kept = said.value if said.value is not None and said.value.type != ITEMS else None
    value = renamed(kept, names) if kept is not None else None
    others = tuple(found for each in said.alternatives if (found := renamed(each, names)) is not None)
    optional = said.optional and value is not None
    return Part(value, said.nothing, evidence, others, optional, said.confidence, said.note)


def renamed(value: Value, names: Mapping[str, str]) -> Value | None:
    """A value that calls events by other names.

    Args:
        value: The value.
        names: The new names by the old ones.

    Returns:
        None for a link to an event without a new name, and for one to another article: it leads into the work of
        one annotator. A date that hangs on an event without a new name stands alone.
    """
    if links.leads_elsewhere(value):
        return None
    return links.renamed(value, lambda event: names.get(event, ""))


def mentions(content: Content) -> set[str]:
    """The events that a content names in links, and in dates that hang on them."""
    values = (value for value in (content.part.value, *content.part.alternatives) if value is not None)
    found = {links.named_event(value) for value in values} - {""}
    return found.union(*(mentions(each) for each in (*content.entries, *(inner for _, inner in content.inside))))


def case_id(article: str, family: str, path: str, *anchor: str) -> str:
    """A stable name for one place where layers can differ; it begins with a letter."""
    return "d" + sha256(json.dumps([article, family, path, *anchor]).encode()).hexdigest()[:14]
