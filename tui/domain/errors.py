"""The named bases of every error that a person may see.

Each carries one sentence for the user that says what is wrong and, where there is a way on, what to do.
They are caught in two places only: the entry of the commands and the dispatcher of the screens.
"""


class DeskError(Exception):
    """Something the user can be told in one line.

    Args:
        message: One sentence, without a line break, that says what is wrong and what to do.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class SchemaError(DeskError):
    """A schema that cannot be used."""


class StoreError(DeskError):
    """A project file that cannot be opened, read or written."""


class FormatError(DeskError):
    """Input that cannot be read, or output that cannot be written."""


class EditError(DeskError):
    """An edit that does not fit the layer: it was made against another state of it, or breaks its rules."""
