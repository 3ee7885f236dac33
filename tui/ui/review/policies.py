"""Deciding by a rule from the desk: counted first, then confirmed; a bit at a time, so that keys come between."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tui.domain.adjudication.policies import Policy
from tui.domain.errors import DeskError, EditError
from tui.services.review_policies import each_planned
from tui.services.review_runs import Run, each_taken_back, last_run
from tui.ui import entry as entries
from tui.ui.desk.text_desk import Asking
from tui.ui.entry import Entry
from tui.ui.review.desk import ReviewDesk
from tui.ui.review.painting.wording import SHORT

if TYPE_CHECKING:
    from tui.services.review_articles import Planned

BATCH = 4
"""How many articles are written in one transaction: a key waits for so many at most."""

TITLES = {
    Policy.UNANIMOUS: "What differs only in spelling, or in how much evidence is marked",
    Policy.MAJORITY: "The same, and what two thirds of at least three say",
    Policy.SCHEMA: "The same, and what the schema's rule for a field makes of the answers",
}
KEYS = {Policy.UNANIMOUS: "u", Policy.MAJORITY: "m", Policy.SCHEMA: "s"}
BACK = "Where nothing was done since"
BACK_KEY = "b"


class Running:
    """A rule at work.

    Args:
        desk: The desk.
        policy: The rule.
        articles: Ids of the articles.
        dry: Whether it only counts.
    """

    def __init__(self, desk: ReviewDesk, policy: Policy, articles: list[str], *, dry: bool) -> None:
        self._desk = desk
        self.policy = policy
        self.articles = articles
        self.dry = dry
        self.done = 0
        self.decided: dict[str, int] = {}
        self.left = 0
        self._steps: Iterator[Planned] = each_planned(desk.work, policy, articles, dry=dry, batch_of=BATCH)

    def go(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> bool:
        """Goes on for a while.

        Args:
            seconds: How long.
            clock: Tells seconds.

        Returns:
            Whether all is done.

        Raises:
            StoreError: Something could not be written; what was before it stays.
        """
        end = clock() + seconds
        for planned in self._steps:
            self.done += 1
            for kind in planned.decided:
                self.decided[kind] = self.decided.get(kind, 0) + 1
            self.left += len(planned.left)
            if clock() >= end:
                return False
        return True

    @property
    def writes(self) -> bool:
        """Whether it changes anything."""
        return not self.dry

    @property
    def total(self) -> int:
        """How many disagreements it decides, as far as it is counted."""
        return sum(self.decided.values())

    def stopped(self) -> str:
        """What it did until it was stopped."""
        return "" if self.dry else f" {self.total:,} are decided already."

    def told(self) -> str:
        """How far it is."""
        doing = "counting" if self.dry else "deciding"
        return f"{self.policy}: {doing}, {self.done:,} of {len(self.articles):,} articles; esc stops it."


class TakingBack:
    """A run of a rule that is taken back.

    Args:
        desk: The desk.
        run: The run.
    """

    writes = True

    def __init__(self, desk: ReviewDesk, run: Run) -> None:
        self.run = run
        self.done = 0
        self._steps = each_taken_back(desk.work, run, batch_of=BATCH)

    def go(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> bool:
        """Goes on for a while, see `Running.go`."""
        end = clock() + seconds
        for _ in self._steps:
            self.done += 1
            if clock() >= end:
                return False
        return True

    def told(self) -> str:
        """How far it is."""
        return (
            f"Taking back the {self.run.title}: {self.done:,} of {plural_of(len(self.run.articles))}; esc stops it."
        )

    def stopped(self) -> str:
        """What it did until it was stopped."""
        return f" It is taken back in {plural_of(self.done)}."


def _policy(desk: ReviewDesk) -> None:
    """Asks for the rule; a capital letter takes the article that is shown, a small one all articles."""
    here, every = [desk.article] if desk.article else [], desk.work.articles()
    if not every:
        raise EditError("There is nothing to decide yet: an article counts when two people have finished it.")
    choices = [
        entries.Choice(f"all {policy}", f"All articles: {policy}", detail=TITLES[policy], key=KEYS[policy])
        for policy in Policy
    ]
    if here:
        choices += [
            entries.Choice(f"here {policy}", f"Only this one: {policy}", key=KEYS[policy].upper())
            for policy in Policy
        ]
    choices.append(entries.Choice("back", "Take the last run back", detail=BACK, key=BACK_KEY))

    def accept(entry: Entry) -> None:
        if entry.choice is None:
            return
        where, _, name = entry.choice.id.partition(" ")
        if where == "back":
            run = last_run(desk.work)
            desk.asking = None
            _ask_back(desk, run)
        else:
            desk.asking = None
            desk.running = Running(desk, Policy(name), here if where == "here" else every, dry=True)

    hint = "it is counted first; nothing that a person decided is touched"
    desk.ask(Asking(Entry("Decide by a rule", choices=choices, closed=True, single_keys=True, hint=hint), accept))


def _ask_back(desk: ReviewDesk, run: Run) -> None:
    """Asks whether a run is to be taken back.

    Raises:
        EditError: Something was done since in all articles that it touched.
    """
    if not run.articles:
        raise EditError(f"Something was done since in all articles of the {run.title}: reopen one by one.")
    hint = f"in {plural_of(len(run.articles))}"
    if run.kept:
        stay = "stays as it is" if run.kept == 1 else "stay as they are"
        hint += f"; {run.kept:,} more {stay}, since something was done there after it"

    def begin() -> None:
        desk.running = TakingBack(desk, run)

    _confirm(desk, f"Take back what the {run.title} did?", hint, begin)


def go_on(desk: ReviewDesk, seconds: float) -> None:
    """Lets the rule go on for a while; at the end of the count it asks whether to do it.

    Args:
        desk: The desk.
        seconds: How long.

    Raises:
        StoreError: Something could not be written; what was before it stays.
    """
    running = desk.running
    if running is None:
        return
    try:
        done = running.go(seconds)
    except DeskError:
        desk.running = None
        raise
    if not done:
        return
    desk.running = None
    if running.writes:
        _show_after(desk)
    if isinstance(running, TakingBack):
        desk.say(f"Taken back in {running.done:,} of {plural_of(len(running.run.articles))}.")
    elif running.writes:
        told = f"{running.policy} decided {running.total:,}; {running.left:,} are left there."
        desk.say(f"{told} {desk.key('policy')} {BACK_KEY} takes that back.")
    elif not running.total:
        desk.say(f"{running.policy} would decide nothing; {running.left:,} are left there.")
    else:
        _ask(desk, running)


def _ask(desk: ReviewDesk, running: Running) -> None:
    """Asks whether to decide what was counted."""
    kinds = ", ".join(f"{count:,} {SHORT[kind]}" for kind, count in running.decided.items())

    def begin() -> None:
        desk.running = Running(desk, running.policy, running.articles, dry=False)

    # On a window of 80 columns the question has 40 of them.
    count = f"{running.total:,} of {running.total + running.left:,}: do it?"
    _confirm(desk, f"{running.policy} decides {count}", kinds, begin)


def _confirm(desk: ReviewDesk, question: str, hint: str, begin: Callable[[], None]) -> None:
    """Asks, and begins if the answer is yes."""
    choices = [entries.Choice("yes", "Yes, do it", key="y"), entries.Choice("no", "No, leave it", key="n")]

    def accept(entry: Entry) -> None:
        desk.asking = None
        if entry.choice is not None and entry.choice.id == "yes":
            begin()

    asked = Entry(question, choices=choices, closed=True, single_keys=True, hint=hint)
    asked.highlight_id("no")
    desk.ask(Asking(asked, accept))


def plural_of(count: int) -> str:
    """So many articles, in words."""
    return f"{count:,} article{'s' * (count != 1)}"


def _show_after(desk: ReviewDesk) -> None:
    """Goes on after a rule has decided some, or was taken back: the one that is shown may be among them."""
    desk.queue.count()
    if desk.opened is not None and desk.work.moved_on(desk.opened):
        desk.look_again("")
    if desk.case is None or (not desk.case.open and desk.queue.wanted.state in {"open", "later"}):
        desk.step(1)


def stop(desk: ReviewDesk) -> None:
    """Stops the rule; what it has decided stays."""
    running, desk.running = desk.running, None
    if running is not None:
        _show_after(desk)
        desk.say(f"Stopped.{running.stopped()}")


ACTIONS: dict[str, Callable[[ReviewDesk], None]] = {"policy": _policy}
