"""The cases behind a figure."""

from tui.domain.agreement.case_finding import cases_in
from tui.domain.agreement.cases import NO_EVENT, NO_SPAN, Case, Wanted
from tui.domain.agreement.report import Part
from tui.domain.layers import ARTICLE, Layer
from tui.domain.schema import Field, FieldType, Label, Option, Schema
from tui.domain.spans import Span
from tui.domain.values import FieldValue, make_value

OPTIONS = (Option("raid", "Raid"), Option("march", "March"))
SCHEMA = Schema(
    "test",
    "1",
    "Test",
    article_fields=(Field("relevant", FieldType.BOOLEAN, "Relevant"),),
    event_fields=(
        Field("type", FieldType.CHOICE, "Type", options=OPTIONS),
        Field("place", FieldType.TEXT, "Place"),
    ),
    type_field="type",
    summary=("type", "place"),
    align=(("type", "1"), ("place", "2")),
)


def layer(
    who: str, *events: tuple[str, str], marks: tuple[tuple[str, int, int], ...] = (), about: str = ""
) -> Layer:
    spans = {f"s{n}": Span(f"s{n}", label, ((start, end),)) for n, (label, start, end) in enumerate(marks)}
    values = {(ARTICLE, "relevant"): FieldValue(make_value("boolean", about))} if about else {}
    for number, (kind, place) in enumerate(events):
        values[f"e{number}", "type"] = FieldValue(make_value("choice", kind), evidence=("s0",) if spans else ())
        values[f"e{number}", "place"] = FieldValue(make_value("text", place))
    return Layer("a1", who, spans, tuple(f"e{number}" for number in range(len(events))), values)


def said(cases: list[Case]) -> list[tuple[tuple[str, str], ...]]:
    return [tuple((side.who, side.said) for side in case.sides) for case in cases]


def test_spans_that_are_not_the_same() -> None:
    """0-5 is the same; 7-9 has another end; 20-22 another label; 40-44 only ben has."""
    ana = layer("ana", marks=(("x", 0, 5), ("x", 7, 9), ("y", 20, 22)))
    ben = layer("ben", marks=(("x", 0, 5), ("x", 7, 10), ("x", 20, 22), ("y", 40, 44)))
    found = list(cases_in(SCHEMA, (ana, ben), Wanted(Part.SPAN)))
    assert said(found) == [
        (("ana", "x"), ("ben", "x")),
        (("ana", "y"), ("ben", "x")),
        (("ana", NO_SPAN), ("ben", "y")),
    ]
    assert [side.at for side in found[0].sides] == [(7, 9), (7, 10)]
    assert said(list(cases_in(SCHEMA, (ana, ben), Wanted(Part.SPAN, "y")))) == said(found)[1:]


def test_events_that_somebody_lacks() -> None:
    layers = (layer("ana", ("raid", "Homs"), ("march", "Aleppo")), layer("ben", ("raid", "Homs")))
    [case] = cases_in(SCHEMA, layers, Wanted(Part.EVENT))
    assert said([case]) == [(("ana", "March, Aleppo"), ("ben", NO_EVENT))]
    assert case.sides[0].event == "e1"


def test_answers_of_aligned_events_that_differ() -> None:
    layers = (layer("ana", ("raid", "Homs")), layer("ben", ("march", "Homs")))
    assert said(list(cases_in(SCHEMA, layers, Wanted(Part.FIELD, "type")))) == [(("ana", "Raid"), ("ben", "March"))]
    assert list(cases_in(SCHEMA, layers, Wanted(Part.FIELD, "place"))) == []
    assert list(cases_in(SCHEMA, layers, Wanted(Part.FIELD, "nowhere"))) == []


def test_equal_answers_on_other_words() -> None:
    ana = layer("ana", ("raid", "Homs"), marks=(("x", 0, 5),))
    ben = layer("ben", ("raid", "Homs"), marks=(("x", 7, 9),))
    [case] = cases_in(SCHEMA, (ana, ben), Wanted(Part.EVIDENCE, "type"))
    assert [side.at for side in case.sides] == [(0, 5), (7, 9)]
    assert list(cases_in(SCHEMA, (ana, ana), Wanted(Part.EVIDENCE, "type"))) == []


def test_questions_about_the_article() -> None:
    layers = (layer("ana", ("raid", "Homs"), about="true"), layer("ben", about="false"))
    assert said(list(cases_in(SCHEMA, layers, Wanted(Part.ARTICLE, "relevant")))) == [
        (("ana", "yes"), ("ben", "no"))
    ]
    assert said(list(cases_in(SCHEMA, layers, Wanted(Part.ARTICLE)))) == [(("ana", "1 event"), ("ben", NO_EVENT))]
    blank = (layers[0], layer("ben", ("raid", "Homs")))
    assert list(cases_in(SCHEMA, blank, Wanted(Part.ARTICLE, "relevant"))) == []


