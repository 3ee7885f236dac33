"""Paragraphs that the reader has seen before: in the open article, or in several articles before it.

They are found piece by piece, as there is time between two keys, and only told: nothing of it is stored.
"""

from tui.domain.passages import LONG, is_short_sentence, repeats, repeats_of_others, sayings
from tui.domain.spans import Range
from tui.domain.text import ArticleText
from tui.services.annotating import Session

NEAR = 40
"""So many articles before the open one are compared with it."""

LONGEST = 50_000
"""Longer ones, in code points, are not."""

AT_A_TIME = 4
"""So many are read in one piece."""


class Repeats:
    """The repeats in the open article.

    Args:
        session: The work.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._article = ""
        self._inside: tuple[Range, ...] | None = None
        self._others: tuple[Range, ...] = ()
        self._waiting: list[str] = []
        self._near: list[str] = []
        self._said: dict[str, frozenset[str]] = {}

    def step(self) -> bool:
        """Looks through the article, or takes in a few of those before it.

        Returns:
            Whether there is more to do.

        Raises:
            StoreError: An article cannot be read.
        """
        self._settle()
        if self._inside is None:
            self._look_inside()
        elif self._waiting:
            self._take_in()
        return bool(self._waiting)

    def found(self) -> tuple[Range, ...]:
        """What was found so far, in half-open ranges of code points; the article itself is looked through now.

        Raises:
            StoreError: The articles before it cannot be listed.
        """
        self._settle()
        inside = self._look_inside() if self._inside is None else self._inside
        return (*inside, *self._others)

    def _settle(self) -> None:
        """Forgets what belongs to another article."""
        if self._article != self._session.article.id:
            self._article = self._session.article.id
            self._inside, self._others = None, ()

    def _look_inside(self) -> tuple[Range, ...]:
        text, project = self._session.text, self._session.project
        inside = repeats(text, whole_runs=True) if len(text.text) <= LONG else []
        self._inside = tuple(each for each in inside if not is_short_sentence(text, each))
        self._near = project.articles_before(self._article, NEAR, LONGEST) if len(text.text) <= LONGEST else []
        self._waiting = [each for each in self._near if each not in self._said]
        self._compare()
        return self._inside

    def _take_in(self) -> None:
        now, self._waiting = self._waiting[:AT_A_TIME], self._waiting[AT_A_TIME:]
        for article, text in self._session.project.texts(now):
            self._said[article] = frozenset(said for _, said in sayings(ArticleText(text)))
        self._compare()

    def _compare(self) -> None:
        """Compares with the articles before once all of them are taken in."""
        if not self._waiting and self._near:
            self._said = {each: said for each, said in self._said.items() if each in self._near}
            self._others = tuple(repeats_of_others(self._session.text, list(self._said.values())))
