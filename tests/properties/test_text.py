"""Whatever the text: characters, words, sentences and paragraphs partition it, and nothing splits a character."""

from collections.abc import Callable
from itertools import pairwise

import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.texts import ascii_texts, single_lines, texts
from tui.domain.folding import FoldedText, fold
from tui.domain.graphemes import Clusters
from tui.domain.paragraphs import Paragraphs
from tui.domain.scripts import LATIN
from tui.domain.spans import Range
from tui.domain.stretches import Stretches
from tui.domain.text import ArticleText
from tui.domain.words import Words, default_words, latin_words


def boundaries(text: str) -> list[int]:
    """Every cluster boundary, by the tables alone."""
    return [0, *(found.end() for found in regex.finditer(r"\X", text))]


def latin_texts() -> st.SearchStrategy[str]:
    alphabet = regex.findall(f"[{LATIN}]", "".join(map(chr, range(0x2200))))
    often = st.sampled_from("aZé09_..,:;''’‘·-‐‑“” \t")
    return st.lists(st.one_of(often, often, st.sampled_from(alphabet)), max_size=30).map("".join)


@given(texts())
@example("\r\n\r\r\n\n")
@example("\u0301a\r\n\u0301")
def test_boundaries_are_those_of_the_tables(text: str) -> None:
    article = ArticleText(text)
    expected = boundaries(text)
    assert [offset for offset in range(-2, len(text) + 3) if article.is_boundary(offset)] == expected
    for start, end in pairwise(expected):
        for offset in range(start, end):
            assert article.cluster_at(offset) == (start, end)
            assert article.snap(offset) == start
            assert article.snap(offset, forward=True) == (end if offset > start else start)
            assert article.next_grapheme(offset) == end
            assert article.previous_grapheme(offset + 1) == start


@given(texts())
def test_next_and_previous_undo_each_other(text: str) -> None:
    article = ArticleText(text)
    for start, end in pairwise(boundaries(text)):
        assert article.next_grapheme(start) == end
        assert article.previous_grapheme(end) == start
    assert article.next_grapheme(len(text)) == len(text)
    assert article.previous_grapheme(0) == 0


@given(texts())
def test_paragraphs_and_their_breaks_make_up_the_text(text: str) -> None:
    article = ArticleText(text)
    lines = [text[start:end] for start, end in article.paragraphs]
    assert lines == regex.split(r"\r\n|\r|\n", text)
    assert list(article.paragraphs) == [article.paragraphs[index] for index in range(len(lines))]
    starts = [start for start, _ in article.paragraphs] + [len(text) + 1]
    for index, (start, beyond) in enumerate(pairwise(starts)):
        assert all(article.paragraph_at(offset) == index for offset in range(start, beyond))
    breaks = [text[end:start] for (_, end), (start, _) in pairwise(article.paragraphs)]
    assert set(breaks) <= {"\r\n", "\r", "\n"}


@given(texts(), st.integers(1, 9))
def test_where_a_long_paragraph_is_cut_makes_no_difference(text: str, step: int) -> None:
    whole = ArticleText(text)
    stretches = Stretches(text, Paragraphs(text), step)
    clusters = Clusters(stretches)
    words = Words(stretches, clusters)
    for offset in [*range(len(text)), *reversed(range(len(text)))]:
        assert clusters.at(offset) == whole.cluster_at(offset)
        assert words.at(offset) == whole.word_at(offset)
        assert words.after(offset) == whole._words.after(offset)
        assert words.before(offset) == whole._words.before(offset)


@given(texts(), st.integers(1, 9))
def test_stretches_partition_each_paragraph(text: str, step: int) -> None:
    paragraphs = Paragraphs(text)
    stretches = Stretches(text, paragraphs, step)
    for start, end in paragraphs:
        offset = start
        while offset < end:
            low, high = Stretches(text, paragraphs, step).at(offset)
            assert low == offset < high <= end
            assert {stretches.at(inside) for inside in range(low, high)} == {(low, high)}
            offset = high


def words_of(text: str) -> list[Range]:
    article = ArticleText(text)
    found = {article.word_at(offset) for offset in range(len(text))} - {None}
    return sorted(word for word in found if word)


@given(texts())
def test_words_lie_on_boundaries_and_never_overlap(text: str) -> None:
    article = ArticleText(text)
    words = words_of(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(words))
    for start, end in words:
        assert article.is_boundary(start)
        assert article.is_boundary(end)
        assert any(map(str.isalnum, text[start:end]))
        assert not regex.search(r"\s", regex.sub("(?<=[0-9])\u202f(?=[0-9])", "", text[start:end]))


