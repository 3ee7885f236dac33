import pytest

from tui.domain.agreement.answers import (
    Absent,
    Missing,
    comparison_of,
    exact,
    is_ordered,
    point,
    scaled,
)
from tui.domain.agreement.distances import kilometres
from tui.domain.agreement.field_alphas import field_alphas
from tui.domain.agreement.fields import FieldTally
from tui.domain.agreement.figures import Undefined
from tui.domain.agreement.likeness import alike, evidence_alike
from tui.domain.agreement.records import UNSAID, Said
from tui.domain.agreement.units import units_of
from tui.domain.schema import Field, FieldType, Option
from tui.domain.values import Nothing, make_value

TREE = (
    Option("force", "Force", options=(Option("shelling", "Shelling"), Option("clash", "Clash"))),
    Option("talks", "Talks", options=(Option("truce", "Truce"),)),
)
SCALE = (Option("low", "Low"), Option("mid", "Middle"), Option("high", "High"))


def field(kind: FieldType, *, agreement: str = "", many: bool = False) -> Field:
    options = {FieldType.TREE: TREE, FieldType.SCALE: SCALE}.get(kind, ())
    levels = (Option("admin1", "Province"), Option("country", "Country")) if kind is FieldType.PLACE else ()
    return Field("f", kind, "F", agreement=agreement, many=many, options=options, levels=levels)


def said(kind: FieldType, *literals: str, **parts: str) -> Said:
    return Said(tuple(make_value(kind.value, literal, parts) for literal in literals))


NOT_STATED = Said(nothing=Nothing.NOT_STATED)
NOT_APPLICABLE = Said(nothing=Nothing.NOT_APPLICABLE)
UNKNOWN = Said(nothing=Nothing.UNKNOWN)


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        (FieldType.CHOICE, "nominal"),
        (FieldType.CHOICES, "set"),
        (FieldType.TREE, "tree"),
        (FieldType.SCALE, "ordinal"),
        (FieldType.QUANTITY, "ratio"),
        (FieldType.DATE, "days"),
        (FieldType.PLACE, "nominal"),
        (FieldType.ACTOR, "nominal"),
        (FieldType.LONGTEXT, "none"),
        (FieldType.GROUP, "none"),
    ],
)
def test_what_fits_the_type_unless_the_schema_says_otherwise(kind: FieldType, how: str) -> None:
    assert comparison_of(field(kind)) == how
    assert comparison_of(field(FieldType.PLACE, agreement="name")) == "name"
    assert comparison_of(field(FieldType.ACTOR, many=True)) == "set"
    assert comparison_of(field(FieldType.TEXT, agreement="none", many=True)) == "none"


def test_four_kinds_of_nothing_are_four_things() -> None:
    choice = field(FieldType.CHOICE)
    assert exact(choice, NOT_STATED) == Absent("not_stated")
    assert exact(choice, UNKNOWN) == Absent("unknown")
    assert exact(choice, NOT_APPLICABLE) is Missing.NOT_APPLICABLE
    assert exact(choice, UNSAID) is Missing.BLANK
    # A code that is spelt like a kind of nothing is another answer.
    assert exact(choice, said(FieldType.CHOICE, "unknown")) != exact(choice, UNKNOWN)


@pytest.mark.parametrize("kind", [FieldType.QUANTITY, FieldType.DATE, FieldType.SCALE])
def test_nothing_is_no_number(kind: FieldType) -> None:
    assert scaled(field(kind), NOT_STATED) is Missing.NOT_STATED
    assert scaled(field(kind), UNKNOWN) is Missing.UNKNOWN
    assert scaled(field(kind), NOT_APPLICABLE) is Missing.NOT_APPLICABLE


def test_an_empty_set_is_an_answer() -> None:
    tags = field(FieldType.TAGS)
    assert scaled(tags, NOT_STATED) == frozenset()
    assert scaled(tags, said(FieldType.TAGS, "gun\nknife")) == frozenset({"gun", "knife"})
    assert scaled(tags, UNKNOWN) == frozenset({Absent("unknown")})


