"""The help: every key of where you are, drawn from the registry. Pure."""

from tui.domain.schema import Schema
from tui.domain.visible import visible
from tui.ui.commands import COMMANDS, shown_key
from tui.ui.lines import Line, fit

KEYS_WIDTH = 14


def help_lines(where: str, schema: Schema, width: int) -> list[Line]:
    """The keys of a place by group, then the labels of the schema.

    Args:
        where: The place, as in the registry.
        schema: Its labels are listed with their keys.
        width: In cells.
    """
    lines: list[Line] = []
    group = ""
    for command in COMMANDS:
        if where not in command.where:
            continue
        if command.group != group:
            group = command.group
            lines += [fit((), width), fit(((f" {group}", "rule-title"),), width)]
        keys = " ".join(shown_key(key) for key in command.keys)
        lines.append(
            fit(
                (
                    (f"  {keys:<{KEYS_WIDTH}} ", "footer-key"),
                    (f"{command.title}. ", "value"),
                    (command.help, "dim"),
                ),
                width,
            )
        )
    lines += [fit((), width), fit(((" Labels of the schema", "rule-title"),), width)]
    for number, label in enumerate(schema.labels, start=1):
        keys = f"l{visible(label.key)}" + (f" {number}" if number < 10 else "")
        text = f"{visible(label.title)}. "
        lines.append(
            fit(((f"  {keys:<{KEYS_WIDTH}} ", "footer-key"), (text, "value"), (visible(label.help), "dim")), width)
        )
    return lines
