"""Candidates of any text: sorted, apart, and never a part of a character as people see it."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.questions import FIELDS
from tui.domain import dates
from tui.domain.answers import AnswerContext, read_selection
from tui.domain.candidates import candidates
from tui.domain.candidates_clues import strength
from tui.domain.known_names import KnownNames
from tui.domain.schema import FieldType
from tui.domain.text import ArticleText
from tui.formats.written_dates import written_date

PIECES = (
    *("\u06dd", "\u0600"),
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
ELSEWHERE = (
    *("al menos", "treinta y", "cinco", "un", "1.500", "anoche", "5 de enero", "de 2022", "miércoles", "hace"),
    *("vingt et un", "quatre-vingt", "près d'", "une dizaine", "nuit de", "mardi", "à", "mercredi", "20 h"),
    *(
        "fünfund",
        "dreißig",
        "hundert",
        "Mittwochabend",
        "am 3.",
        "Nacht zum ",
        "ein",
        "Dutzend",
        "и",
        "пять",
        "ночь на ",
    ),
    *("среду", "і", "п'ять", "ʼ", "و", "خمسة", "وثلاثين", "٥", "يناير", "ألف", "\u064b", "بين "),
)
CODES = ("ar", "de", "es", "fr", "pt", "ru", "uk")
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


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=40)
@given(
    kind=st.sampled_from([FieldType.DATE, FieldType.TIME, FieldType.QUANTITY, FieldType.INTEGER, FieldType.PLACE]),
    pieces=st.lists(st.sampled_from((*PIECES, *ELSEWHERE)) | st.text(max_size=3), max_size=25),
)
def test_so_are_those_of_every_language_and_whatever_is_read_is_whole(
    code: str, kind: FieldType, pieces: list[str]
) -> None:
    text = "".join(pieces)
    article = ArticleText(text, code)
    last = 0
    for start, end in candidates(FIELDS[kind], text, 0, len(text), (NAMES,), language=code):
        assert last <= start < end <= len(text)
        assert article.snap(start) == start
        assert article.snap(end) == end
        assert strength(FIELDS[kind], text, (start, end), (NAMES,), language=code) >= 0
        last = end
        context = AnswerContext(
            dates.parse("2022-01-06"), code, partial(written_date, reference=None, language=code)
        )
        value = read_selection(FIELDS[kind], text[start:end], context)
        assert value is None or value.type == kind
