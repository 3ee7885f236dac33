"""The agreement in a project: who is compared, in which articles, and what comes out."""

from pathlib import Path

import pytest

from tests.support.agreeing import agreeing_project, articles, layer, raids
from tui.domain.agreement.cases import Wanted
from tui.domain.agreement.report import Entry, Part, Report, Section
from tui.domain.errors import DeskError
from tui.domain.layers import Status
from tui.services.agreement import agreement
from tui.services.agreement_cases import alignments, cases
from tui.services.agreement_reading import Asked
from tui.services.schemas import read_version
from tui.store.project import AnnotatorKind, Project

WHO = ("ana", "ben")
RAID, MARCH = {"kind": "raid", "place": "Tall Rifat", "dead": "3"}, {"kind": "march", "place": "Homs"}


def report_of(path: Path, **asked: object) -> Report:
    with Project.open(path) as project:
        return agreement(project, Asked(**asked))  # type: ignore[arg-type]


def found(section: Section, part: Part, kind: str, about: str = "", who: tuple[str, ...] = ()) -> Entry:
    [entry] = [
        each for each in section.entries if (each.part, each.kind, each.about, each.who) == (part, kind, about, who)
    ]
    return entry


def test_figures_of_two_annotators(tmp_path: Path) -> None:
    """Worked out by hand.

    Exact spans: ana 2 + 1, ben 1 + 1; (actor, 0, 10) in the first article and (place, 3, 9) in the second match:
    F1 = 2 * 2 / (3 + 2) = 0.8. Events: ana has raid and march, ben only the raid: F1 = 2 * 1 / (2 + 1) = 0.667.
    Relevant: yes/yes and yes/no: percent 1/2.
    """
    one, two = articles(2)
    path = agreeing_project(
        tmp_path / "p.db",
        (one, two),
        [
            layer(one, "ana", [("actor", 0, 10), ("place", 20, 30)], [RAID, MARCH], about={"relevant": "yes"}),
            layer(one, "ben", [("actor", 0, 10)], [RAID], about={"relevant": "yes"}),
            layer(two, "ana", [("place", 3, 9)], about={"relevant": "yes"}, status="no_event"),
            layer(two, "ben", [("place", 3, 9)], about={"relevant": "no"}, status="no_event"),
        ],
    )
    report = report_of(path)
    [section] = report.sections
    assert (section.articles, section.compared) == (2, 2)
    assert found(section, Part.SPAN, "f1_exact").figure.value == pytest.approx(0.8)
    assert found(section, Part.SPAN, "f1_exact", "actor").figure.value == 1.0
    assert found(section, Part.SPAN, "f1_exact", "place").figure.value == pytest.approx(2 / 3)
    assert found(section, Part.EVENT, "detection_f1").figure.value == pytest.approx(2 / 3)
    assert found(section, Part.ARTICLE, "percent", "relevant").figure.value == 0.5
    assert found(section, Part.ARTICLE, "percent").figure.value == 1.0
    kind = found(section, Part.FIELD, "alpha", "kind")
    assert kind.figure.show() == "undefined (no variation)"
    assert dict(kind.beside) == pytest.approx({"threshold": 0.5, "detection F1": 2 / 3})


def test_only_finished_layers_count_unless_asked(tmp_path: Path) -> None:
    """Untouched is no answer and "no event" is one: ben has begun the second article and never saw the third."""
    one, two, three = articles(3)
    layers = [layer(each, "ana", [("actor", 0, 5)]) for each in (one, two, three)]
    layers += [layer(one, "ben", status="no_event"), layer(two, "ben", [("actor", 0, 5)], status="in_progress")]
    path = agreeing_project(tmp_path / "p.db", (one, two, three), layers)
    report = report_of(path)
    assert (report.sections[0].articles, report.sections[0].compared) == (3, 1)
    assert found(report.sections[0], Part.SPAN, "f1_exact").figure.value == 0
    ben = next(each for each in report.participants if each.name == "ben")
    assert dict(ben.statuses) == {
        Status.UNTOUCHED: 1,
        Status.IN_PROGRESS: 1,
        Status.DONE: 0,
        Status.NO_EVENT: 1,
    }
    unfinished = report_of(path, unfinished=True)
    assert unfinished.sections[0].compared == 2
    assert found(unfinished.sections[0], Part.SPAN, "f1_exact").figure.value == pytest.approx(2 / 3)
    assert any("still worked on" in note for note in unfinished.notes)


