"""Paragraphs that the reader has seen before."""

from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, new_article
from tui.services import repeats
from tui.services.repeats import Repeats

CALL = "Sign up for our newsletter, every day at noon."


def story(number: int, *more: str) -> str:
    lines = (f"Number {number} happened on Monday in the north.", CALL, f"Further thing number {number} was told.")
    return "\n".join((*lines, *more))


def found(work: DeskAtWork, made: Repeats) -> list[str]:
    return [work.desk.text.text[slice(*each)] for each in made.found()]


def test_what_articles_before_have_is_found_piece_by_piece(tmp_path: Path) -> None:
    articles = [new_article(f"{number}.txt", story(number)) for number in range(repeats.AT_A_TIME + 3)]
    with at_work(tmp_path / "p.db", *articles) as work:
        made = Repeats(work.session)
        assert not made.step()
        assert found(work, made) == []
        work.open(articles[-1].id)
        steps = 0
        while made.step():
            assert found(work, made) == []
            steps += 1
        assert steps == 2
        assert found(work, made) == [CALL]
        # The texts are known by now.
        work.open(articles[-2].id)
        assert not made.step()
        assert found(work, made) == [CALL]
        # The second article of all has one before it only.
        work.open(articles[1].id)
        assert not made.step()
        assert found(work, made) == []


def test_the_article_itself_is_looked_through_when_that_is_asked_for(tmp_path: Path) -> None:
    with at_work(tmp_path / "p.db", new_article("a.txt", story(1, "Again, again", "again, AGAIN"))) as work:
        assert found(work, Repeats(work.session)) == ["again, AGAIN"]


def test_what_is_said_of_two_incidents_is_no_repeat(tmp_path: Path) -> None:
    dead = "Two soldiers were killed."
    lines = (f"Gunmen attacked on Monday. {dead}", "A bomb went off on Tuesday.", dead, "Rockets hit a base.", dead)
    with at_work(tmp_path / "p.db", new_article("a.txt", "\n\n".join(lines))) as work:
        assert found(work, Repeats(work.session)) == []


def test_long_articles_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "LONGEST", 200)
    articles = [new_article(f"{number}.txt", story(number)) for number in range(3)]
    articles[1] = new_article("long.txt", story(1, "x" * 200))
    with at_work(tmp_path / "p.db", *articles) as work:
        work.open(articles[2].id)
        made = Repeats(work.session)
        while made.step():
            pass
        assert found(work, made) == []
