import pytest

from tests.support.filled import Said, filled, shipped
from tui.domain.completing import completed
from tui.domain.layers import ARTICLE
from tui.domain.problems import problems

SCHEMA = shipped("document")


def found(article: dict[str, Said], about: dict[str, str] | None = None) -> list[str]:
    layer = completed(SCHEMA, filled(SCHEMA, None, article, about))
    return [each.check for each in problems(SCHEMA, layer, ARTICLE)]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ({}, ["required:codeable"]),
        ({"codeable": "no"}, ["required:reason"]),
        ({"codeable": "no", "reason": "off_topic\nduplicate"}, []),
        ({"codeable": "yes"}, ["required:publication_date", "required:genre"]),
        ({"codeable": "yes", "publication_date": "2025-06-19", "genre": "news"}, []),
        ({"codeable": "unsure"}, ["note:codeable"]),
        (
            {"codeable": "yes", "publication_date": "2025-06-19", "genre": "news", "frame": "conflict\nnone"},
            ["frame_or_none"],
        ),
        (
            {"codeable": "yes", "publication_date": "2025-06-19", "genre": "news", "sources": "none\nwitness"},
            ["source_or_none"],
        ),
    ],
)
def test_what_is_asked_depends_on_the_first_answer(article: dict[str, Said], expected: list[str]) -> None:
    assert found(article) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-06-19", []),
        ("2025-06-18", ["date_came_with_it"]),
        (("2025-06-18", {"precision": "assumed"}), []),
        (("2025-06-18", {"precision": "published"}), ["date_came_with_it"]),
    ],
)
def test_the_date_that_came_with_the_article_is_held_against_the_answer(date: Said, expected: list[str]) -> None:
    article: dict[str, Said] = {"codeable": "yes", "genre": "news", "publication_date": date}

    assert found(article, {"published": "2025-06-19"}) == expected
    assert found(article) == []


def test_the_language_is_that_which_came_with_the_article() -> None:
    layer = completed(SCHEMA, filled(SCHEMA, None, {"codeable": "yes"}, {"language": "pt-BR"}))
    said = layer.value(ARTICLE, "language").value

    assert said is not None
    assert said.literal == "pt-BR"


def test_there_are_no_events_and_a_row_for_each_article() -> None:
    assert SCHEMA.event_fields == ()
    assert SCHEMA.export is not None
    assert SCHEMA.export.rows == "article"
    assert {"headline", "caption", "boilerplate", "duplicate"} <= {label.id for label in SCHEMA.labels}
