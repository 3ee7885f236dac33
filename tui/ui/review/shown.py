"""What is shown at the review desk: one disagreement of one article, and what is held beside it.

Nothing here knows Textual.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.adjudication.decisions import Decision, Ruling
from tui.domain.adjudication.reasons import reason_title
from tui.domain.errors import EditError
from tui.domain.schema import Schema
from tui.domain.text import ArticleText
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.desk.text_desk import TextDesk
from tui.ui.review.held import Armed, Last
from tui.ui.review.painting.marks import CaseMarks, case_marks
from tui.ui.review.painting.pane import Beside
from tui.ui.review.queue import Queue

if TYPE_CHECKING:
    from tui.domain.adjudication.cases import Case
    from tui.services.review_articles import Opened
    from tui.services.review_session import ReviewSession
    from tui.ui.desk.text_desk import Asking
    from tui.ui.desk.text_rows import TextRows
    from tui.ui.review.aligning import Aligning
    from tui.ui.review.listing import Listing
    from tui.ui.review.own import OwnAnswer
    from tui.ui.review.policies import Running, TakingBack

AWAY = 900.0
"""Seconds after which nobody looks at a disagreement any more: so much of a pause is not counted."""


class ShownDesk(TextDesk):
    """A desk that shows a disagreement.

    Args:
        work: The review.
        rows: Where the text's rows are on the screen.
        keys: The adjudicator's keys, which messages name.
        clock: Tells seconds, from any moment on.
    """

    def __init__(
        self, work: "ReviewSession", rows: "TextRows", keys: Keys = DEFAULT_KEYS, *, clock: Callable[[], float]
    ) -> None:
        super().__init__(rows, keys)
        self.work = work
        self.queue = Queue(work)
        self.opened: Opened | None = None
        self.case: Case | None = None
        self.armed = Armed()
        self.last: Last | None = None
        self.trail: list[tuple[str, str]] = []
        """Articles and disagreements that were decided from here, the last one last."""
        self.listing: Listing | None = None
        """The list, once it was asked for; it is shown while its question is open."""
        self.own: OwnAnswer | None = None
        """The answer of one's own that is being made."""
        self.aligning: Aligning | None = None
        """The alignment, while it is changed."""
        self.running: Running | TakingBack | None = None
        """The rule that is at work, or the run of one that is taken back."""
        self.typing: tuple[str, Asking] | None = None
        """The question in which words are typed that go with a decision, by name: it may be over by now."""
        self.reveal = True
        self._clock = clock
        self._since = clock()
        self._text = ArticleText("")
        self._marks: tuple[Opened, Case, CaseMarks] | None = None
        self._similar: tuple[Case, tuple[Decision, Ruling | None] | None] | None = None

    # ------------------------------------------------------------------ what is shown

    @property
    def text(self) -> ArticleText:
        """The article's text."""
        return self._text

    @property
    def article(self) -> str:
        """Id of the article; empty if none is shown."""
        return self.opened.panel.gold.article if self.opened is not None else ""

    @property
    def title(self) -> str:
        """Title of the article; empty if none is shown."""
        if self.opened is None:
            return ""
        found = self.work.project.article(self.article)
        return found.title or found.name

    @property
    def keys(self) -> Keys:
        """The adjudicator's keys."""
        return self._keys

    @property
    def schema(self) -> Schema:
        """By which the article is reviewed."""
        return self.require()[0].panel.schema

    def require(self) -> "tuple[Opened, Case]":
        """The article and the disagreement that are shown.

        Raises:
            EditError: None is.
        """
        if self.opened is None or self.case is None:
            raise EditError("No disagreement is shown: nothing waits here.")
        return self.opened, self.case

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is asked or being made, so that the article may be shown anew."""
        return self.asking is None and self.own is None and self.aligning is None and self.running is None

    def marks(self) -> CaseMarks | None:
        """What the text shows of the disagreement; None if none is shown."""
        if self.opened is None or self.case is None:
            return None
        held = self._marks
        if held is None or held[0] is not self.opened or held[1] is not self.case:
            held = self._marks = (self.opened, self.case, case_marks(self.opened, self.case))
        return held[2]

    def marked_starts(self) -> set[int]:
        """Where the evidence of the versions begins."""
        marks = self.marks()
        spans = marks.marks.spans if marks is not None else ()
        return {start for span in spans if span.active for start, _ in span.ranges}

    def similar(self) -> tuple[Decision, Ruling | None] | None:
        """How a disagreement alike was decided in another article, and what repeats it here; None for none."""
        if self.opened is None or self.case is None:
            return None
        if self._similar is None or self._similar[0] is not self.case:
            self._similar = (self.case, self.work.similar(self.opened, self.case))
        return self._similar[1]

    def beside(self) -> Beside:
        """What the pane shows besides the disagreement."""
        reason = reason_title(self.schema, self.armed.reason) if self.armed.reason else ""
        return Beside(
            self.queue.left, self.similar(), self._keys, reason, self.armed.note, unclear=self.armed.unclear
        )

    def seconds(self) -> float:
        """How long the disagreement was looked at, to a tenth and at least that: 0 would say that nobody knows."""
        return max(0.1, round(min(self._clock() - self._since, AWAY), 1))
