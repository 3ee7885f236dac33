"""What `copydesk review` tells of decisions: figures, audits, the guideline log, feedback."""

import json
from typing import TYPE_CHECKING

from tui.cli.output import meter, plural, say, say_data

if TYPE_CHECKING:
    from tui.services.adjudicating import Adjudication


def tell_report(work: "Adjudication", what: str, form: str, since: str) -> None:
    """Prints figures, the guideline log, or feedback.

    Args:
        work: The review; its author is who gets feedback.
        what: `figures`, `guidelines` or `feedback`.
        form: `text`, `json` or `md`.
        since: The version of the schema with which the guideline log begins; empty for all.
    """
    match what:
        case "figures":
            tell_figures(work, form)
        case "guidelines":
            tell_guidelines(work, form, since)
        case "feedback":
            tell_feedback(work, form, work.desk.author)


def tell_figures(work: "Adjudication", form: str) -> None:
    """Prints what the decisions amount to."""
    from tui.services.review_figures import review_figures

    work.refresh()
    report = review_figures(work.project)
    if form == "json":
        from tui.formats.adjudication_json import adjudication_json

        say_data(adjudication_json(report).encode())
        return
    from tui.formats.adjudication_text import adjudication_text

    say_data(adjudication_text(report).encode("utf-8", "backslashreplace"))


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


def undo_run(work: "Adjudication", *, dry: bool) -> None:
    """Takes back what the adjudicator's last run of a rule decided.

    Raises:
        EditError: Nothing of it can be taken back.
    """
    from tui.domain.errors import EditError
    from tui.services.review_runs import each_taken_back, last_run

    run = last_run(work)
    if not run.articles:
        raise EditError(
            f"{plural(run.kept, 'article')} were worked on since the {run.title} ran there: reopen one by one."
        )
    done = len(run.articles)
    if not dry:
        with meter("articles") as counter:
            for done, _ in enumerate(each_taken_back(work, run), 1):
                counter.count(done)
    kept = f" {plural(run.kept, 'article')} stay as they are: something was done there since." if run.kept else ""
    would = "would be taken back" if dry else "is taken back"
    say(f"What the {run.title} did {would} in {plural(done, 'article')}.{kept}")


def tell_guidelines(work: "Adjudication", form: str, since: str) -> None:
    """Prints what the guidelines leave open."""
    from tui.formats.adjudication_guidelines import guidelines_json, guidelines_markdown, guidelines_text
    from tui.services.review_guidelines import guideline_log

    log = guideline_log(work.project, since)
    written = {"json": guidelines_json, "md": guidelines_markdown, "text": guidelines_text}[form](log)
    say_data(written.encode("utf-8", "backslashreplace"))


def tell_feedback(work: "Adjudication", form: str, who: str) -> None:
    """Prints where an annotator's layers differ from gold, and why."""
    from tui.formats.adjudication_feedback import feedback_json, feedback_text
    from tui.services.review_feedback import feedback

    with meter("articles") as counter:
        articles = []
        for number, each in enumerate(feedback(work, who), 1):
            articles.append(each)
            counter.count(number)
    written = feedback_json(who, articles) if form == "json" else feedback_text(who, articles)
    say_data(written.encode("utf-8", "backslashreplace"))
