"""`copydesk history`."""

import json
from pathlib import Path

import click

from tui.cli.options import PROJECT, check_name, with_example
from tui.cli.output import say, say_table
from tui.domain.history import Entry, EntryKind


@click.command(
    short_help="Show who changed what in an article, and when.",
    help=with_example(
        "Show who changed what in an article, and when: every edit, undo and redo, oldest first. Times are UTC.",
        "copydesk history syria.db 17 --as ana",
        "copydesk history syria.db harbour-march.txt --format json",
    ),
)
@click.argument("project", type=PROJECT)
@click.argument("article", metavar="ARTICLE")
@click.option("--as", "who", callback=check_name, metavar="WHO", help="Only the layer of this annotator.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def history(project: Path, article: str, who: str | None, form: str) -> None:
    """Shows the history."""
    from tui.domain.errors import StoreError
    from tui.store.project import Project

    with Project.open(project) as opened:
        known = [person.name for person in opened.people()]
        if who is not None and who not in known:
            raise StoreError(f"Nobody is called {who} in this project: copydesk status shows who is.")
        found = opened.find_article(article)
        if found is None:
            raise StoreError(f"There is no article {article} in this project: give its id, name or number.")
        entries = [
            (name, entry) for name in ([who] if who is not None else known) for entry in opened.history(found, name)
        ]
    entries.sort(key=lambda each: (each[1].at, each[0], each[1].revision))
    if form == "json":
        for name, entry in entries:
            row = {"article": found, "annotator": name, "revision": entry.revision, "at": entry.at}
            row |= {"author": entry.author, "kind": entry.kind.value, "target": entry.target}
            say(json.dumps(row | {"action": entry.edit.action, "title": entry.edit.title}))
    elif entries:
        rows = [(entry.at, name, str(entry.revision), _what(entry)) for name, entry in entries]
        say_table(rows, right=frozenset({2}))
    else:
        say("Nobody has changed anything here.")


def _what(entry: Entry) -> str:
    """What an entry did, and who did it if that was not the annotator of the layer."""
    back = "" if entry.kind is EntryKind.EDIT else f"{entry.kind.value} of {entry.target}: "
    return f"{back}{entry.edit.title}"
