"""The versions of a disagreement: a key, what is said, how many say so, on what evidence, with which notes."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.topics import Family
from tui.domain.schema import Field
from tui.ui.lines import Line, Run, cells, clean, cut, fit, spread
from tui.ui.review.painting.flow import Tokens, differing, flow, squeezed
from tui.ui.review.painting.saying import BLANK_SHOWN, Saying, is_empty, marks_of, path_title
from tui.ui.review.painting.sides import Version, columns_of, event_topic, versions_of
from tui.ui.review.painting.stretches import covered, shared_ranges, stretch_runs
from tui.ui.review.painting.wording import is_orphan, version_key

if TYPE_CHECKING:
    from tui.services.review_articles import Opened
    from tui.ui.commands import Keys

WIDE = 60
"""Cells from which on it is told in words how many say something."""


class Told(NamedTuple):
    """One line or more of the list from which is chosen.

    Attributes:
        key: What takes it, as the screen shows it; empty for none.
        name: How it is called elsewhere in the pane: a number or a letter.
        said: What is said.
        quotes: What the evidence says.
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
    told = []
    for version, runs in zip(versions, said, strict=True):
        quotes = [] if _is_stretch(case) or case.topic.is_thing else saying.quotes(version.content)
        contents = [case.sides[side].content for side in version.sides]
        notes = _notes(opened, contents)
        key = version_key(version.number, keys)
        told.append(Told(key, str(version.number), runs, quotes, notes, version.annotators))
    return told


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
    shared = shared_ranges(covered(version.content) for version in versions)
    return [
        stretch_runs(opened.panel.text, marks_of(version.content), shared) or [("no evidence", "nothing")]
        for version in versions
    ]


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
        title = path_title(opened.panel.schema, case.event, case.path)
        runs: list[Run] = [(f"{clean(title)}: " if title else "", "field"), (clean(said) or BLANK_SHOWN, "value")]
        quotes = [] if is_empty(content) else saying.quotes(content)
        told.append(Told("", column.letter, runs, quotes, _notes(opened, [content]), column.annotators))
    return told


def version_lines(told: Sequence[Told], width: int, height: int) -> list[Line]:
    """The versions in as many lines as there are, and no more than they need.

    Each has one line at least, as long as there are that many; then those that need more get more, in turn.

    Args:
        told: The versions.
        width: In cells.
        height: Lines at most.
    """
    if height <= 0 or not told:
        return []
    shown = told if len(told) <= height else told[: max(1, height - 1)]
    drawn = [_version_lines(each, width, height) for each in shown]
    allowed = [1] * len(shown)
    left = height - len(shown) - (len(shown) < len(told))
    while left > 0 and any(len(lines) > given for lines, given in zip(drawn, allowed, strict=True)):
        for number, lines in enumerate(drawn):
            if left > 0 and len(lines) > allowed[number]:
                allowed[number] += 1
                left -= 1
    found: list[Line] = []
    for each, lines, given in zip(shown, drawn, allowed, strict=True):
        found += lines if len(lines) <= given else _version_lines(each, width, given)
    if len(shown) < len(told):
        found.append(fit(((f"     and {len(told) - len(shown)} more versions", "dim"),), width))
    return found[:height]


def _version_lines(told: Told, width: int, most: int) -> list[Line]:
    """One version in at most so many lines."""
    ahead: list[Run] = [(f" {told.key or told.name:>2} ", "key" if told.key else "dim")]
    indent = cells(ahead)
    signs = _behind(told, width, whole=most > 1)
    room = max(1, width - indent - cells(signs))
    quoted: list[Run] = [(f"“{clean(text)}”", "evidence") for text in told.quotes]
    if most == 1:
        return [_only_line(told, ahead, quoted, signs, width)]
    said = flow(told.said, room, most)
    lines = [spread((*ahead, *said[0]), signs, width)] if said else []
    lines += [fit((*_blank(indent), *line), width) for line in said[1:]]
    for runs in (_between(quoted), _between([(f"✎ {clean(note)}", "value") for note in told.notes])):
        more = flow(runs, max(1, width - indent - 1), most - len(lines)) if runs else []
        lines += [fit((*_blank(indent), *line), width) for line in more]
    return lines


def _blank(width: int) -> list[Run]:
    return [(" " * width, "")]


def _between(runs: Sequence[Run]) -> list[Run]:
    found: list[Run] = []
    for run in runs:
        found += [(" · ", "dim")] if found else []
        found.append(run)
    return found


def _only_line(told: Told, ahead: Sequence[Run], quoted: Sequence[Run], signs: Sequence[Run], width: int) -> Line:
    """A version on a single line: what is said comes first, and the evidence gets what it leaves."""
    room = max(1, width - cells(ahead) - cells(signs))
    said = flow(squeezed(told.said, room), room, 1)
    line = [*ahead, *(said[0] if said else ())]
    left = width - cells(line) - cells(signs) - 2
    if quoted and left > 8:
        line += [("  ", ""), (cut(quoted[0][0], left), "evidence")]
    return spread(line, signs, width)


def _behind(told: Told, width: int, *, whole: bool) -> list[Run]:
    """At the end of the first line: how many say so, and what there is no room to say."""
    signs: list[Run] = []
    if told.notes and not whole:
        signs.append((" ✎", "value"))
    if len(told.quotes) > 1 and not whole:
        signs.append((f" e{len(told.quotes)}", "evidence"))
    count = told.annotators
    words = f"{count} annotator{'s' * (count != 1)}" if width >= WIDE else f"×{count}"
    return [*signs, (f"  {words} ", "dim")]
