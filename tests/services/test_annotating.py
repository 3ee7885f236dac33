from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, new_article
from tests.support.fixed import NumberedIds, TickingClock
from tests.support.forms import TEXT, locked, reopened, small_desk
from tui.domain import dates, editing
from tui.domain.edits import Edit
from tui.domain.errors import EditError, StoreError
from tui.domain.layers import ARTICLE, SCHEMA, Layer, Status
from tui.domain.places import HalfTyped, Place
from tui.domain.values import Value, make_value
from tui.services.annotating import Session
from tui.services.outbox import SHORT
from tui.store.project import Project, StaleLayer


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


@pytest.fixture
def session(work: DeskAtWork) -> Session:
    return work.session


@pytest.fixture
def file(tmp_path: Path, work: DeskAtWork) -> Path:
    return tmp_path / "p.db"


def label(session: Session, start: int, end: int) -> Edit:
    return editing.label_span(session.layer, "what", [(start, end)], session.new_id)


def event(session: Session) -> Edit:
    return editing.new_event(session.layer, session.new_id("e"))


def say(session: Session, path: str, value: Value, owner: str = ARTICLE) -> Edit:
    return editing.answer(session.layer, owner, path, value, session.new_id)


def stored(session: Session) -> Layer:
    """The layer as it is on disk."""
    return session.project.layer(session.article.id, "ana")


def content(layer: Layer) -> tuple[object, ...]:
    """What a layer says, whenever it was said."""
    return layer.spans, layer.events, layer.values, layer.attributes


class TestOpening:
    def test_before_an_article_is_open(self, session: Session) -> None:
        fresh = Session(session.project, session.schema, "ana", new_id=NumberedIds(), clock=TickingClock())
        assert not fresh.has_article
        assert fresh.saved
        with pytest.raises(StoreError, match="copydesk add"):
            fresh.article  # noqa: B018 - it raises
        with pytest.raises(StoreError, match="copydesk add"):
            fresh.save_draft("", "published", "2021")

    def test_an_article_opens_with_its_layer(self, session: Session) -> None:
        assert session.has_article
        assert session.text.text == TEXT
        assert session.text.language == "en"
        assert session.layer == Layer(session.article.id, "ana")

    def test_an_article_that_is_not_there_changes_nothing(self, session: Session) -> None:
        with pytest.raises(StoreError):
            session.open("a999999")
        assert session.text.text == TEXT

    def test_the_place_is_where_it_was_left(self, session: Session) -> None:
        article = session.article.id
        assert session.open(article) == Place(article)
        place = Place(article, "", "relevant", 4, 2, 1)
        session.save_place(place)
        assert session.open(article) == place


class TestPerforming:
    def test_what_is_done_is_on_disk(self, session: Session) -> None:
        place = Place(session.article.id, "", "published", 7)
        assert session.perform(label(session, 0, 6), place)
        assert session.saved
        assert stored(session) == session.layer
        assert session.project.place("ana") == place

    def test_nothing_is_no_edit(self, session: Session) -> None:
        session.perform(label(session, 0, 6))
        assert not session.perform(label(session, 0, 6))
        assert session.layer.revision == 1

    def test_the_first_edit_says_by_which_schema(self, session: Session) -> None:
        session.perform(label(session, 0, 6))
        session.perform(label(session, 7, 9))
        assert session.layer.attributes[SCHEMA] == "small@1"
        history = session.project.history(session.article.id, "ana")
        stamps = [any("schema" in repr(change) for change in entry.edit.changes) for entry in history]
        assert stamps == [True, False]

    def test_an_edit_that_does_not_fit_is_refused(self, session: Session) -> None:
        stale = event(session)
        session.perform(event(session))
        before = session.layer
        with pytest.raises(EditError):
            session.perform(stale)
        assert session.layer is before
        assert session.saved

    def test_the_draft_ends_with_its_answer(self, session: Session) -> None:
        session.save_draft("", "published", "5 may")
        assert session.draft() == HalfTyped("", "published", "5 may")
        session.perform(event(session))
        assert session.draft() is not None
        session.perform(say(session, "published", make_value("date", "2021-05-05")), ends_draft=True)
        assert session.draft() is None

    def test_an_empty_draft_is_forgotten(self, session: Session) -> None:
        session.save_draft("", "published", "5 may")
        session.save_draft("", "published", "")
        assert session.draft() is None


