import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.phrases import Phrases, longest_first, plain_words, words_in


def said(names: list[str], text: str) -> list[str]:
    known = Phrases({plain_words(name): name for name in names})
    return [text[each.start : each.end] for each in longest_first(known.find(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["gun battle"], "a gun battle, a Gun\nbattle, a gun-battle", ["gun battle", "Gun\nbattle", "gun-battle"]),
        (["Deir ez-Zor"], "in DEIR EZ-ZOR and Deir ez Zor", ["DEIR EZ-ZOR", "Deir ez Zor"]),
        (["US"], "the U.S. and the US-led", ["U.S", "US"]),
        (["Iran", "People's Front"], "Iran's and Iran’s people's front", ["Iran", "Iran", "people's front"]),
        (["Nova Esperança"], "Nova Esperanca or NOVA ESPERANÇA", ["Nova Esperanca", "NOVA ESPERANÇA"]),
        (["car bomb", "car", "bomb squad"], "a car bomb squad", ["car bomb"]),
        (["north east"], "the north. East of it; north; east", []),
        (["阿勒颇"], "昨日在阿勒颇附近", ["阿勒颇"]),
        (["阿"], "阿\u0301阿", ["阿", "阿"]),
        (["حلب"], "في حلب اليوم", ["حلب"]),
        (["bomb"], "bombast, aplomb", []),
        ([""], "nothing", []),
    ],
)
def test_phrases_are_found_as_words(names: list[str], text: str, expected: list[str]) -> None:
    assert said(names, text) == expected


def test_only_the_stretch_is_searched_and_offsets_are_of_the_text() -> None:
    known = Phrases({"a b": 1, "b": 2})
    assert known.find("a b a b", 2, 7) == [(2, 3, 2), (4, 7, 1), (6, 7, 2)]
    assert (len(known), known.get("a b"), known.get("c")) == (2, 1, None)


@settings(max_examples=100)
@given(
    st.text(alphabet="ab B.'’-\n阿é\u0301", max_size=30),
    st.lists(st.text(alphabet="ab 阿é", max_size=6), max_size=5),
)
def test_all_that_is_found_is_one_of_the_phrases(text: str, names: list[str]) -> None:
    known = Phrases({plain_words(name): plain_words(name) for name in names})
    for start, end, meant in known.find(text, 0, len(text)):
        assert plain_words(text[start:end]) == meant
    for word in words_in(text, 0, len(text)):
        assert word.plain
        assert 0 <= word.start < word.end <= len(text)
