"""Going through the list: next and previous, the list itself, its order and filter, what all agree on."""

from collections.abc import Callable

from tui.domain.adjudication.decisions import KINDS, Choice, Ruling
from tui.domain.errors import EditError
from tui.services.review_session import Wanted
from tui.ui import entry as entries
from tui.ui.desk.text_desk import Asking
from tui.ui.entry import Entry
from tui.ui.review.desk import ReviewDesk
from tui.ui.review.listing import Listing
from tui.ui.review.painting.wording import SHORT
from tui.ui.review.queue import ORDERS, STATES
from tui.ui.review.ruling import decide
from tui.ui.review.telling import topic_title, topic_words

Action = Callable[[ReviewDesk], None]

ORDER_KEYS = {"kind": "k", "article": "a", "weight": "w", "annotator": "n"}


def _step(step: int, *, other_article: bool = False) -> Action:
    def go(desk: ReviewDesk) -> None:
        before = desk.article, desk.case.id if desk.case is not None else ""
        desk.step(step, other_article=other_article)
        if desk.case is None:
            raise EditError("No disagreement waits here.")
        if (desk.article, desk.case.id) == before:
            raise EditError("This is the only one of the list.")

    return go


def _previous_article(desk: ReviewDesk) -> None:
    """To the first disagreement of the article before."""
    _step(-1, other_article=True)(desk)
    _go_to_first(desk, desk.article)


def _go_to_first(desk: ReviewDesk, article: str = "") -> None:
    """To the first disagreement of the list, or of an article in it; stays if there is none."""
    queue = desk.queue
    row = desk.work.neighbour(queue.wanted._replace(article=article or queue.wanted.article), None, 1)
    if row is not None:
        desk.go_to(row)


def _go_back(desk: ReviewDesk) -> None:
    """To what was decided last from here, so that it can be decided otherwise; then to the one before."""
    here = (desk.article, desk.case.id if desk.case is not None else "")
    while desk.trail:
        article, case = desk.trail.pop()
        if (article, case) != here:
            desk.show(article, case)
            desk.say("You decided this: decide it anew, or go on.")
            return
    raise EditError("You decided nothing before this, since you opened the review.")


def _order(desk: ReviewDesk) -> None:
    choices = [entries.Choice(order, title, key=ORDER_KEYS[order]) for order, title in ORDERS.items()]

    def accept(entry: Entry) -> None:
        if entry.choice is not None:
            desk.asking = None
            desk.queue.want(desk.queue.wanted._replace(order=entry.choice.id))
            _go_to_first(desk, desk.article if entry.choice.id == "article" else "")
            desk.say(f"The list is sorted {desk.queue.title()}.")

    asked = Entry("Order", choices=choices, closed=True, single_keys=True)
    asked.highlight_id(desk.queue.wanted.order)
    desk.ask(Asking(asked, accept))


def _filter(desk: ReviewDesk) -> None:
    """One state or kind, chosen from the list; anything else that is typed is looked for."""
    tally = desk.queue.tally
    choices = [
        entries.Choice(f"state:{state}", title.capitalize(), detail=f"{tally.states.get(state, 0):,}")
        for state, title in STATES.items()
    ]
    choices += [
        entries.Choice(f"kind:{kind}", SHORT[kind].capitalize(), detail=f"{tally.kinds[kind.value]:,}")
        for kind in KINDS
        if tally.kinds.get(kind.value)
    ]

    def accept(entry: Entry) -> None:
        wanted = Wanted(desk.queue.wanted.order)
        what, _, which = entry.choice.id.partition(":") if entry.choice is not None else ("text", "", "")
        if what == "state":
            wanted = wanted._replace(state=which)
        elif what == "kind":
            wanted = wanted._replace(kind=which)
        else:
            wanted = wanted._replace(text=entry.line.text.strip())
        want(desk, wanted)

    hint = "choose with ↑↓, or type what article, field or answers contain; nothing shows all that is open"
    desk.ask(Asking(Entry("Show only", choices=choices, hint=hint), accept))


def want(desk: ReviewDesk, wanted: Wanted) -> None:
    """Wants a part of the list, and goes to its first disagreement.

    Raises:
        EditError: There is nothing in it; the list stays as it was.
    """
    before, spot = desk.queue.wanted, desk.queue.spot
    desk.queue.want(wanted)
    if not desk.queue.left:
        desk.queue.want(before)
        raise EditError("There is no disagreement like that.")
    desk.asking = None
    desk.queue.spot = None
    desk.step(1)
    if desk.case is None:
        desk.queue.spot = spot
    desk.say(f"{desk.queue.left:,} {desk.queue.title()}.")


def _list(desk: ReviewDesk) -> None:
    listing = Listing(desk)

    def accept(_entry: Entry) -> None:
        row = listing.row
        if row is not None and not desk.go_to(row):
            raise EditError("This was settled meanwhile.")

    desk.listing = listing
    desk.ask(Asking(listing.entry, accept))


def _agreed(desk: ReviewDesk) -> None:
    opened = desk.require()[0]
    topics = opened.review.agreed()
    if not topics:
        raise EditError("There is nothing in this article that all agree on.")
    choices = [
        entries.Choice(topic.id, topic_title(opened, topic), detail=topic_words(opened, topic)) for topic in topics
    ]

    def accept(entry: Entry) -> None:
        if entry.choice is not None:
            desk.asking = None
            desk.show(desk.article, entry.choice.id)
            decide(desk, Ruling(Choice.REOPEN))

    hint = "what nobody disputes; ↵ reopens it"
    desk.ask(Asking(Entry("Reopen", choices=choices, closed=True, hint=hint), accept))


def _reveal(desk: ReviewDesk) -> None:
    desk.reveal = not desk.reveal
    told = "Decisions tell who said what, once they are made." if desk.reveal else "Names are not told."
    if desk.reveal and desk.queue.tells_apart:
        told = "In this order no names are told: they would tell who stands alone in the next ones."
    desk.say(told)


ACTIONS: dict[str, Action] = {
    "next-disagreement": _step(1),
    "previous-disagreement": _step(-1),
    "next-reviewed": _step(1, other_article=True),
    "previous-reviewed": _previous_article,
    "go-back": _go_back,
    "order": _order,
    "filter-queue": _filter,
    "queue": _list,
    "agreed": _agreed,
    "reveal": _reveal,
}
