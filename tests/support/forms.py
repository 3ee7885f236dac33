"""A schema with a field of every kind that the desk treats in its own way, and a desk that works with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.desks import DeskAtWork, make_project, new_article
from tui.store.project import Project
from tui.store.sqlite import sqlite3

SCHEMA = """
schema: small
version: "1"
labels:
  what: {key: w, title: What, help: The words that say it.}
  who: {key: x, title: Who}
article:
  fields:
    published: {type: date, required: yes}
    relevant: {type: boolean, help: Whether to go on.}
event:
  type: kind
  summary: [date, kind]
  fields:
    kind:
      type: choice
      required: yes
      label: what
      nothing: []
      options: {strike: Strike, march: March, talks: Talks}
    reason: {type: text, when: kind == 'strike', required: yes}
    date: {type: date, default: last}
    place: {type: place, default: last}
    side: {type: actor, many: yes, label: who}
    means: {type: choices, options: {rifle: Rifle, drone: Drone, fire: Fire}}
    grade: {type: scale, options: {low: Low, high: High}, default: low}
    topic: {type: tags}
    dead: {type: integer, min: 0}
    follows: {type: link}
    denied: {type: boolean, options: {"true": Denied, "false": Not denied}}
    words: {type: mention}
    source:
      type: group
      many: yes
      fields: {name: {type: text, required: yes}, scale: {type: choice, options: [local, national]}}
  checks:
    few: {rule: "dead < 100", message: Very many dead. Check the number., fields: [dead]}
"""
"""No scale of confidence, no reasons for "no event"."""

BARE = """
schema: bare
version: "1"
labels: [what]
"""
"""Labels only: no question at all."""

TEXT = """Strike in 大马士革 [/] on 5 May 2021

Five rockets fell on Aleppo. Two people died, said Ana Li.
The 👨\u200d👩\u200d👧 family fled; cafe\u0301s closed. Then \x1b[31mred\x07 talks began.

مقتل 5 في حلب
"""


PATIENCE = 0.02
"""Seconds that the tests wait for a lock that nobody will give up."""


@contextmanager
def small_desk(
    folder: Path, text: str = TEXT, *, schema: str = SCHEMA, published: str = "2021-05-06"
) -> Iterator[DeskAtWork]:
    """A desk on a new project with one article.

    Args:
        folder: Where the project and the schema are put.
        text: The article.
        schema: The schema, as YAML.
        published: The date that came with the article.
    """
    source = folder / "small.yaml"
    source.write_text(schema)
    make_project(folder / "p.db", new_article("a.txt", text, published), schema=str(source))
    with Project.open(folder / "p.db", patience=PATIENCE) as project:
        work = DeskAtWork(project, str(source))
        work.open()
        yield work


@contextmanager
def reopened(work: DeskAtWork, folder: Path, article: str = "") -> Iterator[DeskAtWork]:
    """The same annotator at another desk on the same project: another connection, another session.

    Args:
        work: The desk that is open.
        folder: Where its project is.
        article: What the other one opens; the first article if none is named.
    """
    with Project.open(folder / "p.db", patience=PATIENCE) as project:
        again = DeskAtWork(project, str(folder / "small.yaml"), ids=work.ids)
        again.open(article)
        yield again


@contextmanager
def locked(project: Path) -> Iterator[None]:
    """Another program holds the write lock of a project, so that nothing can be written."""
    other = sqlite3.connect(project, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()
