"""An answer of one's own to a question of the form."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.common import all_marks, common_marks
from tui.domain.adjudication.contents import Content, is_blank, read
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.writing import Writer
from tui.domain.agreement.marks import Mark
from tui.domain.errors import DeskError, EditError
from tui.domain.schema import FieldType
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.desk import actions
from tui.ui.desk.editing_value import edit_value
from tui.ui.review.own_answer import OwnAnswer
from tui.ui.review.own_desk import Ground

if TYPE_CHECKING:
    from tui.ui.desk.text_rows import TextRows
    from tui.ui.entry import Outcome

_VALUE = (
    "{} types or chooses it; {} selects words and {} takes them; 1 2 … begin from a version; {} gives it all the "
    "evidence of the versions, {} what they share."
)
_EVIDENCE = (
    "{} selects words and {} takes them, then again to accept; {} removes evidence; 1 2 … begin from a version; {} "
    "is all the evidence, {} what the versions share."
)


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
        elif self._is_single and field.type is not FieldType.MENTION:
            edit_value(self.desk)

    def content(self) -> Content:
        """What gold is to say; what was typed without evidence has that which all versions give."""
        content = self._read()
        part = content.part
        bare = self._is_single and part.value is not None and not part.evidence
        if bare and not self.ground.require_field().no_evidence and not self.desk.unlinked:
            return content._replace(part=part._replace(evidence=common_marks(self._contents.values())))
        return content

    def hint(self) -> str:
        """The keys by which this answer is made."""
        if self.case.kind is Kind.EVIDENCE:
            return self._named(_EVIDENCE, "select-word", "take", "remove-evidence", "all-marked", "common-marked")
        return self._named(_VALUE, "edit-value", "select-word", "take", "all-marked", "common-marked")

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
                    edit_value(desk)
            case "take":
                actions.run(desk, "take-evidence" if self.case.kind is Kind.EVIDENCE else "take")
                if desk.asking is None:
                    desk.say(f"{desk.message} · {desk.key('take')} accepts it.")
            case "all-marked":
                self._mark(all_marks(self._contents.values()))
            case "common-marked":
                self._mark(common_marks(self._contents.values()))
            case "remove-evidence":
                actions.run(desk, action)
                desk.unlinked = True
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
