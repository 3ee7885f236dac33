"""One layer on its way from one version of its schema to the next.

Nothing that was said is lost: an answer stands where the newer version asks for it, in the form that it asks for,
or as it was where that would lose something; what has no home there is kept aside (`tui.domain.upgrading_paths`).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from tui.domain.conversions import Recoding, converted, recoding
from tui.domain.editing import NewId
from tui.domain.edits import AttributeChange, Change, Edit, SpanChange, ValueChange
from tui.domain.homes import code_homes, field_homes, field_paths, label_homes
from tui.domain.layers import ARTICLE, OVERRIDE, REASON, SCHEMA, Layer
from tui.domain.schema import Field, Schema
from tui.domain.spans import EVIDENCE_LABEL
from tui.domain.upgrading_paths import Paths, Plan, Steps, aside, free, is_list, name_of
from tui.domain.values import BLANK, ITEMS, FieldValue, make_value

ACTION = "upgrade"


class Fate(NamedTuple):
    """What an answer has become.

    Attributes:
        owner: The event's id; empty for the article.
        before: Its path in the older version.
        after: Its path in the newer version, or the one under which it is kept aside.
        question: The path of its field in the older version, without items.
        becomes: The path of its field in the newer version; empty if it is kept aside.
        old: What was said.
        new: The same in the newer version.
    """

    owner: str
    before: str
    after: str
    question: str
    becomes: str
    old: FieldValue
    new: FieldValue


class Need(NamedTuple):
    """Something that a person has to look at.

    Attributes:
        owner: The event's id; empty for the article.
        path: Where, in the newer version.
        message: What is wrong and what to do, one sentence.
    """

    owner: str
    path: str
    message: str


class LayerUpgrade(NamedTuple):
    """What becomes of a layer.

    Attributes:
        before: The layer as it was.
        after: The layer in the newer version; its revision is still the old one.
        same: How many answers stay as they are.
        fates: What becomes of the others.
        needs: What a person has to look at.
        dropped: Owner and id of the checks that are gone and had been overridden; the reasons stay in the history.
        reopened: Whether the layer was done and is so no more.
    """

    before: Layer
    after: Layer
    same: int
    fates: tuple[Fate, ...]
    needs: tuple[Need, ...]
    dropped: tuple[tuple[str, str], ...]
    reopened: bool

    @property
    def changes(self) -> bool:
        """Whether the layer does not stay as it is."""
        return self.after != self.before

    def edit(self) -> Edit:
        """The edit that does it; empty if the layer stays as it is."""
        title = f"upgrade to {self.after.attributes.get(SCHEMA, '')}"
        return Edit(ACTION, title, tuple(_changes(self.before, self.after)))

    def labels(self) -> tuple[tuple[str, str, int], ...]:
        """The spans whose label changes: from, to, and how many."""
        counts: dict[tuple[str, str], int] = {}
        for key, span in self.before.spans.items():
            pair = (span.label, self.after.spans[key].label)
            counts[pair] = counts.get(pair, 0) + 1
        return tuple((*pair, number) for pair, number in sorted(counts.items()) if pair[0] != pair[1])


CheckHome: TypeAlias = Callable[[str, str], str]
"""Owner and id of a check in the older version to its id in the newer."""


class Upgrader:
    """Brings layers from one version to another; what the versions differ in is looked up once.

    Args:
        old: The version by which they are filled.
        new: The version to bring them to.
    """

    def __init__(self, old: Schema, new: Schema) -> None:
        self.old = old
        self.new = new
        self.labels = {
            each.id: aside(each.id, old.version) for each in old.labels if each.id != EVIDENCE_LABEL
        } | label_homes(old.labels, new.labels)
        self.confidence = code_homes(old.confidence, new.confidence)
        self.reasons = code_homes(old.no_event_reasons, new.no_event_reasons)
        self._plans: dict[bool, Plan] = {}
        self._codes: dict[bool, dict[str, Recoding]] = {}
        for event in (False, True):
            here = (old.event_fields, new.event_fields) if event else (old.article_fields, new.article_fields)
            former, fields = dict(field_paths(here[0])), dict(field_paths(here[1]))
            homes = {
                name: home for name, home in field_homes(*here).items() if not _shuts(former[name], fields[home])
            }
            self._plans[event] = Plan(homes, fields, old.version)
            self._codes[event] = {name: recoding(former[name], fields[home]) for name, home in homes.items()}

    def carry(self, layer: Layer, new_id: NewId) -> tuple[LayerUpgrade, CheckHome]:
        """Carries what a layer says over to the newer version, without looking for errors in what comes out.

        Args:
            layer: The layer, filled by the older version.
            new_id: Makes the ids of items.

        Returns:
            What becomes of the layer, and how to find the id of a problem's check in the newer version.
        """
        passage = _Passage(self, layer, new_id)
        return passage.result(), passage.check

    def plan(self, owner: str) -> Plan:
        """What has become of the fields of an event, or of the article."""
        return self._plans[bool(owner)]

    def codes(self, owner: str, question: str) -> Recoding | None:
        """What has become of the codes of a question."""
        return self._codes[bool(owner)].get(question)


class _Passage:
    """One layer on its way."""

    def __init__(self, upgrader: Upgrader, layer: Layer, new_id: NewId) -> None:
        self._up = upgrader
        self._layer = layer
        self._paths = {owner: Paths(layer, owner, upgrader.plan(owner), new_id) for owner in ("", *layer.events)}
        self._same = 0
        self._fates: list[Fate] = []
        self._needs: list[Need] = []
        self._dropped: list[tuple[str, str]] = []

    def result(self) -> LayerUpgrade:
        layer = self._layer
        values = {
            (owner, path): said for owner in (ARTICLE, *layer.events) for path, said in self._values(owner).items()
        }
        labels = self._up.labels
        spans = {
            key: replace(span, label=labels[span.label])
            if labels.get(span.label, span.label) != span.label
            else span
            for key, span in layer.spans.items()
        }
        after = replace(layer, spans=spans, values=values, attributes=self._attributes())
        return LayerUpgrade(
            layer, after, self._same, tuple(self._fates), tuple(self._needs), tuple(self._dropped), reopened=False
        )

    def _values(self, owner: str) -> dict[str, FieldValue]:
        paths, placed = self._paths[owner], dict[str, FieldValue]()
        said = [(paths.steps(path), path, said) for path, said in paths.said.items()]
        said.sort(key=lambda found: self._rank(owner, found[0]))
        for steps, path, each in said:
            if is_list(each):
                self._put_list(placed, owner, steps, path, each)
            elif not _speaks_of_all(steps, each):
                self._put(placed, owner, steps, path, each)
        for path, made in paths.lists().items():
            self._join(placed, aside(path, self._up.old.version), path, made)
        # Why a list is empty gives way to what came to stand in it.
        for steps, path, each in said:
            if not is_list(each) and _speaks_of_all(steps, each):
                self._put(placed, owner, steps, path, each)
        return placed

    def _join(self, placed: dict[str, FieldValue], kept: str, target: str, said: FieldValue) -> None:
        """Puts the items of a list behind those that are there by now; what else is said of it is kept aside."""
        held = placed.get(target)
        placed[target] = said if held is None else _joined(held, said)
        rest = BLANK if held is None else replace(said, value=None)
        if not rest.blank:
            placed[free(kept, placed)] = rest

    def _rank(self, owner: str, steps: Steps) -> tuple[int, int]:
        """Which of several former fields comes first where they became one: the one that kept its path."""
        name, home = name_of(steps), self._paths[owner].home(steps)
        if not home:
            return (2, 0)
        if name == home:
            return (0, 0)
        dotted = name.replace("/", ".")
        was = self._up.plan(owner).fields[home].was
        return (1, next((place for place, each in enumerate(was) if f".{dotted}".endswith(f".{each}")), 0))

    def _put_list(
        self, placed: dict[str, FieldValue], owner: str, steps: Steps, path: str, said: FieldValue
    ) -> None:
        paths = self._paths[owner]
        home = paths.home(steps)
        target = paths.place(steps, as_list=True) if home else ""
        if target and self._up.plan(owner).fields[home].many:
            self._join(placed, paths.place_aside(steps), target, said)
            return
        if target and paths.merges(steps):
            return
        kept = free(paths.place_aside(steps), placed)
        placed[kept] = said
        if home and not paths.splits(steps):
            number = len(self._layer.items(owner, path))
            message = f"{_shown(path)} has {number} entries where one answer is asked for now: choose one."
            self._needs.append(Need(owner, kept, message))

    def _put(self, placed: dict[str, FieldValue], owner: str, steps: Steps, path: str, said: FieldValue) -> None:
        paths = self._paths[owner]
        home = paths.home(steps)
        target = paths.place(steps, as_list=_speaks_of_all(steps, said))
        becomes = home if target and target not in placed else ""
        after = said
        if becomes:
            codes = self._up.codes(owner, name_of(steps))
            after = converted(said, self._up.plan(owner).fields[home], codes)
        else:
            if home and said.value is not None and not paths.splits(steps):
                why = "another answer stands there" if target else "it cannot be told to which entry it belongs"
                message = f"{_shown(path)} has become {_shown(home)}, but {why}: see to it."
                self._needs.append(Need(owner, home, message))
            target = free(paths.place_aside(steps), placed)
        confidence = self._up.confidence.get(said.confidence, said.confidence)
        if confidence != said.confidence:
            after = replace(after, confidence=confidence)
        placed[target] = after
        if (target, after) == (path, said):
            self._same += 1
        else:
            self._fates.append(Fate(owner, path, target, name_of(steps), becomes, said, after))

    def _attributes(self) -> dict[str, str]:
        layer, up = self._layer, self._up
        found: dict[str, str] = {}
        for name, text in layer.attributes.items():
            if name.startswith(OVERRIDE):
                owner, _, check = name.removeprefix(OVERRIDE).partition("/")
                if self._is_gone(owner, check):
                    self._dropped.append((owner, check))
                else:
                    found[f"{OVERRIDE}{owner}/{self.check(owner, check)}"] = text
            else:
                found[name] = text
        reason = found.get(REASON, "")
        if reason in {each.code for each in up.old.no_event_reasons}:
            if reason not in up.reasons:
                self._needs.append(
                    Need(ARTICLE, "", f"There is no reason {reason} for no event any more: give one.")
                )
            found[REASON] = up.reasons.get(reason, reason)
        speaks = layer.values or layer.spans or layer.events or found
        if speaks and (SCHEMA in found or up.old.name != up.new.name):
            found[SCHEMA] = up.new.name
        return found

    def _is_gone(self, owner: str, check: str) -> bool:
        old, new = (
            (self._up.old.checks, self._up.new.checks)
            if owner
            else (self._up.old.article_checks, self._up.new.article_checks)
        )
        return check in {each.id for each in old} and check not in {each.id for each in new}

    def check(self, owner: str, check: str) -> str:
        """The id of a check in the newer version: those that every form has name a field, a label or an event."""
        kind, colon, at = check.partition(":")
        if not colon or not at or (kind == "same" and at in self._layer.events):
            return check
        if kind == "label":
            return f"{kind}:{self._up.labels.get(at, at)}"
        paths = self._paths.get(owner)
        if paths is None:
            return check
        steps = paths.steps(at)
        placed = paths.place(steps, make=False) or paths.place(steps, as_list=True, make=False)
        return f"{kind}:{placed or paths.place_aside(steps)}"


def _shuts(old: Field, new: Field) -> bool:
    """Whether only what is worked out is shown from now on: answers that were given would not be seen."""
    return new.only_derived and not old.only_derived


def _speaks_of_all(steps: Steps, said: FieldValue) -> bool:
    """Whether it says why there is no answer, in a repeated field why there is no entry."""
    return said.value is None and said.nothing is not None and not steps[-1][1]


def _joined(first: FieldValue, second: FieldValue) -> FieldValue:
    """Two lists of items as one, with what is said of the first as a whole."""
    lines = [line for said in (first, second) if said.value is not None for line in said.value.lines()]
    return replace(first, value=make_value(ITEMS, "\n".join(dict.fromkeys(lines))))


def _changes(before: Layer, after: Layer) -> Iterator[Change]:
    """What differs, in an order of its own."""
    for key, span in before.spans.items():
        if span != after.spans[key]:
            yield SpanChange(key, span, after.spans[key])
    for owner, path in sorted({*before.values, *after.values}):
        old, new = before.value(owner, path), after.value(owner, path)
        if old != new:
            yield ValueChange(owner, path, old, new)
    for name in sorted({*before.attributes, *after.attributes}):
        held, made = before.attributes.get(name, ""), after.attributes.get(name, "")
        if held != made:
            yield AttributeChange(name, held, made)


def _shown(path: str) -> str:
    return path.replace("/", ".")