@given(texts())
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    article = ArticleText(text)
    assert all(article.word_at(offset) for offset, character in enumerate(text) if character.isalnum())


@given(texts())
def test_word_motions_visit_every_word(text: str) -> None:
    article = ArticleText(text)
    words = words_of(text)
    for offset in range(len(text) + 1):
        starts, ends = [start for start, _ in words], [end for _, end in words]
        assert article.next_word(offset) == min((each for each in starts if each > offset), default=len(text))
        assert article.previous_word(offset) == max((each for each in starts if each < offset), default=0)
        assert article.word_end(offset) == min((each for each in ends if each > offset), default=len(text))


@given(ascii_texts())
def test_ascii_words_are_the_same_by_either_way(text: str) -> None:
    assert list(latin_words(text, 0, len(text))) == list(default_words(text, 0, len(text)))


@given(latin_texts())
@settings(max_examples=300)
def test_latin_words_are_the_same_by_either_way(text: str) -> None:
    assert list(latin_words(text, 0, len(text))) == list(default_words(text, 0, len(text)))


MOTIONS: list[tuple[Callable[[ArticleText, int], int], Callable[[ArticleText, int], int]]] = [
    (ArticleText.next_grapheme, ArticleText.previous_grapheme),
    (ArticleText.next_word, ArticleText.previous_word),
    (ArticleText.word_end, ArticleText.previous_word),
    (ArticleText.next_sentence, ArticleText.previous_sentence),
    (ArticleText.next_paragraph, ArticleText.previous_paragraph),
]


@given(texts())
def test_motions_get_further_until_the_end_and_stop_on_boundaries(text: str) -> None:
    article = ArticleText(text)
    for offset in range(len(text) + 1):
        for forward, back in MOTIONS:
            after, before = forward(article, offset), back(article, offset)
            assert offset < after <= len(text) or after == offset == len(text)
            assert 0 <= before < offset or before == offset == 0
            assert article.is_boundary(after)
            assert article.is_boundary(before)


@given(texts(), st.sampled_from(["", "en", "ar", "zh-Hans", "hi", "xx"]))
def test_sentences_cover_all_ink_without_overlap(text: str, language: str) -> None:
    article = ArticleText(text, language)
    sentences = sorted({article.sentence_at(offset) for offset in range(len(text) + 1)})
    inked = [(start, end) for start, end in sentences if start < end]
    assert all(end <= start for (_, end), (start, _) in pairwise(inked))
    for start, end in sentences:
        assert article.is_boundary(start)
        assert article.is_boundary(end)
        assert article.paragraph_at(start) == article.paragraph_at(end)
        assert start == end or text[start:end].strip()
    covered = {offset for start, end in inked for offset in range(start, end)}
    assert all(character.isspace() or offset in covered for offset, character in enumerate(text))


@given(texts())
def test_sentence_motions_visit_every_sentence(text: str) -> None:
    article = ArticleText(text)
    starts = sorted({article.sentence_at(offset)[0] for offset, each in enumerate(text) if not each.isspace()})
    for offset in boundaries(text):
        after = min((start for start in starts if start > offset), default=len(text))
        before = max((start for start in starts if start < offset), default=0)
        assert article.next_sentence(offset) == after
        assert article.previous_sentence(offset) == before


@given(texts())
def test_paragraph_motions_visit_every_paragraph_with_ink(text: str) -> None:
    article = ArticleText(text)
    starts = [start for start, end in article.paragraphs if text[start:end].strip()]
    for offset in range(len(text) + 1):
        after = min((start for start in starts if start > offset), default=len(text))
        before = max((start for start in starts if start < offset), default=0)
        assert article.next_paragraph(offset) == after
        assert article.previous_paragraph(offset) == before


@given(texts(), st.data())
def test_snapped_selections_are_whole_words(text: str, data: st.DataObject) -> None:
    article = ArticleText(text)
    place = st.integers(0, len(text))
    start, end = data.draw(place), data.draw(place)
    low, high = article.snap_to_words(start, end)
    assert (low, high) == article.snap_to_words(end, start)
    assert article.is_boundary(low)
    assert article.is_boundary(high)
    if low == high:
        assert low == start == end == len(text)
        return
    chosen = text[low:high]
    for edge in (low, high):
        word = article.word_at(edge)
        assert not word or word[0] == edge or not low < high
    bare = text[min(start, end) : max(start, end)].strip()
    assert bare in chosen
    assert not bare or article.snap_to_words(low, high) == (low, high)
    trimmed = article.cluster_at(low), article.cluster_at(high - 1)
    assert not bare or all(text[first:last].strip() for first, last in trimmed)


