"""What the versions of a disagreement say, how many say so, on what evidence, and with which notes."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.topics import Family
from tui.domain.schema import Field
from tui.domain.schema_paths import path_title
from tui.ui.lines import Run, clean
from tui.ui.review.painting.flow import Tokens, differing
from tui.ui.review.painting.saying import BLANK_SHOWN, Saying, is_empty, marks_of
from tui.ui.review.painting.sides import Version, columns_of, event_topic, versions_of
from tui.ui.review.painting.stretches import covered, shared_ranges, stretch_runs
from tui.ui.review.painting.wording import is_orphan, version_key

if TYPE_CHECKING:
    from tui.domain.spans import Range
    from tui.services.review_articles import Opened
    from tui.ui.commands import Keys


class Told(NamedTuple):
    """One line or more of the list from which is chosen.

    Attributes:
        key: What takes it, as the screen shows it; empty for none.
        name: How it is called elsewhere in the pane: a number or a letter.
        said: What is said.
        quotes: What the evidence says, in quotation marks.
        notes: What was noted, and how sure somebody was.
        annotators: How many say so.
    """

    key: str
    name: str
    said: Sequence[Run]
    quotes: Sequence[str]
    notes: Sequence[str]
    annotators: int


def told_versions(opened: "Opened", case: Case, keys: "Keys") -> list[Told]:
    """What can be taken, in the order of the versions; for a problem what the sides said where it is shown."""
    if case.kind is Kind.PROBLEM:
        return _told_columns(opened, case)
    saying = Saying(opened)
    versions = versions_of(case)
    said = _said(opened, case, versions, saying)
    placed = _placed(opened, case, versions, saying)
    told = []
    for version, runs in zip(versions, said, strict=True):
        contents = [case.sides[side].content for side in version.sides]
        if case.topic.family is Family.ITEM:
            # Each has its own words for the entry, and it is there or not for all of them.
            quotes = list(dict.fromkeys(quote for each in contents for quote in placed(each)))
        else:
            quotes = [] if _is_stretch(case) or case.topic.is_thing else placed(version.content)
        notes = _notes(opened, contents)
        key = version_key(version.number, keys)
        told.append(Told(key, str(version.number), runs, quotes, notes, version.annotators))
    return told


def _placed(
    opened: "Opened", case: Case, versions: Sequence[Version], saying: Saying
) -> Callable[[Content | None], list[str]]:
    """What quotes evidence: where two versions quote the same words from different places, with words around."""
    quoted: dict[tuple[str, ...], set[tuple[Range, ...]]] = {}
    for version in versions:
        key = tuple(saying.quotes(version.content))
        quoted.setdefault(key, set()).add(covered(version.content))
    if case.topic.is_thing or all(len(places) == 1 for places in quoted.values()):
        return lambda content: [f"“{text}”" for text in saying.quotes(content)]

    def around(content: Content | None) -> list[str]:
        text = opened.panel.text
        runs = (stretch_runs(text, [mark], (), around=True) for mark in marks_of(content))
        return list(dict.fromkeys("".join(part for part, _ in each) for each in runs))

    return around


def _is_stretch(case: Case) -> bool:
    return case.kind is Kind.EVIDENCE or case.topic.family is Family.SPAN


def _notes(opened: "Opened", contents: Iterable[Content | None]) -> list[str]:
    """What was noted beside answers, each once."""
    titles = {option.code: option.title for option in opened.panel.schema.confidence}
    notes: dict[str, None] = {}
    for content in contents:
        if content is None:
            continue
        part = content.part
        if part.confidence:
            notes[f"how sure: {titles.get(part.confidence, part.confidence)}"] = None
        if part.note:
            notes[part.note] = None
    return list(notes)


def _said(opened: "Opened", case: Case, versions: Sequence[Version], saying: Saying) -> list[list[Run]]:
    match case.topic.family:
        case Family.EVENT:
            return [[(_existence(opened, case, version, saying), "value")] for version in versions]
        case Family.ITEM:
            return [[(_entry(case, version, saying), "value")] for version in versions]
        case Family.SPAN:
            return _stretches(opened, case, versions, saying)
    if case.kind is Kind.EVIDENCE:
        return _evidence(opened, versions)
    field = case.topic.field
    return _answers(field, versions, saying) if field is not None else [[] for _ in versions]


def _existence(opened: "Opened", case: Case, version: Version, saying: Saying) -> str:
    if is_orphan(case):
        return "nobody has this event any more: take it out"
    there = version.content is not None
    if case.kind is not Kind.EVENT_DIVIDED:
        return "it is an event" if there else "there is no such event"
    if there:
        return "it is an event of its own"
    others = [topic for topic in opened.review.events if set(topic.members) & set(case.topic.covered)]
    named = " and ".join(saying.event_number(topic.id) for topic in others) or "another event"
    return f"it is in {named} already"


def _entry(case: Case, version: Version, saying: Saying) -> str:
    field = case.topic.field
    if version.content is None or field is None:
        return "there is no such entry"
    contents = (case.sides[side].content for side in version.sides)
    told = dict.fromkeys(saying.inside(field.fields, each) for each in contents if each is not None)
    return clean(" / ".join(text or BLANK_SHOWN for text in told))


def _answers(field: Field, versions: Sequence[Version], saying: Saying) -> list[list[Run]]:
    tokens = [saying.tokens(field, each.content) if each.content is not None else Tokens(()) for each in versions]
    valued = [
        tokens if _has_value(each.content) else Tokens(()) for each, tokens in zip(versions, tokens, strict=True)
    ]
    marked = differing(valued)
    details = _details(versions, tokens)
    return [
        [*(runs or [(clean(whole.text) or BLANK_SHOWN, "nothing")]), *more]
        for runs, whole, more in zip(marked, tokens, details, strict=True)
    ]


def _details(versions: Sequence[Version], tokens: Sequence[Tokens]) -> list[list[Run]]:
    """The parts of values that answers do not show, for versions that would look the same without them."""
    looks = [whole.text for whole in tokens]
    found: list[list[Run]] = []
    for version, text in zip(versions, looks, strict=True):
        alike = [other.content for other, look in zip(versions, looks, strict=True) if look == text]
        parts = [dict(each.part.value.parts) for each in alike if each is not None and each.part.value is not None]
        value = version.content.part.value if version.content is not None else None
        if len(parts) < 2 or value is None:
            found.append([])
            continue
        names = sorted({name for held in parts for name in held if len({each.get(name) for each in parts}) > 1})
        told = [f"{name.replace('_', ' ')} “{value.part(name)}”" for name in names if value.part(name)]
        found.append([(f" · {clean(', '.join(told))}", "dim")] if told else [])
    return found


def _has_value(content: Content | None) -> bool:
    return content is not None and (content.part.value is not None or bool(content.entries))


def _evidence(opened: "Opened", versions: Sequence[Version]) -> list[list[Run]]:
    text = opened.panel.text
    shared = shared_ranges(covered(version.content) for version in versions)
    found = [stretch_runs(text, marks_of(version.content), shared) for version in versions]
    if any(found.count(runs) > 1 for runs in found):
        # The same words at different places: the words around tell which.
        found = [stretch_runs(text, marks_of(version.content), shared, around=True) for version in versions]
    return [runs or [("no evidence", "nothing")] for runs in found]


def _stretches(opened: "Opened", case: Case, versions: Sequence[Version], saying: Saying) -> list[list[Run]]:
    shared = shared_ranges(covered(version.content) for version in versions)
    found: list[list[Run]] = []
    for version in versions:
        if version.content is None:
            found.append([("not marked", "nothing")])
            continue
        marks = version.content.part.evidence
        style = "key" if case.kind is Kind.SPAN_LABEL else "field"
        label: Run = (f"{clean(saying.label(marks[0]))} ", style)
        found.append([label, *stretch_runs(opened.panel.text, marks, shared, around=True)])
    return found


def _told_columns(opened: "Opened", case: Case) -> list[Told]:
    saying = Saying(opened)
    topic = event_topic(opened, case)
    child = next((each for each in topic.walk() if each.path == case.path), None) if topic and case.path else None
    told = []
    for column in columns_of(opened, case):
        content = None
        if child is not None and child.field is not None:
            content = next((child.contents[each] for each in column.members if each in child.contents), None)
        said = saying.answer(child.field, content) if child and child.field and content is not None else ""
        title = path_title(opened.panel.schema.fields(case.event), case.path)
        runs: list[Run] = [(f"{clean(title)}: " if title else "", "field"), (clean(said) or BLANK_SHOWN, "value")]
        quotes = [] if is_empty(content) else [f"“{text}”" for text in saying.quotes(content)]
        told.append(Told("", column.letter, runs, quotes, _notes(opened, [content]), column.annotators))
    return told
