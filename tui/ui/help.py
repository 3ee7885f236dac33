"""The help: every key of where you are, drawn from the registry. Pure."""

from collections.abc import Sequence

from tui.domain.answers import notation_hint
from tui.domain.problems import Problem
from tui.domain.schema import Field, Option, Schema, walk_options
from tui.domain.visible import visible
from tui.ui.commands import LABEL_PREFIX, Keys, label_commands, shown_key
from tui.ui.form.painting import wrap
from tui.ui.lines import Line, clean, fit

KEYS_WIDTH = 14


def field_help_lines(field: Field, width: int) -> list[Line]:
    """All that the schema says of a field: its help, how it is typed, and every answer with its help.

    Args:
        field: The question.
        width: In cells.
    """
    lines = [fit(((f" {clean(field.title)}", "rule-title"),), width)]
    examples = f"For example: {'; '.join(field.examples)}" if field.examples else ""
    codebook = f"Codebook: {field.codebook}" if field.codebook else ""
    for text in (field.help, examples, codebook, _origin(field), notation_hint(field)):
        lines += [fit(((f"  {line}", "value"),), width) for line in wrap_all(clean(text), width - 4)]
    scales = (
        ("Answers", field.options),
        ("Precision", field.precision),
        ("Relations", field.relations),
        ("Further names", field.levels),
    )
    for heading, options in scales:
        if options:
            lines += [fit((), width), fit(((f" {heading}", "rule-title"),), width)]
        for way in walk_options(options):
            indent = "  " * len(way)
            lines.append(
                fit(((f"{indent}{clean(way[-1].title)}", "value"), (f"  {clean(way[-1].code)}", "dim")), width)
            )
            helped = wrap_all(clean(_option_help(way[-1])), width - len(indent) - 4)
            lines += [fit(((f"{indent}  {line}", "dim"),), width) for line in helped]
    if field.words:
        words = ", ".join(f"{word} = {number}" for word, number in field.words)
        lines += [fit((), width), fit(((" Words", "rule-title"),), width)]
        lines += [fit(((f"  {line}", "value"),), width) for line in wrap_all(clean(words), width - 4)]
    return lines


def _origin(field: Field) -> str:
    """Where the answer comes from, if it follows from others."""
    if not field.derive:
        return ""
    return f"Worked out: {field.derive}" + ("" if field.readonly else ". It can be overwritten.")


def _option_help(option: Option) -> str:
    told = [option.help]
    if option.examples:
        told.append(f"For example: {'; '.join(option.examples)}.")
    if option.codebook:
        told.append(f"Codebook: {option.codebook}.")
    if option.note:
        told.append("It needs a note.")
    if option.retired:
        told.append("It is no longer offered.")
    return " ".join(text for text in told if text)


def read_back_lines(sentence: str, problems: Sequence[Problem], width: int) -> list[Line]:
    """An event read back, and what is wrong with it.

    Args:
        sentence: The event as a sentence; empty if the schema has none.
        problems: What is wrong.
        width: In cells.
    """
    told = sentence or "The schema has no sentence: its answers are in the form."
    lines = [fit(((f"  {line}", "value"),), width) for line in wrap_all(clean(told), width - 4)]
    for problem in problems:
        lines.append(fit((), width))
        text = f"overridden ({problem.overridden}): {problem.message}" if problem.overridden else problem.message
        style = "overridden" if problem.overridden else problem.severity.value
        lines += [fit(((f"  {line}", style),), width) for line in wrap_all(clean(text), width - 4)]
    return lines


def wrap_all(text: str, width: int) -> list[str]:
    """All of a text, broken at spaces; nothing for no text."""
    return [line for line in wrap(text, max(1, width), len(text) + 1) if line]


def help_lines(where: str, schema: Schema, keys: Keys, width: int) -> list[Line]:
    """The keys of a place by group, then the labels of the schema.

    Args:
        where: The place, as in the registry.
        schema: Its labels are listed with their keys.
        keys: The keys of whoever asks.
        width: In cells.
    """
    lines: list[Line] = []
    group = ""
    for command in keys.commands:
        if where not in command.where:
            continue
        if command.group != group:
            group = command.group
            lines += [fit((), width), fit(((f" {group}", "rule-title"),), width)]
        shown = " ".join(shown_key(key) for key in command.keys)
        lines += _key_lines(shown, command.title, command.help, width)
    lines += [fit((), width), fit(((" Labels of the schema", "rule-title"),), width)]
    direct = {command.id: command.keys for command in label_commands(schema.labels, keys.labels)}
    for label in schema.labels:
        own = "".join(f" {shown_key(key)}" for key in direct.get(f"{LABEL_PREFIX}{label.id}", ()))
        shown = f"{keys.of('label')}{visible(label.key)}{own}"
        lines += _key_lines(shown, visible(label.title), visible(label.help), width)
    return lines


def _key_lines(keys: str, title: str, told: str, width: int) -> list[Line]:
    """What keys do, with as many lines as it takes; the keys stand in front of the first one."""
    said = wrap_all(f"{title}. {told}".rstrip(), width - KEYS_WIDTH - 4)
    named = len(title) + 2
    lines = []
    for number, line in enumerate(said):
        front = f"  {keys if number == 0 else '':<{KEYS_WIDTH}} "
        lines.append(fit(((front, "footer-key"), (line[:named], "value"), (line[named:], "dim")), width))
        named = max(0, named - len(line) - 1)
    return lines