@given(texts(), texts())
def test_folding_knows_no_context(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)
    assert fold(fold(left)) == fold(left)
    assert fold(left.lower()) == fold(left.casefold())


@given(texts())
def test_folded_text_is_traced_back(text: str) -> None:
    folded = FoldedText(text)
    assert folded.folded == fold(text)
    for index, character in enumerate(folded.folded):
        offset = folded.origin(index)
        assert folded.index(offset) <= index < folded.index(offset + 1)
        assert character in fold(text[offset])


def same(query: str, quote: str) -> bool:
    """Whether a quote says what the query says, white space at the query's ends counting as any white space."""
    plain, sought = fold(quote), fold(query)
    edges = [(each[:1] == " ", each[-1:] == " ") for each in (plain, sought)]
    return plain.split() == sought.split() and edges[0] == edges[1]


def hits_of(text: str, query: str) -> list[Range]:
    """Every hit, tried at every pair of boundaries: those that hold no smaller one."""
    if not fold(query).strip():
        return []
    places = boundaries(text)
    found = [(start, end) for start in places for end in places if start < end and same(query, text[start:end])]
    return [
        hit
        for hit in found
        if not any(other != hit and hit[0] <= other[0] and other[1] <= hit[1] for other in found)
    ]


@st.composite
def texts_and_queries(draw: st.DrawFn) -> tuple[str, str]:
    text = draw(texts(9))
    start = draw(st.integers(0, len(text)))
    quote = text[start : start + draw(st.integers(0, 12))]
    changes: list[Callable[[str], str]] = [str, str.upper, str.casefold, fold, lambda each: " ".join(each.split())]
    change = draw(st.sampled_from(changes))
    return text, draw(st.one_of(st.just(change(quote)), st.sampled_from(["a", " a", "e", "-", "'", "ss", "ि"])))


@given(texts_and_queries())
@example(("a  \u093f", "a "))
@example(("foo\r\nbar ß", "OO BAR"))
@example(("aßa", "s"))
@example(("\u06005 5", "5"))
@settings(max_examples=200)
def test_hits_are_those_found_by_trying_everything(case: tuple[str, str]) -> None:
    text, query = case
    article = ArticleText(text)
    hits = hits_of(text, query)
    for offset in boundaries(text):
        after = next((hit for hit in hits if hit[0] >= offset), None)
        before = next((hit for hit in reversed(hits) if hit[0] < offset), None)
        assert article.find(query, offset, wrap=False) == after
        assert article.find(query, offset, backwards=True, wrap=False) == before
        assert article.find(query, offset) == (after or next(iter(hits), None))
        assert article.find(query, offset, backwards=True) == (before or next(reversed(hits), None))


@given(texts_and_queries(), st.data())
def test_all_hits_are_taken_from_the_left(case: tuple[str, str], data: st.DataObject) -> None:
    text, query = case
    start = data.draw(st.sampled_from(boundaries(text)))
    taken: list[Range] = []
    for hit in hits_of(text, query):
        if hit[0] >= (taken[-1][1] if taken else start):
            taken.append(hit)
    assert ArticleText(text).find_all(query, start) == taken


@given(texts(12), st.sampled_from(["", "a", "us", "AL-", "1,", "م", "e", "中", "5.5"]), st.data())
def test_words_are_found_by_their_first_letters(text: str, prefix: str, data: st.DataObject) -> None:
    article = ArticleText(text)
    start = data.draw(st.sampled_from(boundaries(text)))
    hits = {hit[0] for hit in hits_of(text, prefix)}
    words = [word for word in words_of(text) if word[0] in hits]
    after = next((word for word in words if word[0] >= start), None)
    assert article.words_starting(prefix, start, wrap=False) == after
    assert article.words_starting(prefix, start) == (after or next(iter(words), None))


@given(single_lines(3))
@settings(max_examples=20, deadline=None)
def test_a_long_line_is_no_different(text: str) -> None:
    unit = f"x{text} "
    size = len(unit)
    short, article = ArticleText(unit * 2), ArticleText(unit * (20_000 // size))
    for shift in (0, 7_000 // size * size, 12_000 // size * size):
        assert [article.cluster_at(shift + each) for each in range(size)] == [
            (shift + start, shift + end) for start, end in map(short.cluster_at, range(size))
        ]
        for each in range(size):
            word = short.word_at(each)
            assert article.word_at(shift + each) == (word and (shift + word[0], shift + word[1]))
