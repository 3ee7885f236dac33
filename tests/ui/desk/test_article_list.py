from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, make_project, new_article
from tui.services.queue import Queue
from tui.store.project import Project
from tui.ui.desk.article_list import ACTIONS, ArticleList
from tui.ui.lines import Line, cells

TITLES = (
    "Rockets fell",
    "大马士革爆炸案",
    "Retitle \x1b]0;mine\x07 [/]",
    "مقتل خمسة",
    "Talks",
    "More rockets",
    "A",
)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    articles = [new_article(f"{number}.txt", f"{title}\n\nText.") for number, title in enumerate(TITLES)]
    made = [each._replace(title=title) for each, title in zip(articles, TITLES, strict=True)]
    with at_work(tmp_path / "p.db", *made) as desk:
        yield desk


def listing(work: DeskAtWork, height: int = 20) -> ArticleList:
    return ArticleList(Queue(work.session.project, "ana"), height)


def do(listed: ArticleList, *actions: str) -> None:
    for action in actions:
        ACTIONS[action](listed)


def text(line: Line) -> str:
    return "".join(part for part, _ in line)


def chosen(listed: ArticleList) -> str | None:
    return listed.chosen.name if listed.chosen else None


def test_moving_stops_at_the_ends(work: DeskAtWork) -> None:
    listed = listing(work, 3)
    seen = []
    for action in ("list-up", "list-down", "list-page-down", "list-page-down", "list-down", "list-page-up"):
        do(listed, action)
        seen.append(listed.index)
    assert seen == [0, 1, 4, 6, 6, 3]
    do(listed, "list-last")
    assert chosen(listed) == "6.txt"
    do(listed, "list-first")
    assert chosen(listed) == "0.txt"


def test_pages_stand_still_while_the_highlight_moves_in_them(work: DeskAtWork) -> None:
    listed = listing(work, 3)
    do(listed, "list-down", "list-down")
    assert (listed.top, [row.position for row in listed.rows()]) == (0, [1, 2, 3])
    do(listed, "list-down")
    assert (listed.top, [row.position for row in listed.rows()]) == (3, [4, 5, 6])
    assert listed.rows() is listed.rows()


def test_a_window_of_another_height_shows_as_many_rows(work: DeskAtWork) -> None:
    listed = listing(work, 2)
    assert len(listed.lines(80)) == 2
    listed.height = 5
    assert len(listed.lines(80)) == 5
    listed.height = 3
    assert len(listed.lines(80)) == 3


def test_the_filter_looks_into_titles_and_names(work: DeskAtWork) -> None:
    listed = listing(work)
    do(listed, "list-last")
    listed.filter("ROCKETS")
    assert [row.name for row in listed.rows()] == ["0.txt", "5.txt"]
    assert (listed.index, chosen(listed)) == (0, "0.txt")
    assert listed.title() == "2 articles · with “ROCKETS”"
    listed.filter("4.txt")
    assert listed.title() == "1 article · with “4.txt”"
    listed.filter("\x1b]")
    assert [row.name for row in listed.rows()] == ["2.txt"]
    assert "\x1b" not in listed.title()
    listed.filter("nothing like it")
    assert chosen(listed) is None
    assert [text(line).strip() for line in listed.lines(40)] == ["No article here."]


def test_states_go_around(work: DeskAtWork) -> None:
    work.do("no-event")
    work.type("opinion", "enter")
    work.do("flag")
    work.type("look", "enter")
    listed = listing(work)
    seen = []
    for _ in range(6):
        do(listed, "filter-state")
        seen.append(listed.title())
    assert seen == [
        "6 articles · untouched",
        "0 articles · in progress",
        "0 articles · done",
        "1 article · no event",
        "1 article · flagged",
        "7 articles",
    ]


def test_all_are_shown_again(work: DeskAtWork) -> None:
    listed = listing(work)
    listed.filter("rockets")
    do(listed, "filter-state", "filter-state")
    assert listed.count == 0
    do(listed, "clear-filter")
    assert listed.title() == "7 articles"


def test_the_open_article_is_highlighted(work: DeskAtWork) -> None:
    listed = listing(work, 3)
    talks = listed._queue.page(offset=4, limit=1)[0].id
    listed.filter("rockets")
    listed.show_article(talks)
    assert (listed.index, chosen(listed), listed.text) == (4, "4.txt", "")


def test_filters_that_show_the_open_article_stay(work: DeskAtWork) -> None:
    listed = listing(work)
    second = listed._queue.page(offset=5, limit=1)[0].id
    listed.filter("rockets")
    listed.show_article(second)
    assert (listed.index, chosen(listed), listed.text) == (1, "5.txt", "rockets")
    work.do("new-event")
    do(listed, "clear-filter", "filter-state", "filter-state")
    assert listed.title() == "1 article · in progress"
    listed.show_article(work.session.article.id)
    assert listed.title() == "1 article · in progress"
    listed.show_article(second)
    assert (listed.title(), listed.index) == ("7 articles", 5)


def test_what_was_done_meanwhile_is_seen(work: DeskAtWork) -> None:
    listed = listing(work)
    before = text(listed.lines(100)[0])
    work.do("new-event", "new-event", "flag")
    work.type("look", "enter")
    listed.refresh()
    after = text(listed.lines(100)[0])
    assert before.split() == ["▸", "1", "Rockets", "fell", "19", "chars", "untouched"]
    assert after.split() == ["▸", "1", "…", "⚑", "Rockets", "fell", "2", "events", "19", "chars", "in", "progress"]


@pytest.mark.parametrize("width", [1, 20, 40, 69, 70, 80, 200])
def test_every_line_has_the_width(work: DeskAtWork, width: int) -> None:
    listed = listing(work)
    lines = listed.lines(width)
    assert [cells(line) for line in lines] == [width] * len(TITLES)
    assert all("\x1b" not in text(line) for line in lines)
    assert any("chars" in text(line) for line in lines) is (width >= 70)


def test_an_article_without_a_title_is_named(tmp_path: Path) -> None:
    made = new_article("bare.txt", "Text.")._replace(title="")
    with at_work(tmp_path / "p.db", made) as work:
        assert "bare.txt" in text(listing(work).lines(40)[0])


def test_a_project_without_articles(tmp_path: Path) -> None:
    make_project(tmp_path / "p.db")
    with Project.open(tmp_path / "p.db") as project:
        listed = ArticleList(Queue(project, "ana"))
        do(listed, *ACTIONS)
        assert chosen(listed) is None
        listed.filter("")
        listed.state = ""
        listed.refresh()
        assert "copydesk add" in text(listed.lines(60)[0])
        assert listed.title() == "0 articles"
