"""The file of the coders' work: how it writes answers and quotes, and that its quotes stand in the articles."""

from pathlib import Path

import pytest

from tui.domain.errors import FormatError
from tui.services.data_files import data_folder
from tui.services.demo_coders import (
    Answer,
    CodedArticle,
    CodersWork,
    Quote,
    WrittenAnswer,
    find_quote,
    read_coders,
    read_written,
    with_more,
)

SAMPLES = data_folder("sample_articles")
WORK = [
    pytest.param(article, id=f"{coder['name']} {article['file']}")
    for file in ("coders.json", "coders-review.json")
    for coder in read_coders(SAMPLES / file)
    for article in coder["articles"]
]
TEXT = "He came on Monday.\nShe left on Monday (aa.aaa)."


def quotes_of(said: CodedArticle) -> list[Quote]:
    written = [*said["fields"].values()]
    written += [each for event in said.get("events", []) for each in event["fields"].values()]
    labels = [quote for _, quote in said.get("labels", [])]
    return [*labels, *(quote for each in written for quote in read_written(each).quotes)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5", Answer("5", (), {})),
        (["5"], Answer("5", (), {})),
        (["5", "five", ["5", 2]], Answer("5", ("five", ["5", 2]), {})),
        (["5", {"note": "n"}], Answer("5", (), {"note": "n"})),
        (
            ["5", "five", {"confidence": "low", "note": "n"}],
            Answer("5", ("five",), {"confidence": "low", "note": "n"}),
        ),
    ],
)
def test_an_answer_is_taken_apart(written: WrittenAnswer, expected: Answer) -> None:
    assert read_written(written) == expected


@pytest.mark.parametrize(
    ("quote", "start"),
    [("He came", 0), ("She", 19), (["on Monday", 1], 8), (["on Monday", 2], 28), (["She", 1], 19), ("(aa.", 38)],
)
def test_a_quote_is_found(quote: Quote, start: int) -> None:
    words = quote if isinstance(quote, str) else str(quote[0])
    assert find_quote(TEXT, quote) == (start, start + len(words))
    assert TEXT[start : start + len(words)] == words


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("on Monday", "The article says “on Monday” in 2 places: give the number of one."),
        ("on Tuesday", "The article does not say “on Tuesday”."),
        ("a.a.a", "The article does not say “a.a.a”."),
        (["on Monday", 3], "The article does not say “on Monday” 3 times."),
    ],
)
def test_a_quote_that_names_no_place_is_refused(quote: Quote, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        find_quote(TEXT, quote)
    assert caught.value.message == message


def test_what_came_later_stands_in_the_place_of_what_was_there() -> None:
    def work(name: str, *articles: tuple[str, str]) -> CodersWork:
        coded = [CodedArticle(file=file, fields={}, note=note) for file, note in articles]
        return CodersWork(name=name, begins="", articles=coded)

    first = [work("ana", ("a", "1"), ("b", "2")), work("ben", ("a", "3"))]
    more = [work("ben", ("a", "4"), ("c", "5")), work("cora", ("a", "6"))]
    assert with_more(first, more) == [first[0], work("ben"), *more]
    assert with_more(first, []) == first


@pytest.mark.parametrize("said", WORK)
def test_every_quote_is_found_and_cuts_no_word(said: CodedArticle) -> None:
    text = (SAMPLES / said["file"]).read_bytes().decode("utf-8")
    for quote in quotes_of(said):
        start, end = find_quote(text, quote)
        assert text[start:end].strip() == text[start:end], quote
        assert not (start and text[start - 1].isalnum() and text[start].isalnum()), quote
        assert not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum()), quote


@pytest.mark.parametrize("said", WORK)
def test_a_number_is_given_only_where_it_is_needed(said: CodedArticle) -> None:
    text = Path(SAMPLES, said["file"]).read_bytes().decode("utf-8")
    numbered = [str(quote[0]) for quote in quotes_of(said) if not isinstance(quote, str)]
    assert [words for words in numbered if text.count(words) < 2] == []
