import pytest

from tui.domain.links import named_event, renamed
from tui.domain.values import Value, make_value


def date(relative: str) -> Value:
    return make_value("date", "2022-01-04", {"relative": relative, "precision": "day"})


def test_a_link_gets_the_new_name_and_keeps_its_relation() -> None:
    link = make_value("link", "e1", {"relation": "same"})
    assert renamed(link, lambda event: event + "0") == make_value("link", "e10", {"relation": "same"})
    assert renamed(link, lambda _: "") is None


@pytest.mark.parametrize("relative", ["before e1", "on e1 +3d"])
def test_a_date_hangs_on_the_new_name_or_stands_alone(relative: str) -> None:
    assert renamed(date(relative), lambda _: "e2") == date(relative.replace("e1", "e2"))
    assert renamed(date(relative), lambda _: "") == date("")


def test_what_names_no_event_stays() -> None:
    for value in (make_value("text", "e1"), date(""), make_value("place", "e1", {"relative": "near e1"})):
        assert named_event(value) == ""
        assert renamed(value, lambda _: "") == value


def test_the_event_that_a_value_names() -> None:
    assert named_event(make_value("link", "e1")) == "e1"
    assert named_event(date("after e3 -1w")) == "e3"
