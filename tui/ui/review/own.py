"""An answer of one's own: the desk's editors on one question of a copy of the gold layer.

Nothing is written. What is accepted becomes the content of a ruling, and the service carries that out; what is left
leaves everything as it was.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.choosing import choices
from tui.domain.adjudication.decisions import Choice, Kind
from tui.domain.errors import EditError
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.review.own_answer import OwnAnswer, Step
from tui.ui.review.own_desk import ground_of
from tui.ui.review.own_span import OwnSpan
from tui.ui.review.own_value import OwnValue

if TYPE_CHECKING:
    from tui.services.review_articles import Opened
    from tui.store.project import Project
    from tui.ui.desk.text_rows import TextRows

__all__ = ["OwnAnswer", "OwnSpan", "Step", "make_own"]


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
