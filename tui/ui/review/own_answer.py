"""What answers of one's own have in common, whether they are values or spans: keys, versions, and how they end."""

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.combining import version_of
from tui.domain.adjudication.contents import Content, digest, is_blank
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.errors import DeskError, EditError
from tui.ui.commands import DEFAULT_KEYS, Keys, key_map
from tui.ui.desk import actions
from tui.ui.registry.base import OWN
from tui.ui.review.own_desk import Ground, OwnDesk
from tui.ui.review.painting.saying import marks_of

if TYPE_CHECKING:
    from tui.ui.desk.text_rows import TextRows
    from tui.ui.entry import Outcome

BEGIN = "begin-"
"""Begins the ids of the actions that begin from a version; its number follows."""


class Step(Enum):
    """How far an own answer is."""

    GOES_ON = auto()
    ACCEPTED = auto()
    LEFT = auto()


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
        self._contents = ground.contents
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
            whole = version_of(self.case, number) if self.ground.takes else None
            if whole is not None and digest(whole) == digest(content):
                return Ruling(Choice.TAKE, number, together=True)
        return Ruling(Choice.OWN, content=content)

    def hint(self) -> str:
        """The keys by which this answer is made, in one sentence."""
        raise NotImplementedError

    def _named(self, text: str, *actions_: str) -> str:
        """A sentence with the keys of actions in it."""
        return text.format(*(self.desk.key(each) for each in actions_))

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
