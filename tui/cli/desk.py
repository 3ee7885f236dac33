"""Opens a desk, and understands plain calls for it without click, which takes as long to load as the database.

click stays the judge of what is right and of what is told: whatever is not plainly right here is left to it, and a
test holds what is understood here against what click makes of it.
"""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

COLOURS = ("auto", "true", "256", "16", "none")

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,63}")
_FLAGS = {"--no-mouse": "no_mouse", "--screen": "screen"}
_VALUES = {"--as": "who", "--article": "article", "--colour": "colour"}


class Call(NamedTuple):
    """How the desk is to be opened.

    Attributes:
        project: The project file.
        who: The annotator.
        article: Id, name or number of the article; None for where the annotator left.
        colour: One of `COLOURS`.
        mouse: Whether the mouse is used.
        screening: Whether to begin with screening.
        tour: Whether to begin with the tour.
        review: Whether it is the desk of an adjudicator.
    """

    project: Path
    who: str
    article: str | None = None
    colour: str = "auto"
    mouse: bool = True
    screening: bool = False
    tour: bool = False
    review: bool = False


def plain_call(arguments: Sequence[str]) -> Call | None:
    """Understands `annotate PROJECT` and `review PROJECT` with a desk's options, each in full and said once.

    Args:
        arguments: Without the program's name.

    Returns:
        None if click has to look at it: it is another command, written in another way, or wrong.
    """
    if not arguments or arguments[0] not in {"annotate", "review"}:
        return None
    said: dict[str, str] = {}
    words = iter(arguments[1:])
    for word in words:
        flag = word in _FLAGS
        name = _FLAGS.get(word) or _VALUES.get(word, "project")
        value = next(words, "") if name in _VALUES.values() else word
        if name in said or not value or (value.startswith("-") and not flag):
            return None
        said[name] = value
    if arguments[0] == "review" and "screen" in said:
        return None
    call = _checked(said)
    return call._replace(review=arguments[0] == "review") if call is not None else None


def _checked(said: Mapping[str, str]) -> Call | None:
    project, who, colour = said.get("project", ""), said.get("who") or default_name(), said.get("colour", "auto")
    if not is_name(who) or colour not in COLOURS or not os.access(project, os.R_OK):
        return None
    return Call(Path(project), who, said.get("article"), colour, "no_mouse" not in said, "screen" in said)


def is_name(text: str) -> bool:
    """Whether it can be an annotator's name: safe in files, paths and on screens, and no number to any reader."""
    return _NAME.fullmatch(text) is not None


def default_name() -> str:
    """Who the annotator is if nobody says: `COPYDESK_AS`, else the login name; empty if there is none."""
    return os.environ.get("COPYDESK_AS") or _login_name()


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def open_desk(call: Call) -> int:
    """Opens the desk and stays until the annotator leaves.

    Args:
        call: How.

    Returns:
        The exit code.
    """
    from tui.ui.terminal.start import begin

    begin(os.environ)
    if call.review:
        from tui.ui.review_app import run_review

        return run_review(call.project, who=call.who, article=call.article, colour=call.colour, mouse=call.mouse)
    from tui.ui.app import run_desk

    return run_desk(
        call.project,
        annotator=call.who,
        article=call.article,
        colour=call.colour,
        mouse=call.mouse,
        screening=call.screening,
        tour=call.tour,
    )
