"""The figures of a review as tables of words, for the forms of the report that people read."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.domain.adjudication.decisions import Choice
from tui.domain.adjudication.figures import AuthorFigures, FieldFigures, Figures, PolicyFigures, ReviewReport, Taken
from tui.formats.text_tables import Column

NONE = "–"
"""Stands where there is no figure."""

_WORDS = {Choice.OWN.value: "own value", Choice.NEITHER.value: "none"}


class Table(NamedTuple):
    """A table.

    Attributes:
        title: What it is about.
        columns: Their headings, with widths for a terminal.
        rows: The cells; texts of others among them.
        note: What one has to know to read it.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    note: str = ""


def summary(figures: Figures) -> list[str]:
    """What there is to say in sentences."""
    standing = f"{figures.decisions:,} decisions of people stand, in {figures.articles:,} articles"
    said = [f"{standing}; taken back: {figures.taken_back:,}, reopened: {figures.reopened:,}."]
    if figures.seconds is not None:
        said.append(f"Median time per decision: {figures.seconds:.1f} s, of {figures.timed:,} that were timed.")
    if figures.alignments:
        counts = ", ".join(f"{count:,} {change}" for change, count in figures.alignments.items())
        said.append(f"Events were aligned by hand: {counts}.")
    return said


def tables(report: ReviewReport) -> Iterator[Table]:
    """The tables that hold anything."""
    figures = report.figures
    if figures.fields:
        yield _fields(figures.fields)
    if any(each.reasons for each in figures.fields):
        yield _reasons(figures.fields, report.reasons)
    if figures.annotators:
        yield _taken(figures.annotators)
    if figures.authors:
        yield _authors(figures.authors)
    own = [each.own for each in figures.authors if each.own.asked]
    if own:
        yield _own(own)
    if figures.policies:
        yield _policies(figures.policies)


def _fields(fields: Sequence[FieldFigures]) -> Table:
    numbers = ("open", "later", "decided", "policy", "unclear")
    columns = (Column("kind", 15), Column("field", 22), *(Column(each, 7, right=True) for each in numbers))
    rows = [
        (
            each.kind.replace("_", " "),
            each.path,
            *(f"{number:,}" for number in (each.open, each.later, each.decided, each.accepted, each.unclear)),
        )
        for each in fields
    ]
    note = "Policy: decided by a rule. Unclear: the guidelines do not say how to decide."
    return Table("What annotators differ in", columns, rows, note)


def _reasons(fields: Sequence[FieldFigures], titles: dict[str, str]) -> Table:
    rows = [
        (each.kind.replace("_", " "), each.path, titles.get(reason, reason) or "not given", f"{count:,}")
        for each in fields
        for reason, count in sorted(each.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    columns = (Column("kind", 15), Column("field", 24), Column("reason", 28), Column("times", 7, right=True))
    return Table("Why it was decided so", columns, rows)


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f} %" if whole else NONE


def _counts(each: Taken) -> tuple[str, ...]:
    whole = each.taken + each.others
    return (
        f"{each.asked:,}",
        f"{each.taken:,}",
        f"{each.others:,}",
        _share(each.taken, whole),
        _share(each.expected, whole),
    )


_TAKEN = (
    Column("asked", 8, right=True),
    Column("taken", 8, right=True),
    Column("other", 8, right=True),
    Column("share", 8, right=True),
    Column("by chance", 10, right=True),
)


def _taken(annotators: Sequence[Taken]) -> Table:
    note = (
        "Asked: decided disagreements in which they were a side. Taken: their answer became gold; other: somebody "
        "else's did. By chance: the share if one of the versions were drawn each time. A low share is no mark of "
        "bad work: who is careful where others agree in error is overruled as well."
    )
    rows = [(each.who, *_counts(each)) for each in annotators]
    return Table("Whose answers were taken", (Column("annotator", 20), *_TAKEN), rows, note)


def _own(own: Sequence[Taken]) -> Table:
    note = "Adjudicators who were annotators too. A share far above chance says that they prefer their own answers."
    return Table(
        "Adjudicators' own answers",
        (Column("adjudicator", 20), *_TAKEN),
        [(each.who, *_counts(each)) for each in own],
        note,
    )


def _authors(authors: Sequence[AuthorFigures]) -> Table:
    columns = (
        Column("adjudicator", 16),
        Column("decisions", 9, right=True),
        Column("median s", 8, right=True),
        Column("later", 6, right=True),
        Column("unclear", 7, right=True),
        Column("what was chosen", 29),
    )
    rows = [
        (
            each.who,
            f"{sum(each.choices.values()):,}",
            NONE if each.seconds is None else f"{each.seconds:.1f}",
            f"{each.later:,}",
            f"{each.unclear:,}",
            ", ".join(f"{_WORDS.get(choice, choice)} {count:,}" for choice, count in each.choices.items()),
        )
        for each in authors
    ]
    return Table("Who decided", columns, rows)


def _policies(policies: Sequence[PolicyFigures]) -> Table:
    columns = (
        Column("policy", 12),
        Column("alike", 9, right=True),
        Column("decided", 9, right=True),
        Column("audited", 8, right=True),
        Column("answered", 8, right=True),
        Column("confirmed", 24, right=True),
    )
    rows = [
        (
            each.policy,
            f"{each.agreed:,}",
            f"{each.accepted:,}",
            f"{each.drawn:,}",
            f"{each.asked:,}",
            _confirmed(each),
        )
        for each in policies
    ]
    note = (
        "Alike: answers that all gave alike. Audited: drawn to be asked again, blind; confirmed: the share of the "
        "answered ones that a person decided the same, with the interval of Wilson at 95 %."
    )
    return Table("What policies decided", columns, rows, note)


def _confirmed(each: PolicyFigures) -> str:
    if each.low is None or each.high is None:
        return NONE
    return f"{_share(each.confirmed, each.asked)} ({100 * each.low:.0f}..{100 * each.high:.0f} %)"
