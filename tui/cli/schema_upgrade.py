"""`copydesk schema upgrade`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.options import PROJECT, check_name, whoever, with_example
from tui.cli.output import meter, plural, say
from tui.cli.schema_errors import told_in_full

if TYPE_CHECKING:
    from tui.services.upgrading import Upgrade
    from tui.services.upgrading_tally import Kind, Tally, Told

SHOWN = 20
"""Kinds of answers, and things that need a person, that are shown without `--full`."""


@click.command(
    short_help="Bring a project to a new version of its schema.",
    help=with_example(
        "Bring a project to a new version of its schema. Shows what changes, what becomes of the answers, and what "
        "needs a person; asks; and then does all of it or nothing. No answer is dropped: what the new version does "
        "not ask for is kept aside. In the desk it is an edit that each annotator can undo.\n\n"
        "SCHEMA is a file, or the name of a schema that comes with copydesk. Fields, labels and answers that are "
        "called otherwise say what they were with `was`. With --format json, each line is an object.",
        "copydesk schema upgrade syria.db my-schema.yaml --dry-run",
        "copydesk schema upgrade syria.db my-schema.yaml",
    ),
)
@click.argument("project", type=PROJECT)
@click.argument("name", metavar="SCHEMA")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Only show what it would do.")
@click.option("--full", is_flag=True, help="Show every answer that changes, not only some of each kind.")
@click.option("--as", "who", callback=check_name, metavar="WHO", help="Who does it; your login name if not said.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def upgrade(project: Path, name: str, who: str | None, form: str, *, yes: bool, dry_run: bool, full: bool) -> int:
    """Upgrades a project."""
    from tui.services.ids import IdSource, now
    from tui.services.schemas import read_version
    from tui.services.upgrading import Upgrade

    author = whoever(who)
    with told_in_full():
        version = read_version(name)
    planned = Upgrade(project, version)
    report = _Lines(planned) if form == "json" else _Text(planned)
    report.changes()
    tally = planned.look(IdSource(), report.each if full else lambda _: None)
    report.tally(tally, full=full)
    if planned.is_known and not tally.layers:
        return report.end(f"{project} is at {planned.new.name} already: there is nothing to do.", done=True)
    what = f"{project} to {planned.new.name}, {plural(tally.layers, 'layer')}"
    if dry_run:
        return report.end(f"Would upgrade {what}. Nothing was changed.", done=False)
    if not yes and not is_terminal():
        report.end("Nothing was changed: say --yes to upgrade.", done=False)
        return 1
    sys.stdout.flush()
    if not yes and not click.confirm(f"Upgrade {what}?", err=True):
        report.end("Nothing was changed.", done=False)
        return 1
    with meter("layers upgraded") as counter:
        tally = planned.carry_out(author, clock=now, new_id=IdSource(), progress=counter.count)
    people = f"; {plural(tally.needs, 'thing')} need{'s' * (tally.needs == 1)} a person" if tally.needs else ""
    return report.end(
        f"Upgraded {project} to {planned.new.name}: {plural(tally.layers, 'layer')}{people}.", done=True
    )


def is_terminal() -> bool:
    """Whether somebody can answer a question."""
    return sys.stdin.isatty()


class _Text:
    """What is shown to people."""

    def __init__(self, planned: "Upgrade") -> None:
        self._planned = planned
        self._began = False

    def changes(self) -> None:
        old, new = self._planned.old, self._planned.new
        if old.name == new.name:
            return
        say(f"{new.id}: {old.version} → {new.version}")
        found = self._planned.changes()
        say("What changes:" if found else "The two versions ask for the same.")
        for change in found:
            say(f"  {change.sentence}")

    def each(self, told: "Told") -> None:
        if not self._began:
            say("Answer by answer:")
            self._began = True
        say(f"  {_line(told)}")

    def tally(self, tally: "Tally", *, full: bool) -> None:
        if tally.layers:
            answers = plural(tally.same + tally.kinds.total(), "answer")
            say(f"What becomes of {answers} in {plural(tally.layers, 'layer')}:")
            say(f"  {tally.same:,} stay as they are")
        for kind, number in tally.kinds.most_common(None if full else SHOWN):
            self._kind(tally, kind, number)
        if not full and len(tally.kinds) > SHOWN:
            say(f"  … and {len(tally.kinds) - SHOWN:,} kinds more: --full shows all")
        for (old, new), number in tally.labels.most_common():
            say(f"  {plural(number, 'span')}: label {old} → {new}")
        for check, number in tally.dropped.most_common():
            say(f"  {plural(number, 'override')} of {check} dropped with it; the history keeps the reasons")
        if tally.needs and not full:
            say(f"What needs a person ({tally.needs:,}):")
            for told in tally.some_needs:
                say(f"  {_line(told)}")
            if tally.needs > len(tally.some_needs):
                say(f"  … and {tally.needs - len(tally.some_needs):,} more: --full shows all")
        if tally.reopened:
            say(f"{plural(tally.reopened, 'finished layer')} will be in progress again.")

    def _kind(self, tally: "Tally", kind: "Kind", number: int) -> None:
        place = f"{kind.part}.{kind.question}"
        becomes = "kept aside" if not kind.becomes else f"{kind.part}.{kind.becomes}"
        if becomes != place:
            place = f"{place} → {becomes}"
        example = tally.examples[kind][0]
        values = example.before if example.before == example.after else f"{example.before} → {example.after}"
        say(f"  {number:,} {place}{f': {kind.how}' if kind.how else ''} (such as {_cut(values)})")

    def end(self, sentence: str, *, done: bool) -> int:
        del done
        say(sentence)
        return 0


class _Lines:
    """What is shown to programs: an object a line."""

    def __init__(self, planned: "Upgrade") -> None:
        self._planned = planned

    def changes(self) -> None:
        for change in self._planned.changes():
            self._put("change", **change._asdict())

    def each(self, told: "Told") -> None:
        if told.becomes:
            self._put("answer", **told._asdict())
        else:
            self._put("needs_person", **_need(told))

    def tally(self, tally: "Tally", *, full: bool) -> None:
        for kind, number in tally.kinds.most_common():
            examples = [each._asdict() for each in tally.examples[kind]]
            self._put("answers", **kind._asdict(), count=number, examples=examples)
        for (old, new), number in tally.labels.most_common():
            self._put("label", before=old, after=new, spans=number)
        for check, number in tally.dropped.most_common():
            self._put("dropped_overrides", check=check, count=number)
        for told in () if full else tally.some_needs:
            self._put("needs_person", **_need(told))
        names = {"before": self._planned.old.name, "after": self._planned.new.name}
        counts = {"layers": tally.layers, "same": tally.same, "changed": tally.kinds.total()}
        self._put("summary", **names, **counts, needs_person=tally.needs, reopened=tally.reopened)

    def end(self, sentence: str, *, done: bool) -> int:
        self._put("result", done=done, message=sentence)
        return 0

    @staticmethod
    def _put(line: str, /, **values: object) -> None:
        say(json.dumps({"line": line, **values}))


def _need(told: "Told") -> dict[str, object]:
    place = {"article": told.article, "annotator": told.annotator, "event": told.event}
    return {**place, "path": told.path, "message": told.after}


def _line(told: "Told") -> str:
    event = f", event {told.event}" if told.event else ""
    place = f"{told.article}, {told.annotator}{event}"
    if not told.becomes:
        return f"{place}: {told.after}"
    path = told.path if told.path == told.becomes else f"{told.path} → {told.becomes}"
    values = told.before if told.before == told.after else f"{told.before} → {told.after}"
    return f"{place}: {path}: {_cut(values)}"


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
