"""What stands beside the versions in the pane: the other choices, the last similar case, the guideline, notes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.decisions import Choice, Decision
from tui.domain.adjudication.reasons import reason_title
from tui.domain.adjudication.topics import Family
from tui.domain.indexes import ways_by_code
from tui.domain.layers import HELP, NOTE
from tui.domain.schema import Field
from tui.ui.help import wrap_all
from tui.ui.lines import Line, Run, cells, clean, cut, fit
from tui.ui.review.painting.flow import flow
from tui.ui.review.painting.saying import Saying
from tui.ui.review.painting.wording import CHOSEN, offers

if TYPE_CHECKING:
    from tui.services.review_articles import Opened
    from tui.ui.review.painting.pane import Beside

LEAST_GUIDE = 3
"""Lines from which on the beginning of a guideline is worth showing, its rule among them."""


def offer_lines(opened: "Opened", case: Case, beside: "Beside", width: int, most: int) -> list[Line]:
    """What can be chosen besides taking a version, and what goes with the next decision."""
    found = offers(opened.panel.schema, case, beside.keys)
    said = [beside.reason, "guideline unclear" if beside.unclear else "", f"✎ {beside.note}" if beside.note else ""]
    # What goes with the next decision comes first: nobody may give a reason unawares.
    items: list[list[Run]] = [[(cut(f"[{clean(text)}]", width - 2), "marker")] for text in said if text]
    items += [[(offer.key, "key"), (f" {offer.text}", "value")] for offer in found]
    lines: list[list[Run]] = []
    for item in items:
        if not lines or cells(lines[-1]) + cells(item) + 2 > width:
            lines.append([(" ", "")])
        elif len(lines[-1]) > 1:
            lines[-1].append(("  ", ""))
        lines[-1] += item
    return [fit(line, width) for line in lines[:most]]


def similar_line(opened: "Opened", case: Case, beside: "Beside", width: int) -> list[Line]:
    """What was decided in the most similar case, and the key that repeats it."""
    if beside.similar is None:
        return []
    decision, ruling = beside.similar
    key = beside.keys.of("repeat-similar") if ruling is not None else ""
    runs: list[Run] = [(f" {key} ", "key")] if key else [(" ", "")]
    runs.append(("the same as in a similar case: " if key else "in a similar case: ", "dim"))
    runs.append((clean(told_decision(opened, case, decision)), "value"))
    return [fit(runs, width)]


def told_decision(opened: "Opened", case: Case, decision: Decision) -> str:
    """What was decided, in words without names."""
    told = CHOSEN[decision.choice]
    taken = decision.taken
    if decision.choice in {Choice.TAKE, Choice.OWN}:
        told = f"{told} {_taken(opened, case, taken)}"
    notes = [reason_title(opened.panel.schema, decision.reason) if decision.reason else "", decision.note]
    return " · ".join([told, *(note for note in notes if note)])


def _taken(opened: "Opened", case: Case, taken: Content | None) -> str:
    if case.topic.is_thing:
        return "that there is one" if taken is not None else "that there is none"
    if taken is None:
        return "nothing"
    if case.topic.family is Family.SPAN:
        return Saying(opened).label(taken.part.evidence[0])
    field = case.topic.field
    said = Saying(opened).answer(field, taken, short=True) if field is not None else ""
    return f"“{said}”" if said else "that it is left empty"


def note_lines(opened: "Opened", width: int, height: int) -> list[Line]:
    """What annotators noted of the article as a whole, and where they ask for help; without names."""
    told = dict.fromkeys(_layer_notes(opened))
    runs: list[Run] = []
    for text in told:
        runs += [(" · ", "dim")] if runs else []
        runs.append((clean(text), "value"))
    if not runs or height <= 0:
        return []
    return [fit(((" ", ""), *line), width) for line in flow(runs, width - 2, min(height, 3))]


def _layer_notes(opened: "Opened") -> Iterator[str]:
    for layer in sorted(
        opened.panel.layers.values(), key=lambda layer: (layer.flag, layer.attributes.get(NOTE, ""))
    ):
        if layer.flag.startswith(HELP):
            yield f"⚑? {layer.flag.removeprefix(HELP)}"
        elif layer.flag:
            yield f"⚑ {layer.flag}"
        if layer.attributes.get(NOTE):
            yield f"✎ {layer.attributes[NOTE]}"


def guide_lines(opened: "Opened", case: Case, width: int, height: int) -> list[Line]:
    """The guideline of what is asked, what it says of the answers that were given first."""
    told = list(_guide(opened, case, width - 2))
    if not told or height < min(len(told) + 1, LEAST_GUIDE):
        return []
    head = fit((("─ ", "rule"), ("guideline", "rule-title"), (" ", "rule")), width, "─", "rule")
    lines = [head, *(fit(((" ", ""), run), width) for run in told)]
    if len(lines) > height:
        lines = [*lines[: height - 1], fit(((" …", "dim"),), width)]
    return lines


def short_guide_lines(opened: "Opened", case: Case, width: int, most: int) -> list[Line]:
    """The beginning of the guideline of what is asked, where there is no room for more."""
    text = " ".join(run[0].strip() for run in _guide(opened, case, width - 2))
    if not text or most <= 0:
        return []
    runs: list[Run] = [("guideline ", "dim"), (text, "value")]
    return [fit(((" ", ""), *line), width) for line in flow(runs, width - 2, most)]


def _guide(opened: "Opened", case: Case, width: int) -> Iterator[Run]:
    schema = opened.panel.schema
    if case.topic.family is Family.SPAN:
        labels = {view.content.part.evidence[0].label for view in case.sides if view.content is not None}
        for label in schema.labels:
            if label.id in labels and label.help:
                yield from (
                    (line, "value") for line in wrap_all(f"{clean(label.title)}: {clean(label.help)}", width)
                )
        return
    path = schema.type_field if case.topic.family is Family.EVENT and not case.path else case.path
    field = case.topic.field or (schema.field(case.event, path) if path else None)
    if field is None:
        return
    for option in _chosen_options(case, field, path):
        yield from ((line, "value") for line in wrap_all(clean(option), width))
    if not case.path:
        return
    examples = f"For example: {'; '.join(field.examples)}" if field.examples else ""
    codebook = f"Codebook: {field.codebook}" if field.codebook else ""
    for text in (field.help, examples, codebook):
        yield from ((line, "dim") for line in wrap_all(clean(text), width))


def _chosen_options(case: Case, field: Field, path: str) -> Iterator[str]:
    """What the schema says of each answer that somebody gave, in the order of the schema."""
    codes: set[str] = set()
    for view in case.sides:
        content = view.content
        if content is not None and case.topic.is_thing:
            content = dict(content.inside).get(path)
        if content is not None and content.part.value is not None:
            codes.update(content.part.value.lines())
    for code, way in ways_by_code(field.options).items():
        option = way[-1]
        if code in codes and (option.help or option.examples):
            examples = f" For example: {'; '.join(option.examples)}." if option.examples else ""
            yield f"{option.title}: {option.help}{examples}"
