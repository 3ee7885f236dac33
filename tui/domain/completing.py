"""Completes a layer with what follows from its answers.

A layer holds what the annotator said, and nothing else. Two things follow from it by the schema: the answers of
fields with `derive`, and "not applicable" where `not_applicable_when` holds. Forms, checks and exports look at the
completed layer, in which `Layer.derived` names what was added; edits and the project file know the stored one.

An answer that the annotator gave to a field with `derive` stands, unless the field is `readonly`.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from tui.domain.asking import is_asked, is_for
from tui.domain.dependencies import derivation_order
from tui.domain.derived_values import value_of
from tui.domain.form_places import FormPlace
from tui.domain.indexes import fields_by_id, works_out
from tui.domain.layers import ARTICLE, Layer, ValueKey
from tui.domain.lookups import Answers
from tui.domain.schema import Field, Schema
from tui.domain.values import FieldValue, Nothing

_last: list[tuple[Schema, Layer, Layer]] = []
"""The layer that was completed last: form, problems and summaries ask for the same one after each edit."""


def completed(schema: Schema, layer: Layer) -> Layer:
    """Adds what follows from the answers.

    Args:
        schema: The schema.
        layer: As it is stored; a completed one is given back as it is.

    Returns:
        The layer, with `derived` naming the values that were added; the same object if there are none to add.
    """
    if layer.derived or not (works_out(schema.article_fields) or works_out(schema.event_fields)):
        return layer
    if _last and _last[0][0] is schema and _last[0][1] is layer:
        return _last[0][2]
    made = _Completion(schema, layer).layer()
    _last[:] = [(schema, layer, made)]
    return made


class _Slot(NamedTuple):
    """One place in the form where a field is answered.

    Attributes:
        field: The question.
        path: Its path, with the ids of the items around it.
        place: The level of the form that it stands in.
    """

    field: Field
    path: str
    place: FormPlace


class _Completion:
    """Completes one layer, owner by owner, each field after those that it depends on."""

    def __init__(self, schema: Schema, layer: Layer) -> None:
        self._schema = schema
        self._stored = layer
        self._values = dict(layer.values)
        self._layer = replace(layer, values=self._values)
        self._derived: set[ValueKey] = set()

    def layer(self) -> Layer:
        for owner in (ARTICLE, *self._stored.events):
            answers = Answers(self._schema, self._layer, owner)
            for path in derivation_order(self._schema, in_event=bool(owner)):
                for slot in self._slots(answers, answers.top(), path.split("/"), owner):
                    self._complete(answers, slot, owner)
        return replace(self._layer, derived=frozenset(self._derived)) if self._derived else self._stored

    def _slots(self, answers: Answers, place: FormPlace, path: list[str], owner: str) -> Iterator[_Slot]:
        """Where a field stands: in each item of the repeated groups around it, as far as they are asked."""
        field = fields_by_id(place.fields)[path[0]]
        here = f"{place.prefix}{field.id}"
        if len(path) == 1:
            if is_for(self._layer, field) and (not field.when or answers.holds(field.when, place)):
                yield _Slot(field, here, place)
        elif not is_asked(self._layer, answers, field, place):
            return
        elif not field.many:
            yield from self._slots(answers, place.inside(field), path[1:], owner)
        else:
            for item in self._layer.items(owner, here):
                yield from self._slots(answers, place.inside(field, item), path[1:], owner)

    def _complete(self, answers: Answers, slot: _Slot, owner: str) -> None:
        field, key = slot.field, (owner, slot.path)
        said = self._layer.value(*key)
        if field.not_applicable_when and answers.holds(field.not_applicable_when, slot.place):
            if not said.answered:
                self._add(key, replace(said, nothing=Nothing.NOT_APPLICABLE))
        elif field.derive and (field.readonly or not said.answered):
            value = value_of(field, answers.result(field.derive, slot.place))
            if value is not None:
                # What was as right as an answer by hand is not as right as this one.
                self._add(key, replace(said, value=value, nothing=None, alternatives=(), optional=False))

    def _add(self, key: ValueKey, said: FieldValue) -> None:
        self._values[key] = said
        self._derived.add(key)
