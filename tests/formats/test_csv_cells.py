"""Which cells a spreadsheet would calculate."""

import pytest

from tui.formats.csv_cells import as_text, is_formula


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "=",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "- ",
        "--",
        "-1.",
        "-٣",
        "+",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "-1\n",
        "+ 1",
    ],
)
def test_formulas_become_texts(cell: str) -> None:
    assert is_formula(cell)
    assert as_text(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "-", "-99", "+5", "-0.25", "12", "a=b", "'=1", " =1", "–", "~500", "2022-01-05"]
)
def test_other_cells_stay(cell: str) -> None:
    assert not is_formula(cell)
    assert as_text(cell) == cell
