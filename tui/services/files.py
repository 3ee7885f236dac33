"""Files that are written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tui.domain.errors import FormatError
from tui.store.new_files import clear_leftovers, require_directory, sync, unfinished_name


@contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Opens a file that gets its name when all of it is on disk; after an error nothing has changed.

    Args:
        path: Its name. A link is replaced, not followed.
        replace: Whether a file that is there may go.

    Raises:
        FormatError: A file is there and may not go, or something else is there.
        StoreError: There is no such directory.
        OSError: It cannot be written.
    """
    if os.path.lexists(path) and not path.is_file():
        raise FormatError(f"{path} is there and is not a file: choose another name, or - for standard output.")
    if os.path.lexists(path) and not replace:
        raise FormatError(f"{path} is there already: choose another name, or replace it with --force.")
    require_directory(path.absolute(), str(path))
    directory = path.absolute().parent
    clear_leftovers(directory)
    unfinished = directory / unfinished_name()
    try:
        handle = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        # The name that the system complains of is not one that the user knows.
        raise OSError(error.errno, error.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fchmod(file.fileno(), 0o666 & ~_umask())
            os.fsync(file.fileno())
        _give_name(unfinished, path, replace=replace)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    sync(directory)


def _give_name(unfinished: Path, path: Path, *, replace: bool) -> None:
    """A link never replaces what has come to be there meanwhile; where there are no links, a rename has to do."""
    if not replace:
        try:
            os.link(unfinished, path)
        except FileExistsError:
            raise FormatError(
                f"{path} is there already: choose another name, or replace it with --force."
            ) from None
        except OSError:
            pass
        else:
            unfinished.unlink()
            return
    unfinished.replace(path)


def _umask() -> int:
    """The mask of the process, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
