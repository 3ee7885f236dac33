from tui.domain.agreement.duplicates import TwinFinder, Twins


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
