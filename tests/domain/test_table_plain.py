import pytest

from tui.domain.table_plain import plain, plain_marked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jabhat al-Nuṣra", "jabhat al nusra"),
        ("U.S. Army; Da'esh | ISIS", "us army daesh isis"),
        ("  a \n b\0c\x01d\x02e ", "a b c de"),
        ("جبهة النُّصرة", "جبهة النصرة"),
        ("- ,", ""),
    ],
)
def test_texts_are_compared_by_their_words(text: str, words: str) -> None:
    assert plain(text) == words
    assert plain(words) == words


def test_marks_between_names_and_rows_stay() -> None:
    assert plain_marked("\0 A;B|C-D\x01") == "\0 a\x01b\x01c d\x01"
