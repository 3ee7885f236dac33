"""Names of annotators hidden behind letters, for those who shall judge answers and not people.

Letters are the same all through a project, and say nothing of the order of the names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from string import ascii_uppercase

from tui.domain.agreement.aligned import Cluster, Member
from tui.domain.agreement.alignment import Pair
from tui.domain.agreement.cases import Case
from tui.domain.agreement.drift import standing
from tui.domain.agreement.report import Entry, Matrix, Report, Section

ABOUT_LETTERS = "Letters stand for names, the same ones all through; they are not the sides of a disagreement."


def letters(names: Iterable[str], project: str) -> dict[str, str]:
    """A letter for each of some annotators.

    Args:
        names: All annotators whose names are hidden.
        project: What tells the project from others: its annotators come in another order than those of others.
    """
    mixed = sorted(
        set(names), key=lambda name: sha256(f"{project}\0{name}".encode("utf-8", "surrogatepass")).digest()
    )
    return {name: _letter(number) for number, name in enumerate(mixed)}


def _letter(number: int) -> str:
    round_, place = divmod(number, len(ascii_uppercase))
    return f"{ascii_uppercase[place]}{round_ or ''}"


def hidden(report: Report, known: Mapping[str, str]) -> Report:
    """A report in which letters stand for names, and nothing is in the order of the names.

    How many articles somebody has done tells who they are, so it is left out; and so is how events were aligned,
    which a screen asks for by itself.

    Args:
        report: The report.
        known: The letters; annotators who have none, such as gold, keep their names.
    """
    return replace(
        report,
        notes=(*report.notes, ABOUT_LETTERS),
        reference=known.get(report.reference, report.reference),
        alignments=(),
        participants=tuple(
            replace(each, name=known[each.name], statuses=()) if each.name in known else each
            for each in sorted(report.participants, key=lambda each: known.get(each.name, each.name))
        ),
        twins=tuple(
            each._replace(first=min(pair), second=max(pair))
            for each in report.twins
            for pair in [(known.get(each.first, each.first), known.get(each.second, each.second))]
        ),
        sections=tuple(_section(each, known, report.reference) for each in report.sections),
        habits=tuple(
            sorted((replace(each, who=known.get(each.who, each.who)) for each in report.habits), key=standing)
        ),
        drift=tuple(
            sorted(
                (replace(each, who=known.get(each.who, each.who)) for each in report.drift),
                key=lambda each: (each.part, each.who, each.month),
            )
        ),
    )


def hidden_case(case: Case, known: Mapping[str, str]) -> Case:
    """A case in which letters stand for names."""
    return case._replace(sides=tuple(each._replace(who=known.get(each.who, each.who)) for each in case.sides))


def hidden_cluster(cluster: Cluster, known: Mapping[str, str]) -> Cluster:
    """What was taken for one event, with letters for names, in the order of the letters."""
    return cluster._replace(
        members=tuple(sorted((_member(each, known) for each in cluster.members), key=lambda each: each.who)),
        pairs=tuple(sorted(_pair(each, known) for each in cluster.pairs)),
        lacking=tuple(sorted(known.get(each, each) for each in cluster.lacking)),
        near=tuple(
            each._replace(other=_member(each.other, known), member=known.get(each.member, each.member))
            for each in cluster.near
        ),
    )


def _member(member: Member, known: Mapping[str, str]) -> Member:
    return member._replace(who=known.get(member.who, member.who))


def _pair(pair: Pair, known: Mapping[str, str]) -> Pair:
    left, right = sorted((known.get(who, who), event) for who, event in (pair.left, pair.right))
    return pair._replace(left=left, right=right)


def _section(section: Section, known: Mapping[str, str], reference: str) -> Section:
    entries = [_entry(each, known, reference) for each in section.entries]
    return replace(
        section,
        who=known.get(section.who, section.who),
        entries=tuple(_pairs_in_order(entries)),
        matrices=_matrices(section.matrices, known, reference),
        divisions=_counted(section.divisions, known),
        twice=_counted(section.twice, known),
    )


def _pairs_in_order(entries: list[Entry]) -> list[Entry]:
    """The same entries; those of pairs in the order of the letters, in the places where entries of pairs stand."""
    found = list(entries)
    topics: dict[tuple[object, ...], list[int]] = {}
    for number, each in enumerate(entries):
        if each.who:
            topics.setdefault((each.part, each.about), []).append(number)
    for places in topics.values():
        ordered = sorted(places, key=lambda place: entries[place].who)
        for place, taken in zip(places, ordered, strict=True):
            found[place] = entries[taken]
    return found


def _entry(entry: Entry, known: Mapping[str, str], reference: str) -> Entry:
    if not entry.who:
        return entry
    who = tuple(known.get(each, each) for each in entry.who)
    if reference in entry.who or who == tuple(sorted(who)):
        return replace(entry, who=who)
    facts = dict(entry.figure.facts)
    if "first" in facts and "second" in facts:
        facts["first"], facts["second"] = facts["second"], facts["first"]
    return replace(entry, who=who[::-1], figure=replace(entry.figure, facts=tuple(facts.items())))


def _matrices(matrices: Iterable[Matrix], known: Mapping[str, str], reference: str) -> tuple[Matrix, ...]:
    found = [_matrix(each, known, reference) for each in matrices]
    topics = list(dict.fromkeys((each.part, each.about) for each in found))
    return tuple(sorted(found, key=lambda each: (topics.index((each.part, each.about)), each.who)))


def _matrix(matrix: Matrix, known: Mapping[str, str], reference: str) -> Matrix:
    who = tuple(known.get(each, each) for each in matrix.who)
    if reference in matrix.who or who == tuple(sorted(who)):
        return replace(matrix, who=who)
    cells = tuple(sorted((column, row, count) for row, column, count in matrix.cells))
    return replace(matrix, who=who[::-1], cells=cells)


def _counted(counts: tuple[tuple[str, int], ...], known: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((known.get(who, who), count) for who, count in counts))
