"""Where lines break, and where not."""

import pytest

from tui.domain.paragraphs import Paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(0, 0)]),
        ("one", [(0, 3)]),
        ("one\n", [(0, 3), (4, 4)]),
        ("\n", [(0, 0), (1, 1)]),
        ("a\n\nb", [(0, 1), (2, 2), (3, 4)]),
        ("a\r\n\r\nb\r\n", [(0, 1), (3, 3), (5, 6), (8, 8)]),
        ("a\rb\r", [(0, 1), (2, 3), (4, 4)]),
        ("a\r\nb\nc\rd", [(0, 1), (3, 4), (5, 6), (7, 8)]),
        ("\n\r", [(0, 0), (1, 1), (2, 2)]),
        ("\r\r\n\n", [(0, 0), (1, 1), (3, 3), (4, 4)]),
        ("a\r\nb\r\nc\n", [(0, 1), (3, 4), (6, 7), (8, 8)]),
        ("a\u2028b\u2029c\x85d\x0be\x0cf\x1cg", [(0, 13)]),
    ],
)
def test_breaks(text: str, expected: list[tuple[int, int]]) -> None:
    assert list(Paragraphs(text)) == expected


def test_it_is_a_sequence() -> None:
    paragraphs = Paragraphs("a\nbc\n\nd")
    assert len(paragraphs) == 4
    assert paragraphs[1] == (2, 4)
    assert paragraphs[-1] == (6, 7)
    assert paragraphs[1:3] == [(2, 4), (5, 5)]
    assert (5, 5) in paragraphs
    with pytest.raises(IndexError):
        paragraphs[4]


def test_the_paragraph_around_an_offset() -> None:
    paragraphs = Paragraphs("a\r\nb\n")
    assert [paragraphs.at(offset) for offset in range(-1, 8)] == [0, 0, 0, 0, 1, 1, 2, 2, 2]
