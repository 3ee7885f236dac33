"""A desk without a terminal, on a real project file with the shipped schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.fixed import NumberedIds, TickingClock
from tui.domain import editing
from tui.domain.spans import Range
from tui.domain.text import ArticleText
from tui.formats.articles import article_id, text_sha256
from tui.services.annotating import Session
from tui.services.schemas import load_named_schema, read_version
from tui.services.tables import index_tables
from tui.store.project import NewArticle, Project
from tui.ui.desk.actions import run
from tui.ui.desk.desk import Desk
from tui.ui.textview import motion
from tui.ui.textview.layout import TextLayout

SAMPLES = Path(__file__).resolve().parents[2] / "sample_articles"
NOW = "2026-03-12T08:00:00.000Z"


class DrawnText:
    """Rows of a text, 72 cells wide, of which twenty are on the screen."""

    def __init__(self) -> None:
        self._layout = TextLayout(ArticleText(""), 72)
        self._text = ArticleText("")
        self.end = 1500

    def load(self, text: ArticleText) -> None:
        self._text = text
        self._layout = TextLayout(text, 72)

    def row_offset(self, rows: int, offset: int, column: int | None) -> tuple[int, int]:
        return motion.vertical(self._layout, offset, rows, column)

    def row_ends(self, offset: int) -> Range:
        return motion.row_ends(self._layout, offset)

    def page(self) -> int:
        return 20

    def top_offset(self) -> int:
        return 0

    def shown(self) -> Range:
        return (0, min(self.end, len(self._text.text)))


def new_article(name: str, text: str, published: str = "") -> NewArticle:
    """An article made of a text."""
    made = NewArticle(article_id(name, text), name, text[:60].strip(), text, text_sha256(text))
    return made._replace(language="en", published=published)


def sample(name: str, published: str = "2025-06-19") -> NewArticle:
    """One of the sample articles."""
    return new_article(name, (SAMPLES / name).read_bytes().decode(), published)


def make_project(path: Path, *articles: NewArticle, schema: str = "conflict-event") -> Path:
    """A project with a shipped schema."""
    loaded, stored, files = read_version(schema)
    with Project.create(path, schema=stored, name=path.stem, now=NOW, files=files) as project:
        index_tables(project, loaded)
        project.add_articles(articles)
    return path


class DeskAtWork:
    """A desk, and hands: keys to its questions, actions by id.

    Args:
        project: The open project.
        schema: Name of its schema.
        ids: Where ids come from; two desks on one project share it, as no two ids are ever the same.
    """

    def __init__(self, project: Project, schema: str = "conflict-event", ids: NumberedIds | None = None) -> None:
        project.ensure_annotator("ana")
        self.ids = ids or NumberedIds()
        loaded = load_named_schema(schema)
        self.session = Session(project, loaded, "ana", new_id=self.ids, clock=TickingClock())
        self.rows = DrawnText()
        self.desk = Desk(self.session, self.rows)

    def open(self, article: str = "") -> None:
        """Opens an article, the first one if none is named."""
        project = self.session.project
        self.desk.open(article or project.article_rows("ana")[0].id)
        self.rows.load(self.desk.text)

    def do(self, *actions: str) -> None:
        """Runs actions, one after the other."""
        for action in actions:
            assert run(self.desk, action), action

    def type(self, *keys: str) -> None:
        """Gives keys to the open question: names of keys, or text."""
        for key in keys:
            if key in {"enter", "escape", "tab", "shift+tab", "up", "down", "backspace", "ctrl+u"}:
                self.desk.answer_key(key, None)
            else:
                for char in key:
                    self.desk.answer_key(char, char)

    def select(self, words: str) -> None:
        """Selects words of the text."""
        start = self.desk.text.text.index(words)
        self.desk.select_range((start, start + len(words)))

    def shown(self, path: str) -> str:
        """What the form shows at a path."""
        return next(row.shown for row in self.desk.form if row.path == path)


@contextmanager
def at_work(path: Path, *articles: NewArticle, schema: str = "conflict-event") -> Iterator[DeskAtWork]:
    """A desk on a new project, the first article open."""
    make_project(path, *articles, schema=schema)
    with Project.open(path) as project:
        work = DeskAtWork(project, schema)
        work.open()
        yield work


def begin_event(desk: Desk, start: int) -> str:
    """Adds an event to code, behind the one that is open, with the cursor at its sentence.

    Args:
        desk: The desk, with an article open.
        start: A code point of the text, such as the first of a trigger.

    Returns:
        The event, which is open now.
    """
    desk.release()
    desk.move_to(desk.text.sentence_at(start)[0])
    made = desk.session.new_id("e")
    desk.perform(editing.new_event(desk.session.layer, made, [], after=desk.owner))
    desk.owner = made
    return made
