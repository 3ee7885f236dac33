"""Whatever stands in a file, loading it gives a schema or its errors."""

import json
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.errors import SchemaError
from tui.domain.evaluation import Operand, evaluate
from tui.domain.expressions import ExpressionError, names, parse
from tui.domain.functions import FUNCTIONS
from tui.domain.visible import visible
from tui.formats.schema_json import schema_from_json, schema_to_json
from tui.formats.schema_yaml import SCHEMA_KEYS, SchemaErrors, load_schema
from tui.formats.schema_yaml_keys import FIELD_KEYS
from tui.services.schema_files import BesideSchema, RememberedFiles

SCHEMAS = Path(__file__).parents[2] / "schemas"
SOURCE = (SCHEMAS / "conflict-event.yaml").read_bytes()
FILES = RememberedFiles(BesideSchema(SCHEMAS))
LINES = SOURCE.splitlines(keepends=True)

WORDS = st.sampled_from(
    [*FIELD_KEYS, *SCHEMA_KEYS, "choice", "tree", "date", "group", "yes", "last", "a.b", "type == 'x'"]
)
TREES = st.recursive(
    WORDS | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=25,
)


def schema_or_errors(source: bytes) -> None:
    errors: tuple[str, ...] = ()
    try:
        schema = load_schema(source, "x.yaml", FILES)
    except SchemaErrors as caught:
        errors = (caught.message, *caught.lines())
    else:
        assert schema_from_json(schema_to_json(schema)) == schema
    assert all(visible(line) == line for line in errors)


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_any_bytes(source: bytes) -> None:
    schema_or_errors(source)


@given(st.lists(st.tuples(st.integers(0, len(SOURCE) - 1), st.binary(max_size=3)), min_size=1, max_size=4))
@settings(max_examples=60)
def test_a_real_schema_with_some_bytes_changed(changes: list[tuple[int, bytes]]) -> None:
    source = SOURCE
    for at, put in changes:
        source = source[:at] + put + source[at + 1 :]
    schema_or_errors(source)


@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1)), min_size=1, max_size=4))
@settings(max_examples=60)
def test_a_real_schema_with_lines_moved(moves: list[tuple[int, int]]) -> None:
    lines = list(LINES)
    for source, target in moves:
        lines.insert(target, lines.pop(source))
    schema_or_errors(b"".join(lines))


Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"


def flow(tree: Tree) -> str:
    """A tree of values as YAML in brackets."""
    match tree:
        case dict():
            return "{" + ", ".join(f"{flow(key)}: {flow(value)}" for key, value in tree.items()) + "}"
        case list():
            return "[" + ", ".join(flow(item) for item in tree) + "]"
    return "'" + "".join(each for each in tree if each.isprintable()).replace("'", "''") + "'"


@given(TREES)
@settings(max_examples=150)
def test_any_well_formed_yaml_with_the_words_of_the_language(
    tree: Tree,
) -> None:
    fields = flow({"type": {"type": "choice", "options": ["x"]}, "a": tree})
    schema_or_errors(f"schema: x\nversion: 1\nevent: {{type: type, fields: {fields}}}\n".encode())
    schema_or_errors(f"schema: x\nversion: 1\nlists: {flow(tree)}\nlabels: {flow(tree)}\n".encode())


SIGNS = "if else and or not in == != < <= > >= + - * / ( ) [ ] , true false"
VALUES = "a b.c 'x' '2022-01-01' 12 0.5"
CALLS = [f"{function}({'a, ' * (fewest - 1)}b.c)" for function, (fewest, _) in FUNCTIONS.items()]
TOKENS = st.sampled_from([*SIGNS.split(), *VALUES.split(), *VALUES.split(), *CALLS])
OPERANDS: st.SearchStrategy[Operand] = (
    st.none() | st.booleans() | st.integers() | st.decimals() | st.dates() | st.text(max_size=3)
    | st.lists(st.text(max_size=2), max_size=3).map(tuple)
)  # fmt: skip


@given(st.lists(TOKENS, max_size=25).map(" ".join) | st.text(max_size=30), OPERANDS, OPERANDS)
@settings(max_examples=300)
def test_any_expression_is_parsed_and_evaluated_or_refused_with_its_place(
    source: str, one: Operand, other: Operand
) -> None:
    column = 1
    try:
        expression = parse(source)
    except ExpressionError as error:
        column, expression = error.column, parse("true")
    assert 1 <= column <= len(source) + 1
    first = (*names(expression), "")[0]
    evaluate(expression, lambda name: one if name == first else other)


@given(st.text(max_size=40) | st.recursive(st.none() | st.text(max_size=3), st.lists, max_leaves=5).map(json.dumps))
@settings(max_examples=50)
def test_json_that_is_no_schema_is_refused(text: str) -> None:
    with pytest.raises(SchemaError):
        schema_from_json(text)
