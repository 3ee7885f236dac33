"""Counts what an upgrade of a schema does to the answers, with some examples of each kind."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from tui.domain.layers import Layer
from tui.domain.upgrading_layer import Fate, LayerUpgrade, Need
from tui.domain.values import FieldValue, Value

EXAMPLES = 3
"""How many answers of each kind are kept as examples."""

NEEDS = 20
"""How many things that need a person are kept; all are counted."""

_CODES = frozenset({"choice", "scale", "tree"})


class Told(NamedTuple):
    """One answer that becomes something else, or one thing that needs a person.

    Attributes:
        article: Name of the article.
        annotator: Whose layer.
        event: Number of the event, from 1; 0 for the article.
        path: Of the answer: as it was, or where a person has to look.
        before: What was said, as stored; empty where a person is needed.
        after: What is said now, or what a person has to do.
        becomes: The path of the answer now; empty where a person is needed.
    """

    article: str
    annotator: str
    event: int
    path: str
    before: str
    after: str
    becomes: str = ""


class Kind(NamedTuple):
    """What happens to some answers alike.

    Attributes:
        part: `article` or `event`.
        question: The field in the older version, with dots.
        becomes: The field in the newer version; empty for what is kept aside.
        how: What changes in the answer, such as `integer → quantity`; empty if only its place does.
    """

    part: str
    question: str
    becomes: str
    how: str


class Tally:
    """What an upgrade does, in numbers.

    Attributes:
        layers: How many layers it changes.
        same: How many of their answers stay as they are.
        kinds: How many answers become something else, by kind.
        examples: Some answers of each kind.
        needs: How many things need a person.
        some_needs: The first of these.
        labels: How many spans get another label: from, to.
        dropped: How many overrides go with their check, by its id.
        reopened: How many layers were done and are so no more.
    """

    def __init__(self) -> None:
        self.layers = 0
        self.same = 0
        self.kinds: Counter[Kind] = Counter()
        self.examples: dict[Kind, list[Told]] = {}
        self.needs = 0
        self.some_needs: list[Told] = []
        self.labels: Counter[tuple[str, str]] = Counter()
        self.dropped: Counter[str] = Counter()
        self.reopened = 0

    def add(self, article: str, done: LayerUpgrade, told: Callable[[Told], None] = lambda _: None) -> None:
        """Counts a layer.

        Args:
            article: Name of its article.
            done: What becomes of it.
            told: Given each answer that becomes something else, and each thing that needs a person.
        """
        self.layers += 1
        self.same += done.same
        self.reopened += done.reopened
        for fate in done.fates:
            kind, line = _kind(fate), _told_fate(article, done.before, fate)
            self.kinds[kind] += 1
            examples = self.examples.setdefault(kind, [])
            if len(examples) < EXAMPLES:
                examples.append(line)
            told(line)
        for need in done.needs:
            line = _told_need(article, done.before, need)
            self.needs += 1
            if len(self.some_needs) < NEEDS:
                self.some_needs.append(line)
            told(line)
        for old, new, number in done.labels():
            self.labels[old, new] += number
        self.dropped.update(check for _, check in done.dropped)


def _kind(fate: Fate) -> Kind:
    part = "event" if fate.owner else "article"
    how = ", ".join(each for each in (_moved(fate), _how(fate.old, fate.new)) if each)
    return Kind(part, _dotted(fate.question), _dotted(fate.becomes), how)


def _moved(fate: Fate) -> str:
    """Whether an answer has become an item of a list, or is one no more."""
    if not fate.becomes:
        return ""
    items = fate.before.count("/") - fate.question.count("/")
    left = fate.after.count("/") - fate.becomes.count("/")
    return "" if items == left else "into a list" if items < left else "out of its list"


def _how(old: FieldValue, new: FieldValue) -> str:
    before, after = old.value, new.value
    said = []
    if before is not None and after is not None:
        if before.type != after.type:
            said.append(f"{before.type} → {after.type}")
        if before.literal != after.literal:
            said.append(f"{before.literal} → {after.literal}" if before.type in _CODES else "other codes")
        if before.parts != after.parts:
            said.append("parts under other names")
    if old.confidence != new.confidence:
        said.append(f"confidence {old.confidence} → {new.confidence}")
    return ", ".join(said)


def _told_fate(article: str, layer: Layer, fate: Fate) -> Told:
    path, after = fate.before, fate.after
    shown = (shown_value(fate.old), shown_value(fate.new))
    return Told(article, layer.annotator, _number(layer, fate.owner), path, *shown, after)


def _told_need(article: str, layer: Layer, need: Need) -> Told:
    return Told(article, layer.annotator, _number(layer, need.owner), need.path, "", need.message)


def _number(layer: Layer, owner: str) -> int:
    return layer.events.index(owner) + 1 if owner else 0


def shown_value(said: FieldValue) -> str:
    """An answer in short, as it is stored."""
    if said.value is not None:
        return _shown(said.value)
    return said.nothing.value.replace("_", " ") if said.nothing is not None else "no answer yet"


def _shown(value: Value) -> str:
    return "; ".join(value.lines())


def _dotted(path: str) -> str:
    return path.replace("/", ".")