def test_titles_that_two_options_share_come_with_their_codes() -> None:
    """Two options are called Other: which of them is meant shows, in cases and in the cells of a matrix alike."""
    options = (
        Option("force", "Force", options=(Option("f9", "Other"),)),
        Option("talks", "Talks", options=(Option("t9", "Other"),)),
    )
    schema = SCHEMA._replace(
        labels=(Label("x", "Place", "p"), Label("y", "Place", "l"), Label("z", "Time", "t")),
        event_fields=(Field("type", FieldType.TREE, "Type", options=options), SCHEMA.event_fields[1]),
    )
    ana = layer("ana", ("f9", "Homs"), marks=(("x", 0, 5), ("z", 7, 9)))
    ben = layer("ben", ("t9", "Homs"), marks=(("y", 0, 5), ("y", 7, 9)))
    wanted = Wanted(Part.FIELD, "type", met=("Other (f9)", "Other (t9)"))
    expected = [(("ana", "Other (f9)"), ("ben", "Other (t9)"))]
    assert said(list(cases_in(schema, (ana, ben), Wanted(Part.FIELD, "type")))) == expected
    assert said(list(cases_in(schema, (ana, ben), wanted))) == expected
    assert said(list(cases_in(schema, (ana, ben), Wanted(Part.SPAN)))) == [
        (("ana", "Place (x)"), ("ben", "Place (y)")),
        (("ana", "Time"), ("ben", "Place (y)")),
    ]


def test_one_layer_has_no_cases() -> None:
    assert list(cases_in(SCHEMA, (layer("ana", ("raid", "Homs")),), Wanted(Part.EVENT))) == []


def found(layers: tuple[Layer, ...], wanted: Wanted) -> list[tuple[tuple[str, str], ...]]:
    return said(list(cases_in(SCHEMA, layers, wanted)))


def test_what_counts_as_a_difference_depends_on_the_figure() -> None:
    """The ends of 7-9 and the label of 20-22 differ; 40-44 only ben has."""
    ana = layer("ana", marks=(("x", 0, 5), ("x", 7, 9), ("y", 20, 22)))
    ben = layer("ben", marks=(("x", 0, 5), ("x", 7, 10), ("x", 20, 22), ("y", 40, 44)))
    ends, labels, alone = (
        (("ana", "x"), ("ben", "x")),
        (("ana", "y"), ("ben", "x")),
        (("ana", NO_SPAN), ("ben", "y")),
    )
    by_kind = {
        "f1_exact": [ends, labels, alone],
        "f1_overlap": [labels, alone],
        "f1_exact_any": [ends, alone],
        "f1_overlap_any": [alone],
    }
    for kind, expected in by_kind.items():
        assert found((ana, ben), Wanted(Part.SPAN, kind=kind)) == expected


def test_what_meets_in_a_cell() -> None:
    """Equal labels are cases too where the cell says so; the rows are those of the annotator named first."""
    ana = layer("ana", marks=(("x", 0, 5), ("y", 20, 22)))
    ben = layer("ben", marks=(("x", 0, 5), ("x", 20, 22), ("y", 40, 44)))
    assert len(found((ana, ben), Wanted(Part.SPAN, met=("x", "x")))) == 1
    assert len(found((ana, ben), Wanted(Part.SPAN, who=("ana", "ben"), met=("y", "x")))) == 1
    assert found((ana, ben), Wanted(Part.SPAN, who=("ana", "ben"), met=("x", "y"))) == []
    assert len(found((ana, ben), Wanted(Part.SPAN, met=("x", "y")))) == 1
    assert len(found((ana, ben), Wanted(Part.SPAN, met=(NO_SPAN, "y")))) == 1
    layers = (layer("ana", ("raid", "Homs")), layer("ben", ("march", "Homs"), ("raid", "Hama")))
    assert len(found(layers, Wanted(Part.FIELD, "type", met=("March", "Raid")))) == 1
    assert len(found(layers, Wanted(Part.FIELD, "type", met=("Raid", NO_EVENT)))) == 1
    assert found(layers, Wanted(Part.FIELD, "type", met=("Raid", "Raid"))) == []


def test_only_some_annotators() -> None:
    layers = (
        layer("ana", ("raid", "Homs")),
        layer("ben", ("march", "Homs")),
        layer("cy", ("march", "Homs"), ("raid", "Hama")),
    )
    assert len(found(layers, Wanted(Part.FIELD, "type"))) == 1
    assert found(layers, Wanted(Part.FIELD, "type", who=("ben", "cy"))) == []
    [case] = found(layers, Wanted(Part.FIELD, "type", who=("ana", "cy")))
    assert case == (("ana", "Raid"), ("cy", "March"))
    assert len(found(layers, Wanted(Part.EVENT, who=("ana", "cy")))) == 1
    assert found(layers, Wanted(Part.EVENT, who=("ana", "ben"))) == []
    assert found(layers, Wanted(Part.EVENT, kind="event_counts", who=("ana", "ben"))) == []
    assert len(found(layers, Wanted(Part.EVENT, kind="event_counts"))) == 1
    assert found(layers, Wanted(Part.EVENT, who=("dee",))) == []


def test_missed_events_and_answers_that_are_there_or_not() -> None:
    layers = (layer("ana", ("raid", "Homs"), ("march", "Hama")), layer("ben", ("raid", "Homs")))
    assert found(layers, Wanted(Part.FIELD, "type")) == []
    assert found(layers, Wanted(Part.FIELD, "type", "alpha_missing")) == [(("ana", "March"), ("ben", NO_EVENT))]
    about = (layer("ana", about="true"), layer("ben"))
    assert found(about, Wanted(Part.ARTICLE, "relevant", "presence")) == [(("ana", "yes"), ("ben", "(left blank)"))]


def test_equal_answers_on_words_that_share_something() -> None:
    ana = layer("ana", ("raid", "Homs"), marks=(("x", 0, 5),))
    ben = layer("ben", ("raid", "Homs"), marks=(("x", 3, 9),))
    assert len(found((ana, ben), Wanted(Part.EVIDENCE, "type", "evidence_exact"))) == 1
    assert found((ana, ben), Wanted(Part.EVIDENCE, "type", "evidence_overlap")) == []
