"""How the form and its questions are drawn: pure, from the desk's state to lines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from rich.cells import cell_len

from tui.domain.layers import ARTICLE, REASON, Layer, Status
from tui.domain.schema import Schema, Severity
from tui.domain.summaries import event_type_title
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.form.rows import FormRow, Origin
from tui.ui.lines import ELLIPSIS, Line, Run, clean, cut, fit, spread, window
from tui.ui.textview.clusters import drawn_text

if TYPE_CHECKING:
    from tui.ui.entry import Choice, Entry

EventLine: TypeAlias = tuple[str, bool]
"""What names an event, and whether it is the active one."""

COLUMN = 36
"""Narrowest column of fields, in cells."""

KEYED_COLUMN = 26
"""Narrowest column of choices that have a key each."""

TITLE = 20
"""Widest title of a field, in cells."""

ROOMY = 12
"""From this height on, the help of the active field has two lines."""

LEAST_GUIDE = 4
"""Lines from which on the guideline is worth showing, its rule among them."""

ORIGINS = {Origin.DERIVED: "=", Origin.OVERWRITTEN: "≠", Origin.UNASKED: "⊘"}
"""Marks of answers that the annotator did not simply give."""

NOTED = "✎"

MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "i"}


def form_title(schema: Schema, layer: Layer, owner: str) -> str:
    """What stands over the form."""
    if owner == ARTICLE and layer.status is Status.NO_EVENT:
        code = layer.attributes.get(REASON, "")
        title = next((each.title for each in schema.no_event_reasons if each.code == code), code)
        return f"no event · {clean(title)}"
    if owner == ARTICLE:
        return f"article · {len(layer.events)} event{'s' * (len(layer.events) != 1)}"
    number = layer.events.index(owner) + 1
    kind = clean(event_type_title(schema, layer, owner)) or "type?"
    note = f" {NOTED}" if layer.note_on(owner) else ""
    return f"event {number}/{len(layer.events)} · {kind}{note}"


def form_lines(
    rows: tuple[FormRow, ...],
    path: str,
    title: str,
    size: tuple[int, int],
    *,
    events: Sequence[EventLine] = (),
    evidence: Sequence[str] = (),
    guide: Sequence[Line] = (),
    offered: str = "",
    keys: Keys = DEFAULT_KEYS,
) -> list[Line]:
    """The form.

    Args:
        rows: Its rows.
        path: Path of the active one.
        title: What stands over it.
        size: Width and height in cells.
        events: The article's events, listed where the form leaves room.
        evidence: What the evidence of the active field says.
        guide: What the schema says of the active field, its title first; shown where the events leave room.
        offered: What is shown in the place of an answer while the active field has none.
        keys: The annotator's keys.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    if height <= 0 or width <= 0:
        return []
    active = _active(rows, path)
    body, columns, top = _grid(rows, active, size)
    column = width // columns
    shown = max(1, body) * columns
    name = _title_width(rows, column)
    cut_off = offered if rows and cell_len(offered) > _room(rows[active], column, name) else ""
    feet = foot_lines(
        rows[active] if rows else None, width, 2 if height >= ROOMY else 1, evidence, keys, offered=cut_off
    )
    drawn = [
        _row_line(row, column, name, active=i + top == active, offered=offered if i + top == active else "")
        for i, row in enumerate(rows[top : top + shown])
    ]
    above, below = top, max(0, len(rows) - top - shown)
    hidden = "".join(f" {sign}{count}" for sign, count in (("↑", above), ("↓", below)) if count)
    lines = [rule(f"{title}{hidden}", width)]
    for y in range(body):
        parts: list[Run] = []
        for x in range(columns):
            index = x * body + y
            parts.extend(drawn[index] if index < len(drawn) else fit((), column))
        lines.append(fit(parts, width))
    room = body - len(rows) - 1
    if columns == 1 and (events or guide) and room > 1:
        lines[len(rows) + 2 :] = _below(events, guide, width, room)
    return (lines + feet)[:height]


