"""What the review desk paints, as text, and articles to paint."""

from collections.abc import Iterable, Iterator

from tests.support.adjudicating import desk, panel
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.resolving import settle_rest
from tui.domain.adjudication.review import Panel
from tui.domain.layers import Layer
from tui.services.review_articles import Opened, open_panel
from tui.ui.lines import Line


def opened(*layers: Layer) -> Opened:
    """An article under review; what all agree on is accepted."""
    return of_panel(panel(*layers))


def of_panel(before: Panel) -> Opened:
    """The same of a panel."""
    return open_panel(settle_rest(before, desk()).panel, 0)


def case_of(article: Opened, kind: str, path: str = "") -> Case:
    """The open disagreement of a kind."""
    found = [case for case in article.cases if case.open and case.kind == kind and case.path == path]
    assert len(found) == 1, [(case.kind, case.path) for case in article.cases if case.open]
    return found[0]


def shown(lines: Iterable[Line]) -> list[str]:
    """The text of lines, without the blanks at their ends."""
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def styled(lines: Iterable[Line], style: str) -> Iterator[str]:
    """The text of runs in a style."""
    return (text for line in lines for text, name in line if name == style)
