"""What `copydesk review` tells of decisions: figures, audits."""

import json
import sys
from typing import TYPE_CHECKING

from tui.cli.output import meter, plural, say

if TYPE_CHECKING:
    from tui.services.adjudicating import Adjudication


def tell_figures(work: "Adjudication", form: str) -> None:
    """Prints what the decisions amount to."""
    from tui.services.review_figures import review_figures

    work.refresh()
    report = review_figures(work.project)
    if form == "json":
        from tui.formats.adjudication_json import adjudication_json

        sys.stdout.write(adjudication_json(report))
        return
    from tui.formats.adjudication_text import adjudication_text

    sys.stdout.write(adjudication_text(report))


def audit(work: "Adjudication", form: str, seed: int, *, dry: bool) -> None:
    """Asks again a share of what policies accepted."""
    from tui.services.review_audits import run_audit

    with meter("articles") as counter:
        done = run_audit(work, seed, dry=dry, progress=counter.count)
    if form == "json":
        told = {"percent": done.percent, "seed": seed, "dry_run": dry, "articles": done.articles}
        say(json.dumps({**told, "accepted": done.accepted, "drawn": done.drawn}))
        return
    for policy, count in sorted(done.accepted.items()):
        would = "would be asked" if dry else "are asked"
        say(f"{policy}: {plural(count, 'answer')} accepted, {done.drawn.get(policy, 0):,} {would} again.")
    if not done.accepted:
        say("No policy has accepted anything yet: there is nothing to ask again.")