def test_numbers() -> None:
    quantity = field(FieldType.QUANTITY)
    literals = ("5", "3..8", ">=8", "<=80", "~500", "0", "-3", "plural")
    found = [scaled(quantity, said(FieldType.QUANTITY, each)) for each in literals]
    assert found == [5, 5.5, 8, 80, 500, 0, Missing.NO_NUMBER, Missing.NO_NUMBER]
    assert scaled(field(FieldType.DECIMAL, agreement="interval"), said(FieldType.DECIMAL, "-1.5")) == -1.5
    assert scaled(field(FieldType.TIME), said(FieldType.TIME, "21:30")) == 1290


def test_days_are_compared_only_where_both_are_known() -> None:
    date = field(FieldType.DATE)
    found = [
        scaled(date, said(FieldType.DATE, each)) for each in ("2022-01-05", "2022-01-07", "2022-01", "2022-01-05~")
    ]
    assert found[1:] == [found[0] + 2, Missing.NO_DAY, Missing.NO_DAY]  # type: ignore[operator]


@pytest.mark.parametrize("kind", [FieldType.DATE, FieldType.QUANTITY, FieldType.INTEGER, FieldType.TIME])
def test_what_is_no_value_of_its_type_is_not_compared(kind: FieldType) -> None:
    wrong, other = said(kind, "soon"), said(kind, "later")
    assert isinstance(scaled(field(kind), wrong), Missing)
    assert alike(field(kind), wrong, other) == 0
    assert alike(field(kind), wrong, wrong) == 1


def test_names_and_ids() -> None:
    actor = field(FieldType.ACTOR)
    assert exact(actor, said(FieldType.ACTOR, "Free  Syrian Army")) == exact(
        actor, said(FieldType.ACTOR, "FREE SYRIAN ÁRMY")
    )
    assert exact(actor, said(FieldType.ACTOR, "FSA", id="12")) == exact(
        actor, said(FieldType.ACTOR, "Free Syrian Army", id="12")
    )
    assert exact(actor, said(FieldType.ACTOR, "FSA", id="12")) != exact(actor, said(FieldType.ACTOR, "12"))


def test_a_place_has_a_point_only_on_the_earth() -> None:
    assert point(make_value("place", "Raqqa", {"latitude": "35.95", "longitude": "39.01"})) == (35.95, 39.01)
    assert point(make_value("place", "Raqqa", {"latitude": "135", "longitude": "39"})) is None
    assert point(make_value("place", "Raqqa", {"latitude": "35"})) is None
    here = field(FieldType.PLACE, agreement="distance")
    assert scaled(here, said(FieldType.PLACE, "Raqqa")) is Missing.NO_PLACE


def test_each_comparison_has_its_alpha() -> None:
    trees = [scaled(field(FieldType.TREE), said(FieldType.TREE, each)) for each in ("shelling", "clash", "truce")]
    units = units_of([(trees[0], trees[0]), (trees[0], trees[1]), (trees[2], trees[2])])
    (tree,) = field_alphas(field(FieldType.TREE), units)
    # Siblings are half apart: Do = 2 * .5 / 6. Of s s s c t t: s-c 3 times .5, s-t 6 and c-t 2 times 1, both ways.
    assert tree.outcome() == pytest.approx(1 - (2 * 0.5 / 6) / (2 * (1.5 + 6 + 2) / 30))
    assert tree.name == "alpha tree"
    days = field_alphas(field(FieldType.DATE), units_of([(1, 1), (1, 3)]))
    assert days[0].name == "alpha interval (days)"
    assert [each.name for each in field_alphas(field(FieldType.TAGS), [])] == ["alpha MASI", "alpha Jaccard"]
    assert field_alphas(field(FieldType.CHOICE), [])[0].outcome() is Undefined.NOT_PAIRABLE
    here = field(FieldType.PLACE, agreement="distance")
    raqqa, homs = (35.95, 39.01), (34.73, 36.72)
    (km,) = field_alphas(here, units_of([(raqqa, raqqa), (raqqa, homs)]))
    apart = kilometres(raqqa, homs) ** 2
    assert km.outcome() == pytest.approx(1 - (2 * apart / 4) / (2 * 3 * apart / 12))
    (clock,) = field_alphas(field(FieldType.TIME), units_of([(0, 1439), (600, 600)]))
    assert clock.outcome() > 0.99  # type: ignore[operator]
    assert field_alphas(field(FieldType.ACTOR, agreement="name"), [])[0].name == "alpha names"


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        (FieldType.CHOICE, "a", "a", 1),
        (FieldType.CHOICE, "a", "b", 0),
        (FieldType.TREE, "shelling", "clash", 0.5),
        (FieldType.TREE, "shelling", "truce", 0),
        (FieldType.SCALE, "low", "mid", 0.25),
        (FieldType.SCALE, "low", "high", 0),
        (FieldType.DATE, "2022-01-05", "2022-01-06", 0.5),
        (FieldType.DATE, "2022-01-05", "2022-01-07", 0),
        (FieldType.DATE, "2022-01", "2022-01-07", 0.5),
        (FieldType.DATE, "2022-01", "2022-02-01", 0),
        (FieldType.DATE, "../2022-01-05", "2022-01-01", 0.5),
        (FieldType.DATE, "../2022-01-05", "2022-01-09", 0),
        (FieldType.DATE, "--01-05", "2022-01-05", 0.5),
        (FieldType.DATE, "--01-05", "2022-02-05", 0),
        (FieldType.TIME, "23:50", "00:20", 0.5),
        (FieldType.TIME, "12:00", "18:00", 0),
        (FieldType.QUANTITY, "5", "3..8", 0.5),
        (FieldType.QUANTITY, "5", ">=6", 0),
        (FieldType.QUANTITY, "5", "plural", 0.5),
        (FieldType.INTEGER, "5", "05", 1),
        (FieldType.PLACE, "Deir ez-Zor", "deir ez-zor", 1),
        (FieldType.PLACE, "Deir ez-Zor", "Deir ez-Zor city", 0.5),
        (FieldType.PLACE, "Raqqa", "Homs", 0),
        (FieldType.TAGS, "gun\nknife", "gun", 2 / 3),
    ],
)
def test_how_alike_two_answers_are(kind: FieldType, left: str, right: str, expected: float) -> None:
    assert alike(field(kind), said(kind, left), said(kind, right)) == pytest.approx(expected)
    assert alike(field(kind), said(kind, right), said(kind, left)) == pytest.approx(expected)


