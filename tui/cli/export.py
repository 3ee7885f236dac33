"""`copydesk export`."""

import sys
from pathlib import Path

import click

from tui.cli.options import PROJECT, with_example
from tui.cli.output import meter, plural, tell


@click.command(
    short_help="Write annotations as JSON lines.",
    help=with_example(
        "Write annotations as JSON lines, one line for each article and annotator, all as of one moment. Every "
        "value names its evidence, and every quote is the text at its offsets; docs/data-format.md describes the "
        "lines.\n\n"
        "With --format csv it is the table that the schema names under 'export', usually a row for each event. "
        "Cells that a spreadsheet would calculate get an apostrophe in front.\n\n"
        "--trail says of each gold value who decided it, when and why, and who had said so; --disputed adds what "
        "every annotator had said where they differed.\n\n"
        "The file is written whole or not at all. Exporting twice gives the same bytes.",
        "copydesk export syria.db -o records.jsonl",
        "copydesk export syria.db --layers ana --layers ben > two.jsonl",
        "copydesk export syria.db --layers gold --trail -o gold.jsonl",
        "copydesk export syria.db --format csv --layers gold -o events.csv",
    ),
)
@click.argument("project", type=PROJECT)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    help="All of it, or the schema's table.",
)
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to; - for standard output (the default).")
@click.option("--layers", multiple=True, metavar="gold|all|WHO", help="Whose layers; everyone's if not said.")
@click.option("--trail", is_flag=True, help="Say where each gold value comes from.")
@click.option("--disputed", is_flag=True, help="The same, with what each annotator said where they differed.")
@click.option("--as-is", is_flag=True, help="Leave cells as they are that a spreadsheet would calculate.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
def export(
    project: Path,
    form: str,
    output: str,
    layers: tuple[str, ...],
    *,
    trail: bool,
    disputed: bool,
    as_is: bool,
    force: bool,
) -> None:
    """Exports layers."""
    chosen = None if not layers or "all" in layers else frozenset(layers)
    path = None if output == "-" else Path(output)
    if as_is and form != "csv":
        raise click.UsageError("--as-is is about the cells of --format csv.")
    if (trail or disputed) and (form == "csv" or (chosen is not None and "gold" not in chosen)):
        raise click.UsageError("--trail and --disputed are about the gold layer in JSON lines: add --layers gold.")
    if form == "csv":
        _export_table(project, path, chosen, as_is=as_is, force=force)
    else:
        _export_records(project, path, chosen, trail=trail or disputed, disputed=disputed, force=force)


def _export_records(
    project: Path, path: Path | None, chosen: frozenset[str] | None, *, trail: bool, disputed: bool, force: bool
) -> None:
    from tui.services.exporting import export_to
    from tui.store.project import Project

    with Project.open(project) as opened, meter("layers") as counter:
        trails = None
        if trail:
            from tui.services.trails import Trails

            trails = Trails(opened, disputed=disputed)
        done = export_to(
            opened,
            path,
            sys.stdout.buffer,
            chosen,
            replace=force,
            trails=trails,
            progress=counter.count,
        )
    counts = ", ".join((plural(done.layers, "layer"), plural(done.events, "event"), plural(done.spans, "span")))
    tell(f"{counts}; {done.bytes:,} bytes{f' in {path}' if path else ''}.")


def _export_table(
    project: Path, path: Path | None, chosen: frozenset[str] | None, *, as_is: bool, force: bool
) -> None:
    from tui.services.ids import now
    from tui.services.table_exporting import export_table_to
    from tui.store.project import Project

    with Project.open(project) as opened, meter("layers") as counter:
        done = export_table_to(
            opened,
            path,
            sys.stdout.buffer,
            chosen,
            clock=now,
            replace_file=force,
            as_is=as_is,
            progress=counter.count,
        )
    left_out = f", {plural(done.skipped, 'event')} left out by include_when" if done.skipped else ""
    counts = f"{plural(done.rows, 'row')} of {plural(done.layers, 'layer')}{left_out}"
    tell(f"{counts}; {done.bytes:,} bytes{f' in {path}' if path else ''}.")
    if done.marked:
        cells = plural(done.marked, "cell")
        tell(f"An apostrophe in front of {cells} that a spreadsheet would calculate: --as-is leaves it out.")
    if done.other_versions:
        layers = plural(done.other_versions, "layer")
        tell(f"{layers} made with another version of the schema: copydesk schema upgrade brings them over.")
