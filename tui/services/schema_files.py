"""The files beside a schema: those of its folder, and no others."""

import os
import stat
from pathlib import Path, PurePosixPath

from tui.domain.visible import visible
from tui.formats.schema_tables import MAX_BYTES, FileFault, SchemaFiles, quoted


class BesideSchema:
    """The files of a schema's folder and of the folders in it.

    Args:
        folder: Where the schema stands.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        """The bytes of a file.

        Args:
            name: The way to it from the folder, with slashes.

        Raises:
            FileFault: It is not there, is no plain file, is too large, lies outside of the folder, or cannot be
                read.
        """
        path = self._inside(name)
        try:
            # Opening a pipe would wait for somebody to write into it.
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
            with open(handle, "rb") as file:  # noqa: PTH123 - a handle, not a path
                kind = os.fstat(handle)
                if not stat.S_ISREG(kind.st_mode):
                    raise FileFault(f"{quoted(name)} is no plain file; expected a file beside the schema")
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise FileFault(f"{quoted(name)} cannot be read ({error.strerror}); expected a file") from None
        if len(content) > MAX_BYTES:
            raise FileFault(f"{quoted(name)} has more than {MAX_BYTES:,} bytes; expected no more")
        return content

    def _inside(self, name: str) -> Path:
        """Where a file really is, if that is inside the folder."""
        parts = PurePosixPath(name).parts
        if not parts or name.startswith(("/", "~")) or ".." in parts or "\\" in name or "\x00" in name:
            raise FileFault(f"{quoted(name)} leaves the schema's folder; expected a file inside it")
        try:
            folder = self._folder.resolve(strict=True)
            path = (folder / name).resolve(strict=True)
        except FileNotFoundError:
            raise FileFault(
                f"{quoted(name)} is not there; expected a file in {visible(str(self._folder))}"
            ) from None
        except (OSError, RuntimeError):
            raise FileFault(f"{quoted(name)} cannot be found; expected a file beside the schema") from None
        if not path.is_relative_to(folder):
            raise FileFault(f"{quoted(name)} leads out of the schema's folder; expected a file inside it")
        return path


class RememberedFiles:
    """Files that remember what was read of them, so that a project can keep it.

    Args:
        files: Where they come from.

    Attributes:
        contents: What was read, by name.
    """

    def __init__(self, files: SchemaFiles) -> None:
        self._files = files
        self.contents: dict[str, bytes] = {}

    def read(self, name: str) -> bytes:
        """The bytes of a file; of one that was read before the same ones again."""
        if name not in self.contents:
            self.contents[name] = self._files.read(name)
        return self.contents[name]
