"""The review desk's state between two keys, and what its actions share. Nothing here knows Textual.

What is shown is one disagreement of one article as it was opened, and that is what a decision is about: a layer
that changes meanwhile makes the decision stale and never slips into it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.places import ReviewPlace
from tui.domain.adjudication.review import find_case
from tui.domain.errors import EditError, StoreError
from tui.domain.text import ArticleText
from tui.services.review_session import Row, Wanted
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.review.held import Armed, Last
from tui.ui.review.queue import ORDERS, STATES
from tui.ui.review.shown import ShownDesk

if TYPE_CHECKING:
    from tui.services.review_articles import Opened
    from tui.services.review_session import ReviewSession
    from tui.ui.desk.text_rows import TextRows

COUNTED = 1.0
"""Seconds between two counts of the list while it is brought up to date."""

TRIES = 20
"""Lines of the list that may be out of date one after the other before a step gives up."""


class ReviewDesk(ShownDesk):
    """One adjudicator's desk.

    Args:
        work: The review.
        rows: Where the text's rows are on the screen.
        keys: The adjudicator's keys, which messages name.
        clock: Tells seconds, from any moment on.
    """

    def __init__(
        self, work: "ReviewSession", rows: "TextRows", keys: Keys = DEFAULT_KEYS, *, clock: Callable[[], float]
    ) -> None:
        super().__init__(work, rows, keys, clock=clock)
        self._counted = clock() - COUNTED
        self._counted_to = 0
        self._agreed_to = -1
        self.behind = 0
        """How many articles still have to be compared, of the first ones that wait."""

    # ------------------------------------------------------------------ going

    def begin(self, seconds: float, article: str = "") -> None:
        """Opens where the adjudicator left, or with the first disagreement.

        Args:
            seconds: How long the list may be brought up to date before anything is shown.
            article: Id of the article to begin with; empty for where they left.
        """
        complaint = ""
        try:
            self.behind = self.work.refresh(seconds)
        except StoreError as error:
            # The list is shown as it is on disk, and it is tried again while nobody types.
            complaint = error.message
        self._counted, self._counted_to = self._clock(), self.work.newest()
        place = self.work.place() or ReviewPlace()
        self.reveal = place.reveal
        if article:
            self.queue.wanted = Wanted("article", article=article)
        elif place.order in ORDERS and place.state in STATES:
            self.queue.wanted = Wanted(place.order, place.state, place.kind, text=place.text)
        self.queue.count()
        if place.article and article in {"", place.article} and self._try_show(place.article, place.case):
            self.move_to(place.cursor)
        else:
            self._show_first()
        if complaint:
            self.say(complaint, alarm=True)

    def place(self) -> ReviewPlace:
        """Where the adjudicator is."""
        wanted, case = self.queue.wanted, self.case
        return ReviewPlace(
            self.article,
            case.id if case is not None else "",
            wanted.order,
            wanted.state,
            wanted.kind,
            wanted.text,
            self.cursor,
            self.reveal,
        )

    def refresh(self, seconds: float) -> None:
        """Brings the list up to date as far as the time allows, and looks whether the article moved on.

        Raises:
            StoreError: The list cannot be written now.
        """
        before = self.work.compared
        left = self.behind = self.work.refresh(seconds)
        if not left and not self.work.only_looks and self._agreed_to != self.work.compared:
            self.behind = self.work.settle_agreed(seconds, but=self.article)
            self._agreed_to = self._agreed_to if self.behind else self.work.compared
        newest = self.work.newest()
        changed = (
            self.queue.rough
            or self.queue.tally.stale
            or self.work.compared != before
            or not self.queue.tally.articles
            or newest > max(self._counted_to, self.opened.seq if self.opened is not None else 0)
        )
        # To count a long list takes longer than to compare an article: while there is more to do it is done seldom.
        if (changed and not left) or (left and self._clock() >= self._counted + COUNTED):
            self._counted, self._counted_to = self._clock(), newest
            self.queue.count()
        if self.opened is not None and self.work.moved_on(self.opened):
            self.look_again("Somebody changed this article meanwhile: this is how it is now.")
        elif self.case is None and self.queue.left:
            self._show_first()

    def _show_first(self) -> None:
        self.queue.spot = None
        self._go(1)

    def step(self, step: int, *, other_article: bool = False) -> None:
        """Goes to the next disagreement of the list, or to the one before; nothing is decided."""
        self._go(step, other_article=other_article)

    def _go(self, step: int, *, other_article: bool = False) -> None:
        for _ in range(TRIES):
            row = self.queue.neighbour(step, other_article=other_article)
            if row is None:
                self._show_nothing()
                return
            if self.go_to(row):
                return
        raise StoreError("The list is out of date: it is brought up to date while no key is pressed.")

    def go_to(self, row: Row) -> bool:
        """Shows a line of the list; whether that is still there. If not, its article is compared anew."""
        if self._try_show(row.article, row.id):
            return True
        self.queue.stand(row.article, row.id)
        self.work.compare_again(row.article)
        self.queue.count()
        return False

    def _try_show(self, article: str, case: str) -> bool:
        try:
            self.show(article, case)
        except (EditError, StoreError):
            return False
        return self.case is not None and (self.case.open or self.queue.wanted.state not in {"open", "later"})

    def show(self, article: str, case: str) -> None:
        """Shows a disagreement, or what all agree on.

        Raises:
            EditError: It is not there any more.
            StoreError: Fewer than two people finished the article by now.
        """
        opened = self.opened
        if opened is None or self.article != article or self.work.moved_on(opened):
            opened = self.work.open(article)
        found = self.work.find(opened, case)
        self.put(opened, found)
        self.queue.stand(article, case)

    def put(self, opened: "Opened", case: Case | None) -> None:
        """Shows a disagreement of an article; another one begins at its evidence."""
        if opened.panel.text != self._text.text or not self.article:
            language = self.work.project.article(opened.panel.gold.article).language
            self._text = ArticleText(opened.panel.text, language)
        other = case is None or self.case is None or self.case.id != case.id
        self.opened, self.case = opened, case
        self.asking = None
        if other:
            self.armed = Armed()
            self._since = self._clock()
            self.unselect()
            marks = self.marks()
            self.move_to(max(0, marks.first) if marks is not None else 0)

    def _show_nothing(self) -> None:
        """Where the list ends: what was put off comes again, then what came up by deciding that, or nothing."""
        self.queue.count()
        wanted, states = self.queue.wanted, self.queue.tally.states
        other = {"open": "later", "later": "open"}.get(wanted.state, "")
        if not self.queue.is_filtered and states.get(other):
            self.queue.spot = None
            self.queue.want(Wanted(wanted.order, other))
            self._go(1)
            self.say("All else is decided: this is what was put off." if other == "later" else "")
            return
        self.case = None
        self.asking = None

    # ------------------------------------------------------------------ what changed

    def took(self, after: "Opened", last: Last) -> None:
        """Notes what was decided.

        Args:
            after: The article after it.
            last: The decision.
        """
        before, case = self.require()
        self.queue.account(before, after)
        self.armed = Armed()
        self.last = last
        self.trail.append((self.article, case.id))
        self.opened, self.case = after, find_case(after.cases, case.id)

    def current(self, article: str) -> "Opened":
        """An article as it is by now: as it is shown, unless it moved on."""
        if self.opened is not None and self.article == article and not self.work.moved_on(self.opened):
            return self.opened
        return self.work.open(article)

    def replace(self, after: "Opened") -> None:
        """Shows the same disagreement of the article after it changed; another article stays as it is shown."""
        if self.article == after.panel.gold.article:
            found = find_case(after.cases, self.case.id) if self.case is not None else None
            self.put(after, found or self.case)

    def look_again(self, message: str) -> None:
        """Shows the article as it is by now, and says why."""
        opened, case = self.opened, self.case
        if opened is None:
            return
        now = self.work.look(opened.panel.gold.article)
        self.queue.count()
        if now is None:
            called = self.work.project.article(opened.panel.gold.article).name
            self.opened = self.case = None
            self.step(1)
            self.say(
                f"{called} went from the list: fewer than two have finished it by now. What was decided stays."
            )
            return
        self.opened = None
        found = find_case(now.cases, case.id) if case is not None else None
        if found is None:
            self.opened = now
            self.step(1)
        else:
            self.put(now, found)
            if not found.open and self.queue.wanted.state in {"open", "later"}:
                message = f"{message} It is decided by now; {self.key('next-disagreement')} goes on."
        self.say(message)

    def follow(self, after: "Opened") -> None:
        """Shows an article after its alignment was changed: the same disagreement, or one near it."""
        if self.opened is None or after is self.opened:
            return
        found = find_case(after.cases, self.case.id) if self.case is not None else None
        self.queue.account(self.opened, after)
        self.opened = after
        self.put(after, found or case_near(after))


def case_near(opened: "Opened") -> Case | None:
    """A disagreement of an article to show where the one that was meant is gone."""
    return next((case for case in opened.cases if case.open), next(iter(opened.cases), None))
