"""Candidates of any text: sorted, apart, and never a part of a character as people see it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.questions import FIELDS
from tui.domain.candidates import candidates
from tui.domain.candidates_clues import strength
from tui.domain.known_names import KnownNames
from tui.domain.schema import FieldType
from tui.domain.text import ArticleText

PIECES = (
    *("Camp Heron", "Iran", "US", "'s", "rockets", "clashed", "May", "March 5", "2020", "five", "24", "at least 8"),
    *(
        "later that night",
        "Maj. ",
        "e\u0301",
        "\u0301",
        "👨\u200d👩\u200d👧",
        "\u200d",
        "阿勒颇",
        "قصف",
        "ก็",
        "5\ufe0f\u20e3",
    ),
    *(" ", "\n", "\n\n", ".", ",", "-", "“", "\x00", "\u202e"),
)
NAMES = KnownNames(["Camp Heron", "US", "阿勒颇", "e\u0301", "rebels"])


@pytest.mark.parametrize("kind", [T for T in FIELDS if T not in {FieldType.GROUP, FieldType.LINK}])
@settings(max_examples=40)
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25))
def test_candidates_are_sorted_apart_and_whole(kind: FieldType, pieces: list[str]) -> None:
    text = "".join(pieces)
    article = ArticleText(text)
    last = 0
    for start, end in candidates(FIELDS[kind], text, 0, len(text), (NAMES,), foreign=(KnownNames(["Iran"]),)):
        assert last <= start < end <= len(text)
        assert article.snap(start) == start
        assert article.snap(end) == end
        assert strength(FIELDS[kind], text, (start, end), (NAMES,)) >= 0
        last = end
