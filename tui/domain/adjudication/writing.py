"""Writes contents into the gold layer, as one edit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.domain.adjudication.contents import Content, Part, renamed
from tui.domain.agreement.marks import Mark
from tui.domain.editing import Draft, NewId
from tui.domain.editing_links import let_go
from tui.domain.layers import OVERRIDE, Layer
from tui.domain.schema import Field, FieldType
from tui.domain.schema_paths import field_at
from tui.domain.spans import Origin, Span
from tui.domain.values import BLANK, ITEMS, FieldValue, Value, make_value


class Writer:
    """Collects the changes of one edit of the gold layer.

    Args:
        gold: The gold layer.
        new_id: Makes ids.
    """

    def __init__(self, gold: Layer, new_id: NewId) -> None:
        self._gold = gold
        self._new_id = new_id
        self.draft = Draft(gold)
        self.events = list(gold.events)
        self._released: list[str] = []

    def add_event(self, number: int) -> str:
        """Adds an event at a place in the order of events, and gives its id."""
        event = self._new_id("e")
        self.events.insert(number, event)
        return event

    def drop_event(self, event: str) -> None:
        """Takes an event away with all that it says, and with what leads to it."""
        self._clear(event, "")
        let_go(self.draft, event)
        for name in self._gold.attributes:
            if name.startswith(f"{OVERRIDE}{event}/"):
                self.draft.put_attribute(name, "")
        self.events.remove(event)

    def add_item(self, owner: str, path: str) -> str:
        """Adds an item to a repeated field, and gives its path."""
        item = self._new_id("i")
        held = self.draft.said(owner, path)
        lines = held.value.lines() if held.value is not None else ()
        self.draft.put(owner, path, replace(held, value=make_value(ITEMS, "\n".join((*lines, item))), nothing=None))
        return f"{path}/{item}"

    def drop_item(self, owner: str, item_path: str) -> None:
        """Takes an item away with all that it says."""
        path, _, item = item_path.rpartition("/")
        self._clear(owner, item_path)
        held = self.draft.said(owner, path)
        lines = [each for each in (held.value.lines() if held.value is not None else ()) if each != item]
        value = make_value(ITEMS, "\n".join(lines)) if lines else None
        self.draft.put(owner, path, replace(held, value=value))

    def put(self, owner: str, path: str, field: Field, content: Content, names: Mapping[str, str]) -> None:
        """Puts a content in the place of all that stands at a path.

        Args:
            owner: Id of the gold event; empty for the article.
            path: With the ids of gold items.
            field: The field there.
            content: What to say; what is empty takes away what is there.
            names: The gold events by what the content calls them.
        """
        self._clear(owner, path)
        self._put(owner, path, field, content, names)

    def _put(self, owner: str, path: str, field: Field, content: Content, names: Mapping[str, str]) -> None:
        said = self._said(content.part, names)
        items = []
        for entry in content.entries if field.many else ():
            items.append(self._new_id("i"))
            inside = f"{path}/{items[-1]}"
            if field.type is FieldType.GROUP:
                self._put_inside(owner, f"{inside}/", field.fields, entry, names)
            else:
                self.draft.put(owner, inside, self._said(entry.part, names))
        if items:
            said = replace(said, value=make_value(ITEMS, "\n".join(items)), nothing=None)
        self.draft.put(owner, path, said)

    def _put_inside(
        self, owner: str, prefix: str, fields: tuple[Field, ...], content: Content, names: Mapping[str, str]
    ) -> None:
        for path, inner in content.inside:
            field = field_at(fields, path)
            if field is not None:
                self._put(owner, f"{prefix}{path}", field, inner, names)

    def _said(self, part: Part, names: Mapping[str, str]) -> FieldValue:
        value = renamed(part.value, names) if part.value is not None else None
        if value is None and part.value is not None:
            return BLANK
        others = [renamed(each, names) for each in part.alternatives]
        kept: tuple[Value, ...] = tuple(each for each in others if each is not None and each != value)
        evidence = tuple(self._evidence(mark) for mark in part.evidence)
        return FieldValue(value, part.nothing, evidence, part.confidence, part.note, kept, part.optional)

    def _evidence(self, mark: Mark) -> str:
        same = self.draft.find_span(mark.label, mark.ranges)
        if same is not None:
            return same.id
        span = self._new_id("s")
        self.draft.put_span(span, Span(span, mark.label, mark.ranges, Origin.FIELD))
        return span

    def _clear(self, owner: str, path: str) -> None:
        for held, said in self._gold.values_of(owner):
            if not path or held == path or held.startswith(f"{path}/"):
                self._released += said.evidence
                self.draft.put(owner, held, BLANK)

    def put_span(self, mark: Mark, span: str = "") -> str:
        """Puts a labelled span, in the place of one that is there if that is named, and gives its id."""
        same = self.draft.find_span(mark.label, mark.ranges)
        if same is not None or (span and self.draft.uses(span)):
            # What it is evidence for keeps it as it is.
            if span and (same is None or same.id != span):
                self.drop_span(span)
            span = same.id if same is not None else ""
        span = span or self._new_id("s")
        self.draft.put_span(span, Span(span, mark.label, mark.ranges, Origin.LABEL))
        return span

    def drop_span(self, span: str) -> None:
        """Takes a labelled span away; as evidence it stays."""
        held = self.draft.span(span)
        if held is not None:
            self.draft.put_span(span, replace(held, origin=Origin.FIELD))
            self._released.append(span)

    def end(self, attributes: Sequence[tuple[str, str]] = ()) -> None:
        """Ends the edit: puts the order of the events and attributes, and drops evidence that nothing uses."""
        self.draft.drop_unused(self._released)
        self.draft.put_events(tuple(self.events))
        for name, value in attributes:
            self.draft.put_attribute(name, value)
