"""What archives call things, and how they write days."""

import pytest

from tui.formats.article_metadata import as_text, language_code, read_published, with_usual_names


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ""),
        ("  ", ""),
        ("2022", "2022"),
        ("2022-01", "2022-01"),
        ("2022-01-05", "2022-01-05"),
        ("20220105", "2022-01-05"),
        ("2022-01-05T21:00:00.000Z", "2022-01-05"),
        ("2022-01-05T23:59:59-08:00", "2022-01-05"),
        ("2022-01-05 21:10:00 +0300", "2022-01-05"),
        ("2022-01-05 9:10 EST", "2022-01-05"),
        ("2022/01/05", "2022-01-05"),
        ("2022.01.05 10:00", "2022-01-05"),
        ("1641416400", "2022-01-05"),
        ("1641340800000", "2022-01-05"),
        ("Wed, 05 Jan 2022 18:00:00 GMT", "2022-01-05"),
        ("Jan. 5, 2022 9:00 p.m.", "2022-01-05"),
        ("March 6, 2025 at 9:10 p.m.", "2025-03-06"),
        ("January 2022", "2022-01"),
        ("25/01/2022", "2022-01-25"),
    ],
)
def test_a_day_is_read_in_whatever_form_it_has(written: str, expected: str) -> None:
    assert read_published(written) == expected


def test_a_day_in_another_language_is_read() -> None:
    assert read_published("5 janvier 2022") == "2022-01-05"


@pytest.mark.parametrize(
    "written",
    [
        *(
            "05/01/2022",
            "05.01.2022",
            "5 January",
            "Wednesday",
            "yesterday",
            "2022-13-01",
            "2022-01-32",
            "99",
            "-1",
        ),
        *("2022-01-05 and more", "2022-2023", "January 2022 to March 2022", "x" * 100, "²⁰²²", "9" * 13 + "0"),
    ],
)
def test_what_could_be_several_days_or_none_is_no_day(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_published(written)


def test_a_pattern_settles_what_could_be_several_days() -> None:
    assert read_published("05/01/2022", "%d/%m/%Y") == "2022-01-05"
    assert read_published("05/01/2022", "%m/%d/%Y") == "2022-05-01"
    with pytest.raises(ValueError, match="2022-01-05"):
        read_published("2022-01-05", "%m/%d/%Y")


def test_things_get_their_usual_names() -> None:
    assert with_usual_names({"Headline": "H", "Pub Date": "2022", "lang": "en", "Byline": "B", "GUID": "7"}) == {
        "title": "H",
        "published": "2022",
        "language": "en",
        "Byline": "B",
        "id": "7",
    }


def test_the_surest_name_wins_and_the_other_stays() -> None:
    assert with_usual_names({"date": "a", "published": "b", "title": " ", "headline": "H"}) == {
        "date": "a",
        "published": "b",
        "title": "H",
    }


@pytest.mark.parametrize(
    ("written", "code"),
    [("German", "de"), ("pt_BR", "pt-BR"), (" en ", "en"), ("no", "no"), ("Klingon", "Klingon")],
)
def test_languages_are_codes(written: str, code: str) -> None:
    assert language_code(written) == code


def test_what_is_no_text_becomes_json() -> None:
    assert [as_text(each) for each in ("x", None, 7, False, ["é"], {"b": 1, "a": 2})] == [
        *("x", "", "7", "false", '["é"]', '{"a": 2, "b": 1}')
    ]
