"""The review as an adjudicator works in it at a desk: what they saw is what they decide about."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.aligning import ALIGNED
from tui.domain.adjudication.decisions import STANDING, Decision, Ruling
from tui.domain.adjudication.places import ReviewPlace
from tui.domain.adjudication.provenance import Provenance, provenance
from tui.domain.adjudication.resolving import Desk, Outcome, advanced, resolve
from tui.domain.adjudication.review import find_case
from tui.domain.editing import set_flag
from tui.domain.edits import AttributeChange, Edit, inverse
from tui.domain.errors import EditError, StoreError
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import GOLD
from tui.domain.schema import Schema
from tui.services.adjudicating import Adjudication, Opened
from tui.services.review_articles import Planned, open_panel
from tui.store.project import Project, StaleLayer, TakenOver
from tui.store.reviewing import Row, Tally, Wanted
from tui.store.walking import RULE, Spot

if TYPE_CHECKING:
    from tui.services.history import Moment

__all__ = ["ReviewSession", "Row", "Spot", "StaleLayer", "Step", "Tally", "Wanted"]


class Step(NamedTuple):
    """A step back or forward through what was done.

    Attributes:
        before: The article before it.
        opened: The article after it.
        title: What was taken back or brought back, in words.
        case: Id of the disagreement that it had decided; empty if it was something else.
        of_rule: Whether it is what a rule decided in this article.
    """

    before: Opened
    opened: Opened
    title: str
    case: str
    of_rule: bool = False


class ReviewSession(Adjudication):
    """The work of one adjudicator at a desk.

    Args:
        project: The open project.
        desk: Who decides, and where ids and times come from.
        only_looks: Why nothing can be changed from here; empty if it can.
    """

    def __init__(self, project: Project, desk: Desk, only_looks: str = "") -> None:
        super().__init__(project, desk)
        self.only_looks = only_looks

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Refuses to work where this desk can only look, and finds out that another one took over."""
        if self.only_looks:
            raise StoreError(self.only_looks)
        try:
            yield
        except TakenOver as error:
            self.only_looks = error.message
            raise

    def work(self) -> None:
        """Lets things be decided again, after this desk took the place of another one."""
        self.only_looks = ""

    def refresh(self, seconds: float | None = None) -> int:
        """Brings the list up to date, see `Adjudication.refresh`; who can only look has it as it is on disk."""
        return 0 if self.only_looks else super().refresh(seconds)

    @property
    def current_schema(self) -> Schema:
        """The current version of the project's schema."""
        return self._schema(self._current)

    def history(self, opened: Opened) -> "list[Moment]":
        """What was done to the gold layer of an article, the oldest first."""
        from tui.services.history import moments  # noqa: PLC0415 - the desk opens without it

        return list(moments(self.project, opened.panel.gold.article, GOLD, lambda _: opened.panel.schema))

    # ------------------------------------------------------------------ the list

    def neighbour(
        self, wanted: Wanted, start: Spot | None, step: int, *, other_article: bool = False
    ) -> Row | None:
        """The next line of the list, or the one before; see `tui.store.walking.Walk.neighbour`."""
        return self._store.walk.neighbour(wanted, start, step, other_article=other_article)

    def spot(self, article: str, case: str) -> Spot | None:
        """Where a disagreement stands in the list; None if it is not in it."""
        return self._store.walk.spot(article, case)

    def around(self, wanted: Wanted, start: Spot, count: int) -> tuple[list[Row], list[Row]]:
        """Lines before a place, and those from it on; see `tui.store.walking.Walk.around`."""
        return self._store.walk.around(wanted, start, count)

    def count_before(self, wanted: Wanted, start: Spot) -> int:
        """How many lines of a part of the list come before a place."""
        return self._store.walk.count_before(wanted, start)

    def moved_on(self, opened: Opened) -> bool:
        """Whether a layer of the article changed since it was opened."""
        return self._store.walk.latest(opened.panel.gold.article) > opened.seq

    def newest(self) -> int:
        """The number of the last entry of the log."""
        return self._store.walk.newest()

    def provenance_in(self, opened: Opened) -> list[Provenance]:
        """Where everything in the gold layer of an article comes from, as it was opened."""
        return list(provenance(opened.review))

    def compare_again(self, article: str) -> None:
        """Brings the list up to date for one article."""
        if not self.only_looks:
            self._store.put([self._compare(article)])

    # ------------------------------------------------------------------ deciding

    def carry_out(self, planned: Sequence[Planned]) -> list[Opened]:
        """Writes what becomes of articles, see `Adjudication.carry_out`."""
        with self._working():
            return super().carry_out(planned)

    def explain(self, opened: Opened, decision: Decision, ruling: Ruling) -> Opened:
        """Decides again what was decided last, so that the decision says more; the one before is taken back.

        Args:
            opened: The article.
            decision: The decision.
            ruling: What was said then, and what is added.

        Returns:
            The article after it.

        Raises:
            EditError: Something else was done in the article since.
        """
        target, edit = self.next_turn(opened, EntryKind.UNDO)
        if _decided(edit)[0] != decision.id:
            raise EditError("Something else was done in this article since: reopen the disagreement instead.")
        back = inverse(edit)
        panel = advanced(opened.panel, back)
        before = Entry(
            panel.gold.revision,
            EntryKind.UNDO,
            target,
            back,
            self.desk.author,
            self.desk.clock(),
            self.desk.new_id("o"),
        )
        earlier = open_panel(panel, opened.seq)
        case = find_case(earlier.cases, decision.case)
        if case is None:
            raise EditError("This disagreement is not there any more.")
        planned = self.plan(earlier, resolve(panel, case, ruling, self.desk))
        written = planned.written._replace(entries=(before, *planned.written.entries))
        return self.carry_out([planned._replace(written=written)])[0]

    def flag(self, opened: Opened, reason: str) -> Opened:
        """Flags the gold layer of an article; an empty reason takes the flag away."""
        edit = set_flag(opened.panel.gold, reason)
        return self._write(opened, Outcome((edit,), (), advanced(opened.panel, edit)))

    # ------------------------------------------------------------------ back and forward

    def undo_last(self, shown: Opened | None = None) -> Step:
        """Takes back what this adjudicator did last, in whichever article, also before a restart.

        Args:
            shown: An article as it is by now: if it is the one, it is not read again.

        Raises:
            EditError: There is nothing, or somebody else did something in that article since.
        """
        return self._step(EntryKind.UNDO, shown)

    def redo_last(self, shown: Opened | None = None) -> Step:
        """Brings back what this adjudicator took back last.

        Args:
            shown: See `undo_last`.

        Raises:
            EditError: There is nothing.
        """
        return self._step(EntryKind.REDO, shown)

    def _step(self, kind: EntryKind, shown: Opened | None) -> Step:
        article = self._own_last(kind)
        known = shown is not None and shown.panel.gold.article == article and not self.moved_on(shown)
        opened = shown if known and shown is not None else self.open(article)
        edit = self.next_turn(opened, kind)[1]
        of_rule = edit.action.startswith(f"{RULE} ")
        return Step(opened, self.turn(opened, kind), edit.title, _decided(edit)[1], of_rule)

    def _own_last(self, kind: EntryKind) -> str:
        """The article in which this adjudicator did, or took back, something that still stands so."""
        stacks: dict[str, tuple[int, ...]] = {}
        for article, revision in self._store.walk.own_gold(self.desk.author, undone=kind is EntryKind.REDO):
            if article not in stacks:
                held = self.project.stacks(article, GOLD)
                stacks[article] = held.undo if kind is EntryKind.UNDO else held.redo
            if stacks[article][-1:] == (revision,):
                if kind is EntryKind.REDO or not self._came_along(article, revision):
                    return article
                stacks[article] = ()
                continue
            if kind is EntryKind.UNDO and revision in stacks[article]:
                raise EditError("Somebody else went on in that article since: reopen the disagreement instead.")
        raise EditError(f"There is nothing of yours to {kind}.")

    def _came_along(self, article: str, revision: int) -> bool:
        """Whether an edit only accepted what all agree on, for a decision that followed: nobody asked for it."""
        edit = self.project.entry(article, GOLD, revision).edit
        names = [each.name for each in edit.changes if isinstance(each, AttributeChange)]
        if any(name.startswith(ALIGNED) for name in names):
            return False
        standing = any(name.startswith(STANDING) for name in names)
        return standing and not _decided(edit)[0] and self.project.layer(article, GOLD).revision > revision

    # ------------------------------------------------------------------ the place

    def place(self) -> ReviewPlace | None:
        """Where the adjudicator was; None if nowhere yet."""
        return self._store.place(self.desk.author)

    def save_place(self, place: ReviewPlace) -> None:
        """Remembers where the adjudicator is.

        Raises:
            StoreError: That could not be written.
        """
        if not self.only_looks:
            with self._working():
                self._store.save_place(self.desk.author, place)

    # ------------------------------------------------------------------ what is half typed

    def half_typed(self, article: str, case: str) -> str:
        """What was kept of a decision that was not made; empty for nothing."""
        held = self.project.draft(self.desk.author, article)
        return held.text if held is not None and held.event == f"{HALF}{case}" else ""

    def keep_half_typed(self, article: str, case: str, text: str) -> None:
        """Keeps what is half typed of a decision; an empty text forgets it.

        Somebody who annotates too keeps the answer that they had half typed in the article.

        Args:
            article: Id of the article.
            case: Id of the disagreement.
            text: What to keep.

        Raises:
            StoreError: That could not be written.
        """
        held = self.project.draft(self.desk.author, article)
        is_own = held is None or held.event.startswith(HALF)
        if not self.only_looks and is_own and (text or held is not None):
            with self._working():
                self.project.save_draft(self.desk.author, article, f"{HALF}{case}", "", text)


HALF = "review/"
"""Begins the place of what is half typed in a review; the id of the disagreement follows. No event is called so."""


def _decided(edit: Edit) -> tuple[str, str]:
    """The decision that an edit carried out, and its disagreement; empty if it is no decision of a person."""
    for change in edit.changes:
        if isinstance(change, AttributeChange) and change.name.startswith(STANDING):
            held = change.after or change.before
            if held.startswith("d"):
                return change.name.removeprefix(STANDING), held
    return "", ""
