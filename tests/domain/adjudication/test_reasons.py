from tui.domain.adjudication.reasons import USUAL, guideline_reasons, reason_title, review_reasons
from tui.domain.schema import Reason, Schema

OWN = Schema(
    "x", "1", "X", review_reasons=(Reason("slip", "A slip", "x"), Reason("gap", "Gap", "g", guideline=True))
)
PLAIN = Schema("x", "1", "X")


def test_a_schema_without_reasons_has_the_usual_ones_each_with_its_own_key() -> None:
    assert review_reasons(PLAIN) == USUAL
    assert len({each.key for each in USUAL}) == len({each.id for each in USUAL}) == len(USUAL)
    assert guideline_reasons(PLAIN) == {"guideline"}


def test_a_schema_with_reasons_has_no_others() -> None:
    assert review_reasons(OWN) == OWN.review_reasons
    assert guideline_reasons(OWN) == {"gap"}


def test_a_reason_that_the_schema_no_longer_has_is_called_as_it_was_stored() -> None:
    assert [reason_title(OWN, each) for each in ("slip", "error", "")] == ["A slip", "error", ""]
