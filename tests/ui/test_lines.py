import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ui.lines import cells, clean, cut, fit, spread, window


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Ain al-Assad", 20, "Ain al-Assad"),
        ("Ain al-Assad", 6, "Ain a…"),
        ("Ain", 0, ""),
        ("大马士革", 5, "大马…"),
        ("大马士革", 4, "大…"),
        ("大马士革", 8, "大马士革"),
    ],
)
def test_cut(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_clean_shows_what_steers() -> None:
    assert clean("a\x1b]2;x\x07\nb") == "a␛]2;x␇ b"


@given(st.lists(st.tuples(st.text(max_size=20), st.just("value")), max_size=5), st.integers(0, 60))
def test_fit_is_exact(runs: list[tuple[str, str]], width: int) -> None:
    line = fit([(clean(text), style) for text, style in runs], width)
    assert cells(line) == width


def test_spread_gives_the_right_half_its_room() -> None:
    line = spread([("a long title of an article", "")], [("saved", "saved")], 12)
    assert "".join(text for text, _ in line) == "a long…saved"
    assert cells(spread([("a", "")], [("far too long", "")], 5)) == 5


@pytest.mark.parametrize(
    ("count", "active", "height", "top"),
    [(5, 4, 10, 0), (30, 0, 10, 0), (30, 15, 10, 10), (30, 29, 10, 20), (3, 1, 0, 0)],
)
def test_window_keeps_the_active_row_in_view(count: int, active: int, height: int, top: int) -> None:
    assert window(count, active, height) == top
