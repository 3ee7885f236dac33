"""The review of a project: the queue of disagreements, and decisions that become gold."""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from tui.domain.adjudication.aligning import Adjustment, Change, Member
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Decision, Ruling
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.provenance import Provenance, provenance
from tui.domain.adjudication.resolving import Desk, Outcome, adjust, advanced, apply_policy, resolve, settle_rest
from tui.domain.adjudication.review import carry_over, find_case
from tui.domain.adjudication.similar import repeated, similarity
from tui.domain.edits import Edit, inverse
from tui.domain.errors import EditError
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import GOLD
from tui.services.review_articles import Opened, Planned, found_in, open_panel
from tui.services.review_queue import ReviewQueue
from tui.store.project import Project, StaleLayer
from tui.store.reviewing import Wanted, Written
from tui.store.walking import AGREED

__all__ = ["Adjudication", "Opened", "Planned", "each_open"]


class Adjudication(ReviewQueue):
    """The work of one adjudicator.

    Args:
        project: The open project.
        desk: Who decides, and where ids and times come from.
    """

    def __init__(self, project: Project, desk: Desk) -> None:
        super().__init__(project)
        self.desk = desk
        self._passed: set[str] = set()

    def decide(self, article: str, case: str, ruling: Ruling) -> Opened:
        """Decides a disagreement, and writes the decision with the edit of the gold layer in one transaction.

        Args:
            article: Id of the article.
            case: Id of the disagreement.
            ruling: What is said about it.

        Returns:
            The article after it.

        Raises:
            EditError: There is no such disagreement, or that cannot be chosen.
            StaleLayer: The gold layer was changed elsewhere meanwhile.
        """
        opened = self.open(article)
        return self.decide_in(opened, self.find(opened, case), ruling)

    def decide_in(self, opened: Opened, case: Case, ruling: Ruling) -> Opened:
        """Decides a disagreement of an article as it was opened: what was seen is what is decided about.

        Args:
            opened: The article.
            case: One of its disagreements.
            ruling: What is said about it.

        Returns:
            The article after it.

        Raises:
            EditError: That cannot be chosen.
            StaleLayer: The gold layer was changed elsewhere since.
        """
        return self._write(opened, resolve(opened.panel, case, ruling, self.desk))

    def find(self, opened: Opened, case: str) -> Case:
        """The disagreement of an article with an id, or what all agree on, so that it can be reopened.

        Raises:
            EditError: There is none.
        """
        found = find_case(opened.cases, case) or find_case(map(opened.review.case, opened.review.agreed()), case)
        if found is None:
            raise EditError(f"There is no disagreement {case} in this article any more: list them anew.")
        return found

    def settle(self, article: str) -> Opened:
        """Accepts what all annotators of an article agree on, if gold does not say it yet."""
        opened = self.open(article)
        outcome = settle_rest(opened.panel, self.desk)
        # It is no step of anybody's: to take back what was done last passes over it.
        named = tuple(replace(each, action=AGREED) for each in outcome.edits)
        return self._write(opened, outcome._replace(edits=named))

    def settle_agreed(self, seconds: float | None = None, *, but: str = "") -> int:
        """Accepts what all agree on in the articles of which nothing waits: no decision there brings it along.

        Args:
            seconds: How long; None for as long as it takes.
            but: An article that is left as it is.

        Returns:
            How many such articles are left.

        Raises:
            StoreError: Something could not be written; the articles before it were.
        """
        end = None if seconds is None else time.monotonic() + seconds
        waiting = [article for article in self._store.agreed() if article not in self._passed | {but}]
        for number, article in enumerate(waiting):
            if end is not None and time.monotonic() >= end:
                return len(waiting) - number
            # Once for each: what stays unfinished is for a person, or for another desk that was faster.
            self._passed.add(article)
            opened = self.look(article)
            if opened is not None and not any(case.open for case in opened.cases):
                with suppress(StaleLayer):
                    self.settle(article)
        return 0

    def change(self, article: str, change: Change, members: Sequence[Member], note: str = "") -> Opened:
        """Changes by hand which events are one.

        Args:
            article: Id of the article.
            change: What is done.
            members: Annotators and events.
            note: Why.
        """
        opened = self.open(article)
        known = {(who, event) for who, layer in opened.panel.layers.items() for event in layer.events}
        if not members or not known.issuperset(members):
            raise EditError("There are no such events in this article: name annotators and their events.")
        made = Adjustment(
            self.desk.new_id("j"), article, change, tuple(members), self.desk.author, self.desk.clock(), note
        )
        return self._write(opened, adjust(opened.panel, made, self.desk), made)

    def apply(self, article: str, policy: Policy, *, dry: bool = False) -> tuple[int, int]:
        """Decides by a policy what it can in an article.

        Args:
            article: Id of the article.
            policy: The policy.
            dry: Whether to write nothing.

        Returns:
            How many disagreements it decides, and how many wait afterwards.
        """
        opened = self.open(article)
        planned = self.plan(opened, apply_policy(opened.panel, policy, self.desk))
        if not dry:
            self.carry_out([planned])
        return len(planned.decided), len(planned.left)

    def plan(self, opened: Opened, outcome: Outcome, *adjustments: Adjustment) -> Planned:
        """What becomes of an article, before it is written.

        Args:
            opened: The article.
            outcome: Of what was done about it.
            *adjustments: Changes of the alignment that it began with.
        """
        gold, author = opened.panel.gold, self.desk.author
        entries = tuple(
            Entry(gold.revision + number, EntryKind.EDIT, 0, edit, author, self.desk.clock(), self.desk.new_id("o"))
            for number, edit in enumerate(outcome.edits, 1)
        )
        after = open_panel(outcome.panel, opened.seq)
        # Steps that were composed counted each for itself; in the file an undo step is one revision.
        held = replace(after.panel.gold, revision=gold.revision + len(entries))
        after = after._replace(panel=carry_over(after.review, replace(after.panel, gold=held)))
        written = Written(gold.article, entries, outcome.decisions, adjustments, found_in(after))
        return Planned(opened, after, written)

    def carry_out(self, planned: Sequence[Planned]) -> list[Opened]:
        """Writes what becomes of articles, in one transaction.

        Returns:
            The articles after it.

        Raises:
            StaleLayer: One of the gold layers was changed elsewhere meanwhile: nothing was written.
        """
        changed = [each for each in planned if each.changes]
        if not changed:
            return [each.after for each in planned]
        known = self._store.write(*(each.written for each in changed))
        seqs = {each.written.article: seq for each, seq in zip(changed, known, strict=True)}
        afters = (each.after for each in planned)
        return [each._replace(seq=seqs.get(each.panel.gold.article) or each.seq) for each in afters]

    def undo(self, article: str) -> Opened:
        """Takes the last standing edit of the gold layer back, and with it the decision that it carried out.

        Raises:
            EditError: There is none.
        """
        return self.turn(self.open(article), EntryKind.UNDO)

    def redo(self, article: str) -> Opened:
        """Brings back what was taken back last.

        Raises:
            EditError: There is nothing.
        """
        return self.turn(self.open(article), EntryKind.REDO)

    def turn(self, opened: Opened, kind: EntryKind) -> Opened:
        """Takes the last edit of the gold layer back, or brings back what was taken back last.

        Args:
            opened: The article.
            kind: Which of both.

        Returns:
            The article after it.

        Raises:
            EditError: There is nothing.
            StaleLayer: The gold layer was changed elsewhere since.
        """
        return self.carry_out([self.plan_turn(opened, kind)])[0]

    def plan_turn(self, opened: Opened, kind: EntryKind) -> Planned:
        """What becomes of an article by `turn`, before it is written.

        Raises:
            EditError: There is nothing.
        """
        target, edit = self.next_turn(opened, kind)
        edit = inverse(edit) if kind is EntryKind.UNDO else edit
        article, revision = opened.panel.gold.article, opened.panel.gold.revision + 1
        entry = Entry(revision, kind, target, edit, self.desk.author, self.desk.clock(), self.desk.new_id("o"))
        after = open_panel(advanced(opened.panel, edit), opened.seq)
        return Planned(opened, after, Written(article, (entry,), found=found_in(after)))

    def next_turn(self, opened: Opened, kind: EntryKind) -> tuple[int, Edit]:
        """The edit that `turn` takes back or brings back, with its revision.

        Raises:
            EditError: There is nothing.
        """
        article = opened.panel.gold.article
        stacks = self.project.stacks(article, GOLD)
        turn = stacks.undo if kind is EntryKind.UNDO else stacks.redo
        if not turn:
            raise EditError(f"There is nothing to {kind} in the gold layer of this article.")
        return turn[-1], self.project.entry(article, GOLD, turn[-1]).edit

    def similar(self, opened: Opened, case: Case) -> tuple[Decision, Ruling | None] | None:
        """The last decision about a disagreement that is alike in another article, and what repeats it here."""
        text = opened.panel.text
        found = self._store.similar(similarity(case, text), opened.panel.gold.article)
        if found is None:
            return None
        return found, repeated(case, found, text, self.project.article(found.article).text)

    def provenance(self, article: str) -> list[Provenance]:
        """Where everything in the gold layer of an article comes from."""
        return list(provenance(self.open(article).review))

    def _write(self, opened: Opened, outcome: Outcome, *adjustments: Adjustment) -> Opened:
        return self.carry_out([self.plan(opened, outcome, *adjustments)])[0]


def each_open(work: Adjudication, wanted: Wanted) -> Iterator[tuple[Opened, Case]]:
    """The disagreements of the queue one after the other, with their articles; the list is up to date then."""
    work.refresh()
    offset, opened = 0, None
    while page := work.page(wanted, offset):
        for row in page:
            if opened is None or opened.panel.gold.article != row.article:
                opened = work.open(row.article)
            case = find_case(opened.cases, row.id)
            if case is not None:
                yield opened, case
        offset += len(page)
