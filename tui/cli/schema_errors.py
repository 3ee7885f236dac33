"""Tells all errors of a schema at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from tui.cli.output import tell
from tui.domain.errors import SchemaError


@contextmanager
def told_in_full() -> Iterator[None]:
    """Prints each error of a schema on a line of its own before the summary.

    Raises:
        SchemaError: With the summary.
    """
    from tui.formats.schema_yaml import SchemaErrors

    try:
        yield
    except SchemaErrors as error:
        lines = error.lines()
        if len(lines) == 1:
            raise
        for line in lines:
            tell(line)
        raise SchemaError(f"{error.name} has {len(lines)} errors.") from error
