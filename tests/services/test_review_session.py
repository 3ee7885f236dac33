"""Taking back at the desk what was changed in the alignment, whatever it brought along."""

from pathlib import Path

import pytest

from tests.support.adjudicating import Hand, desk
from tests.support.reviewed import ATTACK, make_review
from tui.domain.adjudication.aligning import Change
from tui.domain.errors import EditError
from tui.domain.layers import GOLD
from tui.services.review_session import ReviewSession


def test_a_change_of_the_alignment_is_the_last_thing_done_again_and_again(tmp_path: Path) -> None:
    sides = [
        Hand(who).event("e1", ATTACK, (0, 9)).event("e2", {"type": "march"}, (30, 40)).done()
        for who in ("ana", "ben")
    ]
    with make_review(tmp_path / "p.db", *sides) as project:
        work = ReviewSession(project, desk("eve"))
        work.refresh()
        # What all agree on comes into gold with it.
        work.change("a1", Change.MERGE, [("ana", "e1"), ("ana", "e2")])
        assert project.layer("a1", GOLD).revision == 1
        for _ in range(2):
            assert work.undo_last().title == "merge events"
            assert project.layer("a1", GOLD).events == ()
            assert work.redo_last().title == "merge events"
        work.undo_last()
        with pytest.raises(EditError, match="nothing of yours"):
            work.undo_last()
