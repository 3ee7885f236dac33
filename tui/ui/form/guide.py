"""The guideline of the active field, beside it where the window is wide."""

from collections.abc import Sequence
from typing import Final

from tui.domain.schema import Field
from tui.ui.lines import Line

WIDE: Final = 120
"""Cells of a window from which on the guideline has room."""


class Guide:
    """What the schema says of the active field, made once for each.

    Nothing is shown before `ready` is set: the first painting does not wait for it. And who goes through the fields
    has no use for it: that of another field comes only where the annotator rests, see `waits`.
    """

    def __init__(self) -> None:
        self.ready = False
        self._made: tuple[Field, int] | None = None
        self._lines: Sequence[Line] = ()

    def lines(self, field: Field | None, window: int, width: int, *, rested: bool) -> Sequence[Line]:
        """The guideline, its title first.

        Args:
            field: The active field; None for none.
            window: Cells of the window.
            width: Cells of the form.
            rested: Whether no key came for a moment; while keys come, that of the field before stays.

        Returns:
            Lines of `width` cells; none where there is no room or nothing to say.
        """
        if not self.ready or field is None or window < WIDE:
            self._made = None
            return ()
        if self._made is None or self._made[1] != width or (rested and self._made[0] is not field):
            from tui.ui.help import field_help_lines  # noqa: PLC0415 - see `tui.ui.later`

            self._made = (field, width)
            found = field_help_lines(field, width)
            self._lines = found if len(found) > 1 else ()
        return self._lines

    def waits(self, field: Field | None) -> bool:
        """Whether the guideline that is shown is that of another field than the active one."""
        return field is not None and self._made is not None and self._made[0] is not field
