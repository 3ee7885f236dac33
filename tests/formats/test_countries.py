"""Countries by the names that news gives them."""

import pytest

from tui.formats.countries import country_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Syria", "SY"),
        ("SY", "SY"),
        ("no", "NO"),
        ("Russia", "RU"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("south korea", "KR"),
        ("Burma", "MM"),
        ("Myanmar", "MM"),
        ("Cote d'Ivoire", "CI"),
        ("CÔTE D’IVOIRE", "CI"),
        ("Bosnia", "BA"),
        ("Trinidad and Tobago", "TT"),
        ("Saint Lucia", "LC"),
        ("the Gambia", "GM"),
        ("  United   States ", "US"),
    ],
)
def test_names_and_codes(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["", "XX", "Atlantis", "United", "Korea", "Congo", "French", "Gui", "in Syria"])
def test_what_names_no_one_country(text: str) -> None:
    assert country_code(text) is None
