"""The review desk on the screen: what it draws when, and what it leaves to the application."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.review_desk import AtReview, differing, with_two_events
from tests.support.review_screens import review_screens
from tests.support.reviewed import add, coded, make_review
from tui.store.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.db"
    make_review(path, *differing("a1", "a2")).close()
    return path


@contextmanager
def another(project: Path) -> Iterator[AtReview]:
    """Another adjudicator at the same time."""
    with Project.open(project) as opened:
        yield AtReview(opened, "zoe").begin()


async def test_it_shows_the_text_and_one_disagreement_under_it(project: Path) -> None:
    async with review_screens(project, size=(80, 24)) as seen:
        assert re.match(r" p.db ▸ review · 4 left  Article 1 +eve  saved $", seen.rows[0])
        assert seen.rows[1].startswith("On Monday five men")
        assert any(row.startswith("─ Dead: different answers") for row in seen.rows)
        assert "? keys" in seen.footer
        await seen.press("1")
        assert "3 left" in seen.rows[0]
        assert any(row.startswith("─ Hurt: different answers") for row in seen.rows)


async def test_before_a_decision_no_name_is_on_any_screen(project: Path) -> None:
    async with review_screens(project, size=(120, 40)) as seen:
        for keys in (
            (),
            ("q",),
            ("escape", "a"),
            ("escape", "i"),
            ("escape", "escape", "A"),
            ("escape", "v"),
            ("escape", "d"),
        ):
            await seen.press(*keys)
            assert not re.search(r"\b(ana|ben)\b", "\n".join(seen.rows)), keys
        await seen.press("escape", "1")
        for keys in ((), ("G",), ("x", "a"), ("escape", "A"), ("escape", "backspace")):
            await seen.press(*keys)
            assert not re.search(r"\b(ana|ben)\b", "\n".join(seen.rows)), keys
        await seen.press("n", "1")
        assert re.search(r"\bana\b", seen.footer)
        assert not re.search(r"\b(ana|ben)\b", "\n".join(seen.rows[:-1]))


async def test_pages_are_shown_and_left(project: Path) -> None:
    async with review_screens(project) as seen:
        await seen.press("question_mark")
        assert "Take version 1" in "\n".join(seen.rows)
        await seen.press("x", "1", "1", "backspace", "G")
        assert "decided by eve" in "\n".join(seen.rows)
        assert "not ben" in "\n".join(seen.rows) or "not ana" in "\n".join(seen.rows)
        await seen.press("x", "W", "G")
        assert "not 1 annotator" in "\n".join(seen.rows)
        await seen.press("x", "H")
        assert "history of gold" in seen.rows[0]
        await seen.press("x", "h")
        assert "Hurt" in "\n".join(seen.rows)
        await seen.press("x", "t")
        assert seen.app.review.article.lanes


async def test_an_own_answer_takes_the_place_of_the_pane(project: Path) -> None:
    async with review_screens(project) as seen:
        await seen.press("i")
        assert any("your own answer · Dead" in row for row in seen.rows)
        assert "↵ accept" in seen.footer
        await seen.press("x", "enter")
        assert any("Dead" in row for row in seen.rows)
        assert seen.desk.own is not None
        await seen.press("ctrl+u", "4", "enter")
        assert seen.desk.own is None
        assert "3 left" in seen.rows[0]


async def test_the_list_of_disagreements_lies_over_the_pane(project: Path) -> None:
    async with review_screens(project) as seen:
        await seen.press("q")
        assert any(re.match("▸1 answer +Article 1 +Dead", row) for row in seen.rows)
        await seen.press("down", "down", "enter")
        assert "Article 2" in seen.rows[0]


async def test_what_others_did_is_shown_while_nobody_types(project: Path) -> None:
    async with review_screens(project) as seen:
        with another(project) as zoe:
            zoe.do("take-1")
        seen.app.review._catch_up()
        await seen.settled()
        assert "Somebody changed this article meanwhile" in seen.footer
        assert "3 left" in seen.rows[0]


async def test_a_late_layer_is_compared_while_nobody_types(project: Path) -> None:
    async with review_screens(project) as seen:
        with Project.open(project) as opened:
            for who, dead in (("ana", "1"), ("ben", "2")):
                add(opened, coded(who, "a4", dead=dead))
        seen.app.review._catch_up()
        await seen.until(lambda: "5 left" in seen.rows[0])


async def test_two_desks_of_one_adjudicator_do_not_work_at_once(project: Path) -> None:
    async with review_screens(project) as first:
        async with review_screens(project) as second:
            assert "eve has another desk open" in "\n".join(second.rows)
            await second.press("r")
            assert "READ ONLY" in second.rows[0]
            await second.press("1")
            assert "This desk only looks" in second.footer
        await first.press("1")
        assert "3 left" in first.rows[0]
        async with review_screens(project) as third:
            await third.press("t")
            await third.press("1")
            assert "2 left" in third.rows[0]
            await first.press("1")
            assert "taken over" in first.footer
            assert "READ ONLY" in first.rows[0]


async def test_what_cannot_be_written_is_told_and_nothing_is_lost(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with review_screens(project) as seen:
        with Project.open(project) as other, other._database.immediate():
            seen.app._work.project.be_patient(0.01)
            await seen.press("1")
            assert "locked by another program" in seen.footer
            assert "4 left" in seen.rows[0]
        await seen.press("1")
        assert "3 left" in seen.rows[0]


async def test_a_window_that_is_too_small_says_what_it_needs(project: Path) -> None:
    async with review_screens(project) as seen:
        await seen.resize(39, 11)
        assert "40x12 needed" in seen.rows[0]
        await seen.press("1")
        await seen.resize(80, 24)
        assert "4 left" in seen.rows[0]
        await seen.resize(40, 12)
        assert any("Dead" in row for row in seen.rows)


async def test_whole_events_are_shown_and_the_alignment_changed(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    make_review(path, *with_two_events()).close()
    async with review_screens(path) as seen:
        assert any("not all have this event" in row for row in seen.rows)
        await seen.press("a")
        assert any(row.startswith("─ events · 3 are 2") for row in seen.rows)
        assert "esc back" in seen.footer
        await seen.press("question_mark")
        assert "Which events are one" in "\n".join(seen.rows)
        await seen.press("x", "escape")
        assert any("not all have this event" in row for row in seen.rows)


async def test_a_rule_is_counted_asked_about_and_carried_out_while_keys_come_in(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    make_review(path, *differing("a1", "a2"), coded("cem", "a1", dead="5"), coded("cem", "a2", dead="5")).close()
    async with review_screens(path) as seen:
        await seen.press("Y", "m")
        await seen.until(lambda: any("majority decides 4 of 4" in row for row in seen.rows))
        assert "4 left" in seen.rows[0]
        await seen.press("y")
        await seen.until(lambda: "majority decided 4" in seen.footer)
        assert "0 left" in seen.rows[0]
        assert any("Nothing waits" in row for row in seen.rows)


async def test_a_rule_at_work_does_not_keep_anybody(project: Path) -> None:
    async with review_screens(project) as seen:
        await seen.press("Y", "u", "Q")
        assert seen.app.return_code == 0


async def test_a_click_sets_the_cursor(project: Path) -> None:
    async with review_screens(project) as seen:
        await seen.click("old bridge")
        assert seen.desk.text.text[seen.desk.cursor :].startswith("old bridge")


async def test_nothing_to_review_is_said(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    make_review(path).close()
    async with review_screens(path) as seen:
        assert "Nothing can be compared yet" in "\n".join(seen.rows)
        for key in ("1", "q", "a", "i", "G", "h", "n", "v", "escape", "Y", "u", "e", "d"):
            await seen.press(key)
        assert seen.app.return_code is None
        await seen.press("Q")
        assert seen.app.return_code == 0


async def test_what_goes_with_a_decision_is_kept_until_it_is_made_or_left(project: Path) -> None:
    def kept() -> str:
        with Project.open(project) as opened:
            held = opened.draft("eve", "a1")
            return held.text if held is not None else ""

    async with review_screens(project, size=(80, 24)) as seen:
        assert kept() == ""
        await seen.press("r", "s")
        assert kept() == '["slip", "", false, "", ""]'
        await seen.press("m", "o", "h")
        assert kept() == '["slip", "", false, "note", "oh"]'
        await seen.press("escape")
        assert kept() == '["slip", "", false, "", ""]'
        await seen.press("1")
        assert kept() == ""
        await seen.press("exclamation_mark", "w", "h", "y")
        assert kept() == '["", "", false, "flag", "why"]'
    async with review_screens(project, size=(80, 24)) as seen:
        assert seen.desk.asking is not None
        assert seen.desk.asking.entry.line.text == "why"
        await seen.press("enter")
        assert kept() == ""
        assert seen.desk.require()[0].panel.gold.flag == "why"


async def test_an_answer_that_the_adjudicator_had_half_typed_as_an_annotator_stays(project: Path) -> None:
    with Project.open(project) as opened:
        opened.ensure_annotator("eve")
        opened.save_draft("eve", "a1", "", "relevant", "ye")
    async with review_screens(project, size=(80, 24)) as seen:
        await seen.press("m", "o", "h", "enter", "1")
    with Project.open(project) as opened:
        held = opened.draft("eve", "a1")
        assert held is not None
        assert held.text == "ye"
