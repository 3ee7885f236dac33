"""A project in which every text that comes from others tries to take over the terminal or the desk."""

import json
import re
from itertools import cycle
from pathlib import Path
from typing import Final

from tests.support.desks import NOW, SAMPLES, new_article
from tests.support.fixed import NumberedIds, TickingClock
from tui.domain import editing
from tui.domain.values import make_value
from tui.formats.schema_json import schema_from_json, schema_to_json
from tui.formats.schema_yaml import load_schema
from tui.services.annotating import Session
from tui.store.project import Project, StoredSchema

STRIKES: Final = (
    "\x1b]0;mine\x07",
    "\x1b]52;c;Y29weWRlc2s=\x07",
    "[@click=app.quit]leave[/]",
    "\x1b[2J\x1b[H",
    "\u202etxt\u2066",
    "\x9b31;5m",
    "\x9d2;mine\x9c",
    "[/]",
    "\x1b[?1049l\x1bc",
    "\x1bP$qm\x1b\\\x1b[6n\x05",
    "\x00\x07\x08\x7f",
    "[bold red]\\[",
    "\r\u2028\u0085\n",
    "\u200d\ufe0f\u0301\u0301\u2064",
)
"""Sequences in seven and eight bits, questions, controls, directions, markup, broken clusters."""

ALL: Final = "".join(STRIKES)
NAME: Final = "\x1b]2;mine\x07[/]\u202e\x9b2J"
"""For a directory and a file in it, by its slash; without NUL."""

_PRIVATE_USE: Final = 0xF0000


def _disguised(text: str) -> str:
    """The loader of schemas refuses control characters, so they go in as private ones."""
    return "".join(char if char.isprintable() else chr(_PRIVATE_USE + ord(char)) for char in text)


def _unmasked(compiled: str) -> str:
    """What somebody would write into the project file by hand."""
    plain = json.dumps(json.loads(compiled), ensure_ascii=False)
    return re.sub(
        "[\U000f0000-\U000ffffd]",
        lambda match: json.dumps(chr(ord(match[0]) - _PRIVATE_USE))[1:-1],
        plain,
    )


def _source() -> str:
    """The schema: everything in it that is shown begins with a strike and is followed by all of them."""
    strikes = cycle(map(_disguised, STRIKES))

    def text(word: str, *, full: bool = False) -> str:
        return json.dumps(next(strikes) + word + (_disguised(ALL) if full else ""), ensure_ascii=False)

    def option(code: str) -> str:
        return f"{code}: {{title: {text(code)}, help: {text(code, full=True)}}}"

    def field(name: str, rest: str) -> str:
        return f"    {name}: {{title: {text(name)}, help: {text(name, full=True)}, {rest}}}"

    options = f"options: {{{option('one')}, {option('two')}}}"
    tree = f"options: {{root: {{title: {text('root')}, options: {{{option('leaf')}, {option('other')}}}}}}}"
    return "\n".join(
        (
            "schema: hostile",
            'version: "1"',
            f"title: {text('schema')}",
            f"help: {text('schema', full=True)}",
            "labels:",
            *(f"  l{number}: {{title: {text('label')}, help: {text('label', full=True)}}}" for number in range(9)),
            f"confidence: {{{option('high')}, {option('low')}}}",
            f"no_event_reasons: {{{option('none')}, {option('sport')}}}",
            "article:",
            "  fields:",
            field("about", "type: text, required: yes"),
            "event:",
            "  type: kind",
            "  summary: [place, name, kind]",
            "  fields:",
            field("kind", f"type: tree, required: yes, {tree}"),
            field("name", "type: text"),
            field("who", "type: actor"),
            field("place", "type: place"),
            field("words", "type: mention"),
            field("tool", f"type: choice, {options}"),
            field("tools", f"type: choices, {options}"),
            field("story", "type: longtext"),
            field("aliases", "type: text, many: yes"),
            "  checks:",
            f"    known: {{rule: name == 'x', message: {text('check', full=True)}, fields: [name]}}",
        )
    )


def hostile_project(path: Path) -> Path:
    """Makes the project: two articles, one of them with work of ana's in it."""
    source = _source().encode()
    loaded = load_schema(source, "hostile.yaml")
    compiled = _unmasked(schema_to_json(loaded))
    stored = StoredSchema(loaded.name, loaded.sha256, source, compiled, loaded.type_field)
    text = (SAMPLES / "hostile.txt").read_bytes().decode()
    articles = [
        new_article("first" + ALL, text, "2025-10-05")._replace(title=ALL + "first" + ALL, language=ALL),
        new_article(ALL + "second", ALL * 3)._replace(title=ALL),
    ]
    with Project.create(path, schema=stored, name=ALL, now=NOW) as project:
        project.add_articles(articles)
        project.ensure_annotator("ana")
        _work(Session(project, schema_from_json(compiled), "ana", new_id=NumberedIds(), clock=TickingClock()))
    return path


def _work(session: Session) -> None:
    """Puts every kind of text that a person can leave into the first article."""
    session.open(session.project.article_rows("ana")[0].id)
    new_id = session.new_id
    session.perform(editing.set_note(session.layer, ALL))
    session.perform(editing.new_event(session.layer, "e1"))
    session.perform(editing.new_event(session.layer, "e2"))
    start = session.text.text.index("Retitle")
    ranges = [(start, start + 60)]
    session.perform(
        editing.answer(session.layer, "e1", "kind", make_value("tree", "leaf"), new_id, ranges=ranges, label="l3")
    )
    for path, kind in (("name", "text"), ("who", "actor"), ("place", "place"), ("story", "longtext")):
        value = make_value(kind, ALL, {"text": ALL, "id": ALL})
        session.perform(editing.answer(session.layer, "e1", path, value, new_id, ranges=ranges))
        session.perform(editing.set_field_note(session.layer, "e1", path, ALL))
    session.perform(editing.answer(session.layer, "e1", "kind", None, new_id, ranges=[(start - 9, start + 4)]))
