"""The review by script: disagreements as JSON lines, and decisions read from them.

A line of decisions names the disagreement and what is chosen:

- `{"article": "a1", "id": "d…", "choice": "take", "side": "ana"}`; a side is an annotator, or its number from 1;
  `"together": true` takes along the evidence of all who give the same answer
- `{…, "choice": "own", "value": "2022-01-05", "evidence": [[13, 22]]}` with the value as it would be typed into the
  field; `-`, `*` and `?` are the kinds of nothing; a list of values for a field with several entries
- `{…, "choice": "both", "optional": true}`, `{…, "choice": "neither"}`, `adopt` with a side, `reject`, `later`,
  `reopen`

Each may have `reason`, `note`, `unclear` and `seconds`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from math import inf
from typing import BinaryIO

from tui.domain import wire
from tui.domain.adjudication import wire as shapes
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.choosing import choices
from tui.domain.adjudication.contents import EMPTY, Content, Part
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.reasons import review_reasons
from tui.domain.adjudication.topics import Family
from tui.domain.agreement.marks import Mark
from tui.domain.answers_reading import AnswerContext, read_answer, read_nothing
from tui.domain.errors import FormatError
from tui.domain.schema import Field, Schema
from tui.domain.spans import EVIDENCE_LABEL, Range, join_ranges
from tui.domain.wire import Json, JsonObject
from tui.services.adjudicating import Adjudication, Opened, each_open
from tui.services.reading import answer_context
from tui.services.said_lines import carry_out, parsed
from tui.store.reviewing import Wanted

_NAMED = ("article", "id", "choice", "side", "value", "values", "evidence", "label", "optional", "together")
_KNOWN = frozenset((*_NAMED, "reason", "note", "unclear", "seconds"))


def listed(work: Adjudication, wanted: Wanted) -> Iterator[JsonObject]:
    """The disagreements of the queue as JSON objects; what they leave out are the names of articles' events."""
    for opened, case in each_open(work, wanted):
        yield {
            "article": opened.panel.gold.article,
            "id": case.id,
            "kind": case.kind.value,
            "path": case.path,
            "state": case.state.value,
            "weight": case.weight,
            "near": case.near,
            "again": case.why,
            "event": case.event,
            "gold": list(case.gold),
            "choices": [choice.value for choice in choices(opened.panel.schema, case)],
            "sides": [_side(opened, case, number) for number in range(len(case.sides))],
        }


def _side(opened: Opened, case: Case, number: int) -> JsonObject:
    side, (who, thing) = case.sides[number], case.names[number]
    content = side.content
    return {
        "side": number + 1,
        "annotator": who,
        "thing": thing,
        "version": side.version + 1,
        "says": shapes.encode_content(content),
        "quotes": list(_quotes(content, opened.panel.text)) if content is not None else [],
    }


def _quotes(content: Content, text: str) -> Iterator[str]:
    for mark in content.part.evidence:
        yield " … ".join(text[start:end] for start, end in mark.ranges)
    for entry in content.entries:
        yield from _quotes(entry, text)


def apply_lines(work: Adjudication, file: BinaryIO, name: str) -> int:
    """Carries out the decisions of a file, one after the other.

    Args:
        work: The review.
        file: JSON lines, open for reading bytes.
        name: What the file is called in errors.

    Returns:
        How many were carried out.

    Raises:
        FormatError: A line cannot be read: then none is carried out; or it does not fit: then those before it are.
    """
    return carry_out(file, name, _object, partial(_apply, work), "decisions before it were made")


def _apply(work: Adjudication, line: JsonObject) -> None:
    article = str(line["article"])
    opened = work.open(work.project.find_article(article) or article)
    case = work.find(opened, str(line["id"]))
    work.decide(opened.panel.gold.article, case.id, ruling_of(work, opened, case, line))


