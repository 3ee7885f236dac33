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
        "The file is written whole or not at all. Exporting twice gives the same bytes.",
        "copydesk export syria.db -o records.jsonl",
        "copydesk export syria.db --layers ana --layers ben > two.jsonl",
    ),
)
@click.argument("project", type=PROJECT)
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to; - for standard output (the default).")
@click.option("--layers", multiple=True, metavar="gold|all|WHO", help="Whose layers; everyone's if not said.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
def export(project: Path, output: str, layers: tuple[str, ...], *, force: bool) -> None:
    """Exports layers."""
    from tui.services.exporting import export_to
    from tui.store.project import Project

    chosen = None if not layers or "all" in layers else frozenset(layers)
    path = None if output == "-" else Path(output)
    with Project.open(project) as opened, meter("layers") as counter:
        done = export_to(
            opened,
            path,
            sys.stdout.buffer,
            chosen,
            replace=force,
            progress=counter.count,
        )
    counts = ", ".join((plural(done.layers, "layer"), plural(done.events, "event"), plural(done.spans, "span")))
    tell(f"{counts}; {done.bytes:,} bytes{f' in {path}' if path else ''}.")
