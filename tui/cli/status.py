"""`copydesk status`."""

import json
from pathlib import Path

import click

from tui.cli.options import PROJECT, with_example
from tui.cli.output import plural, say, say_table

STATES = {
    "untouched": "untouched",
    "in_progress": "in progress",
    "done": "done",
    "no_event": "no event",
    "flagged": "flagged",
}


@click.command(
    short_help="Show who is how far.",
    help=with_example(
        "Show who is how far: for each annotator, how many articles are in each state. Flagged ones count in their "
        "state as well.",
        "copydesk status syria.db",
        "copydesk status syria.db --format json",
    ),
)
@click.argument("project", type=PROJECT)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def status(project: Path, form: str) -> None:
    """Shows the counts."""
    from tui.store.project import Project

    with Project.open(project) as opened:
        name, schema, articles = opened.name, opened.current_schema().name, opened.article_count()
        older = opened.count_of_other_versions(schema)
        counts = {person: opened.state_counts(person.name) for person in opened.people()}
    if form == "json":
        people = [
            {"annotator": person.name, "kind": person.kind.value, **{state: held[state] for state in STATES}}
            for person, held in counts.items()
        ]
        found = {"project": name, "schema": schema, "articles": articles, "layers_of_other_versions": older}
        say(json.dumps({**found, "annotators": people}))
        return
    say(f"{name}: {plural(articles, 'article')}, schema {schema}")
    if older:
        say(f"{plural(older, 'layer')} of other versions of the schema: copydesk schema upgrade brings them along.")
    if not counts:
        say("Nobody has begun yet.")
        return
    rows = [["annotator", "kind", *STATES.values()]]
    rows += [[who.name, who.kind.value, *(f"{held[state]:,}" for state in STATES)] for who, held in counts.items()]
    say_table(rows, right=frozenset(range(2, 2 + len(STATES))))