class TestUndo:
    def test_everything_can_be_taken_back_and_brought_back(self, session: Session) -> None:
        untouched = content(session.layer)
        session.perform(label(session, 0, 6))
        session.perform(event(session))
        session.perform(say(session, "place", make_value("place", "Aleppo"), session.layer.events[0]))
        done = content(session.layer)
        titles = [edit.title for edit in iter(session.undo, None)]
        assert [title.split(" ")[0] for title in titles] == ["answer", "new", "label"]
        assert content(session.layer) == untouched
        assert session.undo() is None
        assert len(list(iter(session.redo, None))) == 3
        assert content(session.layer) == done
        assert session.redo() is None
        assert stored(session) == session.layer

    def test_a_new_edit_ends_redo(self, session: Session) -> None:
        session.perform(label(session, 0, 6))
        session.undo()
        session.perform(event(session))
        assert session.redo() is None
        assert session.undo() is not None
        assert session.undo() is None

    def test_it_works_after_a_restart(self, work: DeskAtWork, tmp_path: Path) -> None:
        work.session.perform(label(work.session, 0, 6))
        work.session.perform(event(work.session))
        work.session.undo()
        with reopened(work, tmp_path) as again:
            assert again.session.redo() is not None
            assert again.session.redo() is None
            assert content(again.session.layer)[1] != ()
            assert again.session.undo() is not None
            assert again.session.undo() is not None
            assert again.session.undo() is None
            assert again.session.layer.status is Status.UNTOUCHED

    def test_the_place_goes_with_it(self, session: Session) -> None:
        session.perform(label(session, 0, 6))
        for step, cursor in ((session.undo, 3), (session.redo, 5)):
            place = Place(session.article.id, cursor=cursor)
            step(place)
            assert session.project.place("ana") == place


