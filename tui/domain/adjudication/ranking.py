"""In which order disagreements are gone through."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.topics import Family


def order(cases: Sequence[Case], positions: Mapping[str, int], by: str = "kind") -> list[Case]:
    """Disagreements in the order in which they are gone through.

    Args:
        cases: The disagreements, in the order of the form and of the text.
        positions: The places of the topics of events in the text.
        by: `kind`, `article` (as they stand in the text), `weight` (most first) or `annotator` (who stands alone).
    """
    ranks = {kind: rank for rank, kind in enumerate(Kind)}
    behind = len(positions)
    numbers = {case.id: number for number, case in enumerate(cases)}

    def rank(case: Case) -> tuple[object, ...]:
        of_text = behind if case.topic.family is Family.SPAN else positions.get(case.event, -1)
        place = (of_text, numbers[case.id])
        match by:
            case "article":
                return place
            case "weight":
                return (-case.weight, *place)
            case "annotator":
                return (masked(odd_one(case)), *place)
            case _:
                return (ranks[case.kind], *place)

    return sorted(cases, key=rank)


def odd_one(case: Case) -> str:
    """The annotator who alone says something else than all others; empty if there is no such one."""
    by_version: dict[int, set[str]] = {}
    for (who, _), side in zip(case.names, case.sides, strict=True):
        by_version.setdefault(side.version, set()).add(who)
    single = [who for who in by_version.values() if len(who) == 1]
    if len(by_version) == 2 and len(single) == 1:
        return next(iter(single[0]))
    return ""


def masked(annotator: str) -> str:
    """What stands for an annotator where names would tell something by their order; empty for nobody."""
    return sha256(annotator.encode("utf-8", "surrogatepass")).hexdigest()[:12] if annotator else ""
