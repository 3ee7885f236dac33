"""The legend: which letter and colour is which label, how many spans it has, what strokes and inks mean. Pure."""

from collections import Counter
from typing import Final

from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.spans import EVIDENCE_LABEL
from tui.ui.commands import DEFAULT_KEYS, LABEL_PREFIX, Keys, label_commands, shown_key
from tui.ui.desk.marks import EVIDENCE_LETTER
from tui.ui.lines import Line, clean, fit
from tui.ui.palettes import LABEL_COLOURS

UNKNOWN_LETTER: Final = "?"
"""Marks spans whose label the schema does not know."""

_KEYS_WIDTH: Final = 3

_SIGNS: Final = (
    ("words", "span-0 one", "one span of the active event"),
    ("words", "faint-span-0 one", "one span of another event, or of none"),
    ("words", "span-0 many", "two spans or more over one another; {toggle-lanes} shows them apart"),
    ("─ ═ ≡", "lane-0", "under a line: one span, two, three or more"),
    ("┄ ═ ≡", "faint-lane-0", "the same, none of them of the active event"),
    ("words", "selection", "the selection"),
    ("words", "candidate", "the candidate that {take} takes"),
    ("words", "hit", "what could fill the active field as well"),
    ("words", "aside", "passed over, with ~ at the end of the row: a repeat, or set aside"),
)


def legend_lines(schema: Schema, layer: Layer, owner: str, width: int, *, keys: Keys = DEFAULT_KEYS) -> list[Line]:
    """The labels in the schema's order, then what else is seen in the text.

    Args:
        schema: Its labels.
        layer: Whose spans are counted.
        owner: The active event, or the article: its evidence is shown at full strength.
        width: In cells.
        keys: The annotator's keys.

    Returns:
        Lines of `width` cells.
    """
    counts = Counter(span.label for span in layer.spans.values())
    active = {span for _, said in layer.values_of(owner) for span in said.evidence}
    strong = Counter(layer.spans[span].label for span in active)
    lines = [fit(((" Labels, with their key and letter", "rule-title"),), width)]
    own = {command.id: shown_key(command.keys[0]) for command in label_commands(schema.labels, keys.labels)}
    for number, label in enumerate(schema.labels):
        told = _count(counts[label.id], strong[label.id])
        key = own.get(f"{LABEL_PREFIX}{label.id}", "")
        lines.append(_row((number, label.key or "·", key), label.title, told, width))
    known = {label.id for label in schema.labels}
    number = len(schema.labels)
    if counts[EVIDENCE_LABEL] and EVIDENCE_LABEL not in known:
        told = _count(counts[EVIDENCE_LABEL], strong[EVIDENCE_LABEL])
        lines.append(_row((number, EVIDENCE_LETTER, ""), "Evidence without a label", told, width))
    unknown = [label for label in counts if label not in known and label != EVIDENCE_LABEL]
    for name in sorted(unknown):
        told = _count(counts[name], strong[name])
        lines.append(_row((number, UNKNOWN_LETTER, ""), f"{name}, which the schema has no more", told, width))
    lines += [fit((), width), fit(((" In the text", "rule-title"),), width)]
    for sign, style, told in _SIGNS:
        meaning = told.format_map({"toggle-lanes": keys.named("toggle-lanes"), "take": keys.named("take")})
        lines.append(fit((("  ", ""), (sign, style), (f"  {meaning}", "value")), width))
    return lines


def _row(named: tuple[int, str, str], title: str, told: str, width: int) -> Line:
    """A label with its number in the palette, its letter and its key."""
    number, letter, key = named
    colour = number % LABEL_COLOURS
    sample = (f" {clean(letter)[:1]} ", f"letter-{colour}")
    faint = ("words", f"faint-span-{colour} one")
    return fit(
        (
            (f"{key:>{_KEYS_WIDTH}} ", "dim"),
            sample,
            (" ", ""),
            faint,
            (f"  {clean(title)}", "value"),
            (f"  {told}", "dim"),
        ),
        width,
    )


def _count(found: int, strong: int) -> str:
    if not found:
        return "none here"
    return f"{found} here" + (f", {strong} of the active event" if strong else "")
