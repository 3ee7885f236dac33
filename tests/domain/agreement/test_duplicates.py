from tui.domain.agreement.duplicates import TwinFinder, Twins, told_twins


def found(*documents: dict[str, list[str]]) -> list[Twins]:
    finder = TwinFinder()
    for layers in documents:
        finder.add(layers)
    return finder.twins()


def test_identical_in_three_documents() -> None:
    same = {"ana": ["x", "y"], "ben": ["y", "x"], "cy": ["x"]}
    assert found(same, same, same) == [("ana", "ben", 3)]
    assert found(same, same) == []


def test_one_difference_is_enough() -> None:
    same = {"ana": ["x"], "ben": ["x"]}
    assert found(same, same, same, same, {"ana": ["x"], "ben": ["x", "x"]}) == []


def test_documents_without_anything_prove_nothing() -> None:
    empty: dict[str, list[str]] = {"ana": [], "ben": []}
    assert found(empty, empty, empty, {"ana": ["x"], "ben": ["x"]}) == []
    one_sided: dict[str, list[str]] = {"ana": ["x"], "ben": []}
    assert found(one_sided, one_sided, one_sided) == []


def test_however_many_are_identical_one_sentence_tells() -> None:
    """Ana, ben and cy are identical each with each, in 3 to 5 articles; dee is with eve alone, and with cy."""
    twins = [
        Twins("ana", "ben", 3),
        Twins("ana", "cy", 5),
        Twins("ben", "cy", 4),
        Twins("cy", "dee", 7),
        Twins("dee", "eve", 6),
    ]
    assert told_twins(twins) == (
        "Identical in all articles that both finished and that hold something: ana, ben and cy (3 to 5 articles, "
        "each two); cy and dee (7 articles); dee and eve (6 articles). Was one file loaded twice?"
    )
    assert told_twins(twins[:1]).count("ana and ben (3 articles).") == 1
    assert told_twins([]) == ""
