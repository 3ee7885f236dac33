"""Proposals in other languages keep being made, and being right."""

import pytest

from tests.benchmarks.languages import Proposed, measure
from tests.benchmarks.stories import STORIES


@pytest.fixture(scope="module")
def found() -> list[Proposed]:
    return measure()


@pytest.mark.parametrize("language", [story.language for story in STORIES])
def test_most_answers_are_proposed_and_hardly_any_wrong_ones(found: list[Proposed], language: str) -> None:
    own = [each for each in found if each.language == language]
    proposed = [each for each in own if each.proposed]
    right = [each for each in proposed if each.proposed == each.told]
    assert len(right) >= 0.75 * sum(bool(each.told) for each in own)
    assert len(right) >= 0.8 * len(proposed)
