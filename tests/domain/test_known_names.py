import pytest

from tui.domain.known_names import KnownNames


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Deir Ezzor", "in Deir Ezzor, DEIR EZZOR, deir ezzor", ["Deir Ezzor", "DEIR EZZOR"]),
        ("US", "told us that US and U.S. troops; Us", ["US", "U.S"]),
        ("FNB", "the FNB's men", ["FNB"]),
        ("rebels", "Rebels and rebels", ["Rebels", "rebels"]),
        ("A", "A man", []),
        ("24", "24 men", []),
        ("Nova Esperança", "Nova Esperanca", ["Nova Esperanca"]),
    ],
)
def test_names_are_found_as_they_are_written(name: str, text: str, expected: list[str]) -> None:
    known = KnownNames([name])
    assert [text[start:end] for start, end in known.ranges(text, 0, len(text))] == expected
    assert all(quote in known for quote in expected)


def test_of_names_that_overlap_the_longest_counts() -> None:
    known = KnownNames(["Camp Heron", "Camp", "Heron Bay"])
    text = "Camp Heron Bay, Camp, Heron Bay"
    assert [text[slice(*each)] for each in known.ranges(text, 0, len(text))] == ["Camp Heron", "Camp", "Heron Bay"]
    assert (len(known), "Bay" in known) == (3, False)
