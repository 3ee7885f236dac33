"""Each kind of disagreement looks as it did when somebody looked at it."""

import pytest

from tests.ui.review.painting.shots import SIZES, cases, path_of, shot
from tui.domain.adjudication.decisions import Kind


def test_there_is_a_disagreement_of_every_kind() -> None:
    assert {case.kind for _, case in cases()} == set(Kind)


@pytest.mark.parametrize("size", SIZES)
def test_it_looks_as_it_did(size: tuple[int, int]) -> None:
    assert shot(size) == path_of(size).read_text(), "python -m tests.ui.review.painting.shots, then git diff"
