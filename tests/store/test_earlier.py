"""What an annotator answered in other articles."""

from pathlib import Path

import pytest

from tests.support.desks import at_work, new_article
from tui.store import earlier


def test_answers_of_the_nearest_articles_before_come_first_and_have_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = ("Alpha", "Bravo", "Charlie", "Delta")
    articles = [new_article(f"{name}.txt", f"Rockets fell on {name}.") for name in places]
    with at_work(tmp_path / "p.db", *articles) as work:
        for article, name in zip(articles, places, strict=True):
            work.open(article.id)
            work.do("new-event")
            work.desk.go_to_field("place")
            work.select(name)
            work.do("take")
            work.type("enter")
        project = work.session.project
        found = project.earlier_answers(articles[3].id, "ana", "place")
        assert [each.literal for each in found] == ["Charlie", "Bravo", "Alpha"]
        assert (found[0].path, found[0].type, found[0].written) == ("place", "place", "Charlie")
        assert project.earlier_answers(articles[0].id, "ana", "place") == []
        assert project.earlier_answers(articles[3].id, "bea", "place") == []
        assert project.earlier_answers(articles[3].id, "ana", "actor") == []
        monkeypatch.setattr(earlier, "ARTICLES", 1)
        assert [each.literal for each in project.earlier_answers(articles[3].id, "ana", "place")] == ["Charlie"]
        monkeypatch.setattr(earlier, "ARTICLES", 9)
        monkeypatch.setattr(earlier, "ANSWERS", 2)
        assert len(project.earlier_answers(articles[3].id, "ana", "place")) == 2
