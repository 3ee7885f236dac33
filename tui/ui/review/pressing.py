"""What a key means at the review desk: to the question that is open, to the mode that is on, else an action."""

from collections.abc import Callable

from tui.domain.errors import DeskError
from tui.ui.commands import Keys, key_map
from tui.ui.desk.text_desk import Asking
from tui.ui.entry import Entry
from tui.ui.palette import palette_entry
from tui.ui.registry.base import ALIGNING, OWN, REVIEW
from tui.ui.review.desk import ReviewDesk


class Pressing:
    """Takes keys.

    Args:
        desk: The desk.
        act: Does what belongs to the screen or the application, by the action's id.
        keys: The adjudicator's keys.

    Attributes:
        problem: What is wrong with what was answered last; empty if nothing is.
    """

    def __init__(self, desk: ReviewDesk, act: Callable[[str], None], keys: Keys) -> None:
        self._desk = desk
        self._act = act
        self._own = keys
        self._keys = key_map(REVIEW, keys.commands)
        self.problem = ""

    @property
    def where(self) -> str:
        """The place in the registry whose keys count now."""
        if self._desk.own is not None:
            return OWN
        return ALIGNING if self._desk.aligning is not None else REVIEW

    def action_of(self, key: str) -> str | None:
        """The action that a key runs where nothing is asked; None if it runs none."""
        return self._keys.get(key)

    def press(self, key: str, character: str | None) -> None:
        """Takes a key; what cannot be done is said, and nothing else happens."""
        desk = self._desk
        self.problem = ""
        if desk.running is not None:
            leaving = self._keys.get(key) == "quit"
            if key == "escape" or leaving:
                from tui.ui.review import policies  # noqa: PLC0415 - see `tui.ui.review_app.LATER`

                policies.stop(desk)
            if leaving:
                self._guarded(lambda: self.run("quit"))
            return
        if desk.asking is not None:
            self._guarded(lambda: desk.answer_key(key, character), asking=True)
            return
        desk.say("")
        self._guarded(lambda: self._key(key, character))

    def paste(self, text: str) -> None:
        """Takes pasted text: it goes to the open question, and nowhere else."""
        desk = self._desk
        if desk.own is not None:
            self._guarded(lambda: desk.own.paste(text) if desk.own is not None else None, asking=True)
        elif desk.asking is not None:
            self._guarded(lambda: desk.answer_paste(text), asking=True)

    def attempt(self, action: str) -> None:
        """Runs an action by id; what cannot be done is said."""
        self._desk.say("")
        self._guarded(lambda: self.run(action))

    def _key(self, key: str, character: str | None) -> None:
        desk = self._desk
        if desk.own is not None or desk.aligning is not None:
            from tui.ui.review import modes  # noqa: PLC0415 - see `tui.ui.review_app.LATER`

            modes.press(desk, key, character)
        elif key == "escape":
            desk.unselect()
        elif (action := self._keys.get(key)) is not None:
            self.run(action)
        else:
            desk.say(self._own.unused(key))

    def run(self, action: str) -> None:
        """Runs an action by id.

        Raises:
            DeskError: It cannot be done now.
        """
        from tui.ui.review import modes  # noqa: PLC0415 - see `tui.ui.review_app.LATER`
        from tui.ui.review.actions import run  # noqa: PLC0415 - see `tui.ui.review_app.LATER`

        if run(self._desk, action):
            return
        match action:
            case "edit-value":
                modes.edit(self._desk, self._act, self._own)
            case "alignment":
                modes.align(self._desk, self._act, self._own)
            case "palette":
                self._palette()
            case _:
                self._act(action)

    def _guarded(self, do: Callable[[], object], *, asking: bool = False) -> None:
        desk = self._desk
        try:
            do()
        except DeskError as error:
            own_asks = desk.own is not None and desk.own.desk.asking is not None
            if own_asks or (asking and desk.asking is not None):
                self.problem = error.message
            else:
                desk.say(error.message, alarm=True)

    def _palette(self) -> None:
        """Every action by name."""

        def accept(entry: Entry) -> None:
            if entry.choice is not None:
                self._desk.asking = None
                self.run(entry.choice.id)

        self._desk.ask(Asking(palette_entry(self._own, REVIEW), accept))
