"""`copydesk review`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.desk import COLOURS, Call, open_desk
from tui.cli.options import DESK, PROJECT, check_name, refuse_idle, whoever, with_example
from tui.cli.output import meter, plural, say, say_table, tell

if TYPE_CHECKING:
    from tui.services.adjudicating import Adjudication
    from tui.store.project import Project
    from tui.store.reviewing import Wanted

ORDERS = ("kind", "article", "weight", "annotator")
STATES = ("open", "later", "decided", "accepted")


_OF = {
    "dry_run": ("--dry-run", ("auto", "audit", "undo-run")),
    "seed": ("--seed", ("audit",)),
    "since": ("--since", ("guidelines",)),
    "order": ("--order", ("list",)),
    "state": ("--state", ("list",)),
    "kind": ("--kind", ("list",)),
    "text": ("--find", ("list",)),
    "article": ("--article", ("list", DESK)),
    "form": ("--format", ("list", "auto", "audit", "figures", "guidelines", "feedback")),
    "colour": ("--colour", (DESK,)),
    "no_mouse": ("--no-mouse", (DESK,)),
}
"""Options that belong to some of what can be asked for."""


def _check_kind(context: click.Context, parameter: click.Parameter, kind: str) -> str:  # noqa: ARG001 - click's form
    from tui.domain.adjudication.decisions import KINDS

    if kind and kind not in KINDS:
        raise click.BadParameter(f"{kind!r} is not one of {', '.join(KINDS)}.")
    return kind


@click.command(
    short_help="Settle where annotators differ.",
    help=with_example(
        "Settle where annotators differ. Without more it opens the review desk where you left it (? shows the "
        "keys), else it lists what they differ in, or decides it by a rule, or by decisions in a file. "
        "Only articles count that at least two people finished. What is decided becomes the layer gold.\n\n"
        "--auto never touches what a person decided; --dry-run counts and writes nothing. --undo-run takes back "
        "all that your last --auto decided, except in articles where something was done since.\n\n"
        "The lines that --apply reads name article, id and choice, as --list --format json tells them.\n\n"
        "--audit puts a share of what rules accepted into the queue again, as ordinary questions; --figures then "
        "tells how many of them people decided the same.\n\n"
        "--guidelines gathers what adjudicators flagged as unclear; --feedback tells one annotator, if the schema "
        "allows it, where their layers differ from gold, in articles of which all is decided.",
        "copydesk review syria.db --as eve",
        "copydesk review syria.db --list",
        "copydesk review syria.db --auto unanimous --dry-run",
        "copydesk review syria.db --list --format json > open.jsonl",
        "copydesk review syria.db --as eve --apply decisions.jsonl",
        "copydesk review syria.db --figures",
        "copydesk review syria.db --guidelines --since 1.1 --format md > open-questions.md",
        "copydesk review syria.db --feedback --as ana",
    ),
)
@click.argument("project", type=PROJECT)
@click.option("--as", "who", callback=check_name, metavar="WHO", help="Who decides; your login name if not said.")
@click.option("--article", metavar="A", help="Id, name or number of the article to open the desk with, or to list.")
@click.option("--colour", type=click.Choice(COLOURS), default="auto", show_default=True, help="Colours to draw in.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.option("--list", "listing", is_flag=True, help="List the disagreements.")
@click.option(
    "--auto", type=click.Choice(("unanimous", "majority", "schema")), help="Decide by a rule what it can."
)
@click.option(
    "--apply", "decisions", metavar="FILE", help="Carry out the decisions of a file; - for standard input."
)
@click.option("--undo-run", "undoing", is_flag=True, help="Take back all that your last --auto decided.")
@click.option("--audit", "auditing", is_flag=True, help="Ask again a share of what rules accepted.")
@click.option("--seed", type=int, default=1, show_default=True, help="With --audit: another one draws others.")
@click.option("--figures", "telling", flag_value="figures", help="Tell what the decisions amount to.")
@click.option("--guidelines", "telling", flag_value="guidelines", help="Tell what the guidelines leave open.")
@click.option("--since", default="", metavar="VERSION", help="With --guidelines: since that version of the schema.")
@click.option("--feedback", "telling", flag_value="feedback", help="Tell WHO where they differ from gold, and why.")
@click.option("--dry-run", is_flag=True, help="With --auto, --undo-run and --audit: only count.")
@click.option("--order", type=click.Choice(ORDERS), default="kind", show_default=True)
@click.option("--state", type=click.Choice(STATES), default="open", show_default=True)
@click.option(
    "--kind",
    default="",
    metavar="KIND",
    callback=_check_kind,
    help="Only disagreements of this kind, such as event_missing.",
)
@click.option("--find", "text", default="", metavar="TEXT", help="Only where article, field or answers hold this.")
@click.option("--format", "form", type=click.Choice(("text", "json", "md")), default="text", show_default=True)
@click.pass_context
def review(
    context: click.Context,
    *,
    project: Path,
    who: str | None,
    article: str | None,
    colour: str,
    no_mouse: bool,
    auto: str | None,
    decisions: str | None,
    order: str,
    state: str,
    kind: str,
    text: str,
    form: str,
    seed: int,
    telling: str | None,
    since: str,
    listing: bool,
    auditing: bool,
    undoing: bool,
    dry_run: bool,
) -> int:
    """Opens the desk, or lists or decides."""
    named = {"list": listing, "auto": auto is not None, "apply": decisions is not None, "audit": auditing}
    named["undo-run"] = undoing
    asked = [name for name, is_asked in {**named, telling or "": telling is not None}.items() if is_asked]
    if len(asked) > 1:
        raise click.UsageError("Say one thing to do, such as --list, --auto RULE, --apply FILE or --figures.")
    refuse_idle(context, asked[0] if asked else DESK, _OF)
    if not asked:
        return open_desk(Call(project, whoever(who), article, colour, not no_mouse, review=True))
    if form == "md" and telling != "guidelines":
        raise click.UsageError("--format md is a form of --guidelines.")
    from tui.cli.review_reports import audit, tell_report, undo_run
    from tui.domain.adjudication.resolving import Desk
    from tui.services.adjudicating import Adjudication
    from tui.services.ids import IdSource, now
    from tui.store.project import Project
    from tui.store.reviewing import Wanted

    with Project.open(project) as opened:
        work = Adjudication(opened, Desk(whoever(who), IdSource(), now))
        if listing:
            _list(work, Wanted(order, state, kind, _article(opened, article), text=text), form)
        elif auto is not None:
            _run(work, auto, form, dry=dry_run)
        elif decisions is not None:
            _apply(work, decisions)
        elif undoing:
            undo_run(work, dry=dry_run)
        elif auditing:
            audit(work, form, seed, dry=dry_run)
        elif telling is not None:
            tell_report(work, telling, form, since)
    return 0


def _article(project: "Project", wanted: str | None) -> str:
    found = project.find_article(wanted) if wanted is not None else ""
    if found is None:
        from tui.domain.errors import StoreError

        raise StoreError(f"There is no article {wanted} in this project: give its id, name or number.")
    return found


def _list(work: "Adjudication", wanted: "Wanted", form: str) -> None:
    from tui.services.review_files import listed

    if form == "json":
        for line in listed(work, wanted):
            say(json.dumps(line))
        return
    work.refresh()
    rows = [("ARTICLE", "ID", "KIND", "FIELD", "WEIGHT", "")]
    offset = 0
    while page := work.page(wanted, offset):
        rows += [(row.name, row.id, row.kind, row.path, f"{row.weight:g}", row.again) for row in page]
        offset += len(page)
    say_table(rows, frozenset({4}))
    tally = work.tally()
    counts = ", ".join(f"{count:,} {state}" for state, count in tally.states.items())
    tell(f"{plural(tally.articles, 'article')} that at least two finished; {counts}.")


def _run(work: "Adjudication", auto: str, form: str, *, dry: bool) -> None:
    from tui.domain.adjudication.policies import Policy
    from tui.services.review_policies import run_policy

    with meter("articles") as counter:
        done = run_policy(work, Policy(auto), dry=dry, progress=counter.count)
    decided, left = sum(done.decided.values()), sum(done.left.values())
    if form == "json":
        figures = {"policy": auto, "dry_run": dry, "articles": done.articles, "decided": decided, "left": left}
        say(json.dumps({**figures, "decided_by_kind": done.decided, "left_by_kind": done.left}))
        return
    would = "would decide" if dry else "decided"
    say(f"{auto} {would} {plural(decided, 'disagreement')} in {plural(done.articles, 'article')}; {left:,} left.")


def _apply(work: "Adjudication", file: str) -> None:
    from tui.services.review_files import apply_lines

    if file == "-":
        count = apply_lines(work, sys.stdin.buffer, "standard input")
    else:
        with Path(file).open("rb") as opened:
            count = apply_lines(work, opened, file)
    work.settle_agreed()
    say(f"{plural(count, 'decision')} carried out.")
