"""The guideline log: what the guidelines leave open, with examples and with how it was decided.

It is made of the decisions that say so: flagged as unclear, or given a reason that belongs into the log. Sides are
told by what they said and not by who they are: the log is for everybody.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from tui.domain.adjudication.contents import EMPTY
from tui.domain.adjudication.counting import became_gold, version
from tui.domain.adjudication.decisions import Choice, Decision, Kind
from tui.domain.adjudication.reasons import guideline_reasons, reason_title
from tui.domain.adjudication.speaking import (
    CHOICES_SAID,
    KINDS_SAID,
    field_of,
    fields_of,
    say_content,
    say_quotes,
)
from tui.domain.schema import Schema
from tui.domain.schema_paths import path_title


class Said(NamedTuple):
    """A version of a disagreement.

    Attributes:
        text: What it says, in words.
        quotes: Its evidence.
        sides: How many annotators said so.
        taken: Whether it became gold.
    """

    text: str
    quotes: tuple[str, ...]
    sides: int
    taken: bool


class Example(NamedTuple):
    """A decision that the guidelines should have made unneeded.

    Attributes:
        article: Id of the article.
        name: What the article is called.
        decision: Id of the decision.
        versions: What there was to choose from.
        chosen: What was chosen, in words.
        decided: What became gold, in words.
        reason: Title of the reason; empty for none.
        unclear: Whether it was flagged as unclear.
        note: What the adjudicator wrote.
        author: Who decided.
        at: When, UTC.
    """

    article: str
    name: str
    decision: str
    versions: tuple[Said, ...]
    chosen: str
    decided: str
    reason: str
    unclear: bool
    note: str
    author: str
    at: str


class Question(NamedTuple):
    """What the guidelines leave open about one kind of disagreement in one field.

    Attributes:
        kind: What sort of disagreement.
        path: Of the field; empty for whole things and spans.
        title: What it is about, in words.
        help: What the schema says about the field now.
        examples: By time.
    """

    kind: str
    path: str
    title: str
    help: str
    examples: tuple[Example, ...]


class GuidelineLog(NamedTuple):
    """The log.

    Attributes:
        project: Name of the project.
        schema: Name of the current version of the schema, `id@version`.
        since: Name of the version since which decisions were looked at; empty for all.
        questions: In the order in which disagreements are settled.
    """

    project: str
    schema: str
    since: str
    questions: tuple[Question, ...]


def noted(
    schema: Schema, decisions: Iterable[Decision], standing: Collection[str], since: str
) -> Iterator[Decision]:
    """The decisions of an article that belong into the log.

    Args:
        schema: Whose reasons say what belongs there.
        decisions: All of the article, in the order in which they were made.
        standing: The ids of those that stand.
        since: When the first of them can have been made; empty for any time.
    """
    reasons = guideline_reasons(schema)
    last: dict[str, Decision] = {}
    for each in decisions:
        if each.id in standing and not each.policy and each.choice is not Choice.REOPEN:
            last[each.case] = each
    for each in last.values():
        if (each.unclear or each.reason in reasons) and each.at >= since:
            yield each


def example(schema: Schema, decision: Decision, name: str, text: str) -> Example:
    """A decision as an example.

    Args:
        schema: The schema.
        decision: The decision.
        name: What the article is called.
        text: The article's text.
    """
    gold = became_gold(decision)
    groups: dict[str, Said] = {}
    for side in decision.sides:
        short = version(decision.kind, side.content)
        before = groups.get(short)
        quotes = say_quotes(decision.kind, side.content, text)
        if before is not None:
            together = tuple(dict.fromkeys((*before.quotes, *quotes)))
            groups[short] = before._replace(sides=before.sides + 1, quotes=together)
            continue
        said = say_content(schema, decision.kind, decision.path, side.content, text)
        groups[short] = Said(said, quotes, 1, short in gold)
    return Example(
        decision.article,
        name,
        decision.id,
        tuple(groups.values()),
        CHOICES_SAID[decision.choice],
        decided_text(schema, decision, text),
        reason_title(schema, decision.reason),
        decision.unclear,
        decision.note,
        decision.author,
        decision.at,
    )


def decided_text(schema: Schema, decision: Decision, text: str) -> str:
    """What became gold by a decision, in words."""
    content = decision.taken
    if decision.choice in {Choice.TAKE, Choice.ADOPT}:
        content = next((each.content for each in decision.sides if each.member == decision.took), content)
    elif content is None and decision.choice is not Choice.REJECT and decision.path:
        content = EMPTY
    return say_content(schema, decision.kind, decision.path, content, text)


def questions(schema: Schema, examples: Iterable[tuple[Decision, Example]]) -> tuple[Question, ...]:
    """Examples by what they are about."""
    groups: dict[tuple[str, str], list[Example]] = {}
    for decision, each in examples:
        groups.setdefault((decision.kind, decision.path), []).append(each)
    order = {kind.value: number for number, kind in enumerate(Kind)}
    found = []
    for kind, path in sorted(groups, key=lambda group: (order.get(group[0], len(order)), group[1])):
        field = field_of(schema, kind, path)
        title = f"{path_title(fields_of(schema, kind, path), path)}: " if path else ""
        held = tuple(sorted(groups[kind, path], key=lambda each: (each.at, each.decision)))
        said = KINDS_SAID[Kind(kind)] if kind in order else kind
        found.append(Question(kind, path, f"{title}{said}", field.help if field is not None else "", held))
    return tuple(found)
