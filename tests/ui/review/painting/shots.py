"""What the review desk paints of an article with every kind of disagreement, as text.

`python -m tests.ui.review.painting.shots` writes it anew. Look at what `git diff` says before you keep it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.support.painted import everything, problem, shown
from tui.domain.adjudication.cases import Case
from tui.services.review_articles import Opened
from tui.ui.review.painting.alignment import alignment_lines
from tui.ui.review.painting.decided import decided_line
from tui.ui.review.painting.pane import Beside, case_lines

FOLDER = Path(__file__).parent / "shots"
SIZES = ((80, 11), (120, 19), (200, 24))


def cases() -> Iterator[tuple[Opened, Case]]:
    """Every open disagreement."""
    for article in (everything(), problem()):
        yield from ((article, case) for case in article.cases if case.open)


def shot(size: tuple[int, int]) -> str:
    """All of it in one size."""
    width, _ = size
    parts: list[list[str]] = []
    for article, case in cases():
        parts.append(shown(case_lines(article, case, size, Beside(left=12))))
    for article in (everything(), problem()):
        members = [member for topic in article.review.events for member in topic.members]
        parts.append(shown(alignment_lines(article, size, members[-1], members[:1])))
    article = problem()
    parts += [[decided_line(article, case, case.decision)] for case in article.cases if case.decision is not None]
    return "\n".join("\n".join([*(line.rstrip() for line in part), "=" * width]) for part in parts) + "\n"


def path_of(size: tuple[int, int]) -> Path:
    """Where it is kept."""
    return FOLDER / f"{size[0]}x{size[1]}.txt"


def main() -> None:
    """Writes all sizes."""
    FOLDER.mkdir(exist_ok=True)
    for size in SIZES:
        path_of(size).write_text(shot(size))
        sys.stdout.write(f"{path_of(size).name}\n")


if __name__ == "__main__":
    main()
