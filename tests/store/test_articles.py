from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.coders import TEXTS, article
from tui.domain.errors import FormatError, StoreError
from tui.store.project import Added, NewArticle, Project


def test_articles_come_back_as_they_were(project: Project) -> None:
    new = NewArticle(
        id="a9",
        name="naïve.txt",
        title="\x1b]0;owned\x07[/]",
        text=TEXTS[1],
        sha256=article(1, TEXTS[1]).sha256,
        source_sha256="0" * 64,
        encoding="windows-1252",
        bom=True,
        newline="crlf",
        language="ar",
        published="2022-01-05",
        meta={"b": [1, None, {"x": "é"}], "a": True},
    )
    assert project.add_articles([new]) == Added(1, 0)
    assert project.article("a9") == (*new, 4)
    assert project.article("a9").bom is True


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8"), max_size=30))
def test_no_text_changes_on_the_way(project: Project, text: str) -> None:
    number = project.article_count() + 1
    project.add_articles([article(number, text)])
    assert project.article(f"a{number:06}").text == text


def test_the_same_article_again_is_skipped(project: Project) -> None:
    again = article(1, TEXTS[0])._replace(id="another")
    assert project.add_articles([again, article(4, "new")]) == Added(1, 1)
    assert project.article_count() == 4


def test_a_name_twice_in_one_go_is_the_same_article(project: Project) -> None:
    assert project.add_articles([article(7, "x"), article(7, "x")]) == Added(1, 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (article(1, "another text")._replace(id="x"), "with another text: articles never change"),
        (article(1, "x")._replace(name="other"), "has the id a000001 already"),
        (article(9, "x")._replace(text="y"), "not what its SHA-256 says"),
        (article(9, "x")._replace(title="\ud800"), "half a character"),
        (article(9, "x")._replace(text="\ud800"), "half a character"),
        (article(9, "x")._replace(name=""), "refused"),
    ],
)
def test_one_wrong_article_and_none_is_added(project: Project, wrong: NewArticle, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        project.add_articles([article(8, "fine"), wrong])
    assert project.article_count() == 3
    assert not project._database.connection.in_transaction


def test_what_fails_while_articles_are_read_adds_none(project: Project) -> None:
    def reading() -> Iterator[NewArticle]:
        yield article(8, "fine")
        raise FormatError("Line 2 is no article.")

    with pytest.raises(FormatError):
        project.add_articles(reading())
    assert project.article_count() == 3
    project.ensure_annotator("bob")


def test_an_unknown_article_is_told(project: Project) -> None:
    for _ in range(2):
        with pytest.raises(StoreError, match="There is no article a9 "):
            project.article("a9")
    assert project.article("a000001").position == 1


def test_the_same_text_is_not_read_twice(project: Project) -> None:
    assert project.article("a000001").text is project.article("a000001").text


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("a000002", "a000002"),
        ("article-2.txt", "a000002"),
        ("2", "a000002"),
        ("0", None),
        ("4", None),
        ("²", None),
        ("9" * 30, None),
        ("", None),
        ("-1", None),
    ],
)
def test_articles_are_found_by_id_name_and_number(project: Project, wanted: str, found: str | None) -> None:
    assert project.find_article(wanted) == found


def test_an_id_goes_before_a_name_and_a_name_before_a_number(project: Project) -> None:
    project.add_articles(
        [
            article(4, "x")._replace(name="a000001"),
            article(5, "y")._replace(name="3"),
            article(6, "z")._replace(id="6x"),
        ]
    )
    assert project.find_article("a000001") == "a000001"
    assert project.find_article("3") == "a000005"
