"""What several sides say, in one: for the decision that all of them are right."""

from collections.abc import Iterable, Sequence

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import EMPTY, Content, Part, core
from tui.domain.adjudication.decisions import ANSWERS, Kind
from tui.domain.adjudication.topics import Family
from tui.domain.agreement.marks import Mark, shared_length
from tui.domain.schema import FieldType
from tui.domain.spans import join_ranges
from tui.domain.values import Value, make_value

_SEVERAL = (FieldType.CHOICES, FieldType.TAGS)


def combined(case: Case, *, optional: bool = False) -> Content:
    """What all sides of a disagreement say together.

    Args:
        case: One for which `tui.domain.adjudication.choosing.choices` allows it.
        optional: Whether to leave the field empty would be right as well.
    """
    contents = [side.content for side in case.sides if side.content is not None]
    if case.topic.family is Family.SPAN:
        ranges = join_ranges(each for content in contents for mark in content.part.evidence for each in mark.ranges)
        return Content(Part(evidence=(Mark(ranges, contents[0].part.evidence[0].label),)))
    field = case.topic.field
    if field is not None and field.many:
        return _entries(contents)
    if case.kind is Kind.EVIDENCE:
        return Content(contents[0].part._replace(evidence=_evidence(contents)))
    if field is not None and field.type in _SEVERAL:
        return _lines(contents)
    return _alternatives(contents, optional=optional)


def supported(contents: Sequence[Content]) -> Content:
    """One answer with the evidence of all who give it.

    Args:
        contents: What they say: the same but for the evidence, and for remarks, which are those of the first.
    """
    first = contents[0]
    if len(contents) == 1:
        return first
    entries = tuple(supported(each) for each in zip(*(content.entries for content in contents), strict=True))
    inside: dict[str, list[Content]] = {}
    for content in contents:
        for path, each in content.inside:
            inside.setdefault(path, []).append(each)
    part = first.part._replace(evidence=_evidence(contents))
    return Content(part, entries, tuple((path, supported(each)) for path, each in inside.items()))


def version_of(case: Case, side: int) -> Content | None:
    """What a version says, with the evidence of all of it.

    Args:
        case: The disagreement.
        side: Number of a side of the version, from 0: its remarks are kept.
    """
    content, version = case.sides[side].content, case.sides[side].version
    if content is None or case.kind not in ANSWERS:
        return content
    others = (each for at, each in enumerate(case.sides) if at != side and each.version == version)
    return supported([content, *(each.content for each in others if each.content is not None)])


def _evidence(contents: Iterable[Content]) -> tuple[Mark, ...]:
    """The stretches of several contents, each once; those with the same label that share text are one."""
    found: list[Mark] = []
    for mark in sorted({mark for content in contents for mark in content.part.evidence}):
        near = [each for each in found if each.label == mark.label and shared_length(each.ranges, mark.ranges)]
        ranges = join_ranges(part for each in (mark, *near) for part in each.ranges)
        found = [*(each for each in found if each not in near), Mark(ranges, mark.label)]
    return tuple(sorted(found))


def _entries(contents: Sequence[Content]) -> Content:
    """All entries, those that say the same once, with the evidence of all who gave them."""
    found: dict[Content, list[Content]] = {}
    for content in contents:
        for entry in content.entries:
            found.setdefault(core(entry, evidence=False), []).append(entry)
    entries = (
        entries[0]._replace(part=entries[0].part._replace(evidence=_evidence(entries)))
        for entries in found.values()
    )
    whole = next((content.part for content in contents if content.entries), contents[0].part)
    return Content(whole._replace(nothing=None if found else whole.nothing), tuple(entries))


def _valued(contents: Iterable[Content]) -> list[tuple[Content, Value]]:
    return [(content, content.part.value) for content in contents if content.part.value is not None]


def _lines(contents: Sequence[Content]) -> Content:
    valued = _valued(contents)
    if not valued:
        return contents[0]
    lines = dict.fromkeys(line for _, value in valued for line in value.lines())
    value = make_value(valued[0][1].type, "\n".join(lines))
    return Content(valued[0][0].part._replace(value=value, evidence=_evidence(contents)))


def _alternatives(contents: Sequence[Content], *, optional: bool) -> Content:
    valued = _valued(contents)
    if not valued:
        return contents[0] if contents else EMPTY
    first, value = valued[0]
    values = [each for content, own in valued for each in (own, *content.part.alternatives)]
    others = tuple(dict.fromkeys(each for each in values if each != value))
    empty = optional or len(valued) < len(contents) or any(content.part.optional for content in contents)
    return Content(first.part._replace(alternatives=others, optional=empty, evidence=_evidence(contents)))
