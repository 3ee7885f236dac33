"""Decisions as JSON: the shape that the project file keeps.

=========== =======================================================================================
content     a field value as in `tui.domain.wire`, with its evidence as `[label, ranges]`; `entries`: contents;
            `inside`: path and content
settled     `things`: lists of `[annotator, id]`; `topics`: `[family, path, number of the things, seen, taken,
            owner, path in gold]`, where `seen` is one text if all things say it, else a list of `[annotator, id,
            text]`
side        `[annotator, id, content]`, with null for a side that lacks the thing
=========== =======================================================================================
"""

from collections.abc import Sequence

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import Content, Part
from tui.domain.adjudication.decisions import Settlement, Side
from tui.domain.adjudication.topics import Family
from tui.domain.agreement.marks import Mark
from tui.domain.errors import FormatError
from tui.domain.values import FieldValue
from tui.domain.wire import (
    Json,
    JsonObject,
    decode_field_value,
    decode_ranges,
    encode_field_value,
    encode_ranges,
)


def encode_content(content: Content | None) -> JsonObject | None:
    """A content as JSON; null for none."""
    if content is None:
        return None
    part = content.part
    said = FieldValue(part.value, part.nothing, (), part.confidence, part.note, part.alternatives, part.optional)
    encoded = encode_field_value(said)
    if part.evidence:
        encoded["evidence"] = [[mark.label, encode_ranges(mark.ranges)] for mark in part.evidence]
    if content.entries:
        encoded["entries"] = [encode_content(each) for each in content.entries]
    if content.inside:
        encoded["inside"] = [[path, encode_content(each)] for path, each in content.inside]
    return encoded


def decode_content(encoded: Json) -> Content | None:
    """The content of its JSON.

    Raises:
        FormatError: The JSON has another shape.
    """
    if encoded is None:
        return None
    if not isinstance(encoded, dict):
        raise _unlike("an answer")
    rest = {name: each for name, each in encoded.items() if name not in {"evidence", "entries", "inside"}}
    said = decode_field_value(rest)
    evidence = tuple(_mark(each) for each in _list(encoded.get("evidence", [])))
    part = Part(said.value, said.nothing, evidence, said.alternatives, said.optional, said.confidence, said.note)
    entries = tuple(_content(each) for each in _list(encoded.get("entries", [])))
    return Content(part, entries, tuple(_inside(each) for each in _list(encoded.get("inside", []))))


def _content(encoded: Json) -> Content:
    found = decode_content(encoded)
    if found is None:
        raise _unlike("an answer")
    return found


def _inside(encoded: Json) -> tuple[str, Content]:
    match encoded:
        case [str(path), content]:
            return path, _content(content)
    raise _unlike("a path with an answer")


def _mark(encoded: Json) -> Mark:
    match encoded:
        case [str(label), ranges]:
            return Mark(decode_ranges(ranges), label)
    raise _unlike("evidence")


def encode_sides(sides: Sequence[Side]) -> list[Json]:
    """What each side said, as JSON."""
    return [[*side.member, encode_content(side.content)] for side in sides]


def decode_sides(encoded: Json) -> tuple[Side, ...]:
    """The sides of their JSON.

    Raises:
        FormatError: The JSON has another shape.
    """
    return tuple(_side(each) for each in _list(encoded))


def _side(encoded: Json) -> Side:
    match encoded:
        case [str(who), str(thing), content]:
            return Side((who, thing), decode_content(content))
    raise _unlike("a side")


def encode_settled(settled: Sequence[Settlement]) -> JsonObject:
    """Settlements as JSON; what many of them are about stands once."""
    things: dict[tuple[Member, ...], int] = {}
    topics: list[Json] = []
    for each in settled:
        number = things.setdefault(each.members, len(things))
        seen: Json = [[*side, short] for side, short in each.seen]
        if {side for side, _ in each.seen} == set(each.members) and len({short for _, short in each.seen}) == 1:
            seen = each.seen[0][1]
        topics.append([each.family.value, each.path, number, seen, each.taken, *each.gold])
    listed: list[Json] = [[list(member) for member in members] for members in things]
    return {"things": listed, "topics": topics}


def decode_settled(encoded: Json) -> tuple[Settlement, ...]:
    """The settlements of their JSON.

    Raises:
        FormatError: The JSON has another shape.
    """
    match encoded:
        case {"things": list(things), "topics": list(topics)}:
            members = [tuple(_member(each) for each in _list(group)) for group in things]
            return tuple(_settlement(each, members) for each in topics)
    raise _unlike("what a decision settled")


def _settlement(encoded: Json, things: Sequence[tuple[Member, ...]]) -> Settlement:
    match encoded:
        case [str(family), str(path), int(number), seen, str(taken), str(owner), str(place)]:
            try:
                members = things[number]
                said = (
                    [(member, seen) for member in members] if isinstance(seen, str) else [*map(_seen, _list(seen))]
                )
                return Settlement(Family(family), path, members, tuple(said), taken, (owner, place))
            except (ValueError, IndexError) as error:
                raise _unlike("what a decision settled") from error
    raise _unlike("what a decision settled")


def _seen(encoded: Json) -> tuple[Member, str]:
    match encoded:
        case [str(who), str(thing), str(short)]:
            return (who, thing), short
    raise _unlike("what a side said")


def _member(encoded: Json) -> Member:
    match encoded:
        case [str(who), str(thing)]:
            return who, thing
    raise _unlike("an annotator's thing")


def encode_members(members: Sequence[Member]) -> list[Json]:
    """Annotators' things as JSON."""
    return [list(member) for member in members]


def decode_members(encoded: Json) -> tuple[Member, ...]:
    """Annotators' things of their JSON.

    Raises:
        FormatError: The JSON has another shape.
    """
    return tuple(_member(each) for each in _list(encoded))


def _list(encoded: Json) -> list[Json]:
    if not isinstance(encoded, list):
        raise _unlike("a list")
    return encoded


def _unlike(what: str) -> FormatError:
    return FormatError(f"A decision is damaged: this is not {what}.")
