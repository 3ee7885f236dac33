import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.candidates import candidates
from tui.domain.known_names import KnownNames
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range
from tui.domain.text import ArticleText
from tui.services.knowledge import Known
from tui.ui.desk import candidate_finder
from tui.ui.desk.candidate_finder import BLOCK, CandidateFinder

DATE = Field("date", FieldType.DATE, "Date")
NUMBER = Field("dead", FieldType.INTEGER, "Dead")


def all_of(field: Field, text: str) -> list[Range]:
    return candidates(field, text, 0, len(text))


def test_the_stretches_are_those_of_the_whole_text() -> None:
    text = "On 5 May 2021 it rained.\n" * 1000
    finder = CandidateFinder(ArticleText(text), DATE)
    found = all_of(DATE, text)
    assert len(found) == 1000
    assert finder.within(0, len(text)) == found
    assert finder.within(BLOCK - 100, BLOCK + 100) == [each for each in found if abs(each[0] - BLOCK) < 100]


def test_a_long_paragraph_belongs_to_a_block_before_its_nominal_place() -> None:
    text = "x" * 1000 + "\n" + "On 5 May 2021 it rained. " * 140 + "\nthe end"
    finder = CandidateFinder(ArticleText(text), DATE)
    found = all_of(DATE, text)
    assert finder.within(0, 1500) == [each for each in found if each[0] < 1500]
    assert finder.before(3000) == [each for each in found if each[0] < 3000][-1]


def test_a_paragraph_without_end_is_parted_between_words() -> None:
    text = "killed 123456 people and " * 1000
    assert ArticleText(text).paragraphs[0][1] == len(text)
    found = CandidateFinder(ArticleText(text), NUMBER).within(0, len(text))
    assert {text[start:end] for start, end in found} == {"123456"}
    assert len(found) == 1000


def test_a_text_of_one_word_is_parted_all_the_same() -> None:
    text = "1" * (3 * BLOCK)
    finder = CandidateFinder(ArticleText(text), NUMBER)
    assert finder.within(0, len(text)) == sorted(finder.within(0, len(text)))


def test_a_text_without_a_candidate() -> None:
    finder = CandidateFinder(ArticleText("Nothing happened.\n" * 600), DATE)
    assert finder.after(0) is None
    assert finder.before(5000) is None
    assert CandidateFinder(ArticleText(""), DATE).after(0) is None


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    piece = st.sampled_from(["12 ", "and so on ", "五 ", "👨\u200d👩\u200d👧 ", "7\n", "\n", "x\n\n"])
    return "".join(draw(st.lists(piece, max_size=60)))


@settings(max_examples=80)
@given(paragraphs(), st.data())
def test_walking_finds_each_neighbour_and_turns_around(text: str, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidate_finder, "BLOCK", 16)
        finder = CandidateFinder(ArticleText(text), NUMBER)
        found = finder.within(0, len(text) + 1)
        offset = data.draw(st.integers(0, len(text)))
        ahead = [each for each in found if each[0] >= offset] or found
        assert finder.after(offset) == (ahead[0] if ahead else None)
        behind = [each for each in found if each[0] < offset] or found
        assert finder.before(offset) == (behind[-1] if behind else None)
        end = data.draw(st.integers(offset, len(text)))
        assert finder.within(offset, end) == [each for each in found if offset <= each[0] < end]
        short = max((len(line) for line in text.splitlines()), default=0) < 16
        assert not short or found == all_of(NUMBER, text)


def test_a_search_looks_through_so_many_new_blocks_and_the_next_one_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(candidate_finder, "MOST", 3)
    text = "Nothing happened.\n" * (8 * BLOCK // 18) + "On 5 May 2021 it rained.\n"
    finder = CandidateFinder(ArticleText(text), DATE)
    looked = []
    while (found := finder.after(0)) is None:
        assert finder.gave_up
        looked.append(len(finder.blocks))
    assert looked == [3, 6]
    assert text[slice(*found)] == "5 May 2021"
    assert not finder.gave_up
    # Whoever walks back is soon there: that end was looked through.
    assert finder.before(0) == found


def test_another_finder_keeps_what_was_found_by_the_same_knowledge() -> None:
    text, place = ArticleText("Camp Heron fell."), Field("place", FieldType.PLACE, "Place")
    names = KnownNames(["Heron"])
    first = CandidateFinder(text, place, lambda: Known((names,)))
    first.within(0, 16)
    same = CandidateFinder(text, place, lambda: Known((names,), (), ((0, 4),)), first)
    assert same.within(0, 16) == []
    assert same.blocks is first.blocks
    other = CandidateFinder(text, place, lambda: Known((KnownNames(["Heron"]),)), first)
    assert other.within(0, 16) == [(0, 10)]
    assert other.blocks is not first.blocks


def test_nothing_is_offered_from_what_is_skipped() -> None:
    text = "5 May 2021, 6 May 2021, 7 May 2021"
    finder = CandidateFinder(ArticleText(text), DATE, lambda: Known(skipped=((0, 3), (14, 15))))
    assert [text[slice(*each)] for each in finder.within(0, len(text))] == ["7 May 2021"]
    assert finder.after(0) == finder.before(0) == (24, 34)
