"""Expressions of a schema's YAML that wait for all fields to be known."""

from enum import StrEnum
from typing import NamedTuple

from tui.domain.templates import is_template, pieces
from tui.formats.yaml_text import Scalar


class Purpose(StrEnum):
    """What an expression is for, and with that what may come out of it.

    `CONDITION`, `WHEN`, `NOT_APPLICABLE` and `RULE` are true or false; `RULE` is that of a check. `DERIVE` works
    out the field that `own` names. `COLUMN` is the value of an exported column, of any sort, or a template if it
    holds a brace; it alone knows the names behind `record.`. `TEMPLATE` is text with expressions in braces.
    """

    CONDITION = "condition"
    WHEN = "when"
    NOT_APPLICABLE = "not_applicable_when"
    RULE = "rule"
    DERIVE = "derive"
    COLUMN = "value"
    TEMPLATE = "template"


class Rule(NamedTuple):
    """An expression that waits for all fields to be known.

    Attributes:
        scalar: The expression.
        groups: Ids of the groups around it, outermost first.
        in_event: Whether it belongs to an event, not to the article.
        own: Id of the field that must not name itself, or that is worked out; empty for what may.
        purpose: What it is for.
    """

    scalar: Scalar
    groups: tuple[str, ...]
    in_event: bool
    own: str = ""
    purpose: Purpose = Purpose.CONDITION


def sources(rule: Rule) -> tuple[tuple[str, int], ...]:
    """The expressions of a rule with their columns, from 1: one, or those of a template.

    Args:
        rule: The rule.

    Raises:
        ExpressionError: It is a template that cannot be taken apart.
    """
    text = rule.scalar.text
    if rule.purpose is Purpose.TEMPLATE or (rule.purpose is Purpose.COLUMN and is_template(text)):
        return tuple((piece.text, piece.column) for piece in pieces(text) if piece.is_expression)
    return ((text, 1),)