KINDS = {"bot": AnnotatorKind.MODEL, "gold": AnnotatorKind.GOLD}


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Ana marks two of the three spans of gold and a wrong one; ben all three; the bot only one."""
    [one] = articles(1)
    gold = [("actor", 0, 5), ("actor", 10, 15), ("place", 20, 25)]
    return agreeing_project(
        tmp_path / "p.db",
        (one,),
        [
            layer(one, "ana", [*gold[:2], ("place", 40, 45), ("place", 50, 55)], [RAID]),
            layer(one, "ben", gold, [RAID, MARCH]),
            layer(one, "bot", gold[:1]),
            layer(one, "gold", gold, [RAID, MARCH]),
        ],
        kinds=KINDS,
    )


def test_people_are_compared_unless_others_are_named(mixed: Path) -> None:
    assert [each.name for each in report_of(mixed).participants] == ["ana", "ben"]
    assert [each.name for each in report_of(mixed, layers=("all",)).participants] == ["ana", "ben", "bot"]
    assert [each.name for each in report_of(mixed, layers=("models", "ana")).participants] == ["ana", "bot"]
    section = report_of(mixed, layers=("all",)).sections[0]
    assert found(section, Part.SPAN, "f1_exact", "", ("ana", "ben")).figure.value == pytest.approx(4 / 7)


def test_annotators_against_gold(mixed: Path) -> None:
    """Ana has 4 spans, 2 of which gold has: precision 2/4, recall 2/3. Events: 1/1 and 1/2."""
    report = report_of(mixed, against="gold")
    assert [(each.group, each.who) for each in report.sections] == [("", "ana"), ("", "ben")]
    ana, ben = report.sections
    pair = ("gold", "ana")
    assert found(ana, Part.SPAN, "precision_exact", "", pair).figure.value == 0.5
    assert found(ana, Part.SPAN, "recall_exact", "", pair).figure.value == pytest.approx(2 / 3)
    assert found(ana, Part.EVENT, "event_precision", "", pair).figure.value == 1
    assert found(ana, Part.EVENT, "event_recall", "", pair).figure.value == 0.5
    assert found(ben, Part.SPAN, "f1_exact", "", ("gold", "ben")).figure.value == 1
    assert not any("alpha" in each.kind for each in ana.entries), "gold is no coder from the same pool"


def test_models_against_people(mixed: Path) -> None:
    [section] = report_of(mixed, layers=("models",), against="ana").sections
    assert section.who == "bot"
    assert found(section, Part.SPAN, "precision_exact", "", ("ana", "bot")).figure.value == 1
    assert found(section, Part.SPAN, "recall_exact", "", ("ana", "bot")).figure.value == 0.25


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"layers": ("ana", "gold")}, "--against gold"),
        ({"layers": ("ana",)}, "only ana is chosen"),
        ({"layers": ("ana", "nobody")}, "Nobody is called nobody"),
        ({"against": "people"}, "Nobody is called people"),
        ({"by": "weather"}, "cannot be grouped by weather"),
        ({"by": "batch"}, "No article has a batch: nothing came with them"),
        ({"by": "period=3"}, "cannot be grouped"),
    ],
)
def test_what_cannot_be_compared_is_told(mixed: Path, asked: dict[str, object], message: str) -> None:
    with pytest.raises(DeskError, match=message):
        report_of(mixed, **asked)


def test_groups(tmp_path: Path) -> None:
    """In batch one both mark the same, in batch two nothing is the same."""
    four = articles(4, batch="wave")
    layers = [layer(each, "ana", [("actor", 0, 5)]) for each in four]
    layers += [layer(each, "ben", [("actor", 0, 5)]) for each in four[:2]]
    layers += [layer(each, "ben", [("actor", 7, 9)]) for each in four[2:]]
    path = agreeing_project(tmp_path / "p.db", four, layers)

    def by(what: str) -> dict[str, float | None]:
        return {
            each.group: found(each, Part.SPAN, "f1_exact").figure.value
            for each in report_of(path, by=what).sections
        }

    assert by("batch=wave") == {"": 0.5, "one": 1, "two": 0}
    assert by("batch=3") == {"": 0.5, "articles 1-3": pytest.approx(2 / 3), "articles 4-6": 0}
    assert by("period") == {"": 0.5, "2026-03": 0.5}
    assert by("schema") == {"": 0.5, "raids@1": 0.5}
    with pytest.raises(DeskError, match="there are wave"):
        by("batch")


def test_before_and_after_a_version_of_the_schema(tmp_path: Path) -> None:
    """Under version 1 they agree, under version 2 they do not; one article was coded by both versions."""
    three = articles(3)
    path = agreeing_project(
        tmp_path / "p.db",
        three,
        [
            layer(three[0], "ana", [("actor", 0, 5)]),
            layer(three[0], "ben", [("actor", 0, 5)]),
            layer(three[1], "ana", [("actor", 0, 5)], schema="raids@2"),
            layer(three[1], "ben", [("actor", 5, 8)], schema="raids@2"),
            layer(three[2], "ana", [("actor", 0, 5)], schema="raids@1"),
            layer(three[2], "ben", [("actor", 0, 5)], schema="raids@2"),
        ],
    )
    _, stored, files = read_version(raids(tmp_path, "2"))
    with Project.open(path) as project:
        project.add_schema(stored, "2026-04-01T08:00:00.000Z", files)
    report = report_of(path, by="schema")
    figures = {each.group: found(each, Part.SPAN, "f1_exact").figure.value for each in report.sections}
    assert figures == {"": pytest.approx(2 / 3), "raids@1": 1, "raids@2": 0, "several versions": 1}
    assert report.schema == "raids@2"
    assert any(note.startswith("3 layers were filled by another version") for note in report.notes)


def test_identical_annotators_are_told(tmp_path: Path) -> None:
    four = articles(4)
    layers = [layer(each, who, [("actor", 0, 5)], [RAID]) for each in four for who in ("ana", "ben")]
    report = report_of(agreeing_project(tmp_path / "p.db", four, layers))
    assert [tuple(each) for each in report.twins] == [("ana", "ben", 4)]


def test_drift_by_month_and_annotator(tmp_path: Path) -> None:
    """Cy marks other things than the two others: 2 of 4 spans of ana's pairs match, and none of cy's."""
    [one] = articles(1)
    layers = [layer(one, "ana", [("actor", 0, 5)]), layer(one, "ben", [("actor", 0, 5)])]
    path = agreeing_project(tmp_path / "p.db", (one,), [*layers, layer(one, "cy", [("actor", 7, 9)])])
    drift = {(each.month, each.who): each.figure.value for each in report_of(path).drift if each.part is Part.SPAN}
    assert drift == {("2026-03", "ana"): 0.5, ("2026-03", "ben"): 0.5, ("2026-03", "cy"): 0}


def test_the_same_seed_gives_the_same_report(tmp_path: Path) -> None:
    ten = articles(10)
    layers = [layer(each, "ana", [("actor", 0, 5)]) for each in ten]
    layers += [layer(each, "ben", [("actor", 0, 5 + (n % 3 == 0))]) for n, each in enumerate(ten)]
    path = agreeing_project(tmp_path / "p.db", ten, layers)
    first, again, other = report_of(path), report_of(path), report_of(path, seed=2)
    assert first == again
    assert first != other
    interval = found(first.sections[0], Part.SPAN, "f1_exact").figure.interval
    assert interval is not None
    assert interval.method == "BCa"


def test_from_a_figure_to_its_cases(tmp_path: Path) -> None:
    """Places end elsewhere in the first article, kinds differ in the second; the third ben has only begun."""
    one, two, three = articles(3)
    path = agreeing_project(
        tmp_path / "p.db",
        (one, two, three),
        [
            layer(one, "ana", [("place", 20, 30)], [RAID]),
            layer(one, "ben", [("place", 20, 29)], [RAID]),
            layer(two, "ana", [], [{**RAID, "kind": "siege"}]),
            layer(two, "ben", [], [RAID]),
            layer(three, "ana", [("place", 1, 2)], [RAID]),
            layer(three, "ben", [], [MARCH], status="in_progress"),
        ],
    )
    with Project.open(path) as project:
        spans = cases(project, Asked(), Wanted(Part.SPAN, "place"))
        kinds = cases(project, Asked(), Wanted(Part.FIELD, "kind"))
        assert cases(project, Asked(), Wanted(Part.FIELD, "place")) == []
        assert cases(project, Asked(), Wanted(Part.SPAN, "place"), most=0) == []
        with pytest.raises(DeskError, match="weather is none of what can be asked of field: kind, place, dead"):
            cases(project, Asked(), Wanted(Part.FIELD, "weather"))
    assert [(name, [side.at for side in case.sides]) for name, case, *_ in spans] == [
        (one.name, [(20, 30), (20, 29)])
    ]
    assert [(name, [side.said for side in case.sides]) for name, case, *_ in kinds] == [
        (two.name, ["siege", "raid"])
    ]


def test_changes_from_batch_to_batch(tmp_path: Path) -> None:
    """Ana and ben agree in the second ten articles, and in half of the first ten: 5 of 10, and then 10 of 10."""
    twenty = articles(20, batch="batch")
    layers = [layer(each, "ana", [("actor", 0, 5)]) for each in twenty]
    layers += [layer(each, "ben", [("actor", 0, 5 + (n < 10 and n % 2))]) for n, each in enumerate(twenty)]
    report = report_of(agreeing_project(tmp_path / "p.db", twenty, layers), by="batch")
    [change] = [each for each in report.changes if each.kind == "f1_exact" and not each.about]
    assert (change.before, change.after, change.figure.value) == ("one", "two", 0.5)
    assert change.figure.interval is not None
    assert 0 < change.figure.interval.low < 0.5 < change.figure.interval.high < 1


def test_groups_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    many = [each._replace(meta={"batch": f"batch {10 - n}"}) for n, each in enumerate(articles(3))]
    layers = [layer(each, who, [("actor", 0, 5)]) for each in many for who in ("ana", "ben")]
    report = report_of(agreeing_project(tmp_path / "p.db", many, layers), by="batch")
    assert [each.group for each in report.sections] == ["", "batch 8", "batch 9", "batch 10"]


def test_gamma_and_further_figures_where_they_are_asked_for(tmp_path: Path) -> None:
    ten = articles(10)
    layers = [layer(each, "ana", [("actor", 0, 5), ("place", 8, 20)], about={"relevant": "yes"}) for each in ten]
    layers += [
        layer(each, "ben", [("actor", 0, 5 + (n % 3)), ("place", 9, 20)], about={"relevant": "no" if n else "yes"})
        for n, each in enumerate(ten)
    ]
    path = agreeing_project(tmp_path / "p.db", ten, layers)
    [plain] = report_of(path).sections
    assert not any(each.kind in {"gamma", "scott", "alpha_u_label"} for each in plain.entries)
    [full] = report_of(path, gamma=True, everything=True).sections
    gamma = found(full, Part.SPAN, "gamma").figure
    assert gamma.value is not None
    assert 0.5 < gamma.value < 1
    assert gamma.interval is not None
    assert found(full, Part.ARTICLE, "scott", "relevant", ("ana", "ben")).figure.value is not None
    [against] = report_of(path, against="ana", everything=True).sections
    assert found(against, Part.ARTICLE, "fills_f1", "relevant", ("ana", "ben")).figure.value == 0.1


def test_models_among_people_are_told(tmp_path: Path) -> None:
    [one] = articles(1)
    layers = [layer(one, who, [("actor", 0, 5)]) for who in ("ana", "ben", "m1")]
    path = agreeing_project(tmp_path / "p.db", (one,), layers, kinds={"m1": AnnotatorKind.MODEL})
    assert [each.name for each in report_of(path).participants] == ["ana", "ben"]
    assert not any("Models" in note for note in report_of(path).notes)
    assert any("Models" in note for note in report_of(path, layers=("all",)).notes)
    assert not any("Models" in note for note in report_of(path, layers=("models",), against="ana").notes)


LABELS_ONLY = """
schema: places
version: "1"
title: Places
labels:
  actor: {key: a, title: Actor}
  place: {key: p, title: Place}
