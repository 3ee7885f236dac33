"""What the decisions of a review amount to: whose answers were taken, how long it took, and for what reasons.

Decisions count as long as they stand; of several about one disagreement the last one. Whose answer was taken is
held against what chance would take: of `k` versions each one with `1/k`, so that an annotator who is mostly alone
is not compared with one who is mostly in company.
"""

from typing import NamedTuple


class Listed(NamedTuple):
    """How many disagreements of a sort there are, as the list has them.

    Attributes:
        kind: What sort.
        path: Of the field; empty for whole things.
        state: `open`, `later`, `decided` or `accepted`.
        number: How many.
    """

    kind: str
    path: str
    state: str
    number: int


class FieldFigures(NamedTuple):
    """What happened to the disagreements of one kind in one field.

    Attributes:
        kind: What sort.
        path: Of the field; empty for whole things.
        open: How many wait.
        later: How many were put off.
        decided: How many a person decided.
        accepted: How many a policy decided.
        reasons: How many decisions gave which reason; empty for none.
        unclear: For how many the guidelines do not say how to decide.
    """

    kind: str
    path: str
    open: int
    later: int
    decided: int
    accepted: int
    reasons: dict[str, int]
    unclear: int


class Taken(NamedTuple):
    """How often somebody's answer became gold.

    Attributes:
        who: The annotator.
        asked: In how many decided disagreements they were a side.
        taken: How often what they said was taken.
        others: How often what somebody else said was taken instead.
        expected: How often what they said would have been taken if versions were drawn at random, of those where
            somebody's was.
    """

    who: str
    asked: int
    taken: int
    others: int
    expected: float


class AuthorFigures(NamedTuple):
    """What one adjudicator did.

    Attributes:
        who: The adjudicator.
        choices: How many decisions of theirs stand, by what was chosen.
        later: How often they put a disagreement off.
        seconds: Median time per decision; None if none was timed.
        timed: How many decisions that rests on.
        unclear: For how many of theirs the guidelines do not say how to decide.
        own: How often they took their own answer, where they were an annotator too.
    """

    who: str
    choices: dict[str, int]
    later: int
    seconds: float | None
    timed: int
    unclear: int
    own: Taken


class PolicyFigures(NamedTuple):
    """What one policy decided.

    Attributes:
        policy: Its name.
        agreed: How many answers it accepted that all gave alike.
        accepted: How many disagreements it decided.
        drawn: How many of both were asked again in an audit.
        asked: How many of these a person has decided since.
        confirmed: In how many of these the person decided the same.
        low: Lower end of the interval of the confirmed share, at 95 % (Wilson); None without any.
        high: Upper end.
    """

    policy: str
    agreed: int
    accepted: int
    drawn: int
    asked: int
    confirmed: int
    low: float | None
    high: float | None


class Figures(NamedTuple):
    """What the review of a project amounts to.

    Attributes:
        articles: How many articles have decisions.
        decisions: How many decisions of people stand.
        taken_back: How many were taken back.
        reopened: How often people reopened something.
        seconds: Median time per decision; None if none was timed.
        timed: How many decisions that rests on.
        fields: By field and kind, in their order.
        annotators: Whose answers were taken.
        authors: Who decided.
        policies: What policies decided.
        alignments: How often which change of an alignment was made by hand.
    """

    articles: int
    decisions: int
    taken_back: int
    reopened: int
    seconds: float | None
    timed: int
    fields: tuple[FieldFigures, ...]
    annotators: tuple[Taken, ...]
    authors: tuple[AuthorFigures, ...]
    policies: tuple[PolicyFigures, ...]
    alignments: dict[str, int]


class ReviewReport(NamedTuple):
    """The figures of a project's review, with what they are called.

    Attributes:
        project: Name of the project.
        schema: Name of the current version of the schema, `id@version`.
        reasons: The titles of reasons by their ids.
        figures: The figures.
    """

    project: str
    schema: str
    reasons: dict[str, str]
    figures: Figures
