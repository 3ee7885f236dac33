"""`copydesk incidents`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.options import DESK, PROJECT, check_name, refuse_idle, whoever, with_example
from tui.cli.output import meter, plural, say, say_data, say_table, tell

if TYPE_CHECKING:
    from tui.services.incidents import Incidents
    from tui.store.incidents import WantedPairs

STATES = ("open", "later", "linked", "refused", "implied")
_OF = {
    "linked": ("--linked", ("export",)),
    "output": ("--output", ("export",)),
    "force": ("--force", ("export",)),
    "state": ("--state", ("list",)),
    "text": ("--find", ("list",)),
    "form": ("--format", ("list",)),
}
"""Options that belong to some of what can be asked for."""


@click.command(
    short_help="Link events of several articles that report the same incident.",
    help=with_example(
        "Link events of several articles that report the same incident. Without an option the desk opens that asks "
        "pair by pair.\n\n"
        "Events are compared that share a day and a place or name, or words; --list shows which may be one, and "
        "why. --apply says what they are, --export writes the incidents as JSON lines, with a value for each "
        "field by the schema's rule 'aggregate'; docs/incidents.md describes the lines.\n\n"
        "The events are those of the layer gold, or of one annotator with --layer.",
        "copydesk incidents syria.db",
        "copydesk incidents syria.db --list",
        "copydesk incidents syria.db --list --format json > pairs.jsonl",
        "copydesk incidents syria.db --as eve --apply said.jsonl",
        "copydesk incidents syria.db --export -o incidents.jsonl",
    ),
)
@click.argument("project", type=PROJECT)
@click.option("--as", "who", callback=check_name, metavar="WHO", help="Who decides; your login name if not said.")
@click.option("--layer", default="gold", show_default=True, metavar="gold|WHO", help="Whose events.")
@click.option("--list", "listing", is_flag=True, help="List the pairs.")
@click.option("--apply", "lines", metavar="FILE", help="Carry out what a file says; - for standard input.")
@click.option("--export", "exporting", is_flag=True, help="Write the incidents as JSON lines.")
@click.option("--linked", is_flag=True, help="With --export: only incidents of two or more events.")
@click.option("-o", "--output", default="-", metavar="FILE", help="With --export: where to; - for standard output.")
@click.option("--force", is_flag=True, help="With --export: replace the file if it is there.")
@click.option("--state", type=click.Choice(STATES), default="open", show_default=True)
@click.option("--find", "text", default="", metavar="TEXT", help="Only pairs whose events or titles hold this.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.pass_context
def incidents(
    context: click.Context,
    *,
    project: Path,
    who: str | None,
    layer: str,
    lines: str | None,
    output: str,
    state: str,
    text: str,
    form: str,
    listing: bool,
    exporting: bool,
    linked: bool,
    force: bool,
) -> None:
    """Lists, says, exports, or opens the desk."""
    named = {"list": listing, "apply": lines is not None, "export": exporting}
    asked = [name for name, is_asked in named.items() if is_asked]
    if len(asked) > 1:
        raise click.UsageError("Say one thing to do: --list, --apply FILE or --export.")
    refuse_idle(context, asked[0] if asked else DESK, _OF)
    author = whoever(who)
    if not asked:
        sys.exit(_desk(project, author, layer))
    from tui.services.incidents import open_incidents
    from tui.store.incidents import WantedPairs

    with open_incidents(project, author, layer) as work:
        if listing:
            _list(work, WantedPairs(state, text), form)
        elif lines is not None:
            _apply(work, lines)
        else:
            _export(work, None if output == "-" else Path(output), linked=linked, force=force)


def _desk(project: Path, author: str, layer: str) -> int:
    from tui.ui.incidents_app import run_incidents

    return run_incidents(project, who=author, layer=layer)


def _list(work: "Incidents", wanted: "WantedPairs", form: str) -> None:
    from tui.services.incident_files import listed

    work.refresh()
    if form == "json":
        for line in listed(work, wanted):
            say(json.dumps(line))
        return
    rows: list[tuple[str, ...]] = [("PAIR", "SCORE", "EVENT", "OTHER EVENT", "WHY")]
    offset = 0
    while page := work.page(wanted, offset):
        for row in page:
            events = (f"{name}: {shown}" for name, shown in zip(row.names, row.shown, strict=True))
            rows.append((row.id, f"{row.score:.2f}", *events, "; ".join(row.grounds)))
        offset += len(page)
    say_table(rows, frozenset({1}))
    counts = ", ".join(f"{count:,} {state}" for state, count in work.tally().states.items())
    tell(f"{counts}.")


def _apply(work: "Incidents", file: str) -> None:
    from tui.services.incident_files import apply_lines

    work.refresh()
    if file == "-":
        count = apply_lines(work, sys.stdin.buffer, "standard input")
    else:
        with Path(file).open("rb") as opened:
            count = apply_lines(work, opened, file)
    say(f"{plural(count, 'line')} carried out.")


def _export(work: "Incidents", path: Path | None, *, linked: bool, force: bool) -> None:
    from tui.services.files import whole_file
    from tui.services.incident_files import exported

    count = 0
    with meter("incidents") as counter:
        if path is None:
            for count, line in enumerate(exported(work, linked=linked), 1):  # noqa: B007 - told below
                say_data(f"{json.dumps(line)}\n".encode())
        else:
            with whole_file(path, replace=force) as file:
                for count, line in enumerate(exported(work, linked=linked), 1):
                    file.write(f"{json.dumps(line)}\n".encode())
                    counter.count(count)
    tell(f"{plural(count, 'incident')}{f' in {path}' if path else ''}.")
