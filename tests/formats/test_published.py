"""The day of publication, in the project and in a record."""

import pytest

from tui.formats.published import published_date, published_stamp, split_published


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ""),
        ("2022", "2022"),
        ("2022-01", "2022-01"),
        ("2022-01-05", "2022-01-05"),
        ("2022-01-05T23:30:00+03:00", "2022-01-05"),
        ("2022-01-05T10:00:00Z", "2022-01-05"),
    ],
)
def test_the_day_is_the_one_that_is_written(written: str, expected: str) -> None:
    assert split_published(written) == expected


@pytest.mark.parametrize("written", ["2022-13", "2022-02-30", "Wednesday", "22", "2022-1-5", " 2022"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        split_published(written)


@pytest.mark.parametrize(
    ("published", "stamp", "precision"),
    [
        ("", "", ""),
        ("2022", "2022-01-01T00:00:00.000Z", "year"),
        ("2022-03", "2022-03-01T00:00:00.000Z", "month"),
        ("2022-03-05", "2022-03-05T00:00:00.000Z", "day"),
    ],
)
def test_a_stamp_stands_for_a_date_and_back(published: str, stamp: str, precision: str) -> None:
    assert published_stamp(published) == (stamp, precision)
    assert published_date(stamp, precision) == published


@pytest.mark.parametrize(
    ("stamp", "precision"),
    [
        ("2022-03-05T00:00:00.000Z", "month"),
        ("2022-03-05T10:00:00.000Z", "day"),
        ("2022-03-05T00:00:00.000Z", ""),
        ("", "day"),
    ],
)
def test_a_stamp_that_does_not_fit_its_precision_is_refused(stamp: str, precision: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        published_date(stamp, precision)
