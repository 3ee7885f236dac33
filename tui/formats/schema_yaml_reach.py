"""Reports conditions of a schema that can never hold, and fields that can never be asked."""

from tui.domain.expressions import parse
from tui.domain.reach import Reach, first_column
from tui.domain.schema import Schema
from tui.formats.schema_yaml_reading import Reader
from tui.formats.schema_yaml_rule import Purpose, Rule, sources

_TRUE_OR_FALSE = frozenset({Purpose.CONDITION, Purpose.WHEN, Purpose.NOT_APPLICABLE, Purpose.RULE})


def check_reach(reader: Reader, schema: Schema, rules: list[Rule]) -> None:
    """Notes what can never hold, each at its expression.

    Args:
        reader: Collects the faults.
        schema: The schema with all its fields.
        rules: The expressions, none of which has a fault.
    """
    reach = Reach(schema)
    for rule in rules:
        if rule.purpose in _TRUE_OR_FALSE:
            message = _message(reach, rule)
            if message:
                column = first_column(parse(rule.scalar.text))
                reader.fault_at(rule.scalar.place(column - 1), f"{rule.scalar.origin}{message}")
                continue
        for source, column in sources(rule):
            for at, why in reach.never(source, rule.groups, in_event=rule.in_event):
                message = f"{rule.scalar.origin}this can never hold: {why}"
                reader.fault_at(rule.scalar.place(column + at - 2), message)


def _message(reach: Reach, rule: Rule) -> str:
    source = rule.scalar.text
    why = reach.why_never(source, rule.groups, in_event=rule.in_event)
    if why:
        return f"this can never hold: {why}"
    if rule.purpose is Purpose.WHEN:
        why = reach.why_never_asked(rule.groups, rule.own, in_event=rule.in_event)
        return f"field {rule.own} can never be asked: {why}" if why else ""
    if rule.purpose is not Purpose.RULE:
        why = reach.why_never_here(source, rule.groups, rule.own, in_event=rule.in_event)
        return f"this can never hold where it is asked: {why}" if why else ""
    return ""