def event_lines(events: Sequence[EventLine], width: int, height: int) -> list[Line]:
    """The article's events, one a line under a rule, the active one marked.

    Args:
        events: What names each event, and whether it is the active one.
        width: In cells.
        height: Lines, the rule among them.

    Returns:
        `height` lines of `width` cells.
    """
    active = next((i for i, (_, here) in enumerate(events) if here), 0)
    top = window(len(events), active, height - 1)
    lines = [rule("events", width)]
    for number, (text, here) in enumerate(events[top : top + height - 1], start=top + 1):
        mark = ("▸" if here else " ", "marker")
        lines.append(fit((mark, (f"{number} ", "dim"), (clean(text), "value" if here else "dim")), width))
    return lines + [fit((), width)] * (height - len(lines))


def _below(events: Sequence[EventLine], guide: Sequence[Line], width: int, height: int) -> list[Line]:
    """What stands under the rows of the form: the events, then the guideline if there is room for some of it."""
    listed = min(len(events) + 1, max(2, height // 2)) if events else 0
    room = height - listed - bool(listed)
    if not guide or room < LEAST_GUIDE:
        return event_lines(events, width, height) if events else [fit((), width)] * height
    lines = [*event_lines(events, width, listed), fit((), width)] if events else []
    lines += [rule("guideline", width), *guide[: room - 1]]
    if len(guide) >= room:
        lines[-1] = fit((("  … all of it is in the help on the field", "dim"),), width)
    return lines + [fit((), width)] * (height - len(lines))


def _active(rows: tuple[FormRow, ...], path: str) -> int:
    return next((i for i, row in enumerate(rows) if row.path == path), 0)


def _grid(rows: tuple[FormRow, ...], active: int, size: tuple[int, int]) -> tuple[int, int, int]:
    """Lines for rows, columns, and the first row shown."""
    width, height = size
    body = height - 1 - (2 if height >= ROOMY else 1)
    columns = max(1, width // COLUMN) if len(rows) > body else 1
    return body, columns, window(len(rows), active, max(1, body) * columns)


def row_at(rows: tuple[FormRow, ...], path: str, where: tuple[int, int], size: tuple[int, int]) -> int | None:
    """Index of the row that is drawn at a cell, or None.

    Args:
        rows: The form's rows.
        path: Path of the active one.
        where: Column and line, from 0.
        size: Width and height of the form in cells.
    """
    body, columns, top = _grid(rows, _active(rows, path), size)
    x, y = where
    if not 1 <= y <= body:
        return None
    index = top + min(columns - 1, x // max(1, size[0] // columns)) * body + y - 1
    return index if index < len(rows) else None


def rule(title: str, width: int) -> Line:
    """A line that divides, with a title in it."""
    return fit((("─ ", "rule"), (cut(title, width - 4), "rule-title"), (" ", "rule")), width, "─", "rule")


def _title_width(rows: tuple[FormRow, ...], width: int) -> int:
    """Cells for the titles: as many as the longest needs, but no more than half of the column."""
    longest = max((cell_len(clean(row.title)) + 2 * row.depth + row.required for row in rows), default=0)
    return max(8, min(longest, TITLE, width // 2 - 2))


def _row_line(row: FormRow, width: int, name: int, *, active: bool, offered: str = "") -> Line:
    indent = "  " * row.depth
    star = "*" if row.required else ""
    title = cut(indent + clean(row.title), name - len(star)) + star
    marker = "▸" if active else " "
    blanks = " " * (max(0, name - cell_len(title)) + 1)
    ahead: list[Run] = [(marker, "marker"), (title + blanks, "field-active" if active else "field")]
    behind = _marks(row)
    shown = clean(row.shown or offered) or ("+" if row.is_new_item else "")
    style = _value_style(row) if row.shown else "dim"
    value: Run = (cut(shown, _room(row, width, name)), f"{style}-active" if active and style == "value" else style)
    return spread((*ahead, value), (*behind, (" ", "")), width)


def _room(row: FormRow, width: int, name: int) -> int:
    """Cells for the answer of a row."""
    return max(0, width - name - 2 - sum(cell_len(text) for text, _ in _marks(row)) - 1)


def _value_style(row: FormRow) -> str:
    if row.said.nothing is not None:
        return "nothing"
    dim = row.is_new_item or row.origin in {Origin.DERIVED, Origin.UNASKED}
    return "dim" if dim else "value"


def _marks(row: FormRow) -> list[Run]:
    marks: list[Run] = []
    if row.origin in ORIGINS:
        marks.append((f" {ORIGINS[row.origin]}", "dim"))
    if row.said.alternatives:
        marks.append((f" /{len(row.said.alternatives)}", "dim"))
    if row.said.optional:
        marks.append((" ~", "dim"))
    if row.said.confidence:
        marks.append((f" {cut(clean(row.said.confidence), 6)}", "dim"))
    if row.said.note:
        marks.append((f" {NOTED}", "dim"))
    if row.said.evidence:
        marks.append((f" e{len(row.said.evidence)}", "evidence"))
    if row.problem is not None:
        style = "overridden" if row.problem.overridden else row.problem.severity.value
        marks.append((" ✓" if row.problem.overridden else f" {MARKS[row.problem.severity]}", style))
    return marks


def foot_lines(
    row: FormRow | None,
    width: int,
    height: int,
    evidence: Sequence[str] = (),
    keys: Keys = DEFAULT_KEYS,
    *,
    offered: str = "",
) -> list[Line]:
    """Under the form: what is wrong with the active field, else its note, evidence, full answer or help.

    What is offered in the place of an answer, and has no room there, comes first.
    """
    text, style = _foot(row, evidence, width, keys) if row is not None else ("", "dim")
    if offered:
        text, style = f"{offered} · {text}", "dim"
    return [fit(((line, style),), width) for line in wrap(clean(text), width, height)]


def _foot(row: FormRow, evidence: Sequence[str], width: int, keys: Keys) -> Run:
    problem = row.problem
    if problem is not None and problem.overridden:
        return f"overridden: {problem.overridden}", "overridden"
    if problem is not None:
        return problem.message, problem.severity.value
    if row.said.note:
        return f"note: {row.said.note}", "value"
    told = [_worked_out(row, keys)] if row.origin in {Origin.DERIVED, Origin.OVERWRITTEN} else []
    told += [row.shown] if cell_len(row.shown) > width // 4 or row.said.alternatives else []
    told += [f"“{quote}”" for quote in evidence]
    return (" · ".join(told), "value") if told else (row.field.help, "dim")


def _worked_out(row: FormRow, keys: Keys) -> str:
    """Where an answer comes from that follows from others; what exactly it follows from is in the field's help."""
    field = row.field
    if row.origin is Origin.OVERWRITTEN:
        return f"given by hand; {keys.named('clear-value')} brings back what follows from the other answers"
    if not field.derive:
        return "follows from the other answers"
    told = "follows from the other answers" + (
        "" if field.readonly else f"; {keys.named('edit-value')} overwrites it"
    )
    return f"{told} · {field.help}" if field.help else told


def _lines_of(text: str, width: int) -> int:
    """How many lines a text takes."""
    return sum(1 for line in wrap(text, width, len(text)) if line)


def wrap(text: str, width: int, height: int) -> list[str]:
    """Text broken at spaces into at most `height` lines, filled up with empty ones."""
    lines: list[str] = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    shown = [cut(line, width) for line in lines[:height]]
    if len(lines) > height > 0:
        shown[-1] = cut(shown[-1] + ELLIPSIS, width)
    return shown + [""] * (height - len(shown))


def entry_lines(entry: "Entry", title: str, size: tuple[int, int], problem: str = "") -> list[Line]:
    """A question: the line being typed, a hint, the list, and help on the highlighted choice.

    Args:
        entry: The question.
        title: What stands over it.
        size: Width and height in cells.
        problem: What is wrong with the last answer; shown instead of the hint.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    if height <= 0 or width <= 0:
        return []
    lines = [rule(title, width), input_line(entry, width)]
    # What was typed no longer counts once a line of an open list is highlighted.
    picked = entry.choice if not entry.closed else None
    hint = clean(problem or (f"↵ takes {picked.title}" if picked else entry.hint))
    room = height - len(lines)
    has_list = bool(entry.listed) or entry.closed
    if hint and room >= 2:
        # The hint takes the lines that the list and the help leave free.
        rows = len(entry.listed) + 3 if has_list else 0
        hint_height = min(_lines_of(hint, width), max(2 if room >= ROOMY else 1, room - rows))
        style = "error" if problem else "dim"
        lines += [fit(((line, style),), width) for line in wrap(hint, width, hint_height)]
    help_text = clean(entry.choice.help) if entry.choice else ""
    room = height - len(lines)
    help_height = 0 if not help_text or room < 4 else min(3, room - 3)
    if has_list:
        lines += _list_lines(entry, width, room - help_height)
    if help_height:
        lines += [fit(((line, "dim"),), width) for line in wrap(help_text, width, help_height)]
    lines += [fit((), width)] * (height - len(lines))
    return lines[:height]


def input_line(entry: "Entry", width: int) -> Line:
    """The line being typed, scrolled so that the cursor is in view, and at its end what is told beside it."""
    asked = cut(clean(entry.prompt), width // 2)
    prompt = f" {asked} " if asked.endswith("?") else f" {asked}: "
    room = max(1, width - cell_len(prompt) - 1)
    before, at, behind = map(drawn_text, entry.line.parts())
    while before and cell_len(before) >= room:
        before = before[max(1, len(before) // 8) :]
    style = "offered" if entry.fresh else "typed"
    runs = ((prompt, "prompt"), (clean(before), style), (at or " ", "cursor"), (behind, style))
    beside = cut(clean(entry.beside), width // 3)
    if not beside or sum(cell_len(text) for text, _ in runs) + cell_len(beside) + 2 > width:
        return fit(runs, width)
    return spread(runs, ((f"{beside} ", "dim"),), width)


def _list_lines(entry: "Entry", width: int, height: int) -> list[Line]:
    if not entry.listed:
        return [fit(((" nothing matches; backspace widens the search", "warning"),), width)][: max(0, height)]
    highlight = entry.highlight if entry.highlight is not None else -1
    height = max(1, height)
    columns = 1
    if len(entry.listed) > height and not entry.one_column:
        columns = max(1, width // (KEYED_COLUMN if entry.single_keys else COLUMN))
    column = width // columns
    top = window(len(entry.listed), max(0, highlight), height * columns)
    shown = entry.listed[top : top + height * columns]
    drawn = [_choice_line(entry, each, column, active=top + i == highlight) for i, each in enumerate(shown)]
    return [fit([run for line in drawn[y::height] for run in line], width) for y in range(min(height, len(drawn)))]


def _choice_line(entry: "Entry", choice: "Choice", width: int, *, active: bool) -> Line:
    tick = ""
    if entry.ticked is not None:
        tick = "[x] " if choice.id in entry.ticked else "[ ] "
    style = "choice-active" if active else "choice"
    key = f"{choice.key} " if choice.key else ""
    left: list[Run] = [("▸" if active else " ", "marker"), (f"{key}{tick}{clean(choice.title)}", style)]
    detail = clean(choice.detail) if choice.detail != choice.key else ""
    room = width - sum(cell_len(text) for text, _ in left)
    right: list[Run] = [(f"  {cut(detail, room - 3)} ", "dim")] if detail and room > 8 else []
    return spread(left, right, width)
