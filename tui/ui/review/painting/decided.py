"""What a decision did, once it is made: now the names may be seen."""

from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Decision
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.lines import Line, fit

if TYPE_CHECKING:
    from tui.services.review_articles import Opened


def decided_lines(
    opened: "Opened", case: Case, decision: Decision, size: tuple[int, int], *, keys: Keys = DEFAULT_KEYS
) -> list[Line]:
    """A decided disagreement with the names: who said what, what became gold, who decided and why.

    Args:
        opened: The article under review, after the decision.
        case: The disagreement, as it is then.
        decision: What settled it.
        size: Width and height in cells.
        keys: The keys, which may be somebody's own.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    return [fit((), width)] * height


def decided_line(opened: "Opened", case: Case, decision: Decision) -> str:
    """The same in one sentence, for the message in the footer after a decision."""
    return ""
