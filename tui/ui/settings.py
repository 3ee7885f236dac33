"""What somebody may settle for themselves: keys, colours, habits. Without a file this costs one look."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tui.ui.commands import Keys
from tui.ui.palettes import Theme

FILE: Final = Path("copydesk", "config.yaml")


class Settings(NamedTuple):
    """Somebody's settings.

    Attributes:
        keys: Which keys run which action.
        theme: What the terminal's background is.
        colour: One of `tui.ui.terminal.colour.MODES`, for where the command line does not say.
        mouse: Whether the mouse is used, unless the command line says that it is not.
        snap: Whether selections grow to whole words when the desk opens.
        lanes: Whether spans are shown under each line when the desk opens.
        propose: Whether candidates are proposed for the fields that the annotator comes to.
        faults: What is wrong in the file, one line each; what is right in it holds all the same.
    """

    keys: Keys = Keys()
    theme: Theme = Theme.AUTO
    colour: str = "auto"
    mouse: bool = True
    snap: bool = True
    lanes: bool = False
    propose: bool = True
    faults: tuple[str, ...] = ()

    @property
    def complaint(self) -> str:
        """What is wrong in the file, in one line; empty if nothing is."""
        if not self.faults:
            return ""
        more = len(self.faults) - 1
        return f"{FILE.name} {self.faults[0]}" + (f" (and {more} more: copydesk keys tells all)" if more else "")


def settings_path(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Where somebody's settings are, after the XDG Base Directory Specification; None without a home."""
    base, home = Path(environ.get("XDG_CONFIG_HOME", "")), Path(environ.get("HOME", ""))
    if base.is_absolute():
        return base / FILE
    return home / ".config" / FILE if home.is_absolute() else None


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Somebody's settings, as far as they can be used; a broken file breaks nothing.

    Args:
        environ: The environment: `XDG_CONFIG_HOME`, else `HOME`.
    """
    path = settings_path(environ)
    try:
        if path is None or not path.stat().st_size:
            return Settings()
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, ValueError) as error:
        return Settings(faults=(f"cannot be read: {getattr(error, 'strerror', None) or error}",))
    from tui.ui.settings_file import read_settings  # noqa: PLC0415 - most have no such file

    return read_settings(path)
