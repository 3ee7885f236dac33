"""Keys pressed at a desk without a screen, in the way of the annotate screen."""

from textual.keys import _character_to_key

from tests.support.desks import DeskAtWork
from tui.domain.errors import DeskError
from tui.ui.commands import key_map, label_keys
from tui.ui.desk.actions import run
from tui.ui.registry.base import ANNOTATE

Key = str
"""A character, or a name such as `enter`, `tab`, `space`, as the terminal harness takes them too."""


class Presses:
    """Presses keys at a desk.

    Args:
        work: The desk.
    """

    def __init__(self, work: DeskAtWork) -> None:
        self.desk = work.desk
        self._actions = {**label_keys(work.session.schema.labels), **key_map(ANNOTATE)}

    def press(self, *keys: Key) -> None:
        """Presses keys, one after the other; one that cannot do anything says so and the next one comes."""
        for key in keys:
            character = " " if key == "space" else key if len(key) == 1 else None
            name = _character_to_key(key) if len(key) == 1 else key
            try:
                self._press(name, character)
            except DeskError as error:
                self.desk.say(error.message, alarm=True)

    def _press(self, name: str, character: str | None) -> None:
        desk = self.desk
        if desk.asking is not None:
            desk.answer_key(name, character)
            return
        desk.say("")
        if desk.begins_answer(character or ""):
            run(desk, "edit-value")
            desk.answer_paste(character or "")
        elif action := self._actions.get(name):
            run(desk, action)
