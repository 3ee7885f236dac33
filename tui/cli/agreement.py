"""`copydesk agreement`."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.options import PROJECT, with_example
from tui.cli.output import meter, plural, say_table, tell
from tui.domain.errors import FormatError

if TYPE_CHECKING:
    from tui.domain.adjudication.figures import ReviewReport
    from tui.domain.agreement.report import Report
    from tui.services.agreement_reading import Asked

BIGGEST_SEED = 2**53 - 1
"""JSON readers that know floating point numbers only keep every whole number up to it."""


@click.command(
    short_help="Show how far annotators agree.",
    help=with_example(
        "Show how far annotators agree: on spans, on events, on the fields of events that were aligned, and on the "
        "questions about articles; each figure with its interval, what it rests on, and plain words for what it "
        "means and hides. docs/agreement.md tells how they are computed.\n\n"
        "People's finished layers are compared with each other. Gold is made from them, so they can only be held "
        "against it, with --against.\n\n"
        "Articles are grouped by batch (what came with them under that name; batch=KEY for another name, batch=100 "
        "for every hundred articles), by period (month of the last edit) or by schema version.",
        "copydesk agreement syria.db",
        "copydesk agreement syria.db --format html -o agreement.html",
        "copydesk agreement syria.db --layers ana --layers ben --by period",
        "copydesk agreement syria.db --against gold --format json",
        "copydesk agreement syria.db --layers models --against ana",
        "copydesk agreement syria.db --cases field:type        # the very cases behind a figure",
        "copydesk agreement syria.db --alignment               # which events were taken for the same, and why",
        "copydesk agreement syria.db --open                    # on a screen, from a number down to its cases",
    ),
)
@click.argument("project", type=PROJECT)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="Tables of 80 columns, data, or a page with plots.",
)
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to; - for standard output (the default).")
@click.option("--layers", multiple=True, metavar="people|models|all|WHO", help="Whose layers; people's at first.")
@click.option("--unfinished", is_flag=True, help="Compare layers that are still worked on as well.")
@click.option("--by", default="", metavar="batch|period|schema", help="Figures for each group of articles as well.")
@click.option("--against", default="", metavar="gold|WHO", help="Hold each of them against one: precision, recall.")
@click.option(
    "--cases",
    "wanted",
    default="",
    metavar="PART[:WHAT]",
    help="List the cases behind a figure instead: span:LABEL, event, field:PATH, evidence:PATH, article:PATH.",
)
@click.option(
    "--alignment", is_flag=True, help="Tell for each article which events were taken for the same, and why."
)
@click.option(
    "--seed",
    type=click.IntRange(0, BIGGEST_SEED),
    default=1,
    show_default=True,
    help="For the intervals: the same seed gives the same report.",
)
@click.option("--all", "everything", is_flag=True, help="Further coefficients as well, and gamma.")
@click.option("--gamma", is_flag=True, help="Compute gamma of spans as well, which takes long.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option("--open", "opening", is_flag=True, help="Look at the figures and their cases on a screen.")
def agreement(
    project: Path,
    form: str,
    output: str,
    layers: tuple[str, ...],
    *,
    by: str,
    against: str,
    wanted: str,
    seed: int,
    gamma: bool,
    everything: bool,
    alignment: bool,
    unfinished: bool,
    force: bool,
    opening: bool,
) -> None:
    """Reports agreement."""
    from tui.services.agreement import agreement as measure
    from tui.services.agreement_reading import Asked
    from tui.services.files import whole_file
    from tui.services.review_figures import decided_review
    from tui.store.project import Project

    asked = Asked(layers, unfinished, by, against, seed, gamma or everything, everything, alignment)
    if opening:
        from tui.ui.agreement_app import run_agreement

        sys.exit(run_agreement(project, asked))
    path = None if output == "-" else Path(output)
    if path is not None and os.path.lexists(path) and not force:
        # Said before the work, which can take a minute; the file is looked at again when it is written.
        raise FormatError(f"{path} is there already: choose another name, or replace it with --force.")
    if wanted:
        _list_cases(project, asked, wanted)
        return
    # What is gathered holds no cycles, and looking for some again and again takes a fifth of the time.
    gc.disable()
    with Project.open(project) as opened, meter("articles") as counter:
        try:
            report = measure(opened, asked, counter.count)
        finally:
            gc.enable()
        review = None if form == "text" else decided_review(opened)
    data = _written(report, review, form).encode("utf-8", "backslashreplace")
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    with whole_file(path, replace=force) as file:
        file.write(data)
    tell(f"{len(data):,} bytes in {path}.")


def _list_cases(project: Path, asked: "Asked", wanted: str) -> None:
    from tui.domain.agreement.cases import Wanted
    from tui.domain.agreement.report import Part
    from tui.services.agreement_cases import MOST_CASES, cases
    from tui.store.project import Project

    part, _, about = wanted.partition(":")
    if part not in {each.value for each in Part}:
        raise click.UsageError(f"--cases takes span, event, field, evidence or article, not {part!r}.")
    with Project.open(project) as opened:
        found = cases(opened, asked, Wanted(Part(part), about, who=(asked.against,) if asked.against else ()))
    rows = [
        (name, *(cell for side in case.sides for cell in (side.who, _place(side.at), side.said)))
        for name, case, *_ in found
    ]
    width = max(map(len, rows), default=0)
    say_table([(*row, *[""] * (width - len(row))) for row in rows])
    most = "; these are the first" if len(rows) >= MOST_CASES else ""
    tell(f"{plural(len(rows), 'case')}{most}.")


def _place(at: tuple[int, int] | None) -> str:
    return f"{at[0]}-{at[1]}" if at else "-"


def _written(report: "Report", review: "ReviewReport | None", form: str) -> str:
    if form == "json":
        from tui.formats.agreement_json import agreement_json

        return agreement_json(report, review)
    if form == "html":
        from tui.formats.agreement_html import agreement_html

        return agreement_html(report, review)
    from tui.formats.agreement_text import agreement_text

    return agreement_text(report)
