"""Checks the expressions of a schema: that they can be parsed, name what there is, and give what is wanted."""

from collections.abc import Iterator

from tui.domain.dependencies import circles
from tui.domain.expressions import Expression, ExpressionError, Kind, names, parse, walk
from tui.domain.indexes import fields_by_id
from tui.domain.references import RECORD_NAMES, Scope, find
from tui.domain.schema import Field, Schema
from tui.domain.templates import pieces
from tui.formats.schema_yaml_derived import check_derivation
from tui.formats.schema_yaml_reach import check_reach
from tui.formats.schema_yaml_reading import Reader, expected
from tui.formats.schema_yaml_rule import Purpose, Rule, sources
from tui.formats.schema_yaml_types import Examination
from tui.formats.yaml_text import Scalar, quoted

_OF_FIELDS = frozenset({Purpose.WHEN, Purpose.NOT_APPLICABLE, Purpose.DERIVE})
_ENDS = frozenset({Purpose.DERIVE, Purpose.COLUMN, Purpose.TEMPLATE})

_TOLD = 8
"""So many fields of a longer circle are named."""

_Fault = tuple[int, str]


def check_rules(reader: Reader, schema: Schema, rules: list[Rule], doubtful: list[Field]) -> None:
    """Checks the expressions and notes their faults, each at its place.

    Args:
        reader: Collects the faults.
        schema: The schema with all its fields.
        rules: The expressions.
        doubtful: Fields about which nothing is known.
    """
    faulty = False
    for rule in rules:
        for column, message in _faults(schema, rule, doubtful):
            reader.fault_at(rule.scalar.place(column - 1), f"{rule.scalar.origin}{message}")
            faulty = True
    if not faulty:
        _check_circles(reader, schema, rules)
    if not faulty and not doubtful:
        check_reach(reader, schema, rules)


def check_unlisted(reader: Reader, scalar: Scalar, columns: tuple[str, ...]) -> None:
    """Checks a template for names that are not in a table.

    Args:
        reader: Collects the faults.
        scalar: The template; in its braces stand columns alone.
        columns: Those of the table.
    """
    try:
        found = pieces(scalar.text)
    except ExpressionError as error:
        reader.fault_at(scalar.place(error.column - 1), error.message)
        return
    for piece in found:
        if piece.is_expression and piece.text not in columns:
            message = f"unknown column {quoted(piece.text)}; {expected(piece.text, columns)}"
            reader.fault_at(scalar.place(piece.column - 1), message)


def paths_named(schema: Schema, source: str, *, in_event: bool) -> tuple[str, ...]:
    """Paths of the fields that a check names, for where it is shown.

    Args:
        schema: The schema.
        source: The check's expression, which has no fault.
        in_event: Whether the check belongs to events, not to the article.

    Returns:
        Each once; of a field in a repeated group the path of the group.
    """
    scope = Scope((schema.event_fields if in_event else schema.article_fields,))
    targets = (find(scope, name) for name in names(parse(source)))
    shown = ((*target.repeated, target.path)[0] for target in targets if target is not None and target.level >= 0)
    return tuple(dict.fromkeys(shown))


def _scope(schema: Schema, rule: Rule) -> tuple[Scope, Field | None]:
    """Where the names of a rule are looked for, and the field that it belongs to."""
    fields = schema.event_fields if rule.in_event else schema.article_fields
    levels = [fields]
    for group in rule.groups:
        field = fields_by_id(fields)[group]
        fields = field.fields
        if field.many:
            levels.insert(0, fields)
    own = fields_by_id(fields)[rule.own] if rule.own else None
    record = RECORD_NAMES if rule.purpose is Purpose.COLUMN else {}
    return (Scope(tuple(levels), schema.article_fields if rule.in_event else (), record), own)


def _faults(schema: Schema, rule: Rule, doubtful: list[Field]) -> Iterator[_Fault]:
    scope, own = _scope(schema, rule)
    try:
        for source, column in sources(rule):
            for at, message in _faults_of(parse(source), rule, scope, own, doubtful):
                yield (column + at - 1, message)
    except ExpressionError as error:
        yield (error.column, error.message)


def _faults_of(
    expression: Expression, rule: Rule, scope: Scope, own: Field | None, doubtful: list[Field]
) -> Iterator[_Fault]:
    examination = Examination(scope, doubtful)
    if rule.purpose not in _ENDS:
        examination.truth(expression)
    elif rule.purpose is Purpose.DERIVE and own is not None:
        if not any(own is each for each in doubtful):
            check_derivation(examination, expression, own)
    else:
        examination.ends(expression)
    yield from examination.faults
    if own is not None and rule.purpose in _OF_FIELDS:
        yield from _own_names(expression, rule, scope, own)


def _own_names(expression: Expression, rule: Rule, scope: Scope, own: Field) -> Iterator[_Fault]:
    for node in walk(expression):
        target = find(scope, node.text) if node.kind is Kind.NAME else None
        if target is not None and target.field is own:
            yield (node.column, f"'{node.text}' in its own '{rule.purpose}'; expected other fields")


def _check_circles(reader: Reader, schema: Schema, rules: list[Rule]) -> None:
    """Notes what is worked out from itself, at the first derivation of each circle."""
    for in_event in (False, True):
        places = {
            "/".join((*rule.groups, rule.own)): rule.scalar
            for rule in sorted(rules, key=lambda rule: rule.purpose is Purpose.DERIVE)
            if rule.own and rule.in_event is in_event and rule.purpose in _OF_FIELDS
        }
        for circle in circles(schema, in_event=in_event):
            told = circle if len(circle) <= _TOLD else (*circle[: _TOLD - 1], "…", circle[-1])
            way = " -> ".join(path.replace("/", ".") for path in (*told, circle[0]))
            reader.fault_at(places[circle[0]].place(0), f"a circle: {way}; expected no answer to depend on itself")
