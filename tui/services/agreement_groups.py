"""The articles that are compared, and their groups: batches, months, versions of the schema."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from sys import intern
from typing import NamedTuple

from tui.domain.errors import DeskError
from tui.domain.layers import SCHEMA, Status
from tui.services.records import LOADED_UPDATED
from tui.store.project import Project

BATCH, PERIOD, BY_SCHEMA = "batch", "period", "schema"
MOST_GROUPS = 60
"""More groups than this are no batches: each of them gets figures of its own."""

NO_BATCH = "(none)"
SEVERAL = "several versions"
UNORDERED = ("", NO_BATCH, SEVERAL)
"""Groups that come neither before nor after others."""

_MONTH = len("YYYY-MM")


class Groups(NamedTuple):
    """What was planned.

    Attributes:
        everything: Ids of all articles of which somebody finished a layer.
        articles: The same by group; empty if they are not grouped.
        of: The group of each article.
        months: The month of each article: that of the last edit of any of its compared layers.
        statuses: How many layers of each status each annotator has.
        by_schema: Whether groups are versions of the schema.
        by_hand: Who made layers here edit by edit, and not by loading them.
    """

    everything: list[str]
    articles: dict[str, list[str]]
    of: dict[str, str]
    months: dict[str, str]
    statuses: Counter[tuple[str, Status]]
    by_schema: bool
    by_hand: frozenset[str]


def plan(project: Project, names: tuple[str, ...], statuses: frozenset[Status], by: str) -> Groups:
    """Looks at all layers in brief.

    Args:
        project: The open project.
        names: Whose layers are compared.
        statuses: Which of them.
        by: Empty for no groups; `period` for months; `schema` for versions of the schema; `batch` for what came
            with the articles under that name, `batch=KEY` for another name, `batch=100` for every hundred articles.

    Raises:
        DeskError: The groups make no sense.
    """
    what, _, detail = by.partition("=")
    if what not in {"", BATCH, PERIOD, BY_SCHEMA} or (detail and what != BATCH):
        raise DeskError(f"Articles cannot be grouped by {by}: say batch, batch=KEY, batch=100, period or schema.")
    wanted, counts = frozenset(names), Counter[tuple[str, Status]]()
    by_hand: set[str] = set()
    months: dict[str, str] = {}
    versions: dict[str, str] = {}
    current = project.current_schema_name()
    with closing(project.layer_heads(SCHEMA, LOADED_UPDATED)) as heads:
        for head in heads:
            if head.annotator not in wanted:
                continue
            if head.revision > 1:
                by_hand.add(head.annotator)
            status = Status(head.status)
            counts[intern(head.annotator), status] += 1
            if status not in statuses:
                continue
            updated = head.loaded if head.revision == 1 and head.loaded else head.updated
            months[head.article] = max(months.get(head.article, ""), intern(updated[:_MONTH]))
            if what == BY_SCHEMA:
                version = head.schema or current
                held = versions.setdefault(head.article, intern(version))
                if held != version:
                    versions[head.article] = SEVERAL
    of = {PERIOD: months, BY_SCHEMA: versions}.get(what, {})
    if what == BATCH:
        of = dict(_batches(project, detail, months))
    order = [stored.name for stored in project.schemas()] if what == BY_SCHEMA else []
    return Groups(list(months), _grouped(of, order), of, months, counts, what == BY_SCHEMA, frozenset(by_hand))


def _grouped(of: dict[str, str], order: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for article, group in of.items():
        found.setdefault(group, []).append(article)
    if len(found) > MOST_GROUPS:
        raise DeskError(f"That makes {len(found):,} groups: choose another key, or batch=N for every N articles.")
    place = {name: number for number, name in enumerate(order)}
    return dict(sorted(found.items(), key=lambda group: (place.get(group[0], len(place)), _natural(group[0]))))


def _natural(name: str) -> list[tuple[int, str]]:
    """What names are ordered by, so that batch 10 comes behind batch 9."""
    parts = re.split(r"(\d+)", name)
    return [(int(part) if part.isdecimal() and len(part) < 19 else -1, part) for part in parts]


def _batches(project: Project, detail: str, compared: dict[str, str]) -> Iterator[tuple[str, str]]:
    size = int(detail) if detail.isascii() and detail.isdecimal() and len(detail) < 10 else 0
    key = "" if size else detail or BATCH
    keys: set[str] = set()
    named = False
    total = len(str(project.article_count()))
    with closing(project.article_heads()) as heads:
        for head in heads:
            if key:
                keys.update(head.meta)
                named = named or key in head.meta
            if head.id not in compared:
                continue
            if key:
                value = head.meta.get(key)
                yield head.id, NO_BATCH if value is None else str(value)
            else:
                first = (head.position - 1) // size * size + 1
                yield head.id, f"articles {first:0{total}}-{first + size - 1:0{total}}"
    if key and not named:
        known = f"there are {', '.join(sorted(keys)[:8])}" if keys else "nothing came with them"
        raise DeskError(f"No article has a {key}: {known}. batch=100 groups every hundred articles.")