"""


def test_a_schema_without_events_has_figures_of_spans_alone(tmp_path: Path) -> None:
    """No detection, no fields, not even whether there is an event; and nobody drifts in what there cannot be."""
    schema = tmp_path / "places.yaml"
    schema.write_text(LABELS_ONLY, encoding="utf-8")
    ten = articles(10)
    layers = [layer(each, who, [("place", 20, 30)], schema="places@1") for each in ten for who in ("ana", "ben")]
    report = report_of(agreeing_project(tmp_path / "p.db", ten, layers, schema=str(schema)))
    assert {each.part for each in report.sections[0].entries} == {Part.SPAN}
    assert report.asks == {Part.SPAN, Part.ARTICLE}
    assert {each.part for each in report.drift} == {Part.SPAN}
    assert not any("event" in signal.name for habit in report.habits for signal in habit.signals)
    assert not any("aligned" in note for note in report.notes)
    against = report_of(tmp_path / "p.db", against="ana")
    assert {each.part for each in against.sections[0].entries} == {Part.SPAN}


def test_how_events_were_aligned_comes_with_the_report_where_it_is_asked_for(tmp_path: Path) -> None:
    """In the second article ben has a march more than ana. The listed clusters make the detection F1: 2 of 2, and 2
    of 3, so that 2 * 2 events are aligned of the 5 of both."""
    first, second = articles(2)
    layers = [
        layer(second, "ana", events=[RAID]),
        layer(second, "ben", events=[MARCH, RAID]),
        layer(first, "ana", events=[RAID]),
        layer(first, "ben", events=[RAID]),
    ]
    path = agreeing_project(tmp_path / "p.db", (first, second), layers)
    assert report_of(path).alignments == ()
    report = report_of(path, alignment=True)
    assert [each.name for each in report.alignments] == [first.name, second.name]
    sizes = [[len(cluster.members) for cluster in each.clusters] for each in report.alignments]
    assert sorted(map(sorted, sizes)) == [[1, 2], [2]]
    aligned = sum(len(cluster.members) > 1 for each in report.alignments for cluster in each.clusters)
    events = sum(count for each in report.alignments for _, count in each.found)
    detection = found(report.sections[0], Part.EVENT, "detection_f1").figure
    assert (aligned, events) == (2, 5)
    assert detection.value == pytest.approx(2 * 2 / 5)
    assert dict(report.titles) == {"kind": "Kind", "place": "Place"}
    with Project.open(path) as project:
        listed = alignments(project, Asked())
        assert [len(each.case.sides) for each in listed] == [2, 2, 2]
        assert len(alignments(project, Asked(), most=1)) == 1
    assert [each.cluster.lacking for each in listed if each.cluster] == [(), *((), ("ana",))]


def test_repeated_names_are_shown_as_they_were_written(tmp_path: Path) -> None:
    """Names are compared in plain letters, and shown as somebody wrote them."""
    [one] = articles(1)
    folder = tmp_path / "schema.yaml"
    folder.write_text(
        'schema: places\nversion: "1"\ntitle: P\nevent:\n  type: kind\n  fields:\n'
        "    kind: {type: choice, title: Kind, options: [raid]}\n    where: {type: place, title: Where}\n",
        encoding="utf-8",
    )
    layers = [layer(one, who, events=[{"kind": "raid", "where": "Tall Rifat"}], schema="places@1") for who in WHO]
    report = report_of(agreeing_project(tmp_path / "p.db", (one,), layers, schema=str(folder)))
    [where] = [each for each in report.sections[0].answers if each.about == "where"]
    assert where.prevalence == (("Tall Rifat", 1.0),)
