"""The desk's state between two keys, and what the actions share.

Nothing here knows Textual: keys come in as actions, the screen draws what it finds. The layer belongs to the
session; the desk holds the two cursors, the selection, and what is being asked.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE, NEW_ITEM, Layer
from tui.domain.places import Place
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range, Span, join_ranges
from tui.domain.text import ArticleText
from tui.services.annotating import Session
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.desk.candidate_finder import CandidateFinder
from tui.ui.desk.last_answer import Before
from tui.ui.desk.proposing import Proposing
from tui.ui.desk.text_desk import Asking, TextDesk
from tui.ui.form.rows import FormRow, Origin, form_rows, next_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.domain.edits import Edit
    from tui.services.knowledge import Knowledge, Known
    from tui.ui.desk.text_rows import TextRows

__all__ = ["Again", "Asking", "Desk", "list_path"]

QUOTE = 80
"""How much of a piece of evidence is quoted under the form, in code points."""


COUNTS = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.QUANTITY, FieldType.TIME)
DATES = (FieldType.DATE,)
"""Types of fields whose answers are typed in digits; no date is typed with a nought in front."""


BACK = -2
"""What a line that is accepted by Shift+Tab steps: accepting went on already."""


def list_path(path: str) -> str:
    """The path of the list to which a waiting row would add an item."""
    return path.partition(f"/{NEW_ITEM}")[0]


@dataclass(frozen=True, slots=True)
class Again:
    """What was done last and can be done again elsewhere.

    Attributes:
        title: What it did, in words.
        do: Does it where the annotator is now.
    """

    title: str
    do: "Callable[[Desk], None]"


class Desk(TextDesk):
    """One annotator's desk.

    Args:
        session: The work.
        rows: Where the text's rows are on the screen.
        keys: The annotator's keys, which messages name.
    """

    def __init__(self, session: Session, rows: "TextRows", keys: Keys = DEFAULT_KEYS) -> None:
        super().__init__(rows, keys)
        self.session = session
        self.held: tuple[Range, ...] = ()
        """Stretches that are selected together with the selection."""
        self.resized = ""
        """Id of the span whose ends the selection shows while they are moved."""
        self.again: Again | None = None
        self.owner = ARTICLE
        self.path = ""
        self.candidate: Range | None = None
        self.proposing = Proposing(self)
        self.before = Before(self)
        self.left_at = ("", "")
        """The event and the field from which the annotator last went to the article's own questions."""
        self.evidence_at = 0
        self.letters = ""
        """With which the word began that was looked for last."""
        self.top = 0
        """Offset that is to be on the first row when the article is shown."""
        self._chosen_span = ""
        self._order: tuple[str, ...] = ()
        self._finders: dict[int, tuple[Layer | None, CandidateFinder]] = {}
        """By the identity of the field, with the layer for which it was made."""
        self._knowledge: Knowledge | None = None
        self._prepared = ""
        self._passed = 1
        """How many fields on the annotator went after the last answer."""
        self._form: tuple[Layer, str, tuple[FormRow, ...]] | None = None

    @property
    def text(self) -> ArticleText:
        """The article's text."""
        return self.session.text

    def aside(self) -> tuple[Range, ...]:
        """The passages that candidates and finds pass over: those set aside, and repeats."""
        return self._knowing().passed_over()

    def repeats(self) -> tuple[Range, ...]:
        """The paragraphs that the article, or several before it, have already."""
        return self._knowing().repeats()

    @property
    def prepared(self) -> bool:
        """Whether all is known of the article that takes longer to find than a key may."""
        return self._prepared == self.session.article.id

    def marked_starts(self) -> set[int]:
        """Where the spans begin."""
        return {span.start for span in self.session.layer.spans.values()}

    def begins_answer(self, character: str) -> bool:
        """Whether a key is the beginning of an answer: a digit, the active field counts, nothing is selected."""
        field = self.field
        if field is None or not character.isdecimal() or self.taken_ranges():
            return False
        return field.type in COUNTS or (field.type in DATES and character != "0")

    @property
    def form(self) -> tuple[FormRow, ...]:
        """The rows of the active form."""
        layer, held = self.session.layer, self._form
        if held is None or held[0] is not layer or held[1] != self.owner:
            held = self._form = (layer, self.owner, form_rows(self.session.schema, layer, self.owner))
        return held[2]

    @property
    def row(self) -> FormRow | None:
        """The active row of the form."""
        return next((row for row in self.form if row.path == self.path), None)

    @property
    def field(self) -> Field | None:
        """The active field."""
        row = self.row
        return row.field if row else None

    def needed_field(self) -> Field:
        """The active field.

        Raises:
            DeskError: There is none.
        """
        field = self.field
        if field is None:
            raise self.lacking_event()
        return field

    def lacking_event(self) -> DeskError:
        """What is said where an event is needed and there is none."""
        return DeskError(f"There is no event yet: {self.key('new-event')} makes one.")

    @property
    def said_path(self) -> str:
        """Where what the active row shows is kept: a waiting row shows why its list is empty."""
        row = self.row
        if row is None or not row.is_new_item or row.said.blank:
            return self.path
        return list_path(self.path)

    def evidence_quotes(self) -> list[str]:
        """What the evidence of the active field says, in order."""
        row, spans, text = self.row, self.session.layer.spans, self.text.text
        found = (spans[each] for each in row.said.evidence) if row else ()
        return [" … ".join(text[start : min(end, start + QUOTE)] for start, end in span.ranges) for span in found]

    def place(self) -> Place:
        """Where the annotator is."""
        anchor = -1 if self.anchor is None else self.anchor
        top = self.rows.top_offset()
        return Place(self.session.layer.article, self.owner, self.path, self.cursor, anchor, top)

    def open(self, article_id: str) -> None:
        """Opens an article where it was left."""
        place = self.session.open(article_id)
        layer = self.session.layer
        self.cursor = self.text.snap(min(place.cursor, len(self.text.text)))
        self.anchor = self.text.snap(min(place.anchor, len(self.text.text))) if place.anchor >= 0 else None
        self.exact = self.anchor is not None
        self.owner = place.event if place.event in layer.events else ARTICLE
        self.column = self.candidate = self.asking = None
        self.evidence_at = 0
        self.held, self.resized = (), ""
        self._order = layer.events
        self.top = place.top
        self.go_to_field(place.path)
        self.proposing.drop()
        self.say("")

    def go_to_owner(self, owner: str, path: str = "") -> None:
        """Makes an event, or the article, the active form."""
        self.owner = owner
        self.go_to_field(path)

    def go_to_field(self, path: str) -> None:
        """Makes a field the active one; one that is not there gives way to the first."""
        paths = [row.path for row in self.form]
        self.path = path if path in paths else (paths[0] if paths else "")
        self.candidate = None
        self.evidence_at = 0
        self.proposing.arrive()

    def go_to_first(self) -> None:
        """Goes to the first field of the form that has no answer."""
        first = next((row for row in self.form if row.waits), None)
        if first is not None:
            self.go_to_field(first.path)

    def step_field(self, step: int) -> None:
        """Goes `step` fields on; two back is the field before the one that was answered last."""
        self.go_to_field(next_path(self.form, self.path, step if step != BACK else -1 - self._passed))

    def go_on(self) -> None:
        """Goes on after an answer: to the next field that is not answered by what follows from others."""
        rows, at = self.form, next((i for i, row in enumerate(self.form) if row.path == self.path), -1)
        behind = (*rows[at + 1 :], *rows[: at + 1])
        steps = (number for number, row in enumerate(behind, start=1) if row.origin is not Origin.DERIVED)
        self._passed = next(steps, 1)
        self.step_field(self._passed)

    def perform(self, edit: "Edit", *, ends_draft: bool = False) -> bool:
        """Does an edit; the active field stays active if it is still there."""
        done = self.session.perform(edit, self.place(), ends_draft=ends_draft)
        self.settle()
        return done

    def settle(self) -> None:
        """Finds the active event and field again after the layer changed; a question about what is gone closes."""
        owner, events = self.owner, self.session.layer.events
        if owner and owner not in events:
            self.owner = self._neighbour(owner)
        self._order = events
        if self.resized not in self.session.layer.spans:
            self.resized = ""
        self.proposing.drop()
        paths = [row.path for row in self.form]
        if self.owner == owner and self.path in paths:
            return
        if self.asking is not None and self.asking.steps:
            self.asking = None
        self.go_near(self.path)

    def _neighbour(self, gone: str) -> str:
        """The event that comes to stand in the place of one that is gone; the article if there is none."""
        events, order = self.session.layer.events, self._order
        at = order.index(gone) if gone in order else len(order)
        near = [*order[at + 1 :], *reversed(order[:at]), *events]
        return next((each for each in near if each in events), ARTICLE)

    def go_near(self, path: str) -> None:
        """Makes a field the active one; if it is not there, the waiting row of its list, else another row of it."""
        paths = [row.path for row in self.form]
        field = path.split("/", maxsplit=1)[0]
        waiting = f"{field}/{NEW_ITEM}"
        near = [each for each in paths if each == waiting or each.startswith(f"{waiting}/")]
        near += [each for each in paths if each == field or each.startswith(f"{field}/")]
        self.go_to_field(path if path in paths else next(iter(near), ""))
        self.proposing.drop()

    def unselect(self) -> None:
        """Drops selection and candidate; stretches that were selected before stay."""
        super().unselect()
        self.candidate = None
        self.proposing.drop()
        self.resized = ""

    def release(self) -> None:
        """Drops all that is selected."""
        self.unselect()
        self.held = ()

    def move_to(self, offset: int) -> None:
        """Moves the text cursor; without a selection mode the selection is dropped."""
        super().move_to(offset)
        self.candidate = None

    def select_range(self, chosen: Range) -> None:
        """Selects a range exactly; the cursor is at its end."""
        super().select_range(chosen)
        self.resized = ""

    def taken_ranges(self) -> tuple[Range, ...]:
        """What `take` would take: the selection, else the candidate, with the stretches selected before."""
        chosen = self.selection or self.candidate
        return join_ranges((*self.held, chosen)) if chosen else self.held

    def offered_ranges(self) -> tuple[Range, ...]:
        """What `take` takes: what is selected, else what is proposed."""
        chosen = self.taken_ranges()
        proposed = self.proposing.now if not chosen else None
        return (proposed,) if proposed else chosen

    @property
    def last_line(self) -> str:
        """What the last line tells: what is proposed, before anything that is to be seen elsewhere as well."""
        return self.proposing.told or self.message if self.echo or not self.message else self.message

    def spans_here(self) -> list[Span]:
        """The spans under the cursor, the shortest first."""
        covering = (span for span in self.session.layer.spans.values() if span.covers(self.cursor))
        return sorted(
            covering, key=lambda span: (sum(end - start for start, end in span.ranges), span.start, span.id)
        )

    @property
    def span_here(self) -> Span | None:
        """The span under the cursor that is acted upon: the one chosen among several, else the shortest."""
        return self.chosen_span or next(iter(self.spans_here()), None)

    @property
    def chosen_span(self) -> Span | None:
        """The span under the cursor, if it was chosen among several."""
        span = self.session.layer.spans.get(self._chosen_span)
        return span if span is not None and span.covers(self.cursor) else None

    def choose_span(self, span_id: str) -> None:
        """Makes a span the one that is acted upon while the cursor is in it."""
        self._chosen_span = span_id

    def candidates(self) -> CandidateFinder | None:
        """What of the text could fill the active field; None if no field is active."""
        field, layer = self.field, self.session.layer
        if field is None:
            return None
        made_for, finder = self._finders.get(id(field), (None, None))
        if finder is None or finder.field is not field or finder.text is not self.text:
            finder = None
            self._finders = {key: each for key, each in self._finders.items() if each[1].text is self.text}
        if finder is None or made_for is not layer:
            # One that was never asked for anything found nothing that counts.
            before = finder if finder is not None and finder.learned is not None else None
            finder = CandidateFinder(self.text, field, lambda: self._known(field), before)
            self._finders[id(field)] = (layer, finder)
        return finder

    def prepare(self) -> bool:
        """Does a piece of the work that finding candidates takes, so that keys need not wait for it later.

        Returns:
            Whether there is more to do.
        """
        more = self._knowing().prepare()
        if not more and not self.prepared:
            self._prepared = self.session.article.id
            # What is known by now, the one that was there may not know.
            self._finders = {key: (None, finder) for key, (_, finder) in self._finders.items()}
        return more

    def _known(self, field: Field) -> "Known":
        return self._knowing().known(field)

    def _knowing(self) -> "Knowledge":
        if self._knowledge is None:
            from tui.services.knowledge import Knowledge  # noqa: PLC0415 - the desk stands before it is asked for

            self._knowledge = Knowledge(self.session)
        return self._knowledge
