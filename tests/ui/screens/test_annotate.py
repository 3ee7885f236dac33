"""The annotate screen, drawn by Textual and used by its pilot."""

from pathlib import Path

import pytest

from tests.support.forms import TEXT, locked
from tests.support.screens import Screens, beside, screens, small_project
from tui.domain import editing
from tui.store.project import Project
from tui.ui.keymap import Wish, make_keys
from tui.ui.screens import annotate, keeping
from tui.ui.screens.placing import form_size
from tui.ui.settings import Settings

ROCKETS = TEXT.index("rockets")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks, retries and rests are waited for hardly at all."""
    monkeypatch.setattr("tui.services.desk.PATIENCE", 0.01)
    monkeypatch.setattr(annotate, "LIGHT_DELAY", 0.05)
    for name in ("RETRY", "PLACE_DELAY"):
        monkeypatch.setattr(keeping, name, 0.05)


def selected(seen: Screens) -> str | None:
    chosen = seen.desk.selection
    return None if chosen is None else TEXT[slice(*chosen)]


class TestDrawing:
    async def test_text_and_form_beside_each_other(self, project: Path) -> None:
        async with screens(project) as seen:
            rows = seen.rows
            assert rows[0].startswith(" p.db ▸ 1/3  Article 1 [/]␛]0;x␇ ")
            assert rows[0].endswith("ana  untouched  saved ")
            assert rows[1].startswith("Strike in 大马士革 [/] on 5 May 2021 ")
            assert rows[2].split() == ["▸Published*", "✗"]
            assert "─ article · 0 events ─" in rows[1]
            assert seen.shows("The 👨 family fled; cafés closed. Then ␛[31mred␇ talks began.")
            assert "↵ take" in seen.footer

    async def test_the_form_below_the_text_in_a_narrow_window(self, project: Path) -> None:
        async with screens(project, size=(80, 24)) as seen:
            at = next(y for y, row in enumerate(seen.rows) if "article · 0 events" in row)
            assert at == 15
            assert seen.rows[at].startswith("─")
            assert seen.rows[at + 1].startswith("▸Published")

    async def test_the_window_may_have_any_size(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("plus")
            before = seen.rows[:-1]
            for size in ((39, 24), (80, 11), (1, 1)):
                await seen.resize(*size)
                assert seen.rows[0].startswith("40x12 needed") or size == (1, 1)
                assert not seen.shows("Strike")
            path = seen.desk.path
            await seen.press("tab", "X")
            await seen.resize(40, 12)
            assert (seen.desk.path, len(seen.desk.session.layer.events)) == (path, 1)
            await seen.resize(120, 40)
            assert seen.rows[:-1] == before

    @pytest.mark.parametrize(
        ("window", "form"),
        [
            ((120, 40), (44, 38)),
            ((100, 24), (44, 22)),
            ((300, 50), (72, 48)),
            ((99, 24), (99, 8)),
            ((40, 12), (40, 4)),
        ],
    )
    def test_the_size_of_the_form(self, window: tuple[int, int], form: tuple[int, int]) -> None:
        assert form_size(*window) == form

    async def test_lanes_are_shown_and_hidden(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("w", "space", "1")
            without = seen.rows
            await seen.press("t")
            assert seen.rows[2].startswith("       w")
            await seen.press("t")
            assert seen.rows[1:-1] == without[1:-1]

    @pytest.mark.usefixtures("impatient")
    async def test_candidates_are_lit_after_a_rest(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.until(lambda: not seen.app.annotate._marks.dark)
            assert seen.app.annotate._marks.now().hits
            await seen.press("tab", "shift+tab", "tab")
            await seen.until(lambda: not seen.app.annotate._marks.dark)


class TestKeys:
    async def test_an_event_is_filled(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("plus")
            assert seen.shows("event 1/1 · type?")
            await seen.press("i")
            await seen.type("mar")
            await seen.press("enter")
            assert seen.shows("Kind*        March")
            await seen.press("slash")
            await seen.type("aleppo")
            await seen.press("enter", "tab", "enter")
            assert seen.shows("event 1/1 · March")
            assert seen.rows[4].split()[-3:] == ["Place", "Aleppo", "e1"]
            assert seen.rows[0].endswith("in progress  saved ")

    async def test_a_key_without_a_meaning_is_told(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("f12")
            assert seen.footer == "f12 does nothing here; ? shows the keys."
            await seen.press("w")
            assert "does nothing" not in seen.footer

    async def test_what_cannot_be_done_is_told_until_the_next_key(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("X")
            assert seen.footer.startswith("These are the questions about the article")
            await seen.press("w")
            assert "questions about the article" not in seen.footer

    async def test_a_wrong_answer_is_told_in_the_form(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("enter", "ctrl+u")
            await seen.type("2021-13-01")
            await seen.press("enter")
            assert seen.shows(" Published: 2021-13-01")
            assert seen.shows("month")
            await seen.press("ctrl+u")
            await seen.type("5 may")
            assert seen.shows("2021-05-05 Wed")
            await seen.press("enter")
            assert seen.rows[2].split()[-3:] == ["Published*", "2021-05-05", "Wed"]

    async def test_a_digit_begins_the_answer_of_a_field_that_counts_and_labels_a_selection(
        self, project: Path
    ) -> None:
        async with screens(project) as seen:
            await seen.press("plus")
            seen.desk.go_to_field("dead")
            await seen.type("12")
            await seen.press("enter")
            assert seen.shows("Dead         12")
            seen.desk.go_to_field("dead")
            await seen.press("space", "2")
            assert [span.label for span in seen.desk.session.layer.spans.values()] == ["who"]

    async def test_the_palette_does_an_action(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("colon")
            assert seen.shows("type a word, ↵ does it")
            await seen.type("new ev")
            await seen.press("enter")
            assert seen.shows("event 1/1")
            await seen.press("colon")
            await seen.type("find")
            await seen.press("enter")
            await seen.type("ana")
            assert selected(seen) == "Ana"
            await seen.press("escape", "colon")
            await seen.type("next-article")
            await seen.press("enter")
            assert seen.shows("2/3")

    async def test_an_action_of_the_palette_that_cannot_be_done(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("colon")
            await seen.type("delete event")
            await seen.press("enter")
            assert seen.desk.asking is None
            assert seen.footer.startswith("These are the questions")
            await seen.press("colon", "z", "z", "z", "enter", "escape")
            assert seen.desk.asking is None

    async def test_articles_are_walked_and_end(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("P")
            assert seen.footer == "This is the first article."
            await seen.press("N", "N")
            assert seen.rows[0].startswith(" p.db ▸ 3/3")
            assert seen.rows[1].startswith("Nothing happened in 大马士革.")
            await seen.press("N")
            assert seen.footer == "This is the last article."
            await seen.press("P")
            assert seen.rows[0].startswith(" p.db ▸ 2/3")

    async def test_a_paste_goes_to_an_open_question_only(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.paste("Q\nX+")
            assert seen.desk.session.layer.revision == 0
            await seen.press("m")
            await seen.paste("two\nlines \x1b]0;x\x07")
            assert seen.shows("Note on the article: two lines ]0;x")
            assert seen.desk.asking is not None


class TestMouse:
    async def test_a_click_sets_the_cursor_two_select_the_word_three_the_sentence(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.click("rockets")
            assert (seen.desk.cursor, selected(seen)) == (ROCKETS, None)
            await seen.click("rockets", times=2)
            assert selected(seen) == "rockets"
            await seen.click("Two", times=3)
            assert selected(seen) == "Two people died, said Ana Li."
            await seen.click("family")
            assert selected(seen) is None

    async def test_two_clicks_between_words_select_nothing(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.click(". Two", times=2)
            assert selected(seen) is None

    async def test_a_click_with_shift_extends(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.click("rockets")
            await seen.click("on Aleppo", shift=True)
            assert selected(seen) == "rockets fell"
            await seen.click("Two", shift=True)
            assert (selected(seen) or "").startswith("rockets fell on Aleppo")

    async def test_dragging_selects_whole_words(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.drag("ockets", "eppo")
            assert selected(seen) == "rockets fell on Aleppo"
            assert seen.desk.exact

    async def test_a_click_on_a_row_of_the_form_goes_there(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("plus")
            await seen.click("Follows")
            assert seen.desk.path == "follows"
            assert seen.shows("▸Follows")
            await seen.click("event 1/1")
            assert seen.desk.path == "follows"
            await seen.click("p.db")
            assert seen.desk.path == "follows"

    async def test_while_something_is_asked_clicks_do_nothing(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("m", "x")
            await seen.click("rockets", times=2)
            await seen.drag("ockets", "eppo")
            await seen.click("Note on the article")
            assert seen.desk.asking is not None
            assert (seen.desk.cursor, selected(seen), seen.desk.path) == (0, None, "published")


@pytest.mark.usefixtures("impatient")
class TestKeeping:
    async def test_the_desk_opens_where_it_was_left(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("N", "plus", "tab", "w", "Q")
        async with screens(project, article="") as seen:
            assert seen.rows[0].startswith(" p.db ▸ 2/3")
            assert seen.shows("▸Date")
            assert seen.desk.cursor == len("Talks ")

    async def test_the_cursor_is_kept_after_a_rest(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("w")
            file = seen.desk.session.project
            await seen.until(lambda: (file.place("ana") or seen.desk.place()).cursor == len("Strike "))

    async def test_a_half_typed_answer_is_open_again(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("enter", "ctrl+u")
            await seen.type("5 ma")
        async with screens(project) as seen:
            assert seen.shows(" Published: 5 ma")
            assert "half typed" in seen.footer
            await seen.press("escape")
        async with screens(project) as seen:
            assert seen.desk.asking is None

    async def test_messages_name_the_annotators_own_keys(self, project: Path) -> None:
        keys, _ = make_keys([Wish("undo", ("f7",), 1), Wish("new-event", ("f8",), 2)])
        async with screens(project, settings=Settings(keys=keys)) as seen:
            await seen.press("right_square_bracket")
            assert seen.footer == "There is no event yet: f8 makes one."
            await seen.press("f8", "X")
            assert seen.footer == "Event 1 deleted; f7 brings it back."

    async def test_what_is_not_on_disk_is_told_and_tried_again(self, project: Path) -> None:
        async with screens(project) as seen:
            with locked(project):
                await seen.press("plus")
                assert seen.rows[0].endswith("NOT SAVED ")
                assert not seen.desk.session.saved
                await seen.press("N")
                assert seen.footer.startswith("NOT SAVED: ")
                assert seen.rows[0].startswith(" p.db ▸ 1/3")
                await seen.press("w")
                assert "It is tried again." in seen.footer or "locked" in seen.footer
            await seen.until(lambda: seen.desk.session.saved)
            await seen.until(lambda: seen.rows[0].endswith("saved "))
            await seen.press("w")
            assert "NOT SAVED" not in "".join(seen.rows)

    async def test_a_place_that_cannot_be_written_is_told_and_tried_again(self, project: Path) -> None:
        async with screens(project) as seen:
            with locked(project):
                await seen.press("tab")
                assert seen.rows[0].endswith("NOT SAVED ")
                assert "It is tried again." in seen.footer or "locked" in seen.footer
            await seen.until(lambda: seen.rows[0].endswith(" saved "))
            place = seen.desk.session.project.place("ana")
            assert place is not None
            assert place.path == "relevant"

    async def test_a_cursor_that_cannot_be_written_after_a_rest_is_told(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("w")
            with locked(project):
                await seen.press("w")
                await seen.until(lambda: seen.rows[0].endswith("NOT SAVED "))
            await seen.until(lambda: seen.rows[0].endswith(" saved "))

    async def test_a_small_window_does_not_stop_the_saving(self, project: Path) -> None:
        async with screens(project) as seen:
            with locked(project):
                await seen.press("plus")
                await seen.resize(30, 8)
                assert not seen.desk.session.saved
            await seen.until(lambda: seen.desk.session.saved)

    async def test_leaving_is_refused_once_while_something_is_not_on_disk(self, project: Path) -> None:
        async with screens(project) as seen:
            with locked(project):
                await seen.press("plus", "Q")
                assert seen.footer.startswith("NOT SAVED: what you see")
                await seen.press("w", "Q")
                assert seen.footer.startswith("NOT SAVED: what you see")
                assert seen.app.is_running
                await seen.press("Q")
                assert seen.app.return_code == 0

    async def test_the_list_is_not_left_either(self, project: Path) -> None:
        async with screens(project) as seen:
            with locked(project):
                await seen.press("plus", "a", "Q")
                assert seen.rows[0].startswith(" p.db ▸ 1/3")
                assert seen.footer.startswith("NOT SAVED: what you see")
                await seen.press("Q")
                assert seen.app.return_code == 0

    async def test_work_that_was_done_elsewhere_is_read_again(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("plus", "plus")
            with beside(project) as elsewhere:
                elsewhere.open(seen.desk.session.article.id)
                gone = seen.desk.owner
                elsewhere.perform(editing.delete_event(elsewhere.layer, gone))
            await seen.press("y")
            assert "changed elsewhere" in seen.footer
            assert seen.shows("event 1/1")
            await seen.press("y")
            assert seen.shows("event 2/2")
            with Project.open(project) as file:
                assert file.verify() == []

    async def test_stale_work_that_was_kept_is_told_when_it_is_tried(self, project: Path) -> None:
        async with screens(project) as seen:
            await seen.press("plus")
            with beside(project) as elsewhere:
                elsewhere.open(seen.desk.session.article.id)
                with locked(project):
                    await seen.press("K", "y")
                    assert not seen.desk.session.saved
                elsewhere.perform(editing.delete_event(elsewhere.layer, seen.desk.session.layer.events[0]))
                await seen.until(lambda: seen.desk.session.saved)
            await seen.settled()
            assert seen.shows("article · 0 events")