class TestTrouble:
    def test_what_cannot_be_written_is_kept_and_written_later_in_order(self, session: Session, file: Path) -> None:
        session.perform(label(session, 0, 6))
        with locked(file):
            session.perform(event(session), Place(session.article.id, cursor=1))
            session.perform(label(session, 7, 9), Place(session.article.id, cursor=2))
            assert not session.saved
            assert "locked" in session.trouble
            assert not session.flush()
            assert stored(session).revision == 1
        assert session.layer.revision == 3
        assert session.flush()
        assert session.saved
        assert session.trouble == ""
        assert stored(session) == session.layer
        assert [entry.edit.action for entry in session.project.history(session.article.id, "ana")] == [
            "label",
            "new-event",
            "label",
        ]
        place = session.project.place("ana")
        assert place is not None
        assert place.cursor == 2
        assert session.project.verify() == []

    def test_the_next_edit_takes_along_what_was_kept(self, session: Session, file: Path) -> None:
        with locked(file):
            session.perform(event(session))
        session.perform(event(session))
        assert session.saved
        assert stored(session) == session.layer

    def test_undo_of_what_is_not_on_disk_yet(self, session: Session, file: Path) -> None:
        session.perform(label(session, 0, 6))
        assert session.undo() is not None
        session.redo()
        with locked(file):
            session.perform(event(session))
            edit = session.undo()
            assert edit is not None
            assert edit.action == "new-event"
            assert session.redo() is not None
            assert not session.saved
        assert session.flush()
        assert stored(session) == session.layer
        assert len(session.layer.events) == 1

    def test_undo_knows_what_was_done_before_and_what_waits(
        self, work: DeskAtWork, tmp_path: Path, file: Path
    ) -> None:
        work.session.perform(label(work.session, 0, 6))
        with reopened(work, tmp_path) as again:
            with locked(file):
                again.session.perform(event(again.session))
                titles = [edit.title for edit in iter(again.session.undo, None)]
                assert titles == ["new event", "label what"]
                assert not again.session.saved
            assert again.session.flush()
            assert stored(again.session) == again.session.layer
            assert again.session.project.verify() == []

    def test_another_article_is_not_opened_meanwhile(self, session: Session, file: Path) -> None:
        other = new_article("b.txt", "Other text.")
        session.project.add_articles([other])
        with locked(file):
            session.perform(event(session))
            with pytest.raises(StoreError, match=r"NOT SAVED: .*locked"):
                session.open(other.id)
            assert session.article.name == "a.txt"
        session.open(other.id)
        assert session.saved
        assert session.article.name == "b.txt"

    def test_a_place_or_draft_that_cannot_be_written_is_told_until_one_can(
        self, session: Session, file: Path
    ) -> None:
        place = Place(session.article.id, cursor=3)
        with locked(file):
            session.save_place(place)
            assert "locked" in session.trouble
            assert session.saved
        session.save_place(place)
        assert session.trouble == ""
        with locked(file):
            session.save_draft("", "published", "5 m")
            assert "locked" in session.trouble
        session.save_draft("", "published", "5 ma")
        assert session.trouble == ""

    def test_a_draft_is_kept_until_it_is_on_disk(self, session: Session, file: Path) -> None:
        with locked(file):
            session.save_draft("", "published", "5 ma")
            assert not session.saved
            assert session.draft() == HalfTyped("", "published", "5 ma")
            assert session.project.draft("ana", session.article.id) is None
            assert not session.flush()
        session.save_place(Place(session.article.id, cursor=3))
        assert session.saved
        assert session.trouble == ""
        assert session.project.draft("ana", session.article.id) == HalfTyped("", "published", "5 ma")

    def test_a_draft_that_was_left_while_it_waited_is_gone(self, session: Session, file: Path) -> None:
        session.save_draft("", "published", "5 ma")
        with locked(file):
            session.save_draft("", "published", "5 may")
            session.save_draft("", "published", "")
            assert session.draft() is None
        assert session.flush()
        assert session.project.draft("ana", session.article.id) is None

    def test_the_answer_ends_the_draft_that_waits_and_not_the_next_one(self, session: Session, file: Path) -> None:
        with locked(file):
            session.save_draft("", "published", "2021-05-05")
            session.perform(say(session, "published", make_value("date", "2021-05-05")), ends_draft=True)
            session.save_draft("", "relevant", "y")
        session.save_draft("", "relevant", "ye")
        assert not session.saved
        assert session.flush()
        assert session.project.draft("ana", session.article.id) == HalfTyped("", "relevant", "ye")
        assert stored(session) == session.layer

    def test_a_draft_that_waits_does_not_come_back_after_its_answer(self, session: Session, file: Path) -> None:
        with locked(file):
            session.save_draft("", "published", "2021-05-05")
            session.perform(say(session, "published", make_value("date", "2021-05-05")), ends_draft=True)
            assert not session.saved
        assert session.flush()
        assert session.draft() is None

    def test_a_place_is_kept_until_it_is_on_disk_but_not_over_a_later_one(
        self, session: Session, file: Path
    ) -> None:
        with locked(file):
            session.save_place(Place(session.article.id, cursor=3))
        assert session.flush()
        assert session.project.place("ana") == Place(session.article.id, cursor=3)
        with locked(file):
            session.save_place(Place(session.article.id, cursor=4))
            session.perform(event(session), Place(session.article.id, cursor=5))
        assert session.flush()
        assert session.project.place("ana") == Place(session.article.id, cursor=5)

    def test_another_article_waits_for_what_is_half_typed(self, session: Session, file: Path) -> None:
        other = new_article("b.txt", "Other text.")
        session.project.add_articles([other])
        with locked(file):
            session.save_draft("", "published", "5 ma")
            with pytest.raises(StoreError, match=r"NOT SAVED: .*locked"):
                session.open(other.id)
        session.open(other.id)
        assert session.project.draft("ana", other.id) is None

    def test_only_the_first_to_meet_a_lock_waits_long(self, session: Session, file: Path) -> None:
        def patience() -> int:
            found: int = session.project._database.connection.execute("PRAGMA busy_timeout").fetchone()[0]
            return found

        session.project.close()
        session.project = session._outbox._project = Project.open(file, patience=0.2)
        with locked(file):
            session.perform(event(session))
            assert patience() == 200
            session.save_draft("", "published", "5 ma")
            session.flush()
            assert patience() == round(SHORT * 1000)
        session.flush()
        session.perform(event(session))
        assert patience() == 200

    def test_a_draft_on_disk_does_not_hide_an_edit_that_is_not(self, session: Session, file: Path) -> None:
        with locked(file):
            session.perform(event(session))
        session.save_draft("", "published", "5 may")
        session.save_place(Place(session.article.id, cursor=3))
        assert not session.saved
        assert session.trouble != ""


