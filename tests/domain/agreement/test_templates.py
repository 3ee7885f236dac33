import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.literature import muc_f, muc_percentage
from tui.domain.agreement.figures import Undefined
from tui.domain.agreement.templates import Fills, Role, ceaf_ree

BUILDING = {"Pilmai telephone company building", "telephone company building", "telephone company offices"}


def test_an_entity_is_right_by_any_of_its_names() -> None:
    # The second case of the authors' own tests.
    key = [BUILDING, {"water pipes"}, {"public telephone booth"}]
    response = [{"Pilmai telephone company building"}, {"water pipes"}, {"public telephone booth"}]
    assert ceaf_ree([Role(key, response)]) == (1, 1, 1)


def test_one_entity_named_twice_is_right_once() -> None:
    response = [{"Pilmai telephone company building"}, {"telephone company offices"}]
    assert ceaf_ree([Role([BUILDING, {"water pipes"}], response)]) == (1 / 2, 1 / 2, 1 / 2)
    # Names of two entities in one make it wrong.
    assert ceaf_ree([Role([BUILDING, {"water pipes"}], [BUILDING | {"water pipes"}])])[0] == 0


def test_key_and_response_are_no_equals() -> None:
    assert ceaf_ree([Role([{"a", "b"}], [{"a"}])]).f1 == 1
    assert ceaf_ree([Role([{"a"}], [{"a", "b"}])]).f1 == 0


def test_nothing_to_score_is_undefined() -> None:
    assert set(ceaf_ree([Role([], [])])) == {Undefined.NOTHING}
    assert ceaf_ree([Role([{"a"}], [])]) == (Undefined.NOTHING, 0, 0)
    assert set(Fills(0, 0, 0, 0, 0).scores()) == {Undefined.NOTHING}


@pytest.mark.parametrize(
    ("fills", "totals", "printed", "printed_f"),
    [
        # Rows ALL TEMPLATES of the official score reports: USC, UM-CQ, GE, PRC, LSI, PRC, SRI, NM-BR. Printed are
        # recall, precision and overgeneration; F with equal weights, with more on precision, with more on recall.
        (Fills(124, 40, 30, 314, 911), (1105, 508), (13, 28, 62), (17.76, 22.75, 14.56)),
        (Fills(31, 11, 10, 130, 1027), (1079, 182), (3, 20, 71), (5.22, 9.38, 3.61)),
        (Fills(732, 94, 74, 580, 351), (1251, 1480), (62, 53, 39), (57.15, 54.58, 59.96)),
        (Fills(364, 128, 85, 465, 975), (1552, 1042), (28, 41, 45), (33.28, 37.52, 29.90)),
        (Fills(307, 136, 121, 1828, 1063), (1627, 2392), (23, 16, 76), (18.87, 17.04, 21.15)),
        (Fills(278, 87, 74, 364, 716), (1155, 803), (28, 40, 45), (32.94, 36.84, 29.79)),
        (Fills(646, 153, 116, 393, 733), (1648, 1308), (44, 55, 30), (48.89, 52.38, 45.83)),
        (Fills(222, 115, 103, 983, 735), (1175, 1423), (24, 20, 69), (21.82, 20.69, 23.08)),
    ],
)
def test_score_reports_of_muc_4(
    fills: Fills, totals: tuple[int, int], printed: tuple[int, ...], printed_f: tuple[float, ...]
) -> None:
    assert (fills.possible, fills.actual) == totals
    credit = fills.correct + fills.partial / 2
    shares = ((credit, fills.possible), (credit, fills.actual), (fills.spurious, fills.actual))
    assert tuple(muc_percentage(*share) for share in shares) == printed
    recall, precision, _ = printed
    assert [muc_f(precision, recall, beta) for beta in (1, 0.5, 2)] == pytest.approx(printed_f, abs=0.0051)
    scores = fills.scores()
    assert (scores.recall, scores.precision) == pytest.approx((recall / 100, precision / 100), abs=0.006)


entities = st.lists(st.frozensets(st.sampled_from("abcd"), min_size=1, max_size=3), max_size=4)


@given(entities, entities)
def test_the_order_of_entities_does_not_matter(key: list[frozenset[str]], response: list[frozenset[str]]) -> None:
    assert ceaf_ree([Role(key, response)]) == ceaf_ree([Role(key[::-1], response[::-1])])
