"""Whatever articles, schemas and people are called and say: every line of the desk is as wide as it should be."""

import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth

from tests.properties.test_layout import texts
from tui.domain.form_places import FormPlace
from tui.domain.layers import Layer, Status
from tui.domain.references import Scope
from tui.domain.schema import Field, FieldType, Label, Option, Schema
from tui.domain.values import FieldValue, make_value
from tui.ui import bars
from tui.ui.commands import Keys
from tui.ui.entry import Choice, Entry
from tui.ui.foreign import strip
from tui.ui.form.painting import entry_lines, form_lines
from tui.ui.form.rows import FormRow
from tui.ui.help import field_help_lines, help_lines, read_back_lines
from tui.ui.legend import legend_lines
from tui.ui.lines import Line, cells, clean
from tui.ui.registry.base import ANNOTATE
from tui.ui.terminal.colour import Colour
from tui.ui.theme import styles

sizes = st.tuples(st.integers(40, 130), st.integers(4, 40))
BOOK = styles(Colour.NONE)


def check(lines: Iterable[Line], width: int) -> None:
    for line in lines:
        assert cells(line) == width
        drawn = strip(line, BOOK, width)
        shown = "".join(segment.text for segment in drawn)
        assert drawn.cell_length == cell_len(shown) == width
        # A second opinion, as terminals measure: character by character.
        assert sum(max(0, wcswidth(char)) for char in shown) == width, ascii(shown)
        assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


@settings(max_examples=50)
@given(texts, texts, texts, st.integers(40, 130))
def test_header_and_footer(project: str, title: str, who: str, width: int) -> None:
    header = bars.header(
        project=project,
        position=(3, 100_000),
        title=title,
        who=who[:20],
        status=Status.IN_PROGRESS,
        flag=title or "x",
        trouble="",
        saved=True,
        width=width,
    )
    check([header, bars.footer(ANNOTATE, title, alarm=True, width=width)], width)


def row(number: int, title: str, shown: str) -> FormRow:
    field = Field(f"f{number}", FieldType.TEXT, title, help=shown)
    place = FormPlace((field,), "", Scope(((field,),)), ("",))
    said = FieldValue(make_value("text", shown), note=title, confidence=shown[:9])
    return FormRow(
        path=field.id,
        field=field,
        title=title,
        depth=number % 3,
        said=said,
        shown=shown,
        required=bool(number % 2),
        problem=None,
        place=place,
    )


@settings(max_examples=50)
@given(st.lists(st.tuples(texts, texts), max_size=8), sizes, texts)
def test_the_form(asked: list[tuple[str, str]], size: tuple[int, int], title: str) -> None:
    rows = tuple(row(number, *each) for number, each in enumerate(asked))
    guide = field_help_lines(rows[0].field, size[0]) if rows else ()
    events = [(shown, not number) for number, (_, shown) in enumerate(asked)]
    lines = form_lines(rows, "f0", clean(title), size, events=events, evidence=[title], guide=guide)
    assert len(lines) == size[1]
    check(lines, size[0])


@settings(max_examples=50)
@given(texts, st.lists(st.tuples(texts, texts), max_size=8), sizes, texts)
def test_a_question(text: str, offered: list[tuple[str, str]], size: tuple[int, int], prompt: str) -> None:
    choices = [Choice(title, title, detail, help=detail) for title, detail in offered]
    entry = Entry(prompt, text=text, choices=choices, hint=prompt)
    lines = entry_lines(entry, "Title", size, problem=text)
    assert len(lines) == size[1]
    check(lines, size[0])


@settings(max_examples=50)
@given(texts, texts, st.integers(40, 130))
def test_help_legend_and_what_is_read_back(title: str, text: str, width: int) -> None:
    options = (Option("a", title, text, examples=(text,)), Option("b", text, options=(Option("c", title),)))
    field = Field("f", FieldType.TREE, title, help=text, options=options, examples=(title,), codebook=text)
    schema = Schema("s", "1", title, labels=(Label("l", title, text[:1], text),))
    check(field_help_lines(field, width), width)
    check(help_lines(ANNOTATE, schema, Keys(), width), width)
    check(legend_lines(schema, Layer("a", "ana"), "", width), width)
    check(read_back_lines(text, (), width), width)


def test_a_line_of_another_width_would_be_found() -> None:
    with pytest.raises(AssertionError):
        check([(("五", ""),)], 1)
