import pytest

from tests.support.coders import Coder, article
from tui.domain.edits import AttributeChange
from tui.domain.layers import Status
from tui.store.project import FLAGGED, ArticleRow, Project

STATUSES = ["", "in_progress", "done", "", "no_event", "done", "", "untouched"]


@pytest.fixture
def listed(project: Project) -> Project:
    """Eight articles whose states differ; 1 and 4 are flagged; bob did something else with all of them."""
    project.add_articles(article(number, f"text {number}", title=f"Ü{number}") for number in range(4, 9))
    project.ensure_annotator("bob")
    for number, status in enumerate(STATUSES, 1):
        bob = Coder(project, f"a{number:06}", "bob")
        bob.do(AttributeChange("status", "", "done"), AttributeChange("flag", "", "look"))
        ana = Coder(project, f"a{number:06}")
        if status:
            ana.do(AttributeChange("status", "", status), ana.events("e1", "e2"))
        if number in {1, 4}:
            ana.do(AttributeChange("flag", "", "odd"))
    return project


def numbers(rows: list[ArticleRow]) -> list[int]:
    return [row.position for row in rows]


@pytest.mark.parametrize(
    ("state", "text", "expected"),
    [
        ("", "", [1, 2, 3, 4, 5, 6, 7, 8]),
        (Status.UNTOUCHED, "", [1, 4, 7, 8]),
        (Status.IN_PROGRESS, "", [2]),
        (Status.DONE, "", [3, 6]),
        (Status.NO_EVENT, "", [5]),
        (FLAGGED, "", [1, 4]),
        ("", "ü", [4, 5, 6, 7, 8]),
        ("", "u\u0308", [4, 5, 6, 7, 8]),
        ("", "ARTICLE-3", [3]),
        ("", "%", []),
        (Status.DONE, "Ü", [6]),
        (Status.UNTOUCHED, "title", [1]),
        (FLAGGED, "Ü", [4]),
    ],
)
def test_filters(listed: Project, state: str, text: str, expected: list[int]) -> None:
    found = listed.article_rows("ana", state=state, text=text)
    assert numbers(found) == expected
    assert listed.count_articles("ana", state=state, text=text) == len(expected)
    for offset in range(len(expected) + 1):
        page = listed.article_rows("ana", state=state, text=text, offset=offset, limit=2)
        assert numbers(page) == expected[offset : offset + 2]
    for number in range(1, 9):
        here = f"a{number:06}"
        before, after = [at for at in expected if at < number], [at for at in expected if at > number]
        assert listed.article_offset(here, "ana", state=state, text=text) == len(before)
        following = listed.neighbour(here, 1, "ana", state=state, text=text)
        preceding = listed.neighbour(here, -1, "ana", state=state, text=text)
        assert following == (f"a{after[0]:06}" if after else None)
        assert preceding == (f"a{before[-1]:06}" if before else None)
    first = listed.neighbour("", 1, "ana", state=state, text=text)
    assert first == (f"a{expected[0]:06}" if expected else None)


def test_a_row_says_what_the_annotator_made_of_the_article(listed: Project) -> None:
    second, third, fourth = listed.article_rows("ana")[1:4]
    assert second == ("a000002", 2, "article-2.txt", "Title 2", 49, "in_progress", 2, "", second.updated)
    assert (third.status, fourth.flag) == (Status.DONE, "odd")
    assert second.updated > "2026"
    assert listed.article_rows("nobody")[1] == second._replace(status=Status.UNTOUCHED, events=0, updated="")


def test_states_are_counted(listed: Project) -> None:
    expected = {"untouched": 4, "in_progress": 1, "done": 2, "no_event": 1, "flagged": 2}
    assert listed.state_counts("ana") == expected
    assert listed.state_counts("bob") == {**dict.fromkeys(expected, 0), "done": 8, "flagged": 8}
    assert listed.state_counts("nobody") == {**dict.fromkeys(expected, 0), "untouched": 8}


def test_positions(listed: Project) -> None:
    assert [listed.position_of(each) for each in ("a000001", "a000008", "a9")] == [1, 8, 0]
    assert listed.article_count() == 8


@pytest.mark.parametrize("state", ["", *Status, FLAGGED])
def test_no_list_is_sorted_by_hand(listed: Project, state: str) -> None:
    """Each filter reads its rows from an index in the right order: a page costs the same in a large project."""
    plans: list[str] = []
    connection = listed._database.connection
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    listed.article_rows("ana", state=state, limit=2)
    listed.neighbour("a000001", 1, "ana", state=state)
    connection.set_trace_callback(None)
    for statement in statements:
        if statement.lstrip().startswith("SELECT"):
            plans += [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + statement)]
    assert len(plans) > 3
    assert not [plan for plan in plans if "TEMP B-TREE" in plan or plan.startswith("SCAN layer")]
