"""The desk of an own answer: one question of a copy of the gold layer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.resolving import Desk as Author
from tui.domain.adjudication.resolving import accept
from tui.domain.adjudication.review import review_of
from tui.domain.adjudication.topics import Family
from tui.domain.errors import EditError
from tui.domain.layers import GOLD
from tui.domain.schema import Field, Schema
from tui.services.scratch import Scratch
from tui.ui.commands import Keys
from tui.ui.desk.desk import Desk
from tui.ui.form.rows import FormRow
from tui.ui.review.painting.sides import columns_of, versions_of

if TYPE_CHECKING:
    from tui.services.adjudicating import Opened
    from tui.store.project import Project
    from tui.ui.desk.text_rows import TextRows


class Ground(NamedTuple):
    """Where an own answer stands.

    Attributes:
        session: Edits the copy of the gold layer.
        place: Event and path in it; empty for a span.
        field: The question; None for a span.
        names: What events are called in contents, by the events of the copy.
        said: What gold says there already; None for nothing.
        contents: What an answer can begin from, by numbers from 1: the versions; for a problem what each column
            says at its place.
        takes: Whether a side can be taken.
    """

    session: Scratch
    place: tuple[str, str]
    field: Field | None
    names: Mapping[str, str]
    said: Content | None
    contents: Mapping[int, Content]
    takes: bool

    def require_field(self) -> Field:
        """The question.

        Raises:
            EditError: It is about a span.
        """
        if self.field is None:
            raise EditError("A span has no field.")
        return self.field


def ground_of(opened: "Opened", case: Case, project: "Project") -> Ground:
    """Copies the gold layer, as it will be when what all agree on is accepted: that comes before each decision.

    Args:
        opened: The article under review.
        case: The disagreement.
        project: The open project.

    Raises:
        EditError: The question does not stand at one place of the gold layer.
    """
    ids = _Ids()
    panel = accept(opened.panel, Author(GOLD, ids, lambda: "")).panel
    review = review_of(panel)
    article = project.article(panel.gold.article)
    said = None if case.kind is Kind.PROBLEM else review.gold_content(case.topic)
    contents = _contents(opened, case)
    if case.topic.family is Family.SPAN:
        session = Scratch(project, panel.schema, panel.gold, article, new_id=ids)
        return Ground(session, ("", ""), None, review.names, said, contents, takes=True)
    is_problem = case.kind is Kind.PROBLEM
    place = case.gold if is_problem else review.place(case.topic)
    field = panel.schema.field(*place) if place is not None else None
    if place is None or field is None:
        raise EditError("This does not stand at one field: take a version, or adopt a whole event.")
    schema = asking(panel.schema, place)
    session = Scratch(project, schema, panel.gold, article, new_id=ids)
    return Ground(session, place, field, review.names, said, contents, takes=not is_problem)


def _contents(opened: "Opened", case: Case) -> dict[int, Content]:
    if case.kind is not Kind.PROBLEM:
        return {each.number: each.content for each in versions_of(case) if each.content is not None}
    topic = next((each for each in case.topic.walk() if each.path == case.path and each.field is not None), None)
    found = {}
    for number, column in enumerate(columns_of(opened, case), 1):
        said = (topic.contents.get(member) for member in column.members) if topic is not None else ()
        content = next((each for each in said if each is not None), None)
        if content is not None:
            found[number] = content
    return found


class _Ids:
    """Makes ids that do not leave the copy."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}~{self._count}"


def asking(schema: Schema, place: tuple[str, str]) -> Schema:
    """The schema, so that it asks the question at a place in any case: it was answered, whatever gold says so far.

    Args:
        schema: The schema.
        place: Event and path.
    """
    owner, path = place
    names = set(path.split("/"))
    fields = tuple(_asked(each, names) for each in schema.fields(owner))
    return schema._replace(event_fields=fields) if owner else schema._replace(article_fields=fields)


def _asked(field: Field, names: set[str]) -> Field:
    """A field on the way to the question, without its condition."""
    if field.id not in names:
        return field
    return field._replace(when="", fields=tuple(_asked(each, names) for each in field.fields))


class OwnDesk(Desk):
    """A desk over one question: its form has no other rows.

    Args:
        ground: Where the question stands.
        rows: Where the text's rows are on the screen.
        keys: The adjudicator's keys.
    """

    def __init__(self, ground: Ground, rows: "TextRows", keys: Keys) -> None:
        super().__init__(ground.session, rows, keys)
        # What gold says of another event is no version of this one.
        self.before.enabled = False
        self.scratch = ground.session
        self._within = ground.place[1]
        self.unlinked = False
        """Whether evidence was taken away by hand."""
        self._own_rows: tuple[tuple[FormRow, ...], tuple[FormRow, ...]] = ((), ())
        self.go_to_owner(ground.place[0], self._within)

    @property
    def form(self) -> tuple[FormRow, ...]:
        """The rows of the question."""
        rows = super().form
        if self._own_rows[0] is not rows:
            within = self._within
            own = tuple(row for row in rows if within and (row.path == within or row.path.startswith(f"{within}/")))
            self._own_rows = (rows, own)
        return self._own_rows[1]