class TestTwoAtOnce:
    def test_the_stale_one_is_told_and_reads_again(self, work: DeskAtWork, tmp_path: Path) -> None:
        session = work.session
        session.perform(label(session, 0, 6))
        with reopened(work, tmp_path) as elsewhere:
            elsewhere.session.perform(event(elsewhere.session))
            with pytest.raises(StaleLayer, match="changed elsewhere"):
                session.perform(label(session, 7, 9))
            assert session.layer == elsewhere.session.layer
            assert session.saved
            assert session.trouble == ""
            session.perform(label(session, 7, 9))
            assert stored(session) == session.layer
            assert [entry.edit.action for entry in session.project.history(session.article.id, "ana")] == [
                "label",
                "new-event",
                "label",
            ]

    def test_undo_of_the_stale_one_takes_back_the_other_ones_edit(self, work: DeskAtWork, tmp_path: Path) -> None:
        session = work.session
        session.perform(label(session, 0, 6))
        session.perform(label(session, 7, 9))
        session.undo()
        with reopened(work, tmp_path) as elsewhere:
            elsewhere.session.perform(event(elsewhere.session))
            with pytest.raises(StaleLayer):
                session.undo()
            edit = session.undo()
            assert edit is not None
            assert edit.action == "new-event"

    def test_what_was_kept_and_is_stale_by_now_is_dropped_and_told(self, work: DeskAtWork, tmp_path: Path) -> None:
        session = work.session
        with reopened(work, tmp_path) as elsewhere:
            with locked(tmp_path / "p.db"):
                session.perform(label(session, 0, 6))
            elsewhere.session.perform(event(elsewhere.session))
            with pytest.raises(StaleLayer):
                session.flush()
            assert session.layer == elsewhere.session.layer
            assert session.saved
            assert session.trouble == ""

    def test_others_work_is_another_layer(self, work: DeskAtWork) -> None:
        session = work.session
        session.project.ensure_annotator("ben")
        ben = Session(session.project, session.schema, "ben", new_id=work.ids, clock=TickingClock())
        ben.open(session.article.id)
        ben.perform(event(ben))
        session.perform(label(session, 0, 6))
        assert session.layer.events == ()
        assert len(ben.layer.events) == 1


class TestContext:
    def test_dates_count_from_the_publication_date(self, session: Session) -> None:
        context = session.context()
        assert context.reference == dates.parse("2021-05-06")
        assert context.language == "en"
        assert context.written_date is not None
        assert context.country is not None
        written = context.written_date("yesterday")
        assert written is not None
        assert written.literal == "2021-05-05"
        assert context.country("Syria") == "SY"

    def test_what_the_annotator_says_counts_more(self, session: Session) -> None:
        session.perform(say(session, "published", make_value("date", "2020-01-02")))
        assert session.context().reference == dates.parse("2020-01-02")
        session.perform(say(session, "published", make_value("date", "2020-01-02~")))
        assert session.context().reference == dates.parse("2020-01-02")
        session.perform(say(session, "published", make_value("date", "2020-01")))
        assert session.context().reference == dates.parse("2020-01")

    def test_an_article_without_a_date(self, tmp_path: Path) -> None:
        folder = tmp_path / "undated"
        folder.mkdir()
        with small_desk(folder, published="") as work:
            assert work.session.context().reference is None