def test_no_likeness_without_two_values() -> None:
    assert alike(field(FieldType.CHOICE), NOT_STATED, NOT_STATED) is None
    assert alike(field(FieldType.CHOICE), UNSAID, said(FieldType.CHOICE, "a")) is None


def test_repeated_answers_are_matched_one_to_one() -> None:
    actors = field(FieldType.ACTOR, many=True)
    # One of two is the same, the other has one word more: 2 (1 + .5) / 4.
    left, right = said(FieldType.ACTOR, "SDF", "Army"), said(FieldType.ACTOR, "Syrian Army", "SDF")
    assert alike(actors, left, right) == pytest.approx(0.75)


def test_places_in_one_district_are_half_alike() -> None:
    place = field(FieldType.PLACE)
    left = said(FieldType.PLACE, "Raqqa", admin1="Raqqa", country="Syria")
    assert alike(place, left, said(FieldType.PLACE, "Tabqa", admin1="Raqqa", country="Syria")) == 0.5
    assert alike(place, left, said(FieldType.PLACE, "Homs", admin1="Homs", country="Syria")) == 0


def test_evidence_overlaps() -> None:
    assert evidence_alike((), ((0, 4),)) is None
    assert evidence_alike(((0, 4),), ((4, 8),)) == 0
    assert evidence_alike(((0, 4),), ((0, 4),)) == 1
    # A word of 10 in a sentence of 30: all of the word, and 20 of 40.
    assert evidence_alike(((0, 10),), ((0, 30),)) == pytest.approx((1 + 0.5) / 2)


def test_coefficients_for_steps_follow_what_the_schema_says_and_not_the_type() -> None:
    assert is_ordered(field(FieldType.SCALE))
    assert not is_ordered(field(FieldType.SCALE, agreement="nominal"))
    assert not is_ordered(field(FieldType.INTEGER))
    graded = Field("f", FieldType.CHOICE, "F", agreement="ordinal", options=SCALE)
    assert is_ordered(graded)
    units = [("a", {"ana": said(FieldType.CHOICE, "low"), "ben": said(FieldType.CHOICE, "high")})]
    for each, name in ((graded, "AC2 ordinal"), (Field("f", FieldType.CHOICE, "F", options=SCALE), "AC1")):
        tally = FieldTally({"f": each}, ("ana", "ben"))
        for document, answers in units:
            tally.add(document, "f", answers)
        found = tally.agreement("f").gwet
        assert found is not None
        assert found.name == name
