"""The review desk without a terminal, on a real project file: keys in, what is shown and stored out."""

from tests.support.adjudicating import Hand
from tests.support.desks import DrawnText
from tests.support.fixed import TickingClock
from tests.support.reviewed import ATTACK, coded
from tui.domain.adjudication.decisions import Decision
from tui.domain.adjudication.resolving import Desk
from tui.domain.layers import GOLD, Layer
from tui.services.ids import IdSource
from tui.services.review_session import ReviewSession
from tui.store.project import Project
from tui.ui.commands import DEFAULT_KEYS, key_map
from tui.ui.registry.base import REVIEW
from tui.ui.review import policies
from tui.ui.review.desk import ReviewDesk
from tui.ui.review.pressing import Pressing

KEYS = {action: key for key, action in reversed(key_map(REVIEW).items())}
"""The main key of each action."""

LONG = 3600.0
"""Seconds that are enough for everything."""


class Seconds:
    """A clock that is wound by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class AtReview:
    """An adjudicator at the desk.

    Args:
        project: The open project.
        who: Who decides.
        only_looks: Why nothing can be changed.
    """

    def __init__(self, project: Project, who: str = "eve", only_looks: str = "") -> None:
        self.project = project
        self.clock = Seconds()
        self.work = ReviewSession(project, Desk(who, IdSource(), TickingClock()), only_looks)
        self.desk = ReviewDesk(self.work, DrawnText(), clock=self.clock)
        self.left_over: list[str] = []
        self.keys = Pressing(self.desk, self.left_over.append, DEFAULT_KEYS)

    def begin(self, article: str = "") -> "AtReview":
        """Opens the desk."""
        self.desk.begin(LONG, article)
        return self

    def do(self, *actions: str) -> None:
        """Presses the key of each action."""
        for action in actions:
            key = KEYS[action]
            self.keys.press(key, key if len(key) == 1 else None)

    def type(self, *keys: str) -> None:
        """Presses keys; those of one character type it."""
        for key in keys:
            self.keys.press(key, key if len(key) == 1 else None)

    def run_rule(self) -> None:
        """Lets a rule go on to its end or to its question."""
        while self.desk.running is not None:
            policies.go_on(self.desk, LONG)

    @property
    def here(self) -> tuple[str, str]:
        """Article and path of what is shown."""
        return self.desk.article, self.desk.case.path if self.desk.case is not None else "nothing"

    @property
    def message(self) -> str:
        """What was said."""
        return self.desk.message

    def decisions(self, article: str = "a1") -> list[Decision]:
        """The decisions of people about an article that stand."""
        standing = self.work.open(article).review.rulings.standing
        return [each for each in standing if not each.policy]

    def gold(self, article: str, path: str, event: int = 0) -> str:
        """What gold says in a field; empty for nothing."""
        layer = self.project.layer(article, GOLD)
        if event >= len(layer.events):
            return ""
        value = layer.value(layer.events[event], path).value
        return value.literal if value is not None else ""


def differing(*articles: str) -> list[Layer]:
    """Two annotators who count the dead otherwise, and one of whom has hurt people too."""
    return [
        layer
        for article in articles
        for layer in (coded("ana", article, dead="3"), coded("ben", article, dead="5", hurt="8"))
    ]


def with_two_events(article: str = "a1") -> list[Layer]:
    """One annotator has an event more."""
    more = Hand("ben", article=article).event("e1", {**ATTACK, "dead": "3"}, (0, 9))
    more.event("e2", {"type": "march", "date": "2022-03-03", "place": "Elsewhere"}, (60, 70))
    return [coded("ana", article), more.done()]
