"""Files of JSON lines that say what is to be done, carried out line by line."""

from collections.abc import Callable
from typing import BinaryIO

from tui.domain import wire
from tui.domain.errors import DeskError, FormatError
from tui.domain.wire import Json, JsonObject
from tui.formats.jsonlines import read_lines


def carry_out(
    file: BinaryIO,
    name: str,
    read: Callable[[bytes, str], JsonObject],
    do: Callable[[JsonObject], object],
    before: str,
) -> int:
    """Reads all lines, then does what they say, one after the other.

    Args:
        file: JSON lines, open for reading bytes.
        name: What the file is called in errors.
        read: Gives what a line says; it is called with the line and its place, for errors.
        do: Does it.
        before: What happened to the lines before one that fails, after their number.

    Returns:
        How many were carried out.

    Raises:
        FormatError: A line cannot be read: then none is carried out; or it does not fit: then those before it are.
    """
    lines = [(number, read(line, f"{name}:{number}")) for number, line in read_lines(file)]
    for done, (number, line) in enumerate(lines):
        try:
            do(line)
        except DeskError as error:
            raise FormatError(f"{name}:{number}: {error.message} ({done} {before})") from error
    return len(lines)


def parsed(line: bytes, where: str) -> Json:
    """What a line holds.

    Args:
        line: JSON in UTF-8.
        where: The line's place, for errors.

    Raises:
        FormatError: It is not JSON.
    """
    try:
        return wire.parse(line.decode())
    except (FormatError, UnicodeDecodeError) as error:
        raise FormatError(f"{where}: this is not JSON.") from error
