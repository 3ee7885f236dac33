"""By what events are aligned, as a schema says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.domain.schema import Field, FieldType, Schema

THRESHOLD = 0.5
"""Two events are aligned if more than half of what tells events apart agrees."""

EVIDENCE = "evidence"
"""Stands for the evidence among the paths."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How events are aligned.

    Attributes:
        fields: All fields by path.
        weights: How much each path tells of identity; `EVIDENCE` stands for the evidence.
        threshold: What a score must exceed.
    """

    fields: Mapping[str, Field]
    weights: Mapping[str, float]
    threshold: float = THRESHOLD


def leaf_fields(fields: Sequence[Field], above: str = "") -> dict[str, Field]:
    """All fields that are no groups by path, those of groups with the group's path before them."""
    found: dict[str, Field] = {}
    for each in fields:
        path = f"{above}{each.id}"
        if each.type is FieldType.GROUP:
            found |= leaf_fields(each.fields, f"{path}/")
        else:
            found[path] = each
    return found


def rule_of(schema: Schema, threshold: float = THRESHOLD) -> Rule:
    """The rule that a schema makes: its `align`; without one, the type and the fields of the summary.

    The evidence weighs as much as the mean of the others.
    """
    fields = {path: each for path, each in leaf_fields(schema.event_fields).items() if not each.review_only}
    named = schema.align or tuple((path, "1") for path in dict.fromkeys((schema.type_field, *schema.summary)))
    weights = {path.replace(".", "/"): float(weight) for path, weight in named}
    weights = {path: weight for path, weight in weights.items() if path in fields}
    mean = sum(weights.values()) / len(weights) if weights else 1.0
    return Rule(fields, {**weights, EVIDENCE: mean}, threshold)
