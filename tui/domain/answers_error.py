"""The error of an answer that cannot be read, apart so that dates and quantities can raise it."""

from tui.domain.errors import DeskError

_SHOWN = 40


class AnswerError(DeskError):
    """An answer that cannot be read as a value of its field."""


def quoted(typed: str) -> str:
    """What was typed, in quotation marks and short enough to stand in a message of one line."""
    line = " ".join(typed.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}”"
