"""A labelled span of one's own: its ends are the selection."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.common import all_marks, common_marks
from tui.domain.adjudication.contents import EMPTY, Content, marked
from tui.domain.agreement.marks import Mark
from tui.domain.errors import DeskError, EditError
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.desk import filling
from tui.ui.desk.marking import ask_label
from tui.ui.review.own_answer import OwnAnswer, Step
from tui.ui.review.own_desk import Ground

if TYPE_CHECKING:
    from tui.ui.desk.text_rows import TextRows

_MOVING = (
    "select-word",
    "shrink",
    "extend-start",
    "shrink-start",
    "all-marked",
    "common-marked",
    "label",
    "take",
)
_SPAN = (
    "{} {} move the end, {} {} the start; {} is all that is marked, {} what all mark; 1 2 … begin from a version; "
    "{} labels anew; {} accepts."
)


class OwnSpan(OwnAnswer):
    """An own labelled span: its ends are the selection."""

    def __init__(
        self, ground: Ground, case: Case, rows: "TextRows", act: Callable[[str], None], keys: Keys = DEFAULT_KEYS
    ) -> None:
        super().__init__(ground, case, rows, act, keys)
        self.label = ""
        self._put(ground.said or next(iter(self._contents.values())))

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
                if action in filling.ACTIONS:
                    raise DeskError(f"This is a span: {self.hint()}")
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

    def hint(self) -> str:
        """The keys by which the ends are moved, and how it ends."""
        return self._named(_SPAN, *_MOVING)

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
