"""`copydesk history`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from tui.cli.options import PROJECT, check_name, with_example
from tui.cli.output import say, say_data
from tui.domain.history import Entry, EntryKind

if TYPE_CHECKING:
    from tui.domain.telling import Told
    from tui.services.history import Moment
    from tui.store.project import Project

_Named: TypeAlias = "list[tuple[str, Moment]]"


@click.command(
    short_help="Show who changed what in an article, and when.",
    help=with_example(
        "Show who changed what in an article, and when: every edit, undo and redo, oldest first, with what was "
        "said before and after. Times are UTC.\n\n"
        "--at shows the layers as they were at a revision or a time; as JSON, they are records as copydesk export "
        "writes them.",
        "copydesk history syria.db 17 --as ana",
        "copydesk history syria.db 17 --as ana --at 12",
        "copydesk history syria.db harbour-march.txt --at 2026-03-12T09:41 --format json",
    ),
)
@click.argument("project", type=PROJECT)
@click.argument("article", metavar="ARTICLE")
@click.option("--as", "who", callback=check_name, metavar="WHO", help="Only the layer of this annotator.")
@click.option("--at", "when", metavar="WHEN", help="Show the layers as they were at a revision or a time (UTC).")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def history(project: Path, article: str, who: str | None, when: str | None, form: str) -> None:
    """Shows the history."""
    import tui
    from tui.domain.errors import StoreError
    from tui.services.history import moments
    from tui.services.records import Encoders
    from tui.services.unknown_names import nobody_called
    from tui.store.project import Project

    with Project.open(project) as opened:
        known = [person.name for person in opened.people()]
        if who is not None and who not in known:
            raise StoreError(nobody_called(who))
        found = opened.find_article(article)
        if found is None:
            raise StoreError(f"There is no article {article} in this project: give its id, name or number.")
        people = [who] if who is not None else [name for name in known if opened.layer(found, name).revision]
        if when is not None:
            _show_past(opened, found, people, when, form=form)
            return
        encoders = Encoders(opened, tui.__version__)
        done = [(name, each) for name in people for each in moments(opened, found, name, encoders.schema_of)]
    done.sort(key=lambda each: (each[1].entry.at, each[0], each[1].entry.revision))
    if form == "json":
        for name, moment in done:
            say(json.dumps(_row(found, name, moment)))
    else:
        for line in _lines(done):
            say(line)


def _row(article: str, annotator: str, moment: "Moment") -> dict[str, object]:
    entry = moment.entry
    return {
        "article": article,
        "annotator": annotator,
        "revision": entry.revision,
        "at": entry.at,
        "author": entry.author,
        "kind": entry.kind.value,
        "target": entry.target,
        "action": entry.edit.action,
        "title": entry.edit.title,
        "changes": [_told(each) for each in moment.told],
    }


def _told(change: "Told") -> dict[str, str]:
    return dict(change._asdict())


def _lines(done: _Named) -> Iterator[str]:
    if not done:
        yield "Nobody has changed anything here."
    names = max((len(name) for name, _ in done), default=0)
    numbers = max((len(str(moment.entry.revision)) for _, moment in done), default=0)
    for name, moment in done:
        entry = moment.entry
        yield f"{entry.at}  {name:{names}}  {entry.revision:{numbers}}  {_what(entry)}"
        yield from (f"    {each.line}" for each in moment.told)


def _what(entry: Entry) -> str:
    back = "" if entry.kind is EntryKind.EDIT else f"{entry.kind.value} of {entry.target}: "
    return f"{back}{entry.edit.title}"


def _show_past(project: "Project", article: str, people: list[str], when: str, *, form: str) -> None:
    """Shows layers as they were."""
    import tui
    from tui.domain.errors import StoreError
    from tui.domain.telling import layer_lines
    from tui.services.history import layer_at
    from tui.services.records import Encoders, provenance_of, record_article

    held, encoders = project.article(article), Encoders(project, tui.__version__)
    kinds = {person.name: person.kind.value for person in project.people()}
    if not people:
        raise StoreError("Nobody has changed anything here.")
    for name in people:
        past = layer_at(project, article, name, when)
        if form == "json":
            provenance = provenance_of(past.layer, kinds[name], past.created, past.updated)
            say_data(encoders.encode(record_article(held), past.layer, provenance).encode())
            continue
        say(f"{held.name}: {name} at revision {past.layer.revision} of {past.last}, {past.updated}")
        for indent, line in layer_lines(encoders.schema_of(past.layer), past.layer, held.text):
            say(f"{'  ' * indent}{line}")
