"""Further coefficients, and scores against a key, worked out by hand."""

from random import Random

import pytest

from tests.support.agreeing import articles, layer
from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.comparison import Comparison
from tui.domain.agreement.report import Entry, Part
from tui.domain.agreement.section_more import MoreFigures
from tui.domain.layers import Layer
from tui.domain.schema import Field, FieldType, Label, Option, Schema

KINDS = (Option("raid", "Raid"), Option("siege", "Siege"), Option("march", "March"))
SCHEMA = Schema(
    "raids",
    "1",
    "Raids",
    labels=(Label("actor", "Actor", "a"),),
    article_fields=(
        Field("relevant", FieldType.CHOICE, "Relevant", options=(Option("yes", "Y"), Option("no", "N"))),
    ),
    event_fields=(
        Field("kind", FieldType.CHOICE, "Kind", options=KINDS),
        Field("place", FieldType.TEXT, "Place"),
        Field("dead", FieldType.INTEGER, "Dead"),
    ),
    type_field="kind",
    summary=("kind", "place"),
    align=(("dead", "1"),),
)


def entries(
    layers: list[Layer], *, against: str = "", schema: Schema = SCHEMA
) -> dict[tuple[str, str, str], Entry]:
    names = sorted({each.annotator for each in layers})
    ids = sorted({each.article for each in layers})
    comparison = Comparison(schema, ids, names, most_unitized=1000, thresholds=(0.3, 0.9))
    for article in ids:
        comparison.add([each for each in layers if each.article == article], 200)
    made = MoreFigures(comparison, Resamples(Random(1)))  # noqa: S311 - no secret
    other = next((name for name in names if name != against), "")
    found = made.against(against, other) if against else made.joint()
    return {(each.kind, each.about, each.title): each for each in found}


def test_kappas_beside_cohen() -> None:
    """Yes/yes, no/no, yes/no, yes/yes: observed 3/4.

    Pi: yes 5/8, no 3/8, chance 25/64 + 9/64 = 34/64, (48 - 34) / (64 - 34) = 14/30. S: chance 1/2, so 1/2.
    """
    answers = (("yes", "yes"), ("no", "no"), ("yes", "no"), ("yes", "yes"))
    layers = [
        layer(article, who, about={"relevant": answer}, status="no_event")
        for article, pair in zip(articles(4), answers, strict=True)
        for who, answer in zip(("ana", "ben"), pair, strict=True)
    ]
    found = entries(layers)
    assert found["scott", "relevant", "Relevant"].figure.value == pytest.approx(14 / 30)
    assert found["brennan_prediger", "relevant", "Relevant"].figure.value == pytest.approx(1 / 2)
    assert found["alpha_category", "relevant", "Relevant: Y"].figure.value == pytest.approx(1 - (2 * 7) / (2 * 15))


def test_a_higher_threshold_leaves_fewer_events_which_agree_better() -> None:
    """Rifat is half of what Tall Rifat is.

    At 0.3 both events are one, of different kinds; at 0.9 only the one in Homs is, of the same kind: 2 of 4 events.
    """
    schema = SCHEMA._replace(align=(("place", "1"),))
    [article] = articles(1)
    key = [{"kind": "raid", "place": "Tall Rifat"}, {"kind": "siege", "place": "Homs"}]
    made = [{"kind": "march", "place": "Rifat"}, {"kind": "siege", "place": "Homs"}]
    found = entries([layer(article, "ana", [], key), layer(article, "ben", [], made)], schema=schema)
    assert found["detection_at", "", "threshold 0.3"].figure.value == 1
    assert found["detection_at", "", "threshold 0.9"].figure.value == 0.5
    assert found["alpha_at", "kind", "Kind, threshold 0.3"].figure.value == pytest.approx(1 - (2 / 4) / (10 / 12))
    assert found["alpha_at", "kind", "Kind, threshold 0.9"].figure.reason == "no variation"


def test_labels_where_they_meet() -> None:
    [article] = articles(1)
    layers = [layer(article, who, [("actor", 0, 10), ("place", 20, 30)], status="done") for who in ("ana", "ben")]
    found = entries(layers)
    assert found["alpha_u_label", "actor", "Actor"].figure.value == 1
    assert found["alpha_u_label", "place", "place"].part is Part.SPAN


def test_scores_against_a_key() -> None:
    """The key has a raid in Tall Rifat, a siege in Homs and a march in Hama.

    The first is found with part of the place, the second as a raid, the third not at all; one in Idlib is added.
    Kind: correct 1, incorrect 1, missing 1, spurious 1. Place: correct 1 (Homs), partial 1, missing 1, spurious 1:
    precision (1 + 1/2) / 3. Names of all events: Homs of 3 and 3.
    """
    [article] = articles(1)
    key = [
        {"kind": "raid", "place": "Tall Rifat", "dead": "1"},
        {"kind": "siege", "place": "Homs", "dead": "2"},
        {"kind": "march", "place": "Hama", "dead": "3"},
    ]
    made = [
        {"kind": "raid", "place": "Rifat", "dead": "1"},
        {"kind": "raid", "place": "Homs", "dead": "2"},
        {"kind": "march", "place": "Idlib", "dead": "4"},
    ]
    found = entries([layer(article, "gold", [], key), layer(article, "ana", [], made)], against="gold")
    kinds = found["fills_f1", "kind", "Kind"].figure
    assert {name: kinds.fact(name) for name in ("correct", "incorrect", "missing", "spurious")} == {
        "correct": 1,
        "incorrect": 1,
        "missing": 1,
        "spurious": 1,
    }
    assert kinds.value == pytest.approx(1 / 3)
    places = found["fills_precision", "place", "Place"].figure
    assert (places.fact("correct"), places.fact("partial")) == (1, 1)
    assert places.value == pytest.approx(0.5)
    names = found["ceaf_ree", "place", "Place"].figure
    assert names.value == pytest.approx(1 / 3)
    assert ("ceaf_ree", "kind", "Kind") not in found
    assert names.n == 6
