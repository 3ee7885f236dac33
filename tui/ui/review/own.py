"""An answer of one's own: the desk's editors on one question of a copy of the gold layer.

Nothing is written. What is accepted becomes the content of a ruling, and the service carries that out; what is left
leaves everything as it was.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case, choices
from tui.domain.adjudication.common import all_marks, common_marks
from tui.domain.adjudication.contents import EMPTY, Content, digest, is_blank, marked, read
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.domain.adjudication.writing import Writer
from tui.domain.agreement.marks import Mark
from tui.domain.errors import DeskError, EditError
from tui.domain.schema import FieldType
from tui.ui.commands import DEFAULT_KEYS, Keys, key_map
from tui.ui.desk import actions, filling
from tui.ui.desk.marking import ask_label
from tui.ui.registry.base import OWN
from tui.ui.review.own_desk import Ground, OwnDesk, ground_of
from tui.ui.review.painting.saying import marks_of

if TYPE_CHECKING:
    from tui.services.adjudicating import Opened
    from tui.store.project import Project
    from tui.ui.desk.text_rows import TextRows
    from tui.ui.entry import Outcome

BEGIN = "begin-"
"""Begins the ids of the actions that begin from a version; its number follows."""


class Step(Enum):
    """How far an own answer is."""

    GOES_ON = auto()
    ACCEPTED = auto()
    LEFT = auto()


def make_own(
    opened: "Opened",
    case: Case,
    project: "Project",
    rows: "TextRows",
    act: Callable[[str], None],
    *,
    keys: Keys = DEFAULT_KEYS,
) -> "OwnAnswer":
    """Begins an answer of one's own to a disagreement.

    Args:
        opened: The article under review.
        case: The disagreement.
        project: The open project.
        rows: Where the text's rows are on the screen.
        act: Does what belongs to the screen or the application (help, the field's help), by the action's id.
        keys: The adjudicator's keys.

    Raises:
        EditError: It is about a whole event or item, which has no value.
    """
    if Choice.OWN not in choices(opened.panel.schema, case) or (
        case.topic.is_thing and case.kind is not Kind.PROBLEM
    ):
        raise EditError("This is about a whole event: take a version; its answers come one by one afterwards.")
    ground = ground_of(opened, case, project)
    kind = OwnSpan if ground.field is None else OwnValue
    return kind(ground, case, rows, act, keys)


class OwnAnswer:
    """What both kinds of own answers have: keys, versions to begin from, and how they end.

    Args:
        ground: The copy of the gold layer, and the place in it.
        case: The disagreement.
        rows: Where the text's rows are on the screen.
        act: See `make_own`.
        keys: The adjudicator's keys.

    Attributes:
        desk: The desk that the screen draws: its form holds the question, its text has the cursor.
    """

    def __init__(
        self, ground: Ground, case: Case, rows: "TextRows", act: Callable[[str], None], keys: Keys = DEFAULT_KEYS
    ) -> None:
        self.case = case
        self.ground = ground
        self.desk = OwnDesk(ground, rows, keys)
        self._act = act
        self._keys = key_map(OWN, keys.commands)
        self._contents = {
            view.version + 1: view.content for view in reversed(case.sides) if view.content is not None
        }
        self._step = Step.GOES_ON
        self._look_at(*(self._contents[number] for number in sorted(self._contents)))

    def _look_at(self, *contents: Content) -> None:
        """Puts the cursor where the first of some contents that marks anything begins to."""
        first = next((marks[0] for content in contents if (marks := marks_of(content))), None)
        if first is not None:
            self.desk.move_to(first.ranges[0][0])

    def press(self, key: str, character: str | None) -> Step:
        """Takes a key.

        Args:
            key: Textual's name of it.
            character: What it types; None for none.

        Returns:
            Whether the answer is accepted or left by it.

        Raises:
            DeskError: It cannot be done now; the answer goes on.
        """
        if self.desk.asking is not None:
            ticked = self.desk.asking.entry.ticked is not None
            typed = self.desk.asking.steps
            outcome = self.desk.answer_key(key, character)
            if outcome is not None and typed:
                self._answered(outcome, ticked=ticked)
        else:
            self.desk.say("")
            action = self._keys.get(key)
            if action is None:
                raise DeskError(f"This key does nothing here: {self.desk.key('unselect')} goes back.")
            self.run(action)
        return self._step

    def paste(self, text: str) -> None:
        """Takes pasted text; it goes to the open question, and nowhere else."""
        self.desk.answer_paste(text)

    def run(self, action: str) -> Step:
        """Runs an action by id.

        Raises:
            DeskError: It cannot be done now.
        """
        desk = self.desk
        if action.startswith(BEGIN):
            self.begin(int(action.removeprefix(BEGIN)))
        elif action == "finish":
            self._accept()
        elif action == "unselect" and not desk.taken_ranges():
            self._step = Step.LEFT
        elif not self._own_action(action) and not actions.run(desk, action):
            self._act(action)
        return self._step

    def begin(self, version: int) -> None:
        """Begins from what a version says.

        Args:
            version: Its number, from 1.

        Raises:
            EditError: There is nothing to begin from.
        """
        content = self._contents.get(version)
        if content is None:
            raise EditError(f"Version {version} says nothing that an answer could begin from.")
        self._put(content)
        self._look_at(content)
        self.desk.say(f"This is version {version}: change it, {self.desk.key('take')} accepts it.")

    def content(self) -> Content:
        """What gold is to say; empty for nothing."""
        raise NotImplementedError

    def ruling(self) -> Ruling:
        """The ruling: what a version says word for word is taken from it, so that gold names its source."""
        content = self.content()
        for number, view in enumerate(self.case.sides):
            if view.content is not None and digest(view.content) == digest(content) and self.ground.takes:
                return Ruling(Choice.TAKE, number)
        return Ruling(Choice.OWN, content=content)

    def _accept(self) -> None:
        self.desk.asking = None
        if is_blank(self.content()):
            raise EditError("This says nothing yet: answer it, or go back; there one key says that none is right.")
        self._step = Step.ACCEPTED

    def _answered(self, outcome: "Outcome", *, ticked: bool) -> None:
        """What follows when the question of the value was accepted or left."""

    def _own_action(self, action: str) -> bool:
        """Runs what means something else here than at the desk; whether it was that."""
        raise NotImplementedError

    def _put(self, content: Content) -> None:
        raise NotImplementedError


class OwnValue(OwnAnswer):
    """An own answer to a question of the form."""

    def __init__(
        self, ground: Ground, case: Case, rows: "TextRows", act: Callable[[str], None], keys: Keys = DEFAULT_KEYS
    ) -> None:
        super().__init__(ground, case, rows, act, keys)
        field = ground.require_field()
        self._is_single = not field.many and field.type is not FieldType.GROUP
        if case.kind is Kind.EVIDENCE:
            first = next(iter(self._contents.values()))
            self._put(first._replace(part=first.part._replace(evidence=common_marks(self._contents.values()))))
            self.desk.say("Select the words that are the evidence; enter takes them.")
        elif self._is_single and field.type is not FieldType.MENTION:
            filling.edit_value(self.desk)

    def content(self) -> Content:
        """What gold is to say; what was typed without evidence has that which all versions give."""
        content = self._read()
        part = content.part
        bare = self._is_single and part.value is not None and not part.evidence
        if bare and not self.ground.require_field().no_evidence and not self.desk.unlinked:
            return content._replace(part=part._replace(evidence=common_marks(self._contents.values())))
        return content

    def _read(self) -> Content:
        ground = self.ground
        layer, field = self.desk.session.layer, ground.require_field()
        return read(layer, *ground.place, field, ground.names)

    def _answered(self, outcome: "Outcome", *, ticked: bool) -> None:
        done = outcome.accepted or (ticked and outcome.left and outcome.step > 0)
        if done and self._is_single and self.desk.asking is None and not is_blank(self._read()):
            self._accept()

    def _own_action(self, action: str) -> bool:
        desk = self.desk
        match action:
            case "take" if not desk.taken_ranges():
                if self.desk.scratch.changed and not is_blank(self._read()):
                    self._accept()
                else:
                    filling.edit_value(desk)
            case "take" if self.case.kind is Kind.EVIDENCE:
                actions.run(desk, "take-evidence")
            case "all-marked":
                self._mark(all_marks(self._contents.values()))
            case "common-marked":
                self._mark(common_marks(self._contents.values()))
            case "remove-evidence":
                desk.unlinked = True
                return False
            case "label":
                raise DeskError("Labels are for spans: what you select here is evidence of the answer.")
            case _:
                return False
        return True

    def _mark(self, marks: tuple[Mark, ...]) -> None:
        """Gives the answer other evidence."""
        if not marks:
            raise EditError("There are no words that all versions mark.")
        content = self._read()
        if is_blank(content):
            raise EditError("Answer it first: evidence supports an answer.")
        self._put(content._replace(part=content.part._replace(evidence=marks)))

    def _put(self, content: Content) -> None:
        ground, session = self.ground, self.desk.session
        writer = Writer(session.layer, session.new_id)
        gold = {name: event for event, name in ground.names.items()}
        writer.put(*ground.place, ground.require_field(), content, gold)
        writer.end()
        self.desk.asking = None
        self.desk.perform(writer.draft.edit("edit-value", "begin anew"))
        self.desk.release()
        self.desk.go_near(ground.place[1])


class OwnSpan(OwnAnswer):
    """An own labelled span: its ends are the selection."""

    def __init__(
        self, ground: Ground, case: Case, rows: "TextRows", act: Callable[[str], None], keys: Keys = DEFAULT_KEYS
    ) -> None:
        super().__init__(ground, case, rows, act, keys)
        self.label = ""
        self._put(ground.said or next(iter(self._contents.values())))
        self.desk.say(_MOVES.format(*(self.desk.key(each) for each in _MOVING)))

    def content(self) -> Content:
        """The span that gold is to have; empty if nothing is selected."""
        ranges = self.desk.taken_ranges()
        return marked(Mark(ranges, self.label)) if ranges else EMPTY

    def _own_action(self, action: str) -> bool:
        match action:
            case "take":
                self._accept()
            case "unselect":
                self._step = Step.LEFT
            case "all-marked":
                self._put_ranges(all_marks(self._of_label()))
            case "common-marked":
                self._put_ranges(common_marks(self._of_label()))
            case "label":
                ask_label(self.desk, "Label", self._relabel)
            case _:
                if action not in _FOR_SPANS and action in filling.ACTIONS:
                    raise DeskError(_MOVES.format(*(self.desk.key(each) for each in _MOVING)))
                return False
        return True

    def _look_at(self, *contents: Content) -> None:
        """Leaves the cursor at the end of the selection: that is where the span is."""

    def _of_label(self) -> list[Content]:
        """What the versions mark, all under the label of this span."""
        return [
            marked(Mark(mark.ranges, self.label))
            for content in self._contents.values()
            for mark in content.part.evidence
        ]

    def _relabel(self, label: str) -> None:
        self.label = label

    def _put(self, content: Content) -> None:
        mark = content.part.evidence[0]
        self.label = mark.label
        self._put_ranges((mark,))

    def _put_ranges(self, marks: tuple[Mark, ...]) -> None:
        ranges = tuple(each for mark in marks for each in mark.ranges)
        if not ranges:
            raise EditError("There is nothing that all versions mark.")
        self.desk.release()
        self.desk.held = ranges[:-1]
        self.desk.select_range(ranges[-1])


_MOVING = ("select-word", "shrink", "extend-start", "shrink-start", "label", "take")
_MOVES = "{} {} move the end, {} {} the start, {} labels anew, {} accepts."
_FOR_SPANS = ("take",)
