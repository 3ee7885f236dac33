"""The decision pane: one disagreement, what each version says, and the keys that settle it."""

from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Decision, Ruling
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.lines import Line, clean, fit
from tui.ui.review.painting.sides import versions_of

if TYPE_CHECKING:
    from tui.services.adjudicating import Opened


class Beside(NamedTuple):
    """What the pane shows besides the disagreement itself.

    Attributes:
        left: How many disagreements wait in the queue as it is filtered; below 0 if that is not known.
        similar: What `Adjudication.similar` found; None for nothing.
        keys: The keys, which may be somebody's own.
        reason: Title of the reason that was chosen for the next decision; empty for none.
        note: The note for the next decision.
        unclear: Whether the next decision says that the guideline is unclear.
        optional: Whether `both` is to say that leaving the field empty would be right as well.
    """

    left: int = -1
    similar: tuple[Decision, Ruling | None] | None = None
    keys: Keys = DEFAULT_KEYS
    reason: str = ""
    note: str = ""
    unclear: bool = False
    optional: bool = False


NOTHING_BESIDE = Beside()


def case_lines(opened: "Opened", case: Case, size: tuple[int, int], beside: Beside = NOTHING_BESIDE) -> list[Line]:
    """The decision pane.

    Args:
        opened: The article under review.
        case: The disagreement.
        size: Width and height in cells.
        beside: What is shown besides.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    lines = [fit(((f"{case.kind} {case.path}", "rule-title"),), width)]
    lines += [
        fit(((f"{each.number} ", "key"), (clean(str(each.content)), "value")), width) for each in versions_of(case)
    ]
    return (lines + [fit((), width)] * height)[:height]