def _object(line: bytes, where: str) -> JsonObject:
    found = parsed(line, where)
    if not isinstance(found, dict) or not {"article", "id", "choice"} <= found.keys() or found.keys() - _KNOWN:
        raise FormatError(
            f"{where}: a decision names article, id and choice, and holds {', '.join(sorted(_KNOWN))}."
        )
    return found


def ruling_of(work: Adjudication, opened: Opened, case: Case, line: Mapping[str, Json]) -> Ruling:
    """What a line says about a disagreement.

    Raises:
        DeskError: It makes no sense.
    """
    word = str(line["choice"])
    if word not in {each.value for each in Choice if each is not Choice.ACCEPT}:
        raise FormatError(f"{word} is no choice: say {', '.join(choices(opened.panel.schema, case))}.")
    choice = Choice(word)
    return Ruling(
        choice,
        _number(case, line.get("side")) if choice in {Choice.TAKE, Choice.ADOPT} else -1,
        _own(work, opened, case, line) if choice is Choice.OWN else None,
        optional=_flag(line, "optional"),
        reason=_reason(opened.panel.schema, str(line.get("reason", ""))),
        note=str(line.get("note", "")),
        unclear=_flag(line, "unclear"),
        seconds=_seconds(line.get("seconds", 0)),
        together=_flag(line, "together"),
    )


def _number(case: Case, side: Json) -> int:
    if isinstance(side, str):
        number = case.side_of(side)
    else:
        number = side - 1 if isinstance(side, int) and not isinstance(side, bool) else -1
    if not 0 <= number < len(case.sides):
        said = "Say which side" if side is None else f"There is no side {str(side)[:60]}"
        names = ", ".join(dict.fromkeys(who for who, _ in case.names))
        raise FormatError(f"{said}: 1 to {len(case.sides)}, or {names}.")
    return number


def _reason(schema: Schema, reason: str) -> str:
    known = [each.id for each in review_reasons(schema)]
    if reason and reason not in known:
        raise FormatError(f"There is no reason {reason[:60]} in the schema: it has {', '.join(known)}.")
    return reason


def _flag(line: Mapping[str, Json], name: str) -> bool:
    said = line.get(name, False)
    if not isinstance(said, bool):
        raise FormatError(f"{name} is true or false, not {str(said)[:60]}.")
    return said


def _seconds(said: Json) -> float:
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 <= said < inf:
        raise FormatError(f"seconds are a number from 0 on, not {str(said)[:60]}.")
    return float(said)


def _own(work: Adjudication, opened: Opened, case: Case, line: Mapping[str, Json]) -> Content:
    ranges = join_ranges(_ranges(line.get("evidence", [])))
    if case.topic.family is Family.SPAN:
        if not ranges:
            raise FormatError("A span of one's own needs its evidence: [[start, end]].")
        return Content(Part(evidence=(Mark(ranges, str(line.get("label", "")) or _label(case)),)))
    place = case.gold if case.check else (case.event, case.path)
    field = case.topic.field or opened.panel.schema.field(*place)
    if field is None:
        return EMPTY
    evidence = (Mark(ranges, field.label or EVIDENCE_LABEL),) if ranges else ()
    article = work.project.article(opened.panel.gold.article)
    context = answer_context(opened.panel.schema, opened.panel.gold, article)
    values = line.get("values")
    if isinstance(values, list) and field.many:
        return Content(
            entries=tuple(Content(_part(field, str(each), context)._replace(evidence=evidence)) for each in values)
        )
    return Content(_part(field, str(line.get("value", "")), context)._replace(evidence=evidence))


def _part(field: Field, typed: str, context: AnswerContext) -> Part:
    nothing = read_nothing(typed)
    return Part(nothing=nothing) if nothing is not None else Part(read_answer(field, typed, context))


def _label(case: Case) -> str:
    return next(side.content.part.evidence[0].label for side in case.sides if side.content is not None)


def _ranges(encoded: Json) -> Iterable[Range]:
    return wire.decode_ranges(encoded) if encoded else ()
