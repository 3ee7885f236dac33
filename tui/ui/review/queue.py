"""The list of disagreements as the desk walks through it: what is wanted of it, how much is left, what is next."""

from typing import TYPE_CHECKING

from tui.services.review_session import Row, Tally, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.domain.adjudication.cases import Case
    from tui.services.review_articles import Opened
    from tui.services.review_session import ReviewSession, Spot

ORDERS = {
    "kind": "by kind",
    "article": "by article",
    "weight": "the weightiest first",
    "annotator": "by who stands alone",
}
"""How each order is called on the screen."""

STATES = {"open": "open", "later": "put off", "decided": "decided", "accepted": "accepted by a rule"}
"""How each state is called on the screen."""

EVERYTHING = Wanted("article")
"""What is gone through if nothing else was asked for: article by article, so that each text is read once."""


class Queue:
    """The list of disagreements.

    Args:
        work: The review.
    """

    def __init__(self, work: "ReviewSession") -> None:
        self._work = work
        self.wanted = EVERYTHING
        self.spot: Spot | None = None
        """Where the adjudicator is in it; what is there need not be in the list any more."""
        self.tally = Tally({}, {}, 0, 0)
        self.left = 0
        """How many lines the wanted part has."""
        self.rough = False
        """Whether that is only about right, until it is counted anew."""

    @property
    def is_filtered(self) -> bool:
        """Whether not all of a state is wanted."""
        return bool(self.wanted.kind or self.wanted.text or self.wanted.article)

    @property
    def tells_apart(self) -> bool:
        """Whether the order itself tells who stands alone, once one of them is known."""
        return self.wanted.order == "annotator"

    def count(self) -> None:
        """Counts anew."""
        self.rough = False
        self.tally = self._work.tally()
        self._count_wanted()

    def _count_wanted(self) -> None:
        states = self.tally.states
        self.left = self._work.count(self.wanted) if self.is_filtered else states.get(self.wanted.state, 0)

    def want(self, wanted: Wanted) -> None:
        """Wants another part of the list, or another order."""
        self.wanted = wanted
        self._count_wanted()

    def account(self, before: "Opened", after: "Opened") -> None:
        """Counts what changed in an article, which takes less than to count all."""
        states = dict(self.tally.states)
        kinds = dict(self.tally.kinds)
        for opened, sign in ((before, -1), (after, 1)):
            for case in opened.cases:
                states[case.state.value] = states.get(case.state.value, 0) + sign
                if case.open:
                    kinds[case.kind.value] = kinds.get(case.kind.value, 0) + sign
                if self._wants(opened, case):
                    self.left += sign
        self.left = max(0, self.left)
        self.rough = self.rough or bool(self.wanted.text)
        self.tally = self.tally._replace(
            states=states, kinds={kind: many for kind, many in kinds.items() if many > 0}
        )

    def _wants(self, opened: "Opened", case: "Case") -> bool:
        """Whether a disagreement is in the wanted part; what it says is not looked at."""
        wanted = self.wanted
        return (
            case.state == wanted.state
            and wanted.kind in {"", case.kind.value}
            and wanted.article in {"", opened.panel.gold.article}
        )

    def neighbour(self, step: int, *, other_article: bool = False) -> Row | None:
        """The next line from here, or the one before; behind the last one the first."""
        found = self._work.neighbour(self.wanted, self.spot, step, other_article=other_article)
        if found is None and self.spot is not None:
            found = self._work.neighbour(self.wanted, None, step)
        return found

    def stand(self, article: str, case: str) -> None:
        """Goes to a line; what is not in the list leaves the place as it was."""
        self.spot = self._work.spot(article, case) or self.spot

    def title(self) -> str:
        """What is wanted, in words."""
        told = [ORDERS[self.wanted.order]]
        if self.wanted.state != "open":
            told.append(STATES[self.wanted.state])
        if self.wanted.kind:
            told.append(self.wanted.kind.replace("_", " "))
        if self.wanted.text:
            told.append(f"with “{self.wanted.text}”")
        return " · ".join(told)

    def page(self, count: int) -> "tuple[Sequence[Row], int]":
        """Lines around the place, and the number of the first of them."""
        if self.spot is None:
            return self._work.page(self.wanted, 0, count), 0
        before, after = self._work.around(self.wanted, self.spot, count // 2)
        return [*before, *after], self._work.count_before(self.wanted, self.spot) - len(before)
