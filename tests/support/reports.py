"""Reports of agreement made by hand, with any text where text of others stands."""

from tui.domain.agreement.aligned import AlignedArticle, Cluster, Divided, Member, Near, Why
from tui.domain.agreement.alignment import Pair
from tui.domain.agreement.duplicates import Twins
from tui.domain.agreement.figures import Figure, Interval, Undefined
from tui.domain.agreement.report import (
    Answers,
    Change,
    DriftPoint,
    Entry,
    Habit,
    Matrix,
    Part,
    Participant,
    Report,
    Section,
    Signal,
    Trend,
)
from tui.domain.agreement.scoring import Likeness
from tui.domain.layers import Status

BESIDE = (("threshold", 0.5), ("detection F1", 0.8))


def figure(value: float | Undefined, *, interval: Interval | None = None, why: str = "") -> Figure:
    """A figure of twelve units."""
    return Figure("alpha nominal", value, 12, 9, (("only one answer", 3),), (("observed", 0.25),), interval, why)


def alignment(foreign: str, who: tuple[str, str]) -> AlignedArticle:
    """An article with one event that both found, and one that only the second one did."""
    fields = (Likeness("kind", 1.0, 1.0, one_sided=False), Likeness("evidence", 1.0, None, one_sided=True))
    one, other, alone = (
        Member(name, event, number, foreign, at, foreign)
        for name, event, number, at in (
            (who[0], "e1", 1, (0, 4)),
            (who[1], "f1", 1, None),
            (who[1], "f2", 2, (7, 9)),
        )
    )
    pair = Pair((who[0], "e1"), (who[1], "f1"), 0.75, fields)
    near = Near(one, who[1], 0.25, Why.OTHER, "kind", fields)
    clusters = (Cluster(1, (one, other), (pair,), (), ()), Cluster(2, (alone,), (), (who[0],), (near,)))
    divided = (Divided(who[0], 1, 1, 2, 0.625),)
    return AlignedArticle("a1", foreign, ((who[0], 1), (who[1], 2)), clusters, divided, exact=False)


def report(foreign: str = "Place", *, who: tuple[str, str] = ("ana", "ben"), group: str = "one") -> Report:
    """A report with one of everything; `foreign` stands wherever the project's own text does."""
    bca = Interval(0.25, 0.75, "BCa", 3)
    jackknife = Interval(0.7, 0.9, "jackknife t")
    section = Section(
        "",
        "",
        12,
        9,
        (
            Entry(Part.SPAN, "", "", (), "f1_exact", figure(0.5, interval=bca)),
            Entry(Part.SPAN, "", "", (), "f1_overlap", figure(1.0, interval=bca)),
            Entry(Part.SPAN, "place", foreign, (), "f1_exact", figure(0.4567, interval=bca)),
            Entry(Part.SPAN, "actor", "Actor", (), "f1_exact", figure(Undefined.NO_SPANS)),
            Entry(Part.SPAN, "", "", who, "f1_exact", figure(0.5, interval=bca)),
            Entry(Part.EVENT, "", "", (), "detection_f1", figure(0.8, interval=jackknife, why="3 of 8")),
            Entry(Part.FIELD, "kind", foreign, (), "alpha", figure(-0.05, interval=bca), BESIDE),
            Entry(Part.FIELD, "kind", foreign, (), "percent", figure(0.997), BESIDE),
            Entry(Part.FIELD, "kind", foreign, (), "gwet", figure(0.9), BESIDE),
            Entry(Part.FIELD, "dead", "Dead", (), "alpha", figure(Undefined.NO_VARIATION), BESIDE),
            Entry(Part.EVIDENCE, "", "", (), "evidence_f1", figure(0.3), BESIDE),
            Entry(Part.ARTICLE, "", "Any event", (), "alpha", figure(0.7, interval=bca)),
        ),
        (
            Matrix(Part.SPAN, "", "", who, (foreign, "Actor", "(no span)"), ((0, 0, 7), (0, 1, 2), (2, 1, 1))),
            Matrix(Part.FIELD, "kind", foreign, (), (foreign, "Siege"), ((0, 0, 5), (0, 1, 3))),
        ),
        (
            Answers(
                Part.FIELD, "kind", foreign, "nominal", ((foreign, 0.997), ("Siege", 0.003)), (("left blank", 2),)
            ),
        ),
        ((who[0], 2),),
        1,
        ((who[1], 4),),
    )
    grouped = Section(group, "", 4, 3, (Entry(Part.SPAN, "", "", (), "f1_exact", figure(0.25, interval=bca)),))
    return Report(
        project=foreign,
        schema="raids@1",
        reference="",
        by="batch",
        statuses=(Status.DONE, Status.NO_EVENT),
        seed=1,
        replicates=2000,
        level=0.95,
        threshold=0.5,
        weights=(("kind", 1.0), ("evidence", 1.0)),
        participants=tuple(Participant(name, "person", ((Status.DONE, 3), (Status.UNTOUCHED, 1))) for name in who),
        twins=(Twins(*who, 5),),
        notes=("Only what each annotator made is compared.",),
        sections=(section, grouped),
        titles=(("kind", foreign),),
        alignments=(alignment(foreign, who),),
        drift=tuple(
            DriftPoint(month, name, Part.SPAN, figure(value))
            for name in who
            for month, value in (("2026-03", 0.5), ("2026-04", Undefined.NO_SPANS), ("2026-05", 0.75))
        ),
        habits=tuple(
            Habit(
                name,
                figure(0.5),
                figure(Undefined.NO_EVENTS),
                (Signal(f"share of {foreign}", 0.25, 0.5, 9, -4.5, 0.001), Signal("events", 1, 2, 3, 0, None)),
                (
                    Trend("F1 with the others, spans", (0.5, None, 0.75), 0.125, 0.02),
                    Trend(f"share of {foreign}", (0.1, None, 0.3), 0.1, None),
                ),
            )
            for name in who
        ),
        changes=(
            Change(Part.SPAN, "place", foreign, "f1_exact", group, f"{group} 2", figure(0.125, interval=bca)),
            Change(Part.FIELD, "kind", foreign, "alpha", group, f"{group} 2", figure(Undefined.NO_VARIATION)),
        ),
    )
